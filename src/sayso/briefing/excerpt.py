"""Overlapping stretches of a text, cut at every border into flat pieces.

Attributions nest, overlap and are discontinuous; a page and a terminal show one piece after the other. Everything that
is highlighted anywhere in a brief is cut here.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.briefing.words import flat
from sayso.model import Span

# A gap between two parts of a statement up to this many code points is shown; a longer one is cut, and that is said.
SHOWN_GAP = 80
CUT = " […] "
_OPENING = "\"'“‘«„‹"
_CLOSING = "\"'”’»“›.,;:!?"

Label = TypeVar("Label", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Mark(Generic[Label]):
    """A stretch `[start, end)` of a text and what it is marked as."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an excerpt and their part in the statement.

    `roles` holds `source`, `cue`, `content`, `clash`; `cut` alone where words of the report are left out, and nothing
    where they stand between the parts.
    """

    text: str
    roles: frozenset[str]


def segments(marks: Iterable[Mark[Label]], borders: Iterable[int] = ()) -> Iterator[tuple[int, int, tuple[Label, ...]]]:
    """Flat stretches `(start, end, labels)` from the first border to the last, cut at each border of a mark.

    Labels are in the order of the marks, each once. Linear in the marks and in what overlaps.
    """
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    labels: list[Label] = []
    for number, mark in enumerate(mark for mark in marks if mark.start < mark.end):
        labels.append(mark.label)
        opening.setdefault(mark.start, []).append(number)
        closing.setdefault(mark.end, []).append(number)
    active: dict[int, None] = {}
    previous: int | None = None
    for border in sorted({*opening, *closing, *borders}):
        if previous is not None:
            yield previous, border, tuple(dict.fromkeys(labels[number] for number in sorted(active)))
        for number in closing.get(border, ()):
            del active[number]
        active.update(dict.fromkeys(opening.get(border, ())))
        previous = border


def marks_of(spans: Iterable[Span], label: Label) -> list[Mark[Label]]:
    """One mark for each span."""
    return [Mark(span.start, span.end, label) for span in spans]


def excerpt(text: str, marks: Sequence[Mark[str]]) -> tuple[Piece, ...]:
    """The marked words of `text` in the order of the report, on one line, with what stands between them.

    The quotation marks around them are shown too, though a reader may have left them outside the content.
    """
    if not marks:
        return ()
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    start = first - 1 if first and text[first - 1] in _OPENING else first
    end = last
    while end < len(text) and end - last < 2 and text[end] in _CLOSING:
        end += 1
    pieces = [_piece(text[s:e], roles) for s, e, roles in segments(marks, (start, end))]
    return _trimmed(piece for piece in pieces if piece.text)


def _piece(words: str, roles: tuple[str, ...]) -> Piece:
    if roles:
        return Piece(flat(words), frozenset(roles))
    if not words.strip():
        return Piece(" " if words else "", frozenset())
    if len(words) > SHOWN_GAP or "\n\n" in words:
        return Piece(CUT, frozenset({"cut"}))
    return Piece(flat(words), frozenset())


def _trimmed(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """`pieces` without double spaces at their borders nor spaces at either end."""
    kept: list[Piece] = []
    for piece in pieces:
        words = piece.text.lstrip() if not kept or kept[-1].text.endswith(" ") else piece.text
        if words:
            kept.append(Piece(words, piece.roles))
    if kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = Piece(kept[-1].text.rstrip(), kept[-1].roles)
    return tuple(kept)
