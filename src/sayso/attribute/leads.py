"""Paragraphs that lead to what is quoted in the next: "The report would claim:", and below it, set apart or not, what it claims.

Essays quote so at length. A reader of sentences takes the words before the colon for what is said, or passes over the lead, and
what somebody says in the quoted paragraph has lost the one who quotes it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.attribute.blockquotes import CLAUSE
from sayso.attribute.nesting import ordered
from sayso.attribute.reader import Draft, Range
from sayso.model import BlockKind, Report

READER = "leads"
_CONFIDENCE = 0.6
_SAYS = (
    r"(?:adds?|added|argue[sd]?|claim(?:s|ed)?|declare[sd]?|explain(?:s|ed)?|explicitly state[sd]?|find[s]?|found|note[sd]?"
    r"|put[s]? it|read[s]?|repl(?:y|ies|ied)|reports|reported|runs?|sa(?:y|ys|id)|state[sd]?|told|warn(?:s|ed)?|write[s]?|wrote)"
)
_LEAD = re.compile(
    rf"(?P<who>(?!(?:The|An?|This|That|His|Her|Its|Their)\s+{_SAYS}\b)[A-Z“\"(][^.;:,]*?)\s+(?P<cue>(?:(?:would|also|then|even|still|later|had|has)\s+){{0,2}}{_SAYS})\b[^.;:]{{0,60}}:$"
)
_SAID = re.compile(rf"\b{_SAYS}\b")
_SENTENCE = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z“\"])")
_WORD = re.compile(r"\w+")
# The share of the next paragraph that a content must hold to be what the lead leads to.
_COVERED = 0.5
# So many code points before the sentence that leads, a draft of its cue may begin.
_SO_LONG = 2000
# Fewer words lead to a list or a heading.
_LEAST_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Lead:
    """The sentence that leads, and the paragraphs that it leads to."""

    sentence: Range
    quoted: tuple[Range, ...]


def led(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of leads with the paragraph that they lead to for their content; what is said there stands inside."""
    made, gone = list(drafts), set[int]()
    order = sorted((min((a for a, _ in d.ranges), default=0), n) for n, d in enumerate(drafts))
    for lead in _leads(report):
        low, high = lead.sentence[0] - _SO_LONG, lead.quoted[-1][1]
        near = [n for _, n in order[bisect_left(order, (low,)) : bisect_left(order, (high,))]]
        outer = [n for n in near if n not in gone and made[n].inside is None]
        here = sorted(n for n in outer if made[n].cue and _within(made[n].cue, (lead.sentence,)))
        told = next((n for n in here if _holds(made[n].content, lead.quoted) >= _COVERED), None)
        says = [n for n in here if any(_SAID.search(report.text[slice(*one)]) for one in made[n].cue)]
        at = told if told is not None else says[-1] if says else None
        if at is None:
            draft = _draft(report, lead)
            if draft is None:
                continue
            at = len(made)
            made.append(draft)
        else:
            named = next((made[n] for n in reversed(says) if made[n].source), made[at])
            made[at] = replace(made[at], source=made[at].source or named.source, cue=named.cue, content=lead.quoted)
            again = (n for n in says if n != at and made[n].source == made[at].source)
            gone |= {n for n in again if _within(made[n].content, (lead.sentence,))}
        for n in outer:
            if n != at and n not in gone and made[n].ranges and _within(made[n].ranges, lead.quoted):
                made[n] = replace(made[n], inside=at)
    return ordered(made, gone)


def _leads(report: Report) -> Iterator[_Lead]:
    blocks, text = report.blocks, report.text
    for i, block in enumerate(blocks[:-1]):
        words = text[block.start : block.end].rstrip()
        # A short line by itself is taken for a heading.
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or not words.endswith(":"):
            continue
        begin = max((m.end() for m in _SENTENCE.finditer(words)), default=0)
        last = i + 1
        while last + 1 < len(blocks) and (
            blocks[last].kind is blocks[last + 1].kind is BlockKind.QUOTE
            or text[blocks[last + 1].start : blocks[last + 1].start + 1].islower()
        ):
            last += 1
        quoted = tuple((b.start, b.start + len(text[b.start : b.end].rstrip())) for b in blocks[i + 1 : last + 1])
        lists = blocks[i + 1].kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE)
        if not lists and len(_WORD.findall(text, *quoted[0])) >= _LEAST_WORDS:
            yield _Lead((block.start + begin, block.start + len(words)), quoted)


def _draft(report: Report, lead: _Lead) -> Draft | None:
    start, end = lead.sentence
    m = _LEAD.match(report.text[start:end])
    if m is None or CLAUSE.search(m["who"]):
        return None
    spans = [((start + a, start + b),) for a, b in (m.span("who"), m.span("cue"))]
    return Draft(spans[0], spans[1], lead.quoted, _CONFIDENCE, reader=READER)


def _within(ranges: Sequence[Range], places: Sequence[Range]) -> bool:
    """Does each of some ranges lie in one of the places?"""
    return all(any(a <= s and e <= b for a, b in places) for s, e in ranges)


def _holds(content: Sequence[Range], quoted: Sequence[Range]) -> float:
    """The share of the first of some ranges that a content holds."""
    start, end = quoted[0]
    return sum(max(0, min(b, end) - max(a, start)) for a, b in content) / (end - start)
