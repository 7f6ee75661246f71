"""Quotations that go on: `“A,” she said. “B.”`, and over paragraphs that each open with a mark and do not close.

The reader sees most of them. One that no content covers, with nobody else's cue between, is the same speaker's: it gets the
source and cue of the quotation that it goes on from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.attribute.quotes import quotations
from sayso.attribute.reader import Draft, Range
from sayso.model import Report
from sayso.taken import taken

READER = "continued quotations"
_CONFIDENCE = 0.6
_COVERED = 0.5
_WORD = re.compile(r"\w+")
# Fewer words in marks are a name or a turn of phrase.
_LEAST_WORDS = 5
# What stands between the first quotation and the next: who said it, where and when, in one sentence.
_BETWEEN = 220
# An initial or a title ends no sentence: "said Rep. G.K. Doe".
_SHORT = "".join(
    rf"(?<!{title})"
    for title in (
        r"\b[A-Z]",
        r"\.[A-Z]",
        "Rep",
        "Sen",
        "Gov",
        "Gen",
        "Col",
        "Capt",
        "Sgt",
        "Lt",
        "Dr",
        "Mr",
        "Mrs",
        "Ms",
    )
)
_SENTENCE_END = re.compile(_SHORT + r"[.!?][”\"]?\s+(?=[“\"A-Z])")
_CLOSING = ("”", '"')


def continued_quotations(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for the quotations of a report that no content of `drafts` covers at least by half, where one goes on."""
    text = report.text
    covered = taken(text, (one for draft in drafts for one in draft.content))
    starts = [b.start for b in report.blocks]
    outer = sorted((d for d in drafts if d.inside is None and d.content and _is_said(text, d)), key=_end)
    ends = [_end(d) for d in outer]
    found: list[Draft] = []
    speaks: Draft | None = None  # whose the last quotation was
    last: Range | None = None
    for start, end in quotations(text):
        block = bisect_right(starts, start)
        if sum(covered[start:end]) >= _COVERED * (end - start):
            i = bisect_right(ends, end + _BETWEEN)
            speaks = next((d for d in reversed(outer[max(0, i - 4) : i]) if _holds(d, start, end)), None)
        elif len(_WORD.findall(text[start:end])) >= _LEAST_WORDS and speaks is not None and last is not None:
            same = block == bisect_right(starts, last[0])
            goes_on = same and _one_sentence(text[last[1] : start])
            # A paragraph's end that is no quotation's: the next paragraph opens with a mark and goes on.
            open_ended = text[last[1] - 1] not in _CLOSING and block == bisect_right(starts, last[0]) + 1
            if goes_on or (open_ended and start == starts[block - 1]):
                speaks = Draft(speaks.source, speaks.cue, ((start, end),), _CONFIDENCE, reader=READER)
                found.append(speaks)
            else:
                speaks = None
        elif block != (bisect_right(starts, last[0]) if last else -1):
            speaks = None
        last = (start, end)
    return found


def _is_said(text: str, draft: Draft) -> bool:
    """Is the cue a word? In a transcript, "JO DOE:", marks are as likely to be strays."""
    return any(c.isalpha() for a, b in draft.cue for c in text[a:b])


def _end(draft: Draft) -> int:
    return max(b for part in (draft.source, draft.cue, draft.content) for _, b in part)


def _holds(draft: Draft, start: int, end: int) -> bool:
    return any(min(b, end) - max(a, start) > 0 for a, b in draft.content)


def _one_sentence(between: str) -> bool:
    """Is it no more than the end of the sentence that says who spoke?"""
    return len(between) <= _BETWEEN and len(_SENTENCE_END.findall(between)) <= 1 and "\n" not in between
