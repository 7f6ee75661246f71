"""Expressions of one day: absolute, weekday, "yesterday", holiday; with a part of the day or a time of it."""

from __future__ import annotations

import datetime as dt
import re

from sayso.resolve.times.context import Story, View
from sayso.resolve.times.grammar import YEAR_AHEAD
from sayso.resolve.times.relative import step_year
from sayso.resolve.times.stretch import UNKNOWN, Stretch, calendar_day, day, make_date, shift
from sayso.resolve.times.tense import FUTURE, PAST

_FAR = 300  # Days: a date without a year that lies further back than this would have been printed with one.
_ADJECTIVES = frozenset(("christmas", "easter", "halloween", "thanksgiving"))
_DIGITS = re.compile(r"\d+")


def read_days(view: View) -> Stretch | None:
    """The day that the tokens of a match name, UNKNOWN where it cannot be told; None where they are no time."""
    if view.find("I") is not None:
        return _iso(view)
    if view.find("J") is not None:
        return _numeric(view)
    if view.find("Mmbq") is not None:
        return month_day(view)
    if view.find("Ww") is not None:
        return _weekday(view)
    if view.find("j") is not None:
        return _deictic(view)
    return _holiday(view) if view.find("h") is not None else None


def _iso(view: View) -> Stretch:
    token = view.token("I")
    year, month, number = (int(n) for n in _DIGITS.findall(token.word if token else "")[:3])
    return calendar_day(year, month, number) or UNKNOWN


def _numeric(view: View) -> Stretch:
    """Day and month in the order that is possible, or that the report keeps to; UNKNOWN where both are and nothing tells."""
    token = view.token("J")
    digits = _DIGITS.findall(token.word if token else "")
    a, b, year = (int(n) for n in digits)
    if len(digits[2]) == 2:
        year += 2000 if view.published is None or 2000 + year <= view.published.year + 20 else 1900
    day_first, month_first = calendar_day(year, b, a), calendar_day(year, a, b)
    if day_first and month_first and day_first != month_first:
        order = view.story.day_first
        return UNKNOWN if order is None else day_first if order else month_first
    return day_first or month_first or UNKNOWN


def month_day(view: View) -> Stretch | None:
    """A day of a month, with a year or in the year that the tense and the report's date tell."""
    at = view.find("Mmbq")
    if at is None:
        return None
    number = _day_number(view, at)
    month = view.story.tokens[at].value
    if number is None or not isinstance(month, int) or not 1 <= number <= 31:
        return None
    year = year_of(view)
    if view.story.classes[at] == "q" and view.find("Y") is None:
        return None
    if year is not None:
        return calendar_day(year, month, number) or UNKNOWN
    if make_date(2000, month, number) is None:
        return UNKNOWN
    partial = Stretch(f"XXXX-{month:02}-{number:02}")
    if view.published is None or view.find("LXTH") is not None:
        return partial
    return _nearest(view, [make_date(view.published.year + n, month, number) for n in range(-4, 5)]) or partial


def _day_number(view: View, month_at: int) -> int | None:
    """The number beside the month: before it ("5 May", "the 5th of May"), else after it."""
    classes, tokens = view.story.classes, view.story.tokens
    before = month_at - (2 if classes[month_at - 1 : month_at] == "o" else 1)
    after = month_at + 1
    while after < view.end and classes[after] in ".t":
        after += 1
    for at in (before, after):
        if view.start <= at < view.end and classes[at] in "nO" and isinstance(value := tokens[at].value, int | float):
            return int(value)
    return None


def year_of(view: View) -> int | None:
    """The year that a match names: printed, relative ("of last year"), or printed with the next date of the same list."""
    if (year := view.number("Y")) is not None:
        return year
    if view.find("1") is not None and view.find("LXTH") is not None:
        return step_year(view)
    ahead = YEAR_AHEAD.match(view.story.classes, view.end)
    if not ahead:
        return None
    later = View(view.story, view.end, ahead.end())
    one, two = view.number("Mmbq"), later.number("Mmbq")
    year = later.number("Y")
    crosses = one is not None and two is not None and one > two
    return year - crosses if year is not None else None


def _nearest(view: View, candidates: list[dt.date | None]) -> Stretch | None:
    """Of the same date in several years the one that the tense tells, or the nearest where that is far or nothing tells."""
    published = view.published
    dates = [date for date in candidates if date]
    if (weekday := view.number("Ww")) is not None:
        # "Tuesday, Nov. 24" is of a year in which that day is a Tuesday.
        dates = [date for date in dates if date.isoweekday() == weekday] or dates
    if published is None or not dates:
        return None
    tense = view.tense()
    sided = [d for d in dates if (d <= published if tense == PAST else d >= published)] if tense else []
    best = min(sided or dates, key=lambda d: abs(d - published))
    if tense != FUTURE and abs((best - published).days) > _FAR:
        best = min(dates, key=lambda d: abs(d - published))
    return day(best)


def _weekday(view: View) -> Stretch:
    number = view.number("Ww") or 1
    published, modifier = view.published, view.text("LXTH")
    anchor = view.story.anchor_day
    if published is None:
        return Stretch(f"XXXX-WXX-{number}")
    base = published
    ahead = (number - published.isoweekday()) % 7
    if modifier in ("that", "same", "following") or (modifier == "next" and view.find("t") is not None):
        if anchor is None:
            return Stretch(f"XXXX-WXX-{number}")
        # After the last day that there is, there is none.
        base = anchor if modifier in ("that", "same") else shift(anchor, "day", 1) or anchor
        ahead = (number - base.isoweekday()) % 7
    elif modifier == "next":
        ahead = 7 + number - published.isoweekday()
    elif modifier == "coming":
        ahead = ahead or 7
    elif modifier in ("last", "previous"):
        ahead -= 7
    elif view.tense() != FUTURE and not (modifier == "this" and view.tense() != PAST):
        ahead -= 7 if ahead else 0
    found = shift(base, "day", ahead)
    return day(found) if found else UNKNOWN


def _deictic(view: View) -> Stretch | None:
    token = view.token("j")
    if token is not None and token.word == "tomorrow" and "a" in (view.before(), view.before(2)):
        return None  # "A better tomorrow".
    if token is None or view.published is None or not isinstance(token.value, int):
        return UNKNOWN
    found = shift(view.published, "day", token.value)
    return day(found) if found else UNKNOWN


def _holiday(view: View) -> Stretch | None:
    rule = view.text("h") or ""
    if _is_adjective(view):
        return None
    year = year_of(view)
    if year is not None:
        one = _by_rule(rule, year)
        return day(one) if one else UNKNOWN
    if view.published is None:
        return Stretch(f"XXXX-{rule}") if len(rule) == 5 else UNKNOWN
    found = [date for n in (-1, 0, 1) if (date := _by_rule(rule, view.published.year + n))]
    if view.text("L") is not None:
        found = [date for date in found if date < view.published][-1:]
    elif view.text("X") is not None:
        found = [date for date in found if date > view.published][:1]
    return _nearest(view, [*found]) or UNKNOWN


def _is_adjective(view: View) -> bool:
    """Does a holiday only tell what kind of thing follows, as in "Christmas trees"?"""
    token, after = view.token("h"), view.after_token()
    if token is None or token.word not in _ADJECTIVES or after is None or view.after() != "x" or after.capital:
        return False
    return view.before() == "" or view.before() not in "0@isBudvLXTFR2"


def _by_rule(rule: str, year: int) -> dt.date | None:
    if rule.startswith("easter"):
        sunday = easter(year)
        return shift(sunday, "day", int(rule[6:])) if sunday else None
    if len(rule) == 5:
        return make_date(year, int(rule[:2]), int(rule[3:]))
    which, on = rule.split("+")
    month, nth, weekday = (int(n) for n in which.split("-"))
    first = make_date(year, month)
    return shift(first, "day", (weekday - first.isoweekday()) % 7 + 7 * (nth - 1) + int(on)) if first else None


def easter(year: int) -> dt.date | None:
    """Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, number = divmod(h + n - 7 * m + 114, 31)
    return make_date(year, month, number + 1)


def order_of(story: Story) -> bool | None:
    """Whether the report's own numeric dates put the day first; None where none of them tells, or they differ."""
    if "J" not in story.classes:
        return None
    told = set()
    for at, cls in enumerate(story.classes):
        if cls == "J":
            a, b, _ = (int(n) for n in _DIGITS.findall(story.tokens[at].word))
            if (a > 12) != (b > 12):
                told.add(a > 12)
    return told.pop() if len(told) == 1 else None
