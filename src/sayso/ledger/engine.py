"""How a ledger's database is connected to, and how a writer takes hold of it alone."""

from __future__ import annotations

import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url

from sayso.errors import LedgerError, SetupError

PATIENCE = 120
"""How long a writer waits for another, in seconds: a large transaction of somebody else's takes a while."""

# The advisory lock of PostgreSQL that writers of one ledger take; any number that others hardly use.
_LOCK = 0x5A450


def parse_address(address: str) -> URL:
    """The path of a file, or an address `sqlite:///...` or `postgresql://...`. Raises LedgerError, SetupError."""
    try:
        url = make_url(address) if "://" in address else URL.create("sqlite", database=str(Path(address).absolute()))
    except (sa.exc.ArgumentError, ValueError) as error:
        # Not repeated: it may hold a password.
        raise LedgerError("no address of a ledger; give a file, or postgresql://user@host/name") from error
    if url.get_backend_name() in ("postgresql", "postgres"):
        if find_spec("psycopg") is None:
            raise SetupError("psycopg is not installed, which PostgreSQL needs: pip install 'sayso[postgres]'")
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise LedgerError(f"{shown(url)}: a ledger is a file of SQLite or a database of PostgreSQL")
    return url


def shown(url: URL) -> str:
    """An address as messages show it: without a password, wherever it stands."""
    name, _, _ = url.drivername.partition("+")
    return url.set(drivername=name, query={}).render_as_string(hide_password=True)


def file_of(url: URL) -> Path:
    """The file of an address of SQLite; with `uri=true` it may be written `file:...`."""
    name = str(url.database)
    return Path(name.removeprefix("file:") if "uri" in url.query else name)


def check_file(path: Path, create: bool) -> None:
    """Raises LedgerError where no ledger can be at `path`."""
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder; name a file, such as {path / 'sayso.db'}")
    if not path.exists() and not create:
        raise LedgerError(f"{path}: no ledger there; `sayso add --ledger {path} PATH...` makes one")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: its folder is not there; make it first")


def make_engine(url: URL) -> sa.Engine:
    """The engine. What it connects to may be anybody's: connecting changes nothing in it."""
    if url.get_backend_name() == "postgresql":
        return sa.create_engine(url, pool_pre_ping=True)
    engine = sa.create_engine(url, connect_args={"timeout": PATIENCE, "check_same_thread": False})

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: Any) -> None:
        # Transactions are begun below, by hand: the driver's own way begins them late, and cannot say how.
        connection.isolation_level = None
        for setting in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-65536", "temp_store=MEMORY"):
            connection.execute(f"pragma {setting}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        how = connection.get_execution_options().get("sayso_begin", "BEGIN")
        if how:
            connection.exec_driver_sql(how)

    return engine


def for_writing(connection: sa.Connection) -> sa.Connection:
    """A connection whose next transaction writes; `hold` it at once."""
    return connection.execution_options(sayso_begin="BEGIN IMMEDIATE")


def hold(connection: sa.Connection) -> None:
    """Wait until no other writer is left, at most `PATIENCE`, and keep others out until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text(f"set local lock_timeout = '{PATIENCE}s'"))
        connection.execute(sa.text(f"select pg_advisory_xact_lock({_LOCK}, hashtext(current_schema()))"))


def keep_log(engine: sa.Engine) -> None:
    """Let readers go on beside a writer: SQLite's write-ahead log, which the file remembers."""
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        connection = connection.execution_options(sayso_begin="")
        with connection.begin():
            if connection.exec_driver_sql("pragma journal_mode").scalar() != "wal":
                connection.exec_driver_sql("pragma journal_mode=wal")
