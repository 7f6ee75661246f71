"""How much of what two sentences say is the same, word for word or in words that reports use for one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sayso.compare.meaning import Meaning, Unit

# What a word counts for that is matched only by what it is a word for.
_KIND = 0.8


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two sentences agree: `both` is the share of all words that are matched, `within` that of the sentence with fewer.

    `matched` is how many words they are, `told` how many of them are no names, `turned` whether one denies what the other says
    of a word that they share.
    """

    both: float
    within: float
    matched: float
    told: float
    turned: bool


def agreement(a: Meaning, b: Meaning) -> Agreement:
    """How far two sentences agree in what they say."""
    left = list(b.units)
    # What is matched by a word's own root is no more to be had by what another is a word for.
    by_root, rest = _matches(a.units, left, b.roots, attrgetter("roots"))
    by_kind, _ = _matches(rest, left, b.kinds, attrgetter("kinds"))
    shared = [
        (min(unit.weight, other.weight) * much, unit.named and other.named)
        for much, several in ((1.0, by_root), (_KIND, by_kind))
        for unit, other in several
    ]
    matched, told = sum(weight for weight, _ in shared), sum(weight for weight, named in shared if not named)
    p, q = a.weight, b.weight
    least = min(p, q)
    return Agreement(
        2 * matched / (p + q) if p + q else 0.0, matched / least if least else 0.0, matched, told, _turned(a, b)
    )


def _matches(
    units: Sequence[Unit], left: list[Unit], there: frozenset[str], ways: Callable[[Unit], frozenset[str]]
) -> tuple[list[tuple[Unit, Unit]], list[Unit]]:
    """Each unit with the first that is `left` and is the same in one of its ways, which is taken; and those that have none.

    `there` are the ways of all, by which most units are known to have none.
    """
    found, rest = [], []
    for unit in units:
        own = ways(unit)
        other = None if own.isdisjoint(there) else next((u for u in left if not own.isdisjoint(ways(u))), None)
        if other is None:
            rest.append(unit)
        else:
            left.remove(other)
            found.append((unit, other))
    return found, rest


def same_in_denial(a: Meaning, b: Meaning) -> bool:
    """Do they come to the same though only one denies: "nobody died", "all survived"?"""
    p, q = ({(m.what, m.sign): one.words[m.first].denied for m in one.mentions if m.known} for one in (a, b))
    return any(p[key] != q[key] for key in p.keys() & q.keys())


def _turned(a: Meaning, b: Meaning) -> bool:
    """Does one deny what the other says, and nothing show that they come to the same?"""
    p, q = ({(m.what, m.sign) for m in one.mentions} for one in (a, b))
    contrary = any((what, -sign) in q for what, sign in p)
    return contrary and not any(not what.startswith("=") for what, _ in p & q)
