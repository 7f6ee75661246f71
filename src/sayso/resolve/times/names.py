"""Words of time that are part of a name: "the Sunday Times", "Super Tuesday", "Arab Spring"."""

from __future__ import annotations

from sayso.resolve.times.context import View
from sayso.resolve.words import OUTLET_NAMES

_OUTLETS = OUTLET_NAMES | frozenset("express sun night school service morning football mass".split())
_NAMED_DAYS = frozenset("super bloody palm ash holy fat shrove giving solomon".split())


def is_name(view: View) -> bool:
    """Is a match that names a weekday, or a day in short, part of a name or of no time at all?"""
    classes, tokens = view.story.classes, view.story.tokens
    if view.classes == "j":
        return _ends_name(view)
    at = view.find("WwV")
    if at is None:
        return False
    before = tokens[at - 1] if at else None
    if before is not None and before.word in _NAMED_DAYS:
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.capital and after.word in _OUTLETS and view.end <= at + 2:
        return True
    if classes[at] == "w" and view.find("Mmbq") is None:
        # "Sun" and "Sat" alone are a star and a verb, unless a preposition of days stands before.
        opening = classes[at - 1 : at] if at else ""
        return opening == "" or opening not in "0uBsLXT" or view.after() == "'"
    return False


def _ends_name(view: View) -> bool:
    """Does "Today" in capitals end a name: "World Today"?"""
    token, before = view.story.tokens[view.start], view.before_token()
    return (
        token.capital
        and before is not None
        and before.capital
        and view.before() == "x"
        and before.end + 1 == token.start
    )
