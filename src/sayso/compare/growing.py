"""Comparing a pile that grows: what one more report, or one less, changes of claims and comparisons.

All of it is a function of the set of statements, of who says them and of where they go back to: reports that come one by one,
in any order, give what a pile gives that is read at once. What is looked at is what the new statements meet: the texts likest
to theirs (`neighbours`) or with a key of theirs (`meetings`), the statements that hold these (`holding`), the groups that links
hold together (`linked`), the accusations with a key of theirs (`blaming`).

Comparisons are kept for each two statements. That of each two sides of claims one is shown (`conflicts.thinned`) is a last step,
made when they are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.compare import shown
from sayso.compare.blaming import Blaming
from sayso.compare.causes import find_causes
from sayso.compare.claims import Ground
from sayso.compare.contrasts import find_contrasts
from sayso.compare.denials import find_denials
from sayso.compare.grouping import Link
from sayso.compare.holding import Choice, Holding
from sayso.compare.kept import Kept
from sayso.compare.linked import Linked
from sayso.compare.meaning import PRONOUNS
from sayso.compare.pairs import Told, compare_told, texts_of
from sayso.compare.propositions import day_of
from sayso.compare.related import Indexes
from sayso.compare.sameness import Compares
from sayso.compare.shown import Shown
from sayso.compare.verdicts import Verdicts
from sayso.model import Attribution, Claim, Comparison, Decision, Origin, Report, Speaker
from sayso.shelf import Shelf

# On the shelf: the pairs of statements of a report of which one denies the other and only points back to it.
_DENIED = "compare.denied"

Two = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Changed:
    """Claims and comparisons by id that are new or made anew; None for those that are gone."""

    claims: dict[str, Claim | None]
    comparisons: dict[str, Comparison | None]


class Known(Protocol):
    """A pile as it is shown; what is not there is left out."""

    def reports(self, ids: Collection[str]) -> Mapping[str, Report]:
        """Reports by id."""
        ...

    def attributions(self, ids: Collection[str]) -> Mapping[str, Attribution]:
        """Statements by id."""
        ...

    def told(self, reports: Collection[str]) -> Mapping[str, Sequence[Attribution]]:
        """The statements of each report, by report id."""
        ...

    def speakers(self, ids: Collection[str]) -> Mapping[str, Speaker]:
        """Who says each statement, by attribution id."""
        ...

    def origins(self, ids: Collection[str]) -> Mapping[str, Origin]:
        """The origin of each statement, by attribution id."""
        ...

    def decisions(self, ids: Collection[str]) -> Sequence[Decision]:
        """What people decided about claims, wherever one of these statements is named."""
        ...


class Comparing:
    """The claims and comparisons of a pile, kept on a shelf."""

    def __init__(self, known: Known, shelf: Shelf, indexes: Indexes, judge: Compares | None) -> None:
        """Without a judge, by words and rules alone."""
        self._known, self._shelf = known, shelf
        self._holding = Holding(shelf, indexes, judge.vectors if judge else None)
        self._linked = Linked(shelf)
        self._blaming = Blaming(shelf, known.speakers)
        self._verdicts = Verdicts(shelf, judge) if judge else None

    def update(self, added: Collection[str], removed: Collection[str] = (), changed: Collection[str] = ()) -> Changed:
        """Take in reports and let others go, by id; the latter can still be got from what is known during the call.

        `changed` are statements of other reports (ids) that are shown otherwise than before, said by another speaker, of another
        origin, or named in a decision that is new or taken back. Gives claims and comparisons that are new, made anew or gone.
        """
        gone = {a.id for held in self._known.told(removed).values() for a in held}
        come = {a.id: a for held in self._known.told(added).values() for a in held}
        looked = come | self._with_others(set(changed) - gone - come.keys())
        before = shown.read(self._shelf, looked)
        now = self._look(looked, before)
        fresh = {i: one for i, one in now.items() if one != before.get(i)}
        shown.write(self._shelf, fresh, gone)
        told = self._told(fresh)
        choice = self._holding.update(told, gone | (fresh.keys() - told.keys()))
        kept = Kept(self._shelf)
        seeds = self._linked.relink(*self._compare(choice, told, kept))
        self._report_by_report({*added, *(looked[i].report for i in fresh)}, removed, kept)
        if self._verdicts:
            self._verdicts.keep()
        seeds |= looked.keys() | gone | {i for one in self._known.decisions(gone) for i in (one.a, one.b)}
        claims = self._linked.regroup(seeds, lambda ids: self._decided(ids, gone), self._ground)
        return Changed(claims, kept.write())

    def _with_others(self, ids: set[str]) -> dict[str, Attribution]:
        """Statements with all others of their reports: how these stand hangs on who says what is around them, and how often."""
        reports = {one.report for one in self._known.attributions(ids).values()}
        return {one.id: one for told in self._known.told(reports).values() for one in told}

    def _look(self, nouns: Mapping[str, Attribution], before: Mapping[str, Shown]) -> dict[str, Shown]:
        """How statements are seen now; what a report tells of them does not change."""
        outer = {one.inside for one in nouns.values() if one.inside}
        speaker_of = self._known.speakers({*nouns, *outer})
        reports = self._known.reports({one.report for i, one in nouns.items() if i not in before})
        # All of a report are looked at, or none.
        often = Counter((one.report, one.speaker.name) for one in nouns.values() if one.speaker)
        return {
            i: (before.get(i) or Shown.of(reports.get(one.report))).now(
                one,
                speaker_of.get(i),
                speaker_of.get(one.inside or ""),
                often[one.report, one.speaker.name] if one.speaker else 1,
            )
            for i, one in nouns.items()
        }

    def _told(self, seen: Mapping[str, Shown]) -> dict[str, Told]:
        """Those of the statements that are compared."""
        nouns = self._known.attributions(seen.keys())
        outer = self._known.attributions({one.inside for one in nouns.values() if one.inside})
        speaker_of = self._known.speakers({*nouns, *outer})
        found = (
            Told.of(one, day_of(one, seen[i].published), speaker_of.get(i), seen[i].often)
            for i, one in sorted(nouns.items())
            if not _said_again(one, outer, speaker_of)
        )
        return {one.attribution.id: one for one in found if one.parts}

    def _compare(self, choice: Choice, told: Mapping[str, Told], kept: Kept) -> tuple[list[Link], set[Two]]:
        """How the chosen pairs stand; which of them, or of those chosen before, are linked no more."""
        others = {i for pair in choice.compared for i in pair} - told.keys()
        known = {**told, **self._told(shown.read(self._shelf, others))}
        if self._verdicts:
            self._verdicts.look_up(text for a, b in choice.compared for text in texts_of(known[a], known[b]))
        chosen = {i for pair in choice.compared for i in pair}
        closeness = self._holding.closeness(part.text for i in chosen for part in known[i].parts)
        links, parted = [], set(choice.dropped)
        for a, b in sorted(choice.compared):
            found = compare_told(known[a], known[b], closeness, self._verdicts)
            kept.put((a, b), "words", found.comparisons)
            if found.same is None:
                parted.add((a, b))
            else:
                links.append(Link(a, b, found.same))
        for pair in choice.dropped:
            kept.put(pair, "words", ())
        return links, parted

    def _report_by_report(self, there: Collection[str], removed: Collection[str], kept: Kept) -> None:
        """What a report tells by itself: what it sets against each other, denials that point back in it, and causes."""
        told, reports = self._known.told(there), self._known.reports(there)
        causes = {i: find_causes(told.get(i, ()), [reports[i]]) for i in reports}
        old = self._shelf.get(_DENIED, sorted({*there, *removed}))
        for pair in (pair for held in old.values() for pair in held):
            kept.put(_two(pair), "denial", ())
        self._shelf.drop(_DENIED, [(report, pair) for report, held in old.items() for pair in held])
        speaker_of = self._known.speakers({a.id for held in told.values() for a in held})
        denied = []
        for i, report in sorted(reports.items()):
            for one in self._against(report, told.get(i, ()), speaker_of):
                kept.add((one.a, one.b), "denial", one)
                denied.append((i, f"{one.a} {one.b}", ""))
        self._shelf.put(_DENIED, denied)
        self._blaming.update({**causes, **dict.fromkeys(removed, ())}, kept)

    def _against(
        self, report: Report, held: Sequence[Attribution], speaker_of: Mapping[str, Speaker]
    ) -> Iterator[Comparison]:
        """What is against what in a report, as the report itself tells."""
        content = {a.id: a.content for a in held}
        set_against = list(find_contrasts(report, held, speaker_of, self._verdicts))
        yield from (one for _, one in set_against)
        for one in find_denials([report], held, speaker_of):
            # "The ministry disputes it": what it goes on to say is the other side, not "it".
            last = content[one.b][-1].end
            if not any(words.start < last <= words.end for words, _ in set_against):
                yield one

    def _decided(self, ids: Collection[str], gone: Collection[str]) -> list[Decision]:
        """What people decided about these statements and others that are there."""
        found = [one for one in self._known.decisions(ids) if one.a not in gone and one.b not in gone]
        there = self._known.attributions({i for one in found for i in (one.a, one.b)})
        return [one for one in found if one.a in there and one.b in there]

    def _ground(self, ids: Collection[str]) -> Ground:
        """What claims of these statements are made from."""
        nouns = dict(self._known.attributions(ids))
        while outer := {one.inside for one in nouns.values() if one.inside} - nouns.keys():
            more = self._known.attributions(outer)
            nouns |= more
            if not more:
                break
        doubtful = {nouns[i].report for i, one in shown.read(self._shelf, ids).items() if one.stitched}
        return Ground(nouns, self._known.origins(ids), self._known.speakers(ids), doubtful)


def _said_again(one: Attribution, known: Mapping[str, Attribution], speaker_of: Mapping[str, Speaker]) -> bool:
    """Is it a part of what the same speaker says around it ("we agreed [to stop]"), or of what nobody told says?

    What a speaker says that somebody else expects is compared by itself.
    """
    outer = known.get(one.inside or "")
    if outer is None:
        return False
    p, q = speaker_of.get(one.id), speaker_of.get(outer.id)
    another = bool(one.source) and one.source[0].exact.lower() not in PRONOUNS
    return p is None or (q is not None and p.id == q.id and not another)


def _two(pair: str) -> Two:
    a, b = pair.split()
    return a, b
