"""Which texts are compared: neighbours by their words, and those that say something of one thing, in whatever other words.

A key names one thing and what is said of it; texts that have one key meet by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.compare.keys import facing
from sayso.compare.meetings import Keys, Meetings
from sayso.compare.nearest import Index, Weights
from sayso.compare.neighbours import Neighbours, Texts, Turn
from sayso.shelf import Shelf

# So many texts count of a key.
_HOLDERS = 40


class Related:
    """Texts (ids) with what each is compared with, on a shelf."""

    def __init__(self, shelf: Shelf, index: Index) -> None:
        self._neighbours = Neighbours(shelf, index)
        self._meetings = Meetings(shelf, "compare.said", _HOLDERS, facing)

    def of(self, texts: Iterable[str]) -> dict[str, set[str]]:
        """What each text is compared with."""
        near = self._neighbours.of(list(texts))
        met = self._meetings.of(near)
        return {text: others | met.get(text, set()) for text, others in near.items()}

    def update(self, come: Mapping[str, Weights], gone: Iterable[str], old: Keys, new: Keys) -> Turn:
        """Take in texts and let others go. `old` and `new` are the keys of those texts whose keys change, before and after."""
        near = self._neighbours.update(come, gone)
        met = self._meetings.update(new, old)
        changed = near.met | near.parted | met.met | met.parted
        texts = {text for pair in changed for text in pair}
        by_words, by_keys = _pairs(self._neighbours.of(texts)), _pairs(self._meetings.of(texts))
        now = {pair for pair in changed if pair in by_words or pair in by_keys}
        before = (by_words - near.met) | near.parted | (by_keys - met.met) | met.parted
        return Turn(frozenset(now - before), frozenset((changed & before) - now))


def _pairs(related: Mapping[str, Iterable[str]]) -> set[Texts]:
    return {(min(one, other), max(one, other)) for one, others in related.items() for other in others}
