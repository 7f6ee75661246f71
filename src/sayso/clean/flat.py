"""A page whose elements are nested deeper than a tree parser follows (libxml2 stops at 256): its paragraphs all the same."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from sayso.clean.decode import without_invisible
from sayso.clean.draft import RawBlock
from sayso.clean.tree import BLOCK_TAGS
from sayso.model import BlockKind

_DEEP = 256


def flat_blocks(text: str, leave_out: frozenset[str]) -> list[RawBlock]:
    """The paragraphs and headings of a page with that many tags, by tag names alone; nothing for a page with fewer.

    What stands in an element with a tag in `leave_out` is skipped.
    """
    if sum(1 for _ in zip(range(_DEEP), re.finditer(r"<[A-Za-z]", text), strict=False)) < _DEEP:
        return []
    parser = _Flat(leave_out)
    parser.feed(text)
    parser.close()
    parser.end_block()
    return parser.blocks


class _Flat(HTMLParser):
    """Gathers text until a tag of a block begins or ends."""

    def __init__(self, leave_out: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[RawBlock] = []
        self._leave_out = leave_out
        self._inside: list[str] = []
        self._text: list[str] = []
        self._heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Begin a block, or skip one."""
        if tag in self._leave_out:
            self._inside.append(tag)
        if tag in BLOCK_TAGS or tag == "br":
            self.end_block()
            self._heading = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0

    def handle_endtag(self, tag: str) -> None:
        """End a block, or what is skipped."""
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()
        if tag in BLOCK_TAGS:
            self.end_block()
            self._heading = 0

    def handle_data(self, data: str) -> None:
        """Take text, unless it is skipped."""
        if not self._inside:
            self._text.append(data)

    def end_block(self) -> None:
        """Make a block of the text so far."""
        words = " ".join(without_invisible("".join(self._text)).split())
        if words:
            kind = BlockKind.HEADING if self._heading else BlockKind.PARAGRAPH
            self.blocks.append(RawBlock(kind, words, level=self._heading))
        self._text = []
