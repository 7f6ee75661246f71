"""Reports that come and go -> which was made from which. Each meets an index, never every report.

What is found is a function of the set of reports: in which order and in what company they come changes nothing in the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from sayso.copies.choose import Chooser
from sayso.copies.decide import SHORTEST
from sayso.copies.describe import describe
from sayso.copies.direction import standing
from sayso.copies.fingerprints import Numbers, prints_of, shared_words
from sayso.copies.rings import openings
from sayso.copies.stale import Change
from sayso.copies.store import Entry, Store
from sayso.model import Derivation, Report

T = TypeVar("T")

# Gives reports by id: `sayso.shelf.Pile.reports`.
Reports = Callable[[Iterable[str]], Mapping[str, Report]]


class CopyIndex:
    """The derivations of a pile that changes.

    Everything that is kept from one update to the next is in `store`; `reports` gives the text of the few reports that are
    compared word for word. A report that comes or goes is met by those alone that share fingerprints with it: those are decided
    on again that could have been made from it, or lose or gain by it what they were decided by. So one report costs time in its
    length; only where it is an earlier original of many that came before it does it cost time in their number. Not safe for
    threads, and one store has one writer at a time.
    """

    def __init__(self, store: Store, reports: Reports) -> None:
        self._store = store
        self._reports = reports

    def update(self, added: Iterable[Report], removed: Iterable[str] = ()) -> dict[str, Derivation | None]:
        """Take reports out, by id, and others in; what each report was made from, where that is other than before.

        By report id; None where a report is no longer made from any, or is gone and was. An id that is not there is not
        removed; a report whose id is there, and is not removed, changes nothing.
        """
        self._store.forget()
        return _Update(self._store, self._reports, added, removed).run()


class _Update:
    """One update. What it remembers ends with it."""

    def __init__(self, store: Store, reports: Reports, added: Iterable[Report], removed: Iterable[str]) -> None:
        self._store = store
        self._reports = reports
        self._gone = _only(store.entries, store.numbers(removed).values())
        self._texts = self._new(added)

    def run(self) -> dict[str, Derivation | None]:
        """Change the store; what is other than before."""
        stale = self._exchange()
        before = self._settle(stale) | {n: entry.choice.original for n, entry in self._gone.items()}
        return self._told(before)

    def _new(self, added: Iterable[Report]) -> dict[str, Report]:
        """Those of the given reports that are not there yet, by id: of two with one id, the first."""
        given: dict[str, Report] = {}
        for report in added:
            given.setdefault(report.id, report)
        gone = {entry.id for entry in self._gone.values()}
        known = self._store.numbers(given).keys() - gone
        return {one: report for one, report in given.items() if one not in known}

    def _exchange(self) -> set[int]:
        """Take out and put in; the reports to be decided on."""
        store = self._store
        new = sorted(map(_read, self._texts.values()), key=lambda pair: pair[0].standing.rank)
        values = [prints.tolist() for _, prints in new]
        change = None
        if not store.empty():
            touched = [(entry.standing.site, own) for (entry, _), own in zip(new, values, strict=True)]
            old = _only(store.prints, self._gone)
            touched += [(entry.standing.site, old[n].tolist()) for n, entry in self._gone.items()]
            change = Change(store, touched, self._gone)
        store.drop(self._gone)
        came = dict(zip(store.put(new), values, strict=True))
        return came.keys() | (change.stale(came) if change else set())

    def _settle(self, stale: set[int]) -> dict[int, int | None]:
        """Decide on all that is stale; of those whose original changed, what it was before."""
        chooser = Chooser(self._store, self._text)
        entries, prints = self._store.entries(stale), self._store.prints(stale)
        asked: defaultdict[str, list[int]] = defaultdict(list)
        for number in stale:
            asked[entries[number].standing.site] += prints[number].tolist()
        self._store.expect(asked)
        choices = {n: chooser.choose(n, entries[n], prints[n]) for n in stale}
        changed = {n: choice for n, choice in choices.items() if choice != entries[n].choice}
        then = {n: entries[n].choice.original for n in changed}
        before = {n: original for n, original in then.items() if original != changed[n].original}
        self._store.decide(changed)
        return before

    def _told(self, before: Mapping[int, int | None]) -> dict[str, Derivation | None]:
        """What is other than before, by the originals that changed and the rings that this made and broke."""
        now = self._store.upstream({*before, *(n for n in before.values() if n is not None)} - self._gone.keys())
        then = {**now, **before}
        entries = self._gone | _only(self._store.entries, now)
        opened, opened_then = (openings(links, lambda n: entries[n].standing.rank) for links in (now, then))
        told: dict[str, Derivation | None] = {}
        made: dict[int, int] = {}
        for number in before.keys() | (opened ^ opened_then):
            was = None if number in opened_then else then[number]
            original = None if number in opened else now.get(number)
            if original == was:
                continue
            if original is None:
                told[entries[number].id] = None
            else:
                made[number] = original
        # One that is gone and came again, as another version, is told of as it is now.
        told |= self._described(made, entries)
        return dict(sorted(told.items()))

    def _described(self, made: Mapping[int, int], entries: Mapping[int, Entry]) -> dict[str, Derivation]:
        ids = {entries[n].id for pair in made.items() for n in pair}
        self._texts.update(self._reports(ids - self._texts.keys()))
        return {entries[n].id: self._describe(entries[n], entries[original]) for n, original in made.items()}

    def _describe(self, made: Entry, original: Entry) -> Derivation:
        a, b = self._text(made.id), self._text(original.id)
        return describe(a, b, shared_words(a, b), made.standing, original.standing)

    def _text(self, report: str) -> Report:
        if report not in self._texts:
            self._texts.update(self._reports([report]))
        return self._texts[report]


def _read(report: Report) -> tuple[Entry, Numbers]:
    """What is kept of a report. A few words tell nothing: nothing is made from them, and they make no words common."""
    prints = prints_of(report.text)
    values = prints.values if prints.runs >= SHORTEST else prints.values[:0]
    return Entry(report.id, standing(report), len(values)), values


def _only(get: Callable[[Iterable[int]], Mapping[int, T]], numbers: Iterable[int]) -> dict[int, T]:
    """What was asked for, where a store may give more."""
    asked = list(numbers)
    given = get(asked)
    return {n: given[n] for n in asked}
