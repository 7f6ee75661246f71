"""Which code points of a text some ranges hold, for whoever asks of many places."""

from __future__ import annotations

from collections.abc import Iterable


def taken(text: str, ranges: Iterable[tuple[int, int]]) -> bytearray:
    """A mark for each code point of a text and for its end: 1 where one of the ranges holds it."""
    marks = bytearray(len(text) + 1)
    for start, end in ranges:
        marks[start:end] = b"\x01" * (end - start)
    return marks
