"""The timeline: which events, which rows, and where they are drawn."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from sayso.briefing import timeline_svg
from sayso.briefing.arrange import view_of
from sayso.briefing.timeline import MOST_EVENTS, MOST_ROWS, Row, Stroke, Timeline
from sayso.briefing.timeline_svg import drawn
from sayso.briefing.view import Some
from sayso.model import Attribution, Brief, Time, TimeKind

from . import samples
from .page import Node, parse


@pytest.fixture(scope="module")
def picture(full: Brief) -> Node:
    return parse(timeline_svg(full))


def test_events_are_by_date(full: Brief) -> None:
    events = view_of(full).timeline.events
    told = [(event.about, event.words, event.statement.ref, event.ahead) for event in events if event.timed]
    assert told == [
        ("from 1 January 2029, open", "2029", "5.2", False),
        ("2 May 2031", "1 a.m. on Friday", "5.1", False),
        ("5 May to 30 June 2031", "will likely", "5.3", True),
        ("21 to 30 June 2031", "the end of June", "5.3", False),
        ("until 31 December 2033", "could take", "5.5", True),
    ]


def test_the_day_of_the_occasion_counts_before_that_of_publication(full: Brief) -> None:
    said = {event.statement.ref: (event.said, event.statement.dated) for event in view_of(full).timeline.events}
    assert said["5.1"] == ("4 May 2031", "said")
    assert said["5.2"] == ("6 May 2031", "published")


def test_every_row_has_its_label_and_every_mark_its_title(picture: Node) -> None:
    labels = [node.text for node in picture.with_class("tl-label")]
    assert labels[0] == "sources"
    assert "2. “We opened it by the book,”" in labels
    marks = [node for name in ("tl-said", "tl-about", "tl-ahead") for node in picture.with_class(name)]
    assert len(marks) >= 8
    assert all([child.tag for child in mark.all()].count("title") == 1 for mark in marks)
    titles = [node.text for node in picture.all() if node.tag == "title"]
    assert "To come: 5 May to 30 June 2031: 5.3 Ilse Moro, “will likely”" in titles


def test_what_lies_beyond_the_edge_is_an_arrow(picture: Node) -> None:
    assert [node.text for node in picture.with_class("tl-arrow")] == ["‹", "›", "‹", "›"]


def test_a_brief_without_dates_has_no_picture() -> None:
    assert timeline_svg(samples.empty()) == ""
    undated = replace(samples.NASTY, published=None)
    assert timeline_svg(Brief(None, (undated,), ())) == ""


def recalling(attribution: Attribution, number: int) -> Attribution:
    day = dt.date(2031, 1, 1) + dt.timedelta(number)
    span = attribution.content[0]
    return replace(attribution, times=(Time(span, TimeKind.DATE, None, day, day),))


def test_rows_and_events_are_limited_and_the_rest_is_counted() -> None:
    large = samples.large()
    brief = replace(large, attributions=tuple(recalling(a, n) for n, a in enumerate(large.attributions)))
    timeline = view_of(brief).timeline
    assert len(timeline.rows.shown) <= MOST_ROWS
    assert len(timeline.events.shown) == MOST_EVENTS
    assert len(timeline.events) == 1000
    assert len(timeline_svg(brief)) < 400_000


def picture_of(first: int, last: int) -> Node:
    row = Row("row", (Stroke(first, first, False, "said"),), (Stroke(first, last, True, "to come"),))
    return parse(drawn(Timeline(Some((row,)), first, last, Some())))


@pytest.mark.parametrize("span", [4, 5, 9, 30, 55, 90, 120, 400, 1500, 20_000, 400_000, 3_000_000])
def test_dates_on_the_axis_never_touch(span: int) -> None:
    first = dt.date(1700, 3, 5).toordinal()
    dates = picture_of(first, min(first + span, dt.date.max.toordinal())).with_class("tl-date")
    top = [node for node in dates if node.attributes["y"] == "13"]
    places = [float(node.attributes["x"].rstrip("%")) for node in top]
    assert places[0] == 2.5
    assert places[-1] == 97.5
    assert places == sorted(places)
    # On a phone a date takes a fifth of the width at most: whole at an edge, half to each side elsewhere.
    assert all(b - a >= 23 for a, b in pairwise(places))
    assert all(re.fullmatch(r"(\d{1,2} )?([A-Z][a-z]{2} )?\d{1,4}", node.text) for node in top)


def test_days_at_the_ends_of_the_calendar_are_drawn() -> None:
    for first, last in ((dt.date.min, dt.date.max), (dt.date.max, dt.date.max), (dt.date.min, dt.date.min)):
        ends = first.toordinal() - 2, last.toordinal() + 2
        assert picture_of(*ends).with_class("tl-ahead")
