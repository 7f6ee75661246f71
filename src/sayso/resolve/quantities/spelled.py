"""Numbers in words: "one hundred and twenty", "five point five", "two-thirds", "half a million", "tens of thousands"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.resolve.quantities.numberwords import (
    ALL_SCALES,
    DOZEN,
    HUNDRED,
    OF_PLURALS,
    PARTS,
    PLURALS,
    SCALES,
    SIGNS,
    SMALL,
    TENS,
    VAGUE,
)
from sayso.resolve.quantities.numeral import MOST, Numeral, and_a_half, scaled, times
from sayso.resolve.quantities.tokens import Tokens
from sayso.resolve.quantities.units import unit_at

_BEFORE_A_WHOLE = frozenset("of the its their his her this that these those all our my".split())
_BEFORE_HALF = frozenset("than about nearly almost over least exactly roughly".split())


@dataclass(slots=True)
class _Sum:
    """A number in words while it is read: what the scales have closed, and what is below the next scale."""

    total: float = 0.0
    current: float | None = None
    last_scale: float = MOST
    last: float = 0.0

    def take(self, word: str) -> bool:
        """Add a word; False where a number cannot go on with it ("twenty ten", "thousand million")."""
        if (value := SMALL.get(word, TENS.get(word))) is not None:
            after_hundred = self.last == 100 and self.current is not None
            if not (self.current is None or after_hundred or (0 < value < 10 and 20 <= self.last < 100)):
                return False
            self.current, self.last = (self.current or 0.0) + value, max(value, 1.0)
        elif word in HUNDRED:
            if self.current is None or not 1 <= self.current < 100:
                return False
            self.current, self.last = self.current * 100, 100.0
        elif (value := SCALES.get(word)) is not None:
            if self.current is None or value >= self.last_scale:
                return False
            self.total += self.current * value
            self.current, self.last_scale, self.last = None, value, value
        else:
            return False
        return True


def read_spelled(tokens: Tokens, i: int) -> Numeral | None:
    """The number in words that begins at token i, vague ones and parts included, or None."""
    return _vague(tokens, i) or _part(tokens, i) or _in_words(tokens, i)


def _in_words(tokens: Tokens, i: int) -> Numeral | None:
    number, at = _Sum(), i
    if tokens.word(i) in ("a", "an"):
        if tokens.word(i + 1) not in ALL_SCALES or not tokens.same_line(i + 1):
            return None
        number, at = _Sum(current=1.0, last=1.0), i + 1
    while True:
        step = at + _joins(tokens, at, number) if at > i else at
        if step > i and not tokens.same_line(step):
            break
        if tokens.word(step) in DOZEN and number.current is not None and not number.total:
            return Numeral(i, step + 1, number.current * 12, number.current * 12, scaled=True, scale=12.0)
        if not number.take(tokens.word(step)):
            break
        at = step + 1
    if at == i or (tokens.word(i) in ("a", "an") and at == i + 1):
        return None
    value = number.total + (number.current or 0.0)
    whole = number.last_scale < MOST or number.last >= 100
    scale = number.last_scale if number.last_scale < MOST and number.current is None else 1.0
    # "Four or five hundred".
    scale = 100.0 if number.last == 100 and not number.total else scale
    numeral = Numeral(i, at, value, value, scaled=whole, scale=scale)
    numeral = _part_of_words(tokens, numeral) or _decimals(tokens, numeral)
    numeral = and_a_half(tokens, numeral)
    return numeral if numeral.scaled or numeral.share else scaled(tokens, numeral)


def _joins(tokens: Tokens, at: int, number: _Sum) -> int:
    """How many tokens at `at` only join the words of a number: a hyphen, or "and" where the number goes on after it."""
    if tokens.hyphen(at):
        return 1
    goes_on = number.last >= 100 and _under_hundred(tokens, at + 1, number.current is None)
    return 1 if tokens.word(at) == "and" and goes_on else 0


def _under_hundred(tokens: Tokens, i: int, after_scale: bool) -> bool:
    """Does the number go on after "and"? After a thousand only with what is below a hundred, or hundreds."""
    word = tokens.word(i)
    if word not in SMALL and word not in TENS:
        return False
    after = tokens.word(i + 1)
    return not (after_scale and after in SCALES) and not (not after_scale and after in HUNDRED)


def _decimals(tokens: Tokens, numeral: Numeral) -> Numeral:
    """ "Five point five", "two point seventy-one"."""
    at, places = numeral.end, ""
    if tokens.word(at) != "point" or numeral.low is None:
        return numeral
    at += 1
    while len(places) < 6 and tokens.word(at) in SMALL:
        places, at = places + str(int(SMALL[tokens.word(at)])), at + 1
    if not places:
        return numeral
    value = numeral.low + float(f"0.{places}")
    return replace(numeral, end=at, low=value, high=value)


def _part_of_words(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """ "Two-thirds", "three quarters", "one-fifth of": a numerator in words with its part; None if there is none."""
    at = numeral.end + 1 if tokens.hyphen(numeral.end) else numeral.end
    part, over = PARTS.get(tokens.word(at)), numeral.low
    if part is None or over is None or not 0 < over < part or not tokens.same_line(at):
        return None
    many = tokens.word(at).endswith("s")
    if many != (over > 1) or (not many and at == numeral.end and not _ends_part(tokens, at + 1)):
        return None
    return _of_scale(tokens, replace(numeral, end=at + 1, low=over / part, high=over / part, share=True))


def _ends_part(tokens: Tokens, i: int) -> bool:
    """Is a part at its end before token i: before "of", a mark or the end, rather than a noun ("a third man")?"""
    return tokens.word(i) in _BEFORE_A_WHOLE or not tokens.word(i)[:1].isalpha()


def _part(tokens: Tokens, i: int) -> Numeral | None:
    """A part without a number before it: "a quarter of", "half the", "half a million", "quarter of a million"."""
    word, at = tokens.word(i), i
    article = word in ("a", "an")
    if article:
        at = i + 1
    word = tokens.word(at)
    if word in SIGNS and not article:
        return _of_scale(tokens, Numeral(i, i + 1, SIGNS[word], SIGNS[word], share=True))
    part = PARTS.get(word)
    if part is None or word.endswith("s") or (not article and word not in ("half", "quarter")):
        return None
    numeral = _of_scale(tokens, Numeral(i, at + 1, 1 / part, 1 / part, share=True))
    if not numeral.scaled and (measured := _before_unit(tokens, numeral)):
        return measured
    if numeral.scaled or tokens.word(at + 1) == "of":
        return numeral if article or numeral.scaled or word == "half" else None
    return (
        numeral
        if word == "half"
        and not article
        and (tokens.word(at + 1) in _BEFORE_A_WHOLE or tokens.word(i - 1) in _BEFORE_HALF)
        else None
    )


def _before_unit(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """ "Half an hour", "a quarter of a mile": a part of one unit."""
    at = numeral.end + (tokens.word(numeral.end) == "of")
    if tokens.word(at) not in ("a", "an") or unit_at(tokens.word(at + 1), tokens.exact(at + 1), joined=False) is None:
        return None
    return replace(numeral, end=at + 1, share=False)


def _of_scale(tokens: Tokens, numeral: Numeral) -> Numeral:
    """A part of a numeral: "half a million", "three quarters of a million", "half a dozen", "half-million"."""
    at = numeral.end
    if tokens.hyphen(at):
        at += 1
    elif tokens.word(at) == "of" and tokens.word(at + 1) == "a":
        at += 2
    elif tokens.word(at) == "a":
        at += 1
    scale = ALL_SCALES.get(tokens.word(at))
    if scale is None or not (tokens.same_line(at) or tokens.joined(at)):
        return numeral
    return replace(times(numeral, scale, at + 1), share=False)


def _vague(tokens: Tokens, i: int) -> Numeral | None:
    word, end = tokens.word(i), i + 1
    if word == "a" and tokens.same_line(i + 1):
        word, end = f"a {tokens.word(i + 1)}", i + 2
    if (found := VAGUE.get(word)) is not None:
        numeral = Numeral(i, end, *found, about=True)
        at = end + 1 if tokens.word(end) == "of" and word == "a couple" else end
        scale = ALL_SCALES.get(tokens.word(at))
        if scale is not None:
            return times(numeral, scale, at + 1)
        needs_of = word in ("a couple", "a handful")
        return numeral if not needs_of or tokens.word(end) == "of" else None
    if (found := PLURALS.get(word)) is None or (word == "scores" and tokens.word(i - 1) == "test"):
        return None
    numeral = Numeral(i, end, *found, about=True, scaled=True)
    scale = OF_PLURALS.get(tokens.word(end + 1)) if tokens.word(end) == "of" else None
    if scale is not None and word in ("tens", "scores", "dozens", "hundreds", "thousands") and found[0] < scale * 10:
        top = (found[1] + 1) * scale - 1
        return replace(numeral, end=end + 2, low=found[0] * scale, high=top)
    return numeral if word not in ("scores", "tens") or tokens.word(end) == "of" else None
