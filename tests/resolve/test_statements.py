"""Statements: what is told in several sentences is told as several; a sentence that the cue breaks stays whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Attribution, Kind, Report
from sayso.resolve import statements

REST = "\n\nThe tug that was to lift the ferry lies idle behind the mole, and her crew play cards all day.\n"


def attribution(report: Report, *content: str) -> Attribution:
    spans = tuple(report.span(report.text.index(c), report.text.index(c) + len(c)) for c in content)
    cue = (report.span(report.text.index("said"), report.text.index("said") + 4),)
    return Attribution("a", report.id, (), cue, spans, Kind.DIRECT, 1.0, "test")


@pytest.mark.parametrize(
    ("text", "content", "parts"),
    [
        ("“The doors were open,” Una said. “Nobody warned us.”", ["“The doors were open,”", "“Nobody warned us.”"], 2),
        ("“The doors,” Una said, “were wide open.”", ["“The doors,”", "“were wide open.”"], 1),
        ("Una said that the doors were open.", ["that the doors were open"], 1),
        ("Una said: “The doors were open. Nobody warned us.”", ["“The doors were open. Nobody warned us.”"], 2),
        ("Una said: “The doors were open. Never.”", ["“The doors were open. Never.”"], 1),
        ("Una said: “No. The doors were open all day.”", ["“No. The doors were open all day.”"], 1),
        ("Una said the U.S. Navy had left at 9 a.m. on Friday.", ["the U.S. Navy had left at 9 a.m. on Friday"], 1),
    ],
)
def test_sentences(make_report: Callable[..., Report], text: str, content: list[str], parts: int) -> None:
    report = make_report("Ferry\n\n" + text + REST)
    whole = attribution(report, *content)
    found = statements(report, [whole])
    assert len(found) == parts
    assert len({a.id for a in found}) == parts
    words = " ".join(s.exact for a in found for s in a.content).split()
    assert words == " ".join(s.exact for s in whole.content).split()
    for one in found:
        for span in one.content:
            assert report.text[span.start : span.end] == span.exact
    assert parts > 1 or found == [whole]


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (
            "that the doors were open and that nobody had closed them",
            ["that the doors were open", "that nobody had closed them"],
        ),
        (
            "the doors had been open at noon but had been closed by the mate",
            ["the doors had been open at noon", "had been closed by the mate"],
        ),
        ("that the doors were open and that he left", ["that the doors were open and that he left"]),
        ("that the mate and that old man of his were late", ["that the mate and that old man of his were late"]),
        ("the doors were open and the mate was asleep", ["the doors were open and the mate was asleep"]),
    ],
)
def test_a_sentence_that_says_two_things(make_report: Callable[..., Report], content: str, parts: list[str]) -> None:
    report = make_report(f"Ferry\n\nUna said {content}.{REST}")
    found = statements(report, [attribution(report, content)])
    assert [span.exact for one in found for span in one.content] == parts


def test_what_stands_inside_follows_its_sentence(make_report: Callable[..., Report]) -> None:
    report = make_report("Ferry\n\nUna said: “The doors were open. Bo warned that it would rain.”" + REST)
    outer = attribution(report, "“The doors were open. Bo warned that it would rain.”")
    at = report.text.index("it would rain")
    span = (report.span(at, at + 13),)
    cue = (report.span(report.text.index("warned"), report.text.index("warned") + 6),)
    inner = Attribution("b", report.id, (), cue, span, Kind.INDIRECT, 1.0, "test", "a")
    first, second, third = statements(report, [outer, inner])
    assert third.inside == second.id != first.id
