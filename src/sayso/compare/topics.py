"""Do two sentences tell of one thing, at the places where each gives a number or a time? By what is said there, and of what."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from functools import lru_cache

from sayso.compare.meaning import Meaning, Voice, light
from sayso.model import Span

# What so many other things are said of that it tells nothing of which is meant.
VAGUE = frozenset(
    "going begin stay come receive know agree allow keep true more early possible enough inside done".split()
)
# What only tells that something begins or goes on.
_PHASES = frozenset("begin going done stay possible".split())

# "Unit 2", "Path B", "Silo Four": a name with what tells it from others of that name. "About 30", "May 4" and "By A" are none.
_NUMBERED = re.compile(
    r"\b(?P<name>[A-Z][a-z][\w’'-]*)\s(?P<which>\d{1,3}|[A-Z]|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b(?![.,]?\d|\s*%)"
)
_NO_NAMES = frozenset(name.lower() for name in (*calendar.month_name[1:], *calendar.day_name)) | frozenset(
    "about above after all almost another around article as at before below between but by chapter day every exactly fewer for"
    " from he i if in its just last least less line more nearly next not of on only or over page roughly she since some than that"
    " the then there these they this those to under until up we when with within you".split()
)


def other_numbered(a: str, b: str) -> bool:
    """Does each of two sentences tell of one of several things of a name ("Unit 1"), and not of the same?"""
    p, q = _numbered(a), _numbered(b)
    return any(p[name].isdisjoint(q[name]) for name in p.keys() & q.keys())


@lru_cache(maxsize=1 << 14)
def _numbered(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for m in _NUMBERED.finditer(text):
        if m["name"].lower() not in _NO_NAMES:
            found.setdefault(m["name"].lower(), set()).add(m["which"].lower())
    return found


def places(one: Meaning, sentence: Span, words: Span) -> list[int]:
    """The places of the words of a sentence that stand in a span of it."""
    start, end = words.start - sentence.start, words.end - sentence.start
    return [i for i, w in enumerate(one.words) if start <= w.start < end]


def said(one: Meaning, at: Iterable[int], *, verbs: bool = False) -> set[tuple[str, int]]:
    """What is said (concept and sign) in the clauses of some of the words; `verbs` only that which is no noun."""
    clauses = _clauses(one, at)
    nouns = (Voice.NOUN, Voice.ATTRIBUTE)
    return {
        (m.what, m.sign) for m in one.mentions if m.known and m.clause in clauses and not (verbs and m.voice in nouns)
    }


def _clauses(one: Meaning, at: Iterable[int]) -> set[int]:
    """The clauses of some of the words; "before the spring" belongs to the one before it."""
    found = {one.words[i].clause for i in at}
    for clause in list(found):
        first = next(i for i, w in enumerate(one.words) if w.clause == clause)
        if first and one.words[first].low in ("before", "after", "until", "since", "as", "once"):
            found.add(one.words[first - 1].clause)
    return found


def told_of(one: Meaning, at: Iterable[int], *, near: bool, without: Iterable[int] = ()) -> list[frozenset[str]]:
    """By what the words of a sentence beside those at `at` can be compared; `near` only those of the same clauses."""
    clauses = _clauses(one, at)
    inside = {*at, *without}
    return [
        ids
        for i, ids in enumerate(one.ids)
        if ids and i not in inside and not light(ids) and (not near or one.words[i].clause in clauses)
        and not one.words[i].low[0].isdigit()
    ]  # fmt: skip


def other_question(a: Meaning, at: list[int], b: Meaning, bt: list[int]) -> bool:
    """Do two sentences say what is not one around the words at `at` and `bt`: arrested, charged?"""
    p, q = said(a, at, verbs=True), said(b, bt, verbs=True)
    return bool(p and q and not said(a, at) & said(b, bt))


def _others(one: Meaning, at: list[int], common: set[tuple[str, int]], *, near: bool) -> list[frozenset[str]]:
    """Of what else the sentence tells than of what is common: in the clause of the words at `at` (`near`), or anywhere."""
    taken = {
        i
        for m in one.mentions
        if m.known and ((m.what, m.sign) in common or m.what in _PHASES)
        for i in range(m.first, m.last + 1)
    }
    return [ids for ids in told_of(one, at, near=near, without=taken) if ids != one.who]


def shared(x: list[frozenset[str]], y: list[frozenset[str]]) -> int:
    """How many of the words of one have their like among those of the other."""
    left, total = list(y), 0
    for ids in x:
        for other in left:
            if ids & other:
                left.remove(other)
                total += 1
                break
    return total


def same_question(a: Meaning, at: list[int], b: Meaning, bt: list[int], least: int) -> bool:
    """Do two sentences say one thing of one thing around the words at `at` and `bt`? `least` is how much must be shared.

    What is said, where it is not said of just anything, is one thing shared; alone it is enough where one of them says it of
    nothing else.
    """
    p, q = said(a, at), said(b, bt)
    common = p & q
    pv, qv = said(a, at, verbs=True), said(b, bt, verbs=True)
    if other_question(a, at, b, bt):
        return False
    x, y = _others(a, at, common, near=True), _others(b, bt, common, near=True)
    near = shared(x or _others(a, at, common, near=False), y or _others(b, bt, common, near=False))
    if not common and (pv or qv):
        return near >= least + 1
    telling = any(what not in VAGUE for what, _ in common)
    return near + telling >= least and (near > 0 or not (x and y))
