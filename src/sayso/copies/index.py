"""Reports, one after another -> which was made from which. Each new report meets an index, never every report.

What is found is a function of the set of reports: the order in which they come changes nothing in the end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from sayso.copies.decide import CANDIDATES, COMMON, FEW, SHORTEST, Shared, accepts, furniture_from, least_shared, weigh
from sayso.copies.describe import describe
from sayso.copies.direction import Standing, precedes, shown, standing
from sayso.copies.fingerprints import Prints, prints_of, shared_words
from sayso.copies.store import Memory, Postings
from sayso.model import Derivation, Report

# One that is credited or linked to, or an agency's, is preferred where it shares this part of what the likeliest other shares.
_LIKELY = 0.8


@dataclass(slots=True)
class _Entry:
    """A report and what was last decided on it: how many of its fingerprints count, and what it was made from."""

    report: Report
    standing: Standing
    prints: Prints
    own: int = 0
    original: int | None = None

    def values(self) -> list[int]:
        values: list[int] = self.prints.values.tolist()
        return values


class CopyIndex:
    """The derivations of a growing pile of reports.

    A report that arrives is decided on, and so are those that share fingerprints with it and could have been made from it, or
    lose by it what they were decided by. One report in a pile costs time in its length; only where it is an earlier original of
    many reports that came before it does it cost time in their number. Not safe for threads.
    """

    def __init__(self, store: Postings | None = None) -> None:
        self._store = Memory() if store is None else store
        self._entries: list[_Entry] = []
        self._numbers: dict[str, int] = {}
        self._made: dict[int, set[int]] = defaultdict(set)
        self._built: dict[int, Derivation] = {}
        self._stale: set[int] = set()

    def add(self, report: Report) -> list[Derivation]:
        """Take in a report; the derivations that are new or other than before, by report id. A known id changes nothing.

        Where a report was made from nothing any more, `derivation` of it says so: it is not in the list.
        """
        self._put(report)
        changed = self._settle()
        found = (self._derivation(n) for n in sorted(changed, key=lambda n: self._entries[n].report.id))
        return [d for d in found if d]

    def extend(self, reports: Iterable[Report]) -> None:
        """Take in many reports, and decide when all are there: the cheaper way to begin."""
        # In the order of ranks each goes to the end of the lists that it is put into.
        for report in sorted(reports, key=lambda r: standing(r).rank):
            self._put(report)
        self._settle(rings=False)

    def derivation(self, report: str) -> Derivation | None:
        """What a report was made from, by its id; None where it was made from none, or is not known."""
        number = self._numbers.get(report)
        return None if number is None else self._derivation(number)

    def derivations(self) -> list[Derivation]:
        """All derivations, by report id."""
        return [d for i in sorted(self._numbers) if (d := self._derivation(self._numbers[i]))]

    def rows(self) -> Iterator[tuple[int, str, int]]:
        """The index as a table: fingerprint (64 bits, signed), report id, code point where its first run of words begins."""
        for one in self._entries:
            for value, place in zip(one.values(), one.prints.places.tolist(), strict=True):
                yield value, one.report.id, place

    def _put(self, report: Report) -> None:
        if report.id in self._numbers:
            return
        one = _Entry(report, standing(report), prints_of(report.text))
        # A few words tell nothing: nothing is made from them, and they make no words common.
        values = one.values() if one.prints.runs >= SHORTEST else []
        number = self._store.put(one.standing.rank, one.standing.site, values)
        self._numbers[report.id] = number
        self._entries.append(one)
        if len(self._stale) < number:
            self._mark(number, values)
        self._stale.add(number)

    def _mark(self, number: int, values: list[int]) -> None:
        """Mark as stale the reports whose decision a new one may change."""
        entries, here, store = self._entries, self._entries[number].standing, self._store
        limit, meets = furniture_from(here.site), Counter[int]()
        counts, first = store.counts(values, here.site), store.holders(values, CANDIDATES + 1)
        for value, (count, of_site), firsts in zip(values, counts, first, strict=True):
            at_site, common, candidate = of_site == limit + 1, count == COMMON + 1, number in firsts[:CANDIDATES]
            if not (at_site or common or candidate):
                continue
            holders = firsts if count <= CANDIDATES else store.holders([value], count)[0]
            if at_site:
                self._stale.update(h for h in holders if entries[h].standing.site == here.site)
            if common:
                self._stale.update(h for h in holders if entries[h].original is not None)
            if candidate:
                meets.update(holders)
                # One that is a candidate no longer may have been chosen.
                self._stale.update(self._made.get(firsts[CANDIDATES], ()) if count > CANDIDATES else ())
        theirs = len(values)
        for other, shared in meets.items():
            entry = entries[other]
            if shared >= least_shared(entry.own, theirs) and precedes(here, entry.standing):
                self._stale.add(other)

    def _settle(self, *, rings: bool = True) -> set[int]:
        """Decide on all that is stale; the reports whose derivation changed, with those of the rings that it makes or breaks."""
        changed: dict[int, int | None] = {}
        for number in self._stale:
            original = self._decide(number)
            if original != self._entries[number].original:
                changed[number] = original
        self._stale.clear()
        touched = set(changed).union(*map(self._cycle, changed if rings else ()))
        for number, original in changed.items():
            before = self._entries[number].original
            if before is not None:
                self._made[before].discard(number)
            if original is not None:
                self._made[original].add(number)
            self._entries[number].original = original
            self._built.pop(number, None)
        return touched.union(*map(self._cycle, changed if rings else ()))

    def _decide(self, number: int) -> int | None:
        """The report that one was made from: of all that share enough, the likely one, else the one that shares most."""
        one = self._entries[number]
        if one.prints.runs < SHORTEST:
            return None
        best: dict[bool, tuple[int, int]] = {}
        # First ranks first: of two that share as much, the earlier stays.
        for other, pair in self._pairs(number):
            original = self._entries[other]
            likely = pair.told or (original.standing.wire and not one.standing.wire)
            if pair.all > best.get(likely, (0, 0))[0] and accepts(pair, partial(_worth, one, original)):
                best[likely] = pair.all, other
        size, other = best.get(True, (0, -1))
        if not size or size < _LIKELY * best.get(False, (0, -1))[0]:
            size, other = best.get(False, (0, -1))
        return other if size else None

    def _pairs(self, number: int) -> Iterator[tuple[int, Shared]]:
        """The reports that one may have been made from, in the order of their ranks, with what is shared."""
        one, values = self._entries[number], self._entries[number].values()
        weighed = weigh(values, self._store.counts(values, one.standing.site), one.standing.site)
        one.own = len(weighed.values)
        shared, rare = Counter[int](), Counter[int]()
        for is_rare, holders in zip(weighed.rare, self._store.holders(weighed.values, CANDIDATES), strict=True):
            shared.update(holders)
            if is_rare:
                rare.update(holders)
        met = (other for other, size in shared.items() if size >= FEW and other != number)
        for other in sorted(met, key=lambda n: self._entries[n].standing.rank):
            there, theirs = self._entries[other].standing, len(self._entries[other].prints.values)
            if shared[other] >= least_shared(one.own, theirs) and precedes(there, one.standing):
                told = shown(one.standing, there) is not None
                home = bool(there.site) and there.site == one.standing.site
                yield other, Shared(shared[other], rare[other], one.own, theirs, told, home, weighed.bare)

    def _derivation(self, number: int) -> Derivation | None:
        one = self._entries[number]
        if one.original is None or self._opens_cycle(number):
            return None
        if number not in self._built:
            original = self._entries[one.original]
            share = shared_words(one.report, original.report)
            self._built[number] = describe(one.report, original.report, share, one.standing, original.standing)
        return self._built[number]

    def _opens_cycle(self, number: int) -> bool:
        """Is it the first of reports that credit each other in a ring? Then it is taken as made from none."""
        one = self._entries[number]
        if one.original is None or self._entries[one.original].standing.rank < one.standing.rank:
            return False
        ring = self._cycle(number)
        return bool(ring) and number == min(ring, key=lambda n: self._entries[n].standing.rank)

    def _cycle(self, number: int) -> set[int]:
        """The reports on the ring of originals that a report is on; none where it is on none."""
        seen = {number}
        here = self._entries[number].original
        while here is not None and here not in seen:
            seen.add(here)
            here = self._entries[here].original
        return seen if here == number else set()


def _worth(made: _Entry, original: _Entry) -> float:
    """The share of a report's runs of words that one shared fingerprint stands for."""
    shared = len(np.intersect1d(made.prints.values, original.prints.values, assume_unique=True))
    return shared_words(made.report, original.report) / max(shared, 1)
