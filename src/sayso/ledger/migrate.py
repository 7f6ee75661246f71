"""Bringing a ledger's tables up to date, each step and its record in one transaction."""

from __future__ import annotations

import sqlalchemy as sa

from sayso.errors import LedgerError
from sayso.ledger.engine import for_writing, hold

HEAD = "0004"
"""The newest step in `migrations/versions`; a test holds it to that."""

VERSIONS = "sayso_version"
"""The table that keeps which step a ledger is at: its own name, since other programs' databases have Alembic's."""


def bring_up_to_date(engine: sa.Engine, name: str, *, create: bool) -> None:
    """Make the tables, or change older ones. Raises LedgerError for what is no ledger, or one of a newer version."""
    with engine.connect() as connection, connection.begin():
        version = _version(connection)
        if version == HEAD:
            return
        if version is None:
            if sa.inspect(connection).get_table_names():
                raise LedgerError(f"{name}: holds other things, and is no ledger; name another")
            if not create:
                raise LedgerError(f"{name}: empty, and no ledger; `sayso add --ledger {name} PATH...` makes one of it")
    # Imported here: most commands find the tables up to date, and it takes a while.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "sayso:ledger/migrations")
    if version is not None and version not in {
        one.revision for one in ScriptDirectory.from_config(config).walk_revisions()
    }:
        raise LedgerError(f"{name}: was written by a newer version of Sayso ({version}); update Sayso to open it")
    with engine.connect() as connection:
        connection = for_writing(connection)
        with connection.begin():
            hold(connection)
            # Somebody else may have done it since.
            if _version(connection) != HEAD:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")


def _version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table(VERSIONS):
        return None
    return connection.execute(sa.text(f"select version_num from {VERSIONS}")).scalar()  # noqa: S608 - a constant
