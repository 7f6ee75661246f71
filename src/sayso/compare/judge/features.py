"""Two statements to model input, shared by training and run time so that both see the same. Needs numpy alone.

A pair is one row: [CLS] first [SEP] second [SEP]. Each word piece is told which of the two it stands in, and
whether the other one has the same piece: a small model finds what was swapped much sooner when it is shown.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

# The most word pieces that are read of one statement; what follows is left out.
LIMIT = 72
FIRST, SECOND = 0, 1
BORDER, SHARED, ALONE = 0, 1, 2
N_SIDE, N_MATCH = 2, 3
# The numbers in the vector of one statement.
VECTOR = 128
# Of so many numbers of length 1 none is often above a third: finer steps for all are worth cutting these.
_STEPS = 320


@dataclass(frozen=True, slots=True)
class Special:
    """The ids of the pieces that are no words."""

    cls: int
    sep: int
    pad: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs side by side, each array of shape (pairs, longest); `length` has one entry a pair."""

    ids: Ints
    side: Ints
    match: Ints
    length: Ints


def overlap(a: Sequence[int], b: Sequence[int]) -> float:
    """The share of the pieces of two statements that both have, 0 to 1; the rarer weigh more (the vocabulary is by frequency)."""
    left, right = set(a[:LIMIT]), set(b[:LIMIT])
    every = _weight(left | right)
    return _weight(left & right) / every if every else 0.0


def _weight(pieces: set[int]) -> float:
    return math.fsum(math.log(piece + 50) for piece in pieces)


def alone(statements: Sequence[Sequence[int]], special: Special) -> Batch:
    """The input for statements that are read by themselves, each given as its word pieces: [CLS] statement [SEP]."""
    kept = [list(pieces[:LIMIT]) for pieces in statements]
    length = np.array([len(pieces) + 2 for pieces in kept], np.int64)
    shape = (len(kept), int(length.max(initial=0)))
    ids, match = np.full(shape, special.pad, np.int64), np.zeros(shape, np.int64)
    for row, pieces in enumerate(kept):
        ids[row, : len(pieces) + 2] = [special.cls, *pieces, special.sep]
        match[row, 1 : len(pieces) + 1] = ALONE
    return Batch(ids, np.full(shape, FIRST, np.int64), match, length)


def packed(vector: NDArray[np.floating]) -> bytes:
    """The direction of a vector, each number a byte with a sign; one without length is nowhere."""
    length = float(np.sqrt((vector.astype(np.float64) ** 2).sum()))
    scaled = np.clip(np.round(vector * (_STEPS / (length or 1.0))), -127, 127)
    return scaled.astype(np.int8).tobytes()


def width(a: Sequence[int], b: Sequence[int]) -> int:
    """How many pieces a pair takes."""
    return min(len(a), LIMIT) + min(len(b), LIMIT) + 3


def batch(pairs: Sequence[tuple[Sequence[int], Sequence[int]]], special: Special) -> Batch:
    """The input for pairs of statements, each given as its word pieces."""
    length = np.array([width(a, b) for a, b in pairs], np.int64)
    shape = (len(pairs), int(length.max(initial=0)))
    ids, side, match = np.full(shape, special.pad, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for row, (left, right) in enumerate(pairs):
        a, b = np.asarray(left[:LIMIT], np.int64), np.asarray(right[:LIMIT], np.int64)
        middle, last = len(a) + 1, len(a) + len(b) + 2
        ids[row, 0], ids[row, middle], ids[row, last] = special.cls, special.sep, special.sep
        ids[row, 1:middle], ids[row, middle + 1 : last] = a, b
        side[row, middle + 1 : last + 1] = SECOND
        match[row, 1:middle] = np.where(np.isin(a, b), SHARED, ALONE)
        match[row, middle + 1 : last] = np.where(np.isin(b, a), SHARED, ALONE)
    return Batch(ids, side, match, length)
