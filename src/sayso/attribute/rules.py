"""A reader of rules: quotation marks, cue verbs, "according to", and each content read again for statements inside it.

It is the baseline that a trained reader is measured against. Every rule works inside one sentence and gives ranges of
the text itself, so that spans are exact by construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.attribute.quotes import quotations
from sayso.attribute.reader import Draft, Range

_VERBS = (
    "said says say saying told tells announced announces added adds warned warns wrote writes reported reports insisted insists"
    " claimed claims denied denies conceded concedes acknowledged acknowledges argued argues noted notes stressed stresses"
    " stated states believed believes believe explained explains predicted predicts promised promises confirmed confirms"
    " accused accuses admitted admits demanded demands suggested suggests maintained maintains estimated estimates replied"
    " replies charged charges asserted asserts contended contends declared declares disclosed revealed reveals recalled"
    " recalls remarked remarks complained complains concluded concludes expected expects feared fears hoped hopes urged urges"
    " vowed vows pledged repeated repeats reiterated observed forecast forecasts quoted quotes attributed blamed blames"
    " rejected rejects disputed disputes called calls described describes asked asks answered thinks thought found finds"
    " shows showed indicated indicates alleged alleges advised proposes proposed agreed agrees cited cites"
).split()
_CUE = re.compile(r"\b(?:" + "|".join(sorted(_VERBS, key=len, reverse=True)) + r")\b")
_ACCORDING = re.compile(r"\b(?P<cue>[Aa]ccording to|[Ii]n the (?:view|words|opinion) of)\s+")
_END_OF_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\b[A-Z])[.!?…][\"”’)\]]*(?=\s+[\"“‘(\[]?[A-Z0-9])|\n\s*\n"
)
_ADJUNCT = re.compile(
    r"\s*(?:,?\s*(?:(?:on|in|at|during|after|before|by|to|over|from|late|early|earlier|again|also)\b[^,“\"]*?"
    r"|(?:yester|to)day|last \w+|this \w+))*\s*(?=,|\bthat\b|[“\"]|:|$)"
)
_HEARER = re.compile(
    r"\s+(?P<who>(?:the |a |an |his |her |their |its )?(?:[A-Z][\w’'&.-]*(?:\s+(?:of|and|the|&)?\s*[A-Z0-9][\w’'&.-]*)*|reporters|journalists|lawmakers|MPs|me|us|him|her|them|the \w+)(?:\s+(?:news\w*|magazine|conference|committee|television|radio|station))?)"
)
_NOT_SUBJECT = re.compile(
    r"^(?:and|but|or|so|which|that|who|while|when|as|if|because|then|however|also|not|to|has|have|had|is|was|will|would)\b\W*",
    re.I,
)
_LEAST_WORDS = 3
_DEPTH = 3
_SURE, _LIKELY, _GUESS = 0.9, 0.7, 0.5


class RuleReader:
    """The rules of this module behind the `Reader` interface. Linear in the length of the text."""

    name = "rules-1"

    def read(self, text: str, blocks: Sequence[Range]) -> list[Draft]:
        """All attributions, outer ones before those inside them."""
        found: list[Draft] = []
        for start, end in blocks:
            found += self._stretch(text, start, end)
        _take_block_quotes(text, blocks, found)
        todo = list(range(len(found)))
        for depth in range(_DEPTH):
            first = len(found)
            for i in todo:
                for a, b in found[i].content:
                    for one in self._stretch(text, a, b):
                        if one.content[0] != (a, b) and one.source:
                            found.append(Draft(one.source, one.cue, one.content, one.confidence * 0.9, i))
            todo = list(range(first, len(found)))
            if not todo or depth == _DEPTH:
                break
        return found

    def _stretch(self, text: str, start: int, end: int) -> list[Draft]:
        found: list[Draft] = []
        quotes = [(a + start, b + start) for a, b in quotations(text[start:end])]
        for a, b in _sentences(text, start, end, quotes):
            one = _read_sentence(text, a, b, [q for q in quotes if q[0] >= a and q[1] <= b + 1])
            if one is None and (more := _continues(a, b, quotes, found)):
                last = found[-1]
                found[-1] = Draft(last.source, last.cue, (*last.content, more), last.confidence, last.inside)
            elif one is not None:
                found.append(one)
        return found


def _sentences(text: str, start: int, end: int, quotes: Sequence[Range]) -> Iterator[Range]:
    at = start
    for m in _END_OF_SENTENCE.finditer(text, start, end):
        if any(a < m.start() and m.end() < b for a, b in quotes):
            continue
        if m.end() > at:
            yield at, m.end()
        at = m.end() + len(text[m.end() : end]) - len(text[m.end() : end].lstrip())
    if at < end:
        yield at, end


def _read_sentence(text: str, start: int, end: int, quotes: Sequence[Range]) -> Draft | None:
    """The outermost attribution of one sentence, or None."""
    outside = _blank(text[start:end], [(a - start, b - start) for a, b in quotes])
    if m := _ACCORDING.search(outside):
        return _according(text, start, end, outside, m)
    for m in _CUE.finditer(outside):
        if one := _around(text, start, end, outside, m, quotes):
            return one
    return None


def _blank(sentence: str, quotes: Sequence[Range]) -> str:
    """The sentence with quoted words blanked out, so that verbs inside quotations are no cues."""
    for a, b in quotes:
        sentence = sentence[: a + 1] + " " * (b - a - 2) + sentence[b - 1 :]
    return sentence


def _according(text: str, start: int, end: int, outside: str, m: re.Match[str]) -> Draft | None:
    cue = (start + m.start("cue"), start + m.end("cue"))
    rest = outside[m.end() :]
    if m.start() < 3:
        comma = rest.find(", ")
        if comma < 0:
            return None
        source, content = (start + m.end(), start + m.end() + comma), (start + m.end() + comma + 2, end)
    else:
        stop = re.search(r",\s|[.;]?$", rest)
        source = (start + m.end(), start + m.end() + (stop.start() if stop else len(rest)))
        content = (start, start + len(outside[: m.start()].rstrip(" ,")))
    return _draft(text, source, cue, [content], _SURE)


def _around(text: str, start: int, end: int, outside: str, m: re.Match[str], quotes: Sequence[Range]) -> Draft | None:
    """An attribution around one cue verb: content before it, after it, or on both sides."""
    cue = (start + m.start(), start + m.end())
    before, after = [q for q in quotes if q[1] <= cue[0]], [q for q in quotes if q[0] >= cue[1]]
    if before and re.fullmatch(
        r"\W*(?:[^.,;:]{0,90}(?:,[^.;:]{0,90},?)?)\s*", outside[before[-1][1] - start : m.start()]
    ):
        source = _subject(text, before[-1][1], cue[0]) or _inverted(text, cue[1], end)
        return _draft(text, source, cue, [*before, *after], _SURE)
    tail = re.search(r",\s+(?P<who>[^,“\"]{2,80}?(?:,[^,]{2,80},)?)\s*$", outside[: m.start()])
    closing = re.fullmatch(r"[^“\"]{0,80}", outside[m.end() :])
    if (
        tail
        and closing
        and len(outside[: tail.start()].split()) > _LEAST_WORDS
        and not re.search(r"\bthat\b", outside[m.end() :])
    ):
        source = _subject(text, start + tail.start("who"), cue[0])
        return _draft(text, source, cue, [(start, start + tail.start())], _LIKELY)
    source = _subject(text, start, cue[0])
    content = _object(text, cue[1], end, outside[m.end() :])
    return (
        _draft(text, source, cue, [content], _LIKELY if "that" in outside[m.end() :][:60] else _GUESS)
        if source and content
        else None
    )


def _subject(text: str, start: int, cue: int) -> Range | None:
    """The subject before a verb, without what leads up to it."""
    words = text[start:cue].rstrip()
    cut = max(
        (
            m.end()
            for m in re.finditer(
                r"^(?:[^,]*\b(?:[Oo]n|[Ii]n|[Aa]t|[Aa]fter|[Ww]hen|[Aa]sked|[Ff]or|[Ss]o)\b[^,]*),\s+|[;:]\s+|[”\"],?\s+",
                words,
            )
        ),
        default=0,
    )
    words_from = start + cut + len(words[cut:]) - len(words[cut:].lstrip(' ,“”"'))
    while (m := _NOT_SUBJECT.match(text[words_from:cue])) and m.end():
        words_from += m.end()
    stop = start + len(
        re.sub(
            r"(?:\s+(?:has|have|had|also|then|later|further|not|n't|would|will|could|does|did|explicitly))+$", "", words
        ).rstrip(" ,")
    )
    return (words_from, stop) if stop > words_from and len(text[words_from:stop].split()) <= 25 else None


def _inverted(text: str, start: int, end: int) -> Range | None:
    """The subject after a verb, as in `"...," said Jane Doe, who ...`."""
    m = re.match(r"\s+(?P<who>(?:[^,.;“\"]|(?<=\b[A-Z])\.|(?<=Dr)\.){2,90})", text[start:end])
    return (start + m.start("who"), start + len(text[start : start + m.end("who")].rstrip())) if m else None


def _object(text: str, start: int, end: int, after: str) -> Range | None:
    """What a verb says: after `that`, after the hearer, after an adjunct of time or place, or all that follows."""
    at = start
    if (m := _HEARER.match(after)) and re.match(
        r"\s*(?:told|asked|urged|warned|accused)$", text[max(0, start - 8) : start][-7:].strip()
    ):
        at += m.end()
    if (
        (m := re.search(r"\bthat\s+", text[at:end]))
        and m.start() < 80
        and "," not in text[at : at + m.start()].strip(" ,")[:40]
    ) or (m := _ADJUNCT.match(text[at:end])):
        at += m.end()
    at += len(text[at:end]) - len(text[at:end].lstrip(" ,:"))
    return (at, end) if len(text[at:end].split()) >= _LEAST_WORDS else None


def _continues(start: int, end: int, quotes: Sequence[Range], found: Sequence[Draft]) -> Range | None:
    """A sentence that is all quotation goes on with what was said before it in the same paragraph."""
    whole = [q for q in quotes if q[0] == start and q[1] >= end - 1]
    return whole[0] if whole and found and found[-1].confidence >= _SURE else None


def _take_block_quotes(text: str, blocks: Sequence[Range], found: list[Draft]) -> None:
    """A paragraph that ends with a colon and holds a cue speaks the next one."""
    for (start, stop), following in pairwise(blocks):
        lead = text[start:stop]
        if not lead.rstrip().endswith(":") or any(
            following[0] <= c[0] < following[1] for d in found for c in d.content
        ):
            continue
        sentence = list(_sentences(text, start, stop, quotations(lead)))[-1]
        cues = list(_CUE.finditer(text, *sentence))
        if cues:
            cue = cues[-1].span()
            found.append(Draft(_as_tuple(_subject(text, sentence[0], cue[0])), (cue,), (following,), _LIKELY))


def _as_tuple(one: Range | None) -> tuple[Range, ...]:
    return (one,) if one and one[0] < one[1] else ()


def _draft(text: str, source: Range | None, cue: Range, content: Sequence[Range], sure: float) -> Draft | None:
    kept = tuple((a, a + len(text[a:b].rstrip(" ,"))) for a, b in content if len(text[a:b].split()) >= 1)
    return Draft(_as_tuple(source), (cue,), kept, sure) if kept else None
