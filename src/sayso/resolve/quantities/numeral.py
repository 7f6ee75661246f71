"""A number as read, and the scales that follow one: "million", "bn", "-thousand", "and a half"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.resolve.quantities.numberwords import ALL_SCALES, PARTS, SHORT_SCALES
from sayso.resolve.quantities.tokens import Tokens

MOST = 1e16


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number on tokens `[first, end)`. `scaled` is False while a following scale may still count for it ("5 to 7 million").

    `short` is the place of a scale of one letter, which may be a unit instead. `low` is None where it cannot be told.
    """

    first: int
    end: int
    low: float | None
    high: float | None
    about: bool = False
    scaled: bool = False
    share: bool = False
    digits: bool = False
    short: int | None = None
    scale: float = 1.0


def times(numeral: Numeral, scale: float, end: int) -> Numeral:
    """The number times a scale whose last token is before `end`."""
    low = None if numeral.low is None else numeral.low * scale
    high = None if numeral.high is None else numeral.high * scale
    return replace(numeral, end=end, low=low, high=high, scaled=True, scale=numeral.scale * scale)


def scaled(tokens: Tokens, numeral: Numeral) -> Numeral:
    """The number with the scale that follows it: "million", "-million", "bn", "dozen"."""
    end = numeral.end
    for _ in range(2):
        at = end + 1 if tokens.hyphen(end) else end
        if not tokens.same_line(at):
            break
        scale = ALL_SCALES.get(tokens.word(at).removesuffix("s") if tokens.word(at) == "dozens" else tokens.word(at))
        if scale is None or (numeral.high or 0) * scale > MOST:
            break
        numeral, end = times(numeral, scale, at + 1), at + 1
    word = tokens.word(end)
    if numeral.scaled or not numeral.digits or word not in SHORT_SCALES:
        return numeral
    if not tokens.same_line(end) or (len(word) == 1 and not tokens.joined(end)):
        return numeral
    letter = end if tokens.exact(end) == "m" else None
    return replace(times(numeral, SHORT_SCALES[word], end + 1), short=letter)


def and_a_half(tokens: Tokens, numeral: Numeral) -> Numeral:
    """ "Two and a half": only where the part is not of something else ("and a third man")."""
    at = numeral.end
    if tokens.word(at) != "and" or tokens.word(at + 1) not in ("a", "an", "one") or numeral.low is None:
        return numeral
    part = tokens.word(at + 2)
    if part not in ("half", "quarter", "third"):
        return numeral
    if part != "half" and (tokens.word(at + 3) == "of" or (part == "third" and tokens.word(at + 3)[:1].isalpha())):
        return numeral
    # "Two million and a half" is half a million more.
    value = numeral.low + numeral.scale / PARTS[part]
    return replace(numeral, end=at + 3, low=value, high=value)
