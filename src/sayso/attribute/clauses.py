"""What grammar settles where a reader stops short, or takes one for the other.

Clauses that go on: "it said that A, and that B"; "it had gone to nine people, all of them at the bank". Where nothing else is
read in the rest of the sentence, the rest belongs to the content. And "the Star's sources would have us believe that A": it is
they who say so, not we. And "that a memo describing four rises was genuine": what the memo describes ends before the verb of
which it is the subject. What begins in a heading ends there. What is only supposed, asked or heard, nobody
says.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.attribute.nesting import ordered
from sayso.attribute.reader import Draft, Range
from sayso.model import BlockKind, Report
from sayso.taken import taken

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
_SAID = re.compile(
    r"(?:has |had )?(?:said|says|told|tells|wrote|writes|added|adds|insisted|argued|claimed|warned|noted|explained)"
)
_DAY = "|".join([*calendar.day_name, *calendar.month_name[1:]])
_NAMED_BEFORE = re.compile(
    r"(?P<who>(?:\b(?:the|its|his|her|their|an?)\s(?:(?!(?:the|its|his|her|their|an?|to|of|in|for)\s)[a-z’'-]+\s){0,4}[a-z’'-]+,\s)?"
    rf"(?<![A-Z][a-z])\b(?!(?:{_DAY}|On|In|At)\b)[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){{1,3}},?)\s$"
)
# "The Star, citing Norrpress, reported": who reports is not whom it cites.
_CITING_BEFORE = re.compile(
    r"(?:^|[.!?:;\n]\s*|[”\"]\s)(?P<who>(?:The\s)?[A-Z][\w’'.&-]*(?:\s(?:(?:of|for|the|and|&)\s)*[A-Z][\w’'.&-]*){0,4}),\s"
    r"(?:citing|quoting)\s[^.;:\n“”\"]{3,90},\s$"
)
_IF = re.compile(r"\b(?:[Ii]f|[Uu]nless)\s+(?:(?:the|a|an|its|their|his|her)\s+)?(?:[\w.’'-]+\s+(?:and|or)\s+)?$")
_INVERTED = re.compile(
    r"(?:^|[.!?:\n]\s*|—\s*)(?:Were|Should|Had|Did|Does|Do|Has|Have|Is|Are|Was|Will|Would|Can|Could|May|Might)\s+$"
)
_TOLD = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)\s+(?:(?:never|not|once|also|only|first|later|twice)\s+)*"
    r"(?:told|informed|notified|assured|questioned|briefed)\b(?!\s+by)"
)
_TOLD_OF = re.compile(r"(?:told|informed)\s+of\b")
_ASKING = re.compile(r"which|what|why|how|who|when|where", re.IGNORECASE)
_DANGLING = re.compile(r"\b(?:of|the|an?|to|in|for|by|with|on|at|from)$", re.IGNORECASE)
_NEAR = 48
_SO_LONG = 120
_FINITE = re.compile(
    r"\s(?:is|are|was|were|has|had|have|will|would|could|can|may|might|should|did|does|do|must)(?:n[’']t)?\b"
)


def settled(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with contents that go on to the end of their sentences, and with who would have it believed."""
    text = report.text
    read = taken(text, (one for draft in drafts for one in draft.ranges))
    headings = [(b.start, b.end) for b in report.blocks if b.kind is BlockKind.HEADING]
    found, gone = [], set[int]()
    for n, draft in enumerate(drafts):
        if _supposed(text, draft) or _hears(text, draft) or _says_nothing(text, draft):
            gone.add(n)
        outer = drafts[draft.inside] if draft.inside is not None else None
        if outer is not None and _describes(text, draft, outer):
            content: Iterable[Range] = [_cut(text, one) for one in draft.content]
        else:
            content = (_whole(text, one, read) for one in draft.content)
        content = tuple(_in_heading(text, one, headings) for one in content)
        found.append(replace(_sourced(text, _told_by(text, draft), read), content=content))
    return ordered(found, gone)


def _supposed(text: str, draft: Draft) -> bool:
    """Does somebody say it only in a condition or a question: "if the yard wants ...", "were she to admit ...", "did he know"?"""
    if not draft.source or not draft.cue or draft.source[0][0] > draft.cue[0][0]:
        return False
    start = draft.source[0][0]
    before = text[max(0, start - _NEAR) : start]
    if _IF.search(before):
        return True
    end = _END.search(text, max(b for _, b in draft.cue))
    return bool(_INVERTED.search(before)) and (
        before.rstrip().endswith(("Were", "Should", "Had")) or bool(end and text[end.start()] == "?")
    )


def _hears(text: str, draft: Draft) -> bool:
    """Is the source the one who is told: "the port had never been told of ...", "Rask, told of this, ..."?"""
    if not draft.source or not draft.cue or draft.source[-1][1] > draft.cue[0][0]:
        return False
    between = text[draft.source[-1][1] - 1 : draft.cue[0][0]]
    if "," in between and _TOLD_OF.match(text, draft.cue[0][0]):
        return True
    return bool(_TOLD.search(text, draft.source[-1][1], draft.cue[-1][1]))


def _says_nothing(text: str, draft: Draft) -> bool:
    """Is the content a word that asks, alone: "he would not say which"? "She denied it" points to what was said before."""
    return len(draft.content) == 1 and bool(_ASKING.fullmatch(text[slice(*draft.content[0])].strip(' ,.“”"')))


def _sourced(text: str, draft: Draft, read: bytearray) -> Draft:
    """A statement for which the reader found nobody, with whoever stands right before its verb of saying by name."""
    if draft.source or len(draft.cue) != 1:
        return draft
    at = draft.cue[0][0]
    found = _CITING_BEFORE.search(text, max(0, at - _SO_LONG), at)
    if found is None and _SAID.fullmatch(text[slice(*draft.cue[0])]):
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
        _DANGLING.search(text, max(start, end - _NEAR), end)
        or _PARTITIVE.match(text, end)
        or (_AND_THAT.match(text, end) and (_THAT.match(text, start) or _THAT.match(text[max(0, start - 5) : start])))
    ):
        return content
    close = _END.search(text, end)
    last = close.start() if close else len(text)
    return content if any(read[end:last]) or _MARKS.search(text, end, last) else (start, last)
