"""What a parser of one format hands to the rest of the room: blocks in reading order, and what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.model import BlockKind, Metadata

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_LETTERS_A_WORD = 2


@dataclass(frozen=True, slots=True)
class RawLink:
    """A hyperlink on `[start, end)` (code points) of one raw block's text."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One block before it has a place in a report's text. `level` is 1 to 6 for a heading of known rank, else 0."""

    kind: BlockKind
    text: str
    links: tuple[RawLink, ...] = ()
    level: int = 0


@dataclass(slots=True)
class Draft:
    """A page's blocks in reading order, and its metadata as the markup (not the prose) gives them.

    `guess` is what a file says that may not be about the article (a PDF's own date), for where nothing else says it.
    `outlet_hints` are names that may be the outlet's: a site name in a title tag, a masthead, a copyright line.
    """

    blocks: list[RawBlock]
    given: Metadata = field(default_factory=Metadata)
    guess: Metadata = field(default_factory=Metadata)
    outlet_hints: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)


def length_in_words(text: str) -> int:
    """How many words a text has; in scripts without blanks between words, two characters count as one."""
    spaced = len(text.split())
    return max(spaced, len(_UNSPACED.findall(text)) // _LETTERS_A_WORD) if spaced < len(text) / 12 else spaced
