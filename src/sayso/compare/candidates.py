"""Which statements are worth comparing: of each two texts that are neighbours, and of each text, some that stand for the others.

A thousand copies of one text are told in few ways: on some days, by some speakers, with some readings of a number. Of each way
(`kind`) the first two reports stand for the rest, and of the ways only some are set against another text. So what is chosen is
a function of who holds the texts, and its size has a bound that the number of copies does not enter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.propositions import TELLING, Proposition
from sayso.compare.weights import weigh
from sayso.model import digest

# So many ways in which a text is told are set against other texts, and against all other ways of this text.
_WAYS = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """Two propositions that are compared: how alike their words are, 0 to 1, and how close in meaning (cosine), -1 to 1."""

    likeness: float
    close: float = 0.0


@dataclass(frozen=True, slots=True)
class Holder:
    """An attribution (id) that holds a text, the way in which it tells it, its report, and its keys (`keys`)."""

    attribution: str
    kind: str
    report: str
    keys: Sequence[str] = ()


def text_id(one: Proposition, weights: Mapping[str, int]) -> str:
    """Names what a proposition is compared by. Where it has too few words for that, it is the same as its like alone."""
    told = sorted(weights.items()) if len(one.words) >= TELLING else ()
    return digest(*one.tokens, *(f"{word} {weight}" for word, weight in told), length=16)


def weights_of(one: Proposition) -> dict[str, int]:
    """What its words weigh; nothing where they are too few to be compared by."""
    return weigh(one.span.exact) if len(one.words) >= TELLING else {}


def kind_of(one: Proposition, speaker: str) -> str:
    """All that rules see of a proposition beside its text; `speaker` is the id of who says it, "" where that is not known."""
    times = [(t.kind, t.value, t.first, t.last, t.span.start - one.span.start) for t in one.times]
    counts = [(q.low, q.high, q.unit, q.about, q.span.start - one.span.start) for q in one.quantities]
    return digest(one.negated, one.denied, one.day, times, counts, speaker, one.speaker)


def chosen(one: Sequence[Holder], other: Sequence[Holder]) -> set[tuple[str, str]]:
    """The pairs of attributions that two texts are compared by; the holders of each in the order of attributions."""
    left, right = _ways(one)[:_WAYS], _ways(other)[:_WAYS]
    return {pair for way in left for against in right for pair in _picked(way, against)}


def chosen_within(holders: Sequence[Holder]) -> set[tuple[str, str]]:
    """The pairs by which the attributions that hold one text are compared."""
    ways = _ways(holders)
    found = {pair for n, way in enumerate(ways) for against in ways[: min(n, _WAYS)] for pair in _picked(against, way)}
    return found | {pair for way in ways for other in way[1:] for pair in _picked(way[:1], [other])}


def standing(holders: Sequence[Holder]) -> list[list[str]]:
    """The attributions that stand for all holders of a text where it is compared with another text."""
    return [[holder.attribution for holder in _first(way)] for way in _ways(holders)[:_WAYS]]


def keys_standing(holders: Sequence[Holder]) -> set[str]:
    """The keys of those that stand for all holders of a text."""
    return {key for way in _ways(holders)[:_WAYS] for holder in _first(way) for key in holder.keys}


def _ways(holders: Sequence[Holder]) -> list[list[Holder]]:
    found: dict[str, list[Holder]] = {}
    for holder in holders:
        found.setdefault(holder.kind, []).append(holder)
    return list(found.values())


def _first(way: Sequence[Holder]) -> list[Holder]:
    """The first, and the first of another report."""
    return [way[0], *[h for h in way if h.report != way[0].report][:1]]


def _picked(way: Sequence[Holder], against: Sequence[Holder]) -> Iterator[tuple[str, str]]:
    """The pair that two ways are compared by: of two reports, where there are two."""
    pairs = [(a, b) for a in _first(way) for b in _first(against) if a.attribution != b.attribution]
    for a, b in sorted(pairs, key=lambda p: p[0].report == p[1].report)[:1]:
        yield min(a.attribution, b.attribution), max(a.attribution, b.attribution)
