"""Claims: attributions of several reports that say the same thing, in the words of one of them.

Candidates come from an index of words (`candidates`); what decides is `sameness`. The likeliest pairs are put together first,
and a claim is never widened by a statement that clashes with one already in it. An attribution is in one claim at most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Attribution, Claim, Origin, Speaker, digest
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


def group(links: Iterable[Link]) -> dict[str, str]:
    """For each linked attribution the id that stands for its claim.

    Links are taken from the likeliest down; one is passed over where it would put two together that clash.
    """
    root: dict[str, str] = {}
    apart: dict[str, set[str]] = defaultdict(set)

    def find(i: str) -> str:
        while root.setdefault(i, i) != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    ordered = sorted(links, key=lambda link: (-link.same, link.a, link.b))
    for link in ordered:
        if link.same <= 0:
            apart[link.a].add(link.b)
            apart[link.b].add(link.a)
    members: dict[str, set[str]] = {}
    for link in ordered:
        if link.same < LEAST:
            break
        x, y = sorted((find(link.a), find(link.b)))
        if x == y:
            continue
        one, other = members.get(x, {x}), members.get(y, {y})
        small, large = sorted((one, other), key=len)
        if any(apart[i] & large for i in small):
            continue
        root[y] = x
        members[x] = one | other
    return {i: find(i) for i in list(root)}


def find_claims(
    attributions: Sequence[Attribution],
    links: Sequence[Link],
    origins: Sequence[Origin],
    speakers: Sequence[Speaker],
    doubtful: Collection[str] = (),
) -> list[Claim]:
    """Claims told by two reports or more.

    What only reports with an id in `doubtful` tell (texts stitched together from others) adds to the most origins that
    there may be, never to the fewest that there must be.
    """
    known = {a.id: a for a in attributions}
    told: dict[str, list[Attribution]] = defaultdict(list)
    for one, claim in sorted(group(links).items()):
        told[claim].append(known[one])
    origin_of = {i: o for o in origins for i in o.attributions}
    speaker_of = by_attribution(speakers)
    claims = []
    for _, members in sorted(told.items()):
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
