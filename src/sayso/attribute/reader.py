"""The seam between a reader and the rest: a reader sees a text and its paragraphs, and gives ranges of code points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

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


class Reader(Protocol):
    """Finds who says what in a text. `name` is the model's name and version, shown beside all that it guessed."""

    @property
    def name(self) -> str:
        """The model and its version."""
        ...

    def read(self, text: str, blocks: Sequence[Range]) -> list[Draft]:
        """The attributions of `text`, an outer one before those inside it. `blocks` are its paragraphs."""
        ...
