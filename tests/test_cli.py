"""The command line as a user meets it: a real process, real files, exit codes, and no traceback whatever is put in."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

STORY = """Ferry sank with doors open

By Nell Orrin

QUELL, March 2, 2026 (Norwire) - The ferry sailed with its doors open, the coastguard said on Monday.

"Nobody had looked at them since the winter," Una Perrow, who leads the inquiry, told reporters at the harbour in Quell.
"""


def sayso(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "sayso", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        timeout=120,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
    )
    assert b"Traceback" not in done.stderr + done.stdout
    return done


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_read_prints_one_object_a_line(story: Path) -> None:
    done = sayso("read", story, story, "--json")
    assert done.returncode == 0
    for line in done.stdout.decode().splitlines():
        one = json.loads(line)
        assert (one["title"], one["byline"], one["outlet"]) == ("Ferry sank with doors open", "Nell Orrin", "Norwire")
        assert one["published"] == "2026-03-02"
        assert one["dateline"] == "QUELL, March 2, 2026 (Norwire)"
        quotes = [one["text"][a:b] for x in one["attributions"] for a, b in x["content"]]
        assert any("Nobody had looked at them" in quote for quote in quotes)


def test_plain_takes_the_file_as_it_stands(story: Path) -> None:
    one = json.loads(sayso("read", "--plain", "--json", story).stdout)
    assert one["text"] == STORY


def test_standard_input(story: Path) -> None:
    one = json.loads(sayso("read", "-", "--json", stdin=story.read_bytes()).stdout)
    assert one["byline"] == "Nell Orrin"


@pytest.mark.parametrize("ending", [".html", ".md", ".json"])
def test_brief_writes_by_ending(story: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"brief{ending}"
    done = sayso("brief", story, "-o", out, "--question", "Who left the doors open?")
    assert done.returncode == 0
    text = out.read_text(encoding="utf-8")
    assert "Who left the doors open?" in text
    assert "Una Perrow" in text


def test_pages_are_kept_by_hash(story: Path, tmp_path: Path) -> None:
    one = json.loads(sayso("read", story, "--json", "--pages", tmp_path / "kept").stdout)
    assert (tmp_path / "kept" / f"{one['sha256']}.txt").read_bytes() == story.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["brief", "story.txt", "-o", "brief.xyz"], 2, ".html"),
        (["brief", "story.txt", "-o", "nowhere/brief.html"], 2, "folder"),
        (["brief"], 2, "--ledger"),
        (["read", "story.txt", "--seconds", "none"], 2, "seconds"),
        (["nonsense"], 2, "nonsense"),
        (["score", "articles", "."], 2, "ground-truth.json"),
        (["read", "missing.txt"], 3, "missing.txt"),
        (["brief", "missing.txt"], 3, "missing.txt"),
        (["read", "ftp://example.org/a"], 3, "ftp"),
        (["read", "http://127.0.0.1:9/a"], 3, "--allow-private"),
    ],
)
def test_errors_name_the_input_and_the_remedy(story: Path, arguments: list[str], code: int, says: str) -> None:
    done = sayso(*arguments, cwd=story.parent)
    assert done.returncode == code
    assert says in done.stderr.decode()


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 20,
    "cut.html.gz": gzip.compress(b"<p>" + STORY.encode() * 50)[:-40],
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Cat",
    "cut.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200 OK\r\n",
    "bad.jsonl": b'{"text": "half of a line',
    "latin.txt": STORY.replace("doors", "Türen").encode("cp1252"),
    "mixed.txt": STORY.replace("doors", "Türen – ").encode() + "Türen".encode("cp1252"),
    "empty.html": b"<html><body></body></html>",
    "deep.html": b"<div>" * 10_000 + b"<p>" + STORY.encode() + b"</p>" + b"</div>" * 10_000,
    "german.txt": (
        "Die Fähre ist mit offenen Toren ausgelaufen, sagte der Minister am Montag in der Hauptstadt. Niemand habe sie seit "
        "dem Winter geprüft, und die Werft wolle sich dazu nicht äußern, bevor der Bericht im Mai vorliegt."
    ).encode(),
}


def test_bad_inputs_hold_up_nothing(story: Path, tmp_path: Path) -> None:
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    out = tmp_path / "brief.json"
    done = sayso("brief", tmp_path, "-o", out)
    assert done.returncode == 0
    brief = json.loads(out.read_text(encoding="utf-8"))
    read = {Path(r["path"]).name for r in brief["reports"]}
    assert {"story.txt", "latin.txt", "mixed.txt", "german.txt"} <= read
    told = {Path(p["input"].split("#")[0]).name for p in brief["problems"]}
    assert told >= set(BAD) - {"deep.html"}
    assert all(p["reason"] for p in brief["problems"])
    german = next(r for r in brief["reports"] if r["path"].endswith("german.txt"))
    assert german["language"] == "de"
    assert "not read" in german["unread"]
    assert not [a for a in brief["attributions"] if a["report"] == german["id"]]


def test_a_folder_without_a_report(tmp_path: Path) -> None:
    done = sayso("read", tmp_path)
    assert done.returncode == 3


def test_output_that_nobody_reads_is_no_error(story: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "sayso", "read", "--json", *[str(story)] * 3],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=60)
    assert b"Traceback" not in errors


def test_quiet_says_nothing_on_standard_error(story: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert sayso("read", story, tmp_path / "empty.txt", "--quiet").stderr == b""


def test_version() -> None:
    assert sayso("--version").stdout.startswith(b"sayso 0.")
