"""Feeds and their entries by a digest of their addresses: no index of PostgreSQL takes an address of any length.

Revision ID: 0002
Revises: 0001
"""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def key(address: str) -> str:
    """As `sayso.ledger.versions.address_key` was when this step was written."""
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def upgrade() -> None:
    """Copy what is known of feeds into tables with keys of one length."""
    connection = op.get_bind()
    feeds = connection.execute(sa.text("SELECT address, etag, modified FROM feeds")).all()
    entries = connection.execute(sa.text("SELECT feed, entry, stamp FROM feed_entries")).all()
    op.drop_table("feed_entries")
    op.drop_table("feeds")
    made = op.create_table(
        "feeds",
        sa.Column("key", ID, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_feeds"),
    )
    told = op.create_table(
        "feed_entries",
        sa.Column("feed", ID, nullable=False),
        sa.Column("entry", ID, nullable=False),
        sa.Column("stamp", ID, nullable=False),
        sa.ForeignKeyConstraint(["feed"], ["feeds.key"], name="fk_feed_entries_feed"),
        sa.PrimaryKeyConstraint("feed", "entry", name="pk_feed_entries"),
    )
    op.bulk_insert(made, [{"key": key(row.address), **row._mapping} for row in feeds])
    op.bulk_insert(told, [{"feed": key(row.feed), "entry": key(row.entry), "stamp": row.stamp} for row in entries])
