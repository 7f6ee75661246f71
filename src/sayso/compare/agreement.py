"""How much of what two sentences say is the same, word for word or in words that reports use for one another."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.compare.meaning import Meaning

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
    x, y = a.units, b.units
    left, matched, told = list(y), 0.0, 0.0
    for unit in x:
        best = None
        if not unit.roots.isdisjoint(b.roots):
            best = next((u for u in left if not unit.roots.isdisjoint(u.roots)), None)
        if best is None and not unit.kinds.isdisjoint(b.kinds):
            best = next((u for u in left if not unit.kinds.isdisjoint(u.kinds)), None)
        if best is not None:
            left.remove(best)
            shared = min(unit.weight, best.weight) * (1.0 if unit.roots & best.roots else _KIND)
            matched += shared
            told += 0.0 if unit.named and best.named else shared
    p, q = a.weight, b.weight
    least = min(p, q)
    return Agreement(
        2 * matched / (p + q) if p + q else 0.0, matched / least if least else 0.0, matched, told, _turned(a, b)
    )


def same_in_denial(a: Meaning, b: Meaning) -> bool:
    """Do they come to the same though only one denies: "nobody died", "all survived"?"""
    p, q = ({(m.what, m.sign): one.words[m.first].denied for m in one.mentions if m.known} for one in (a, b))
    return any(p[key] != q[key] for key in p.keys() & q.keys())


def _turned(a: Meaning, b: Meaning) -> bool:
    """Does one deny what the other says, and nothing show that they come to the same?"""
    p, q = ({(m.what, m.sign) for m in one.mentions} for one in (a, b))
    contrary = any((what, -sign) in q for what, sign in p)
    return contrary and not any(not what.startswith("=") for what, _ in p & q)
