"""The first tables.

Revision ID: 0001
Revises:
"""

from alembic import op

from sayso.ledger.schema import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    metadata.create_all(op.get_bind())
