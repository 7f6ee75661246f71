"""Claims: attributions of several reports that say the same thing, in the words of one of them.

Candidates come from an index of words (`candidates`); what two have in common `sameness` tells, and `grouping` what is put
together. An attribution is in one claim at most.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.compare.grouping import Link, group
from sayso.model import Attribution, Claim, Decision, Deed, Origin, Reason, Span, Speaker, digest
from sayso.relay import Range, count_origins

# The share of a content that is who says what in it, above which it only passes that on.
_PASSED_ON = 0.8
# How likely two statements of one report must say the same to be a claim by themselves: a report tells of one matter, and seldom
# twice the same of it.
_PLAINLY = 0.8
_THAT = re.compile(r"that\s+(?=\S)", re.I)


@dataclass(frozen=True, slots=True)
class Ground:
    """What claims are made from beside links: the statements and what holds them, their origins and speakers, by attribution id.

    `doubtful` are the ids of reports stitched together from others: what only they tell adds to the most origins that there
    may be, never to the fewest that there must be.
    """

    attributions: Mapping[str, Attribution]
    origin_of: Mapping[str, Origin]
    speaker_of: Mapping[str, Speaker]
    doubtful: Collection[str] = ()
    decisions: Sequence[Decision] = ()


def find_claims(links: Iterable[Link], ground: Ground) -> list[Claim]:
    """Claims of two reports or more, or plainly of two speakers of one. Links and decisions are between what `ground` has."""
    claims = []
    links = list(links)
    plain = {frozenset((one.a, one.b)) for one in links if one.same >= _PLAINLY}
    for ids in group(links, ground.decisions).values():
        members = [ground.attributions[i] for i in ids]
        once = _once(members, ground.attributions)
        if len({a.report for a in once}) > 1 or _of_several(once, ground.speaker_of, plain):
            repeated = tuple(a.id for a in members if a not in once)
            origins = count_origins(once, ground.origin_of, ground.speaker_of, ground.doubtful)
            claims.append(_claim(once, repeated, origins, _decided(ids, ground.decisions)))
    return claims


def _of_several(
    told: Sequence[Attribution], speaker_of: Mapping[str, Speaker], plain: Collection[frozenset[str]]
) -> bool:
    """Do two speakers say it in one report, in words that are plainly the same?"""
    pairs = ((a.id, b.id) for a, b in combinations(told, 2) if frozenset((a.id, b.id)) in plain)
    return any(a in speaker_of and b in speaker_of and speaker_of[a].id != speaker_of[b].id for a, b in pairs)


def _decided(ids: Collection[str], decisions: Iterable[Decision]) -> tuple[Reason, ...]:
    """What people decided to be one claim."""
    return tuple(
        Reason("decision", f"{one.who} decided on {one.when:%Y-%m-%d}: {one.why}")
        for one in sorted(decisions, key=lambda d: (d.when, d.a, d.b))
        if one.deed is Deed.MERGE and one.a in ids and one.b in ids
    )


def _once(members: Sequence[Attribution], known: Mapping[str, Attribution]) -> list[Attribution]:
    """A statement and the one that it stands inside say a thing once: who only passes it on goes, else who says a part."""
    ids = {a.id for a in members}
    gone: set[str] = set()
    for one in members:
        outer = known.get(one.inside or "")
        while outer is not None:
            if outer.id in ids:
                gone.add(outer.id if passes_on(outer, one) else one.id)
            outer = known.get(outer.inside or "")
    return [a for a in members if a.id not in gone]


def passes_on(outer: Attribution, inner: Attribution) -> bool:
    """Is there hardly more in the content of a statement than who says what in it, which is another one?"""
    told = sum(s.end - s.start for part in (inner.source, inner.cue, inner.content) for s in part)
    return told >= _PASSED_ON * sum(s.end - s.start for s in outer.content)


def _claim(
    told: Sequence[Attribution], repeated: tuple[str, ...], origins: Range, decided: tuple[Reason, ...]
) -> Claim:
    shortest = min(told, key=lambda a: (sum(len(s.exact) for s in a.content), a.id))
    ids = tuple(a.id for a in told)
    wording = _bare(max(shortest.content, key=lambda span: span.end - span.start))
    # Named by its least statement, so that it keeps its name while others come to it.
    name = "c" + digest(min((*ids, *repeated)))
    return Claim(name, wording, ids, origins.fewest, origins.most, (*decided, *origins.reasons), repeated)


def _bare(span: Span) -> Span:
    """A clause without the "that" which joins it to who says it."""
    joins = _THAT.match(span.exact)
    return Span(span.report, span.start + joins.end(), span.end, span.exact[joins.end() :]) if joins else span
