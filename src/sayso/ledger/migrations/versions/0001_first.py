"""The first tables.

Revision ID: 0001
Revises:
"""

from alembic import op

from sayso.ledger.schema import metadata
from sayso.ledger.search import make_indexes

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table, and the indexes of words."""
    metadata.create_all(op.get_bind())
    make_indexes(op.get_bind())
