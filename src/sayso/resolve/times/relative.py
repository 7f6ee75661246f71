"""Units told from the report's date, or from the last date told: "last week", "that year", "the following month"."""

from __future__ import annotations

import datetime as dt

from sayso.resolve.times.context import View
from sayso.resolve.times.stretch import Stretch, holding, shift
from sayso.resolve.times.tense import FUTURE, PAST

_STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1, "coming": 1, "this": 0, "that": 0, "same": 0}
_OF_ANCHOR = frozenset(("previous", "following", "that", "same"))


def base_of(view: View, modifier: str) -> dt.date | None:
    """The day from which a modifier counts: the last date told for "that" and "the following", else the report's."""
    anchor = view.story.anchor
    at = view.find("X")
    # "The next year" counts from the last date told, "the spring of next year" does not.
    the_next = modifier == "next" and at is not None and "t" in view.story.classes[max(0, at - 1) : at]
    from_anchor = modifier in _OF_ANCHOR or the_next
    if from_anchor:
        if anchor and anchor.first:
            return anchor.first
        # "Will leave the following week": with nothing told before it, the week after the report's.
        if modifier in ("that", "same") or (modifier != "previous" and view.tense() != FUTURE):
            return None
    return view.published


def relative(view: View, grain: str) -> Stretch | None:
    """The stretch of this grain that the first modifier of a match tells; None where there is nothing to count from."""
    modifier = view.text("LXTH") or "this"
    base = base_of(view, modifier)
    step = _STEPS.get(modifier, 0)
    if base is None:
        return None
    if grain == "weekend" and modifier == "this" and base.isoweekday() < 5 and view.tense() == PAST:
        step = -1
    at = shift(base, grain, step)
    return holding(at, grain) if at else None


def step_year(view: View) -> int | None:
    """The year that "last year" or "of that year" in a match means."""
    found = relative(view, "year")
    return found.first.year if found and found.first else None
