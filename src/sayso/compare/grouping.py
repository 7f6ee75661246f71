"""Statements that say the same, put together: the two likeliest sides first, by the mean of all links between them.

Average linkage (Sokal and Michener, A statistical method for evaluating systematic relationships, 1958). By single links a chain
of half-sure pairs would make one claim of many; by the mean, what is put together is like most of what is there. A side is never
joined by a statement that clashes with one in it, and what a person decided stands above all of it.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.disjoint import Disjoint
from sayso.model import Decision, Deed

LEAST = 0.27
"""The least mean probability of saying the same that puts two sides together; links below it are not looked at."""
# From here on two are told in the same words, as good as: they are one before any mean is taken, or copies would outweigh others.
_ONE = 0.97
# What two without a link of `LEAST` count for in a mean: less is known of them, or they were never compared, since only some of
# those in a large pile are; so no more such pairs count than twice those with a link.
_UNLINKED, _MOST = 0.1, 2


@dataclass(frozen=True, slots=True)
class Link:
    """Two attributions (ids) and how likely they say the same, 0 to 1; 0 where they cannot stand in one claim."""

    a: str
    b: str
    same: float


@dataclass(frozen=True, slots=True)
class _Between:
    """The links between two sides: their sum, and how many they are."""

    total: float = 0.0
    count: int = 0

    def and_(self, other: _Between) -> _Between:
        return _Between(self.total + other.total, self.count + other.count)

    def mean(self, pairs: int) -> float:
        """Of so many pairs across."""
        unlinked = min(pairs - self.count, _MOST * self.count)
        return (self.total + _UNLINKED * unlinked) / (self.count + unlinked)


def group(links: Iterable[Link], decisions: Iterable[Decision] = ()) -> dict[str, list[str]]:
    """The attributions that say the same, each group by the id that stands for it; does not depend on the order of links.

    First comes what people decided, in the order of time; then what clashes is kept apart.
    """
    ordered = sorted(links, key=lambda link: (-link.same, link.a, link.b))
    sets: Disjoint[str] = Disjoint()
    for one in sorted(decisions, key=lambda d: (d.when, d.a, d.b)):
        if one.deed is Deed.MERGE:
            sets.merge(one.a, one.b)
        else:
            sets.part(one.a, one.b)
    for link in ordered:
        if link.same <= 0:
            sets.part(link.a, link.b)
    linked = [link for link in ordered if link.same >= LEAST]
    for link in linked:
        if link.same >= _ONE:
            sets.merge(link.a, link.b)
    _join(sets, linked)
    return sets.members()


def _join(sets: Disjoint[str], links: Iterable[Link]) -> None:
    """Put sides together while the mean of two allows."""
    near: dict[str, dict[str, _Between]] = defaultdict(dict)
    for link in links:
        x, y = sets.root(link.a), sets.root(link.b)
        # Between two sides of the very same words each, the surest link counts, which is the first.
        if x != y and y not in near[x]:
            near[x][y] = near[y][x] = _Between(link.same, 1)
    size = dict.fromkeys(near, 1)
    ahead = [(-between.mean(1), x, y) for x, others in near.items() for y, between in others.items() if x < y]
    heapq.heapify(ahead)
    while ahead:
        mean, x, y = heapq.heappop(ahead)
        between = near.get(x, {}).get(y)
        # What was written down before either side grew holds no more.
        if between is None or between.mean(size[x] * size[y]) != -mean:
            continue
        if -mean < LEAST:
            break
        joined = sets.merge(x, y)
        del near[x][y], near[y][x]
        if joined is None:
            continue
        kept, gone = joined
        size[kept] += size.pop(gone)
        for other, across in near.pop(gone).items():
            del near[other][gone]
            near[kept][other] = near[kept].get(other, _Between()).and_(across)
        for other, across in near[kept].items():
            near[other][kept] = across
            heapq.heappush(ahead, (-across.mean(size[kept] * size[other]), min(kept, other), max(kept, other)))
