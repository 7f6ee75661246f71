"""The reports of a ledger and what they tell, got by id: `sayso.shelf.Pile` over tables, and what the stages found since.

A noun with an id never changes, so a process keeps the ones it has got (`Cache`); what stages found of it may change with each
transaction, and is always looked up.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Iterable
from typing import Generic, TypeVar

import sqlalchemy as sa

from sayso.codec import dump, load
from sayso.errors import LedgerError
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import origins, reports, speakers, statements
from sayso.model import Attribution, Origin, Report, Speaker

T = TypeVar("T")


class Kept(Generic[T]):
    """The nouns that were asked for last, so many at most."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[str, T] = OrderedDict()

    def get(self, i: str) -> T | None:
        """A noun that is kept."""
        if i in self._held:
            self._held.move_to_end(i)
        return self._held.get(i)

    def put(self, i: str, noun: T) -> None:
        """Keep a noun."""
        self._held[i] = noun
        self._held.move_to_end(i)
        if len(self._held) > self._most:
            self._held.popitem(last=False)


class Cache:
    """What a process remembers of a ledger's nouns: about 5 kB a report and 3 kB a statement."""

    def __init__(self, most_reports: int = 2_000, most_statements: int = 40_000) -> None:
        self.reports: Kept[Report] = Kept(most_reports)
        self.statements: Kept[Attribution] = Kept(most_statements)
        self.told: Kept[tuple[str, ...]] = Kept(most_reports * 4)


class SqlPile:
    """Reports and statements by id, as their reports alone tell them."""

    def __init__(self, connection: sa.Connection, cache: Cache) -> None:
        self._connection = connection
        self._cache = cache

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """Reports by id, older versions too."""
        wanted = list(dict.fromkeys(ids))
        found = {i: one for i in wanted if (one := self._cache.reports.get(i))}
        for some in chunks([i for i in wanted if i not in found]):
            for i, noun in self._connection.execute(
                sa.select(reports.c.id, reports.c.noun).where(reports.c.id.in_(some))
            ):
                found[i] = _report(i, noun)
                self._cache.reports.put(i, found[i])
        return {i: found[i] for i in wanted if i in found}

    def attributions(self, ids: Iterable[str]) -> dict[str, Attribution]:
        """Statements by id."""
        wanted = list(dict.fromkeys(ids))
        found = {i: one for i in wanted if (one := self._cache.statements.get(i))}
        for some in chunks([i for i in wanted if i not in found]):
            query = sa.select(statements.c.id, statements.c.noun).where(statements.c.id.in_(some))
            for i, noun in self._connection.execute(query):
                found[i] = _noun(Attribution, i, noun)
                self._cache.statements.put(i, found[i])
        return {i: found[i] for i in wanted if i in found}

    def told(self, reports: Iterable[str]) -> dict[str, list[Attribution]]:
        """The statements of each report, in the order of ids."""
        wanted = list(dict.fromkeys(reports))
        ids = {r: kept for r in wanted if (kept := self._cache.told.get(r)) is not None}
        for some in chunks([r for r in wanted if r not in ids]):
            query = sa.select(statements.c.report, statements.c.id).where(statements.c.report.in_(some))
            met: dict[str, list[str]] = {r: [] for r in some}
            for report, i in self._connection.execute(query):
                met[report].append(i)
            for report, several in met.items():
                ids[report] = tuple(sorted(several))
                # What a report tells comes with it, at once; of one that is not there yet nothing is known.
                if several:
                    self._cache.told.put(report, ids[report])
        known = self.attributions(i for several in ids.values() for i in several)
        return {r: [known[i] for i in ids[r]] for r in wanted if ids[r]}


class SqlKnown:
    """Reports and statements with what the corpus stages found: as the pile shows them, whose they are, where they go back to."""

    def __init__(self, connection: sa.Connection, cache: Cache) -> None:
        self._connection = connection
        self._pile = SqlPile(connection, cache)

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """Reports by id."""
        return self._pile.reports(ids)

    def attributions(self, ids: Iterable[str]) -> dict[str, Attribution]:
        """Statements by id, as the pile shows them."""
        known = self._pile.attributions(ids)
        for some in chunks(list(known)):
            query = sa.select(statements.c.id, statements.c.shown).where(
                statements.c.id.in_(some), statements.c.shown.is_not(None)
            )
            known.update({i: _noun(Attribution, i, shown) for i, shown in self._connection.execute(query)})
        return known

    def told(self, reports: Iterable[str]) -> dict[str, list[Attribution]]:
        """The statements of each report, as the pile shows them."""
        told = self._pile.told(reports)
        shown = self.attributions(a.id for several in told.values() for a in several)
        return {r: [shown[a.id] for a in several] for r, several in told.items()}

    def speakers(self, ids: Iterable[str]) -> dict[str, Speaker]:
        """The speaker of each statement that has one, by the statement's id."""
        return self._of(statements.c.speaker, speakers, Speaker, ids)

    def origins(self, ids: Iterable[str]) -> dict[str, Origin]:
        """The origin of each statement, by the statement's id."""
        return self._of(statements.c.origin, origins, Origin, ids)

    def _of(self, column: sa.Column[str], table: sa.Table, kind: type[T], ids: Iterable[str]) -> dict[str, T]:
        of: dict[str, str] = {}
        for some in chunks(list(dict.fromkeys(ids))):
            query = sa.select(statements.c.id, column).where(statements.c.id.in_(some), column.is_not(None))
            of.update({row.id: row[1] for row in self._connection.execute(query)})
        found: dict[str, T] = {}
        for some in chunks(sorted(set(of.values()))):
            for i, noun in self._connection.execute(sa.select(table.c.id, table.c.noun).where(table.c.id.in_(some))):
                found[i] = _noun(kind, i, noun)
        return {i: found[name] for i, name in of.items() if name in found}


def packed(report: Report) -> bytes:
    """A report as its row keeps it."""
    return zlib.compress(dump(report).encode("ascii"))


def _report(i: str, held: bytes) -> Report:
    try:
        return _noun(Report, i, zlib.decompress(held).decode("ascii"))
    except (zlib.error, UnicodeDecodeError) as error:
        raise _damaged(i) from error


def _noun(kind: type[T], i: str, held: str) -> T:
    try:
        return load(kind, held)
    except ValueError as error:
        raise _damaged(i) from error


def _damaged(i: str) -> LedgerError:
    return LedgerError(f"what the ledger holds of {i} is damaged; `sayso check` says what to do")
