"""Of all reports that share enough with one, the one that it was made from: a function of what the store holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from sayso.copies.decide import FEW, Shared, accepts, least_shared, weigh
from sayso.copies.direction import Standing, precedes, shown
from sayso.copies.fingerprints import Numbers, shared_words
from sayso.copies.store import Choice, Entry, Store
from sayso.model import Report

# One that is credited or linked to, or an agency's, is preferred where it shares this part of what the likeliest other shares.
_LIKELY = 0.8


def is_likely(made: Standing, original: Standing) -> bool:
    """Is it a likely original: one that is credited or linked to, or an agency's?"""
    return shown(made, original) is not None or (original.wire and not made.wire)


def may_replace(made: Entry, chosen: Entry, other: Entry, shared: int) -> bool:
    """May a report that shares so many fingerprints at most, more than it did, be chosen now in place of the chosen one?"""
    if is_likely(made.standing, other.standing):
        return shared >= _LIKELY * made.choice.shared
    return (shared, chosen.standing.rank) > (made.choice.shared, other.standing.rank)


class Chooser:
    """Chooses originals by what a store holds now; `text` gives a report by its id, for the few whose words are compared."""

    def __init__(self, store: Store, text: Callable[[str], Report]) -> None:
        self._store = store
        self._text = text

    def choose(self, number: int, one: Entry, prints: Numbers) -> Choice:
        """The report that one was made from: of all that share enough the likely one, else the one that shares most."""
        best: dict[bool, tuple[int, int]] = {}
        own, pairs = self._pairs(number, one, prints.tolist())
        for other, pair in pairs:
            likely = is_likely(one.standing, self._store.entries([other])[other].standing)
            worth = partial(self._worth, one, prints, other)
            # First ranks first: of two that share as much, the earlier stays.
            if pair.all > best.get(likely, (0, 0))[0] and accepts(pair, worth):
                best[likely] = pair.all, other
        size, other = best.get(True, (0, -1))
        if not size or size < _LIKELY * best.get(False, (0, -1))[0]:
            size, other = best.get(False, (0, -1))
        return Choice(own, other, size) if size else Choice(own)

    def _pairs(self, number: int, one: Entry, values: list[int]) -> tuple[int, Iterator[tuple[int, Shared]]]:
        """How many fingerprints count, and the reports that one may have been made from, by rank, with what is shared."""
        site = one.standing.site
        weighed = weigh(values, self._store.counts(values, site), site)
        own = len(weighed.values)
        shared, rare = Counter[int](), Counter[int]()
        for is_rare, holders in zip(weighed.rare, self._store.holders(weighed.values), strict=True):
            shared.update(holders)
            if is_rare:
                rare.update(holders)
        met = [other for other, size in shared.items() if size >= FEW and other != number]
        entries = self._store.entries(met)

        def pairs() -> Iterator[tuple[int, Shared]]:
            for other in sorted(met, key=lambda n: entries[n].standing.rank):
                there, theirs = entries[other].standing, entries[other].size
                why = shown(one.standing, there)
                corrects = why == "correction"
                if shared[other] >= least_shared(own, theirs, corrects) and precedes(there, one.standing):
                    told, home = why is not None, bool(there.site) and there.site == site
                    yield other, Shared(shared[other], rare[other], own, theirs, told, corrects, home, weighed.bare)

        return own, pairs()

    def _worth(self, made: Entry, prints: Numbers, original: int) -> float:
        """The share of a report's runs of words that one shared fingerprint stands for."""
        theirs = self._store.prints([original])[original]
        shared = len(np.intersect1d(prints, theirs, assume_unique=True))
        other = self._store.entries([original])[original]
        return shared_words(self._text(made.id), self._text(other.id)) / max(shared, 1)
