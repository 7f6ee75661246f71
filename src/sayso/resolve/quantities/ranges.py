"""One number or two that make a range: "15-20 km", "5 to 7 million", "between 5 and 7", "one in five", "40 plus or minus 5"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sayso.resolve.quantities.bounds import Bounds, bounds_after
from sayso.resolve.quantities.digits import Custom
from sayso.resolve.quantities.exclude import is_date
from sayso.resolve.quantities.measures import Measure, read_measure, with_unit
from sayso.resolve.quantities.numeral import Numeral
from sayso.resolve.quantities.tokens import DASHES, Tokens

_SCORES = frozenset(
    "vote win won loss lead defeat victory draw ruling decision score majority scoreline deadlock split tie margin"
    " aggregate triumph thrashing rout".split()
)
_CHANGES = frozenset(
    "rose risen rise rises rising fell fallen fall falls falling increased increase increases increasing decreased decrease"
    " dropped drop drops dropping grew grown grow went gone go cut raised lowered up down jumped climbed declined decline slipped"
    " reduced reduction shrank moved changed shifted swung widened narrowed revised".split()
)
_OUT_OF = (("out", "of", "every"), ("out", "of"), ("in", "every"), ("of", "every"), ("in",))
_YEAR = re.compile(r"1[89][0-9]{2}|20[0-9]{2}")
_ROUND = (10.0, 100.0, 1000.0)


@dataclass(frozen=True, slots=True)
class Reading:
    """A range on tokens `[first, end)`; `core` is its number or numbers without sign, money, unit and modifiers.

    `pair` is True for one of two numbers with a hyphen between that make no range.
    """

    core: Numeral
    first: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    about: bool = False
    money: bool = False
    pair: bool = False
    range: bool = False


def read_range(tokens: Tokens, i: int, custom: Custom) -> tuple[list[Reading], int] | None:
    """What the number at token i is, and the token to go on from; no reading where it is a row of numbers ("555-01-23")."""
    a = read_measure(tokens, i, custom)
    if a is None:
        return None
    at = a.numeral.end
    if a.end == at and (end := _row(tokens, i)):
        return [], end
    suffix = bounds_after(tokens, at) if a.end == at else Bounds(at, at)
    if suffix.found:
        return _suffixed(tokens, a, suffix)
    if reading := _one_in(tokens, a, custom):
        return [reading], reading.end
    if (b := _plus_or_minus(tokens, a, custom)) or (b := _second(tokens, a, custom)):
        return b
    return [_single(a)], a.end


def _single(a: Measure) -> Reading:
    share = "share" if a.numeral.share and a.unit is None else a.unit
    return Reading(a.numeral, a.first, a.end, a.low, a.high, share, a.numeral.about, a.money)


def _suffixed(tokens: Tokens, a: Measure, suffix: Bounds) -> tuple[list[Reading], int]:
    """ "10,000+ km": the modifier stands between the number and its unit."""
    low, high, about = suffix.applied(a.low, a.high, a.numeral.about)
    whole = replace(a, end=suffix.end)
    whole = whole if a.unit else with_unit(tokens, whole)
    reading = replace(_single(whole), low=low, high=high, about=about)
    return [reading], whole.end


def _row(tokens: Tokens, i: int) -> int:
    """The end of a row of three numbers or more with hyphens or points between, as in a telephone number; 0 if there is none."""
    n, at = 1, i + 1
    while tokens.word(at) in DASHES and tokens.joined(at) and tokens.joined(at + 1) and tokens.numeric(at + 1):
        n, at = n + 1, at + 2
    follows = tokens.word(i + 2)
    return at if n > 2 or (n == 2 and follows[0] == "0" and len(follows) > 1 and follows.isdigit()) else 0


def _one_in(tokens: Tokens, a: Measure, custom: Custom) -> Reading | None:
    """ "One in five", "nine in 10", "three out of four": a share. Other numbers before "in" are counts in something."""
    if a.unit is not None or a.low is None or a.numeral.scaled or a.low != a.high or not a.low >= 1:
        return None
    for words in _OUT_OF:
        at = a.end + len(words)
        if at < len(tokens.low) and tuple(tokens.low[a.end : at]) == words and tokens.same_line(at):
            b = read_measure(tokens, at, custom)
            if b is None or b.low is None or b.low != b.high or b.unit is not None or not a.low < b.low:
                return None
            if words == ("in",) and not ((a.low == 1 and b.low <= 1000) or b.low in _ROUND):
                return None
            core = replace(a.numeral, end=b.numeral.end)
            return Reading(core, a.first, b.end, a.low / b.low, a.low / b.low, "share", range=True)
    return None


def _plus_or_minus(tokens: Tokens, a: Measure, custom: Custom) -> tuple[list[Reading], int] | None:
    at = a.end
    if tokens.word(at) == "±":
        at += 1
    elif tuple(tokens.low[at : at + 3]) in (("plus", "or", "minus"), ("give", "or", "take")):
        at += 3
    else:
        return None
    b = read_measure(tokens, at, custom)
    if b is None or a.low is None or a.high is None or b.high is None or (b.unit and a.unit and a.unit != b.unit):
        return None
    core = replace(a.numeral, end=b.numeral.end)
    return [Reading(core, a.first, b.end, a.low - b.high, a.high + b.high, a.unit or b.unit, range=True)], b.end


def _second(tokens: Tokens, a: Measure, custom: Custom) -> tuple[list[Reading], int] | None:
    """The range or the pair that a second number makes with `a`, or None where there is none."""
    at, word = a.end, tokens.word(a.end)
    dash = (
        word in DASHES
        and tokens.same_line(at)
        and tokens.same_line(at + 1)
        and tokens.joined(at) == tokens.joined(at + 1)
    )
    # Money and signs stand before the second number: "$5m-$7m".
    # "Between the ages of 18 and 25".
    before = (
        a.first - 3 if tokens.word(a.first - 2) in ("ages", "age") and tokens.word(a.first - 1) == "of" else a.first
    )
    before = before - (tokens.word(before - 1) == "the") if before < a.first else before
    between = tokens.word(before - 1) == "between" and word == "and"
    if not (dash or word in ("to", "or", "through") or between) or not tokens.same_line(at):
        return None
    b = next((m for k in range(3) if (m := read_measure(tokens, at + 1 + k, custom)) and m.first == at + 1), None)
    if dash and b is None and tokens.numeric(at + 1):
        b = read_measure(tokens, at + 1, custom)
    if b is None or (dash and tokens.exact(at + 1)[:1].isupper()):
        return None
    # A hyphen before a number is no minus where a number stands before it.
    low, high = b.numeral.low, b.numeral.high
    b = replace(b, first=max(b.first, at + 1), low=low, high=high) if b.first <= at else b
    if is_date(tokens, a.numeral) and (b.high or 0) > 31:
        return None
    if _year_pair(tokens, a, b):
        return [], b.end
    a = _shared_scale(a, b)
    rises = a.low is not None and b.high is not None and a.low < b.high and (a.high or 0) <= b.high
    units = a.unit is None or b.unit is None or a.unit == b.unit or b.unit.startswith(f"{a.unit}/")
    apart = tokens.word(b.end) in _SCORES or (word == "to" and _changes(tokens, a.first))
    if rises and units and not apart and not (word == "or" and (b.low or 0) > 2 * (a.high or 0)):
        core = replace(a.numeral, end=b.numeral.end, digits=a.numeral.digits and b.numeral.digits)
        first = a.first - 1 if tokens.word(a.first - 1) in ("between", "from") and word in ("and", "to") else a.first
        unit = b.unit or a.unit or ("share" if b.numeral.share else None)
        about = a.numeral.about or b.numeral.about
        return [Reading(core, first, b.end, a.low, b.high, unit, about, a.money, range=True)], b.end
    if dash and tokens.joined(at) and a.numeral.digits and b.numeral.digits and a.unit is None and b.unit is None:
        return [replace(_single(a), pair=True), replace(_single(b), pair=True)], b.end
    if word == "to" and apart and tokens.word(a.first - 1) != "from":
        return [_single(a), _single(b)], b.end
    return None


def _shared_scale(a: Measure, b: Measure) -> Measure:
    """ "5 to 7 million": the scale of the second counts for the first, unless that makes it the greater."""
    scale = b.numeral.scale
    if a.numeral.scaled or scale == 1 or a.low is None or a.high is None or b.low is None or a.high * scale > b.low:
        return a
    if b.numeral.about or a.numeral.share:
        return a
    return replace(a, low=a.low * scale, high=a.high * scale)


def _changes(tokens: Tokens, first: int) -> bool:
    """Is this "rose from 20 to 30", which is no range but a before and an after?"""
    if tokens.word(first - 1) != "from":
        return False
    return any(tokens.word(k) in _CHANGES for k in range(first - 8, first - 1))


def _year_pair(tokens: Tokens, a: Measure, b: Measure) -> bool:
    """ "2014-15", "from 2003 to 2011": two years, or one and the next without its century."""
    first, second = tokens.word(a.numeral.first), tokens.word(b.numeral.first)
    plain = a.end == a.first + 1 and b.end == b.numeral.first + 1
    return plain and bool(_YEAR.fullmatch(first)) and bool(_YEAR.fullmatch(first[: 4 - len(second)] + second))
