"""Denials of what a report has just told: "Rask denied it", "the ministry rejected that account".

Such a denial has no words of its own to compare. Where it stands tells what it denies: the last thing that somebody else said
before it, in the same paragraph or the one above.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.compare.propositions import denies, stems
from sayso.model import Attribution, Comparison, ConflictType, Relation, Report, Span, Speaker

_POINTS_BACK = re.compile(
    r"^\W*(?:that\s+)?(?:there\s+(?:was|is|were|are)\s+|it\s+(?:was|is|had)\s+)?"
    r"(?:it|this|that|such|any\s+such|these|those|them|so|both"
    r"|(?:the|that|this|these|those|its|his|her|their)\s+(?:\w+\s+)?(?:claims?|reports?|accounts?|allegations?|accusations?"
    r"|charges?|version|story|figures?|suggestions?|assertions?|idea|criticism))\b",
    re.I,
)
_WORD = re.compile(r"[a-z’']+")
# A denial with more words of meaning says itself what it denies.
_FEW = 4
_BLOCKS_BACK = 1


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
            if not _points_back(one):
                continue
            block = bisect_right(starts, one.content[0].start)
            for other in reversed(ordered[max(0, i - 6) : i]):
                if other.inside == one.id or other.content[-1].end > one.content[0].start:
                    continue
                if block - bisect_right(starts, other.content[0].start) > _BLOCKS_BACK:
                    break
                if _differ(one, other, speaker_of):
                    told = _told_with_it(one, ordered[i + 1 : i + 4], speaker_of) or one
                    why = "one denies what the other has said just before"
                    spans = (_longest(other), _longest(told))
                    yield Comparison(other.id, told.id, Relation.CONFLICT, ConflictType.POLARITY, *spans, why)
                    break


def _longest(one: Attribution) -> Span:
    return max(one.content, key=lambda span: span.end - span.start)


def _told_with_it(
    one: Attribution, later: Sequence[Attribution], speaker_of: Mapping[str, Speaker]
) -> Attribution | None:
    """What the same speaker goes on to say: the denial in words of its own."""
    return next(
        (a for a in later if a.inside is None and not _points_back(a) and not _differ(one, a, speaker_of)), None
    )


def _points_back(one: Attribution) -> bool:
    if not denies(one):
        return False
    text = one.content[0].exact
    few = len(stems(_WORD.findall(text.lower()))) <= _FEW
    return bool(few and _POINTS_BACK.match(text))


def _differ(a: Attribution, b: Attribution, speaker_of: Mapping[str, Speaker]) -> bool:
    p, q = speaker_of.get(a.id), speaker_of.get(b.id)
    return p is not None and q is not None and p.id != q.id
