"""Words that make a range of a number: "at least", "up to", "nearly", "or more".

A range has no open ends here: "more than 40" is 40 and up, as is "at least 40". That is the wider reading, so it makes
no conflict that the words do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sayso.resolve.quantities.tokens import Tokens


class Bound(Enum):
    """What a modifier does to a number."""

    FLOOR = "no less than it"
    CEILING = "no more than it"
    ABOUT = "near it"
    EXACT = "it"


_BEFORE = {
    Bound.FLOOR: (
        "at least|a minimum of|minimum of|as few as|as little as|no fewer than|no less than|not less than|not fewer than"
        "|more than|greater than|larger than|bigger than|higher than|longer than|over|well over|above|well above|in excess of"
        "|exceeding|exceed|exceeds|exceeded|surpass|surpassing|surpassed|topping|topped|upwards of|upward of|north of"
        "|beyond|> =|≥|>|more than or equal to|greater than or equal to|equal to or more than|equal to or greater than"
    ),
    Bound.CEILING: (
        "up to|as many as|as much as|as high as|no more than|not more than|no greater than|at most|a maximum of|maximum of"
        "|not exceeding|fewer than|less than|smaller than|lower than|shorter than|under|well under|below|well below|short of"
        "|< =|≤|<|less than or equal to|smaller than or equal to|equal to or less than|fewer than or equal to"
    ),
    Bound.ABOUT: (
        "about|around|roughly|approximately|some|an estimated|estimated|nearly|almost|close to|approaching|circa|c .|ca .|~|≈"
        "|in the region of|something like|in the vicinity of|an approximate|very nearly|just over|just under|just above"
        "|just below|a little over|a little under|a little more than|a little less than|slightly more than|slightly less than"
        "|slightly over|slightly under|just short of|an average of|on average|virtually|maybe|perhaps"
    ),
    Bound.EXACT: "exactly|precisely|only|just|a total of|a mere",
}
_PHRASES = {tuple(phrase.split()): bound for bound, phrases in _BEFORE.items() for phrase in phrases.split("|")}
_LONGEST = max(map(len, _PHRASES))
_LAST_WORDS = frozenset(phrase[-1] for phrase in _PHRASES)
# These set a side as well as saying "near".
_NEAR_ABOVE = frozenset(("over", "above", "more"))
_SIDED = {
    phrase: Bound.FLOOR if set(phrase) & _NEAR_ABOVE else Bound.CEILING
    for phrase in _PHRASES
    if phrase[0] in ("just", "a", "slightly")
    and set(phrase) & {"over", "above", "more", "under", "below", "less", "short"}
}
_ASK_OVER = frozenset(
    "all took taken take taking takes hand handed handing control power authority dispute row fight victory win ruled rule rules"
    " jurisdiction sovereignty flew flying concern concerns".split()
)
_AFTER = {
    ("or", "more"): Bound.FLOOR,
    ("and", "more"): Bound.FLOOR,
    ("or", "greater"): Bound.FLOOR,
    ("or", "higher"): Bound.FLOOR,
    ("or", "above"): Bound.FLOOR,
    ("and", "above"): Bound.FLOOR,
    ("or", "over"): Bound.FLOOR,
    ("or", "less"): Bound.CEILING,
    ("or", "fewer"): Bound.CEILING,
    ("or", "lower"): Bound.CEILING,
    ("or", "under"): Bound.CEILING,
    ("or", "below"): Bound.CEILING,
    ("or", "so"): Bound.ABOUT,
    ("or", "thereabouts"): Bound.ABOUT,
    ("give", "or", "take"): Bound.ABOUT,
    ("more", "or", "less"): Bound.ABOUT,
    ("at", "least"): Bound.FLOOR,
    ("at", "most"): Bound.CEILING,
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the words around a number do to it, and the tokens `[first, end)` from the first of them to the last."""

    first: int
    end: int
    found: tuple[Bound, ...] = ()

    def applied(self, low: float | None, high: float | None, about: bool) -> tuple[float | None, float | None, bool]:
        """The range of a number from `low` to `high` under these words."""
        if Bound.FLOOR in self.found:
            high = None
        if Bound.CEILING in self.found:
            # "At least" and "up to" at once: the words are at odds, and tell nothing.
            low = None
        return low, high, about or Bound.ABOUT in self.found


def bounds_before(tokens: Tokens, first: int, end: int) -> Bounds:
    """The modifiers right before token `first`: at most three, one after another ("up to an estimated 200")."""
    bounds: tuple[Bound, ...] = ()
    for _ in range(3):
        if first == 0 or tokens.low[first - 1] not in _LAST_WORDS or not tokens.same_line(first):
            break
        for length in range(min(_LONGEST, first), 0, -1):
            words = tuple(tokens.low[first - length : first])
            if words in _PHRASES and not _other_sense(tokens, first - length, words):
                bounds += (_PHRASES[words], _SIDED.get(words, _PHRASES[words]))
                first -= length
                break
        else:
            break
    return Bounds(first, end, bounds)


def _other_sense(tokens: Tokens, first: int, words: tuple[str, ...]) -> bool:
    """Is "over" what the word before it asks for: "took over 3 towns", "control over 3 towns"?"""
    return words == ("over",) and tokens.word(first - 1) in _ASK_OVER


def bounds_after(tokens: Tokens, end: int) -> Bounds:
    """The modifiers right after a number: "or more", "+", "-plus", "-odd", "or so"."""
    word = tokens.word(end)
    if word == "+" and tokens.joined(end) and not (tokens.joined(end + 1) and tokens.numeric(end + 1)):
        return Bounds(end, end + 1, (Bound.FLOOR,))
    at = end + 1 if tokens.hyphen(end) else end
    if tokens.word(at) == "plus" and at > end:
        return Bounds(end, at + 1, (Bound.FLOOR,))
    if tokens.word(at) == "odd" and (at > end or tokens.word(at + 1).endswith("s")):
        return Bounds(end, at + 1, (Bound.ABOUT,))
    if word in ("or", "and", "give", "more", "at"):
        for length in (2, 3):
            words = tuple(tokens.word(k) for k in range(end, end + length))
            if words in _AFTER and not _compares(tokens, end + length):
                return Bounds(end, end + length, (_AFTER[words],))
    return Bounds(end, end)


def _compares(tokens: Tokens, i: int) -> bool:
    """Is "or more" the start of something else: "or more than 50", "and more troops", "at least 7"?"""
    return tokens.word(i) in ("than", "importantly") or (
        tokens.word(i - 2) in ("and", "at")
        and (tokens.word(i)[:1].isalnum() and tokens.word(i) not in ("of", "in", "on", "were", "was", "have", "are"))
    )
