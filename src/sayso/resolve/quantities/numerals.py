"""The number that begins at a token, in digits or in words: "1.2 million", "2 1/4", "12 000", "twenty-four".

Reads from one token on, never back, and stops at what does not belong.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.resolve.quantities.digits import Custom, is_number, value_of
from sayso.resolve.quantities.numberwords import OPENERS, SIGNS
from sayso.resolve.quantities.numeral import Numeral, and_a_half, scaled
from sayso.resolve.quantities.spelled import read_spelled
from sayso.resolve.quantities.tokens import Tokens

_COMMON_PARTS = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def read_numeral(tokens: Tokens, i: int, custom: Custom) -> Numeral | None:
    """The number that begins at token i, or None. Takes time in the number of tokens that it reads."""
    if tokens.numeric(i):
        return _in_digits(tokens, i, custom)
    if tokens.word(i) not in OPENERS:
        return None
    return read_spelled(tokens, i)


def _in_digits(tokens: Tokens, i: int, custom: Custom) -> Numeral | None:
    if not is_number(tokens.low[i]):
        return None
    value, end = value_of(tokens.low[i], custom), i + 1
    if tokens.low[i].isdigit() and len(tokens.low[i]) <= 3:
        groups = _spaced_groups(tokens, end)
        if groups:
            value, end = float("".join(tokens.low[i : end + groups])), end + groups
    numeral = Numeral(i, end, value, value, digits=True)
    if value is not None and end == i + 1:
        if tokens.word(end) in SIGNS and tokens.same_line(end):
            value += SIGNS[tokens.word(end)]
            return scaled(tokens, replace(numeral, end=end + 1, low=value, high=value))
        if (mixed := _mixed(tokens, numeral)) is not None:
            return mixed
        if tokens.word(end) in ("/", "⁄") and tokens.joined(end) and tokens.joined(end + 1):
            return _slashed(tokens, numeral)
        numeral = and_a_half(tokens, numeral)
    numeral = scaled(tokens, numeral)
    return and_a_half(tokens, numeral) if numeral.scaled and numeral.short is None else numeral


def _spaced_groups(tokens: Tokens, i: int) -> int:
    """How many groups of three digits follow, each after one space: "1 234 567"."""
    n = 0
    while n < 4 and tokens.spaced(i + n) and len(tokens.word(i + n)) == 3 and tokens.word(i + n).isdigit():
        n += 1
    return n if not (tokens.joined(i + n) and tokens.numeric(i + n)) else 0


def _slashed(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """A fraction of small whole numbers, "3/4"; any other pair with a stroke is a date or a name."""
    over, under = numeral.low or 0.0, tokens.word(numeral.end + 1)
    if not under.isdigit() or len(under) > 2 or tokens.word(numeral.end + 2) == "/":
        return None
    if not 0 < over < float(under) or float(under) not in _COMMON_PARTS:
        return None
    value = over / float(under)
    return replace(numeral, end=numeral.end + 2, low=value, high=value, share=True)


def _mixed(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """ "2 1/4": a whole number and a fraction."""
    over, at = tokens.word(numeral.end), numeral.end
    if not over.isdigit() or len(over) > 2 or not tokens.same_line(at) or tokens.word(at + 1) not in ("/", "⁄"):
        return None
    if not (tokens.joined(at + 1) and tokens.joined(at + 2)):
        return None
    part = _slashed(tokens, replace(numeral, end=at + 1, low=float(over)))
    if part is None or part.low is None or numeral.low is None:
        return None
    value = numeral.low + part.low
    return replace(numeral, end=part.end, low=value, high=value)
