"""Second speakers whom no verb of saying names: "he had been told by a guard that ...", "the Star quoted her as saying ...",
"according to the Star, a memo counts ...", "the agency carried the minister's charge that ...".

The reader finds who passes it on. Whose word it is stands in the clause that is passed on, behind a passive, a noun, or as the
document that is its subject; without it the account would go back to the wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.attribute.nesting import ordered
from sayso.attribute.reader import Draft, Range
from sayso.model import Report
from sayso.taken import taken

READER = "hearsay"
_CONFIDENCE = 0.55
# A clause, and who is in it, are no longer than so many code points.
_SO_LONG, _WHO_LONG = 400, 90
_LEAST_WORDS = 3
# A draft that tells of a place begins no more than so many code points before it.
_BACK = 2000
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?][”\"’']?(?=\s|$)|[;\n]")
_NAME = r"[A-Z][\w’'.-]{0,30}?(?:\s(?:(?:of|the|de|van|von|al|&)\s)?[A-Z][\w’'.-]{0,30}?){0,4}"
_OUTLET = r"(?:agency|newspaper|paper|magazine|broadcaster|station|website|weekly|daily)"
_NP = (
    rf"(?:(?i:an?|the|one|two|three|several|his|her|its|their|some|another|my)\s(?:[\w’'-]+\s){{0,6}}?[\w’'-]+|{_NAME})"
)
_THAT = r"(?:\s(?:on|in|at|during|over|before|after|by)\s[\w\s]{1,24}?)?\s(?=that\s)"
# What nobody hears from: "learned from the mistake that", "understood from the start that", "told by Monday that".
_NOBODY = re.compile(
    r"(?:the|a|an|his|her|their)\s(?:start|beginning|outset|fact|mistakes?|years?|days?|past|experience|evidence|way|end|ring|minutes)\b.*"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|nobody|no\sone|none",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:not|never|n[’']t|nobody|no\sone|den(?:y|ies|ied)|without)\b[^.;]{0,40}$|n[’']t\s[^.;]{0,30}$", re.I
)
_PRONOUN = re.compile(r"(?:he|she|they|it|i|we)", re.I)
# "He had been told by a wounded guard that ...", "she heard from the mate that ...".
_HEARD = re.compile(
    rf"\b(?P<cue>(?:been|was|were|being)\s(?:told|informed|assured|warned|advised)\sby|(?:heard|learn(?:ed|t)|understood|had\sit|gathered)\sfrom)"
    rf"\s(?P<who>{_NP}){_THAT}"
)
# "The night foreman had told him that ...".
_WAS_TOLD = re.compile(
    rf"(?:that\s)?(?P<who>{_NP})\s(?P<cue>(?:had|has|have)\s(?:told|informed|assured|warned)\s(?:him|her|them|me|us))\s(?=that\s)"
)
_HEARER = re.compile(rf"(?:that\s)?(?P<who>{_NP})(?:,[^,.;]{{3,60}},)?\s(?:(?:has|had|have)\s)?$")
# "The Star quoted her as saying that ...".
_AS_SAYING = re.compile(
    rf"\s*(?P<who>him|her|them|it|{_NP}(?:,[^,]{{3,60}},)?)\s(?P<cue>as\s(?:saying|stating|writing|having\ssaid|telling\s\w+|warning"
    r"|claiming|insisting|admitting|denying|adding|putting))\b"
)
_AS = re.compile(r"\s?as\s\w+ing\b")
_QUOTES = re.compile(r"\b(?:quot|cit)(?:ed|es|ing|e)\b")
_QUOTED = re.compile(r"(?:was|were|is|are|been|being)\s(?:also\s|later\s)?(?:quoted|cited)$")
_BEFORE = re.compile(
    rf"(?P<who>(?:(?i:the|its|his|her|an?)\s(?:[\w’'-]+\s){{0,4}}?[\w’'-]+,\s)?(?:[Tt]he\s)?{_NAME}|(?:[Hh]e|[Ss]he|[Tt]hey))(?:,[^,.;]{{3,60}})?,?\s(?:(?:has|had|have)\s)?$"
)
_DOCUMENT = (
    r"report|memo|memorandum|letter|statement|draft|paper|document|log|records?|stud(?:y|ies)|survey|note|notes|article|indictment|filing"
    r"|audit|transcript|file|cable|e-?mail|communiqu[eé]|notice|register|diary|annex|dossier|assessment"
)
# Verbs of what a document says; forms that a passive clause has too ("the letter read by the judge") must not be followed by
# what goes with that, nor by another verb.
_STATES = (
    r"(?:(?:had|has|have|also|even|clearly|plainly)\s)*(?:says?|said|states?|stated|shows?|showed|records|counts?|lists?|puts|warns?|warned|advises?"
    r"|advised|describes|finds|speaks?\sof|spoke\sof|mentions?|mentioned|notes?|noted|concludes?|concluded|gives?|gave|has(?=\s(?:the|it|him|her|them)\s\w+ing\b)"
    r"|calls|blames?|blamed|claims?|reads|suggests?|suggested|recommends|orders|tells?|told"
    r"|(?:put|read|found|recorded|counted|listed|described|called|claimed|recommended|ordered|has\srecorded)(?!\s(?:by|out|in|on|near|to|into|as|for|at|from|up|down|off|that\s\w+ed)\b))"
)
# "A memo counts seventeen": at the beginning of what is passed on.
_IN_DOCUMENT = re.compile(
    rf"[“\"\s]*(?:that\s+)?(?P<who>(?:(?i:the|an?|its|his|her|their|this|one)\s(?:[\w’'-]+\s){{0,4}}?(?:{_DOCUMENT})(?:\s(?:of|from|by|at)\s[^,.;:]{{3,40}}?)?"
    rf"|(?:[A-Z][\w’'-]*\s){{0,3}}(?:Report|Memo|Memorandum|Note|Letter|Assessment|Study|Statement|Log|Register)(?:\s\d+)?))\s(?P<cue>{_STATES})\s"
)
# "The Sentinel found in a certain memo a list of ...", "the Star has seen a letter that puts ...".
_FOUND_IN = re.compile(
    rf"(?P<cue>(?<!\bbe\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)\b(?:found|read|saw|seen|discovered)\sin)\s(?P<who>(?i:an?|the|its|his|her|their)\s(?:[\w’'-]+\s){{0,4}}?(?:{_DOCUMENT}))\s(?=\S)"
)
# "..., the agency quoted her as saying."
_TAIL = re.compile(
    rf",[”\"]?\s(?P<outlet>(?:[Tt]he\s)?(?:{_NAME}|{_OUTLET}))\s(?P<verb>quoted|cited)\s(?P<who>him|her|them|{_NP})\s(?P<cue>as\s(?:saying|stating|writing))(?=\.)"
)
# "..., the minister insisted on Wednesday, the Star reported."
_REPORTED = re.compile(
    rf"(?:\s(?:on|in|at|from)\s[^,.;“”\"]{{2,40}})?,\s(?P<outlet>(?:the\s)?(?:{_NAME}|{_OUTLET}))"
    r"(?:\s\([A-Z]+\))?\s(?P<cue>(?:has\s|had\s)?report(?:ed|s))(?:\s(?:on|from|in)\s[^,.;“”\"]{2,40})?\."
)
_CLAIM = (
    r"(?:charge|claim|estimate|assertion|allegation|accusation|denial|warning|view|account|statement|complaint|contention|insistence"
    r"|explanation|suggestion|prediction|forecast|version)"
)
_CARRIES = re.compile(
    r"\b(?:carried|ran|printed|published|relayed|repeated|carries|runs|repeats|broadcast|quoted)\s[\w’' -]{3,90}"
    + _CLAIM
)
# "The agency also carried Ms Dorvath's charge that ...", "... estimate of the bill: 340 million".
_CARRIED = re.compile(
    rf"(?P<outlet>(?<![\w’'.-])(?:[Tt]he\s(?:[\w-]+\s)?{_OUTLET}|(?!(?:Nobody|On|In|At|No)\b)(?:The\s)?{_NAME}))\s(?:also\s|later\s|has\s|had\s|then\s)*"
    rf"(?P<verb>carried|ran|printed|published|relayed|repeated|carries|runs|repeats|broadcast|quoted)\s"
    rf"(?P<who>{_NAME}|(?:the|its|an?)\s(?:[\w-]+\s){{0,3}}?[\w-]+)(?:[’']s|(?<=s)[’'])\s(?P<cue>(?:\w+\s)?{_CLAIM})(?:\sof\s[^:.;,]{{3,60}}(?=:)|(?=\sthat\s)|(?=:\s))"
)


def hearsay(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with those of second speakers inside them, and with "X was quoted by Y" read as what X says."""
    text = report.text
    made, gone = [_quoted_by(text, one) for one in drafts], set[int]()
    for outer, inner, instead in [*_carried(report, made), *_quoted_behind(report, made)]:
        gone |= instead
        made += [outer, replace(inner, inside=len(made))]
    made += _reported(text, made)
    inside = defaultdict[int, list[int]](list)
    for n, one in enumerate(made):
        if one.inside is not None:
            inside[one.inside].append(n)
    for n in range(len(made)):
        whole = _as_saying(text, made[n])
        if whole is not None:
            made[n] = replace(made[n], content=(whole,))
        above = n
        for who, cue, content in _inner(text, made[n]):
            known = next((i for i in inside[n] if _told_by(made[i], who, cue)), None)
            if known is None:
                above, known = len(made), above
                made.append(Draft((who,), (cue,), (content,), _CONFIDENCE, known, READER))
            else:
                above = known
                if (
                    made[known].content
                    and content[0] <= made[known].content[0][0] < made[known].content[-1][1] < content[1]
                ):
                    made[known] = replace(made[known], content=(content,))
    return ordered(made, gone)


def _told_by(one: Draft, who: Range, cue: Range) -> bool:
    """Does a draft have these words for its source or cue?"""
    low, high = min(who[0], cue[0]), max(who[1], cue[1])
    return any(b > low and a < high for a, b in (*one.source, *one.cue))


def _inner(text: str, outer: Draft) -> Iterator[tuple[Range, Range, Range]]:
    """Second speakers within the content of a draft, each inside the one before: who, cue, and what is theirs."""
    for start, end in outer.content:
        if end - start > 4 * _SO_LONG:
            continue
        reach = min(end, start + _SO_LONG)
        quotes = any(_QUOTES.search(text[slice(*one)]) for one in outer.cue)
        through = _HEARD.search(text, start, reach) or _FOUND_IN.search(text, start, reach)
        m = (_AS_SAYING.match(text, start, end) if quotes else None) or through or _IN_DOCUMENT.match(text, start, end)
        m = m or _WAS_TOLD.match(text, start, end)
        if m is None or len(m["who"]) > _WHO_LONG or _NOBODY.fullmatch(m["who"]):
            continue
        if _DENIED.search(text, max(start, m.start() - 2 * _WHO_LONG), m.start("cue")):
            continue
        last = _END.search(text, m.end(), end)
        begin, close = m.end(), last.start() if last else end
        begin += len(text[begin:close]) - len(text[begin:close].lstrip())
        if len(_WORD.findall(text, begin, close)) < _LEAST_WORDS:
            continue
        # Who heard it, where that is not the one who tells it: "the Star said that Rask had heard from a guard that ...".
        hearer = None
        if m is through:
            near = max(start, m.start("cue") - _WHO_LONG)
            hearer = _BEFORE.search(text, near, m.start("cue")) or _HEARER.match(text, start, m.start("cue"))
        if hearer and not _PRONOUN.fullmatch(hearer["who"]):
            yield hearer.span("who"), m.span("cue"), (m.start("who"), close)
        yield m.span("who"), m.span("cue"), (begin, close)
        return


def _as_saying(text: str, outer: Draft) -> Range | None:
    """The content of "Y quoted X as saying that ...", from X on; None where it is no such thing."""
    if not outer.cue or len(outer.content) != 1 or not _QUOTES.search(text[slice(*outer.cue[-1])]):
        return None
    start, end = outer.cue[-1][1], outer.content[0][0]
    m = _AS_SAYING.match(text, start, outer.content[0][1]) if 0 <= end - start <= _WHO_LONG else None
    return (m.start("who"), outer.content[0][1]) if m and m.start("who") < end else None


def _quoted_by(text: str, one: Draft) -> Draft:
    """Of "X was quoted by Y as saying" X is the source."""
    if not one.cue or not one.source or not _QUOTED.search(text[slice(*one.cue[-1])]):
        return one
    if text[one.cue[-1][1] : one.source[0][0]].strip() not in ("by", "by the"):
        return one
    if not _AS.match(text, one.source[-1][1]):
        return one  # "Safety was cited by officials as the reason".
    m = _BEFORE.search(text, max(0, one.cue[0][0] - _WHO_LONG), one.cue[0][0])
    return replace(one, source=(m.span("who"),)) if m else one


def _quoted_behind(report: Report, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft, set[int]]]:
    """What stands before "..., the agency quoted her as saying", where no draft tells it: the outlet's, and hers inside it."""
    text = report.text
    told = taken(text, (one for d in drafts for one in d.cue))
    for block in report.blocks:
        for m in _TAIL.finditer(text, block.start, block.end):
            before = text[max(block.start, m.start() - _SO_LONG) : m.start()]
            begin = m.start() - len(before) + max((end.end() for end in _END.finditer(before)), default=0)
            said = (begin + len(text[begin : m.start()]) - len(text[begin : m.start()].lstrip()), m.start())
            if any(told[slice(*m.span())]) or len(_WORD.findall(text, *said)) < _LEAST_WORDS:
                continue
            passed_on = (said, (m.start("who"), m.end("cue")))
            outer = Draft((m.span("outlet"),), (m.span("verb"),), passed_on, _CONFIDENCE, reader=READER)
            yield outer, Draft((m.span("who"),), (m.span("cue"),), (said,), _CONFIDENCE, reader=READER), set()


def _reported(text: str, made: list[Draft]) -> list[Draft]:
    """Outlets that a sentence names behind who says it; what that one says is put inside what they report."""
    outer: list[Draft] = []
    told = taken(text, (one for d in made for one in d.cue))
    for n, one in enumerate(made):
        spans = sorted(one.ranges)
        m = _REPORTED.match(text, spans[-1][1]) if one.inside is None and one.source and one.cue and spans else None
        if m is None or any(told[slice(*m.span("cue"))]):
            continue
        made[n] = replace(one, inside=len(made) + len(outer))
        outer.append(
            Draft((m.span("outlet"),), (m.span("cue"),), ((spans[0][0], spans[-1][1]),), _CONFIDENCE, reader=READER)
        )
    return outer


def _carried(report: Report, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft, set[int]]]:
    """What an outlet carried of what another charged, claimed or estimated, where no draft tells it.

    The outlet's draft, that of the other, which stands inside it, and the drafts in whose place both come.
    """
    text = report.text
    order = sorted((min(a for a, _ in d.ranges), n) for n, d in enumerate(drafts) if d.ranges)
    for block in report.blocks:
        if not _CARRIES.search(text, block.start, block.end):
            continue
        for m in _CARRIED.finditer(text, block.start, block.end):
            last = _END.search(text, m.end(), block.end)
            begin, close = m.end(), last.start() if last else block.end
            begin += len(text[begin:close]) - len(text[begin:close].lstrip(" :"))
            low, high = m.span()
            near = [n for _, n in order[bisect_left(order, (low - _BACK, 0)) : bisect_left(order, (close, 0))]]
            voices = {n: (*drafts[n].source, *drafts[n].cue) for n in near}
            instead = {n for n, parts in voices.items() if parts and all(low <= a and b <= high for a, b in parts)}
            others = (one for n in near if n not in instead for one in (*drafts[n].cue, *drafts[n].content))
            told = any(a < close and b > begin for a, b in others)
            if told or len(_WORD.findall(text, begin, close)) < _LEAST_WORDS:
                continue
            parts = (
                (m.span("outlet"), m.span("verb"), (m.start("who"), close)),
                (m.span("who"), m.span("cue"), (begin, close)),
            )
            outer, inner = (Draft((who,), (cue,), (said,), _CONFIDENCE, reader=READER) for who, cue, said in parts)
            yield outer, inner, instead
