"""Do two propositions give numbers of one thing that cannot both hold? Ranges decide, never single figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.compare.propositions import Proposition, stems
from sayso.model import Quantity, Relation, Span, TimeKind
from sayso.resolve.quantities import in_base_unit

# "Some 30" and 28 agree: how far about reaches, as a share. Ours.
_ABOUT = 0.1
_DEATHS = stems("death dead die died dying killed kill toll fatality fatalities lives casualties bodies".split())
# What only grows with time: a later, higher figure replaces an earlier one.
_GROWING = _DEATHS | stems(
    "injured wounded hurt missing arrested detained confirmed cases displaced evacuated drowned perished infected victims count"
    " damage losses".split()
)
_DEMANDS = re.compile(r"\b(?:must|should|may|ought|shall)\b", re.I)


@dataclass(frozen=True, slots=True)
class Clash:
    """How two propositions stand on a number or a date, the words on each side, and why."""

    relation: Relation
    a: Span
    b: Span
    why: str


def compare_numbers(a: Proposition, b: Proposition, *, same_speaker: bool) -> Clash | None:
    """How the numbers of two propositions on one thing stand to each other; None where none can be compared."""
    pairs = [(x, y) for x in a.quantities for y in b.quantities if _one_thing(a, x, b, y)]
    for x, y in pairs:
        if not _disjoint(x, y):
            return Clash(Relation.AGREES, x.span, y.span, "the ranges overlap")
    for x, y in pairs:
        return _apart(a, x, b, y, same_speaker)
    return None


def _apart(a: Proposition, x: Quantity, b: Proposition, y: Quantity, same_speaker: bool) -> Clash:
    if demands(a) != demands(b):
        return Clash(Relation.SCOPE, x.span, y.span, "one says what is, the other what should be")
    if _other_time(a, b):
        return Clash(Relation.SCOPE, x.span, y.span, "they are about different times")
    early, late = ((a, x), (b, y)) if _before(a, b) else ((b, y), (a, x))
    if a.day != b.day and a.day and b.day:
        grows = bool((early[0].words | late[0].words) & _GROWING) and _more(late[1], early[1])
        if same_speaker or grows:
            why = f"the figure of {late[0].day:%-d %B %Y} replaces that of {early[0].day:%-d %B %Y}"
            return Clash(Relation.SUPERSEDED, x.span, y.span, why)
    return Clash(Relation.CONFLICT, x.span, y.span, f"{x.span.exact} and {y.span.exact} cannot both hold")


def _before(a: Proposition, b: Proposition) -> bool:
    return bool(a.day and b.day and a.day <= b.day)


def _more(late: Quantity, early: Quantity) -> bool:
    low, high = late.low, early.high
    return low is not None and high is not None and low > high


def _one_thing(a: Proposition, x: Quantity, b: Proposition, y: Quantity) -> bool:
    """Are two quantities of one thing, in one dimension?"""
    p, q = in_base_unit(x)[2], in_base_unit(y)[2]
    if p != q and {p, q} != {"count", "people"}:
        return False
    m, n = _counted(x), _counted(y)
    if m and n:
        return bool(m & n) or bool(m & _DEATHS and n & _DEATHS)
    if p in ("count", "people"):
        # One side leaves open what it counts: then the other's word must stand in its sentence.
        rest = (m or n) & (a.words if n else b.words)
        return bool(rest) or bool((m or n or a.words) & _DEATHS and a.words & _DEATHS and b.words & _DEATHS)
    return True


def _counted(one: Quantity) -> frozenset[str]:
    return stems(one.counted.exact.lower().split()) if one.counted else frozenset()


def _bounds(one: Quantity) -> tuple[float, float]:
    low, high, _ = in_base_unit(one)
    if low is None and high is None:
        return float("-inf"), float("inf")
    slack = _ABOUT * max(abs(low or 0), abs(high or 0)) if one.about else 0.0
    return (float("-inf") if low is None else low - slack), (float("inf") if high is None else high + slack)


def _disjoint(x: Quantity, y: Quantity) -> bool:
    (a, b), (c, d) = _bounds(x), _bounds(y)
    # Conversion leaves rounding behind: 50 miles and 80 km.
    slack = (
        0.02 * min(abs(b), abs(d), abs(a), abs(c)) if x.unit != y.unit and abs(min(a, b, c, d)) != float("inf") else 0
    )
    return b + slack < c or d + slack < a


def demands(one: Proposition) -> bool:
    """Does it say what should be, or may be, rather than what is?"""
    return bool(_DEMANDS.search(one.text))


def _other_time(a: Proposition, b: Proposition) -> bool:
    """Do both name the time that their number is of, and not the same?"""
    x, y = set(_spans_of_time(a)), set(_spans_of_time(b))
    return bool(x and y) and not any(_meet(p, q) for p in x for q in y)


def _spans_of_time(one: Proposition) -> Iterator[tuple[str, str]]:
    for t in one.times:
        if t.kind in (TimeKind.DATE, TimeKind.TIME) and t.first and t.last:
            yield t.first.isoformat(), t.last.isoformat()
        elif t.kind is TimeKind.DURATION and t.value:
            yield t.value, t.value


def _meet(p: tuple[str, str], q: tuple[str, str]) -> bool:
    return p[0] <= q[1] and q[0] <= p[1]
