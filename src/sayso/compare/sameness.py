"""How likely it is that two propositions say the same: from the words they share and, where it is asked, the judge.

Numbers and times that clash, and a denial on one side only, rule it out whatever the model says: two opposite statements
share nearly all their words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

from sayso.compare.candidates import Pair
from sayso.compare.judge import Verdict
from sayso.compare.propositions import Proposition

# Of a logistic curve over likeness (0 to 1) and the log-odds of what the judge calls the same, fitted on piles of our own.
_BIAS, _LIKENESS, _SAME = -1.1, 0.5, 1.2
# Likeness alone decides above this: there is nothing left that a model could tell.
_PLAIN = 0.8
# Two that share fewer words with meaning are on one subject at best.
_SHARED = 2


class Compares(Protocol):
    """What tells how two texts stand to each other; `name` is shown beside all that it decides."""

    name: str

    def compare(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict a pair, in the order given."""
        ...


class Judged(Protocol):
    """What rules look at of a verdict."""

    @property
    def same(self) -> float:
        """Do both tell of the same? 0 to 1."""
        ...

    @property
    def contradicts(self) -> float:
        """Can both not hold? 0 to 1."""
        ...


def sameness(a: Proposition, b: Proposition, pair: Pair, verdict: Judged | None, *, apart: bool) -> float:
    """The probability that two propositions say the same, 0 to 1; 0 where they are `apart` in a number or a date, or negated."""
    if apart or a.negated != b.negated or _other_figures(a, b):
        return 0.0
    if a.tokens != b.tokens and len(a.words & b.words) < _SHARED:
        return 0.0
    if verdict is None:
        return pair.likeness
    same = min(max(verdict.same, 0.001), 0.999)
    score = _BIAS + _LIKENESS * pair.likeness + _SAME * math.log(same / (1 - same))
    modelled = 1 / (1 + math.exp(-score))
    return max(modelled, pair.likeness) if pair.likeness >= _PLAIN else modelled


def _other_figures(a: Proposition, b: Proposition) -> bool:
    """Does each give a figure that the other does not?"""
    x, y = ({w for w in one.words if w[0].isdigit()} for one in (a, b))
    return not (x <= y or y <= x)
