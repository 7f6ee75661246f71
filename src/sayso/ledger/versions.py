"""Versions of the report at one address: which is the current one, and which replaced which."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import sqlalchemy as sa

from sayso.codec import dump, load
from sayso.ledger.tables import reports
from sayso.model import Page, digest

# As the index of current versions has it: SQLite does not take `current = 1` for the same.
_CURRENT = sa.text("reports.current")


@dataclass(frozen=True, slots=True)
class Version:
    """Ids of the version that a new one replaces and of the one that replaces it, None where there is none."""

    older: str | None
    newer: str | None


def address_key(address: str) -> str:
    """What tells an address from all others: any text, however long, which no index of every database takes."""
    return digest(address, length=24)


def how_obtained(page: Page) -> str:
    """What a report's row tells of its page beside the bytes."""
    return dump(replace(page, content=b""))


def find_place(connection: sa.Connection, address: str, page: Page) -> Version:
    """Where a page belongs among the versions that are there, whatever the order in which they come.

    Of two versions the one obtained later is the newer; where that is not known, the one added later.
    """
    columns = sa.select(reports.c.id, reports.c.obtained, reports.c.replaces)
    row = connection.execute(columns.where(reports.c.address_key == address_key(address), _CURRENT)).first()
    newer = None
    while row is not None and _later(_when(row.obtained), page.obtained):
        newer = row.id
        row = connection.execute(columns.where(reports.c.id == row.replaces)).first()
    return Version(row.id if row else None, newer)


def is_back(connection: sa.Connection, report: str, page: Page) -> str | None:
    """The current version in whose place an older one is to stand, whose page was obtained again after it; None where none is.

    Where it is not known when either was obtained, none is.
    """
    columns = sa.select(reports.c.id, reports.c.address_key, reports.c.obtained)
    row = connection.execute(columns.where(reports.c.id == report, ~reports.c.current)).first()
    if row is None:
        return None
    last = connection.execute(columns.where(reports.c.address_key == row.address_key, _CURRENT)).first()
    return str(last.id) if last and _later(page.obtained, _when(last.obtained)) else None


def come_back(connection: sa.Connection, report: str, page: Page) -> str | None:
    """Let an older version stand as the current one where it `is_back`; the version in whose place it stands now."""
    last = is_back(connection, report, page)
    if last is None:
        return None
    change = sa.update(reports)
    before = sa.select(reports.c.replaces).where(reports.c.id == report)
    connection.execute(change.where(reports.c.id == last).values(current=False))
    # What had replaced it replaces what it had replaced itself.
    connection.execute(change.where(reports.c.replaces == report).values(replaces=connection.scalar(before)))
    now = {"current": True, "replaces": last, "obtained": how_obtained(page)}
    connection.execute(change.where(reports.c.id == report).values(now))
    return last


def arrange(connection: sa.Connection) -> None:
    """Put the versions of every address in order again, as if each had been added in the order of their numbers."""
    key, number = reports.c.address_key, reports.c.number
    alone = sa.select(key).group_by(key).having(sa.func.count() == 1)
    connection.execute(sa.update(reports).where(key.in_(alone)).values(current=True, replaces=None))
    several = sa.select(key).group_by(key).having(sa.func.count() > 1)
    for address in connection.scalars(several).all():
        columns = sa.select(reports.c.id, reports.c.obtained)
        chain: list[tuple[str, dt.datetime | None]] = []
        for row in connection.execute(columns.where(key == address).order_by(number)):
            when = _when(row.obtained)
            place = next((i for i, (_, other) in enumerate(chain) if not _later(other, when)), len(chain))
            chain.insert(place, (row.id, when))
        connection.execute(sa.update(reports).where(key == address).values(current=False))
        for place, (i, _) in enumerate(chain):
            older = chain[place + 1][0] if place + 1 < len(chain) else None
            order = {"current": place == 0, "replaces": older}
            connection.execute(sa.update(reports).where(reports.c.id == i).values(order))


def _when(how: str) -> dt.datetime | None:
    """When a report was obtained; None where that cannot be read."""
    try:
        return load(Page, how).obtained
    except ValueError:
        return None


def _later(a: dt.datetime | None, b: dt.datetime | None) -> bool:
    return a is not None and b is not None and _moment(a) > _moment(b)


def _moment(time: dt.datetime) -> dt.datetime:
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)
