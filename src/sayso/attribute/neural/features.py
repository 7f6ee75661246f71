"""Text to model input: word tokens, word pieces, casing, quotation state, layout, windows.

Shared by training and by the reader at run time, so that both see the same input. Needs numpy alone;
the word-piece encoder is handed in. Every span that the reader reports runs from the start of one word
token to the end of another, hence offsets are exact by construction. All of it is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Encoder = Callable[[Sequence[str]], list[list[int]]]

TOKEN = re.compile(r"\w+|[^\w\s]")
OPENING, CLOSING, STRAIGHT = frozenset("“„«‟"), frozenset("”»"), '"'
SENTENCE_END = frozenset(".!?…")

N_CASE = 7  # other, lower, Capitalised, ALL CAPITALS, mIxed, digits, one capital
N_QUOTE = 4  # outside, inside, opening mark, closing mark
N_LAYOUT = 6  # glued to the token before, after a space, sentence, line, paragraph, start of the text
OUTSIDE, INSIDE, OPEN, CLOSE = range(N_QUOTE)
GLUED, SPACE, SENTENCE, LINE, PARAGRAPH, START = range(N_LAYOUT)


@dataclass(frozen=True, slots=True)
class Document:
    """A text as the model sees it; every array has one entry a word token."""

    starts: Ints
    ends: Ints
    case: Ints
    quote: Ints
    layout: Ints
    pieces: Ints  # word pieces of all tokens, one after the other
    first: Ints  # where a token's pieces begin; one entry more than there are tokens

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def paragraph(self) -> Ints:
        """The running number of the line or paragraph that each token stands in."""
        return np.cumsum(self.layout >= LINE, dtype=np.int32)


def casing(word: str) -> int:
    """The casing class of one token."""
    if not word[0].isalnum():
        return 0
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 6
    if word.istitle():
        return 2
    return 5 if word.isdigit() else 4 if word.lower() != word else 1


def quotation(words: Sequence[str], layout: Sequence[int]) -> list[int]:
    """The quotation state of each token; a quote is carried over a paragraph that opens with a mark."""
    state, out = False, []
    last = len(words) - 1
    for i, (word, where) in enumerate(zip(words, layout, strict=True)):
        fresh = where >= LINE
        if fresh and state and not (word in OPENING or word == STRAIGHT):
            state = False
        if word in OPENING:
            state = True
            out.append(OPEN)
        elif word in CLOSING:
            state = False
            out.append(CLOSE)
        elif word == STRAIGHT:
            glued_next = i < last and layout[i + 1] == GLUED
            opens = fresh or (not state and (where != GLUED or glued_next))
            state = opens
            out.append(OPEN if opens else CLOSE)
        else:
            out.append(INSIDE if state else OUTSIDE)
    return out


def layouts(text: str, words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """What stands before each token: nothing, a space, the end of a sentence, a line or a paragraph."""
    out: list[int] = []
    ended = False
    before = 0
    for i, (word, start, end) in enumerate(zip(words, starts, ends, strict=True)):
        if i == 0:
            where = START
        elif start == before:
            where = GLUED
        else:
            lines = text.count("\n", before, start)
            where = PARAGRAPH if lines > 1 else LINE if lines else SENTENCE if ended else SPACE
        out.append(where)
        if word in SENTENCE_END:
            ended = True
        elif word not in CLOSING and word not in "\"')]’":
            ended = False
        before = end
    return out


def analyse(text: str, encode: Encoder) -> Document:
    """Reads a text into a Document; `encode` gives the word pieces of each of the words handed to it."""
    words, starts, ends = [], [], []
    for match in TOKEN.finditer(text):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    layout = layouts(text, words, starts, ends)
    pieces = encode(words)
    first = np.zeros(len(words) + 1, np.int32)
    np.cumsum([len(p) for p in pieces], out=first[1:])
    return Document(
        np.array(starts, np.int32),
        np.array(ends, np.int32),
        np.array([casing(w) for w in words], np.int32),
        np.array(quotation(words, layout), np.int32),
        np.array(layout, np.int32),
        np.array([i for p in pieces for i in p], np.int32),
        first,
    )


class PieceCache:
    """The word pieces of single words, remembered; a word of no piece becomes the unknown piece."""

    def __init__(self, encode_one: Callable[[str], list[int]], unknown: int, limit: int = 200_000) -> None:
        self._encode_one, self._unknown, self._limit = encode_one, unknown, limit
        self._known: dict[str, list[int]] = {}

    def __call__(self, words: Sequence[str]) -> list[list[int]]:
        """The pieces of each word."""
        known = self._known
        if len(known) > self._limit:
            known.clear()
        out = []
        for word in words:
            pieces = known.get(word)
            if pieces is None:
                pieces = (self._encode_one(word) if len(word) <= 100 else []) or [self._unknown]
                known[word] = pieces
            out.append(pieces)
        return out


def windows(doc: Document, size: int, overlap: int, reach: int | None = None) -> list[tuple[int, int]]:
    """Token ranges of at most `size` pieces that cover the document, each sharing about `overlap` pieces
    with the one before. A window starts at a paragraph where one lies within `reach` pieces (by default
    the overlap) before the wanted start; no token has more than `size` pieces (see PieceCache)."""
    n = len(doc)
    reach = overlap if reach is None else reach
    first, fresh = doc.first, doc.layout >= LINE
    out: list[tuple[int, int]] = []
    start = 0
    while start < n:
        end = int(np.searchsorted(first, first[start] + size, side="right")) - 1
        end = min(max(end, start + 1), n)
        out.append((start, end))
        if end == n:
            break
        wanted = int(np.searchsorted(first, first[end] - overlap, side="left"))
        lowest = int(np.searchsorted(first, first[end] - overlap - reach, side="left"))
        breaks = np.flatnonzero(fresh[lowest : wanted + 1])
        following = lowest + int(breaks[-1]) if len(breaks) else wanted
        start = min(max(following, start + max(1, (end - start) // 3)), end)
    return out
