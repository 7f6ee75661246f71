"""The seam between a reader and the rest: a reader sees a text and its paragraphs, and gives ranges of code points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.model import NameType

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution as a reader finds it: ranges of code points, and the index of the one that it stands inside.

    `reader` is who found it, where that is not the reader that gives it.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float
    inside: int | None = None
    reader: str | None = None

    @property
    def ranges(self) -> tuple[Range, ...]:
        """All of its ranges: source, cue and content."""
        return (*self.source, *self.cue, *self.content)


@dataclass(frozen=True, slots=True)
class NameDraft:
    """A name as a reader finds it: a range of code points, what it names, and how sure the reader is, 0 to 1."""

    start: int
    end: int
    type: NameType
    confidence: float


@dataclass(frozen=True, slots=True)
class Found:
    """All that a reader finds in one pass over a text: attributions, an outer one before those inside it, and names in
    the order of the text, which do not overlap."""

    drafts: tuple[Draft, ...] = ()
    names: tuple[NameDraft, ...] = ()


class Reader(Protocol):
    """Finds who says what in a text, and the names in it. `name` is the model's, with its version: it stands beside all
    that was guessed."""

    @property
    def name(self) -> str:
        """The model and its version."""
        ...

    def read(self, text: str, blocks: Sequence[Range]) -> Found:
        """The attributions and the names of `text`. `blocks` are its paragraphs."""
        ...
