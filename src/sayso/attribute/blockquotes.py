"""Block quotations: the page sets them apart, so who speaks stands in the paragraph before, or just after.

The corpus that readers learn from has none, so layout says what a model cannot: a quotation block that no attribution
covers is the content of one, with the source and cue of the sentence that leads to it, or with neither where none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from sayso.attribute.reader import Draft, Range
from sayso.model import BlockKind, Report

READER = "block quotations"
_CONFIDENCE = 0.5
_COVERED = 0.5
_SAYS = (
    r"(?:said|says|told|wrote|writes|read|reads|states?|stated|added|adds|replied|warns?|warned|remembers|insists|insisted|declares?"
    r"|declared|argues|argued|explains|explained|notes|noted|continues|continued|put it|runs|asked|answered)"
)
_DOCUMENT = (
    r"(?:report|memo|memorandum|letter|statement|draft|paper|document|log|article|message|note|e-?mail|text|treaty|order|ruling"
    r"|findings?|lines|words|passage|paragraph|page)"
)
_LEAD = re.compile(
    rf"(?P<who>[A-Z“\"(]?[^.;:,]*?[^\s.;:,])\s+(?P<cue>(?:[a-z]+ )?{_SAYS})\b[^.]*\.?$"
    rf"|(?P<doc>\b(?:[Tt]he|[Hh]er|[Hh]is|[Ii]ts|[Aa]n?|of)\s+(?:[\w’'-]+\s+){{0,4}}{_DOCUMENT})\b[^.]*\.?$"
)
# Who says it is no clause: "they show that the board was told".
CLAUSE = re.compile(r"\s(?:that|which|who|whether|is|are|was|were|has|had|have|will|would)\b")
_AFTER = re.compile(rf"^(?:So|Thus|That is what|These are the words of)\s+(?P<who>[A-Z][^.,;:]*?)\s+(?P<cue>{_SAYS})\b")


def block_quotations(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for the quotation blocks of a report that no content of `drafts` covers at least by half."""
    blocks = report.blocks
    found = []
    for first, last in _runs(report):
        content = tuple((b.start, b.end) for b in blocks[first : last + 1])
        if _share(content, drafts) >= _COVERED:
            continue
        after = _trail(report, last + 1) if last + 1 < len(blocks) else ((), ())
        source, cue = after if after[0] or not first else _lead(report, first - 1)
        found.append(Draft(source, cue, content, _CONFIDENCE, reader=READER))
    return found


def _runs(report: Report) -> Iterator[tuple[int, int]]:
    """First and last index of each run of quotation blocks."""
    for quote, group in groupby(enumerate(report.blocks), key=lambda one: one[1].kind is BlockKind.QUOTE):
        if quote:
            indexes = [i for i, _ in group]
            yield indexes[0], indexes[-1]


def _share(content: Sequence[Range], drafts: Sequence[Draft]) -> float:
    """The part of a content that the best of the drafts covers."""
    size = sum(b - a for a, b in content)
    covered = (sum(max(0, min(b, d) - max(a, c)) for a, b in content for c, d in draft.content) for draft in drafts)
    return max(covered, default=0) / size


def _lead(report: Report, index: int) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """Source and cue of the last sentence of the block before."""
    block = report.blocks[index]
    text = report.text[block.start : block.end]
    start = max((m.end() for m in re.finditer(r"[.!?][”\"’')]*\s+(?=[A-Z“\"])", text)), default=0)
    m = _LEAD.search(text, start)
    if m is None:
        return (), ()
    base = block.start
    if m["doc"]:
        cue = ((base + len(text) - 1, base + len(text)),) if text.endswith(":") else ()
        at = m.start("doc") + (3 if m["doc"].startswith("of ") else 0)
        return ((base + at, base + m.end("doc")),), cue
    if CLAUSE.search(m["who"]):
        return (), ()
    return ((base + m.start("who"), base + m.end("who")),), ((base + m.start("cue"), base + m.end("cue")),)


def _trail(report: Report, index: int) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """Source and cue of a paragraph that opens by saying whose words stood before it."""
    block = report.blocks[index]
    m = _AFTER.match(report.text[block.start : block.end])
    if m is None:
        return (), ()
    a, b, c, d = (block.start + at for at in (*m.span("who"), *m.span("cue")))
    return ((a, b),), ((c, d),)
