"""Who puts what at how many. Each row: a text, and the source, cue and content that are found in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.attribute.estimates import estimates
from sayso.attribute.reader import Draft
from sayso.model import Report

REST = "\n\nThe tug that was to lift the ferry lies idle behind the mole, and her crew play cards all day.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She put the number of cars on board at 150.", [("She", "put", "the number of cars on board at 150")]),
        ("The yard puts its losses at $2.5 million.", [("The yard", "puts", "its losses at $2.5 million")]),
        (
            "The owner said no more. Divers have put the toll at more than forty, and none is sure.",
            [("Divers", "have put", "the toll at more than forty")],
        ),
        (
            "Calder Lines put it at 30, and the port authority put the figure at twice that.",
            [("Calder Lines", "put", "it at 30")],
        ),
        (
            "The harbour office pegs the odds at one in three.",
            [("The harbour office", "pegs", "the odds at one in three")],
        ),
        (
            "Una Perrow, who keeps the list, put the number of lorries at 12.",
            [("Una Perrow, who keeps the list,", "put", "the number of lorries at 12")],
        ),
        (
            "On the night of the storm the harbour master, Bo Rask, put the number of missing at nine.",
            [("the harbour master, Bo Rask,", "put", "the number of missing at nine")],
        ),
        ("The crew put the lorries at one end of the deck.", []),
        ("A man put a bomb at 3 Mole Road.", []),
        ("The master put the ship at 40 degrees to the wind.", []),
        ("the harbour, which puts its losses at 40 crowns a day", []),
        ("“The yard put its losses at 40 crowns a day,” Una Perrow said.", []),
    ],
)
def test_what_is_put_at_a_figure(
    make_report: Callable[..., Report], text: str, found: list[tuple[str, str, str]]
) -> None:
    report = make_report("Ferry doors\n\n" + text + REST)
    made = estimates(report, [])
    assert [tuple(report.text[slice(*part[0])] for part in (d.source, d.cue, d.content)) for d in made] == found


def test_a_line_of_a_megabyte_takes_no_longer_than_its_length(make_report: Callable[..., Report]) -> None:
    # Were each found by going through all before it, this would take hours.
    report = make_report("Ferry doors\n\n" + "She put the toll at 40. " * 40_000 + REST)
    assert len(estimates(report, [])) == 40_000


def test_what_the_reader_has_read_is_left_to_it(make_report: Callable[..., Report]) -> None:
    report = make_report("Ferry doors\n\nShe put the number of cars on board at 150." + REST)
    (made,) = estimates(report, [])
    assert estimates(report, [made]) == []
    around = Draft((), ((0, 5),), ((made.source[0][0], made.content[0][1]),), 0.9)
    assert estimates(report, [around]) == []
