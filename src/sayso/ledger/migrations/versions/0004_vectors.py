"""Where texts lie in meaning: statements that share no word are found by it.

The table begins empty: what is there already has no vector until the ledger is derived anew (`sayso check --repair`).

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "likeness_vectors",
        sa.Column("text", ID, nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("floor", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("text", name="pk_likeness_vectors"),
    )
