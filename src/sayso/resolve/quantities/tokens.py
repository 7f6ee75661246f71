"""A text as words, numerals and signs with their places: what the reader of numbers walks over.

One scan, linear in the length of the text. Nothing is decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A numeral with the points and commas inside it; letters with apostrophes inside; or one sign. Addresses stay whole.
_TOKEN = re.compile(r"(?:https?://|www\.)\S+|[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:[’'][^\W\d_]+)*|\S")
_SPACES = (" ", "\t", "\xa0", "\u202f", "\u2009")
_HYPHENS = frozenset("-‐‑")
DASHES = _HYPHENS | frozenset("–—−~")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of `text`: the i-th is `text[starts[i]:ends[i]]`, and `low[i]` in small letters. Past either end is ""."""

    text: str
    starts: list[int]
    ends: list[int]
    low: list[str]

    @classmethod
    def of(cls, text: str) -> Tokens:
        """All tokens of a text."""
        found = [m.span() for m in _TOKEN.finditer(text)]
        low = [text[a:b].lower() for a, b in found]
        return cls(text, [a for a, _ in found], [b for _, b in found], low)

    def word(self, i: int) -> str:
        """The i-th token in small letters."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def exact(self, i: int) -> str:
        """The i-th token as it stands."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.low) else ""

    def joined(self, i: int) -> bool:
        """Does token i stand right after the one before it, without a space?"""
        return 0 < i < len(self.low) and self.starts[i] == self.ends[i - 1]

    def spaced(self, i: int) -> bool:
        """Is there exactly one space of any width, and no line break, before token i?"""
        return 0 < i < len(self.low) and self.text[self.ends[i - 1] : self.starts[i]] in _SPACES

    def same_line(self, i: int) -> bool:
        """Does token i stand on the same line as the one before it, at most three code points away?"""
        if not 0 < i < len(self.low):
            return False
        a, b = self.ends[i - 1], self.starts[i]
        return b - a <= 3 and "\n" not in self.text[a:b]

    def hyphen(self, i: int) -> bool:
        """Is token i a hyphen that joins the words on its two sides?"""
        return self.word(i) in _HYPHENS and self.joined(i) and self.joined(i + 1)

    def numeric(self, i: int) -> bool:
        """Is token i written in digits?"""
        return "0" <= self.word(i)[:1] <= "9"

    def opens_line(self, i: int) -> bool:
        """Is token i the first of its line?"""
        return i <= 0 or i >= len(self.low) or "\n" in self.text[self.ends[i - 1] : self.starts[i]]

    def opens_sentence(self, i: int) -> bool:
        """Does token i open a line, a sentence, or a quotation?"""
        return self.opens_line(i) or self.word(i - 1) in (".", "!", "?", ":", "“", '"', "”", "‘", "(", "*", "•")
