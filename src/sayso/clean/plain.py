"""Plain text as scrapers leave it -> Draft: paragraphs, lines that are paragraphs, and lines that only wrap one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sayso.clean.draft import Draft, RawBlock, RawLink
from sayso.model import BlockKind

_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+(?=\S)")
_QUOTED = re.compile(r"^\s{0,3}>\s?")
_INDENT = re.compile(r"^(?: {3,}|\s*\t)")
_URL = re.compile(r"https?://[^\s<>\"'”’)\]]*[^\s<>\"'”’)\].,;:!?…]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_NARROWEST, _WIDEST = 50, 120
_SLACK = 8


def parse_plain(text: str) -> Draft:
    """Blocks of a plain text. Hard-wrapped lines are joined; where no blank line parts paragraphs, each line is one.

    A paragraph all of whose lines are indented, in a text that is not indented, or that `>` marks, is a quotation.
    """
    width = _wrap_width(text)
    stretches = [
        lines
        for stretch in re.split(r"\n[ \t]*\n", text)
        if (lines := [line for line in stretch.split("\n") if line.strip()])
    ]
    sets_off = _sets_off(stretches)
    blocks: list[RawBlock] = []
    for lines in stretches:
        quoted = all(_QUOTED.match(line) for line in lines)
        if quoted or (sets_off and _is_indented(lines)):
            lines = [_QUOTED.sub("", line).strip() if quoted else line.strip() for line in lines]
            blocks += [_block(line, BlockKind.QUOTE) for line in _join(list(filter(None, lines)), width)]
        else:
            blocks += [_block(line) for line in _join(lines, width)]
    return Draft([block for block in blocks if block.text])


def _sets_off(stretches: Sequence[list[str]]) -> bool:
    """Does the text set quotations off by indenting them: a few stretches, after the first, and not the rest?"""
    indented = [i for i, lines in enumerate(stretches) if _is_indented(lines)]
    return bool(indented) and indented[0] > 0 and 3 * len(indented) <= len(stretches)


def _is_indented(lines: Sequence[str]) -> bool:
    return all(_INDENT.match(line) for line in lines) and not any(_BULLET.match(line) for line in lines)


def _block(line: str, kind: BlockKind | None = None) -> RawBlock:
    bullet = kind is None and _BULLET.match(line)
    words = " ".join((_BULLET.sub("", line) if bullet else line).split())
    found = kind or (BlockKind.LIST if bullet else BlockKind.PARAGRAPH)
    return RawBlock(found, words, tuple(RawLink(m.start(), m.end(), m.group()) for m in _URL.finditer(words)))


def _wrap_width(text: str) -> int | None:
    """The column at which the text is hard-wrapped, or None.

    A break is a wrap when the first word of the next line would not have fitted; most breaks inside paragraphs must be,
    and few of them come after a whole sentence, or each line is a paragraph. A line that an address makes longer says
    nothing about the width.
    """
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines if "://" not in line), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    pairs = [(a.rstrip(), b) for a, b in pairwise(lines) if a.strip() and b.strip() and not _opens(a, b)]
    wraps = [a for a, b in pairs if len(a) + 1 + len(b.split(maxsplit=1)[0]) > width - 3]
    whole = sum(bool(_SENTENCE_END.search(a[-4:])) for a in wraps)
    return width if pairs and len(wraps) >= 0.6 * len(pairs) and whole <= 0.5 * len(wraps) else None


def _join(lines: list[str], width: int | None) -> list[str]:
    """The lines as paragraphs: one each, or joined where they only wrap; an indented line after others opens one."""
    if width is None:
        return lines
    out: list[list[str]] = []
    for i, line in enumerate(lines):
        wraps = i and len(lines[i - 1].rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > width - _SLACK
        if wraps and not _opens(lines[i - 1], line) and not _BULLET.match(line):
            out[-1].append(line)
        else:
            out.append([line])
    return [" ".join(parts) for parts in out]


def _opens(above: str, line: str) -> bool:
    """Does the line open a paragraph by its indentation?"""
    return line[:2].isspace() and not above[:2].isspace()
