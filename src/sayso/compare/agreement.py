"""How much of what two sentences say is the same, word for word or in words that reports use for one another."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.compare.meaning import Meaning, light

# What a word counts for that many statements share, a name, which all of a pile may share, and a word matched only by what it is
# a word for.
_LIGHT, _NAME, _KIND = 0.3, 0.5, 0.8


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


@dataclass(frozen=True, slots=True)
class _Unit:
    weight: float
    roots: frozenset[str]
    kinds: frozenset[str]
    named: bool


def agreement(a: Meaning, b: Meaning) -> Agreement:
    """How far two sentences agree in what they say."""
    x, y = _units(a), _units(b)
    left, matched, told = list(y), 0.0, 0.0
    for unit in x:
        best = next((u for u in left if unit.roots & u.roots), None) or next(
            (u for u in left if unit.kinds & u.kinds), None
        )
        if best is not None:
            left.remove(best)
            shared = min(unit.weight, best.weight) * (1.0 if unit.roots & best.roots else _KIND)
            matched += shared
            told += 0.0 if unit.named and best.named else shared
    p, q = sum(u.weight for u in x), sum(u.weight for u in y)
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


def _units(one: Meaning) -> list[_Unit]:
    """The words that mean something: what each counts for, its own roots, and what it is a word for or says."""
    says: dict[int, set[str]] = {}
    for m in one.mentions:
        if m.known:
            says.setdefault(m.first, set()).add(f"{m.what}{m.sign:+d}")
    units = []
    for i, ids in enumerate(one.ids):
        if ids or i in says:
            roots = frozenset(k for k in ids if not k.startswith("#"))
            kinds = frozenset(k for k in ids if k.startswith("#")) | frozenset(says.get(i, ()))
            named = i > 0 and one.words[i].exact[0].isupper()
            units.append(_Unit(_LIGHT if light(ids) else _NAME if named else 1.0, roots, kinds, named))
    return units
