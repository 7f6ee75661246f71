"""Runs of words: so many words in a row, as a number. What has a run in common has these words."""

from __future__ import annotations

import hashlib
import re
from collections import deque

from sayso.model import Attribution

_WORD = re.compile(r"\w+")
# So many words in a row, alike in two reports and given to one named speaker, are one utterance.
_SAME_WORDS = 5

# A run of words by the numbers of its words, 32 bits each.
Run = int
_BITS = 32
_MASK = (1 << _BITS * _SAME_WORDS) - 1


class Runs:
    """The runs of words of contents; of a content that is too short for one, all its words, where there are two or more."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, one: Attribution) -> dict[Run, int]:
        """Each run of a content with the place in the text where it begins, the first time."""
        numbers, runs, recent, key = self._numbers, dict[Run, int](), deque[int](maxlen=_SAME_WORDS), 0
        for span in one.content:
            for m in _WORD.finditer(span.exact.lower()):
                word = m.group()
                if word not in numbers:
                    numbers[word] = _number(word)
                key = (key << _BITS | numbers[word]) & _MASK
                # Small letters can be longer than capitals: a place tells places apart, and no more is asked of it.
                recent.append(span.start + m.start())
                if len(recent) == _SAME_WORDS:
                    runs.setdefault(key, recent[0])
        if not runs and len(recent) > 1:
            runs[key] = recent[0]
        return runs


class KeptRuns(Runs):
    """The same, each statement once."""

    def __init__(self) -> None:
        super().__init__()
        self._of: dict[str, dict[Run, int]] = {}

    def of(self, one: Attribution) -> dict[Run, int]:
        """The runs of a content."""
        if one.id not in self._of:
            self._of[one.id] = super().of(one)
        return self._of[one.id]


def _number(word: str) -> int:
    """The number of a word, from 1, the same in every pile; that all words of two runs share theirs does not happen."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest()) or 1


def is_long(run: Run) -> bool:
    """Is it a run of the full number of words?"""
    return run >> _BITS * (_SAME_WORDS - 1) > 0
