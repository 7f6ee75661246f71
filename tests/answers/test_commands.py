"""The commands as a user meets them: real processes on a ledger, exit codes, no traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import samples
from kept import keep
from sayso.ledger import Ledger


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    with Ledger(str(folder / "sayso.db")) as ledger:
        keep(ledger, samples.full())
    return folder


def sayso(here: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "sayso", *arguments],
        capture_output=True,
        cwd=here,
        timeout=300,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", **environment},
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


@pytest.mark.parametrize("command", ["search gate", "claims", "trace gate", "conflicts", "forecasts", "speakers moro"])
def test_a_question_is_answered_in_every_form(here: Path, command: str) -> None:
    shown = sayso(here, *command.split())
    assert shown.returncode == 0
    assert "Moro" in shown.stdout
    made = json.loads(sayso(here, *command.split(), "--json", "--limit", "1").stdout)
    lists = [value for value in made.values() if isinstance(value, list)]
    assert max(map(len, lists)) == 1
    rows = list(csv.reader(io.StringIO(sayso(here, *command.split(), "--csv").stdout, newline="")))
    assert len(rows) > 1


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("search ...", 2, "no word"),
        ("search", 2, "WORDS"),
        ("claims --json --csv", 2, "exclude each other"),
        ("forecasts --due tomorrow", 2, "write it as 2031-05-03"),
        ("search gate --ledger none.db", 6, "no ledger there"),
        ("brief", 2, "nothing to brief"),
        ("brief --ledger sayso.db sayso.db", 2, "exclude each other"),
        ("brief --ledger sayso.db zebra", 3, "nothing could be read"),
    ],
)
def test_what_cannot_be_done_is_said(here: Path, command: str, code: int, told: str) -> None:
    done = sayso(here, *command.split())
    assert done.returncode == code
    assert told in done.stderr


def test_due_alone_is_due_today(here: Path) -> None:
    today = sayso(here, "forecasts", "--due", "today", "--json").stdout
    assert today != sayso(here, "forecasts", "--json").stdout, "what is not due yet is left out"
    for arguments in (("--due", "--json"), ("--json", "--due")):
        assert sayso(here, "forecasts", *arguments).stdout == today


def test_nothing_found_is_no_failure(here: Path) -> None:
    done = sayso(here, "search", "zebra")
    assert (done.returncode, done.stdout) == (0, "No passage was found.\n")


def test_the_environment_names_the_ledger(here: Path, tmp_path: Path) -> None:
    done = sayso(tmp_path, "speakers", "tan", SAYSO_LEDGER=str(here / "sayso.db"))
    assert "Piet Tan" in done.stdout


def test_a_brief_of_some_matter(here: Path) -> None:
    done = sayso(here, "brief", "--ledger", "sayso.db", "contributed", "--json", "--question", "Who opened it?")
    made = json.loads(done.stdout)
    assert made["question"] == "Who opened it?"
    assert {report["id"] for report in made["reports"]} == {samples.COPY.id, samples.WIRE.id}
