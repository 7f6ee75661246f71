"""Records: "the memo sets out four increases", "radar logs put her 400 metres from the pier", "an annex lists 340 names".

A document says what stands in it by verbs that people seldom say things by, and by some that are no verbs of saying at all. The
corpus that readers learn from has few of them; a pile on a contested question goes back to documents.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence

from sayso.attribute.quotes import quotations
from sayso.attribute.reader import Draft, Range
from sayso.model import Report
from sayso.taken import taken

READER = "records"
_CONFIDENCE = 0.6
_DOCUMENT = (
    r"(?:accounts|agreements?|annex(?:es)?|appendix|audits?|cables?|certificates?|charts?|communiqu[eé]s?|contracts?|data"
    r"|diar(?:y|ies)|documents?|dossiers?|drafts?|files?|filings?|footage|images?|invoices?|ledgers?|letters?|lists?|logbooks?|logs?"
    r"|maps?|manifests?|memorand(?:um|a)|memos?|minutes|notes?|orders?|papers?|photographs?|plans?|readings|receipts?|records?"
    r"|registers?|registry|reports?|rolls?|schedules?|stud(?:y|ies)|summar(?:y|ies)|surveys?|tables?|text|timetables?|tracks?"
    r"|transcripts?|treat(?:y|ies))"
)
# A name is taken a word at a time, each followed by a space: nothing is gone through twice.
_WORDS = r"(?:[\w’'-]+\s){0,5}?"
_SOURCE = (
    rf"(?P<source>(?:The|An?|Its|Her|His|Their|This|These|Those|One|Another|[A-Z][\w’'-]+)\s{_WORDS}{_DOCUMENT}"
    rf"(?:\s(?:of|by|from|for|on|in)\s{_WORDS}[\w’'-]+)?"
    r"(?:,\s[^.;:“”\"\n]{3,90}?,|\s(?:which|that)\s[^.;:“”\"\n]{3,110}?,)?)"
)
_NUMBER = (
    r"(?:[$€£]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|dozens|hundreds"
    r"|thousands|millions)\b)"
    rf"(?!\d*\s(?:{'|'.join(calendar.month_name[1:])})\b)"
)
_CUE = (
    r"(?P<cue>(?:(?:has|have|had)\s)?(?:"
    r"(?:sets?|spells?|spelled|lays?|laid)\sout|lists|listed|records(?!\sthat\b)|recorded|foresees|foresaw"
    rf"|(?:puts?|places|placed)(?=\s(?:her|him|it|them|the|an?|[A-Z])\b[^.;:“”\"\n]{{0,80}}?\b{_NUMBER})"
    rf"|(?:gives?|gave)(?=\s(?:the|its|his|her|their|an?)\s[^.;:“”\"\n]{{3,60}}?\sas\s(?:about\s|some\s|almost\s)?{_NUMBER})"
    rf"|(?:gives?|gave)(?=\s(?:the\s)?(?:names?|details|dates?|times?|numbers?)\sof\s)"
    rf"|(?:shows?|showed)(?=\s{_NUMBER})))"
)
_CONTENT = r"(?P<content>(?:[^.;:“”\"\n]|[.:](?=\d)|(?<=[ap])\.m\.)+)"
_RECORDS = re.compile(rf"(?:^|(?<=\n)|(?<=[.!?:;]\s)|(?<=[”\"’]\s)){_SOURCE}\s{_CUE}\s{_CONTENT}")
# A text without any of these has no record: a quick look.
_HINT = re.compile(rf"\b{_DOCUMENT}\b", re.I)
_LEAST_WORDS = 3
_WORD = re.compile(r"\w+")


def records(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for what a document sets out, where `drafts` have nothing of it."""
    found = list(_found(report))
    if not found:
        return []
    read = taken(report.text, (one for draft in drafts for one in (*draft.cue, *draft.content)))
    quoted = taken(report.text, quotations(report.text))
    return [
        Draft((source,), (cue,), (content,), _CONFIDENCE, reader=READER)
        for source, cue, content in found
        if not any(read[cue[0] : content[1]]) and not any(quoted[source[0] : content[1]])
    ]


def _found(report: Report) -> Iterator[tuple[Range, Range, Range]]:
    text = report.text
    for block in report.blocks:
        if not _HINT.search(text, block.start, block.end):
            continue
        for m in _RECORDS.finditer(text, block.start, block.end):
            start, end = m.span("content")
            end = start + len(text[start:end].rstrip())
            if len(_WORD.findall(text, start, end)) >= _LEAST_WORDS:
                a, b = m.span("source")
                yield (a, a + len(text[a:b].rstrip(","))), m.span("cue"), (start, end)
