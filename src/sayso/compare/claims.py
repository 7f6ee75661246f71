"""Claims: attributions of several reports that say the same thing, in the words of one of them.

Candidates come from an index of words (`candidates`); what decides is `sameness`. The likeliest pairs are put together first,
and a claim is never widened by a statement that clashes with one already in it. An attribution is in one claim at most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.disjoint import Disjoint
from sayso.model import Attribution, Claim, Decision, Deed, Origin, Speaker, digest
from sayso.relay import Range, by_attribution, count_origins

# The least probability of saying the same that puts two attributions together.
LEAST = 0.5
# The share of a content that is who says what in it, above which it only passes that on.
_PASSED_ON = 0.7


@dataclass(frozen=True, slots=True)
class Link:
    """Two attributions (ids) and how likely they say the same, 0 to 1; 0 where they cannot stand in one claim."""

    a: str
    b: str
    same: float


def group(links: Iterable[Link], decisions: Collection[Decision] = ()) -> dict[str, list[str]]:
    """The attributions that say the same, each claim by the id that stands for it.

    What a person decided is done first, and nothing undoes it. Links are taken from the likeliest down; one is passed over
    where it would put two together that clash.
    """
    ordered = sorted(links, key=lambda link: (-link.same, link.a, link.b))
    sets: Disjoint[str] = Disjoint()
    for one in sorted(decisions, key=lambda d: (d.when, d.a, d.b)):
        if one.deed is Deed.MERGE:
            sets.merge(one.a, one.b)
        else:
            sets.part(one.a, one.b)
    for link in ordered:
        if link.same <= 0:
            sets.part(link.a, link.b)
    for link in ordered:
        if link.same < LEAST:
            break
        sets.merge(link.a, link.b)
    return sets.members()


def find_claims(
    attributions: Sequence[Attribution],
    links: Sequence[Link],
    origins: Sequence[Origin],
    speakers: Sequence[Speaker],
    doubtful: Collection[str] = (),
    decisions: Iterable[Decision] = (),
) -> list[Claim]:
    """Claims told by two reports or more, under what people have decided about them.

    What only reports with an id in `doubtful` tell (texts stitched together from others) adds to the most origins that
    there may be, never to the fewest that there must be.
    """
    known = {a.id: a for a in attributions}
    origin_of = {i: o for o in origins for i in o.attributions}
    speaker_of = by_attribution(speakers)
    claims = []
    decided = [one for one in decisions if one.a in known and one.b in known]
    for ids in group(links, decided).values():
        members = [known[i] for i in ids]
        once = _once(members, known)
        if len({a.report for a in once}) > 1:
            repeated = tuple(a.id for a in members if a not in once)
            claims.append(_claim(once, repeated, count_origins(once, origin_of, speaker_of, doubtful)))
    return claims


def _once(members: Sequence[Attribution], known: Mapping[str, Attribution]) -> list[Attribution]:
    """A statement and the one that it stands inside say a thing once: who only passes it on goes, else who says a part."""
    ids = {a.id for a in members}
    gone: set[str] = set()
    for one in members:
        outer = known.get(one.inside or "")
        while outer is not None:
            if outer.id in ids:
                gone.add(outer.id if _passes_on(outer, one) else one.id)
            outer = known.get(outer.inside or "")
    return [a for a in members if a.id not in gone]


def _passes_on(outer: Attribution, inner: Attribution) -> bool:
    """Is there hardly more in the outer content than who says what in it?"""
    told = sum(s.end - s.start for part in (inner.source, inner.cue, inner.content) for s in part)
    return told >= _PASSED_ON * sum(s.end - s.start for s in outer.content)


def _claim(told: Sequence[Attribution], repeated: tuple[str, ...], origins: Range) -> Claim:
    shortest = min(told, key=lambda a: (sum(len(s.exact) for s in a.content), a.id))
    ids = tuple(a.id for a in told)
    wording = max(shortest.content, key=lambda span: span.end - span.start)
    return Claim("c" + digest(*ids), wording, ids, origins.fewest, origins.most, origins.reasons, repeated)
