"""When and where something was said: from the words around source and cue, never from what is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.model import Agent, AgentType, Attribution, Kind, Report, Time, TimeKind, Venue
from sayso.resolve.occasions import find_occasions

MONDAY = dt.date(2024, 3, 4)
PERROW = Agent("Una Perrow", AgentType.PERSON, True)


def attribution(report: Report, source: str, cue: str, content: str) -> Attribution:
    at = report.text.index(content)
    low = max(report.text.rfind("\n\n", 0, at), 0)
    spans = []
    for words in (source, cue, content):
        start = report.text.index(words, low)
        spans.append((report.span(start, start + len(words)),))
    return Attribution(f"a-{content[:12]}", report.id, *spans, Kind.INDIRECT, 1.0, "test", None, PERROW)


def days(report: Report) -> list[Time]:
    """Every "on Monday" of the text, as the times module would give it."""
    found, at = [], report.text.find("Monday")
    while at >= 0:
        found.append(Time(report.span(at, at + 6), TimeKind.DATE, "2024-03-04", MONDAY, MONDAY))
        at = report.text.find("Monday", at + 1)
    return found


@pytest.mark.parametrize(
    ("sentence", "cue", "venue", "day"),
    [
        ("Una Perrow told reporters on Monday that the doors were shut.", "told", Venue.NEWS_CONFERENCE, True),
        ("At a news conference Una Perrow said that the doors were shut.", "said", Venue.NEWS_CONFERENCE, False),
        ("In a written statement, Una Perrow said that the doors were shut.", "said", Venue.STATEMENT, False),
        ("Una Perrow told the harbour committee that the doors were shut.", "told", Venue.HEARING, False),
        ("Una Perrow said in parliament on Monday that the doors were shut.", "said", Venue.HEARING, True),
        ("Una Perrow said in an interview with Radio Quell that the doors were shut.", "said", Venue.INTERVIEW, False),
        ("Una Perrow tweeted that the doors were shut.", "tweeted", Venue.POST, False),
        ("Una Perrow said in a long speech that the doors were shut.", "said", Venue.SPEECH, False),
        ("Una Perrow said on Monday that the doors were shut.", "said", None, True),
        (
            "Una Perrow said at a separate news conference that the doors were shut.",
            "said",
            Venue.NEWS_CONFERENCE,
            False,
        ),
        ("Una Perrow said at a small conference that the doors were shut.", "said", Venue.SPEECH, False),
        ("Una Perrow said that the doors were shut, in a tweet on Monday.", "said", Venue.POST, True),
        ("Una Perrow said that the doors were shut, which a tweet by Bo Rask had hailed.", "said", None, False),
        ("Una Perrow said that the doors were shut; guards were posted at the mole.", "said", None, False),
        ("Una Perrow said that the doors were shut.", "said", None, False),
        ("Una Perrow denied that the doors were shut as she told reporters on Monday.", "denied", None, True),
    ],
)
def test_venue_and_day(
    make_report: Callable[..., Report], sentence: str, cue: str, venue: Venue | None, day: bool
) -> None:
    report = replace(make_report(f"Doors\n\n{sentence} The tug is idle."), published=dt.date(2024, 3, 6))
    made = [attribution(report, "Una Perrow", cue, "the doors were shut")]
    (one,), problems = find_occasions(report, made, days(report))
    assert not problems
    assert (one.occasion.venue if one.occasion else None) is venue
    assert bool(one.occasion and one.occasion.day) is day


def test_what_is_said_tells_no_occasion(make_report: Callable[..., Report]) -> None:
    report = make_report("Doors\n\nUna Perrow said that the news conference on Monday was a farce.")
    made = [attribution(report, "Una Perrow", "said", "the news conference on Monday was a farce")]
    assert find_occasions(report, made, days(report))[0][0].occasion is None


def test_nobody_speaks_after_the_print(make_report: Callable[..., Report]) -> None:
    report = replace(
        make_report("Doors\n\nUna Perrow said on Monday that the doors were shut."), published=dt.date(2024, 3, 1)
    )
    made = [attribution(report, "Una Perrow", "said", "the doors were shut")]
    assert find_occasions(report, made, days(report))[0][0].occasion is None


def test_an_occasion_goes_on_into_the_next_paragraph(make_report: Callable[..., Report]) -> None:
    report = make_report(
        "Doors\n\nUna Perrow told reporters on Monday that the doors were shut.\n\nPerrow said that the pumps ran dry.\n\n"
        "The tug is idle.\n\nPerrow said that nobody would pay."
    )
    made = [
        attribution(report, "Una Perrow", "told", "the doors were shut"),
        attribution(report, "Perrow", "said", "the pumps ran dry"),
        attribution(report, "Perrow", "said", "nobody would pay"),
    ]
    found = find_occasions(report, made, days(report))[0]
    assert [one.occasion.venue if one.occasion else None for one in found] == [Venue.NEWS_CONFERENCE] * 2 + [None]


def test_a_year_is_no_day_to_go_on_from(make_report: Callable[..., Report]) -> None:
    report = make_report("Doors\n\nIn 1993 Una Perrow opposed the doors.\n\nPerrow said that the pumps ran dry.")
    at = report.text.index("1993")
    year = Time(report.span(at, at + 4), TimeKind.DATE, "1993", dt.date(1993, 1, 1), dt.date(1993, 12, 31))
    made = [
        attribution(report, "Una Perrow", "opposed", "the doors"),
        attribution(report, "Perrow", "said", "the pumps ran dry"),
    ]
    found = find_occasions(report, made, [year])[0]
    assert [one.occasion and one.occasion.day for one in found] == [year, None]


def test_now_is_no_day(make_report: Callable[..., Report]) -> None:
    report = make_report("Doors\n\nNow Una Perrow said that the doors were shut.")
    at = report.text.index("Now")
    now = Time(report.span(at, at + 3), TimeKind.DATE, "PRESENT_REF", MONDAY, MONDAY)
    made = [attribution(report, "Una Perrow", "said", "the doors were shut")]
    assert find_occasions(report, made, [now])[0][0].occasion is None


def test_what_is_told_within_a_saying_has_no_occasion_of_it(make_report: Callable[..., Report]) -> None:
    report = make_report("Doors\n\nUna Perrow told reporters on Monday that the board urged the crew to leave.")
    outer = attribution(report, "Una Perrow", "told", "the board urged the crew to leave")
    inner = replace(attribution(report, "the board", "urged", "the crew to leave"), inside=outer.id)
    found = find_occasions(report, [outer, inner], days(report))[0]
    assert [one.occasion and one.occasion.venue for one in found] == [Venue.NEWS_CONFERENCE, None]
