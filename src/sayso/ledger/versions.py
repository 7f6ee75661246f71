"""Versions of the report at one address: which is the current one, and which replaced which."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from sayso.codec import load
from sayso.ledger.tables import reports
from sayso.model import Page, digest


@dataclass(frozen=True, slots=True)
class Version:
    """Ids of the version that a new one replaces and of the one that replaces it, None where there is none."""

    older: str | None
    newer: str | None


def address_key(address: str) -> str:
    """What tells an address from all others: any text, however long, which no index of every database takes."""
    return digest(address, length=24)


def find_place(connection: sa.Connection, address: str, page: Page) -> Version:
    """Where a page belongs among the versions that are there, whatever the order in which they come.

    Of two versions the one obtained later is the newer; where that is not known, the one added later.
    """
    columns = sa.select(reports.c.id, reports.c.obtained, reports.c.replaces)
    row = connection.execute(columns.where(reports.c.address_key == address_key(address), reports.c.current)).first()
    newer = None
    while row is not None and _later(load(Page, row.obtained).obtained, page.obtained):
        newer = row.id
        row = connection.execute(columns.where(reports.c.id == row.replaces)).first()
    return Version(row.id if row else None, newer)


def _later(a: dt.datetime | None, b: dt.datetime | None) -> bool:
    return a is not None and b is not None and _moment(a) > _moment(b)


def _moment(time: dt.datetime) -> dt.datetime:
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)
