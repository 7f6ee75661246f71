"""Quotations without a cue, whose speaker the sentence before tells of: `Rask shook his head. “Not one of them came.”`

News and magazines print them so where one speaker goes on; the reader looks for a cue, and there is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.attribute.quotes import quotations
from sayso.attribute.reader import Draft, Range
from sayso.model import Name, NameType, Report
from sayso.taken import taken

READER = "gestures"
_CONFIDENCE = 0.5
_COVERED = 0.3
# Fewer words in marks are a name or a turn of phrase.
_LEAST_WORDS = 5
# A sentence of more words tells of too much.
_MOST_WORDS = 16
# So many code points it has at most.
_SO_LONG = 200
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?:][”\"’']?\s+(?=[“\"A-Z])")
_DID = r"(?=(?:\w+ed|shook|rose|stood|put|took|held|threw|drew|bit|spread|went|came|sat|gave|made|let|swept|set|lit|was|had)\b)"
_SUBJECT = re.compile(
    rf"(?P<who>(?:He|She|They)|(?:The|Her|His|Its|Their|An?)\s(?:[a-z-]+\s){{1,3}}?{_DID}|(?:[A-Z][\w.’'-]*\s?){{1,4}}(?!\w))"
    r"(?:,[^,]{3,60},)?\s*(?=[a-z])"
)
_CLOSED = re.compile(r"[.!?…—-][”\"]$")


def gestures(report: Report, drafts: Sequence[Draft], names: Sequence[Name]) -> list[Draft]:
    """Drafts for the quotations of whole sentences that no content of `drafts` covers, right behind a sentence with a subject.

    The subject is a person by `names`, a pronoun or a description. A sentence that is told by somebody has another speaker
    perhaps, and so has a quotation after which the sentence goes on.
    """
    text = report.text
    covered = taken(text, (one for draft in drafts for one in draft.content))
    told = taken(text, (one for draft in drafts for one in (*draft.cue, *draft.content)))
    people = {n.span.start for n in names if n.type is NameType.PERSON}
    starts = [b.start for b in report.blocks]
    found = []
    for start, end in quotations(text):
        block = report.blocks[bisect_right(starts, start) - 1] if starts and start >= starts[0] else None
        if (
            block is None
            or sum(covered[start:end]) > _COVERED * (end - start)
            or not _whole(text, start, end, block.end)
        ):
            continue
        source = _subject(text, block.start, start, people)
        if source and not any(told[slice(*source)]):
            found.append(Draft((source,), (), ((start, end),), _CONFIDENCE, reader=READER))
    return found


def _whole(text: str, start: int, end: int, last: int) -> bool:
    """Is it a sentence or more of its own, after which another sentence begins, or none?"""
    if len(_WORD.findall(text, start, end)) < _LEAST_WORDS or not _CLOSED.search(text[start:end].rstrip()):
        return False
    after = text[end:last].lstrip()
    return not after or after[0].isupper() or after[0] in '“"'


def _subject(text: str, first: int, start: int, people: set[int]) -> Range | None:
    """Who is the subject of the sentence right before a quotation, where it tells what one does."""
    near = max(first, start - _SO_LONG)
    before = text[near:start].rstrip()
    if not before or before[-1] not in ".:!?":
        return None
    begin = near + max((m.end() for m in _SENTENCE_END.finditer(before)), default=0 if near == first else len(before))
    if len(_WORD.findall(text, begin, start)) > _MOST_WORDS:
        return None
    m = _SUBJECT.match(text, begin, start)
    if m is None:
        return None
    words = m["who"].rstrip()
    named = words.split()[0] not in ("He", "She", "They", "The", "Her", "His", "Its", "Their", "A", "An")
    if named and not any(begin <= at < m.end("who") for at in people):
        return None
    return begin, begin + len(words)
