"""Ranges and bounds: "from 2009 to 2011", "June 5-7", "since December", "by the end of 2026"."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import TimeKind
from sayso.resolve.times.context import Reading, View
from sayso.resolve.times.days import year_of
from sayso.resolve.times.stretch import UNKNOWN, Stretch, calendar_day, holding, make_date, shift

_LETTERS = {"year": "Y", "month": "M", "day": "D", "quarter": "Q", "decade": "Y"}
_JOINTS = {"F": ("2", "u", "-", "2t", "-t", "ut"), "R": ("&", "&t", "-")}


def day_range(view: View) -> Reading | None:
    """Days of one month: "June 5-7", "5 to 7 June 2018"."""
    numbers = [
        int(token.value)
        for at, token in enumerate(view.story.tokens.between(view.start, view.end), view.start)
        if view.story.classes[at] in "nO" and isinstance(token.value, int | float)
    ]
    month = view.number("Mmbq")
    if len(numbers) != 2 or month is None or numbers[0] >= numbers[1] or view.find("q") is not None:
        return None
    value = f"P{numbers[1] - numbers[0]}D"
    year = year_of(view)
    if year is None and view.published is not None:
        near = [d for n in (-1, 0, 1) if (d := make_date(view.published.year + n, month, numbers[0]))]
        year = min(near, key=lambda d: abs((d - view.published).days) if view.published else 0).year if near else None
    first, last = (calendar_day(year, month, n) if year else None for n in numbers)
    if year is not None and not (first and last):
        return Reading(TimeKind.DURATION, UNKNOWN, False)
    return Reading(
        TimeKind.DURATION, Stretch(value, first.first if first else None, last.last if last else None, "day")
    )


def bounded(view: View, stretch: Stretch) -> Stretch:
    """The days meant where "since", "until", "by", "before" or "after" stands before: open on one side."""
    if view.after() == "'":
        return stretch
    at = view.start - 1
    if at >= 0 and view.story.classes[at] == "t" and view.story.classes[view.start] not in "t":
        return stretch
    match view.before():
        case "s":
            return replace(stretch, last=None)
        case "u" | "B":
            return replace(stretch, first=None)
        case "d":
            word = view.story.tokens[at].word
            if word == "before" and (view.find("E5") is not None or view.runs_out()):
                return replace(stretch, first=None)
            if word == "before":
                return replace(stretch, first=None, last=shift(stretch.first, "day", -1) if stretch.first else None)
            return replace(stretch, first=shift(stretch.last, "day", 1) if stretch.last else None, last=None)
    return stretch


def with_ranges(times: list[tuple[View, Reading]]) -> list[tuple[View, Reading]]:
    """The times, and before each pair that a range joins ("between 2011 and 2013") the whole range."""
    out: list[tuple[View, Reading]] = []
    for at, (view, reading) in enumerate(times):
        told = reading
        if at + 1 < len(times) and _joined(view, reading, *times[at + 1]):
            told = _in_order(view, reading, *times[at + 1])
            if whole := _range(view, told, *times[at + 1]):
                out.append(whole)
        out.append((view, told))
    return out


def _joined(one: View, a: Reading, two: View, b: Reading) -> bool:
    joint = one.story.classes[one.end : two.start]
    return joint in _JOINTS.get(one.before(), ()) and a.kind is b.kind and a.kind is TimeKind.DATE


def _in_order(one: View, a: Reading, two: View, b: Reading) -> Reading:
    """The first end a year back where neither end has a year and it would lie after the second ("from August to May")."""
    first, last = a.stretch.first, b.stretch.last
    named = any(v.find("Y1hLXTHjIJ") is not None for v in (one, two))
    if named or first is None or last is None or first <= last or a.stretch.grain not in ("day", "month"):
        return a
    back = shift(first, "month", -12) if one.find("Mmb") is not None else shift(first, "day", -7)
    moved = holding(back, a.stretch.grain) if back else None
    return replace(a, stretch=moved) if moved else a


def _range(one: View, a: Reading, two: View, b: Reading) -> tuple[View, Reading] | None:
    first, last = a.stretch.first, b.stretch.last
    grain = a.stretch.grain
    if first is None or last is None or first > last or b.stretch.first is None or grain != b.stretch.grain:
        return None
    years, months = b.stretch.first.year - first.year, b.stretch.first.month - first.month
    count = {
        "year": years,
        "decade": years,
        "month": 12 * years + months,
        "quarter": (12 * years + months) // 3,
        "day": (last - first).days,
    }.get(grain)
    if count is None:
        return None
    whole = Stretch(f"P{count}{_LETTERS[grain]}", first, last, grain)
    return View(one.story, one.start - 1, two.end), Reading(TimeKind.DURATION, whole, False)
