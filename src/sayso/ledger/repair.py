"""Deriving again what can be derived: reports from their pages, and what the corpus stages found from reports.

Pages, and what people decided, are never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import sqlalchemy as sa

from sayso.codec import dump
from sayso.errors import LedgerError
from sayso.ledger import search
from sayso.ledger.closeness import vectors
from sayso.ledger.copy_queries import copy_crowds, copy_prints, copy_reports, copy_sites
from sayso.ledger.faults import Fault, Remedy, Tell
from sayso.ledger.intake import obtained, put_statements, report_columns, unpacked
from sayso.ledger.likeness import postings, texts
from sayso.ledger.names import name_terms
from sayso.ledger.nouns import Cache, SqlPile, packed
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import (
    claims,
    comparisons,
    derivations,
    origins,
    pages,
    reports,
    shelf,
    speakers,
    statements,
)
from sayso.ledger.versions import arrange
from sayso.model import Page
from sayso.pipeline import Reading

FOUND: tuple[sa.Table, ...] = (
    *(comparisons, derivations, claims, origins, speakers, shelf),
    *(name_terms, postings, texts, vectors, copy_prints, copy_crowds, copy_reports, copy_sites),
)
"""Tables that are emptied, to be filled anew as if all reports were new; what is pointed to comes later."""

ReadAgain = Callable[[Page, bool], Reading]
"""Reads a page, as plain text or not."""


def clear_found(connection: sa.Connection) -> None:
    """Forget all that the corpus stages found, all words, and statements of reports that are not there."""
    search.clear(connection)
    for table in FOUND:
        connection.execute(sa.delete(table))
    owned = {"shown": None, "speaker": None, "origin": None, "claim": None}
    connection.execute(sa.update(statements).values(owned))
    connection.execute(sa.delete(statements).where(~sa.exists().where(reports.c.id == statements.c.report)))


def mend_reports(connection: sa.Connection, faults: Iterable[Fault], read: ReadAgain, reader: str, tell: Tell) -> None:
    """Read reports again from their pages, and put the versions of each address in order.

    One that cannot be read again goes out of the pile until its page is put back: what it tells rests on no exact words.
    """
    lost = []
    for report in {fault.report: None for fault in faults if fault.remedy is Remedy.READ}:
        if not _read_again(connection, report, read, reader):
            lost.append(report)
        tell()
    arrange(connection)
    for some in chunks(lost):
        connection.execute(sa.update(reports).where(reports.c.id.in_(some)).values(current=False))


def _read_again(connection: sa.Connection, report: str, read: ReadAgain, reader: str) -> bool:
    """Put a report's noun and statements anew in their place, where its page is there to read."""
    query = sa.select(reports.c.page, reports.c.obtained, reports.c.plain, pages.c.content)
    row = connection.execute(query.join(pages, pages.c.sha256 == reports.c.page).where(reports.c.id == report)).first()
    page = row and obtained(row.obtained, row.page)
    content = row and unpacked(row.content, row.page)
    if not row or not page or content is None:
        return False
    reading = read(replace(page, content=content), row.plain)
    if reading.report is None or reading.report.id != report:
        return False
    told = [one.id for one in reading.statements]
    connection.execute(sa.delete(statements).where(statements.c.report == report, statements.c.id.not_in(told)))
    put_statements(connection, report, reading.statements)
    noun = {"noun": packed(reading.report), "problems": dump(reading.problems), "reader": reader}
    values = {**noun, **report_columns(reading.report)}
    connection.execute(sa.update(reports).where(reports.c.id == report).values(values))
    return True


def index_again(connection: sa.Connection, tell: Tell) -> None:
    """Let the words of every report that can be read be found again, in the order in which they came."""
    pile = SqlPile(connection, Cache(500, 5_000))
    for i in connection.scalars(sa.select(reports.c.id).order_by(reports.c.number)).all():
        try:
            search.index(connection, [(pile.reports([i])[i], pile.told([i]).get(i, []))])
        except LedgerError:
            # A fault of its own, which the check tells.
            continue
        tell()
