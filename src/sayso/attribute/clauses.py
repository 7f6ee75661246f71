"""What grammar settles where a reader stops short, or takes one for the other.

Clauses that go on: "it said that A, and that B"; "it had gone to nine people, all of them at the bank". Where nothing else is
read in the rest of the sentence, the rest belongs to the content. And "the Star's sources would have us believe that A": it is
they who say so, not we. And "that a memo describing four rises was genuine": what the memo describes ends before the verb of
which it is the subject. What begins in a heading ends there.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.attribute.reader import Draft, Range, taken
from sayso.model import BlockKind, Report

_END = re.compile(r"[.!?][”\"’']?(?=\s|$)|[;—\n]|\s[–-]\s")
_THAT = re.compile(r"that\s", re.IGNORECASE)
# "and that will", "and that was": there "that" is what the rest tells of, in the writer's voice.
_AND_THAT = re.compile(
    r",?\s+(?:and|but|or)\s+that\s+(?!(?:is|was|were|will|would|has|had|can|could|may|might|should|does|did|means?|meant|makes?"
    r"|made|leaves?|left|brings?|brought|\w+n[’']t)\b)"
)
_PARTITIVE = re.compile(
    r",\s+(?:all|most|some|many|half|none|both|each|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+of\s+(?:them|whom|which)\b"
)
_MARKS = re.compile('[“”"]')
_WOULD_HAVE = re.compile(r"(?P<who>[^.;:,—\n“”\"]+?)\s+(?P<cue>would\s+have)\s+$")
_MADE_TO = re.compile(r"(?:us|you|me|them|(?:the|its|their|his|her|our)\s+\w+|[a-z]+s)", re.IGNORECASE)
_SAID = re.compile(r"(?:has |had )?(?:said|says|told|tells|wrote|writes|added|adds|insisted|argued|claimed|warned|noted|explained)")
_DAY = "|".join([*calendar.day_name, *calendar.month_name[1:]])
_NAMED_BEFORE = re.compile(
    r"(?P<who>(?:\b(?:the|its|his|her|their|an?)\s(?:(?!(?:the|its|his|her|their|an?|to|of|in|for)\s)[a-z’'-]+\s){0,4}[a-z’'-]+,\s)?"
    rf"(?<![A-Z][a-z])\b(?!(?:{_DAY}|On|In|At)\b)[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){{1,3}},?)\s$"
)
_SO_LONG = 120
_FINITE = re.compile(
    r"\s(?:is|are|was|were|has|had|have|will|would|could|can|may|might|should|did|does|do|must)(?:n[’']t)?\b"
)


def settled(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with contents that go on to the end of their sentences, and with who would have it believed."""
    text = report.text
    read = taken(text, (one for draft in drafts for part in (draft.source, draft.cue, draft.content) for one in part))
    headings = [(b.start, b.end) for b in report.blocks if b.kind is BlockKind.HEADING]
    found = []
    for draft in drafts:
        outer = drafts[draft.inside] if draft.inside is not None else None
        if outer is not None and _describes(text, draft, outer):
            content: Iterable[Range] = [_cut(text, one) for one in draft.content]
        else:
            content = (_whole(text, one, read) for one in draft.content)
        content = tuple(_in_heading(text, one, headings) for one in content)
        found.append(replace(_sourced(text, _told_by(text, draft), read), content=content))
    return found


def _sourced(text: str, draft: Draft, read: bytearray) -> Draft:
    """A statement for which the reader found nobody, with whoever stands right before its verb of saying by name."""
    if draft.source or len(draft.cue) != 1 or not _SAID.fullmatch(text[slice(*draft.cue[0])]):
        return draft
    at = draft.cue[0][0]
    found = _NAMED_BEFORE.search(text, max(0, at - _SO_LONG), at)
    if found is None or any(read[slice(*found.span("who"))]):
        return draft
    return replace(draft, source=(found.span("who"),))


def _in_heading(text: str, content: Range, headings: Sequence[Range]) -> Range:
    """What begins in a heading ends with it."""
    start, end = content
    for first, last in headings:
        if first <= start < last < end:
            return start, start + len(text[start:last].rstrip())
    return content


def _describes(text: str, draft: Draft, outer: Draft) -> bool:
    """Is a statement the subject of the clause that it stands in, with a participle: "a memo describing ..."?"""
    if not (len(draft.source) == len(draft.cue) == len(draft.content) == 1):
        return False
    source, cue, content = draft.source[0], draft.cue[0], draft.content[0]
    if not text[slice(*cue)].endswith("ing") or text[source[1] : cue[0]].strip():
        return False
    for start, end in outer.content:
        opens = start <= source[0] and text[start : source[0]].strip(' “"').lower() in ("", "that")
        if opens and content[1] >= end - 1:
            return True
    return False


def _cut(text: str, content: Range) -> Range:
    verb = _FINITE.search(text, *content)
    return (content[0], verb.start()) if verb else content


def _told_by(text: str, draft: Draft) -> Draft:
    """The draft of "X would have us believe" with X for its source."""
    if len(draft.source) != 1 or not draft.cue or not _MADE_TO.fullmatch(text[slice(*draft.source[0])]):
        return draft
    first = draft.source[0][0]
    if not text[slice(*draft.cue[-1])].endswith("believe"):
        return draft
    begin = max(0, first - _SO_LONG)
    found = _WOULD_HAVE.search(text, begin, first)
    if found is None:
        return draft
    start = found.end("who") - len(found["who"].lstrip())
    return replace(draft, source=((start, found.end("who")),), cue=(found.span("cue"), draft.cue[-1]))


def _whole(text: str, content: Range, read: bytearray) -> Range:
    start, end = content
    if not (
        _PARTITIVE.match(text, end)
        or (_AND_THAT.match(text, end) and (_THAT.match(text, start) or _THAT.match(text[max(0, start - 5) : start])))
    ):
        return content
    close = _END.search(text, end)
    last = close.start() if close else len(text)
    return content if any(read[end:last]) or _MARKS.search(text, end, last) else (start, last)
