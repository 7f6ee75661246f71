"""A ledger's database: how it is opened, brought up to date, read in one view, and written by one writer at a time.

SQLite (one file, write-ahead log) or PostgreSQL. Whoever writes holds the ledger alone from the start of the transaction, so
that what corpus stages look up cannot change under them; readers go on beside it and see the last finished state.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url

from sayso.errors import LedgerError, SetupError
from sayso.ledger.migrate import bring_up_to_date

# How long a writer waits for another, in seconds: a large transaction of somebody else's takes a while.
_PATIENCE = 120
# The advisory lock of PostgreSQL that writers of one ledger take; any number that others hardly use.
_LOCK = 0x5A450


class Database:
    """One ledger's database. Safe to share between threads; each transaction takes a connection of its own."""

    def __init__(self, address: str, *, create: bool = True) -> None:
        """Open a ledger: the path of a file, or an address `sqlite:///...` or `postgresql://...`.

        A new one is made where there is none, if `create`. Raises LedgerError, SetupError.
        """
        self.url = _url(address)
        self.name = self.url.render_as_string(hide_password=True) if self.is_postgres else str(self.url.database)
        if not self.is_postgres:
            _check_file(Path(str(self.url.database)), create)
        self._engine = _engine(self.url)
        with self._told():
            bring_up_to_date(self._engine, self.name, create=create)

    @property
    def is_postgres(self) -> bool:
        """PostgreSQL, or else SQLite."""
        return self.url.get_backend_name() == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one finished state of the ledger, however long it is used."""
        with self._told(), self._engine.connect() as connection:
            if self.is_postgres:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that holds the ledger alone: all of it is kept at the end, or nothing where it raises."""
        with self._told(), self._engine.connect() as connection:
            connection = connection.execution_options(sayso_writes=True)
            with connection.begin():
                if self.is_postgres:
                    schema = "hashtext(current_database() || '.' || current_schema())"
                    connection.execute(sa.text(f"select pg_advisory_xact_lock({_LOCK}, {schema})"))
                yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the database as errors of ours, which name the ledger and the remedy."""
        try:
            yield
        except sa.exc.DBAPIError as error:
            raise LedgerError(f"{self.name}: {_reason(error)}") from error


def _url(address: str) -> URL:
    try:
        url = make_url(address) if "://" in address else URL.create("sqlite", database=str(Path(address).absolute()))
    except sa.exc.ArgumentError as error:
        raise LedgerError(f"{address}: no address of a ledger; give a file, or postgresql://user@host/name") from error
    if url.get_backend_name() == "postgresql" or url.drivername == "postgres":
        if find_spec("psycopg") is None:
            raise SetupError("psycopg is not installed, which PostgreSQL needs: pip install 'sayso[postgres]'")
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise LedgerError(f"{address}: a ledger is a file of SQLite or a database of PostgreSQL")
    return url


def _check_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder; name a file, such as {path / 'sayso.db'}")
    if not path.exists() and not create:
        raise LedgerError(f"{path}: no ledger there; `sayso add --ledger {path} PATH...` makes one")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: its folder is not there; make it first")


def _engine(url: URL) -> sa.Engine:
    if url.get_backend_name() == "postgresql":
        return sa.create_engine(url, pool_pre_ping=True)
    engine = sa.create_engine(url, connect_args={"timeout": _PATIENCE, "check_same_thread": False})

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: Any) -> None:
        # Transactions are begun below, by hand: the driver's own way begins them late, and cannot say how.
        connection.isolation_level = None
        for setting in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "cache_size=-65536",
            "temp_store=MEMORY",
        ):
            connection.execute(f"pragma {setting}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("sayso_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _reason(error: sa.exc.DBAPIError) -> str:
    said = " ".join(str(error.orig).split())
    low = said.lower()
    if "full" in low or "no space" in low:
        return f"the disk is full ({said}); nothing is half-written: make room and run the command again"
    if "locked" in low or "busy" in low:
        return f"somebody else has written to it for {_PATIENCE} s; run the command again when they are done"
    if "readonly" in low or "read-only" in low:
        return f"it cannot be written to ({said}); check who may write the file and its folder"
    if "not a database" in low or "malformed" in low:
        return f"it is no ledger, or damaged ({said}); try `sayso check`, or a copy of it"
    if "connect" in low or "authentication" in low or "does not exist" in low:
        return f"cannot be reached ({said}); check the address, the name and the password"
    return said
