"""What the corpus stages see of a growing pile, and where they keep what a later report is matched against.

Two seams: a `Pile` gives nouns by id, a `Shelf` keeps keys with their members. Here in memory, for a pile that is read at once;
in the ledger the same in tables. A stage that is given one more report looks up its keys, and never walks all reports.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from sayso.model import Attribution, Report


class Pile(Protocol):
    """The reports of a pile and what they tell, by id; what is not there is left out."""

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """Reports by id."""
        ...

    def attributions(self, ids: Iterable[str]) -> dict[str, Attribution]:
        """Statements by id, as their reports alone tell them: before any corpus stage."""
        ...

    def told(self, reports: Iterable[str]) -> dict[str, list[Attribution]]:
        """The statements of each report, by report id, in the order of their ids."""
        ...


class Shelf(Protocol):
    """Kinds of keys; each key has members, each with a value (text, "" where there is none to tell).

    A kind belongs to one stage. Keys and members are text; a member is in a key once.
    """

    def put(self, kind: str, rows: Iterable[tuple[str, str, str]]) -> None:
        """Keep (key, member, value); the value of a member that is there already is replaced."""
        ...

    def drop(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Forget (key, member); what is not there is passed over."""
        ...

    def get(self, kind: str, keys: Iterable[str]) -> dict[str, dict[str, str]]:
        """The members of each key that has any, in the order of members, with their values."""
        ...

    def first(self, kind: str, keys: Iterable[str], most: int) -> dict[str, dict[str, str]]:
        """The first `most` members of each key that has any, in order, with their values; what lies behind them costs nothing."""
        ...

    def values(self, kind: str, rows: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """The value of each (key, member) that is there; the other members of a key cost nothing."""
        ...

    def count(self, kind: str, keys: Iterable[str]) -> dict[str, int]:
        """How many members each key has that has any."""
        ...

    def part(
        self, kind: str, key: str, low: str = "", high: str | None = None, most: int | None = None
    ) -> dict[str, str]:
        """The members of one key from `low` on and before `high`, in order; at most `most`, the last ones if negative."""
        ...


class MemoryShelf:
    """A shelf in dictionaries, with the members of each key in a sorted list."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[str, tuple[list[str], dict[str, str]]]] = defaultdict(dict)

    def put(self, kind: str, rows: Iterable[tuple[str, str, str]]) -> None:
        """Keep (key, member, value)."""
        held = self._kinds[kind]
        for key, member, value in rows:
            members, values = held.setdefault(key, ([], {}))
            if member not in values:
                insort(members, member)
            values[member] = value

    def drop(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Forget (key, member)."""
        held = self._kinds[kind]
        for key, member in rows:
            members, values = held.get(key, ([], {}))
            if values.pop(member, None) is not None:
                del members[bisect_left(members, member)]
            if not values:
                held.pop(key, None)

    def get(self, kind: str, keys: Iterable[str]) -> dict[str, dict[str, str]]:
        """The members of each key that has any, in order."""
        held = self._kinds[kind]
        found = ((key, held[key]) for key in dict.fromkeys(keys) if key in held)
        return {key: {member: values[member] for member in members} for key, (members, values) in found}

    def first(self, kind: str, keys: Iterable[str], most: int) -> dict[str, dict[str, str]]:
        """The first members of each key that has any, in order."""
        held = self._kinds[kind]
        found = ((key, held[key]) for key in dict.fromkeys(keys) if key in held)
        return {key: {member: values[member] for member in members[:most]} for key, (members, values) in found}

    def values(self, kind: str, rows: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """The value of each (key, member) that is there."""
        held = self._kinds[kind]
        return {(key, member): held[key][1][member] for key, member in rows if key in held and member in held[key][1]}

    def count(self, kind: str, keys: Iterable[str]) -> dict[str, int]:
        """How many members each key has."""
        held = self._kinds[kind]
        return {key: len(held[key][0]) for key in dict.fromkeys(keys) if key in held}

    def part(
        self, kind: str, key: str, low: str = "", high: str | None = None, most: int | None = None
    ) -> dict[str, str]:
        """The members of one key that lie in a range."""
        members, values = self._kinds[kind].get(key, ([], {}))
        start, end = bisect_left(members, low), len(members) if high is None else bisect_left(members, high)
        if most is not None:
            start, end = (start, min(end, start + most)) if most >= 0 else (max(start, end + most), end)
        return {member: values[member] for member in members[start:end]}


class MemoryPile:
    """A pile in dictionaries."""

    def __init__(self, reports: Iterable[Report] = (), attributions: Iterable[Attribution] = ()) -> None:
        self._reports: dict[str, Report] = {}
        self._attributions: dict[str, Attribution] = {}
        self._told: dict[str, list[Attribution]] = {}
        self.add(reports, attributions)

    def add(self, reports: Iterable[Report], attributions: Iterable[Attribution]) -> None:
        """Take in reports with what they tell."""
        for report in reports:
            self._reports[report.id] = report
        for one in attributions:
            self._attributions[one.id] = one
            self._told.setdefault(one.report, []).append(one)

    def remove(self, reports: Iterable[str]) -> None:
        """Take out reports with what they tell."""
        for report in reports:
            self._reports.pop(report, None)
            for one in self._told.pop(report, ()):
                self._attributions.pop(one.id, None)

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """Reports by id."""
        return {i: self._reports[i] for i in ids if i in self._reports}

    def attributions(self, ids: Iterable[str]) -> dict[str, Attribution]:
        """Statements by id."""
        return {i: self._attributions[i] for i in ids if i in self._attributions}

    def told(self, reports: Iterable[str]) -> dict[str, list[Attribution]]:
        """The statements of each report."""
        return {r: sorted(self._told[r], key=lambda a: a.id) for r in reports if r in self._told}
