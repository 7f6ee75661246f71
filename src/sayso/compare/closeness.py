"""Which texts are closest in meaning, whatever their words: an exact search over the judge's vectors of single statements.

A vector is `VECTOR` whole numbers of a byte. Products of such stay below 2^24 in sum, where single floats are exact: a closeness
is one and the same float in every order and in any company, in memory or in a database.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.compare.judge.features import VECTOR
from sayso.compare.nearest import Likest, Near, rank

# The least closeness (cosine) that is worth a look.
CLOSE = 0.35
# So many rows are multiplied by so many at a time.
_ROWS, _ASKED = 32768, 32
# Rows of texts that have gone are cleared out when there are so many, and more of them than of others.
_GONE = 1000


class MemoryVectors:
    """An index of vectors in one array: some 150 bytes a text."""

    least = CLOSE

    def __init__(self) -> None:
        self._clear(0)

    def _clear(self, room: int) -> None:
        self._place: dict[str, int] = {}
        self._ids: list[str | None] = []
        self._rows = np.zeros((room, VECTOR), np.int8)
        self._norms, self._floors = np.zeros(room), np.zeros(room)

    def put(self, rows: Mapping[str, bytes]) -> None:
        """Keep texts that are not there yet."""
        first = len(self._ids)
        self._grow(first + len(rows))
        for place, (name, vector) in enumerate(sorted(rows.items()), first):
            self._place[name] = place
            self._ids.append(name)
            self._rows[place] = np.frombuffer(vector, np.int8)
        new = self._rows[first : len(self._ids)].astype(np.float64)
        norms = (new * new).sum(1)
        # Nothing is close to a vector without length.
        self._norms[first : len(self._ids)] = np.where(norms > 0, norms, math.inf)
        self._floors[first : len(self._ids)] = CLOSE

    def _grow(self, size: int) -> None:
        if size > len(self._rows):
            room = max(size, 2 * len(self._rows)) - len(self._rows)
            self._rows = np.concatenate([self._rows, np.zeros((room, VECTOR), np.int8)])
            self._norms, self._floors = (np.concatenate([x, np.zeros(room)]) for x in (self._norms, self._floors))

    def drop(self, ids: Iterable[str]) -> None:
        """Forget texts; their rows are passed over until there are many."""
        for name in ids:
            if (place := self._place.pop(name, None)) is not None:
                self._ids[place] = None
                self._rows[place], self._norms[place] = 0, math.inf
        if len(self._ids) - len(self._place) > max(_GONE, len(self._place)):
            kept = {name: self._rows[place].tobytes() for name, place in self._place.items()}
            floors = {name: float(self._floors[place]) for name, place in self._place.items()}
            self._clear(len(kept))
            self.put(kept)
            self.floors(floors)

    def floors(self, rows: Mapping[str, float]) -> None:
        """Set floors; texts that are not there are passed over."""
        for name, floor in rows.items():
            if name in self._place:
                self._floors[self._place[name]] = floor

    def get(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The vectors of those of the texts that are there."""
        return {name: self._rows[self._place[name]].tobytes() for name in ids if name in self._place}

    def nearest(self, ids: Iterable[str], most: int) -> dict[str, Near]:
        """What lies around each of these texts; nothing around one that is not there."""
        ids = list(ids)
        there = [name for name in ids if name in self._place]
        found = {name: Near([], []) for name in ids}
        for at in range(0, len(there), _ASKED):
            found.update(self._near(there[at : at + _ASKED], most))
        return found

    def _near(self, names: Sequence[str], most: int) -> Iterator[tuple[str, Near]]:
        places = [self._place[name] for name in names]
        asked = self._rows[places].astype(np.float32)
        likest: list[Likest] = [[] for _ in names]
        takers: list[Likest] = [[] for _ in names]
        for at in range(0, len(self._ids), _ROWS):
            end = min(at + _ROWS, len(self._ids))
            dots = (asked @ self._rows[at:end].astype(np.float32).T).astype(np.float64)
            closeness = dots / np.sqrt(self._norms[places][:, None] * self._norms[None, at:end])
            for row, place in enumerate(places):
                mine = closeness[row]
                if at <= place < end:
                    mine[place - at] = 0.0
                near = [*likest[row], *self._named(mine, at, _least(mine, most))]
                likest[row] = sorted(near, key=rank)[:most]
                takers[row] += self._named(mine, at, self._floors[at:end])
        yield from ((name, Near(likest[row], sorted(takers[row], key=rank))) for row, name in enumerate(names))

    def _named(self, closeness: NDArray[np.float64], at: int, floor: float | NDArray[np.float64]) -> Likest:
        found = np.flatnonzero(closeness >= floor)
        names = ((self._ids[at + place], float(closeness[place])) for place in found)
        return [(name, close) for name, close in names if name is not None]


def _least(closeness: NDArray[np.float64], most: int) -> float:
    """What the `most` closest reach at least."""
    return max(CLOSE, float(np.partition(closeness, -most)[-most])) if len(closeness) > most else CLOSE


class Closeness:
    """How close texts are, by their vectors."""

    def __init__(self, vectors: Mapping[str, bytes]) -> None:
        self._rows = {name: np.frombuffer(vector, np.int8).astype(np.float32) for name, vector in vectors.items()}
        self._norms = {name: float(row @ row) for name, row in self._rows.items()}

    def between(self, one: str, other: str) -> float:
        """The cosine of two texts, -1 to 1; 0 where a vector is not known."""
        if one == other:
            return 1.0
        norms = self._norms.get(one, 0.0) * self._norms.get(other, 0.0)
        return float(self._rows[one] @ self._rows[other]) / math.sqrt(norms) if norms else 0.0
