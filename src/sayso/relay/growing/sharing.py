"""What statements share that may make them one, found from a few of them: from each to the next, until there is no more.

A speaker in one report, or in two of which one was made from the other; a telling run of words, with the speaker, the family of
reports or the unnamed source of an outlet; an occasion; a document; a link; a decision. It may be more than what makes them
one by the rules of `origins`, never less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sayso.codec import load
from sayso.disjoint import Disjoint
from sayso.model import Attribution, Decision, Deed
from sayso.relay.growing.ancestry import Ancestry
from sayso.relay.growing.citations import GrowingCitations
from sayso.relay.growing.names import GrowingNames
from sayso.relay.growing.view import View
from sayso.relay.growing.wordings import Wordings
from sayso.relay.known import Known, Voice
from sayso.relay.namesakes import is_named, name_key
from sayso.relay.origins import body_of, day_and_venue, is_document, line_of
from sayso.relay.passages import teller_of
from sayso.relay.runs import Run, is_long

MET, DECIDED = "relay met", "relay decided"
"""The statements on an occasion or of a document, by the name of the speaker; the decisions about each statement."""
_SEP = "\x1e"

Pairs = Iterator[tuple[str, str]]


def meetings_of(one: Attribution) -> list[str]:
    """The keys of the occasion and of the document of a statement, by the name of its speaker; and of the body that speaks."""
    by_name = [_SEP.join((name_key(one, one.speaker), what)) for what in _meetings(one)] if one.speaker else []
    body = body_of(one)
    return [*by_name, *([_SEP.join(("body", body))] if body else [])]


def _meetings(one: Attribution) -> list[str]:
    at = day_and_venue(one)
    return [*([f"{at[1]} {at[0]}"] if at else []), *(["document"] if is_document(one) else [])]


@dataclass(slots=True)
class Whole:
    """Whole cells: their statements by id, the sets they are in, and what was found of them on the way."""

    statements: dict[str, Attribution] = field(default_factory=dict)
    joined: Disjoint[str] = field(default_factory=Disjoint)
    idioms: set[Run] = field(default_factory=set)
    voices: dict[str, Voice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """The parts of a growing pile that are kept up to date before its cells are."""

    view: View
    names: GrowingNames
    ancestry: Ancestry
    citations: GrowingCitations
    wordings: Wordings


class Sharing:
    """Finds whole cells, and what is known of them, in a pile as it is now."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._shelf = kept.view.shelf
        self._found = Whole()
        self._groups: dict[str, dict[str, list[str]]] = {}
        self._families: dict[str, str | None] = {}
        self._done: set[tuple[str, str]] = set()

    def whole(self, start: Collection[str]) -> Whole:
        """The cells of all these statements."""
        waiting, found = set(start), self._found
        while waiting:
            told = self._kept.view.statements(sorted(waiting))
            found.statements |= told
            met = set[str]()
            for i in told:
                found.joined.root(i)
            for one, other in self._shared(list(told.values())):
                found.joined.merge(one, other)
                met |= {one, other}
            waiting = met - found.statements.keys()
        return found

    def known(self, whole: Whole) -> Known:
        """All that bears on the origins of whole cells."""
        reports = sorted({one.report for one in whole.statements.values()})
        return Known(
            self._kept.view.mastheads(reports),
            whole.voices,
            self._kept.ancestry.made_from(reports),
            self._kept.ancestry.families(reports),
            self._kept.citations.links(whole.statements),
            self._decisions(whole.statements),
            whole.idioms,
            self._kept.wordings.runs,
        )

    def _decisions(self, ids: Iterable[str]) -> list[Decision]:
        rows = self._shelf.get(DECIDED, ids)
        return [load(Decision, text) for text in {text: None for held in rows.values() for text in held}]

    def _shared(self, told: Sequence[Attribution]) -> Pairs:
        """Pairs that share something: each of these statements with all that it shares anything with."""
        self._hear(told)
        return chain(
            self._by_words(told),
            self._by_lines(told),
            self._by_relatives(told),
            self._by_meetings(told),
            self._kept.citations.linked([a.id for a in told]),
            self._by_decisions([a.id for a in told]),
        )

    def _hear(self, told: Iterable[Attribution]) -> None:
        voices = self._found.voices
        names = {a.id: name_key(a, a.speaker) for a in told if a.speaker and a.id not in voices}
        roots = self._kept.names.roots(names.values())
        voices |= {i: Voice(roots[name], is_named(roots[name])) for i, name in names.items()}

    def _by_words(self, told: Sequence[Attribution]) -> Pairs:
        runs = {a.id: self._kept.wordings.runs_of(a) for a in told}
        self._group({key: run for several in runs.values() for key, run in several.items()})
        for i, several in runs.items():
            for run in several:
                for shared, members in self._groups[run].items():
                    if (run, shared) not in self._done and i in members:
                        self._done.add((run, shared))
                        yield from ((members[0], other) for other in members)

    def _group(self, runs: dict[str, Run]) -> None:
        """For each run of words the statements that share it and something else, by what that is."""
        holders = self._kept.wordings.holders(run for run in runs if run not in self._groups)
        self._found.idioms.update(runs[run] for run, held in holders.items() if held is None)
        self._groups |= {run: {} for run in holders}
        shared = {run: held for run, held in holders.items() if held and len(held) > 1}
        every = [one for held in shared.values() for one in held.values()]
        roots = self._kept.names.roots({one.name for one in every if one.name})
        self._find_families({one.report for one in every})
        for run, held in shared.items():
            groups: dict[str, list[str]] = defaultdict(list)
            for i, one in held.items():
                if family := self._families[one.report]:
                    groups["family " + family].append(i)
                if is_long(runs[run]):
                    if one.name and is_named(roots[one.name]):
                        groups["speaker " + roots[one.name]].append(i)
                    if one.source:
                        groups["source " + one.source].append(i)
            self._groups[run] = {key: members for key, members in groups.items() if len(members) > 1}

    def _find_families(self, reports: Collection[str]) -> None:
        missing = sorted(r for r in reports if r not in self._families)
        found = self._kept.ancestry.families(missing)
        self._families |= {r: found.get(r) for r in missing}

    def _by_lines(self, told: Sequence[Attribution]) -> Pairs:
        """One report's account of one speaker."""
        by_report = self._kept.view.all_told(a.report for a in told)
        self._hear(a for several in by_report.values() for a in several)
        wanted = {line_of(a, self._found.voices) for a in told if a.speaker}
        groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for one in (a for several in by_report.values() for a in several if a.speaker):
            if (line := line_of(one, self._found.voices)) in wanted:
                groups[line].append(one.id)
        for members in groups.values():
            yield from ((members[0], other) for other in members)

    def _by_relatives(self, told: Sequence[Attribution]) -> Pairs:
        """One speaker in two reports of which one was made from the other."""
        reports = {a.report for a in told}
        made_from, made_of = self._kept.ancestry.made_from(reports), self._kept.ancestry.made_of(reports)
        near = {r: [r, *([made_from[r]] if r in made_from else []), *made_of.get(r, ())] for r in reports}
        by_report = self._kept.view.all_told(r for several in near.values() if len(several) > 1 for r in several)
        self._hear(a for several in by_report.values() for a in several)
        tellers: dict[tuple[str, object], list[str]] = defaultdict(list)
        for report, several in by_report.items():
            for one in several:
                if teller := teller_of(one, self._found.voices):
                    tellers[report, teller].append(one.id)
        for one in told:
            if len(near[one.report]) > 1 and (teller := teller_of(one, self._found.voices)):
                yield from ((one.id, other) for r in near[one.report] for other in tellers.get((r, teller), ()))

    def _by_meetings(self, told: Sequence[Attribution]) -> Pairs:
        """One speaker on one occasion, and one document."""
        wanted = {(self._found.voices[a.id].id, what) for a in told if a.speaker for what in _meetings(a)}
        wanted -= self._done
        self._done |= wanted
        names = self._kept.names.borne({root for root, _ in wanted})
        keys = {(root, what): [_SEP.join((name, what)) for name in names[root]] for root, what in wanted}
        rows = self._shelf.get(MET, chain.from_iterable(keys.values()))
        for several in keys.values():
            members = [i for key in several for i in rows.get(key, ())]
            yield from ((members[0], other) for other in members)

    def _by_decisions(self, ids: Collection[str]) -> Pairs:
        for one in self._decisions(ids):
            if one.deed is Deed.MERGE and len(self._kept.view.present((one.a, one.b))) == len({one.a, one.b}):
                yield one.a, one.b
