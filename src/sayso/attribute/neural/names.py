"""Names of people, organisations, places and documents, from the same pass over the text that finds attributions.

A small head reads all layers of the encoder (see docs/explanation/reader.md) and gives tag scores; here they
become spans, and then names that agree with each other over the text. Needs numpy. Linear in the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sayso.attribute.neural.decode import Floats, Run, decoded, untag
from sayso.attribute.neural.features import Document
from sayso.attribute.neural.reader import Ints, Window

# What the head tells apart, in the order of its tags; what is a name of something else is dropped.
KINDS = ("person", "organisation", "place", "document", "other")
PERSON, OTHER = KINDS[0], KINDS[-1]
SURE = -1.5  # as in decode; of 2,252 words of names in twenty articles none stood lower


# The part of the model that sees names: a window's state (opaque) and casing and layout of its words (2, words) to
# tag scores (words, tags).
Scores = Callable[[Any, Ints], Floats]


@dataclass(frozen=True, slots=True)
class Named:
    """A name `[start, end)` in code points, what kind of thing it names (one of KINDS), and how sure, 0 to 1."""

    start: int
    end: int
    kind: str
    confidence: float


class NameFinder:
    """Collects the names of one document as its windows are read; `moves` are the scores of one tag after another."""

    def __init__(self, doc: Document, scores: Scores, moves: Floats) -> None:
        self._doc, self._scores, self._moves = doc, scores, moves
        self._found: list[tuple[str, Run, float]] = []

    def look(self, group: Sequence[Window]) -> None:
        """Find the names that begin in each window's own words."""
        features = np.stack([self._doc.case, self._doc.layout]).astype(np.int64)
        scores = [self._scores(w.state, features[:, w.start : w.end]) for w in group]
        for window, spans in zip(group, spans_of(scores, self._moves), strict=True):
            for kind, (a, b), sure in spans:
                if window.low <= window.start + a < window.high:
                    self._found.append((KINDS[kind], (window.start + a, window.start + b), sure))

    def names(self, text: str) -> list[Named]:
        """The names of `text`, which the document was made of, in order; they do not overlap."""
        starts, ends = self._doc.starts, self._doc.ends
        spans = [Named(int(starts[a]), int(ends[b - 1]), kind, sure) for kind, (a, b), sure in self._found]
        return [n for n in consistent(text, apart(spans)) if n.kind != OTHER]


def spans_of(sequences: Sequence[Floats], moves: Floats) -> list[list[tuple[int, Run, float]]]:
    """The spans of each sequence of tag scores: kind, words, and the probability of its least certain word's tag."""
    found: list[list[tuple[int, Run, float]]] = [[] for _ in sequences]
    for _, number, base, path, chances in decoded([(sequences, moves)], SURE):
        sure = chances[np.arange(len(path)), path]
        found[number] += [
            (kind, (base + a, base + b), float(min(sure[a:b].min(), 1.0))) for kind, (a, b) in untag(path)
        ]
    return found


def apart(names: Sequence[Named]) -> list[Named]:
    """The names in order, without those that overlap the one before (at the border of two windows)."""
    out: list[Named] = []
    for one in sorted(names, key=lambda n: (n.start, -n.end)):
        if not out or one.start >= out[-1].end:
            out.append(one)
    return out


def consistent(text: str, names: Sequence[Named]) -> list[Named]:
    """Names that agree over a text: the same words are of one kind, the one that they are taken for most surely and
    most often, and the last word of a person's full name is that person. One whose kind is changed is no surer than
    the share of the others that speak for it."""
    votes: dict[str, Counter[str]] = {}
    surnames: set[str] = set()
    keys = [text[n.start : n.end].casefold() for n in names]
    for key, one in zip(keys, names, strict=True):
        votes.setdefault(key, Counter())[one.kind] += one.confidence  # type: ignore[assignment]
        first, _, last = key.rpartition(" ")
        if first and one.kind == PERSON:
            surnames.add(last)
    out = []
    for key, one in zip(keys, names, strict=True):
        here = votes[key]
        kind = PERSON if key in surnames else max(KINDS, key=lambda k: here[k])
        share = here[kind] / max(sum(here.values()), 1e-9)
        sure = one.confidence if kind == one.kind else min(one.confidence, max(share, 0.5))
        out.append(replace(one, kind=kind, confidence=sure))
    return out
