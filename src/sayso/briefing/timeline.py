"""What was said when about what time: the events of a pile by date, and the rows of a picture of them.

A row is a claim, or a speaker for what stands under no claim. Days are proleptic Gregorian ordinals inside a row, so that
no arithmetic leaves the calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.briefing import words
from sayso.briefing.view import Some, Statement

MOST_ROWS = 40
MOST_EVENTS = 150
_MOST_TITLED = 3
# The axis runs this many days past the reports, or as many times the stretch in which they appeared, whichever is more.
# One report that recalls a year long gone would squeeze all others into one dot.
_REACH_DAYS = 60
_REACH_TIMES = 1


@dataclass(frozen=True, slots=True)
class Event:
    """One statement and one time that it tells of, in exact words; or, without a time, that it was made.

    `first` and `last` are None on a side that is open; `ahead` says that the time was still to come.
    """

    statement: Statement
    words: str
    first: dt.date | None
    last: dt.date | None
    ahead: bool

    @property
    def timed(self) -> bool:
        """Whether it tells of a time."""
        return self.first is not None or self.last is not None

    @property
    def about(self) -> str:
        """The time that is told of; empty for none."""
        return words.window(self.first, self.last, "")

    @property
    def said(self) -> str:
        """The day to which the statement belongs."""
        return words.day(self.statement.as_of) if self.statement.as_of else "no date"


@dataclass(frozen=True, slots=True)
class Stroke:
    """Something to draw on a row: days `first` to `last`, None on a side that is open, and what it stands for."""

    first: int | None
    last: int | None
    ahead: bool
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim or a speaker: when it was said, and the times told of."""

    label: str
    said: tuple[Stroke, ...]
    about: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rows of the picture, the days at its edges, and the events as a list by date."""

    rows: Some[Row]
    first: int
    last: int
    events: Some[Event]


def timeline_of(statements: Sequence[Statement], labels: Mapping[str, str]) -> Timeline:
    """The timeline of `statements` in their order in the pile. `labels` name the rows by `Statement.home`.

    Linear but for sorting. Where there are too many rows, those with times come first, and of these claims before speakers.
    """
    grouped: dict[str, list[Event]] = {}
    for statement in statements:
        grouped.setdefault(statement.home, []).extend(_events(statement))
    rows = {home: row for home, events in grouped.items() if (row := _row(labels.get(home, ""), home, events))}
    ranked = sorted(rows, key=lambda home: _rank(home, grouped[home]))
    kept = sorted(ranked[:MOST_ROWS], key=lambda home: (_start(rows[home]), grouped[home][0].statement.position))
    first, last = _edges([rows[home] for home in kept], statements)
    listed = [event for home in rows for event in grouped[home] if event.timed or event.statement.as_of]
    chosen = Some.of(
        sorted(_distinct(listed), key=lambda event: (not event.timed, event.statement.position)), MOST_EVENTS
    )
    events = Some(tuple(sorted(chosen, key=_when)), chosen.more)
    return Timeline(Some(tuple(rows[home] for home in kept), len(rows) - len(kept)), first, last, events)


def _events(statement: Statement) -> list[Event]:
    attribution, forecast = statement.attribution, statement.attribution.forecast
    found = []
    if forecast and (forecast.first or forecast.last):
        first, last = words.date_of(forecast.first), words.date_of(forecast.last)
        found.append(Event(statement, words.line(forecast.words.exact), first, last, True))
    for time in attribution.times:
        first, last = words.date_of(time.first), words.date_of(time.last)
        # The window of a forecast is a time of its own words most often.
        if (first or last) and not any((one.first, one.last) == (first, last) for one in found):
            found.append(Event(statement, words.line(time.span.exact), first, last, False))
    return found or [Event(statement, "", None, None, False)]


def _distinct(events: Iterable[Event]) -> list[Event]:
    """Events without those that repeat the words, the time and the day of another of the same row."""
    seen: dict[tuple[object, ...], Event] = {}
    for event in events:
        told = (event.statement.home, event.statement.chained, event.words, event.first, event.last, event.said)
        seen.setdefault(told, event)
    return [*seen.values()]


def _when(event: Event) -> tuple[dt.date, dt.date, tuple[int, int]]:
    """By the time told of, then by the day on which it was told."""
    said = event.statement.as_of or dt.date.max
    return event.first or event.last or said, said, event.statement.position


def _rank(home: str, events: Sequence[Event]) -> tuple[bool, bool, int, str]:
    timed = any(event.timed for event in events)
    return not timed, not home.startswith("claim-"), -len(events), home


def _row(label: str, home: str, events: Sequence[Event]) -> Row | None:
    """The row of a claim or speaker; None where there is nothing to draw. A speaker needs a time to be told of."""
    if not home.startswith("claim-") and not any(event.timed for event in events):
        return None
    days: dict[int, list[Event]] = {}
    spans: dict[tuple[int | None, int | None, bool], list[Event]] = {}
    for event in events:
        if event.statement.as_of:
            days.setdefault(event.statement.as_of.toordinal(), []).append(event)
        if event.timed:
            spans.setdefault((*_ordered(event), event.ahead), []).append(event)
    if not days and not spans:
        return None
    said = [Stroke(day, day, False, _title(f"Said {found[0].said}", found)) for day, found in sorted(days.items())]
    about = [
        Stroke(first, last, ahead, _title(f"{'To come' if ahead else 'Tells of'}: {found[0].about}", found))
        for (first, last, ahead), found in spans.items()
    ]
    # Long ones first, so that short ones are drawn over them.
    return Row(label, tuple(said), tuple(sorted(about, key=_length, reverse=True)))


def _ordered(event: Event) -> tuple[int | None, int | None]:
    first = event.first.toordinal() if event.first else None
    last = event.last.toordinal() if event.last else None
    return (last, first) if first is not None and last is not None and last < first else (first, last)


def _length(stroke: Stroke) -> tuple[float, int, bool]:
    if stroke.first is None or stroke.last is None:
        return float("inf"), stroke.first or stroke.last or 0, stroke.ahead
    return stroke.last - stroke.first, stroke.first, stroke.ahead


def _title(lead: str, events: Sequence[Event]) -> str:
    """`Tells of: 2 May 2031: 1.1 Ilse Moro, “on Friday”; and 2 more`."""
    told = {event.statement.ref: event for event in events}
    parts = [
        f"{ref} {event.statement.chained}" + (f", {words.quoted(event.words)}" if event.words else "")
        for ref, event in [*told.items()][:_MOST_TITLED]
    ]
    return "; ".join([f"{lead}: {parts[0]}", *parts[1:], *filter(None, [words.more(len(told) - _MOST_TITLED)])])


def _borders(strokes: Iterable[Stroke]) -> list[int]:
    return [day for stroke in strokes for day in (stroke.first, stroke.last) if day is not None]


def _start(row: Row) -> int:
    return min(_borders((*row.said, *row.about)))


def _edges(rows: Sequence[Row], statements: Iterable[Statement]) -> tuple[int, int]:
    """The first and the last day of the axis: around the reports' own dates, with what is drawn within reach of them."""
    own = [day.toordinal() for one in statements if (day := words.date_of(one.entry.report.published))]
    drawn = [day for row in rows for day in _borders((*row.said, *row.about))]
    if own:
        reach = max(_REACH_DAYS, _REACH_TIMES * (max(own) - min(own)))
        drawn = [day for day in drawn if min(own) - reach <= day <= max(own) + reach]
    days = [*own, *drawn] or [1]
    first, last = min(days), max(days)
    # A stretch of one day has no length to draw.
    return (first, last) if last - first >= 3 else (first - 2, last + 2)
