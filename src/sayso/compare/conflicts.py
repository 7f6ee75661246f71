"""Where statements on one thing cannot both hold: number, date, polarity, blame, or who said it.

Every comparison says why it is a conflict or only looks like one. What rules can tell (ranges, days, a denial) they tell; the
judge is asked only whether two statements tell of the same, and where rules end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.compare.candidates import Pair
from sayso.compare.dates import compare_dates
from sayso.compare.numbers import Clash, compare_numbers, demands
from sayso.compare.propositions import Proposition
from sayso.compare.sameness import Judged
from sayso.model import AgentType, Attribution, Comparison, ConflictType, Kind, Relation, Speaker

# How alike two statements must be (their words; or that they tell of the same, as the judge sees it) to be on one thing.
_ALIKE, _SAME = 0.5, 0.85
# For a denial: what is left without it is the same statement.
_DENIED_ALIKE, _SHARED = 0.5, 2
_CONTRADICTS = 0.6
# So many words in a row, alike and given to two speakers, were said by one of them.
_QUOTED_WORDS = 6
_WORD = re.compile(r"\w+")


Clashes = list[tuple[ConflictType, Clash]]


def clashes(a: Proposition, b: Proposition, *, same_speaker: bool) -> Clashes:
    """What two propositions do not agree on, of their numbers and their dates: by conflict, by time, or by scope."""
    found = (
        (ConflictType.NUMBER, compare_numbers(a, b, same_speaker=same_speaker)),
        (ConflictType.DATE, compare_dates(a, b, same_speaker=same_speaker)),
    )
    return [(kind, clash) for kind, clash in found if clash is not None and clash.relation is not Relation.AGREES]


def compare_pair(
    a: Proposition,
    b: Proposition,
    pair: Pair,
    verdict: Judged | None,
    judge: str,
    apart: Clashes,
    *,
    same_speaker: bool,
) -> Comparison | None:
    """How two propositions stand to each other, or None where nothing tells that they are on one thing.

    `apart` are their `clashes`.
    """
    on_one = pair.likeness >= _ALIKE or (verdict is not None and verdict.same >= _SAME)
    if not on_one or not a.topic & b.topic:
        return None
    if apart:
        return _comparison(a, b, *apart[0])
    alike = pair.likeness >= _DENIED_ALIKE and len(a.topic & b.topic) >= _SHARED
    if a.negated != b.negated and alike and demands(a) == demands(b) and not (same_speaker and a.report == b.report):
        clash = Clash(Relation.CONFLICT, a.span, b.span, "one says what the other denies")
        if verdict is None or a.denied != b.denied:
            return _comparison(a, b, ConflictType.POLARITY, clash)
        if verdict.contradicts >= _CONTRADICTS:
            return _comparison(a, b, ConflictType.POLARITY, clash, judge, verdict.contradicts)
    return None


def _comparison(
    a: Proposition, b: Proposition, kind: ConflictType, clash: Clash, judge: str = "rule", confidence: float = 1.0
) -> Comparison:
    return Comparison(
        a.attribution, b.attribution, clash.relation, kind, clash.a, clash.b, clash.why, judge, confidence
    )


def same_words_other_speaker(a: Attribution, b: Attribution, speaker_of: Mapping[str, Speaker]) -> Comparison | None:
    """The very same words given to two named speakers: one of the reports has the wrong one.

    They must be quoted, or told at second hand: two who are summed up alike may well agree.
    """
    if not any(one.kind is not Kind.INDIRECT or one.inside for one in (a, b)):
        return None
    p, q = speaker_of.get(a.id), speaker_of.get(b.id)
    if p is None or q is None or p.id == q.id or a.report == b.report:
        return None
    if not all(s.named and s.type is AgentType.PERSON for s in (p, q)):
        return None
    for x, y in ((x, y) for x in a.content for y in b.content):
        if set(_runs(x.exact)) & set(_runs(y.exact)):
            why = f"the same words are given to {p.name} and to {q.name}"
            left, right = (a.source or a.content)[0], (b.source or b.content)[0]
            return Comparison(a.id, b.id, Relation.CONFLICT, ConflictType.ATTRIBUTION, left, right, why)
    return None


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [w.lower() for w in _WORD.findall(text)]
    # A tense that indirect speech has shifted is the same word.
    same = ["is" if w in ("was", "were", "are", "be") else "has" if w in ("had", "have") else w for w in words]
    yield from (tuple(same[i : i + _QUOTED_WORDS]) for i in range(len(same) - _QUOTED_WORDS + 1))


def thinned(found: Sequence[Comparison], claim_of: Mapping[str, str]) -> list[Comparison]:
    """One comparison for each two sides and type: a side is a claim, or a statement that is in none."""
    kept: dict[tuple[object, ...], Comparison] = {}
    for one in sorted(found, key=_sureness):
        sides = frozenset((claim_of.get(one.a, one.a), claim_of.get(one.b, one.b)))
        # Who said it is asked within a claim: there both sides say the same.
        if len(sides) == 2 or one.type is ConflictType.ATTRIBUTION:
            kept.setdefault((sides, one.type, one.relation), one)
    return sorted(kept.values(), key=lambda c: (c.relation, c.type, c.a, c.b))


def surest(found: Iterable[Comparison]) -> Comparison:
    """Of comparisons of the same two sides, type and relation the one that `thinned` keeps."""
    return min(found, key=_sureness)


def _sureness(one: Comparison) -> tuple[float, str, str]:
    return -one.confidence, one.a, one.b
