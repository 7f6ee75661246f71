"""Which texts are worth comparing: neighbours, of which one is among the likest of the other.

The relation is a function of the set of texts alone, in whatever order they come and go. A text that comes finds its own likest
by the index, and enters the lists of those that it is liker to than the last of theirs; where one goes, the lists that held it
are made anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.compare.nearest import LEAST, Index, Likest, Weights, rank
from sayso.shelf import Shelf

# How many of the likest are kept for each text.
NEAREST = 10
# On the shelf: the likest of a text (one row); which texts hold it among theirs.
_LIKEST, _HELD = "compare.likest", "compare.held"

Texts = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Turn:
    """Pairs of texts that have become neighbours, and that are none any more; each pair in order."""

    met: frozenset[Texts]
    parted: frozenset[Texts]


class Neighbours:
    """The neighbours of texts, kept on a shelf."""

    def __init__(self, shelf: Shelf, index: Index) -> None:
        self._shelf, self._index = shelf, index

    def of(self, texts: Iterable[str]) -> dict[str, set[str]]:
        """The neighbours of each text; none where it has none."""
        texts = list(texts)
        held = self._shelf.get(_HELD, texts)
        return {
            text: {name for name, _ in likest} | set(held.get(text, ())) for text, likest in self._likest(texts).items()
        }

    def update(self, come: Mapping[str, Weights], gone: Iterable[str]) -> Turn:
        """Take in texts and let others go."""
        gone = set(gone)
        holders = {h for held in self._shelf.get(_HELD, gone).values() for h in held} - gone
        self._index.drop(gone)
        self._index.put(come)
        near = self._index.nearest(sorted({*come, *holders}), NEAREST)
        new = {text: found.likest for text, found in near.items()}
        entered: dict[str, Likest] = {}
        for text in come:
            for taker, likeness in near[text].takers:
                if taker not in near:
                    entered.setdefault(taker, []).append((text, likeness))
        old = self._likest({*new, *entered, *gone})
        for taker, found in entered.items():
            new[taker] = sorted([*old[taker], *found], key=rank)[:NEAREST]
        return self._keep(old, new | {text: [] for text in gone}, gone)

    def _likest(self, texts: Iterable[str]) -> dict[str, Likest]:
        texts = list(texts)
        rows = self._shelf.get(_LIKEST, texts)
        return {text: [tuple(one) for one in json.loads(rows[text][""])] if text in rows else [] for text in texts}

    def _keep(self, old: Mapping[str, Likest], new: Mapping[str, Likest], gone: set[str]) -> Turn:
        """Write the lists that differ, and tell what that makes of the relation."""
        lists = {text: likest for text, likest in new.items() if likest != old[text] or text in gone}
        before = {(a, b) for a in lists for b, _ in old[a]}
        after = {(a, b) for a in lists for b, _ in lists[a]}
        unchanged = {b for _, b in before ^ after} - lists.keys()
        still = {(a, b) for a, likest in self._likest(unchanged).items() for b, _ in likest}
        self._shelf.drop(_LIKEST, ((text, "") for text in lists if not lists[text]))
        self._shelf.put(_LIKEST, ((text, "", json.dumps(lists[text])) for text in lists if lists[text]))
        self._shelf.drop(_HELD, ((b, a) for a, b in sorted(before - after)))
        self._shelf.put(_HELD, ((b, a, "") for a, b in sorted(after - before)))
        floors = {text: _floor(likest) for text, likest in lists.items() if text not in gone}
        self._index.floors(floors)
        was, now = _pairs(before | still), _pairs(after | still)
        return Turn(frozenset(now - was), frozenset(was - now))


def _floor(likest: Likest) -> float:
    return likest[-1][1] if len(likest) == NEAREST else LEAST


def _pairs(found: Iterable[Texts]) -> set[Texts]:
    return {(min(pair), max(pair)) for pair in found}
