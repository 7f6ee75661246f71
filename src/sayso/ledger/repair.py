"""Deriving again what can be derived: reports from their pages, and what the corpus stages found from reports.

Pages, and what people decided, are never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import sqlalchemy as sa

from sayso.codec import dump
from sayso.ledger.faults import Fault, Remedy, Tell
from sayso.ledger.intake import obtained, put_statements, report_columns, unpacked
from sayso.ledger.names import name_terms
from sayso.ledger.nouns import packed
from sayso.ledger.search import index
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

FOUND: tuple[sa.Table, ...] = (comparisons, derivations, claims, origins, speakers, name_terms, shelf)
"""Tables that are emptied, to be filled anew when all reports are taken in as if they were new. A module adds its own."""

ReadAgain = Callable[[Page, bool], Reading]
"""Reads a page, as plain text or not."""


def clear_found(connection: sa.Connection) -> None:
    """Forget all that the corpus stages found, and statements of reports that are not there."""
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
    told = reading.statements
    ids = [one.id for one in told]
    connection.execute(sa.delete(statements).where(statements.c.report == report, statements.c.id.not_in(ids)))
    put_statements(connection, report, told)
    noun = {"noun": packed(reading.report), "problems": dump(reading.problems), "reader": reader}
    values = {**noun, **report_columns(reading.report)}
    connection.execute(sa.update(reports).where(reports.c.id == report).values(values))
    index(connection, [(reading.report, told)])
    return True
