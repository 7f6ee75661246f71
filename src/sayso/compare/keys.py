"""By what a proposition can be looked up by another that may conflict with it, or say the same, in other words.

Words shared are not enough: "the crest stayed dry" and "the water came over the crest" share one. Each key joins what is said
with one thing it is said of, so that few propositions hold it. A function of the proposition alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sayso.compare.meaning import PRONOUNS, Meaning, Mention, light
from sayso.compare.numbers import is_bare_count, tolls
from sayso.compare.propositions import Proposition
from sayso.compare.topics import VAGUE, places, said, told_of
from sayso.model import Span
from sayso.resolve.quantities import in_base_unit

# A bare count ("our count of 90") is of what another statement of the report counts; "nothing was signed" is against any signing.
_FACING = {"bare": "toll", "toll": "bare", "all": "any", "any": "all"}


def keys_of(one: Proposition) -> frozenset[str]:
    """The keys of a proposition."""
    return frozenset((*_said_of(one), *_numbers(one), *_times(one)))


def facing(key: str) -> str:
    """The key under which another proposition stands that this key is to find: mostly the same."""
    kind, space, rest = key.partition(" ")
    return f"{_FACING.get(kind, kind)}{space}{rest}"


def meet(one: Collection[str], other: Collection[str]) -> bool:
    """Do the keys of two propositions bring them together?"""
    return any(facing(key) in other for key in one)


def _said_of(one: Proposition) -> Iterator[str]:
    meaning = one.meaning
    for m in meaning.mentions:
        if m.known:
            told = {i for at in _args(meaning, m) for i in _best(meaning.ids[at])}
            yield from (f"{m.what} {i}" for i in told)
            # What is said of all, or of nothing that is named, may be said of anything.
            yield f"any {m.what}"
            if not told or meaning.whole(m.clause) or _pronoun(meaning, m):
                yield f"all {m.what}"


def _args(meaning: Meaning, m: Mention) -> list[int]:
    """The places of what a mention is said of, without words for whoever speaks."""
    found = [*meaning.args(m, before=True), *meaning.args(m, before=False)]
    return [at for at in found if not light(meaning.ids[at]) and meaning.words[at].low not in PRONOUNS]


def _pronoun(meaning: Meaning, m: Mention) -> bool:
    """Is it said of somebody told of by a pronoun, who may be whoever the other names?"""
    return any(w.low in PRONOUNS and w.clause == m.clause for w in meaning.words[: m.first])


def _best(ids: frozenset[str]) -> frozenset[str]:
    """What a word is a word for, where the table has it, else its roots."""
    return frozenset(i for i in ids if i.startswith("#")) or ids


def _numbers(one: Proposition) -> Iterator[str]:
    for q in one.quantities:
        at = _places(one, q.span)
        unit = "count" if q.unit in (None, "people") else in_base_unit(q)[2]
        yield from (f"number {unit} {i}" for ids in told_of(one.meaning, at, near=True) for i in _best(ids))
        yield from (f"number {unit} {what}" for what, _ in said(one.meaning, at))
        if unit == "count":
            if is_bare_count(q):
                yield f"bare {one.report}"
            elif tolls(one, q):
                yield f"toll {one.report}"


def _times(one: Proposition) -> Iterator[str]:
    for t in one.times:
        at = _places(one, t.span)
        yield from (f"time {what}" for what, _ in said(one.meaning, at) if what not in VAGUE)
        yield from (f"time {i}" for ids in told_of(one.meaning, at, near=True) for i in _best(ids))


def _places(one: Proposition, span: Span) -> list[int]:
    return places(one.meaning, one.span, span)
