"""The text as tokens, each with the class of one letter that `lexicon` gives it. One compiled scan, linear in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.resolve.times.clockwords import OPENINGS as CLOCK_OPENINGS
from sayso.resolve.times.clockwords import clock_in_words
from sayso.resolve.times.lexicon import ENTRIES, ZONES, Entry, entry
from sayso.resolve.times.phrases import OPENINGS, phrase

_SCAN = re.compile(
    r"""
      (?P<word>[^\W\d_](?:\.m\b\.?|\w*))
    | (?P<break>\n)
    | (?P<possessive>['’]s\b)
    | (?P<iso>(?<![\d/.-])\d{4}-\d\d-\d\d(?:[T\ ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
    | (?P<numeric>(?<![\d/.-])\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\d/-]|\.\d))
    | (?P<clock>(?<![\d:.,])(?:\d{1,2}:\d\d(?::\d\d)?|\d{1,2}\.\d\d(?=\ ?[ap]\.?m\b))(?![\d:]))
    | (?P<decade>(?<![\d$£€])(?:\d{3}0|['’]\d0)['’]?s\b)
    | (?P<ordinal>(?<![\d.,])\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<number>(?<![\d$£€.,#])\d+(?:,\d{3})*(?:\.\d+)?(?=[\W_]|$|[ap]\.?m\b))
    | (?P<mixed>\w+)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
_CODE = re.compile(r"(?:FY|[QH])\d{1,4}")
_MARKS = {",": ",", ".": ".", "-": "-", "–": "-", "—": "—", "(": "(", ")": ")", "/": "/"}
_LONGEST_NUMBER = 9
_LONGEST_SPECIAL = 7
FIRST_YEAR, LAST_YEAR = 1500, 2100


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch `[start, end)` of the text, its words in small letters, and what the lexicon says of it."""

    start: int
    end: int
    word: str
    value: object
    capital: bool


class Tokens:
    """The tokens of a text, each made when it is asked for: most words of a report are near no time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: list[tuple[int, int, object]] = []

    def add(self, start: int, end: int, value: object) -> None:
        """Append the token `[start, end)`."""
        self._places.append((start, end, value))

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, at: int) -> Token:
        start, end, value = self._places[at]
        exact = self._text[start:end]
        return Token(start, end, exact.lower(), value, exact[0].isupper())

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens from `start` (0 if negative) up to `end`."""
        return [self[at] for at in range(max(0, start), min(end, len(self)))]


def tokens_of(text: str) -> tuple[Tokens, str]:
    """The tokens of a text, and their classes as one string of the same length."""
    tokens = Tokens(text)
    add = tokens.add
    classes: list[str] = []
    done = 0
    for m in _SCAN.finditer(text):
        start, end = m.span()
        if start < done:
            continue
        shape = m.lastgroup
        cls: str
        value: object
        if shape == "word":
            word = m[0]
            low = word.lower()
            if low in CLOCK_OPENINGS and (clock := clock_in_words(text, start)):
                end, cls, value = clock[0], "K", clock[1]
            elif low in OPENINGS and (found := phrase(text, start)):
                end, (cls, value) = found
            elif low in ENTRIES:
                cls, value = entry(word, low)
            elif len(low) < _LONGEST_SPECIAL:
                cls, value = _special(word, low, classes)
            else:
                cls, value = "x", None
        elif shape == "number" and "lock" in text[end + 3 : end + 9] and (clock := clock_in_words(text, start)):
            end, cls, value = clock[0], "K", clock[1]
        else:
            cls, value = _entry_of(shape or "", m[0])
        done = end
        add(start, end, value)
        classes.append(cls)
    return tokens, "".join(classes)


def _special(word: str, low: str, classes: list[str]) -> Entry:
    """Halves of the day after a number, "FY2020", "Q3", and zones."""
    if low in ("am", "pm", "a.m", "p.m", "a.m.", "p.m."):
        return ("k", low[0]) if classes and classes[-1] in "nK" else ("x", None)
    if _CODE.fullmatch(word):
        return _code(word)
    return ("Z", None) if word in ZONES else ("x", None)


def _entry_of(shape: str, word: str) -> Entry:
    match shape:
        case "number":
            return _number(word)
        case "ordinal":
            return ("O", int(word[:-2]))
        case "decade":
            number = int(word.strip("'’s"))
            return ("D", number)
        case "clock":
            return ("K", tuple(int(n) for n in re.split("[:.]", word)))
        case "iso":
            return ("I", None)
        case "numeric":
            return ("J", None)
        case "possessive":
            return ("'", None)
        case "break":
            return ("\n", None)
        case "mark":
            return (_MARKS.get(word, "x"), None)
    return ("x", None)


def _number(word: str) -> Entry:
    plain = word.replace(",", "")
    if len(plain) > _LONGEST_NUMBER:
        return ("x", None)
    if len(word) == 4 and word.isascii() and word.isdigit() and FIRST_YEAR <= int(word) <= LAST_YEAR:
        return ("Y", int(word))
    number = float(plain)
    return ("n" if 1 <= number <= 31 and plain.isdigit() else "N", number)


def _code(word: str) -> Entry:
    digits = word.lstrip("FYQH")
    number = int(digits)
    if word.startswith("FY"):
        number = number if number > 99 else 2000 + number
        return ("C", number) if FIRST_YEAR <= number <= LAST_YEAR else ("x", None)
    return ("4", (word[0], number)) if 1 <= number <= (4 if word[0] == "Q" else 2) else ("x", None)
