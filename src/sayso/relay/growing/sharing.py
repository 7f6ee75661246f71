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
from sayso.relay.namesakes import is_named, name_key
from sayso.relay.origins import Known, Masthead, day_and_venue, is_document, line_of
from sayso.relay.passages import Run, Runs, Voice, described_by, is_idiom, is_long, teller_of

RUN, MET, DECIDED = "relay run", "relay met", "relay decided"
"""The statements with a run of words; those on an occasion or of a document, by name; the decisions about each statement."""
_SEP = "\x1e"
# A run is a number of 160 bits; what is left of it after division by this prime tells it from others.
_PRIME = (1 << 61) - 1

Pairs = Iterator[tuple[str, str]]


def run_key(run: Run) -> str:
    """The key of a run of words."""
    return f"{run % _PRIME:x}"


def row_of(one: Attribution, masthead: Masthead) -> str:
    """What a run of words keeps of a statement: its report, the name of its speaker, and whose unnamed source that is."""
    described = described_by(one, {one.report: masthead.outlet or masthead.address})
    source = "\x1d".join("\x1f".join(words) for words in described) if described else ""
    return _SEP.join((one.report, name_key(one, one.speaker) if one.speaker else "", source))


def tells_nothing(rows: Iterable[str]) -> bool:
    """Is a run of words with these rows an idiom?"""
    return is_idiom({name for row in rows if (name := row.split(_SEP)[1]) and is_named(name)})


def meetings_of(one: Attribution) -> list[str]:
    """The keys of the occasion and of the document of a statement, by the name of its speaker."""
    return [_SEP.join((name_key(one, one.speaker), what)) for what in _meetings(one)] if one.speaker else []


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


class Sharing:
    """Finds whole cells, and what is known of them, in a pile as it is now."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._shelf = kept.view.shelf
        self._runs = Runs()
        self._found = Whole()
        self._held: dict[str, dict[str, list[str]]] = {}
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
        runs = {a.id: {run_key(run): run for run in self._runs.of(a)} for a in told}
        self._hold({name: run for several in runs.values() for name, run in several.items()})
        for i, several in runs.items():
            for run in several:
                for key, members in self._held[run].items():
                    if (run, key) not in self._done and i in members:
                        self._done.add((run, key))
                        yield from ((members[0], other) for other in members)

    def _hold(self, runs: dict[str, Run]) -> None:
        """Look runs of words up: the statements of each that share it with others, by what else they share."""
        missing = [run for run in runs if run not in self._held]
        rows = {
            run: {i: row.split(_SEP) for i, row in held.items()} for run, held in self._shelf.get(RUN, missing).items()
        }
        self._held |= {run: {} for run in missing}
        for run in [run for run, held in rows.items() if len(held) == 1 or self._is_idiom(held.values())]:
            if len(rows.pop(run)) > 1:
                self._found.idioms.add(runs[run])
        roots = self._kept.names.roots({row[1] for held in rows.values() for row in held.values() if row[1]})
        self._find_families({row[0] for held in rows.values() for row in held.values()})
        for run, held in rows.items():
            groups: dict[str, list[str]] = defaultdict(list)
            for i, (report, name, source) in held.items():
                if family := self._families[report]:
                    groups["family " + family].append(i)
                if is_long(runs[run]):
                    if name and is_named(roots[name]):
                        groups["speaker " + roots[name]].append(i)
                    if source:
                        groups["source " + source].append(i)
            self._held[run] = {key: members for key, members in groups.items() if len(members) > 1}

    @staticmethod
    def _is_idiom(rows: Iterable[Sequence[str]]) -> bool:
        return is_idiom({row[1] for row in rows if row[1] and is_named(row[1])})

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
