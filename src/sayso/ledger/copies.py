"""What copies are found by, in tables: `sayso.copies.Store` in the transaction of a connection.

Most fingerprints have few holders, and those are read whole. Of one that more than CANDIDATES hold, a crowd, only the first are
asked for, and whether more than a few hold it: the first are kept beside it, and nobody counts further than needed. So a
fingerprint that thousands hold costs no more than another; only where one of its first goes are all of them looked through.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
import sqlalchemy as sa

from sayso.codec import dump, load
from sayso.copies import Choice, Entry
from sayso.copies.decide import CANDIDATES
from sayso.copies.direction import Standing
from sayso.copies.fingerprints import Numbers
from sayso.ledger import copy_queries as queries
from sayso.ledger.shelf import chunks
from sayso.ledger.writing import put_rows


@dataclass(slots=True)
class _Held:
    """Who holds a fingerprint: all, with the sites of each, or of a crowd the first alone and the rank of their last."""

    numbers: list[int]
    sites: list[int]
    last: str | None = None


class SqlCopies:
    """A `sayso.copies.Store` in the transaction of a connection, which belongs to the caller."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self.forget()

    def forget(self) -> None:
        """Remember nothing of what was asked before."""
        self._held: dict[int, _Held] = {}
        self._counts: dict[tuple[int, int], tuple[int, int]] = {}
        self._entries: dict[int, Entry] = {}
        self._sites: dict[str, int] = {}
        self._last = 0

    def empty(self) -> bool:
        """Are there no reports?"""
        return self._connection.execute(queries.ANY).first() is None

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of reports, by id."""
        return dict(self._rows(queries.NUMBERS, ids))

    def entries(self, numbers: Iterable[int]) -> Mapping[int, Entry]:
        """Reports by number, with those that were asked for before."""
        missing = [n for n in numbers if n not in self._entries]
        for number, one, standing, size, *choice in self._rows(queries.ENTRIES, missing):
            self._entries[number] = Entry(one, load(Standing, standing), size, Choice(*choice))
        return self._entries

    def prints(self, numbers: Iterable[int]) -> Mapping[int, Numbers]:
        """The fingerprints of reports, by number."""
        return {number: _unpacked(prints) for number, _, prints in self._rows(queries.PRINTS, numbers)}

    def made_from(self, numbers: Iterable[int]) -> set[int]:
        """The reports that were decided to be made from any of these."""
        return {number for (number,) in self._rows(queries.MADE_FROM, numbers)}

    def upstream(self, numbers: Iterable[int]) -> dict[int, int | None]:
        """What each of these, and each report that it goes back to, was made from."""
        return dict(self._rows(queries.UPSTREAM, numbers))

    def expect(self, prints: Mapping[str, Iterable[int]]) -> None:
        """Look up who holds the fingerprints, and how many of crowds are of the site."""
        held = self._known(one for several in prints.values() for one in several)
        for site, several in prints.items():
            self._count({one for one in several if held[one].last is not None}, self._site(site))

    def holders(self, prints: Sequence[int]) -> list[Sequence[int]]:
        """For each fingerprint the reports that hold it: all, or of a crowd the first."""
        held = self._known(prints)
        return [held[one].numbers for one in prints]

    def counts(self, prints: Sequence[int], site: str) -> list[tuple[int, int]]:
        """For each fingerprint how many reports hold it, and how many of them are of one site, up to COMMON + 1."""
        held, here = self._known(prints), self._site(site)
        self._count([one for one in prints if held[one].last is not None], here)
        known = self._counts
        return [known.get((one, here)) or (len(held[one].numbers), held[one].sites.count(here)) for one in prints]

    def anyone(self, prints: Sequence[int], site: str | None = None) -> set[int]:
        """All reports, or those of one site, that hold any of the fingerprints."""
        if site is None:
            return {number for (number,) in self._rows(queries.ANYONE, prints)}
        return {number for (number,) in self._rows(queries.ANYONE_OF_SITE, prints, site=self._site(site))}

    def sharing(self, prints: Sequence[int], least: int) -> Mapping[int, int]:
        """The reports that hold so many of the fingerprints, each with how many; or all that hold any."""
        shared, held = Counter[int](), self._known(prints)
        if all(held[one].last is None for one in prints):
            for one in prints:
                shared.update(held[one].numbers)
        elif len(prints) <= queries.BOUND:
            shared.update(dict(self._rows(queries.SHARING_ENOUGH, prints, least=least)))
        else:
            for number, size in self._rows(queries.SHARING, prints):
                shared[number] += size
        return shared

    def put(self, reports: Sequence[tuple[Entry, Numbers]]) -> list[int]:
        """Take in reports."""
        if not reports:
            return []
        sites = self._number_sites({entry.standing.site for entry, _ in reports})
        first = 1 + max(self._last, self._connection.execute(queries.HIGHEST).scalar() or 0)
        rows: list[dict[str, Any]] = []
        held: list[dict[str, int]] = []
        came: defaultdict[int, list[int]] = defaultdict(list)
        for number, (entry, prints) in enumerate(reports, first):
            site = sites[entry.standing.site]
            self._entries[number] = entry
            rows.append(_row(number, site, entry, prints))
            for one in prints.tolist():
                held.append({"fingerprint": one, "site": site, "number": number})
                came[one].append(number)
        crowds = self._crowded(came)
        self._connection.execute(sa.insert(queries.copy_reports), rows)
        if held:
            # In the order of the table: it is cheaper where many come at once.
            self._connection.execute(sa.insert(queries.copy_prints), sorted(held, key=lambda row: row["fingerprint"]))
        ranks = dict(self._rows(queries.RANKS, {n for numbers in crowds.values() for n in numbers}))
        self._keep_first({one: sorted((ranks[n], n) for n in numbers) for one, numbers in crowds.items()})
        self._let_go(came.keys())
        return [row["number"] for row in rows]

    def drop(self, numbers: Iterable[int]) -> None:
        """Take out reports."""
        gone = list(numbers)
        if not gone:
            return
        # What was made from them still points to their numbers, which nobody else may have until that is decided again.
        self._last = max(self._last, self._connection.execute(queries.HIGHEST).scalar() or 0)
        rows = [
            {"f": one, "s": site, "n": number}
            for number, site, prints in self._rows(queries.PRINTS, gone)
            for one in _unpacked(prints).tolist()
        ]
        held = self._known(row["f"] for row in rows)
        thinned = {row["f"] for row in rows if held[row["f"]].last is not None and row["n"] in held[row["f"]].numbers}
        if rows:
            self._connection.execute(queries.DROP_PRINT, rows)
        self._connection.execute(queries.DROP, [{"n": number} for number in gone])
        self._fill_up(thinned)
        self._let_go({row["f"] for row in rows})
        for number in gone:
            self._entries.pop(number, None)

    def decide(self, choices: Mapping[int, Choice]) -> None:
        """Keep what was decided on reports."""
        rows = [
            {"n": number, "new_own": choice.own, "new_original": choice.original, "new_shared": choice.shared}
            for number, choice in choices.items()
        ]
        if rows:
            self._connection.execute(queries.DECIDE, rows)
        for number, choice in choices.items():
            if number in self._entries:
                self._entries[number].choice = choice

    def _rows(self, query: sa.Select[Any], values: Iterable[Any], **more: int) -> Iterator[Any]:
        """The rows of a query for many values."""
        for some in chunks(list(values), queries.BOUND):
            yield from self._connection.execute(query, {"values": some, **more}).all()

    def _known(self, prints: Iterable[int]) -> dict[int, _Held]:
        """Who holds the fingerprints, with those that were asked for before."""
        missing = [one for one in dict.fromkeys(prints) if one not in self._held]
        if not missing:
            return self._held
        for one, first, last in self._rows(queries.CROWDS, missing):
            self._held[one] = _Held(list(map(int, first.split())), [], last)
        few = [one for one in missing if one not in self._held]
        self._held.update((one, _Held([], [])) for one in few)
        for one, site, number in self._rows(queries.HOLDERS, few):
            held = self._held[one]
            held.numbers.append(number)
            held.sites.append(site)
        return self._held

    def _count(self, crowds: Iterable[int], site: int) -> None:
        crowds = [one for one in crowds if (one, site) not in self._counts]
        for one, all_told, here in self._rows(queries.COUNTS, crowds, site=site):
            self._counts[one, site] = all_told, here

    def _crowded(self, came: Mapping[int, list[int]]) -> dict[int, list[int]]:
        """What becomes a crowd by those who come to hold it, or a crowd of other first holders: all who may be among these."""
        known, found = self._known(came), dict[int, list[int]]()
        for one, numbers in came.items():
            before = known[one]
            if before.last is None:
                changes = len(before.numbers) + len(numbers) > CANDIDATES
            else:
                changes = min(self._entries[n].standing.rank for n in numbers) < before.last
            if changes:
                found[one] = before.numbers + numbers
        return found

    def _fill_up(self, crowds: Collection[int]) -> None:
        """Find the first holders of crowds anew, of which one has gone; what is no crowd any more is none."""
        if not crowds:
            return
        first: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for one, rank, number in self._rows(queries.FIRST, crowds):
            first[one].append((rank, number))
        self._connection.execute(queries.DROP_CROWD, [{"f": one} for one in crowds])
        self._keep_first({one: sorted(pairs) for one, pairs in first.items() if len(pairs) > CANDIDATES})

    def _keep_first(self, first: Mapping[int, Sequence[tuple[str, int]]]) -> None:
        rows = [
            {
                "fingerprint": one,
                "first": " ".join(str(n) for _, n in pairs[:CANDIDATES]),
                "last": pairs[CANDIDATES - 1][0],
            }
            for one, pairs in first.items()
        ]
        put_rows(self._connection, queries.copy_crowds, rows)

    def _site(self, name: str) -> int:
        """The number of a site; 0 where no report is of it."""
        if name not in self._sites:
            self._sites[name] = self._connection.execute(queries.SITE, {"site": _plain(name)}).scalar() or 0
        return self._sites[name]

    def _number_sites(self, names: Iterable[str]) -> dict[str, int]:
        new = [name for name in sorted(names) if not self._site(name)]
        if new:
            self._sites.update(
                zip(new, count(1 + (self._connection.execute(queries.HIGHEST_SITE).scalar() or 0)), strict=False)
            )
            rows = [{"number": self._sites[name], "name": _plain(name)} for name in new]
            self._connection.execute(sa.insert(queries.copy_sites), rows)
        return self._sites

    def _let_go(self, prints: Collection[int]) -> None:
        """Forget who held what has other holders now."""
        for one in prints:
            self._held.pop(one, None)
        self._counts = {key: known for key, known in self._counts.items() if key[0] not in prints}


def _row(number: int, site: int, entry: Entry, prints: Numbers) -> dict[str, Any]:
    return {
        "number": number,
        "id": entry.id,
        "rank": entry.standing.rank,
        "site": site,
        "standing": dump(entry.standing),
        "size": entry.size,
        **entry.choice._asdict(),
        "prints": prints.astype("<i8").tobytes(),
    }


def _unpacked(prints: bytes) -> Numbers:
    return np.frombuffer(prints, "<i8")


def _plain(name: str) -> str:
    """The name of a site as any database takes it; two names stay two."""
    return name.encode("unicode_escape").decode("ascii")
