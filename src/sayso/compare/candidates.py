"""Which propositions are worth comparing: those that share rare words, found by an index, never by comparing all with all."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.propositions import TELLING, Proposition

# How many of the likest are kept for each proposition, and the least likeness that is worth a look.
_NEAREST, _LEAST = 25, 0.12
# Of a word that more propositions hold than this, only these many (the latest) are looked up by it.
_HOLDERS = 400
# A word that a larger share of all propositions holds tells nothing of any (in piles large enough to tell).
_COMMON, _LARGE = 0.2, 50


@dataclass(frozen=True, slots=True)
class Pair:
    """Two propositions, by their places in the list, and how alike their words are, 0 to 1."""

    a: int
    b: int
    likeness: float


def weights_of(items: Sequence[Proposition]) -> dict[str, float]:
    """How much each stem tells: the rarer, the more (inverse document frequency, a report being a document)."""
    held: dict[str, set[str]] = defaultdict(set)
    for one in items:
        for word in one.words:
            held[word].add(one.report)
    reports = len({one.report for one in items})
    return {word: math.log(1 + (reports + 1) / len(where)) for word, where in held.items()}


def candidates(items: Sequence[Proposition], weights: Mapping[str, float]) -> list[Pair]:
    """Pairs of propositions of different attributions that share words enough; each pair once, in a fixed order.

    Time is linear in the propositions while words are rare: no list of holders longer than a fixed length is walked.
    """
    index: dict[str, list[int]] = defaultdict(list)
    norms = [math.sqrt(sum(weights[w] ** 2 for w in one.words)) for one in items]
    frequent = Counter(w for one in items for w in one.words)
    most = max(_COMMON * len(items), _LARGE)
    found: dict[tuple[int, int], float] = {}
    for i, one in enumerate(items):
        shared: dict[int, float] = defaultdict(float)
        telling = [w for w in sorted(one.words) if frequent[w] <= most]
        for word in telling:
            for j in index[word][-_HOLDERS:]:
                shared[j] += weights[word] ** 2
        scored = [
            (score / (norms[i] * norms[j]), j)
            for j, score in shared.items()
            if items[j].attribution != one.attribution
            and score >= _LEAST * norms[i] * norms[j]
            and (min(len(one.words), len(items[j].words)) >= TELLING or one.tokens == items[j].tokens)
        ]
        for likeness, j in sorted(scored, key=lambda s: (-s[0], s[1]))[:_NEAREST]:
            found[j, i] = likeness
        for word in telling:
            index[word].append(i)
    return [Pair(a, b, likeness) for (a, b), likeness in sorted(found.items())]
