"""By what a proposition can be found that shares few words with another, but counts the same thing. A function of it alone."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.compare.propositions import WORD, Proposition, stems


def keys_of(one: Proposition) -> frozenset[str]:
    """The keys of a proposition: each thing that it counts, and with what else it is told."""
    counted = {stem for q in one.quantities if q.counted for stem in stems(WORD.findall(q.counted.exact.lower()))}
    return frozenset(f"{stem} {other}" for stem in counted for other in one.topic - counted)


def facing(key: str) -> str:
    """The key by which a key is met: the same."""
    return key


def meet(one: Iterable[str], other: Iterable[str]) -> bool:
    """Does a key of the one face a key of the other?"""
    return not set(other).isdisjoint(map(facing, one))
