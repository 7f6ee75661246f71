"""Accounts: "by her reckoning", "on Rask's account", "as the director put it", "his version is that".

Cues that are no verbs of saying, or stand behind in a clause of their own. The corpus that readers learn from has few of them, a
report that varies its words has many.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.attribute.reader import Draft, Range
from sayso.model import Block, Report
from sayso.taken import taken

READER = "accounts"
_CONFIDENCE = 0.6
_ACCOUNT = (
    r"(?:account|admission|assessment|calculations?|count|description|estimat(?:e|es|ion)|reckoning|recollection|tally|telling"
    r"|version)"
)
_NAME = r"[A-Z][\w’'.-]*?(?:\s(?:(?:of|the|de|van|von|al)\s)?[A-Z][\w’'.-]*?){0,4}"
_OWNER = (
    rf"(?:(?P<whose>(?i:his|her|its|their))|(?P<who>(?:(?i:the|that|this|one)\s(?:[\w-]+\s){{0,4}}?[\w-]+?|(?:[Tt]he\s)?{_NAME}))"
    r"(?:[’']s|(?<=s)[’']))"
)
_BY = re.compile(rf"(?P<cue>\b(?i:by|on|in|at|from)\s){_OWNER}\s(?P<noun>(?:own\s)?{_ACCOUNT})\b(?!\s+of\b)")
_BY_OF = re.compile(
    rf"(?P<cue>\b(?i:by|on|in|at)\sthe\s{_ACCOUNT}\sof\s|\b[Ii]n\sthe\s(?:view|opinion|words|judge?ment)\sof\s)"
    rf"(?P<who>(?:its|his|her|their|the|an?|one)\s[^.,;:“”\"]+?(?:,\s{_NAME})?"
    rf"|{_NAME})(?=[.,;:]|$|\sand\s)"
)
_IS_THAT = re.compile(rf"{_OWNER}\s(?P<cue>(?:own\s)?{_ACCOUNT}\s(?:is|was)\s)(?=that\s)")
_FOLLOWS = re.compile(
    rf"(?P<cue>\b[Ii]f\s(?:one|we|you)\s(?:follows?|believes?|trusts?)\s)(?P<who>(?:the|its|his|her|their)\s[^.,;:“”\"]+?(?:,\s{_NAME})?"
    rf"|{_NAME})(?=[.,;:]|$)"
)
_SAYS = (
    r"(?:(?:has|had|have)\s)?(?:put(?:s)?\sit|said|says|say|told\s[\w ]{1,30}|declared|wrote|noted|explained|recalled|admitted"
    r"|warned|claimed|conceded|argued|insisted|acknowledged|remarked|observed|reported)"
)
_AS = re.compile(
    rf"(?:(?<=,\s)|(?<=,[”\"]\s)|(?<=[.!?]\s)|(?<=\n)|^)[Aa]s\s(?P<who>(?:the|its|his|her|their|one|an?)\s(?:[\w’-]+\s){{1,5}}?|{_NAME}\s"
    rf"|s?he\s)(?P<cue>{_SAYS})\b(?!\s+(?:that|it|by|in\s(?:the\s)?(?:next|last))\b)"
)
# "The tower, Colonel Rask maintains, fired first".
_INSERTED = re.compile(
    rf"(?<=,\s)(?P<who>{_NAME}|s?he|they)\s"
    r"(?P<cue>(?:maintain|insist|contend|claim|argue|allege|report|recall|believe|reckon|assert)(?:s|ed)(?=,\s)|(?:recounts|relates)(?=,\s)"
    r"|(?:went|goes)\son(?=\.(?:\s|$)))"
)
# The same of one who has no name, by verbs that are no nouns: "the annual reports, which ...".
_INSERTED_ROLE = re.compile(
    r"(?<=,\s)(?P<who>(?:the|his|her|its|their)\s(?:[\w-]+\s){0,3}?[\w-]+)\s"
    r"(?P<cue>(?:maintain|insist|contend|argue|allege|believe|assert)(?:s|ed)|recalled|claimed|reported)(?=,\s)"
)
# A block without any of these has no account: a quick look.
_HINT = re.compile(
    r"account|admission|assess|calculat|count|descript|estimat|reckon|recollect|tally|telling|version|(?:maintain|insist|contend|claim|argue|allege|report|recall|believe|reckon|assert)(?:s|ed)?,|recounts,|relates,|(?:went|goes)\son\.|\bthe\s(?:view|opinion|words)\sof\s|(?:[,.!?”\"\n]\s?)[Aa]s\s|^As\s|\bIf\s|\bif\s(?:one|we|you)\s"
)
# What sentences end with, and what joins a clause to the one before.
_END = re.compile(r"[.!?][”\"’']?(?=\s|$)|\n")
_JOINS = re.compile(r"(?:,\s*(?:and|but|while|so)|;|:|\s—|\s–)\s*$")
# Where an account may begin, and where it may end: "resulted in her account being closed" is none.
_OPENS = re.compile(r"(?:^|[,.;:!?—–”\"]|\b(?:and|but|so|while|or))\s*$")
_CLOSES = re.compile(r"\s*(?:[,.;:!?)]|$)")
_EDGES = " ,\t"
# So many code points are looked at before a phrase for what joins it, and on either side for the ends of its sentence.
_NEAR, _SO_LONG = 8, 600
_LEAST_WORDS = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that tell whose account it is: their range, who, the cue, and where what is told starts if it is told behind."""

    range: Range
    source: Range
    cue: tuple[Range, ...]
    behind: bool = False


def accounts(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those for whose account it is that stands in no source, cue or content of them.

    What was found inside of such an account stands inside it; an account that opens what another tells, inside that.
    """
    text = report.text
    read = taken(text, (one for draft in drafts for one in draft.ranges))
    told = taken(text, (one for draft in drafts if draft.inside is None for one in draft.content))
    voices = taken(text, (one for draft in drafts for one in (*draft.source, *draft.cue)))
    made: list[Draft] = []
    within: list[_Phrase] = []
    ends = 0
    for phrase in _phrases(report):
        parts = (phrase.source, *phrase.cue)
        if phrase.range[0] < ends or any(any(voices[slice(*one)]) for one in parts):
            continue
        if any(told[slice(*phrase.range)]):
            within.append(phrase)
            continue
        if any(any(read[slice(*one)]) for one in parts):
            continue
        content = tuple(_content(text, phrase))
        words = sum(len(_WORD.findall(text, *one)) for one in content)
        if words >= _LEAST_WORDS:
            made.append(Draft((phrase.source,), phrase.cue, content, _CONFIDENCE, reader=READER))
            ends = max(phrase.range[1], content[-1][1])
    starts = [draft.content[0][0] for draft in made]
    return [*made, *(_held(draft, made, starts) for draft in drafts), *_passed_on(text, within, drafts, len(made))]


def _passed_on(text: str, phrases: Sequence[_Phrase], drafts: Sequence[Draft], before: int) -> Iterator[Draft]:
    """Accounts that open what somebody else tells: "by her account, the agency reported, the yard was shut"."""
    opens = {draft.content[0][0]: n for n, draft in enumerate(drafts) if draft.content and draft.cue}
    for phrase in phrases:
        n = opens.get(phrase.range[0])
        if n is None:
            continue
        start, end = drafts[n].content[0]
        start = min(
            phrase.range[1] + len(text[phrase.range[1] : end]) - len(text[phrase.range[1] : end].lstrip(_EDGES)), end
        )
        content = tuple((a, b) for a, b in ((start, end), *drafts[n].content[1:]) if _WORD.search(text, a, b))
        if sum(len(_WORD.findall(text, *one)) for one in content) >= _LEAST_WORDS:
            yield Draft((phrase.source,), phrase.cue, content, _CONFIDENCE, before + n, READER)


def _held(draft: Draft, made: Sequence[Draft], starts: Sequence[int]) -> Draft:
    """A draft of the reader's behind those of accounts, in that of them which holds it."""
    if draft.inside is not None:
        return replace(draft, inside=draft.inside + len(made))
    spans = sorted(draft.ranges)
    n = bisect_right(starts, spans[0][0]) - 1 if spans else -1
    # A comma at its end is not in the content.
    if n >= 0 and all(any(a <= s and e <= b + 1 for a, b in made[n].content) for s, e in spans):
        return replace(draft, inside=n)
    return draft


def _phrases(report: Report) -> Iterator[_Phrase]:
    found: list[_Phrase] = []
    for block in report.blocks:
        if not _HINT.search(report.text, max(0, block.start - 1), block.end):
            continue
        for pattern in (_BY, _BY_OF, _IS_THAT, _AS, _FOLLOWS, _INSERTED, _INSERTED_ROLE):
            met = pattern.finditer(report.text, block.start, block.end)
            found += (_phrase(m, pattern) for m in met if pattern is not _BY or _is_apart(report.text, m, block))
    yield from sorted(found, key=lambda p: p.range)


def _is_apart(text: str, m: re.Match[str], block: Block) -> bool:
    """Is it a phrase by itself: does it open a clause, or end one?"""
    opens = bool(_OPENS.search(text[max(block.start, m.start() - _NEAR) : m.start()]))
    return opens or (m["cue"].lower() in ("by ", "on ") and bool(_CLOSES.match(text, m.end(), block.end)))


def _phrase(m: re.Match[str], pattern: re.Pattern[str]) -> _Phrase:
    whose = "who" if pattern in (_BY_OF, _AS, _FOLLOWS, _INSERTED, _INSERTED_ROLE) or m["who"] else "whose"
    source = (m.start(whose), m.start(whose) + len(m[whose].rstrip()))
    cue: tuple[Range, ...] = ((m.start("cue"), m.start("cue") + len(m["cue"].rstrip())),)
    if pattern is _BY:
        cue = (*cue, m.span("noun"))
    if pattern is _IS_THAT:
        return _Phrase((source[0], m.end()), source, cue, behind=True)
    return _Phrase(m.span(), source, cue)


def _content(text: str, phrase: _Phrase) -> Iterator[Range]:
    """What is told: the rest of the sentence, before and behind; behind alone where the phrase opens a sentence or a clause."""
    start, end = phrase.range
    near = max(0, start - _SO_LONG)
    first = max((m.end() for m in _END.finditer(text, near, start)), default=near)
    close = _END.search(text, end, end + _SO_LONG)
    last = close.start() if close else min(len(text), end + _SO_LONG)
    before = text[first:start]
    if phrase.behind or not before.strip(_EDGES + '“"') or _JOINS.search(before):
        pieces = [(end, last)]
    else:
        pieces = [(first, start), (end, last)]
    for a, b in pieces:
        a += len(text[a:b]) - len(text[a:b].lstrip(_EDGES))
        b = a + len(text[a:b].rstrip(_EDGES))
        if _WORD.search(text, a, b):
            yield a, b
