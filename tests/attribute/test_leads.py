"""A paragraph that ends with a colon leads to what is quoted in the next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.attribute.leads import led
from sayso.attribute.nesting import ordered
from sayso.attribute.reader import Draft, Range
from sayso.model import Report

REST = "\n\nThe tug that was to lift the ferry lies idle behind the mole, and her crew play cards all day.\n"
QUOTED = "The yard knew of the crack, according to the diver, and the doors were never mended."


def place(report: Report, words: str) -> Range:
    start = report.text.index(words)
    return start, start + len(words)


def draft(report: Report, source: str, cue: str, content: str) -> Draft:
    return Draft((place(report, source),), (place(report, cue),), (place(report, content),), 0.9)


def shown(report: Report, one: Draft) -> tuple[str, ...]:
    return tuple("/".join(report.text[a:b] for a, b in part) for part in (one.source, one.cue, one.content))


@pytest.mark.parametrize(
    ("lead", "source", "cue"),
    [
        ("The report by the Harbour Board would claim:", "The report by the Harbour Board", "would claim"),
        ("That was in May. Una Perrow also wrote to the yard:", "Una Perrow", "also wrote"),
    ],
)
def test_what_a_lead_leads_to(make_report: Callable[..., Report], lead: str, source: str, cue: str) -> None:
    report = make_report(f"Ferry doors\n\n{lead}\n\n{QUOTED}" + REST)
    (made,) = led(report, [])
    assert shown(report, made) == (source, cue, QUOTED)


@pytest.mark.parametrize("lead", ["What we know:", "They show that the yard said:", "The report would claim."])
def test_what_leads_to_nothing_said(make_report: Callable[..., Report], lead: str) -> None:
    report = make_report(f"Ferry doors\n\n{lead}\n\n{QUOTED}" + REST)
    assert led(report, []) == []


def test_what_is_said_below_stands_inside(make_report: Callable[..., Report]) -> None:
    report = make_report(f"Ferry doors\n\nThe report by the Harbour Board would claim:\n\n{QUOTED}" + REST)
    inner = draft(report, "the diver", "according to", "The yard knew of the crack")
    outer, inside = led(report, [inner])
    assert shown(report, outer)[2] == QUOTED
    assert (inside.source, inside.inside) == (inner.source, 0)


def test_the_words_before_the_colon_are_not_what_is_said(make_report: Callable[..., Report]) -> None:
    report = make_report(f"Ferry doors\n\nOn who knew of it, the memo would state:\n\n{QUOTED}" + REST)
    read = draft(report, "the memo", "would state", "who knew of it")
    (made,) = led(report, [read])
    assert shown(report, made) == ("the memo", "would state", QUOTED)


def test_a_sentence_goes_on_below_a_break(make_report: Callable[..., Report]) -> None:
    report = make_report(f"Ferry doors\n\nThe report says:\n\n{QUOTED[:-1]}\n\nin the yard at Quell." + REST)
    (made,) = led(report, [])
    assert shown(report, made)[2] == f"{QUOTED[:-1]}/in the yard at Quell."


def test_outer_ones_come_first_and_the_gone_leave_theirs_to_what_held_them() -> None:
    drafts = [Draft(((n, n + 1),), (), (), 0.9, inside) for n, inside in enumerate((1, 2, None, 0, 4))]
    assert [(d.source[0][0], d.inside) for d in ordered(drafts, {1})] == [(2, None), (0, 0), (3, 1), (4, None)]


def test_a_megabyte_of_leads_takes_no_longer_than_its_length(make_report: Callable[..., Report]) -> None:
    # Were every draft looked at for every lead, this would take minutes.
    report = make_report("Ferry doors\n\n" + f"Una Perrow wrote to the yard:\n\n{QUOTED}\n\n" * 8000 + REST)
    inner = [
        Draft(((m, m + 9),), ((m + 10, m + 11),), ((m + 12, m + 20),), 0.9)
        for m in range(200, len(report.text) - 100, 117)
    ]
    assert len(led(report, inner)) >= 8000
