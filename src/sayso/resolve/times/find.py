"""Every expression of time in a report, with its TIMEX3 value and the days that it means.

Values and extents follow TimeML (TIMEX3, ISO 24617-1): prepositions stay outside ("by [the end of 2026]"), a range is given as a
whole and by its ends ("from 2009 to 2011" is `P2Y`, with 2009 and 2011 in it), as the NewsReader guidelines do.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from sayso.clean.dates import find_date
from sayso.model import Report, Time, TimeKind
from sayso.resolve.times.context import Reading, Story, View
from sayso.resolve.times.days import order_of, read_days
from sayso.resolve.times.grammar import PATTERN
from sayso.resolve.times.lengths import read_after, read_length, read_past_unit, read_set, read_window
from sayso.resolve.times.moments import read_moment, read_part
from sayso.resolve.times.names import is_name
from sayso.resolve.times.numbered import read_nth, read_ordinal
from sayso.resolve.times.periods import (
    narrowed,
    read_decade,
    read_edge,
    read_fiscal,
    read_holding,
    read_month,
    read_relative,
    read_season,
    read_within,
    read_year,
)
from sayso.resolve.times.ranges import bounded, day_range, with_ranges
from sayso.resolve.times.stretch import Stretch
from sayso.resolve.times.tokens import tokens_of

_DAY_FIRST_COUNTRIES = frozenset("uk ie au nz in za ng ke gh pk mt sg my".split())
_MONTH_FIRST = frozenset("us gov mil".split())


def find_times(text_report: Report) -> list[Time]:
    """The times of a report in the order of its text; a range stands before its ends.

    Days are counted from `published`, else from a date in `dateline`; without either, what needs one has the value None or a
    partial one (`XXXX-11-24`). Any text will do; the time it takes is linear in its length.
    """
    report = text_report
    tokens, classes = tokens_of(report.text)
    story = Story(tokens, classes, _published(report), None)
    story.day_first = _day_first(report, story)
    found: list[tuple[View, Reading]] = []
    done = 0
    for m in PATTERN.finditer(classes):
        if "\n" in classes[done : m.start()]:
            story.anchor_day = None
        done = m.start()
        view = View(story, m.start(), m.end())
        try:
            reading = _read(m.lastgroup or "", view)
        except OverflowError:
            reading = None  # "The day after 9999-12-31": there is no such day.
        if reading is None:
            continue
        found.append((view, reading))
        _remember(story, reading)
    times = [(view, _bounded(view, reading)) for view, reading in found]
    return [_time(report, view, reading) for view, reading in with_ranges(times)]


def _read(family: str, view: View) -> Reading | None:
    if is_name(view):
        return None
    match family:
        case "set":
            return read_set(view)
        case "days":
            return day_range(view)
        case "moment":
            return read_moment(view)
        case "after":
            return read_after(view)
        case "window":
            return read_window(view)
        case "length":
            return read_length(view)
        case "reference":
            return _reference(view)
        case "date" if (part := read_part(view)) is not None:
            return part
        case "relative" if (window := read_past_unit(view)) is not None:
            return window
    stretch = _PERIODS[family](view)
    if stretch is None:
        return None
    counted = family == "ordinal" and view.find("P") is not None
    return Reading(TimeKind.DURATION if counted else TimeKind.DATE, narrowed(view, stretch))


_PERIODS: dict[str, Callable[[View], Stretch | None]] = {
    "date": read_days,
    "month": read_month,
    "season": read_season,
    "year": read_year,
    "decade": read_decade,
    "ordinal": read_ordinal,
    "nth": read_nth,
    "fiscal": read_fiscal,
    "holding": read_holding,
    "within": read_within,
    "relative": read_relative,
    "edge": read_edge,
}


def _reference(view: View) -> Reading | None:
    """ "Now" and the like; None in "now-cancelled", "now that" and "as soon as"."""
    value, today = view.text("z"), view.published
    before, after = view.before_token(), view.after_token()
    if view.after() == "-" or (after is not None and after.word in ("that", "as")):
        return None
    if before is not None and before.word in ("as", "too", "so", "how"):
        return None
    first, last = (None if value == "PAST_REF" else today), (None if value == "FUTURE_REF" else today)
    return Reading(TimeKind.DATE, Stretch(value, first, last), False)


def _remember(story: Story, reading: Reading) -> None:
    """Keep the last date told, from which "that year" and "three days later" count."""
    stretch = reading.stretch
    if reading.moves_anchor and stretch.first is not None and reading.kind is not TimeKind.SET:
        story.anchor = stretch
        if stretch.grain == "day":
            story.anchor_day = stretch.first


def _bounded(view: View, reading: Reading) -> Reading:
    if reading.kind in (TimeKind.SET, TimeKind.DURATION):
        return reading
    return replace(reading, stretch=bounded(view, reading.stretch))


def _time(report: Report, view: View, reading: Reading) -> Time:
    tokens, stretch = view.story.tokens, reading.stretch
    span = report.span(tokens[view.start].start, tokens[view.end - 1].end)
    return Time(span, reading.kind, stretch.value, stretch.first, stretch.last)


def _published(report: Report) -> dt.date | None:
    told = report.published
    if told is None and report.dateline and (found := find_date(report.dateline)):
        told = found[0]
    return told.date() if isinstance(told, dt.datetime) else told


def _day_first(report: Report, story: Story) -> bool | None:
    """The order of numeric dates: as the report's other ones show, else by its language's or its address's country."""
    if (told := order_of(story)) is not None:
        return told
    region = re.search(r"[-_]([A-Za-z]{2})$", report.language or "")
    try:
        host = urlsplit(report.address).hostname or ""
    except ValueError:
        host = ""
    for code in (region[1].lower() if region else "", host.rpartition(".")[2]):
        if code in _DAY_FIRST_COUNTRIES or code == "gb":
            return True
        if code in _MONTH_FIRST:
            return False
    return None
