"""A ledger's database: how it is opened, brought up to date, read in one view, and written by one writer at a time.

SQLite (one file, write-ahead log) or PostgreSQL. Whoever writes holds the ledger alone from the start of the transaction, so
that what corpus stages look up cannot change under them; readers go on beside it and see the last finished state.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import sqlalchemy as sa

from sayso.ledger.engine import check_file, file_of, for_writing, hold, keep_log, make_engine, parse_address, shown
from sayso.ledger.failures import told
from sayso.ledger.migrate import bring_up_to_date


class Database:
    """One ledger's database. Safe to share between threads; each transaction takes a connection of its own."""

    def __init__(self, address: str, *, create: bool = True) -> None:
        """Open a ledger: the path of a file, or an address `sqlite:///...` or `postgresql://...`.

        A new one is made where there is none, if `create`; what is no ledger is left as it is. Raises LedgerError, SetupError.
        """
        self.url = parse_address(address)
        self.name = shown(self.url) if self.is_postgres else str(self.url.database)
        if not self.is_postgres:
            check_file(file_of(self.url), create)
        self._engine = make_engine(self.url)
        try:
            with told(self.name):
                bring_up_to_date(self._engine, self.name, create=create)
                # A ledger that may only be read is read as it is.
                with suppress(sa.exc.OperationalError):
                    keep_log(self._engine)
        except BaseException:
            self.close()
            raise

    @property
    def is_postgres(self) -> bool:
        """PostgreSQL, or else SQLite."""
        return self.url.get_backend_name() == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one finished state of the ledger, however long it is used."""
        with told(self.name), self._engine.connect() as connection:
            if self.is_postgres:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that holds the ledger alone: all of it is kept at the end, or nothing where it raises."""
        with told(self.name), self._engine.connect() as connection:
            connection = for_writing(connection)
            with connection.begin():
                hold(connection)
                yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()
