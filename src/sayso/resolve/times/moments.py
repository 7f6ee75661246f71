"""Parts of a day and times of the clock: "Friday morning", "at 4 p.m. on Tuesday", "last night", "18:00 UTC"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sayso.model import TimeKind
from sayso.resolve.times.context import Reading, View
from sayso.resolve.times.days import read_days
from sayso.resolve.times.relative import relative
from sayso.resolve.times.stretch import Stretch, day, shift
from sayso.resolve.times.tense import PAST

_DAY_CLASSES = "MmbqWwjhIJ"
_BEFORE_CLOCK = frozenset("@FBus~R&2drv,")


def read_moment(view: View) -> Reading | None:
    """A part of a day or a time of the clock, on the day that it names or else on the last day told, or the report's."""
    clock = _clock(view)
    if clock == "":
        return None
    suffix = clock or f"T{view.text('G')}"
    if view.find(_DAY_CLASSES) is not None:
        whole = read_days(_without_clock(view))
        if whole is None:
            return None
        if whole.first is None:
            return Reading(TimeKind.TIME, Stretch(f"{whole.value}{suffix}" if whole.value else None))
        return _at(whole.first, suffix)
    if view.find("U") is not None:
        whole = relative(view, "day")
        return _at(whole.first, suffix) if whole and whole.first else Reading(TimeKind.TIME, Stretch(suffix))
    date = _day_of_part(view) if clock is None else view.story.anchor_day or view.published
    return _at(date, suffix) if date else Reading(TimeKind.TIME, Stretch(suffix), False)


def read_part(view: View) -> Reading | None:
    """A part of a day where the words look like a day: "tonight", "overnight", `2019-02-09T10:00Z`; None for whole days."""
    iso = view.token("I")
    if iso is not None and len(iso.word) > len("2019-02-09"):
        whole = read_days(view)
        value = iso.word.upper().replace(" ", "T")
        return Reading(TimeKind.TIME, replace(whole, value=value)) if whole and whole.first else None
    token = view.token("j")
    if token is None or token.word not in ("tonight", "overnight"):
        return None
    if view.published is None:
        return Reading(TimeKind.TIME, Stretch("TNI"), False)
    if token.word == "overnight" and view.tense() == PAST:
        before = shift(view.published, "day", -1)
        if before:
            return Reading(TimeKind.TIME, Stretch(f"{day(before).value}TNI", before, view.published))
    return _at(view.published, "TNI")


def _at(date: dt.date, suffix: str) -> Reading:
    whole = day(date)
    return Reading(TimeKind.TIME, Stretch(f"{whole.value}{suffix}", whole.first, whole.last, "day"))


def _day_of_part(view: View) -> dt.date | None:
    """The day of "last night" and "this morning", by the report's date; of "that evening", by the last day told."""
    modifier, anchor, today = view.text("LXTH"), view.story.anchor_day, view.published
    if modifier is None or modifier in ("that", "same"):
        return anchor
    if modifier in ("previous", "following") or (modifier == "next" and view.find("t") is not None):
        return shift(anchor, "day", -1 if modifier == "previous" else 1) if anchor else None
    if today is None or modifier == "this":
        return today
    return shift(today, "day", -1 if modifier == "last" else 1)


def _without_clock(view: View) -> View:
    """The part of a match that names its day: what follows the clock, or what stands before it."""
    classes = view.story.classes
    at = next(i for i in range(view.start, view.end) if classes[i] in _DAY_CLASSES)
    clock = view.find("Kkg")
    if clock is not None and clock < at:
        return View(view.story, clock + 1, view.end)
    if clock is not None:
        end = clock - 1 if classes[clock] == "k" else clock
        return View(view.story, view.start, max(end, at + 1))
    return view


def _clock(view: View) -> str | None:
    """The time of the clock as TIMEX3 writes it; None where the match has none, "" where it is none."""
    named, half, digits = view.token("g"), view.text("k"), view.token("K")
    if named is not None and isinstance(named.value, tuple):
        hour, minute, rest = *named.value, ""
    elif digits is not None and isinstance(digits.value, tuple):
        hour, minute = digits.value[:2]
        rest = "".join(f":{n:02}" for n in digits.value[2:])
        # Digits with a colon may be a score; words are a time of the clock.
        alone = half is None and ":" in digits.word and view.find("Z") is None and view.find(_DAY_CLASSES) is None
        if alone and view.before() not in _BEFORE_CLOCK:
            return ""
    elif half is not None:
        at = view.find("k")
        value = view.story.tokens[at - 1].value if at else None
        hour, minute, rest = int(value) if isinstance(value, float) else 99, 0, ""
    else:
        return None
    if half is not None:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + 12 * (half == "p")
    if hour > 24 or minute > 59:
        return ""
    zone = view.token("Z")
    written = f"T{hour:02}:{minute:02}{rest}"
    bare = zone is not None and zone.word in ("utc", "gmt") and "x" not in view.classes
    return written + "Z" * bare
