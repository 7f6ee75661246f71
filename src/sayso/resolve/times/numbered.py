"""Numbered parts of a larger stretch: "the third quarter", "the first half of 2019", "the last Friday of the month"."""

from __future__ import annotations

from dataclasses import replace

from sayso.resolve.times import stretch as calendar
from sayso.resolve.times.context import View
from sayso.resolve.times.periods import nearest, read_month
from sayso.resolve.times.relative import relative
from sayso.resolve.times.stretch import ONE_DAY, UNKNOWN, Stretch, holding, shift


def read_ordinal(view: View) -> Stretch | None:
    """A numbered part of a larger stretch: "the third quarter", "the first half of 2019", "the last week of May"."""
    short = view.token("4")
    if short is not None and isinstance(short.value, tuple):
        letter, number = short.value
        grain = "quarter" if letter == "Q" else "half"
    else:
        ordinal = view.token("OLX")
        if ordinal is None:
            return None
        number = ordinal.value if isinstance(ordinal.value, int) else -1 if ordinal.value == "last" else 0
        grain = "half" if view.find("l") is not None else (view.unit() or ("", ""))[1]
    if grain == "century":
        return calendar.century(number)
    if view.find("P") is not None:
        return _counted_part(view, number, grain)
    whole = _whole(view)
    if whole is None or whole.first is None:
        return _unplaced(view, grain, number) if number > 0 and whole is None else None
    return _numbered(whole, grain, number)


def _whole(view: View) -> Stretch | None:
    """The year, month or other unit in which a numbered part lies, where the expression names it."""
    if (at := view.find("Mmb")) is not None:
        return read_month(View(view.story, at, view.end))
    if (year := view.number("Y")) is not None:
        return calendar.year(year)
    marks = [
        i
        for i in range(view.start + 1, view.end)
        if view.story.classes[i] in "LXTHt" and view.story.classes[i - 1] in "oi"
    ]
    if not marks:
        return None
    inner = View(view.story, marks[0], view.end)
    unit = inner.unit("U1")
    return relative(inner, unit[1]) if unit and unit[1] in ("year", "month", "week", "decade") else None


def read_nth(view: View) -> Stretch | None:
    """A weekday counted within a month or year: "the first Monday of May", "the last Friday of the month"."""
    whole, ordinal, weekday = _whole(view), view.token("OL"), view.number("Ww")
    if whole is None or ordinal is None or weekday is None:
        return None
    if whole.first is None or whole.last is None:
        return UNKNOWN
    if isinstance(ordinal.value, int):
        found = shift(whole.first, "day", (weekday - whole.first.isoweekday()) % 7 + 7 * (ordinal.value - 1))
    else:
        found = shift(whole.last, "day", -((whole.last.isoweekday() - weekday) % 7))
    return calendar.day(found) if found and whole.first <= found <= whole.last else UNKNOWN


def _unplaced(view: View, grain: str, number: int) -> Stretch | None:
    if grain == "quarter":
        return nearest(view, lambda year: calendar.quarter(year, number)) or Stretch(f"XXXX-Q{number}")
    return None


def _numbered(whole: Stretch, grain: str, number: int) -> Stretch | None:
    first, last = whole.first, whole.last
    if first is None or last is None or number == 0:
        return None
    if grain == "half" and whole.grain in ("month", "decade", "century", "week", "quarter"):
        middle = shift(first, "day", ((last - first).days + 1) // 2)
        if middle is None:
            return None
        return replace(whole, last=middle - ONE_DAY) if number == 1 else replace(whole, first=middle)
    if grain in ("quarter", "half"):
        return (calendar.quarter if grain == "quarter" else calendar.half)(
            first.year, number if number > 0 else {"quarter": 4, "half": 2}[grain]
        )
    if grain == "week":
        # A week belongs where its Thursday lies, as in ISO 8601.
        found = shift(first, "day", 3 + 7 * (number - 1)) if number > 0 else shift(last, "day", -3)
    elif grain in ("day", "month", "year", "decade", "weekend"):
        found = shift(first, grain, number - 1) if number > 0 else last
    else:
        return None
    return holding(found, grain) if found and first <= found <= last else UNKNOWN


def _counted_part(view: View, number: int, grain: str) -> Stretch | None:
    whole, count = _whole(view), view.number("cn")
    if whole is None or whole.first is None or whole.last is None or not count or count < 0 or number not in (1, -1):
        return None
    letter = (view.unit("P") or ("", ""))[0]
    end = shift(whole.first, grain, count) if number > 0 else shift(whole.last + ONE_DAY, grain, -count)
    if end is None:
        return UNKNOWN
    value = f"P{count}{letter}"
    return Stretch(value, whole.first, end - ONE_DAY) if number > 0 else Stretch(value, end, whole.last)
