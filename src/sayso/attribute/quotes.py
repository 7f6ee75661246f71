"""Quotations: where marks open and close, over paragraphs too, with apostrophes and stray marks told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.taken import taken

_OPEN, _CLOSE = "“", "”"
_STRAIGHT = '"'
# No quotation is longer than this many code points without its closing mark; past it, the opening one was stray.
_LONGEST = 4000


def quotations(text: str) -> list[tuple[int, int]]:
    """Ranges of double-quoted stretches, marks included, in order, none inside another.

    The end of a paragraph ends a quotation; one that goes on opens the next paragraph with a mark again, as newspapers
    print it, and is a range of its own there.
    """
    found: list[tuple[int, int]] = []
    start: int | None = None
    for m in re.finditer(r"[“”\"]|\n\s*\n", text):
        mark, at = m.group(), m.start()
        if start is not None and at - start > _LONGEST:
            start = None
        if mark[0] == "\n":
            if start is not None:
                found.append((start, at))
            start = None
        elif mark == _OPEN or (mark == _STRAIGHT and start is None and _opens(text, at)):
            start = at if start is None else start
        elif start is not None:
            found.append((start, at + 1))
            start = None
    return [one for one in found if one[1] - one[0] > 2]


class Quoted:
    """Which letters of a text stand in quotation; one pass to make, and linear in a span's length to ask."""

    def __init__(self, text: str, ranges: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._inside = taken(text, ranges)

    def share(self, start: int, end: int) -> float:
        """The share (0 to 1) of the letters and digits in `[start, end)` that are quoted; 0 where there are none."""
        letters = [i for i in range(start, end) if self._text[i].isalnum()]
        return sum(self._inside[i] for i in letters) / len(letters) if letters else 0.0


def _opens(text: str, at: int) -> bool:
    """A straight mark opens where a word follows and none ends right before it."""
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at]
    return bool(after) and not after.isspace() and not (before.isalnum() or before in tuple(".,!?"))
