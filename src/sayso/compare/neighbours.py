"""Which texts are worth comparing: neighbours, of which one is among the likest of the other.

The relation is a function of the set of texts alone, in whatever order they come and go. A text that comes finds its own likest
by the index, and enters the lists of those that it is liker to than the last of theirs; where one goes, the lists that held it
are made anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic

from sayso.compare.nearest import Index, Likest, Row, rank
from sayso.shelf import Shelf

Texts = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Turn:
    """Pairs of texts that have become neighbours, and that are none any more; each pair in order."""

    met: frozenset[Texts]
    parted: frozenset[Texts]


class Neighbours(Generic[Row]):
    """The neighbours of texts, kept on a shelf."""

    def __init__(self, shelf: Shelf, index: Index[Row], name: str, most: int) -> None:
        """`name` is theirs on the shelf; `most` of the likest are kept for each text."""
        self._shelf, self._index, self._most = shelf, index, most
        # The likest of a text (one row); which texts hold it among theirs.
        self._kept, self._holders = f"{name}.likest", f"{name}.held"

    def of(self, texts: Iterable[str]) -> dict[str, set[str]]:
        """The neighbours of each text; none where it has none."""
        texts = list(texts)
        held = self._shelf.get(self._holders, texts)
        return {
            text: {name for name, _ in likest} | set(held.get(text, ())) for text, likest in self._likest(texts).items()
        }

    def update(self, come: Mapping[str, Row], gone: Iterable[str]) -> Turn:
        """Take in texts and let others go."""
        gone = set(gone)
        holders = {h for held in self._shelf.get(self._holders, gone).values() for h in held} - gone
        self._index.drop(gone)
        self._index.put(come)
        near = self._index.nearest(sorted({*come, *holders}), self._most)
        new = {text: found.likest for text, found in near.items()}
        entered: dict[str, Likest] = {}
        for text in come:
            for taker, likeness in near[text].takers:
                if taker not in near:
                    entered.setdefault(taker, []).append((text, likeness))
        old = self._likest({*new, *entered, *gone})
        for taker, found in entered.items():
            new[taker] = sorted([*old[taker], *found], key=rank)[: self._most]
        return self._keep(old, new | {text: [] for text in gone}, gone)

    def _likest(self, texts: Iterable[str]) -> dict[str, Likest]:
        texts = list(texts)
        rows = self._shelf.get(self._kept, texts)
        return {text: [tuple(one) for one in json.loads(rows[text][""])] if text in rows else [] for text in texts}

    def _keep(self, old: Mapping[str, Likest], new: Mapping[str, Likest], gone: set[str]) -> Turn:
        """Write the lists that differ, and tell what that makes of the relation."""
        lists = {text: likest for text, likest in new.items() if likest != old[text] or text in gone}
        before = {(a, b) for a in lists for b, _ in old[a]}
        after = {(a, b) for a in lists for b, _ in lists[a]}
        unchanged = {b for _, b in before ^ after} - lists.keys()
        still = {(a, b) for a, likest in self._likest(unchanged).items() for b, _ in likest}
        self._shelf.drop(self._kept, ((text, "") for text in lists if not lists[text]))
        self._shelf.put(self._kept, ((text, "", json.dumps(lists[text])) for text in lists if lists[text]))
        self._shelf.drop(self._holders, ((b, a) for a, b in sorted(before - after)))
        self._shelf.put(self._holders, ((b, a, "") for a, b in sorted(after - before)))
        floors = {text: self._floor(likest) for text, likest in lists.items() if text not in gone}
        self._index.floors(floors)
        was, now = _pairs(before | still), _pairs(after | still)
        return Turn(frozenset(now - was), frozenset(was - now))

    def _floor(self, likest: Likest) -> float:
        return likest[-1][1] if len(likest) == self._most else self._index.least


def _pairs(found: Iterable[Texts]) -> set[Texts]:
    return {(min(pair), max(pair)) for pair in found}
