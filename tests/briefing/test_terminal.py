from __future__ import annotations

import io

import pytest
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from sayso.briefing import show_brief, show_reading
from sayso.model import Brief

from . import samples


def printed(brief: Brief, width: int, *, colour: bool = False) -> str:
    out = io.StringIO()
    show_brief(
        brief, Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None)
    )
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 100])
def test_full_brief(full: Brief, width: int, snapshot: SnapshotAssertion) -> None:
    assert printed(full, width) == snapshot


def test_empty_brief(snapshot: SnapshotAssertion) -> None:
    assert printed(samples.empty(), 80) == snapshot


def test_reading(full: Brief, snapshot: SnapshotAssertion) -> None:
    out = io.StringIO()
    found = [attribution for attribution in full.attributions if attribution.report == samples.RELAY.id]
    problems = [problem for problem in full.problems if problem.input == samples.RELAY.address]
    show_reading(samples.RELAY, found, problems, Console(file=out, width=80))
    assert out.getvalue() == snapshot


def test_reading_of_an_unread_report(snapshot: SnapshotAssertion) -> None:
    out = io.StringIO()
    show_reading(samples.FRENCH, [], [], Console(file=out, width=80))
    assert out.getvalue() == snapshot


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_or_the_measure(full: Brief, width: int) -> None:
    lines = printed(full, width).splitlines()
    assert max(map(len, lines)) <= min(width, 100)
    assert not [line for line in lines if line != line.rstrip()]


def test_piped_output_has_no_escape_and_a_terminal_only_those_of_styles(full: Brief) -> None:
    assert "\x1b" not in printed(full, 100)
    coloured = printed(full, 100, colour=True)
    assert "\x1b[1m" in coloured
    assert "\x1b[31m" not in coloured
