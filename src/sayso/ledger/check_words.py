"""Checks of what a ledger is searched by: the words of reports and statements, and of speakers' names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import sqlalchemy as sa

from sayso.codec import load
from sayso.errors import LedgerError
from sayso.ledger.faults import Fault, Remedy, Tell, stream
from sayso.ledger.names import name_terms, terms_of
from sayso.ledger.nouns import Cache, SqlPile
from sayso.ledger.search import Row, passages, passages_of, said, said_of, unfound
from sayso.ledger.tables import reports, speakers
from sayso.model import Speaker


def check_words(connection: sa.Connection, tell: Tell) -> Iterator[Fault]:
    """Every passage and statement is found by its words."""
    pile = SqlPile(connection, Cache(500, 5_000))
    for some in stream(connection, sa.select(reports.c.id)):
        for (i,) in some:
            try:
                report, told = pile.reports([i])[i], pile.told([i]).get(i, [])
            except LedgerError:
                # A fault of its own.
                continue
            for table, rows in ((passages, passages_of(report)), (said, said_of(report, told))):
                if not _agree(connection, table, i, list(rows)):
                    yield Fault(table.name, i, "is not found by its words", Remedy.DERIVE)
            tell()


def _agree(connection: sa.Connection, table: sa.Table, report: str, wanted: list[Row]) -> bool:
    """Are a report's rows those that should be there, and does the index hold each under its terms?"""
    held = connection.execute(sa.select(table).where(table.c.report == report).order_by(table.c.number))
    rows = [row._asdict() for row in held]
    numbers = [int(row.pop("number")) for row in rows]
    # Statements are in the order of their places or of their ids.
    key = "statement" if table is said else "start"
    order = sorted(range(len(rows)), key=lambda at: rows[at][key])
    expected = sorted(wanted, key=lambda row: row[0][key])  # type: ignore[arg-type, return-value]
    if [rows[at] for at in order] != [row for row, _ in expected]:
        return False
    return not unfound(connection, table, {numbers[at]: terms for at, (_, terms) in zip(order, expected, strict=True)})


def check_names(connection: sa.Connection, _: Tell) -> Iterator[Fault]:
    """Every speaker is found by the words of all its names, and by no other."""
    for some in stream(connection, sa.select(speakers.c.id, speakers.c.noun)):
        held: dict[str, set[str]] = defaultdict(set)
        query = sa.select(name_terms).where(name_terms.c.speaker.in_([row.id for row in some]))
        for row in connection.execute(query):
            held[row.speaker].add(row.term)
        for row in some:
            try:
                one = load(Speaker, row.noun)
            except ValueError:
                # A fault of its own.
                continue
            if held[row.id] != set(terms_of(one)):
                yield Fault("name_terms", row.id, "is found by other words than its names", Remedy.DERIVE)
    gone = sa.select(name_terms.c.speaker).where(~sa.exists().where(speakers.c.id == name_terms.c.speaker)).distinct()
    for some in stream(connection, gone):
        for (i,) in some:
            yield Fault("name_terms", i, "names a speaker that is not there", Remedy.DERIVE)
