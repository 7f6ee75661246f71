"""Expressions of more than a day: months, quarters, seasons, years, decades, "the week of"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from sayso.resolve.times import stretch as calendar
from sayso.resolve.times.context import View
from sayso.resolve.times.days import read_days, year_of
from sayso.resolve.times.grammar import YEAR_AHEAD
from sayso.resolve.times.relative import base_of, relative
from sayso.resolve.times.stretch import UNKNOWN, Stretch, holding, shift
from sayso.resolve.times.tense import FUTURE, PAST, UNTOLD

_INTRODUCES = frozenset("isuBvFR@LXTErd")
_EDGE_VERBS = {
    **dict.fromkeys("end ends ended ending close closes closed closing finish finishes finished".split(), "late"),
    **dict.fromkeys("start starts started starting begin begins began beginning open opens opened".split(), "early"),
}
_LISTS = frozenset("&|-2,")
_LONG = frozenset(("decade", "century"))
_LONGEST_SHORT_RANGE = 20  # Years: "2018-19" is a range, "2015-86" a number.
_SERIES = frozenset(
    "windows office vision agenda no nos number room flight route article resolution page channel boeing".split()
)
_SOON, _LONG_AGO = dt.timedelta(90), dt.timedelta(270)


def nearest(view: View, of_year: Callable[[int], Stretch | None], strictly: int = 0) -> Stretch | None:
    """Of a stretch that comes every year, the last that has begun; where the clause tells of the future, the next to end.

    `strictly` -1 or 1 takes the last that is over or the next that is to begin. None without a report date.
    """
    today = view.published
    if today is None:
        return None
    all_found = [found for n in range(-2, 3) if (found := of_year(today.year + n))]
    known = [(one, one.first, one.last) for one in all_found if one.first and one.last]
    if strictly < 0:
        past = [one for one, _, last in known if last < today]
    elif strictly > 0 or view.tense() == FUTURE:
        coming = [one for one, first, last in known if (first > today if strictly else last >= today)]
        return coming[0] if coming else None
    else:
        past = [one for one, first, _ in known if first <= today]
        ahead = [one for one, first, _ in known if today < first <= today + _SOON]
        if past and ahead and view.tense() == UNTOLD and past[-1].first and past[-1].first < today - _LONG_AGO:
            # Nothing tells, and it is two months ahead or ten back.
            return ahead[0]
    return past[-1] if past else None


def read_month(view: View) -> Stretch | None:
    """A month, with a year or without; None where its name is a word or another's name here."""
    at = view.find("Mmbq")
    if at is None:
        return None
    number = view.story.tokens[at].value
    if not isinstance(number, int) or not _is_month(view, at):
        return None
    if view.find("U") is not None and view.text("LXTH") is None and view.unit("U") != ("M", "month"):
        return None
    if (year := year_of(view)) is not None:
        return calendar.month(year, number) or UNKNOWN
    modifier = view.text("LXTH")
    strictly = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(modifier or "", 0)
    if modifier == "this" and view.published:
        return calendar.month(view.published.year, number)
    return nearest(view, lambda year: calendar.month(year, number), strictly) or Stretch(f"XXXX-{number:02}")


def _is_month(view: View, at: int) -> bool:
    """Is a month's name here a month: "May said" and "Theresa May" are none, "in May" and "May 2019" are."""
    cls = view.story.classes[at]
    if cls == "q":
        return False
    if view.find("Y1LXTE5") is not None:
        return True
    before, after = view.before(), view.after_token()
    if YEAR_AHEAD.match(view.story.classes, view.end):
        return True
    introduced = before in _INTRODUCES or (before in _LISTS and view.before(2) in ("M", "m", "b"))
    name_follows = after is not None and after.capital and view.after() == "x" and after.word not in ("i",)
    if cls == "M":
        return introduced or not name_follows
    if before == "o":
        return not name_follows
    return introduced and not (name_follows and before in "BF&|")


def read_season(view: View) -> Stretch | None:
    """A season; "fall" and "spring" only where something says that they are one."""
    code = view.text("S") or ""
    modifier = view.text("LXTH")
    if (year := year_of(view)) is not None:
        return calendar.season(year, code)
    told = modifier is not None or view.find("E5") is not None
    if not told and view.before() not in ("i", "s", "u", "B", "v"):
        return None
    token = view.token("S")
    if not told and token is not None and token.word == "fall" and view.find("t") is None:
        return None
    if modifier in ("that", "same"):
        anchor = base_of(view, modifier)
        return calendar.season(anchor.year, code) if anchor else UNKNOWN
    strictly = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(modifier or "", 0)
    return nearest(view, lambda year: calendar.season(year, code), strictly) or Stretch(f"XXXX-{code}")


def read_year(view: View) -> Stretch | None:
    """A year printed as four digits; None where it is a count or a part of a name ("2000 jobs", "Windows 2000")."""
    number = view.number("Y")
    if number is None:
        return None
    if (short := view.number("nN")) is not None:
        last = number // 100 * 100 + short
        one, two = calendar.year(number), calendar.year(last)
        valid = one and two and number < last <= number + _LONGEST_SHORT_RANGE
        return Stretch(f"P{last - number}Y", one.first, two.last, "year") if valid and one and two else None
    before, after = view.before_token(), view.after_token()
    if _in_number(view):
        return None
    introduced = view.before() in (*"isouBvFR@d&2|(-", "t") or view.end - view.start > 1
    if not introduced:
        if before is not None and before.word in _SERIES:
            return None
        if not 1800 <= number <= 2060:
            return None
    if after is not None and view.after() in "PU%" and after.start - view.story.tokens[view.end - 1].end <= 1:
        return None
    counted = after is not None and after.word.endswith("s") and not after.word.endswith("ss") and view.after() == "x"
    if counted and after is not None and len(after.word) > 3 and not after.capital and view.find("t") is None:
        return None if view.before() not in ("t", "o", "i") else calendar.year(number)
    return calendar.year(number)


def _in_number(view: View) -> bool:
    """Is a year part of a telephone number, a code or an address: joined by a hyphen or stroke to other digits?"""
    tokens, text = view.story.tokens, view.story.classes
    before = view.start >= 2 and text[view.start - 1] in "-/" and tokens[view.start - 2].word[-1].isdigit()
    range_of_years = view.start >= 2 and text[view.start - 2] == "Y" and text[view.start - 3 : view.start - 2] != "-"
    joined = view.start >= 2 and not range_of_years and tokens[view.start - 1].end == tokens[view.start].start
    after = text[view.end : view.end + 1] in ("-", "/") and text[view.end + 1 : view.end + 2] in ("n", "N")
    return (before and joined) or after


def read_decade(view: View) -> Stretch | None:
    """Ten years: "the 1990s", "the '90s"."""
    number = view.number("D")
    before = view.before_token()
    if number is None or (before is not None and before.word in ("his", "her", "their", "my")):
        return None
    if number < 100:
        token = view.token("D")
        if token is not None and token.word.isalpha() and view.find("t") is None:
            return None
        number += 1900 if number >= 30 else 2000
    return calendar.decade(number)


def read_fiscal(view: View) -> Stretch | None:
    """A fiscal year. Whose it is decides its days, so they are unknown."""
    year = view.number("Y") or view.number("C")
    return Stretch(f"FY{year:04}") if year else (UNKNOWN if view.find("1") is not None else None)


def read_holding(view: View) -> Stretch | None:
    """The week or month in which a day lies: "the week of June 27"."""
    unit = view.unit("U1")
    after = next((i for i in range(view.start, view.end) if view.story.classes[i] == "o"), view.end)
    inside = read_days(View(view.story, after + 1, view.end))
    if inside is None or unit is None:
        return None
    return (holding(inside.first, unit[1]) or UNKNOWN) if inside.first else UNKNOWN


def read_within(view: View) -> Stretch | None:
    """A weekday of a week: "Friday of last week"."""
    unit = view.unit("U")
    week = relative(view, "week") if unit and unit[1] == "week" else None
    number = view.number("Ww")
    if unit is None or unit[1] != "week" or number is None:
        return None
    found = shift(week.first, "day", number - 1) if week and week.first else None
    return calendar.day(found) if found else Stretch(f"XXXX-WXX-{number}")


def read_relative(view: View) -> Stretch | None:
    """A unit told from the report's date or the last date told: "last week", "the same year", "the day before"."""
    unit = view.unit()
    if unit is None or unit[1] in ("hour", "minute", "second", "fortnight"):
        return None
    side = view.token("d")
    if side is not None and view.find("LX") is not None:
        # "The week after next", "the year before last".
        base = shift(view.published, unit[1], 2 * int(str(side.value))) if view.published else None
        return (holding(base, unit[1]) or UNKNOWN) if base else UNKNOWN
    if side is not None:
        anchor = view.story.anchor
        base = shift(anchor.first, unit[1], int(str(side.value))) if anchor and anchor.first else None
        return (holding(base, unit[1]) or UNKNOWN) if base else UNKNOWN
    return relative(view, unit[1]) or UNKNOWN


def read_edge(view: View) -> Stretch | None:
    """A unit around the report's date: "the end of the year", "earlier in the week"."""
    unit = view.unit("U1")
    if unit is not None and view.classes in ("tU", "t1"):
        return _ended(view, unit[1])
    if unit is None or unit[1] in ("day", "hour", "minute", "fortnight") or unit[1] in _LONG:
        return None
    return (holding(view.published, unit[1]) if view.published else None) or UNKNOWN


def _ended(view: View, grain: str) -> Stretch | None:
    """The unit that something ends or starts: "would end the year at 40" is about the end of this one; or that runs out."""
    verb, today = view.before_token(), view.published
    edge = "late" if view.runs_out() else _EDGE_VERBS.get(verb.word) if verb else None
    if edge is None or grain not in ("week", "month", "year"):
        return None
    whole = holding(today, grain) if today else None
    if whole is None or whole.first is None or whole.last is None or today is None:
        return UNKNOWN
    if view.runs_out():
        return whole
    if edge == "late" and view.tense() == PAST and today - whole.first < whole.last - today:
        before = shift(today, grain, -1)
        whole = (holding(before, grain) if before else None) or whole
    return calendar.part(whole, edge)


def narrowed(view: View, whole: Stretch) -> Stretch:
    """The early, middle or late part that a match names; "earlier this month" ends on the report's day, "later" begins there."""
    edge = view.text("E5")
    if edge is not None and whole.grain not in ("", "day"):
        return calendar.part(whole, edge)
    side, today = view.token("r"), view.published
    if side is None or today is None or not (whole.first and whole.last and whole.first <= today <= whole.last):
        return whole
    return replace(whole, last=today) if side.value == -1 else replace(whole, first=today)
