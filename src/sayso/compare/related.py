"""Which texts are compared: neighbours by their words, neighbours by their meaning, and those that say something of one thing.

A key names one thing and what is said of it; texts that have one key meet by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from sayso.compare.closeness import MemoryVectors
from sayso.compare.keys import facing
from sayso.compare.meetings import Keys, Meetings
from sayso.compare.nearest import Index, MemoryIndex, Weights
from sayso.compare.neighbours import Neighbours, Texts, Turn
from sayso.shelf import Shelf

# So many texts count of a key; so many neighbours are kept of a text by its words, and by its meaning.
_HOLDERS = 40
BY_WORDS, BY_MEANING = 10, 8


class Vectors(Index[bytes], Protocol):
    """An index of vectors, which gives them back."""

    def get(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The vectors of those of the texts that are there."""
        ...


@dataclass(frozen=True, slots=True)
class Indexes:
    """By what texts are looked up: the weights of their words, and where they lie in meaning."""

    words: Index[Weights]
    meaning: Vectors

    @classmethod
    def in_memory(cls) -> Indexes:
        """Indexes that are empty."""
        return cls(MemoryIndex(), MemoryVectors())


@dataclass(frozen=True, slots=True)
class Come:
    """Texts (ids) that come: the weights of their words, and their vectors, none where there is no judge."""

    weights: Mapping[str, Weights]
    vectors: Mapping[str, bytes]


class Related:
    """Texts (ids) with what each is compared with, on a shelf."""

    def __init__(self, shelf: Shelf, indexes: Indexes) -> None:
        self._by_words = Neighbours(shelf, indexes.words, "compare", BY_WORDS)
        self._by_meaning = Neighbours(shelf, indexes.meaning, "compare.close", BY_MEANING)
        self._by_keys = Meetings(shelf, "compare.said", _HOLDERS, facing)

    def of(self, texts: Iterable[str]) -> dict[str, set[str]]:
        """What each text is compared with."""
        near = self._by_words.of(list(texts))
        close, met = self._by_meaning.of(near), self._by_keys.of(near)
        return {text: others | close.get(text, set()) | met.get(text, set()) for text, others in near.items()}

    def update(self, come: Come, gone: Iterable[str], old: Keys, new: Keys) -> Turn:
        """Take in texts and let others go. `old` and `new` are the keys of those texts whose keys change, before and after."""
        gone = list(gone)
        turns = (
            self._by_words.update(come.weights, gone),
            self._by_meaning.update(come.vectors, gone),
            self._by_keys.update(new, old),
        )
        changed = {pair for turn in turns for pair in turn.met | turn.parted}
        texts = {text for pair in changed for text in pair}
        now, before = set[Texts](), set[Texts]()
        held = (self._by_words.of(texts), self._by_meaning.of(texts), self._by_keys.of(texts))
        for pairs, turn in zip(map(_pairs, held), turns, strict=True):
            now |= changed & pairs
            before |= (pairs - turn.met) | turn.parted
        return Turn(frozenset(now - before), frozenset((changed & before) - now))


def _pairs(related: Mapping[str, Iterable[str]]) -> set[Texts]:
    return {(min(one, other), max(one, other)) for one, others in related.items() for other in others}
