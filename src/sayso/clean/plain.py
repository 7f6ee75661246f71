"""Plain text as scrapers leave it -> Draft: paragraphs, lines that are paragraphs, and lines that only wrap one."""

from __future__ import annotations

import re

from sayso.clean.draft import Draft, RawBlock, RawLink
from sayso.model import BlockKind

_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+(?=\S)")
_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_NARROWEST, _WIDEST = 50, 120


def parse_plain(text: str) -> Draft:
    """Blocks of a plain text. Hard-wrapped lines are joined; where no blank line parts paragraphs, each line is one."""
    width = _wrap_width(text)
    blocks: list[RawBlock] = []
    for stretch in re.split(r"\n[ \t]*\n", text):
        lines = [line for line in stretch.split("\n") if line.strip()]
        blocks += [_block(line) for line in _join(lines, width)]
    return Draft(blocks)


def _block(line: str) -> RawBlock:
    kind = BlockKind.LIST if _BULLET.match(line) else BlockKind.PARAGRAPH
    words = " ".join(_BULLET.sub("", line).split())
    return RawBlock(kind, words, tuple(RawLink(m.start(), m.end(), m.group()) for m in _URL.finditer(words)))


def _wrap_width(text: str) -> int | None:
    """The column at which the text is hard-wrapped, or None.

    A break is a wrap when the first word of the next line would not have fitted; most breaks inside paragraphs must be.
    """
    pairs = [(a, b) for a, b in zip(text.split("\n"), text.split("\n")[1:], strict=False) if a.strip() and b.strip()]
    width = max((len(line) for line in text.split("\n")), default=0)
    if not pairs or not _NARROWEST <= width <= _WIDEST:
        return None
    wraps = sum(len(a.rstrip()) + 1 + len(b.split()[0]) > width - 3 for a, b in pairs)
    return width if wraps >= 0.6 * len(pairs) else None


def _join(lines: list[str], width: int | None) -> list[str]:
    if width is None:
        return lines
    out: list[str] = []
    for i, line in enumerate(lines):
        wraps = i and len(lines[i - 1].rstrip()) + 1 + len(line.split()[0]) > width - 8
        if wraps and not _BULLET.match(line):
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return out
