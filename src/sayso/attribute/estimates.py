"""Estimates: "Forbes put his net worth at $45 billion", "he put the number of dead at 150".

A figure that somebody gives is what reports disagree on most, and the corpus that readers learn from marks it as said; it has too
few of them to learn from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.attribute.quotes import quotations
from sayso.attribute.reader import Draft, Range
from sayso.model import Report
from sayso.taken import taken

READER = "estimates"
_CONFIDENCE = 0.6
_MEASURES = (
    "ages? approval attendance average balances? budgets? casualt(?:y|ies) chances? costs? counts? crowds? damages?"
    " dead deaths? debts? deficits? demand estimates? figures? fine fortunes? growth income inflation injured killed"
    " likelihood loss(?:es)? missing numbers? odds output percentages? polls? populations? prices?"
    " probabilit(?:y|ies) profits? rates? ratings? reserves? revenues? risks? sales savings scores? shares? sizes?"
    " spending strength stocks? sums? support tax(?:es)? tolls? totals? turnout unemployment users valuations?"
    " values? victims wealth wounded worth"
).replace(" ", "|")
_NUMBER = (
    r"(?:(?:about|around|almost|as|at|between|close|exactly|fewer|high|just|least|less|low|many|more|most|nearly|only|over|roughly"
    r"|some|than|to|under|up|well)\s+)*(?:[$€£]?\d|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|\w+ty|zero|dozens|hundreds|thousands|millions)\b)"
)
_PUT = re.compile(
    r"(?P<cue>(?:(?:has|have|had)\s+)?(?:put|puts|placed|places|pegged|pegs))\s+"
    rf"(?P<content>(?:(?:it|them|that|this|him|her)|[^.;:,“”\"\n]{{0,80}}?\b(?:{_MEASURES})\b[^.;:,“”\"\n]{{0,80}}?)"
    rf"\s+at\s+{_NUMBER}(?:\.\d|,\d|[^.;:,“”\"\n])*)"
)
# Whoever puts it, in front: a pronoun, or a few words that open with a capital.
_WHO = re.compile(r"(?:[A-Z][\w.’'&-]*)(?:\s+[\w.’'&-]+){0,9}(?:,\s[^,.;:“”\"]{3,80},)?$")
# "On the afternoon of the blast the clerk, Jo Doe,": when it was is no part of who.
_WHEN = re.compile(
    r"(?:On|In|At|By|After|Before|Since|During)\s[^,]*?\s(?=(?:the|its|their|his|her)\s[\w’'-]+(?:\s[\w’'-]+)?,\s[A-Z])"
)
_BEFORE = 160
_SENTENCE = re.compile(r"(?:[.!?:;][”\"’']?|—|,\s+(?:and|but|while))\s+")


def estimates(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for what somebody puts at a figure, where no cue of `drafts` stands for it."""
    found = list(_found(report))
    if not found:
        return []
    # What is told by somebody else, or across the marks of a quotation, is theirs to read.
    read = taken(report.text, (one for draft in drafts for one in (*draft.cue, *draft.content)))
    quoted = taken(report.text, quotations(report.text))
    return [
        Draft((source,), (cue,), (content,), _CONFIDENCE, reader=READER)
        for source, cue, content in found
        if not any(read[slice(*cue)]) and not any(quoted[source[0] : content[1]])
    ]


def _found(report: Report) -> Iterator[tuple[Range, Range, Range]]:
    text = report.text
    for block in report.blocks:
        for match in _PUT.finditer(text, block.start, block.end):
            near = max(block.start, match.start() - _BEFORE)
            begin = max((m.end() for m in _SENTENCE.finditer(text, near, match.start())), default=near)
            before = text[begin : match.start()].rstrip()
            if begin > near or near == block.start:
                lead = _WHEN.match(before)
                begin, before = (begin + lead.end(), before[lead.end() :]) if lead else (begin, before)
                if not lead and not _WHO.match(before):
                    continue
                yield (begin, begin + len(before)), match.span("cue"), match.span("content")
