"""Alembic's entry: runs the steps on the connection that `sayso.ledger.migrate` hands over."""

from alembic import context

from sayso.ledger.migrate import VERSIONS
from sayso.ledger.schema import metadata

connection = context.config.attributes["connection"]
# Whoever handed the connection over owns its transaction, and so the step and its record are one.
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=False, version_table=VERSIONS)
context.run_migrations()
