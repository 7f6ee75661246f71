"""Denials of what a report has just told: "Rask denied it", "the ministry rejected that account", "he didn't do it".

Such a denial has no words of its own to compare. Where it stands, and what the denier goes on to say, tell what it denies: of
what somebody else said before it in the report, that which shares most with it, else the last in the same paragraph or the one
above.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.compare.meaning import ids_of, light, meaning_of
from sayso.compare.propositions import denies, stems
from sayso.model import Attribution, Comparison, ConflictType, Kind, Relation, Report, Span, Speaker, TimeKind

_SUCH = r"(?:any|no)\s+such\s+(?:\w+\s+){0,2}\w+"
_POINTS_BACK = re.compile(
    r"^\W*(?:that\s+)?(?:there\s+(?:was|is|were|are|had\s+been)\s+|it\s+(?:was|is|had)\s+)?"
    rf"(?:it|this|that|these|those|them|so|both|(?P<such>{_SUCH})"
    r"|(?:any|the|that|this|these|those|its|his|her|their)\s+(?:\w+\s+)?(?:claims?|reports?|accounts?|allegations?|accusations?"
    r"|charges?|version|story|figures?|suggestions?|assertions?|idea|criticism))\b"
    r"(?=\W*$|\s+(?:in|on|at|to|when|as|through|by|again|also|flatly|outright|yesterday|too|at)\b)",
    re.I,
)
# "He didn't do it", "we did no such thing": who says it denies what is told of him.
_NOT_DONE = re.compile(
    r"\b(?:i|we|he|she|they|[A-Z]\w+)\s+(?:(?:did\s+not|didn[’']t|never|had\s+not|hadn[’']t|would\s+never)\s+(?:do|done|did)\s+"
    r"(?:it|this|that|any\s+of\s+(?:it|this|that)|anything\s+of\s+the\s+(?:sort|kind))\b|did\s+no\s+such\s+thing\b)"
    r"|\b(?:that|this|it)(?:[’']s|\s+is|\s+was)\s+(?:simply\s+|just\s+)?(?:not\s+true|untrue|false|a\s+lie|nonsense|invented|a\s+fabrication)\b"
)
_WORD = re.compile(r"[a-z’']+")
# A denial that says more words of its own beside what points back says itself what it denies.
_FEW = 1
# How many statements before it are looked at, and how many paragraphs above it where nothing is shared.
_LOOKED_AT, _BLOCKS_BACK = 12, 1
# What standing near is worth, in shared words.
_SAME_BLOCK, _BLOCK_ABOVE = 1.5, 1.0


def find_denials(
    reports: Sequence[Report], attributions: Sequence[Attribution], speaker_of: Mapping[str, Speaker]
) -> Iterator[Comparison]:
    """A conflict for each denial that only points back, with what it points to."""
    by_report: dict[str, list[Attribution]] = defaultdict(list)
    for one in attributions:
        if one.content:
            by_report[one.report].append(one)
    for report in reports:
        starts = [b.start for b in report.blocks]
        ordered = sorted(by_report[report.id], key=lambda a: (a.content[0].start, a.id))
        for i, one in enumerate(ordered):
            if (how := _points_back(one)) is None:
                continue
            told = (_told_with_it(one, ordered[i + 1 : i + 4], speaker_of) if how == "it" else None) or one
            other = _denied(one, told, ordered[max(0, i - _LOOKED_AT) : i], starts, how, speaker_of)
            if other is not None:
                yield _comparison(other, told)


def _denied(
    one: Attribution,
    told: Attribution,
    earlier: Sequence[Attribution],
    starts: Sequence[int],
    how: str,
    speaker_of: Mapping[str, Speaker],
) -> Attribution | None:
    """What it denies: of what others said before it, that which shares most words with it, else the last if it is near."""
    others = [
        a
        for a in earlier
        if a.inside != one.id and a.content[-1].end <= one.content[0].start and _differ(one, a, speaker_of)
    ]
    if how == "done":
        others = [a for a in others if any(_names(span.exact) for span in a.content)]
    denial, block = [*one.content, *told.content], bisect_right(starts, one.content[0].start)

    def score(other: Attribution) -> float:
        away = block - bisect_right(starts, other.content[0].start)
        return _shared(denial, other) + (_SAME_BLOCK if away == 0 else _BLOCK_ABOVE if away <= _BLOCKS_BACK else 0.0)

    best = max(others, key=lambda a: (score(a), a.content[0].start), default=None)
    return best if best is not None and (how == "done" or score(best) >= _BLOCK_ABOVE) else None


def _comparison(other: Attribution, told: Attribution) -> Comparison:
    why = "one denies what the other has said before"
    return Comparison(other.id, told.id, Relation.CONFLICT, _type(other, told), _longest(other), _longest(told), why)


def _type(a: Attribution, b: Attribution) -> ConflictType:
    """What a denial is about: the hour or the number, where both give one."""
    if all(any(t.kind is TimeKind.TIME for t in one.times) for one in (a, b)):
        return ConflictType.DATE
    if a.quantities and b.quantities and {q.unit for q in a.quantities} & {q.unit for q in b.quantities}:
        return ConflictType.NUMBER
    return ConflictType.POLARITY


def _shared(denial: Sequence[Span], other: Attribution) -> int:
    """How many words of a denial are told of by another, those that many statements share left out."""
    theirs = frozenset[str]().union(*(ids_of(span.exact) for span in other.content))
    return sum(not light(i) and bool(i & theirs) for span in denial for i in meaning_of(span.exact).ids)


def _names(text: str) -> bool:
    """Does it name anybody?"""
    meaning = meaning_of(text)
    return any(w.exact[0].isupper() and ids for w, ids in zip(meaning.words, meaning.ids, strict=True))


def _longest(one: Attribution) -> Span:
    return max(one.content, key=lambda span: span.end - span.start)


def _told_with_it(
    one: Attribution, later: Sequence[Attribution], speaker_of: Mapping[str, Speaker]
) -> Attribution | None:
    """What the same speaker goes on to say: the denial in words of its own."""
    own = [a for a in later if a.inside is None and _points_back(a) is None]
    if own and one.speaker and not one.speaker.named and own[0].kind is not Kind.INDIRECT:
        # "Her owners denied it. “We never sailed,” Orm Lines said."
        return own[0]
    return next((a for a in own if not _differ(one, a, speaker_of)), None)


def _points_back(one: Attribution) -> str | None:
    """How a denial points back: by "it", by "such" a thing, or by saying that it was not done; None where it does not."""
    text = one.content[0].exact
    if _NOT_DONE.search(text):
        return "done"
    if not denies(one) or not (m := _POINTS_BACK.match(text)):
        return None
    few = len(stems(_WORD.findall(text[m.end() :].lower()))) <= _FEW
    return ("such" if m["such"] else "it") if few else None


def _differ(a: Attribution, b: Attribution, speaker_of: Mapping[str, Speaker]) -> bool:
    p, q = speaker_of.get(a.id), speaker_of.get(b.id)
    return p is not None and q is not None and p.id != q.id
