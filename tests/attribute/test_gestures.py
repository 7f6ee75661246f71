"""Quotations without a cue are said by whom the sentence before tells of, and others are left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.attribute.gestures import gestures
from sayso.attribute.reader import Draft
from sayso.model import Name, NameType, Report

REST = "\n\nThe tug that was to lift the ferry lies idle behind the mole, and her crew play cards all day.\n"
A = "\u201cNobody at the yard warned us of it.\u201d"


def names_in(report: Report, *people: str) -> list[Name]:
    places = ((report.text.index(one), one) for one in people if one in report.text)
    return [Name(report.span(at, at + len(one)), NameType.PERSON, 1.0) for at, one in places]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Rask shook his head. {A}", ["Rask"]),
        (f"The yard had closed in May. He shrugged. {A} Then he left.", ["He"]),
        (f"The old diver wiped his hands: {A}", ["The old diver"]),
        (f"Rask, the diver, looked away. {A}", ["Rask"]),
        # A name is whole.
        (f"The yard is shut. P.K. Rask. {A}", []),
        # The sentence goes on: whoever said it is named there.
        (f"Rask shook his head. {A[:-2]},\u201d Perrow said.", []),
        # No sentence of its own.
        ("Rask shook his head. \u201cWinter ferries\u201d are what they are called.", []),
        # Nobody does anything.
        (f"In May the yard was closed. {A}", []),
        (f"{A}", []),
        # It tells of too much.
        (f"Rask {'walked along the mole and back and ' * 4}looked at the ferry. {A}", []),
        # Another paragraph.
        (f"Rask shook his head.\n\n{A}", []),
    ],
)
def test_who_says_what_has_no_cue(make_report: Callable[..., Report], text: str, found: list[str]) -> None:
    report = make_report("Ferry doors\n\n" + text + REST)
    made = gestures(report, [], names_in(report, "Rask"))
    assert [report.text[slice(*d.source[0])] for d in made] == found
    assert all(report.text[slice(*d.content[0])] == A and d.cue == () for d in made)


def test_what_somebody_says_of_one_is_left_alone(make_report: Callable[..., Report]) -> None:
    report = make_report(f"Ferry doors\n\nRask shook his head, Perrow said. {A}" + REST)
    at = report.text.index
    said = Draft(((at("Perrow"), at(" said")),), ((at("said"), at(". \u201c")),), ((at("Rask"), at(", Perrow")),), 0.9)
    assert gestures(report, [said], names_in(report, "Rask")) == []


def test_a_line_of_a_megabyte_takes_no_longer_than_its_length(make_report: Callable[..., Report]) -> None:
    report = make_report("Ferry doors\n\n" + f"He shrugged. {A} " * 20_000 + REST)
    assert len(gestures(report, [], [])) == 20_000
