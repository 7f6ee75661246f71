"""An element tree -> blocks with links: one walk for trafilatura's tree and for a page's own, without recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from sayso.clean.decode import without_invisible
from sayso.clean.draft import RawBlock, RawLink
from sayso.model import BlockKind

_HEADING = BlockKind.HEADING
_PLAIN = BlockKind.PARAGRAPH
_KINDS = {
    **dict.fromkeys(("head", "h1", "h2", "h3", "h4", "h5", "h6"), _HEADING),
    **dict.fromkeys(("quote", "blockquote"), BlockKind.QUOTE),
    **dict.fromkeys(("item", "li", "dt", "dd"), BlockKind.LIST),
    **dict.fromkeys(
        "p row tr code pre list ul ol dl table div section article main header footer aside nav body html figure figcaption"
        " center form fieldset address details summary caption thead tbody tfoot".split(),
        _PLAIN,
    ),
}
_CELLS = frozenset(("cell", "td", "th"))
_ROWS = frozenset(("row", "tr"))
_BREAKS = frozenset(("lb", "br", "hr"))
_LINKS = frozenset(("ref", "a"))
_BETWEEN_CELLS = "; "
BLOCK_TAGS = frozenset(_KINDS) | _CELLS


@dataclass(slots=True)
class _Writer:
    """Gathers pieces of text, and makes a block of them when the next block begins.

    `kinds` (kind and rank) and `hrefs` are those of the elements that are open, outermost first.
    """

    blocks: list[RawBlock] = field(default_factory=list)
    kinds: list[tuple[BlockKind, int]] = field(default_factory=lambda: [(_PLAIN, 0)])
    hrefs: list[str | None] = field(default_factory=lambda: [None])
    text: list[str] = field(default_factory=list)
    links: list[RawLink] = field(default_factory=list)
    length: int = 0
    blank: bool = True

    def begin(self, element: Any, tag: str) -> None:
        """Begin an element: a block's tag, a break and a table's cell end the block before it."""
        if tag in _KINDS:
            self.flush()
            self.kinds.append(_inner(self.kinds[-1], tag, element))
        elif tag in _BREAKS or (tag in _CELLS and _is_layout(element.getparent())):
            self.flush()
        elif tag in _LINKS:
            self.hrefs.append(element.get("target") or element.get("href"))
        elif tag in _CELLS and self.text:
            self.add(_BETWEEN_CELLS)

    def finish(self, tag: str) -> None:
        """End an element."""
        if tag in _KINDS:
            self.flush()
            self.kinds.pop()
        elif tag in _LINKS:
            self.hrefs.pop()

    def add(self, piece: str | None) -> None:
        """Add text, with its white space as single blanks, to the link that it stands in too."""
        if not piece:
            return
        words = re.sub(r"\s+", " ", without_invisible(piece))
        words = words.lstrip() if self.blank else words
        if not words:
            return
        href = self.hrefs[-1]
        if href and (linked := words.strip()):
            start = self.length + words.index(linked)
            self._link(start, start + len(linked), href)
        self.text.append(words)
        self.length += len(words)
        self.blank = words.endswith(" ")

    def _link(self, start: int, end: int, href: str) -> None:
        last = self.links[-1] if self.links else None
        if last and last.href == href and start - last.end <= 1:
            self.links[-1] = RawLink(last.start, end, href)
        else:
            self.links.append(RawLink(start, end, href))

    def flush(self) -> None:
        """End the block, if there is anything in it."""
        kind, level = self.kinds[-1]
        if text := "".join(self.text).rstrip():
            self.blocks.append(RawBlock(kind, text, tuple(self.links), level if kind is _HEADING else 0))
        self.text, self.links, self.length, self.blank = [], [], 0, True


def blocks_of(root: Any, leave_out: frozenset[str] = frozenset()) -> Iterator[RawBlock]:
    """The blocks under `root` in reading order. A quotation or list item gives its kind to the blocks in it.

    Cells of one table row make one paragraph, with `; ` between them; a table of one row only lays the page out, and each
    of its cells is a paragraph. Elements with a tag in `leave_out` are skipped.
    """
    writer = _Writer()
    for event, element in _walk(root, leave_out):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            writer.begin(element, tag)
            writer.add(element.text)
        else:
            writer.finish(tag)
            writer.add(element.tail if element is not root else None)
        if writer.blocks:
            yield from writer.blocks
            writer.blocks.clear()
    writer.flush()
    yield from writer.blocks


def _walk(root: Any, leave_out: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Start and end of every element; of what is left out, the end alone, so that the text after it is not lost."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start" and element.tag in leave_out:
            walk.skip_subtree()
            continue
        if event == "end" and element.tag in leave_out:
            yield "end", _Tail(element.tail)
            continue
        yield ("end" if event in ("comment", "pi") else event), element


@dataclass(frozen=True, slots=True)
class _Tail:
    """Stands for an element of which only the text after it counts."""

    tail: str | None
    tag: None = None


def _is_layout(row: Any) -> bool:
    return row is not None and row.getprevious() is None and row.getnext() is None


def _inner(outer: tuple[BlockKind, int], tag: str, element: Any) -> tuple[BlockKind, int]:
    """The kind of a block by its own tag, unless it stands in a quotation or list item."""
    if outer[0] in (BlockKind.QUOTE, BlockKind.LIST):
        kind = BlockKind.QUOTE if _KINDS[tag] is BlockKind.QUOTE else outer[0]
        return kind, 0
    rank = re.search(r"[1-6]", element.get("rend") or tag) if _KINDS[tag] is _HEADING else None
    return _KINDS[tag], int(rank[0]) if rank else 0
