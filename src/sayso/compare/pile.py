"""All comparisons of a pile that is read at once: claims, conflicts and what only looks like one, rival answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.causes import find_causes
from sayso.compare.conflicts import thinned, told_once
from sayso.compare.growing import Comparing
from sayso.compare.related import Indexes
from sayso.compare.rivalries import Known, find_rivalries
from sayso.compare.sameness import Compares
from sayso.model import Attribution, Claim, Comparison, Decision, Origin, Report, Rivalry, Speaker
from sayso.relay import by_attribution
from sayso.shelf import MemoryPile, MemoryShelf


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing a pile gave."""

    claims: tuple[Claim, ...]
    comparisons: tuple[Comparison, ...]
    rivalries: tuple[Rivalry, ...] = ()


@dataclass(slots=True)
class MemoryKnown:
    """A pile as it is shown, in memory: what `growing.Known` asks for."""

    pile: MemoryPile
    speaker_of: Mapping[str, Speaker]
    origin_of: Mapping[str, Origin]
    decided: Sequence[Decision] = ()

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """Reports by id."""
        return self.pile.reports(ids)

    def attributions(self, ids: Iterable[str]) -> dict[str, Attribution]:
        """Statements by id."""
        return self.pile.attributions(ids)

    def told(self, reports: Iterable[str]) -> dict[str, list[Attribution]]:
        """The statements of each report."""
        return self.pile.told(reports)

    def speakers(self, ids: Iterable[str]) -> dict[str, Speaker]:
        """Who says each statement."""
        return {i: self.speaker_of[i] for i in ids if i in self.speaker_of}

    def origins(self, ids: Iterable[str]) -> dict[str, Origin]:
        """The origin of each statement."""
        return {i: self.origin_of[i] for i in ids if i in self.origin_of}

    def decisions(self, ids: Collection[str]) -> list[Decision]:
        """What people decided wherever one of these statements is named."""
        return [one for one in self.decided if one.a in ids or one.b in ids]


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
    speaker_of = by_attribution(speakers)
    known = MemoryKnown(
        MemoryPile(reports, attributions), speaker_of, {i: o for o in origins for i in o.attributions}, decisions
    )
    found = Comparing(known, MemoryShelf(), Indexes.in_memory(), judge).update([r.id for r in reports])
    claims = sorted((one for one in found.claims.values() if one), key=lambda c: (*c.attributions, *c.repeated))
    claim_of = {i: c.id for c in claims for i in (*c.attributions, *c.repeated)}
    nouns = {a.id: a for a in attributions}
    comparisons = told_once(thinned([one for one in found.comparisons.values() if one], claim_of), claim_of, nouns)
    ordered = sorted(attributions, key=lambda a: a.id)
    causes = find_causes(ordered, reports)
    rivalries = find_rivalries(causes, comparisons, Known(reports, ordered, claims, speaker_of))
    return Compared(tuple(claims), tuple(comparisons), tuple(rivalries))
