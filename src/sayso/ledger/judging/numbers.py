"""Statement numbers of a ledger: `4.7` is the seventh statement of the report that came fourth, as a brief counts them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import sqlalchemy as sa

from sayso.briefing.entries import placed
from sayso.ledger.nouns import SqlPile
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import reports, statements

NUMBER = re.compile(r"(\d{1,9})\.(\d{1,9})")


def numbers_of(connection: sa.Connection, pile: SqlPile, attributions: Iterable[str]) -> dict[str, str]:
    """The number of each statement, by its id; of older versions of a report too."""
    wanted = set(attributions)
    of: dict[str, int] = {}
    for some in chunks(sorted(wanted)):
        query = (
            sa.select(reports.c.id, reports.c.number)
            .join(statements, statements.c.report == reports.c.id)
            .where(statements.c.id.in_(some))
        )
        of.update({row.id: row.number for row in connection.execute(query)})
    found = {}
    for report, told in pile.told(of).items():
        found.update({a.id: f"{of[report]}.{place}" for place, a in enumerate(placed(told), 1) if a.id in wanted})
    return found


def report_numbers(connection: sa.Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of reports by id, in the order in which they came."""
    found: dict[str, int] = {}
    for some in chunks(list(ids)):
        query = sa.select(reports.c.id, reports.c.number).where(reports.c.id.in_(some))
        found.update({row.id: row.number for row in connection.execute(query)})
    return found


def by_number(connection: sa.Connection, pile: SqlPile, number: str) -> str | None:
    """The statement with a number, None where there is none."""
    m = NUMBER.fullmatch(number)
    report = m and connection.scalar(sa.select(reports.c.id).where(reports.c.number == int(m[1])))
    if not m or not report:
        return None
    told = placed(pile.told([report]).get(report, ()))
    place = int(m[2])
    return told[place - 1].id if 0 < place <= len(told) else None
