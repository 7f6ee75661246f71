"""Checks of what a ledger keeps: pages by their hashes, reports against their pages, statements against their reports."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from sayso.clean import report_id
from sayso.codec import load
from sayso.ledger.exact import inexact, outside
from sayso.ledger.faults import Fault, Remedy, Tell, stream
from sayso.ledger.intake import obtained, report_columns, statement_columns, unpacked
from sayso.ledger.tables import pages, reports, statements
from sayso.model import Attribution, Problem, Report

Row = sa.Row[Any]


def check_pages(connection: sa.Connection, tell: Tell) -> Iterator[Fault]:
    """Every page's bytes hash to its SHA-256."""
    for some in stream(connection, sa.select(pages.c.sha256, pages.c.content, pages.c.size)):
        for row in some:
            content = unpacked(row.content, row.sha256)
            if content is None or len(content) != row.size:
                query = sa.select(reports.c.id, reports.c.address).where(reports.c.page == row.sha256)
                for held in connection.execute(query).all():
                    what = "its bytes are not those it came with"
                    yield Fault("pages", row.sha256, what, Remedy.ADD, held.id, held.address)
            tell()


def check_reports(connection: sa.Connection, tell: Tell) -> Iterator[Fault]:
    """Reports and their statements are whole, agree with their columns, and stand on exact words."""
    for some in stream(connection, sa.select(reports)):
        told: dict[str, list[Row]] = defaultdict(list)
        query = sa.select(statements).where(statements.c.report.in_([row.id for row in some]))
        for one in connection.execute(query.order_by(statements.c.report, statements.c.place)):
            told[one.report].append(one)
        for row in some:
            yield from _report(row, told[row.id])
            tell()


def _report(row: Row, told: Sequence[Row]) -> Iterator[Fault]:
    page = obtained(row.obtained, row.page)
    if page is None or report_id(page) != row.id:
        what = "how it was obtained is not of its address and page"
        yield Fault("reports", row.id, what, Remedy.ADD, row.id, row.address)
    try:
        report = load(Report, zlib.decompress(row.noun).decode("ascii"))
        load(tuple[Problem, ...], row.problems)
    except (ValueError, zlib.error) as error:
        yield Fault("reports", row.id, f"cannot be read ({error})", Remedy.READ, row.id, row.address)
        return
    if report.id != row.id or report.sha256 != row.page:
        yield Fault("reports", row.id, "holds another report than its own", Remedy.READ, row.id, row.address)
    elif name := _other(row, report_columns(report)):
        yield Fault("reports", row.id, f"its {name} is not the report's", Remedy.READ, row.id, row.address)
    elif place := outside(report):
        yield Fault("reports", row.id, f"{place} is no place in its text", Remedy.READ, row.id, row.address)
    yield from _statements(row, report, told)


def _statements(row: Row, report: Report, told: Sequence[Row]) -> Iterator[Fault]:
    ids = {one.id for one in told}
    for place, one in enumerate(told):
        if wrong := _statement(row, report, one, place, ids):
            yield Fault("statements", one.id, wrong, Remedy.READ, row.id, row.address)
            continue
        try:
            shown = load(Attribution, one.shown or one.noun)
            sound = shown.id == one.id and inexact(shown, {report.id: report}) is None
        except ValueError:
            sound = False
        if not sound:
            yield Fault("statements", one.id, "what the pile shows of it is not what its report says", Remedy.DERIVE)
        elif row.current and (shown.speaker is None) != (one.speaker is None):
            what = "has a speaker, and belongs to none" if shown.speaker else "belongs to a speaker, and has none"
            yield Fault("statements", one.id, what, Remedy.DERIVE)


def _statement(row: Row, report: Report, told: Row, place: int, ids: set[str]) -> str | None:
    """What is wrong with a statement as its report tells it."""
    try:
        one = load(Attribution, told.noun)
    except ValueError as error:
        return f"cannot be read ({error})"
    if one.id != told.id or one.report != row.id:
        return "holds another statement than its own"
    if name := _other(told, statement_columns(one, place)):
        return f"its {name} is not the statement's"
    if one.inside is not None and one.inside not in ids:
        return f"stands inside {one.inside}, which its report does not tell"
    if span := inexact(one, {report.id: report}):
        return f"has words that are not its report's at [{span.start}, {span.end})"
    return None


def _other(row: Row, columns: dict[str, object]) -> str | None:
    """The first column of a row that is not what its noun says."""
    return next((name for name, value in columns.items() if getattr(row, name) != value), None)
