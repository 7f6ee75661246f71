"""Whose account it is, where no verb of saying tells. Each row: a text, and the source, cue and content found in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.attribute.accounts import accounts
from sayso.attribute.reader import Draft
from sayso.model import Report

REST = "\n\nThe tug that was to lift the ferry lies idle behind the mole, and her crew play cards all day.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Forty cars were on board, by her reckoning.",
            [("her", "by/reckoning", "Forty cars were on board")],
        ),
        (
            "By Rask\u2019s own account, the doors stood open.",
            [("Rask", "By/own account", "the doors stood open")],
        ),
        (
            "The yard has a new owner, and by that man's account it was frost that broke the hinge.",
            [("that man", "by/account", "it was frost that broke the hinge")],
        ),
        (
            "Among them were ten children, by the reckoning of the harbour doctor, Una Perrow.",
            [("the harbour doctor, Una Perrow", "by the reckoning of", "Among them were ten children")],
        ),
        (
            "The diver's version is that the hinge had been cut.",
            [("The diver", "version is", "that the hinge had been cut")],
        ),
        (
            'The ferry sailed "because nobody stopped her", as the master put it at the inquest.',
            [("the master", "put it", 'The ferry sailed "because nobody stopped her"/at the inquest')],
        ),
        ("As Una Perrow has said, the doors stood open.", [("Una Perrow", "has said", "the doors stood open")]),
        (
            "Half of the crew was ashore, if one follows the purser, Una Perrow.",
            [("the purser, Una Perrow", "if one follows", "Half of the crew was ashore")],
        ),
        (
            "The doors, Captain Bo Rask maintains, had been open since noon.",
            [("Captain Bo Rask", "maintains", "The doors/had been open since noon")],
        ),
        (
            "The hinge had been oiled in May, he went on. The rest is known.",
            [("he", "went on", "The hinge had been oiled in May")],
        ),
        (
            "Frost broke the hinge, in the view of Una Perrow.",
            [("Una Perrow", "in the view of", "Frost broke the hinge")],
        ),
        ("Despite the rain, the match went on. It was cold.", []),
        ("In May, the annual reports, which ran long, came out.", []),
        ("They smiled at the view of the harbour.", []),
        # An account is with a bank, too.
        ("The mistake resulted in her account being closed for a week.", []),
        ("The clerk was paid by the yard's account office in the end.", []),
        ("As it was said to be late, they left the mole.", []),
        ("By June the doors had been mended.", []),
    ],
)
def test_whose_account_it_is(make_report: Callable[..., Report], text: str, found: list[tuple[str, str, str]]) -> None:
    report = make_report("Ferry doors\n\n" + text + REST)
    made = accounts(report, [])
    parts = [tuple("/".join(report.text[a:b] for a, b in part) for part in (d.source, d.cue, d.content)) for d in made]
    assert parts == found


def test_what_is_told_in_an_account_stands_inside_it(make_report: Callable[..., Report]) -> None:
    text = "Nobody would sail in her, Bo Rask told the crew, by Perrow's account."
    report = make_report("Ferry doors\n\n" + text + REST)
    at = report.text.index
    said = Draft(
        ((at("Bo Rask"), at(" told")),), ((at("told the"), at(", by")),), ((at("Nobody"), at(", Bo Rask")),), 0.9
    )
    outer, inner = accounts(report, [said])
    assert report.text[slice(*outer.source[0])] == "Perrow"
    assert (inner.source, inner.inside) == (said.source, 0)


def test_an_account_that_opens_what_another_tells_stands_inside_it(make_report: Callable[..., Report]) -> None:
    report = make_report("Ferry doors\n\nBy her account, the agency reported, the doors stood open at noon." + REST)
    at = report.text.index
    content = ((at("By her"), at(", the agency")), (at("the doors"), at(" at noon.")))
    told = Draft(((at("the agency"), at(" reported")),), ((at("reported"), at(", the doors")),), content, 0.9)
    outer, inner = accounts(report, [told])
    assert outer == told
    assert ([report.text[slice(*one)] for one in inner.content], inner.inside) == (["the doors stood open"], 0)
    assert report.text[slice(*inner.source[0])] == "her"


def test_what_the_reader_has_read_is_left_to_it(make_report: Callable[..., Report]) -> None:
    report = make_report("Ferry doors\n\nForty cars were on board, by her reckoning." + REST)
    (made,) = accounts(report, [])
    assert accounts(report, [made]) == [made]


@pytest.mark.parametrize("mark", [".", ""])
def test_a_line_of_a_megabyte_takes_no_longer_than_its_length(make_report: Callable[..., Report], mark: str) -> None:
    # Were each found by going through all before or behind it, this would take hours.
    report = make_report("Ferry doors\n\n" + f"Forty cars were on board, by her reckoning{mark} " * 20_000 + REST)
    report_drafts = [Draft(((n, n + 5),), (), (), 0.9) for n in range(100, 800_000, 40)]
    made = accounts(report, report_drafts)
    assert len(made) >= len(report_drafts) + (10_000 if mark else 0)
