"""From the words for a time, and the preposition in front of them, to the days in which something is to happen.

Conventions: "by", "before", "until", "within" and "in the coming" run from the day of publication to the last day; "in" and
"on" are the days themselves; "after" and "from" are open at the end. Days before publication are cut off. "Before" a month or
a longer time ends on the day before it.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from sayso.model import Report, Time, TimeKind

_LEAD = 48
_WITHIN = re.compile(
    r"(?:\b(?:within|inside|over|during|for|throughout|in)(?: the)?(?: (?:next|coming|following|course of "
    r"the next))|\bthe (?:next|coming)|\bwithin|\binside)"
    r"(?: (?:about|some|the|roughly|around|as (?:little|few) as))?\s*$",
    re.I,
)
_IN = re.compile(r"\bin (?:about |some |around |roughly |as (?:little|few) as )?(?:the )?$", re.I)
_BY = re.compile(
    r"\b(?:by|until|till|through|not later than|no later than|up to)(?: (?:about|around|early|mid|"
    r"late))?(?: the)?\s*$",
    re.I,
)
_BEFORE = re.compile(r"\b(?:before|ahead of|prior to)(?: the)?\s*$", re.I)
_AFTER = re.compile(r"\b(?:after|following)(?: the)?\s*$", re.I)
_FROM = re.compile(
    r"\b(?:from|starting|beginning|as early as|as soon as|effective)(?: (?:in|on|from))?(?: the)?\s*$", re.I
)
_PAST = re.compile(r"\b(?:since|not|than|of)(?: (?:on|in|by))?(?: the)?\s*$", re.I)
_PREPOSED = re.compile(
    r"^(?P<within>within|in the (?:next|coming)|over the (?:next|coming)|(?:the )?(?:next|coming)(?= \w+ "
    r"(?:days|weeks|months|years)))|^(?P<by>by|until|till|through)\b|^(?P<before>before|ahead of)\b"
    r"|^(?P<after>after)\b|^(?P<from>from)\b|^(?P<in>in(?= (?:\w+|\w+ to \w+) (?:days?|weeks?|months?|years?)))\b",
    re.I,
)
# A year, or words that place a time in the past: such a time has no next one.
_DATED = re.compile(
    r"\d{4}|\b(?:last|past|previous|ago|yesterday|earlier|today|this|that|the (?:day|week|month|year))\b", re.I
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
_WEEK, _YEAR = 7, 366
_END = re.compile(r"\b(?:end|close|eve) of\b|\bend\b", re.I)
_NUMBERS = {w: i + 1 for i, w in enumerate(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
    " twenty".split()
)} | {"a": 1, "an": 1, "couple": 2, "few": 3, "thirty": 30, "sixty": 60, "ninety": 90, "hundred": 100}  # fmt: skip
_UNIT = {
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "fortnight": "W",
    "hour": "H",
    "decade": "Y",
    "quarter": "M",
}
_TIMES = {"fortnight": 2, "decade": 10, "quarter": 3}
_LENGTH = re.compile(
    r"(?:(?P<low>[a-z]+|\d{1,4})\s?(?:to|or|and|-|–)\s?)?(?P<n>[a-z]+|\d{1,4})[- ](?P<unit>hour|day|week|"
    r"fortnight|month|quarter|year|decade)s?\b",
    re.I,
)
_ISO = re.compile(r"P(?:T(?P<h>\d+)H|(?P<n>\d+)(?P<unit>[DWMY]))$")


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `first` to `last`, both included; None on an open side."""

    first: dt.date | None
    last: dt.date | None


def published_day(report: Report) -> dt.date | None:
    """The day of publication, without its hour."""
    day = report.published
    return day.date() if isinstance(day, dt.datetime) else day


def window_of(report: Report, time: Time, start: int, *, coming: bool = False) -> Window | None:
    """The window that a time in a sentence from `start` gives; None where it tells of no window to come.

    `coming` says that the time is surely one to come: then "June" and "Friday", without a year, are the next ones.
    None too for a repetition, for "now" and "soon", and for a time whose last day lies before publication.
    """
    today = published_day(report)
    lead = report.text[max(start, time.span.start - _LEAD) : time.span.start]
    words = time.span.exact
    if time.kind is TimeKind.SET or (time.value or "").endswith("_REF") or _PAST.search(lead):
        return None
    inner = _PREPOSED.match(words)
    length = _length(time)
    if (time.first is None and time.last is None) or time.kind is TimeKind.DURATION:
        ahead = (
            _WITHIN.search(lead) or (inner and inner["within"]) or re.match(r"(?:the )?(?:next|coming)\b", words, re.I)
        )
        point = _IN.search(lead) or (inner and inner["in"])
        if length and today and (ahead or point):
            return _ahead(today, length, point=bool(point and not ahead))
        if today and ahead:
            return Window(today, None)
        if time.first is None and time.last is None:
            return None
    if coming and today is not None:
        time = _next_one(time, today)
    window = _by_preposition(time, lead, inner, today)
    return _to_come(window, today)


def _next_one(time: Time, today: dt.date) -> Time:
    """A time that has gone by, told without a year, as the next of its name: a week later for a weekday, else a year."""
    last = time.last
    if last is None or last >= today or _DATED.search(time.span.exact) or (today - last).days > _YEAR:
        return time
    weekday = _WEEKDAY.search(time.span.exact) is not None
    if weekday and (today - last).days > _WEEK:
        return time

    def later(day: dt.date | None) -> dt.date | None:
        return day and (add(day, 1, "W" if weekday else "Y") or day)

    return replace(time, first=later(time.first), last=later(last))


def _by_preposition(time: Time, lead: str, inner: re.Match[str] | None, today: dt.date | None) -> Window:
    """The window of a time with days, by what stands in front of it or opens it."""
    first, last = time.first, time.last

    def by(pattern: re.Pattern[str], group: str) -> bool:
        return bool(pattern.search(lead)) or bool(inner and inner[group])

    if by(_BEFORE, "before"):
        long = first and last and (last - first).days > 7 and not _END.search(time.span.exact) and not _END.search(lead)
        return Window(today, first - dt.timedelta(1) if long and first and first != dt.date.min else last)
    if by(_BY, "by") or _WITHIN.search(lead) or (inner and inner["within"]):
        return Window(today, last)
    if by(_AFTER, "after") or by(_FROM, "from"):
        return Window(first, None)
    return Window(first, last)


def _to_come(window: Window, today: dt.date | None) -> Window | None:
    """A window without what lies before `today`; None where nothing of it is left."""
    first, last = window.first, window.last
    if today is None:
        return window if first is None or last is None or first <= last else None
    if last is not None and last < today:
        return None
    if first is None or first < today:
        first = today
    return Window(first, last)


def _length(time: Time) -> tuple[int, int, str] | None:
    """The length that a time tells: fewest, most, and the unit D, W, M, Y or H."""
    if m := _LENGTH.search(time.span.exact):
        n, low = _number(m["n"]), _number(m["low"] or "")
        unit = m["unit"].lower()
        if n is not None:
            times = _TIMES.get(unit, 1)
            return (low or 0) * times, n * times, _UNIT[unit]
    if m := _ISO.match(time.value or ""):
        return (0, int(m["h"]), "H") if m["h"] else (0, int(m["n"][:4]), m["unit"])
    return None


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() and word.isascii() else _NUMBERS.get(word.lower())


def _ahead(today: dt.date, length: tuple[int, int, str], *, point: bool) -> Window | None:
    """From the fewest to the most units ahead of a day. "In six months" is the unit around that day."""
    low, high, unit = length
    last = add(today, high, unit)
    if last is None:
        return Window(today, None)
    if point and not low:
        return Window(last, last)
    return Window(add(today, low, unit) if low else today, last)


def add(day: dt.date, n: int, unit: str) -> dt.date | None:
    """The day `n` units later (unit D, W, M, Y or H), the last of the month where it has no such day; "
    "None beyond year 9999."""
    try:
        if unit in "DWH":
            return day + dt.timedelta(days=n * {"D": 1, "W": 7}.get(unit, 0) + (n // 24 if unit == "H" else 0))
        months = day.month - 1 + n * (12 if unit == "Y" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None
