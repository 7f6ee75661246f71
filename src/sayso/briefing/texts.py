"""A report's text as flat segments in its blocks, each with the statements it belongs to and the anchors before it.

Contents overlap, nest and cross blocks, and no script may run on the page. So each statement of a report has a number
there; its segments carry it in their classes (`c7` content, `s7` source, `u7` cue), its anchor carries `n7`, and one
rule for each number (`.n7:target~.c7`) serves all reports. An anchor stands right before its first segment, or, for a
statement that reaches into another block, before the block: a rule can only look at what follows among siblings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.briefing.excerpt import Mark, segments
from sayso.briefing.view import Statement
from sayso.briefing.words import visible
from sayso.model import Block, BlockKind, Report

_BLANK_LINES = re.compile(r"\n\s*\n")
_BULLET = re.compile(r"\s*(?:[-*•–—]|\d{1,3}[.)])\s")
_WRAPPED = (BlockKind.QUOTE, BlockKind.LIST)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A jump target: `a-…` for a statement, whose `statement` is given, or `e-…` for another place."""

    id: str
    number: str
    statement: Statement | None
    lifted: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a report that belong to the same statements, and the anchors that stand before them."""

    text: str
    classes: tuple[str, ...]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A block, or neighbouring blocks that share an element (list items, paragraphs of a quotation).

    `lifted` are the anchors before it, of statements that do not end in the block in which they begin. `bulleted` says
    that the items bring their own bullets or numbers.
    """

    kind: str
    lifted: tuple[Anchor, ...]
    blocks: tuple[tuple[Segment, ...], ...]
    bulleted: bool


@dataclass(frozen=True, slots=True)
class Label:
    """What a stretch of text is marked as: which anchor's, in which part, and the class that says both."""

    id: str
    number: str
    part: str

    @property
    def classes(self) -> tuple[str, str]:
        """The class of the part (`c`) and that of the part and number (`c7`)."""
        return self.part, self.part + self.number


def labels(statements: Iterable[Statement], places: Iterable[tuple[int, int, str]]) -> list[Mark[Label]]:
    """The marks of a report's statements and of the other places in it."""
    marks = []
    for statement in statements:
        attribution = statement.attribution
        for part, spans in (("c", attribution.content), ("s", attribution.source), ("u", attribution.cue)):
            label = Label(f"a-{statement.key}", str(statement.number), part)
            marks += [Mark(span.start, span.end, label) for span in spans]
    for number, (start, end, anchor) in enumerate(places, 1):
        marks.append(Mark(start, end, Label(anchor, str(number), "e")))
    return marks


def laid_out(report: Report) -> list[Block]:
    """Blocks that cover all words of the text without overlap, in order; what no block covers is paragraphs."""
    found: list[Block] = []
    position = 0
    for block in sorted(report.blocks, key=lambda block: (block.start, block.end)):
        start, end = max(block.start, position), min(block.end, len(report.text))
        if start >= end:
            continue
        found += _paragraphs(report.text, position, start)
        found.append(Block(block.kind, start, end))
        position = end
    found += _paragraphs(report.text, position, len(report.text))
    # A text of white space alone still needs a block, for the anchors in it.
    whole = [Block(BlockKind.PARAGRAPH, 0, len(report.text))] if report.text else []
    return [block for block in found if report.text[block.start : block.end].strip()] or whole


def _paragraphs(text: str, start: int, end: int) -> Iterator[Block]:
    for gap in _BLANK_LINES.finditer(text, start, end):
        yield Block(BlockKind.PARAGRAPH, start, gap.start())
        start = gap.end()
    yield Block(BlockKind.PARAGRAPH, start, end)


def parts(report: Report, statements: Sequence[Statement], places: Iterable[tuple[int, int, str]]) -> tuple[Part, ...]:
    """The text of `report` for a page, with its statements and other places marked."""
    blocks = laid_out(report)
    if not blocks:
        return ()
    marks = labels(statements, places)
    cut = _cut(blocks, marks)
    anchors = _anchored(cut, marks, {f"a-{statement.key}": statement for statement in statements})
    rows = []
    for row in cut:
        segments = []
        for start, end, found in row:
            classes = dict.fromkeys(name for label in found for name in label.classes)
            segments.append(Segment(visible(report.text[start:end]), tuple(classes), tuple(anchors.get(start, ()))))
        rows.append(tuple(segments))
    return tuple(_grouped(blocks, rows, report.text))


_Cut = list[tuple[int, int, tuple[Label, ...]]]


def _cut(blocks: Sequence[Block], marks: Sequence[Mark[Label]]) -> list[_Cut]:
    """The stretches of each block, cut at the borders of all marks."""
    rows: list[_Cut] = [[] for _ in blocks]
    borders = [border for block in blocks for border in (block.start, block.end)]
    row = 0
    for start, end, found in segments(marks, borders):
        while row < len(blocks) and blocks[row].end <= start:
            row += 1
        if row < len(blocks) and start >= blocks[row].start:
            rows[row].append((start, end, found))
    return rows


def _anchored(
    rows: Sequence[_Cut], marks: Sequence[Mark[Label]], statements: dict[str, Statement]
) -> dict[int, list[Anchor]]:
    """The anchors before each stretch, by the start of the stretch."""
    first: dict[str, tuple[int, int]] = {}
    last: dict[str, int] = {}
    for number, row in enumerate(rows):
        for start, _, found in row:
            for label in found:
                first.setdefault(label.id, (start, number))
                last[label.id] = number
    end = rows[-1][-1][0]
    anchors: dict[int, list[Anchor]] = {}
    numbers = {anchor: str(statement.number) for anchor, statement in statements.items()}
    numbers |= {mark.label.id: mark.label.number for mark in marks}
    for anchor, mark_number in numbers.items():
        # Marks on white space alone are in no block: their link still has to lead somewhere.
        start, row_of = first.get(anchor, (end, len(rows) - 1))
        lifted = last.get(anchor, row_of) > row_of
        anchors.setdefault(start, []).append(Anchor(anchor, mark_number, statements.get(anchor), lifted))
    return anchors


def _grouped(blocks: Sequence[Block], rows: Sequence[tuple[Segment, ...]], text: str) -> Iterator[Part]:
    start = 0
    for stop in range(1, len(blocks) + 1):
        same = stop < len(blocks) and blocks[stop].kind is blocks[start].kind and blocks[start].kind in _WRAPPED
        if same:
            continue
        group = tuple(rows[start:stop])
        lifted = tuple(a for row in group for segment in row for a in segment.anchors if a.lifted)
        bulleted = bool(_BULLET.match(text, blocks[start].start))
        yield Part(blocks[start].kind.value, lifted, group, bulleted)
        start = stop
