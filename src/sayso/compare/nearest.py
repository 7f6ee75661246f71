"""Which texts are likest to a text, by the weights of the words that they share: an exact search, by an index of words.

The likeness of two texts is the cosine of their weights. Weights are whole numbers and products of norms stay below 2^53, so a
likeness is one and the same float on every machine, in every order, in memory or in a database.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

# The least likeness that is worth a look.
LEAST = 0.2
# Two that share fewer words with meaning are on one subject at best.
SHARED = 2
# Rows of texts that have gone are cleared out when there are so many, and more of them than of others.
_GONE = 1000

Weights = Mapping[str, int]
# Texts (ids), each with its likeness to one text, the likest first; of equals the lesser id first.
Likest = list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Near:
    """What lies around one text: its `likest`, so many as were asked for, and every text whose floor it reaches."""

    likest: Likest
    takers: Likest


Row = TypeVar("Row", contravariant=True)


class Index(Protocol[Row]):
    """Texts by id, each with what it is likened by: the weights of its words, or where it lies in meaning.

    Each has a floor: the least likeness that it still takes notice of. `least` is the least that is worth a look at all.
    """

    @property
    def least(self) -> float:
        """The least likeness, 0 to 1."""
        ...

    def put(self, rows: Mapping[str, Row]) -> None:
        """Keep texts that are not there yet; their floor is `least`."""
        ...

    def drop(self, ids: Iterable[str]) -> None:
        """Forget texts."""
        ...

    def floors(self, rows: Mapping[str, float]) -> None:
        """Set floors, `least` or more, of texts that are there."""
        ...

    def nearest(self, ids: Iterable[str], most: int) -> dict[str, Near]:
        """What lies around each of these texts: `most` at most that are likest, and no less alike than `least`."""
        ...


class MemoryIndex:
    """An index of words in arrays: some 200 bytes a text. Only what shares `SHARED` words or more is alike."""

    least = LEAST

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._place: dict[str, int] = {}
        self._ids: list[str | None] = []
        self._weights: list[dict[int, int]] = []
        self._words: dict[str, int] = {}
        # By word: the places of the texts that hold it, and its weight there.
        self._rows: list[array[int]] = []
        self._held: list[array[int]] = []
        self._norms, self._floors = array("d"), array("d")

    def put(self, rows: Mapping[str, Weights]) -> None:
        """Keep texts that are not there yet."""
        for name, weights in sorted(rows.items()):
            place = self._place[name] = len(self._ids)
            self._ids.append(name)
            numbered = {self._number(word): weight for word, weight in weights.items()}
            self._weights.append(numbered)
            for word, weight in numbered.items():
                self._rows[word].append(place)
                self._held[word].append(weight)
            self._norms.append(sum(w * w for w in weights.values()))
            self._floors.append(LEAST)

    def _number(self, word: str) -> int:
        number = self._words.setdefault(word, len(self._rows))
        if number == len(self._rows):
            self._rows.append(array("i"))
            self._held.append(array("h"))
        return number

    def drop(self, ids: Iterable[str]) -> None:
        """Forget texts; their rows are passed over until there are many."""
        for name in ids:
            if (place := self._place.pop(name, None)) is not None:
                self._ids[place] = None
                self._norms[place] = float("inf")
        if len(self._ids) - len(self._place) > max(_GONE, len(self._place)):
            self._rebuild()

    def _rebuild(self) -> None:
        words = {number: word for word, number in self._words.items()}
        kept = {
            name: ({words[n]: weight for n, weight in self._weights[place].items()}, self._floors[place])
            for name, place in self._place.items()
        }
        self._clear()
        self.put({name: weights for name, (weights, _) in kept.items()})
        self.floors({name: floor for name, (_, floor) in kept.items()})

    def floors(self, rows: Mapping[str, float]) -> None:
        """Set floors."""
        for name, floor in rows.items():
            self._floors[self._place[name]] = floor

    def nearest(self, ids: Iterable[str], most: int) -> dict[str, Near]:
        """What lies around each of these texts."""
        norms, floors = np.frombuffer(self._norms), np.frombuffer(self._floors)
        room = _Room(len(self._ids))
        return {name: self._near(self._place[name], most, norms, floors, room) for name in ids}

    def _near(
        self, place: int, most: int, norms: NDArray[np.float64], floors: NDArray[np.float64], room: _Room
    ) -> Near:
        mine = self._weights[place]
        postings = [(np.frombuffer(self._rows[w], np.intc), np.frombuffer(self._held[w], np.int16)) for w in mine]
        found, dots = room.dots(postings, list(mine.values()))
        likeness = dots / np.sqrt(norms[found] * norms[place])
        worth = (likeness >= LEAST) & (found != place)
        found, likeness = found[worth], likeness[worth]
        takers = likeness >= floors[found]
        likest = likeness >= (np.partition(likeness, -most)[-most] if len(likeness) > most else 0.0)
        return Near(self._named(found, likeness, likest)[:most], self._named(found, likeness, takers))

    def _named(self, found: NDArray[np.intp], likeness: NDArray[np.float64], which: NDArray[np.bool_]) -> Likest:
        names = ((self._ids[place], float(alike)) for place, alike in zip(found[which], likeness[which], strict=True))
        return sorted(((name, alike) for name, alike in names if name is not None), key=rank)


def rank(one: tuple[str, float]) -> tuple[float, str]:
    """The order of `Likest`."""
    return -one[1], one[0]


class _Room:
    """Room for sums over `size` texts, zero between two searches."""

    def __init__(self, size: int) -> None:
        self._sums, self._hits = np.zeros(size, np.int64), np.zeros(size, np.int16)

    def dots(
        self, postings: Sequence[tuple[NDArray[np.intc], NDArray[np.int16]]], weights: Sequence[int]
    ) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        """The texts that share `SHARED` words or more, and the sums over these of products of weights."""
        for (rows, held), weight in zip(postings, weights, strict=True):
            self._sums[rows] += held * np.int64(weight)
            self._hits[rows] += 1
        found = np.flatnonzero(self._hits >= SHARED)
        dots = self._sums[found]
        for rows, _ in postings:
            self._sums[rows] = 0
            self._hits[rows] = 0
        return found, dots
