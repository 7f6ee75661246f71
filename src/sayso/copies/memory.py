"""What copies are found by, in dictionaries: for a pile that is read at once."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.copies.decide import CANDIDATES
from sayso.copies.fingerprints import Numbers
from sayso.copies.store import Choice, Entry

# With more holders than this, those of each site are counted as they come and not when they are asked for.
_CROWD = 16


class Memory:
    """A `Store` in dictionaries: about 100 bytes a fingerprint that one report holds, 8 for each further report."""

    def __init__(self) -> None:
        # Most fingerprints have one holder: a number alone takes a fifth of the room of a list of one.
        self._held: dict[int, int | list[int]] = {}
        self._crowds: dict[int, Counter[str]] = {}
        self._entries: dict[int, Entry] = {}
        self._prints: dict[int, Numbers] = {}
        self._ranks: dict[int, str] = {}
        self._sites: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._made: defaultdict[int, set[int]] = defaultdict(set)
        self._next = 0

    def forget(self) -> None:
        """Nobody else changes it."""

    def put(self, reports: Sequence[tuple[Entry, Numbers]]) -> list[int]:
        """Take in reports; cheapest in the order of ranks, in which each goes to the end of the lists that it is put into."""
        return [self._put(entry, prints) for entry, prints in reports]

    def drop(self, numbers: Iterable[int]) -> None:
        """Take out reports."""
        for number in numbers:
            entry = self._entries.pop(number)
            for one in self._prints.pop(number).tolist():
                self._let_go(one, number)
            if entry.choice.original is not None:
                self._unlink(number, entry.choice.original)
            del self._numbers[entry.id], self._ranks[number], self._sites[number]

    def decide(self, choices: Mapping[int, Choice]) -> None:
        """Keep what was decided on reports."""
        for number, choice in choices.items():
            before, self._entries[number].choice = self._entries[number].choice.original, choice
            if before is not None:
                self._unlink(number, before)
            if choice.original is not None:
                self._made[choice.original].add(number)

    def empty(self) -> bool:
        """Are there no reports?"""
        return not self._entries

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of reports, by id."""
        return {one: self._numbers[one] for one in ids if one in self._numbers}

    def entries(self, numbers: Iterable[int]) -> Mapping[int, Entry]:  # noqa: ARG002
        """All reports by number."""
        return self._entries

    def prints(self, numbers: Iterable[int]) -> Mapping[int, Numbers]:  # noqa: ARG002
        """The fingerprints of all reports, by number."""
        return self._prints

    def made_from(self, numbers: Iterable[int]) -> set[int]:
        """The reports that were decided to be made from any of these."""
        return {made for number in numbers for made in self._made.get(number, ())}

    def upstream(self, numbers: Iterable[int]) -> dict[int, int | None]:
        """What each of these, and each report that it goes back to, was made from."""
        found: dict[int, int | None] = {}
        for number in numbers:
            here: int | None = number
            while here is not None and here not in found and here in self._entries:
                here = found.setdefault(here, self._entries[here].choice.original)
        return found

    def expect(self, prints: Mapping[str, Iterable[int]]) -> None:
        """Nothing is cheaper together."""

    def holders(self, prints: Sequence[int]) -> list[Sequence[int]]:
        """For each fingerprint the reports that hold it, the first by rank."""
        return [self._holders(one)[:CANDIDATES] for one in prints]

    def counts(self, prints: Sequence[int], site: str) -> list[tuple[int, int]]:
        """For each fingerprint how many reports hold it, and how many of them are of one site."""
        return [self._count(one, site) for one in prints]

    def anyone(self, prints: Sequence[int], site: str | None = None) -> set[int]:
        """All reports, or those of one site, that hold any of the fingerprints."""
        return {n for one in prints for n in self._holders(one) if site is None or self._sites[n] == site}

    def sharing(self, prints: Sequence[int], least: int) -> Mapping[int, int]:  # noqa: ARG002
        """The reports that hold any of the fingerprints, each with how many."""
        shared = Counter[int]()
        for one in prints:
            shared.update(self._holders(one))
        return shared

    def _put(self, entry: Entry, prints: Numbers) -> int:
        number, held, site = self._next, self._held, entry.standing.site
        self._next += 1
        self._entries[number], self._prints[number], self._numbers[entry.id] = entry, prints, number
        self._ranks[number], self._sites[number] = entry.standing.rank, site
        for one in prints.tolist():
            known = held.get(one)
            if known is None:
                held[one] = number
            elif isinstance(known, int):
                held[one] = sorted((known, number), key=self._ranks.__getitem__)
            else:
                insort(known, number, key=self._ranks.__getitem__)
                if one in self._crowds:
                    self._crowds[one][site] += 1
                elif len(known) > _CROWD:
                    self._crowds[one] = Counter(map(self._sites.__getitem__, known))
        return number

    def _let_go(self, one: int, number: int) -> None:
        known = self._held[one]
        if isinstance(known, int):
            del self._held[one]
            return
        del known[bisect_left(known, self._ranks[number], key=self._ranks.__getitem__)]
        if len(known) == 1:
            self._held[one] = known[0]
        if len(known) <= _CROWD:
            self._crowds.pop(one, None)
        else:
            self._crowds[one][self._sites[number]] -= 1

    def _unlink(self, number: int, original: int) -> None:
        made = self._made[original]
        made.discard(number)
        if not made:
            del self._made[original]

    def _count(self, one: int, site: str) -> tuple[int, int]:
        known = self._holders(one)
        if one in self._crowds:
            return len(known), self._crowds[one][site]
        return len(known), sum(self._sites[i] == site for i in known)

    def _holders(self, one: int) -> Sequence[int]:
        known = self._held.get(one, ())
        return (known,) if isinstance(known, int) else known
