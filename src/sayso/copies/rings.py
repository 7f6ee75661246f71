"""Reports that credit each other in a ring: the first of them by rank is taken as made from none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

Originals = Mapping[int, int | None]


def openings(originals: Originals, rank: Callable[[int], str]) -> set[int]:
    """The report of the first rank in every ring. Linear: each report is walked over once."""
    return {min(ring, key=rank) for ring in _rings(originals)}


def _rings(originals: Originals) -> Iterator[list[int]]:
    walked: dict[int, int] = {}
    for start in originals:
        here: int | None = start
        while here is not None and here not in walked:
            walked[here] = start
            here = originals.get(here)
        if here is not None and walked[here] == start:
            yield _round(originals, here)


def _round(originals: Originals, start: int) -> list[int]:
    ring, here = [start], originals[start]
    while here is not None and here != start:
        ring.append(here)
        here = originals[here]
    return ring
