"""Which propositions are worth comparing: those that share words that tell; found by an index, never by comparing all with all."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.compare.propositions import Proposition
from sayso.compare.weights import weigh

# How many of the likest are kept for each proposition, and the least likeness that is worth a look.
_NEAREST, _LEAST = 12, 0.2
# Two that share fewer words with meaning are on one subject at best, unless they are the same.
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two propositions, by their places in the list, and how alike their words are, 0 to 1."""

    a: int
    b: int
    likeness: float


def candidates(items: Sequence[Proposition]) -> list[Pair]:
    """Pairs of propositions of different attributions of which one is among the likest of the other; each pair once, in order."""
    index: dict[str, list[tuple[int, int]]] = defaultdict(list)
    weights = [weigh(one.span.exact) for one in items]
    norms = [sum(w * w for w in held.values()) for held in weights]
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, one in enumerate(items):
        shared: dict[int, list[int]] = defaultdict(list)
        for word, weight in weights[i].items():
            for j, other in index[word]:
                shared[j].append(weight * other)
            index[word].append((i, weight))
        for j, parts in shared.items():
            likeness = sum(parts) / math.sqrt(norms[i] * norms[j])
            alike = len(parts) >= _SHARED or one.tokens == items[j].tokens
            if likeness >= _LEAST and alike and items[j].attribution != one.attribution:
                near[i].append((-likeness, j))
                near[j].append((-likeness, i))
    found = {(min(i, j), max(i, j)): -score for i, scored in near.items() for score, j in sorted(scored)[:_NEAREST]}
    return [Pair(a, b, likeness) for (a, b), likeness in sorted(found.items())]
