"""Second speakers whom no verb of saying names are found inside what passes them on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.attribute.hearsay import hearsay
from sayso.attribute.reader import Draft
from sayso.model import Report

REST = "\n\nThe tug that was to lift the ferry lies idle behind the mole, and her crew play cards all day.\n"
Level = tuple[str, str, str]


def read(report: Report, source: str, cue: str, content: str) -> Draft:
    """A draft of the first place where each part stands, the cue's and the content's behind the source's or before it."""
    spans = []
    for words in (source, cue, content):
        at = report.text.index(words)
        spans.append(((at, at + len(words)),))
    return Draft(*spans, 0.9)


@pytest.mark.parametrize(
    ("text", "given", "found"),
    [
        (
            "Una Perrow said she had been told by a deckhand that the doors were never shut.",
            ("Una Perrow", "said", "she had been told by a deckhand that the doors were never shut"),
            [("a deckhand", "been told by", "that the doors were never shut")],
        ),
        (
            "The Gazette reported on Monday that Bo Rask, a pilot, had heard from a deckhand that the doors were open.",
            ("The Gazette", "reported", "that Bo Rask, a pilot, had heard from a deckhand that the doors were open"),
            [
                ("Bo Rask", "heard from", "a deckhand that the doors were open"),
                ("a deckhand", "heard from", "that the doors were open"),
            ],
        ),
        (
            "The Gazette quoted her as saying that the doors were open.",
            ("The Gazette", "quoted", "that the doors were open"),
            [("her", "as saying", "that the doors were open")],
        ),
        (
            "According to the Gazette, a memo counts seventeen loose bolts on the doors.",
            ("the Gazette", "According to", "a memo counts seventeen loose bolts on the doors"),
            [("a memo", "counts", "seventeen loose bolts on the doors")],
        ),
        (
            "The Courier tells us that the Gazette found in a certain memo a list of seventeen bolts.",
            ("The Courier", "tells", "that the Gazette found in a certain memo a list of seventeen bolts"),
            [
                ("the Gazette", "found in", "a certain memo a list of seventeen bolts"),
                ("a certain memo", "found in", "a list of seventeen bolts"),
            ],
        ),
        (
            "The Gazette reported that a deckhand had been told by the mate that the doors were never shut.",
            ("The Gazette", "reported", "that a deckhand had been told by the mate that the doors were never shut"),
            [
                ("a deckhand", "been told by", "the mate that the doors were never shut"),
                ("the mate", "been told by", "that the doors were never shut"),
            ],
        ),
        (
            "He said the night mate had told him that the doors were never shut.",
            ("He", "said", "the night mate had told him that the doors were never shut"),
            [("the night mate", "had told him", "that the doors were never shut")],
        ),
        # Nobody else's word.
        (
            "Una Perrow said she had been told by the yard to go home that night.",
            ("Una Perrow", "said", "she had been told by the yard to go home that night"),
            [],
        ),
        (
            "Una Perrow said the memo that named the yard had been burnt.",
            ("Una Perrow", "said", "the memo that named the yard had been burnt"),
            [],
        ),
    ],
)
def test_inside_what_is_passed_on(
    make_report: Callable[..., Report], text: str, given: Level, found: list[Level]
) -> None:
    report = make_report("Ferry doors\n\n" + text + REST)
    outer, *inner = hearsay(report, [read(report, *given)])
    assert [tuple(report.text[slice(*part[0])] for part in (d.source, d.cue, d.content)) for d in inner] == found
    assert [d.inside for d in inner] == list(range(len(inner)))
    assert outer.inside is None


@pytest.mark.parametrize(
    "said",
    [
        "the statement put out by the ministry was false",
        "a log found near the river had blocked the road",
        "the letter read by the judge was sealed",
        "the survey ordered by the council will cost two million",
        "the cable recorded on Monday was from Vienna",
        "their record has the team at the top of the table",
        "he understood from the start that the plan was bad",
        "he was assured by the fact that the doors were shut",
        "the men were told by Monday that the yard was shut",
        "the years had told them that nothing would change",
        "the ring was found in the annex behind the house",
        "he had not been told by the guard that the gate was open",
        "he had never heard from the mate that the gate was open",
        "nobody had told them that the gate was open",
    ],
)
def test_what_only_looks_like_a_second_speaker(make_report: Callable[..., Report], said: str) -> None:
    report = make_report(f"Ferry doors\n\nBo Rask said {said}." + REST)
    assert len(hearsay(report, [read(report, "Bo Rask", "said", said)])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Nobody printed the yard's estimate of the bill: five million crowns for the doors.",
        "The doors were shut, which quoted her as saying.",
        "Ab3" * 10_000,
    ],
)
def test_what_no_outlet_carried(make_report: Callable[..., Report], text: str) -> None:
    assert hearsay(make_report("Ferry doors\n\n" + text + REST), []) == []


def test_a_reason_that_is_cited_is_no_speaker(make_report: Callable[..., Report]) -> None:
    report = make_report("Ferry doors\n\nSafety was cited by officials as the reason for closing the bridge." + REST)
    (one,) = hearsay(report, [read(report, "officials", "was cited", "the reason for closing the bridge")])
    assert report.text[slice(*one.source[0])] == "officials"


def test_what_was_cut_short_goes_on(make_report: Callable[..., Report]) -> None:
    report = make_report("Ferry doors\n\nThe Gazette quoted her as saying that the doors were open until May." + REST)
    outer = read(report, "The Gazette", "quoted", "that the doors were open until May")
    inner = read(report, "her", "as saying", "that the doors were open")
    made = hearsay(report, [outer, Draft(inner.source, inner.cue, inner.content, 0.9, 0)])
    assert [report.text[slice(*d.content[0])] for d in made] == [
        "her as saying that the doors were open until May",
        "that the doors were open until May",
    ]


def test_who_was_quoted_by_another_is_who_says_it(make_report: Callable[..., Report]) -> None:
    report = make_report(
        "Ferry doors\n\nUna Perrow, the owner, was quoted by the Gazette as putting the dead at five." + REST
    )
    (one,) = hearsay(report, [read(report, "the Gazette", "was quoted", "the dead at five")])
    assert report.text[slice(*one.source[0])] == "Una Perrow"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The agency also carried Ms Perrow’s charge that the yard had lied.", "that the yard had lied"),
        (
            "The Gazette printed the yard's estimate of the bill: five million crowns for the doors.",
            "five million crowns for the doors",
        ),
    ],
)
def test_what_an_outlet_carried(make_report: Callable[..., Report], text: str, content: str) -> None:
    report = make_report("Ferry doors\n\n" + text + REST)
    outer, inner = hearsay(report, [])
    assert report.text[slice(*inner.content[0])] == content
    assert inner.inside == 0
    assert report.text[slice(*outer.source[0])] == text.split(" also")[0].split(" printed")[0]


def test_what_an_outlet_quotes_one_as_saying_stands_before_it(make_report: Callable[..., Report]) -> None:
    report = make_report(
        "Ferry doors\n\nThe yard is shut. Nobody came to mend the doors, the agency quoted her as saying." + REST
    )
    outer, inner = hearsay(report, [])
    assert (report.text[slice(*outer.source[0])], report.text[slice(*inner.source[0])]) == ("the agency", "her")
    assert report.text[slice(*inner.content[0])] == "Nobody came to mend the doors"
    assert inner.inside == 0


def test_what_one_insists_an_outlet_reports(make_report: Callable[..., Report]) -> None:
    report = make_report(
        "Ferry doors\n\nThe doors were shut, the master insisted on Monday, the Calder Gazette reported from Quell."
        + REST
    )
    outer, inner = hearsay(report, [read(report, "the master", "insisted", "The doors were shut")])
    assert report.text[slice(*outer.source[0])] == "the Calder Gazette"
    assert (report.text[slice(*inner.source[0])], inner.inside) == ("the master", 0)


def test_a_megabyte_takes_no_longer_than_its_length(make_report: Callable[..., Report]) -> None:
    one = "Una Perrow said she had been told by a deckhand that the doors were never shut. "
    report = make_report("Ferry doors\n\n" + one * 12_000)
    at = len("Ferry doors\n\n")
    drafts = [Draft((), (), ((at + n * len(one) + 16, at + n * len(one) + 78),), 0.9) for n in range(12_000)]
    assert len(hearsay(report, drafts)) == 24_000
