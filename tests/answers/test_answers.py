"""Answers as a person and as programs read them. What they say is tested with the questions (tests/ledger)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from briefing import samples
from kept import keep
from sayso.answers import objects, rows, terminal
from sayso.ledger import Ledger, questions
from sayso.ledger.questions import Seen

KINDS: dict[str, tuple[Any, Any, Any, Any, str | None]] = {
    "search": (questions.search, terminal.show_passages, objects.passages_object, rows.passages_csv, "gate open"),
    "claims": (questions.claims, terminal.show_claims, objects.claims_object, rows.claims_csv, None),
    "trace": (questions.trace, terminal.show_traces, objects.traces_object, rows.traces_csv, "open"),
    "conflicts": (questions.conflicts, terminal.show_conflicts, objects.conflicts_object, rows.conflicts_csv, None),
    "forecasts": (questions.forecasts, terminal.show_forecasts, objects.forecasts_object, rows.forecasts_csv, None),
    "speakers": (questions.speakers, terminal.show_speakers, objects.speakers_object, rows.speakers_csv, None),
}
every = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    with Ledger(str(tmp_path_factory.mktemp("ledger") / "sayso.db")) as ledger:
        keep(ledger, samples.full())
        with ledger.seen() as seen:
            yield seen


def printed(show: Callable[[Any, Console], None], answer: Any, width: int, *, colour: bool = False) -> str:
    out = io.StringIO()
    show(answer, Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None))
    return out.getvalue()


@every
@pytest.mark.parametrize("width", [60, 100])
def test_in_the_terminal(seen: Seen, kind: str, width: int, snapshot: SnapshotAssertion) -> None:
    ask, show, _, _, words = KINDS[kind]
    assert printed(show, ask(seen, words), width) == snapshot


@every
def test_nothing_found_is_said(seen: Seen, kind: str, snapshot: SnapshotAssertion) -> None:
    ask, show, *_ = KINDS[kind]
    assert printed(show, ask(seen, "zebra"), 80) == snapshot


@every
def test_no_line_is_too_wide_and_nothing_acts_on_the_terminal(seen: Seen, kind: str) -> None:
    ask, show, _, _, words = KINDS[kind]
    for asked in (words, "mallory shouted"):
        for width in (60, 80, 120):
            lines = printed(show, ask(seen, asked), width).splitlines()
            assert max(map(len, lines)) <= min(width, 100)
            assert not [line for line in lines if line != line.rstrip() or "\x1b" in line or "\u202e" in line]
        assert "\x1b[31m" not in printed(show, ask(seen, asked), 80, colour=True)


@every
def test_as_json(seen: Seen, kind: str, snapshot: SnapshotAssertion) -> None:
    ask, _, to_object, _, words = KINDS[kind]
    made = to_object(ask(seen, words))
    assert json.loads(json.dumps(made)) == made
    # The names of fields are a contract.
    assert _fields(made) == snapshot


def _fields(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _fields(one) for name, one in sorted(value.items())}
    if isinstance(value, list):
        merged: dict[str, Any] = {}
        for one in map(_fields, value):
            merged |= one if isinstance(one, dict) else {}
        return [merged] if merged else []
    return ...


@every
def test_as_csv(seen: Seen, kind: str, snapshot: SnapshotAssertion) -> None:
    ask, _, _, to_csv, words = KINDS[kind]
    answer = ask(seen, words)
    text = to_csv(answer)
    assert text.endswith("\r\n")
    head, *found = csv.reader(io.StringIO(text, newline=""), strict=True)
    items = (*answer.conflicts.items, *answer.not_conflicts.items) if kind == "conflicts" else answer.items
    assert len(found) == len(items) > 0
    assert {len(row) for row in found} == {len(head)}
    assert head == snapshot


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(seen: Seen, start: str) -> None:
    answer = questions.speakers(seen)
    acting = replace(answer.items[0], speaker=replace(answer.items[0].speaker, name=f"{start}HYPERLINK(1)"))
    text = rows.speakers_csv(replace(answer, items=(acting,)))
    cells = list(csv.reader(io.StringIO(text, newline="")))[1]
    assert cells[1] == f"'{start}HYPERLINK(1)"
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@every
def test_exact_words_are_those_of_the_report(seen: Seen, kind: str, tmp_path: Path) -> None:
    ask, _, to_object, _, words = KINDS[kind]
    texts = {report.id: report.text for report in samples.full().reports}
    found = 0
    for one in _objects(to_object(ask(seen, words))):
        if {"start", "end", "exact", "report"} <= one.keys():
            report = one["report"] if isinstance(one["report"], str) else one["report"]["id"]
            assert texts[report][one["start"] : one["end"]] == one["exact"]
            found += 1
        if isinstance(one.get("exact"), list):
            assert [texts[one["report"]][a:b] for a, b in one["content"]] == one["exact"]
            found += 1
    assert found


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _objects(one)
