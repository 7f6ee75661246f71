"""Names as words: titles before them, roles after them, and how two of them are compared."""

from __future__ import annotations

import calendar
import re

from sayso.resolve.words import (
    BEFORE_TITLES,
    BODY_NAMES,
    DOCUMENTS,
    HONORIFICS,
    OUTLET_NAMES,
    ROLES,
    singular,
)

_TOKEN = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*\.?")
_LEGAL = frozenset("inc ltd llc plc corp corporation co company nv sa ag gmbh group holdings".split())
SMALL = frozenset("the a an of and for & de la le von van in on to at".split())
NOT_IN_NAMES = frozenset(
    "The A An In On At But And For Of It He She They We I As If When While After Before Since Asked So His Her Their Our Its"
    " This That These Those There What Why How Who Where No Not Yes According Former".split()
) | {*calendar.day_name, *calendar.month_name}


def normal(name: str) -> tuple[str, ...]:
    """A name as it is compared: small letters, no articles, no full stops, no legal form at its end.

    `U.S. Steel Corp.` -> ("us", "steel").
    """
    words = [re.sub(r"[’']s$|[.’']", "", w.lower()) for w in _TOKEN.findall(name)]
    kept = [w for w in words if w and w not in SMALL]
    while len(kept) > 1 and kept[-1] in _LEGAL:
        kept.pop()
    return tuple(kept) or tuple(words) or (name.lower(),)


def titles_of(text: str, start: int) -> list[str]:
    """The titles that stand right before a name at `start`: `Prime Minister ` -> ["prime", "minister"]."""
    titles: list[str] = []
    for word in reversed(text[max(0, start - 40) : start].split()):
        low = word.lower().strip(".,")
        if low not in HONORIFICS and not (titles and low in BEFORE_TITLES):
            break
        titles.insert(0, low)
    return titles


def is_person_name(name: str) -> bool:
    """Could these capitalised words be a person's full name?"""
    words = name.split()
    if not 2 <= len(words) <= 5 or "&" in words or " of " in name:
        return False
    low = {singular(w.lower()) for w in words} | {w.lower().strip(".") for w in words}
    if low & (BODY_NAMES | OUTLET_NAMES) or words[0].lower() in DOCUMENTS or any(w in NOT_IN_NAMES for w in words):
        return False
    return not any(len(w) > 2 and w.isupper() for w in words) or all(w.isupper() for w in words)


def split_titles(start: int, name: str) -> tuple[int, str, list[str]]:
    """Take titles and words that only open a sentence off the front of a name: (new start, name, titles)."""
    titles: list[str] = []
    while True:
        first, _, rest = name.partition(" ")
        low, following = first.lower().strip("."), rest.split(" ")[0].lower().strip(".")
        if low in BEFORE_TITLES:
            goes = following in HONORIFICS
        else:
            goes = first in NOT_IN_NAMES or low in HONORIFICS or first.endswith(("’s", "'s"))
            # "British Ambassador Jo Doe": what is before a title is no part of the name.
            goes |= following in HONORIFICS and len(rest.split()) > 2
        if not rest or not goes:
            break
        titles.append(low)
        cut = re.match(r"of [A-Z]\w+ (?=[A-Z])", rest)
        rest = rest[cut.end() :] if cut and low in HONORIFICS else rest
        start += len(name) - len(rest.lstrip())
        name = rest.lstrip()
    return start, re.sub(r"[’']s$", "", name), titles


def roles_in(description: str) -> set[str]:
    """The role nouns of a description before its first preposition: `the Command's chief negotiator` -> both."""
    head = re.split(r"\s(?:of|for|at|in|with|from|who|on|to|and)\s", f" {description} ")[0]
    return {singular(w) for w in re.findall(r"[a-z]+", head.lower()) if singular(w) in ROLES}
