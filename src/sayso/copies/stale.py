"""Which decisions a change of the pile may overturn: looked at before the change, and again after it.

A decision rests on three things of each fingerprint: whether it is the site's own, whether it is common, and which reports are
the first to hold it. Where none of them changes, a decision stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.copies.choose import may_replace
from sayso.copies.decide import COMMON, FEW, furniture_from, least_shared
from sayso.copies.direction import precedes, shown
from sayso.copies.store import Entry, Store

# A site, and the fingerprints of one of its reports that comes or goes.
Touched = tuple[str, Sequence[int]]


class Change:
    """What is to come of a change: made before it, with what it touches; `stale` is asked after it."""

    def __init__(self, store: Store, touched: Iterable[Touched], gone: Iterable[int]) -> None:
        self._store = store
        self._values: dict[str, set[int]] = defaultdict(set)
        for site, values in touched:
            self._values[site].update(values)
        self._gone = set(gone)
        self._orphans = store.made_from(self._gone)
        self._before = _Look(store, self._values)

    def stale(self, came: Mapping[int, Sequence[int]]) -> set[int]:
        """The reports that stayed and must be decided on again; `came` has the new ones with their fingerprints."""
        after = _Look(self._store, self._values)
        entering: set[int] = set()
        leaving: set[int] = set()
        for one, now in after.first.items():
            before = self._before.first[one]
            if before != now:
                entering.update(now - before)
                leaving.update(before - now)
        stale = self._orphans | self._store.made_from(leaving - self._gone) | self._crossed(after)
        for number in entering:
            stale |= self._followers(number, came.get(number), after)
        return stale - self._gone - came.keys()

    def _crossed(self, after: _Look) -> set[int]:
        """Those who hold what has become common, or a site's, or is so no longer."""
        store, before = self._store, self._before
        stale: set[int] = set()
        for site, values in self._values.items():
            limit = furniture_from(site)
            at = [v for v in values if (before.here[site, v] <= limit) != (after.here[site, v] <= limit)]
            stale |= store.anyone(at, site)
        # What becomes common takes from what was accepted, and makes nothing acceptable.
        common = store.anyone([v for v, n in before.count.items() if n <= COMMON < after.count[v]])
        entries = store.entries(common)
        stale.update(n for n in common if entries[n].choice.original is not None)
        return stale | store.anyone([v for v, n in before.count.items() if n > COMMON >= after.count[v]])

    def _followers(self, number: int, values: Sequence[int] | None, after: _Look) -> set[int]:
        """Those that may have been made from a report that is now among the first to hold something that they share."""
        store = self._store
        if values is None:
            values = store.prints([number])[number].tolist()
            first: Iterable[Iterable[int]] = store.holders(values)
        else:
            first = map(after.first.__getitem__, values)
        shared = store.sharing([v for v, holders in zip(values, first, strict=True) if number in holders], FEW)
        enough = [other for other, size in shared.items() if size >= FEW and other != number]
        entries = store.entries([number, *enough])
        here = entries[number]
        able = [
            other
            for other in enough
            if shared[other] >= least_shared(entries[other].choice.own, here.size, _corrects(entries[other], here))
            and precedes(here.standing, entries[other].standing)
        ]
        chosen = {other: original for other in able if (original := entries[other].choice.original) is not None}
        entries = store.entries([number, *able, *chosen.values()])
        return {
            other
            for other in able
            # Where the chosen one is gone, it is decided again anyhow.
            if (before := entries.get(chosen.get(other, -1))) is None
            or may_replace(entries[other], before, here, shared[other])
        }


def _corrects(made: Entry, original: Entry) -> bool:
    return shown(made.standing, original.standing) == "correction"


class _Look:
    """Of the fingerprints that a change touches: who holds them first, and how many do, in all and of each site."""

    def __init__(self, store: Store, values: Mapping[str, Iterable[int]]) -> None:
        self.count: dict[int, int] = {}
        self.here: dict[tuple[str, int], int] = {}
        store.expect(values)
        for site, own in values.items():
            asked = list(own)
            for one, (count, here) in zip(asked, store.counts(asked, site), strict=True):
                self.count[one] = count
                self.here[site, one] = here
        asked = list(self.count)
        self.first = dict(zip(asked, map(frozenset, store.holders(asked)), strict=True))
