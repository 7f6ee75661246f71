"""Where fingerprints are kept: a table of (fingerprint, report), met by fingerprint. Knows no reports, only numbers."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

# From so many holders on, those of each site are counted as they come and not when they are asked for.
_CROWD = 16


class Postings(Protocol):
    """The index that copies are looked up in; a dictionary here, a table of a database elsewhere.

    A report is a number, given in the order of `put` from 0. `rank` orders reports, the first to be made from none; `site` is
    who published it. A table would be (fingerprint bigint, number int), and one row a report with its rank and its site.
    """

    def put(self, rank: str, site: str, prints: Sequence[int]) -> int:
        """Keep the fingerprints of one more report, each once; its number."""
        ...

    def holders(self, prints: Sequence[int], most: int) -> list[Sequence[int]]:
        """For each fingerprint the reports that hold it, in the order of their ranks, `most` of them at most."""
        ...

    def counts(self, prints: Sequence[int], site: str) -> list[tuple[int, int]]:
        """For each fingerprint how many reports hold it, and how many of them are of one site."""
        ...


class Memory:
    """Postings in a dictionary: about 100 bytes a fingerprint that one report holds, 8 for each further report."""

    def __init__(self) -> None:
        # Most fingerprints have one holder: a number alone takes a fifth of the room of a list of one.
        self._held: dict[int, int | list[int]] = {}
        self._crowds: dict[int, Counter[str]] = {}
        self._ranks: list[str] = []
        self._sites: list[str] = []

    def put(self, rank: str, site: str, prints: Sequence[int]) -> int:
        """Keep the fingerprints of one more report, each once; its number."""
        number, held = len(self._ranks), self._held
        self._ranks.append(rank)
        self._sites.append(site)
        for one in prints:
            known = held.get(one)
            if known is None:
                held[one] = number
            elif isinstance(known, int):
                held[one] = sorted((known, number), key=self._ranks.__getitem__)
            else:
                insort(known, number, key=self._ranks.__getitem__)
                if one in self._crowds:
                    self._crowds[one][site] += 1
                elif len(known) == _CROWD:
                    self._crowds[one] = Counter(map(self._sites.__getitem__, known))
        return number

    def holders(self, prints: Sequence[int], most: int) -> list[Sequence[int]]:
        """For each fingerprint the reports that hold it, in the order of their ranks, `most` of them at most."""
        return [self._holders(one)[:most] for one in prints]

    def counts(self, prints: Sequence[int], site: str) -> list[tuple[int, int]]:
        """For each fingerprint how many reports hold it, and how many of them are of one site."""
        return [self._count(one, site) for one in prints]

    def _count(self, one: int, site: str) -> tuple[int, int]:
        known = self._holders(one)
        if one in self._crowds:
            return len(known), self._crowds[one][site]
        return len(known), sum(self._sites[i] == site for i in known)

    def _holders(self, one: int) -> Sequence[int]:
        known = self._held.get(one, ())
        return (known,) if isinstance(known, int) else known
