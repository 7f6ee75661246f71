"""Is a ledger sound? Every check over one view of it. A module with tables of its own adds its check to `CHECKS`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from sayso.ledger.check_found import check_compared, check_nouns, check_references, check_statements, check_versions
from sayso.ledger.check_kept import check_pages, check_reports
from sayso.ledger.check_words import check_names, check_words
from sayso.ledger.failures import reason_of
from sayso.ledger.faults import Check, Fault, Remedy, Tell
from sayso.ledger.judgements import check_judgements
from sayso.ledger.sides import check_sides

# SQLite stops its own check after so many.
_MOST = 100


def check_file(connection: sa.Connection, _: Tell) -> Iterator[Fault]:
    """What the database says of its own file. PostgreSQL looks after its own: by its checksums and `pg_amcheck`."""
    if connection.dialect.name != "sqlite":
        return
    for said in connection.exec_driver_sql(f"pragma integrity_check({_MOST})").scalars().all():
        if said != "ok":
            yield Fault("database", "file", str(said), Remedy.COPY)


CHECKS: tuple[Check, ...] = (
    check_file,
    check_references,
    check_versions,
    check_pages,
    check_reports,
    check_statements,
    check_nouns,
    check_compared,
    check_sides,
    check_words,
    check_names,
    check_judgements,
)
"""In this order: what a later one builds on was checked before."""


def find_faults(connection: sa.Connection, tell: Tell = lambda: None) -> Iterator[Fault]:
    """Every fault of a ledger, as it is found. Where the database itself cannot be read on, that is the last."""
    with _any_bytes(connection):
        try:
            for check in CHECKS:
                yield from check(connection, tell)
        except sa.exc.DBAPIError as error:
            reason = reason_of(error)
            if reason is None:
                raise
            yield Fault("database", "file", reason, Remedy.COPY)


@contextmanager
def _any_bytes(connection: sa.Connection) -> Iterator[None]:
    """Damaged text comes as what can be read of it: a fault to name, not the end of the check."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    driver.text_factory = lambda held: held.decode("utf-8", "replace")
    try:
        yield
    finally:
        driver.text_factory = str
