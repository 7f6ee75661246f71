"""How likely it is that two propositions say the same: from the words they share and, where it is asked, the judge.

Numbers and times that clash, and a denial on one side only, rule it out whatever the model says: two opposite statements
share nearly all their words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

from sayso.compare.agreement import Agreement, agreement, same_in_denial
from sayso.compare.candidates import Pair
from sayso.compare.judge import Verdict
from sayso.compare.meaning import Meaning
from sayso.compare.propositions import Proposition
from sayso.compare.topics import other_numbered
from sayso.model import ConflictType, Quantity
from sayso.resolve.quantities import in_base_unit

# Of a logistic curve: the share of all words that both have (0 to 1); the log-odds of what the judge calls the same and says to
# follow; how close both lie in meaning (-1 to 1); whether they share hardly a word; whether one denies a word that the other
# does not; whether one has hardly a word; whether one speaker says both, and how often. Fitted on pairs of statements of piles
# that `make score-piles` scores, and on labelled ones of the news (training/judge/README.md). On piles left out of a fit average
# precision is 0.65 (ours, 0.59 without who speaks) and 0.65 (the others, 0.67), on the news 0.55 (0.45).
_BIAS, _BOTH, _SAME, _FOLLOWS, _CLOSE = -1.07, 1.99, 0.19, 0.82, 1.19
_FEW_SHARED, _AGAINST, _BRIEF, _ONE_SPEAKER, _OFTEN = -1.05, -1.2, -0.5, 2.5, 0.8
# Nothing shows that they say the same, and nothing that they do not.
_NOT_TOLD = 0.01
# "Fewer than 200" and "not even two hundred" differ by a denial and say the same: how sure the judge must be of that.
_DESPITE = 0.6
# Where all that speaks against it is that one has a "not" somewhere: "the steel turned her over, not the frost".
_THOUGH_ODD = 0.2
# Likeness alone decides above this: there is nothing left that a model could tell.
_PLAIN = 0.8
# Of two that share fewer words with meaning, these tell that they are on one subject at best.
_SHARED = 1.8
# But for two of which the shorter is in the other whole, and hardly more is there, with a word of meaning and a name.
_ALL, _HARDLY_MORE, _FEW = 0.95, 0.75, 1.5
# Nor do they tell more of two that share names and no more than one word beside them.
_TOLD = 1.0
# Of so few words with meaning, what foretells makes up half of what is said.
_SHORT = 3
# Where there are fewer, with a word that points to what was said before, nothing can be told.
_SAID, _POINTING = 2, frozenset("it he she him her they them this these those so".split())
_COUNT = "count"
# Names that begin with the same letters, so many, are forms of one.
_NAME_ROOT = 4


class Compares(Protocol):
    """What tells how two texts stand to each other; `name` is shown beside all that it decides."""

    name: str

    def compare(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict a pair, in the order given."""
        ...

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        """Where each text lies in meaning, in the order given: `judge.features.VECTOR` whole numbers of a byte each."""
        ...


class Weighed(Protocol):
    """What rules look at of a verdict."""

    @property
    def contradicts(self) -> float:
        """Can they not both hold? 0 to 1."""
        ...

    @property
    def about(self) -> ConflictType:
        """What they conflict about, if they do."""
        ...

    @property
    def same(self) -> float:
        """Do both tell of the same? 0 to 1."""
        ...

    @property
    def follows(self) -> float:
        """Does either follow from the other? 0 to 1."""
        ...


class Judged(Weighed, Protocol):
    """A verdict with the name of whose it is."""

    @property
    def name(self) -> str:
        """The judge's."""
        ...


def sameness(
    a: Proposition, b: Proposition, pair: Pair, verdict: Judged | None, *, apart: bool, one_of: int | None
) -> float:
    """The probability that two propositions say the same, 0 to 1; 0 where they are `apart` in what they say, or one denies it.

    `one_of` is how many pairs the statements of their speaker in both reports make, if it is one speaker: two reports of one
    interview tell much of the same, and the more they tell, the less any two of it are.
    """
    if apart or _other_figures(a, b) or _other_measures(a, b) or other_numbered(a.text, b.text):
        return 0.0
    if a.tokens == b.tokens and a.denied == b.denied:
        return 1.0 if a.asserts or len(a.tokens) > _SHORT else _NOT_TOLD
    # "The harbour trial" is a mention of a thing, and says nothing of it; "I watched him do it" might be said of anything.
    if not (a.asserts and b.asserts) or _hangs(a) or _hangs(b):
        return _NOT_TOLD
    if a.foretells != b.foretells and min(len(a.words), len(b.words)) <= _SHORT:
        return _NOT_TOLD
    if _other_names(a.meaning, b.meaning):
        return _NOT_TOLD
    agreed = agreement(a.meaning, b.meaning)
    few = _few(a, b, agreed)
    odd = a.negated != b.negated and not same_in_denial(a.meaning, b.meaning)
    against = agreed.turned or odd
    if verdict is None:
        return 0.0 if few or against else max(pair.likeness, agreed.both)
    if against and verdict.follows < (_DESPITE if agreed.turned else _THOUGH_ODD):
        return 0.0
    brief = min(len(a.words), len(b.words)) < _SHORT
    score = _BIAS + (max(0.0, _ONE_SPEAKER - _OFTEN * math.log(one_of)) if one_of else 0.0)
    score += _BOTH * agreed.both + _CLOSE * pair.close + _FEW_SHARED * few + _AGAINST * against + _BRIEF * brief
    score += _SAME * _odds(verdict.same) + _FOLLOWS * _odds(verdict.follows)
    modelled = 1 / (1 + math.exp(-score))
    return max(modelled, pair.likeness) if pair.likeness >= _PLAIN and not (few or against) else modelled


def _hangs(one: Proposition) -> bool:
    """Does it say next to nothing but by what it points to?"""
    return len(one.words) < _SAID and not _POINTING.isdisjoint(one.tokens)


def _few(a: Proposition, b: Proposition, agreed: Agreement) -> bool:
    """Do they share too few words to tell by them: that they are on one subject, at best?"""
    less = agreed.matched < _SHARED and len(a.words & b.words) < _SHARED and not _all_of_it(agreed)
    return less or agreed.told <= _TOLD


def _all_of_it(agreed: Agreement) -> bool:
    """Is all that the shorter tells in the other, and hardly more?"""
    return agreed.within >= _ALL and agreed.both >= _HARDLY_MORE and agreed.matched >= _FEW


def _odds(probability: float) -> float:
    sure = min(max(probability, 0.001), 0.999)
    return math.log(sure / (1 - sure))


def _other_figures(a: Proposition, b: Proposition) -> bool:
    """Does each give a figure that the other does not?"""
    return not (a.figures <= b.figures or b.figures <= a.figures)


def _other_measures(a: Proposition, b: Proposition) -> bool:
    """Does each measure, and neither in what the other measures in: four rises, four per cent?"""
    p, q = measures(a), measures(b)
    return bool(p and q) and None not in p | q and p.isdisjoint(q)


def measures(one: Proposition) -> set[str | None]:
    """What its numbers are of: units, people or things; None for one of which that is left open."""
    return {_measure(q) for q in one.quantities}


def _measure(one: Quantity) -> str | None:
    """What a number is of; None where that is left open ("he paid forty")."""
    unit = in_base_unit(one)[2]
    return _COUNT if unit == "people" or (unit is None and one.counted) else unit


def _other_names(a: Meaning, b: Meaning) -> bool:
    """Does each name somebody or something, and neither what the other names?

    Two councils that are each told of in one turn of phrase are two matters. "Iraqi" and "Iraq" are one name; what an acronym
    stands for is not known here.
    """
    if not a.names or not b.names or any(w.exact.isupper() for one in (a, b) for w in one.words if len(w.exact) > 1):
        return False
    return {w[:_NAME_ROOT] for w in a.names}.isdisjoint(w[:_NAME_ROOT] for w in b.names)
