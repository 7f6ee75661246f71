"""`sayso judge` as a user meets it: what it prints, what it refuses and with which exit code, and what a program reads."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso import api
from sayso.cli.app import app
from sayso.errors import SaysoError
from sayso.ledger import Ledger
from sayso.model import Page

STORIES = {
    "star.txt": "Doors stood open\n\nBy Nell Orrin, March 2, 2026\n\n“The bow doors stood open all winter,” Una Perrow said.\n",
    "courier.txt": "Open all winter\n\nBy Jon Teller, March 3, 2026\n\n“The bow doors stood open all winter,” said Bo Rask.\n",
}


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


def sayso(*arguments: str, at: Path, **env: str) -> Done:
    given = {"COLUMNS": "100", "SAYSO_WHO": "Ann", "SAYSO_LEDGER": str(at / "sayso.db"), **env}
    result = CliRunner().invoke(app, arguments, env=given)
    error = result.exception
    if isinstance(error, SaysoError):
        return Done(error.exit_code, result.stdout, str(error))
    assert error is None or isinstance(error, SystemExit), error
    return Done(result.exit_code, result.stdout, result.stderr)


@pytest.fixture(scope="module")
def at(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("judge")
    pages = [Page.of(name, text.encode(), "text/plain") for name, text in STORIES.items()]
    with Ledger(str(folder / "full.db")) as ledger:
        api.add_pages(pages, ledger, api.Settings(here=True))
    return folder


@pytest.fixture
def ledger(at: Path) -> Path:
    for name in ("sayso.db", "sayso.db-wal", "sayso.db-shm"):
        (at / name).unlink(missing_ok=True)
    (at / "sayso.db").write_bytes((at / "full.db").read_bytes())
    return at


def listed(at: Path, *more: str) -> list[dict]:
    return [json.loads(line) for line in sayso("judge", "list", "--json", *more, at=at).stdout.splitlines()]


def test_a_judgement_names_its_words_its_maker_and_its_effect(ledger: Path) -> None:
    done = sayso("judge", "merge-origins", "1.1", "2.1", "--why", "one call", at=ledger)
    assert done.returncode == 0, done.stderr
    for words in ("j1  one origin", "1.1  “The bow doors stood", "Una Perrow", "Bo Rask", "Ann, ", ": one call"):
        assert words in done.stdout
    assert "2 independent origins" in done.stdout


def test_what_was_made_can_be_listed_and_undone(ledger: Path) -> None:
    assert sayso("judge", "grade-source", "Una Perrow", "b", "--why", "was there", at=ledger).returncode == 0
    assert sayso("judge", "grade", "1.1", "6", "--why", "no way to tell", "--by", "Bo", at=ledger).returncode == 0
    source, statement = listed(ledger)
    assert (source["value"], source["meaning"], source["source"], source["who"]) == (
        "B",
        "usually reliable",
        "Una Perrow",
        "Ann",
    )
    assert (statement["known"], statement["stix_confidence"], statement["who"]) == (False, None, "Bo")
    assert statement["statements"][0]["number"] == "1.1"
    done = sayso("judge", "undo", "j2", "--why", "there is", at=ledger)
    assert "takes back j2 (grade statement 6, by Bo" in done.stdout
    assert [one["id"] for one in listed(ledger)] == ["j1"]
    assert [(one["id"], one["withdrawn_by"]) for one in listed(ledger, "--history")][1] == ("j2", "j3")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["grade", "1.1", "1", "--why", " "], 7, "--why"),
        (["grade", "1.1", "9", "--why", "x"], 7, "1, 2, 3, 4, 5, 6"),
        (["grade", "8.1", "2", "--why", "x"], 7, "8.1: no statement"),
        (["settle", "1.1", "came-true", "--why", "x"], 7, "foretells nothing"),
        (["undo", "j1", "--why", "x"], 7, "j1: no judgement"),
        (["grade", "1.1", "2"], 2, "--why"),
        (["grade", "1.1"], 2, ""),
        (["list", "--ledger", "none.db"], 6, "none.db: no ledger there"),
    ],
)
def test_what_is_refused(ledger: Path, arguments: list[str], code: int, says: str) -> None:
    done = sayso("judge", *arguments, at=ledger)
    assert done.returncode == code
    assert says in done.stderr
    assert listed(ledger, "--history") == []


def test_the_environment_names_ledger_and_maker(ledger: Path) -> None:
    other = ledger / "other.db"
    other.write_bytes((ledger / "full.db").read_bytes())
    arguments = ("judge", "grade", "1.1", "4", "--why", "x", "--json")
    made = json.loads(sayso(*arguments, at=ledger, SAYSO_LEDGER=str(other), SAYSO_WHO="Ida").stdout)
    assert (made["who"], made["value"], made["notes"]) == ("Ida", "4", [])
    assert listed(ledger) == []


def test_a_refusal_is_one_line_and_an_exit_code(ledger: Path) -> None:
    command = [sys.executable, "-m", "sayso", "judge", "undo", "j1", "--why", "x", "--ledger", "sayso.db"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ledger, timeout=120)
    assert (done.returncode, done.stdout) == (7, "")
    assert done.stderr.startswith("sayso: error: j1: no judgement of this ledger")
    assert done.stderr.count("\n") == 1
