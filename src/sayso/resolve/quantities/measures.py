"""A number with the sign of money before it or the unit after it: "$4.5bn", "20-mile", "five per cent", "-3 degrees"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.resolve.quantities.digits import Custom
from sayso.resolve.quantities.nouns import is_person, is_plural
from sayso.resolve.quantities.numeral import Numeral
from sayso.resolve.quantities.numerals import read_numeral
from sayso.resolve.quantities.tokens import Tokens
from sayso.resolve.quantities.units import (
    CODES,
    CURRENCY,
    DOLLARS,
    DURATIONS,
    PHRASE_STARTS,
    unit_at,
    unit_of_phrase,
)

_PER = frozenset(
    "second minute hour day week month year capita person barrel tonne ton litre liter gallon head".split()
)
_STROKES = {"s": "second", "h": "hour", "hr": "hour"} | {per: per for per in _PER}
_SIZED = frozenset(
    "deep long wide high tall thick away from below above apart across north south east west square".split()
)
_MINUS = frozenset("-−–")
_OPENING = frozenset('([“"‘')


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit on tokens `[first, end)`. `money` is True where a sign of money stands before it."""

    numeral: Numeral
    first: int
    end: int
    low: float | None
    high: float | None
    unit: str | None = None
    money: bool = False


def read_measure(tokens: Tokens, i: int, custom: Custom) -> Measure | None:
    """The number whose first token is i, with its sign, money and unit, or None."""
    numeral = read_numeral(tokens, i, custom)
    if numeral is None:
        return None
    first, unit = _money_before(tokens, i)
    low, high = numeral.low, numeral.high
    if high is not None and (signs := _either_way(tokens, first)):
        first, low = first - signs, -high
    elif low is not None and high is not None and _negative(tokens, first):
        first, low, high = first - 1, -high, -low
    measure = Measure(numeral, first, numeral.end, low, high, unit, unit is not None)
    if unit is None:
        measure = with_unit(tokens, measure)
        return _metres(tokens, measure) if numeral.short is not None and measure.unit is None else measure
    return _rate(tokens, measure)


def _money_before(tokens: Tokens, i: int) -> tuple[int, str | None]:
    """Where the sign of money before token i begins, and the currency."""
    before = tokens.word(i - 1)
    if before in CURRENCY and (tokens.joined(i) or tokens.spaced(i)):
        country = tokens.word(i - 2) if before == "$" and tokens.joined(i - 1) else ""
        if country in DOLLARS and tokens.exact(i - 2).isupper():
            return i - 2, DOLLARS[country]
        return i - 1, CURRENCY[before]
    code = tokens.exact(i - 1)
    if code == "Rs" and tokens.same_line(i):
        return i - 1, "rupees"
    return (i - 1, code) if code in CODES and tokens.same_line(i) else (i, None)


def _negative(tokens: Tokens, first: int) -> bool:
    sign = tokens.word(first - 1)
    if sign in ("minus", "negative"):
        return tokens.same_line(first) and tokens.word(first - 2) != "or"
    open_before = first == 1 or not tokens.joined(first - 1) or tokens.word(first - 2) in _OPENING
    return sign in _MINUS and tokens.joined(first) and open_before


def _either_way(tokens: Tokens, first: int) -> int:
    """How many tokens right before `first` say "plus or minus"."""
    if tokens.word(first - 1) == "±":
        return 1
    words = tuple(tokens.word(k) for k in range(first - 3, first))
    return 3 if words in (("plus", "or", "minus"), ("+", "/", "-"), ("+", "/", "−")) else 0


def with_unit(tokens: Tokens, measure: Measure) -> Measure:
    """The measure with the unit that follows it, if any."""
    j = measure.end
    at = j + 1 if tokens.hyphen(j) else j
    if measure.numeral.about and tokens.word(j) == "of":
        at = j + 1
    word = tokens.word(at)
    if not word or not tokens.same_line(at):
        return measure
    if word in PHRASE_STARTS:
        for length in (3, 2):
            unit = unit_of_phrase(tuple(tokens.word(k) for k in range(at, at + length)))
            glued = at + length < len(tokens.low) and tokens.joined(at + length) and tokens.numeric(at + length)
            if unit is not None and not glued:
                return _rate(tokens, replace(measure, end=at + length, unit=unit))
    unit = unit_at(word, tokens.exact(at), joined=tokens.joined(at) and at == j)
    if unit is None or (at == j and tokens.joined(at) and word[:1].isalpha() and not measure.numeral.digits):
        return measure
    # A weight is what a bomb has, and what flour comes in; money is neither.
    if unit == "pounds" and (at > j or tokens.word(at + 1) == "of"):
        unit = "lb"
    # "Two second chances": the ordinal, not the time.
    if word == "second" and at == j and measure.high != 1:
        return measure
    return _rate(tokens, replace(measure, end=at + 1, unit=unit))


def _rate(tokens: Tokens, measure: Measure) -> Measure:
    """With "a day", "per barrel" after the unit."""
    at, unit = measure.end, measure.unit
    if unit is None or unit in DURATIONS or unit in ("years old", "times"):
        return measure
    if (
        tokens.hyphen(at)
        and tokens.word(at + 1) in ("a", "an")
        and tokens.hyphen(at + 2)
        and tokens.word(at + 3) in _PER
    ):
        return replace(measure, end=at + 4, unit=f"{unit}/{tokens.word(at + 3)}")
    each, stroke = tokens.word(at) in ("per", "a", "an"), tokens.word(at) == "/" and tokens.joined(at)
    per = _STROKES.get(tokens.word(at + 1), "") if stroke else tokens.word(at + 1)
    if (each or stroke) and per in _PER and not tokens.hyphen(at + 2):
        return replace(measure, end=at + 2, unit=f"{unit}/{per}")
    return measure


def _metres(tokens: Tokens, measure: Measure) -> Measure:
    """A small "m" without money or unit: millions before what is counted, metres before "deep"; else it cannot be told."""
    numeral, j = measure.numeral, measure.end
    after = tokens.word(j)
    if after in _SIZED or (tokens.hyphen(j) and tokens.word(j + 1) in _SIZED):
        low, high = (None if v is None else v / 1e6 for v in (measure.low, measure.high))
        return replace(measure, numeral=replace(numeral, scaled=False, scale=1.0), low=low, high=high, unit="m")
    nouns = ((tokens.word(k), tokens.exact(k)) for k in range(j, j + 3))
    if tokens.same_line(j) and any(is_plural(*noun) or is_person(*noun) for noun in nouns):
        return measure
    return replace(measure, low=None, high=None)
