"""All comparisons of a pile: claims, conflicts and what only looks like one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.blame import find_blame
from sayso.compare.candidates import candidates, weights_of
from sayso.compare.causes import find_causes
from sayso.compare.claims import Link, find_claims
from sayso.compare.conflicts import clashes, compare_pair, same_words_other_speaker, thinned
from sayso.compare.denials import find_denials
from sayso.compare.judge import Verdict
from sayso.compare.propositions import Proposition, propositions
from sayso.compare.rivalries import Known, find_rivalries
from sayso.compare.sameness import Compares, sameness
from sayso.model import Attribution, Claim, Comparison, Decision, Origin, Report, Rivalry, Speaker
from sayso.relay import by_attribution

# How alike two statements must be before they are asked for runs of the very same words.
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing a pile gave."""

    claims: tuple[Claim, ...]
    comparisons: tuple[Comparison, ...]
    rivalries: tuple[Rivalry, ...] = ()


def compare(
    reports: Sequence[Report],
    attributions: Sequence[Attribution],
    origins: Sequence[Origin],
    speakers: Sequence[Speaker],
    judge: Compares | None,
    decisions: Sequence[Decision] = (),
) -> Compared:
    """Claims and comparisons of a pile; does not depend on the order of any input. Without a judge, by words and rules alone.

    `decisions` are those of people about claims.
    """
    ordered = sorted(attributions, key=lambda a: a.id)
    by_id = {a.id: a for a in ordered}
    speaker_of = by_attribution(speakers)
    items = propositions([a for a in ordered if not _said_again(a, by_id, speaker_of)], {r.id: r for r in reports})
    pairs = [p for p in candidates(items, weights_of(items)) if not _nested(items[p.a], items[p.b])]
    verdicts: Sequence[Verdict | None] = [None] * len(pairs)
    if judge is not None:
        verdicts = judge.compare([(items[p.a].text, items[p.b].text) for p in pairs])
    best: dict[tuple[str, str], float] = {}
    found: list[Comparison] = []
    for pair, verdict in zip(pairs, verdicts, strict=True):
        a, b = items[pair.a], items[pair.b]
        key = (a.attribution, b.attribution)
        x, y = by_id[a.attribution], by_id[b.attribution]
        same = x.id in speaker_of and y.id in speaker_of and speaker_of[x.id].id == speaker_of[y.id].id
        apart = clashes(a, b, same_speaker=same)
        comparison = compare_pair(a, b, pair, verdict, judge.name if judge else "rule", apart, same_speaker=same)
        best[key] = max(best.get(key, 0.0), sameness(a, b, pair, verdict, apart=bool(apart)))
        if comparison is not None:
            found.append(comparison)
        elif pair.likeness >= _SAME_WORDS and (other := same_words_other_speaker(x, y, speaker_of)) is not None:
            found.append(other)
    found += find_denials(reports, ordered, speaker_of)
    causes = find_causes(ordered, reports)
    found += find_blame(causes, speaker_of)
    links = [Link(a, b, same) for (a, b), same in best.items()]
    doubtful: Collection[str] = {r.id for r in reports if r.stitched}
    claims = find_claims(ordered, links, origins, speakers, doubtful, decisions)
    claim_of = {i: c.id for c in claims for i in (*c.attributions, *c.repeated)}
    comparisons = thinned(found, claim_of)
    rivalries = find_rivalries(causes, comparisons, Known(reports, ordered, claims, speaker_of))
    return Compared(tuple(claims), tuple(comparisons), tuple(rivalries))


def _said_again(one: Attribution, by_id: Mapping[str, Attribution], speaker_of: Mapping[str, Speaker]) -> bool:
    """Is it a part of what the same speaker says around it ("we agreed [to stop]"), or of what nobody told says?"""
    outer = by_id.get(one.inside or "")
    if outer is None:
        return False
    p, q = speaker_of.get(one.id), speaker_of.get(outer.id)
    return p is None or (q is not None and p.id == q.id)


def _nested(a: Proposition, b: Proposition) -> bool:
    """Does one stand inside the other? Then they share words and tell nothing twice."""
    return a.report == b.report and a.span.start < b.span.end and b.span.start < a.span.end
