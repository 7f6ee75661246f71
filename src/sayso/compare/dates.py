"""Do two propositions on one event give it times that cannot both hold?"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from sayso.compare.numbers import Clash, demands, is_now
from sayso.compare.propositions import Proposition
from sayso.compare.topics import other_numbered, other_question, places, same_question
from sayso.model import Relation, Time, TimeKind

_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_WEEKDAY = re.compile("|".join(calendar.day_name), re.I)
_NAMED_DAYS = "|".join((*calendar.day_name, *calendar.month_name[1:], "today", "tomorrow", "yesterday", "tonight"))
_DAY = re.compile(rf"{_NAMED_DAYS}|\b\d{{1,2}}(?:st|nd|rd|th)\b", re.I)
_MONTH = re.compile(rf"(?:(?:early|mid|late)[ -])?(?P<month>{'|'.join(calendar.month_name[1:])})", re.I)
_IN_MONTH = re.compile("|".join(calendar.month_name[1:]))
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|never|no|nobody|cannot|unable)\b|n[’']t\b)[^,;.]{0,60}?\b(?P<how>before|until)\s+(?:after\s+)?(?:the\s+)?$",
    re.I,
)
# How far back of a time it is looked for, in code points; how much beside the time two sentences must share.
_REACH, _TOLD = 90, 1
_GOES_ON = re.compile(r"\b(?:is|was|are|were|been)\s+(?:still\s+)?\w+ing\b|\bstill\b")
# Where a time is the end of what lasted: "valid until 31 March", "ran out on 28 February".
_UNTIL = re.compile(r"\b(?:until|till|through|up\s+to)\s+(?:the\s+)?$", re.I)
_ENDED = re.compile(
    r"\b(?:ends?|ended|expires?|expired|lapses?|lapsed|r[au]n(?:s)?\s+out|terminated|ceased)\b[^,;.]{0,25}$", re.I
)
# A day, and how long before its last day an end may lie that is told by a season or a month.
_EXACT, _SEASON = re.compile(r"\d{4}-\d\d-\d\d"), 92
_NOT = re.compile(r"\b(?:not|rather than|instead of)\s+(?:\w+\s+){0,1}$", re.I)


@dataclass(frozen=True, slots=True)
class _When:
    """A time that an event is given: days as ordinals, and minutes of the day where a clock is named; None where open.

    `ends` is whether it is the end of what lasted.
    """

    time: Time
    first: int | None
    last: int | None
    clock: int | None
    ends: bool = False


def compare_dates(a: Proposition, b: Proposition, *, same_speaker: bool) -> Clash | None:
    """How the times of two propositions on one event stand to each other; None where none can be compared."""
    pairs = [(x, y) for x in _whens(a) for y in _whens(b) if _comparable(x, y)]
    if not pairs:
        return None
    for x, y in pairs:
        if not _apart(x, y):
            return Clash(Relation.AGREES, x.time.span, y.time.span, "the times can be one")
    x, y = pairs[0]
    if same_speaker and a.day and b.day and a.day != b.day:
        return Clash(
            Relation.SUPERSEDED, x.time.span, y.time.span, "the same speaker gives another time on another day"
        )
    if other_numbered(a.text, b.text):
        return Clash(Relation.SCOPE, x.time.span, y.time.span, "they are of two things of one name")
    why = f"{x.time.span.exact} and {y.time.span.exact} cannot both hold"
    return Clash(Relation.CONFLICT, x.time.span, y.time.span, why)


def same_event(a: Proposition, b: Proposition) -> bool:
    """Do two sentences give a time to one event, in whatever words?"""
    pairs = [(x, y) for x in _whens(a) for y in _whens(b) if _comparable(x, y)]
    return demands(a) == demands(b) and any(
        same_question(a.meaning, _at(a, x), b.meaning, _at(b, y), _TOLD)
        for x, y in pairs
        if not (_lasts(a, x) or _lasts(b, y))
    )


def other_event(a: Proposition, b: Proposition, clash: Clash) -> bool:
    """Are the times that clash those of what is said not to be one?"""
    return other_question(a.meaning, places(a.meaning, a.span, clash.a), b.meaning, places(b.meaning, b.span, clash.b))


def _at(one: Proposition, when: _When) -> list[int]:
    return places(one.meaning, one.span, when.time.span)


def _lasts(one: Proposition, when: _When) -> bool:
    """Is it a time at which something went on: "was holding on Sunday"?"""
    clauses = {one.meaning.words[i].clause for i in _at(one, when)}
    text = " ".join(w.low for w in one.meaning.words if w.clause in clauses)
    return bool(_GOES_ON.search(text))


def _whens(one: Proposition) -> list[_When]:
    found = []
    for t in one.times:
        start = t.span.start - one.span.start
        before = one.span.exact[max(0, start - _REACH) : start]
        if (t.kind not in (TimeKind.DATE, TimeKind.TIME) and not (t.first and t.last)) or _NOT.search(before[-24:]):
            continue
        if is_now(t):
            continue
        if t.kind is TimeKind.DATE and (m := _NOT_BEFORE.search(before)) and t.last is not None:
            # "Not before the spring" is the spring at the earliest, "not until Friday" Friday.
            found.append(_When(t, t.last.toordinal() + (m["how"].lower() == "before"), None, None))
            continue
        if t.kind is TimeKind.TIME and t.first and _NOT_BEFORE.search(before):
            # "Not until after one on Friday": some time from then on.
            found.append(_When(t, t.first.toordinal(), None, None))
            continue
        m = _CLOCK.search(t.value or "")
        clock = int(m[1]) * 60 + int(m[2]) if m else None
        first, last = t.first.toordinal() if t.first else None, t.last.toordinal() if t.last else None
        if first is not None or last is not None or clock is not None:
            ends = bool((_UNTIL if first is None else _ENDED).search(before))
            found.append(_When(t, first, last, clock, ends and last is not None))
    # "Shortly after midnight, at 12:20": what is told more exactly counts.
    return [w for w in found if w.first is not None and w.last is not None] or found


def _weekday(one: _When) -> str | None:
    """The weekday that a time is told by, where it gives no date beside it."""
    told = one.time.span.exact
    m = _WEEKDAY.search(told)
    return m.group().lower() if m and not any(c.isdigit() for c in told) and not _IN_MONTH.search(told) else None


def _named_day(one: _When) -> str | None:
    """The weekday of a time that is of one day."""
    if one.first is None or one.first != one.last:
        return None
    return calendar.day_name[dt.date.fromordinal(one.first).weekday()].lower()


def _days(x: _When, y: _When) -> bool:
    return (x.first is not None or x.last is not None) and (y.first is not None or y.last is not None)


def _month(one: _When) -> str | None:
    """The month that a time is told by alone: which year of it is meant is a guess."""
    m = _MONTH.fullmatch(one.time.span.exact.strip())
    return m["month"].lower() if m else None


def _bare_clock(one: _When) -> bool:
    """Is it an hour with no day beside it?"""
    return one.clock is not None and not _DAY.search(one.time.span.exact)


def _comparable(x: _When, y: _When) -> bool:
    if (_month(x) is None) != (_month(y) is None):
        return False
    return (x.clock is None) == (y.clock is None) or (_days(x, y) and not _bare_clock(x) and not _bare_clock(y))


def _end(one: _When) -> tuple[int, int]:
    """Between which days what lasted ended."""
    last = one.last or 0
    if one.first is not None:
        return one.first, last
    return last - (0 if _EXACT.search(one.time.value or "") else _SEASON), last


def _apart(x: _When, y: _When) -> bool:
    if x.ends and y.ends:
        (a, b), (c, d) = _end(x), _end(y)
        return b < c or d < a
    if _month(x) and _month(y):
        return _month(x) != _month(y)
    if _bare_clock(x) or _bare_clock(y):
        return x.clock != y.clock
    day, other = _weekday(x), _weekday(y)
    if bool(day) != bool(other) and (day or _named_day(x)) == (other or _named_day(y)):
        # "Tuesday evening" and 11 p.m. on Tuesday 3 March.
        return x.clock is not None and y.clock is not None and x.clock != y.clock
    if day and other:
        # Which week a bare weekday means is a guess where reports of two weeks say it; which day it is is not.
        return day != other or (x.clock is not None and y.clock is not None and x.clock != y.clock)
    if x.clock is not None and y.clock is not None:
        days = x.first != y.first and x.first is not None and y.first is not None
        return days or x.clock != y.clock
    low, high = (-1, 10**9)
    a, b = (low if x.first is None else x.first), (high if x.last is None else x.last)
    c, d = (low if y.first is None else y.first), (high if y.last is None else y.last)
    return b < c or d < a
