"""What a ledger remembers of the feeds that it watches."""

from __future__ import annotations

import sqlalchemy as sa

from sayso.collect.watch import Watched
from sayso.ledger.metadata import metadata
from sayso.ledger.tables import Id
from sayso.ledger.versions import address_key
from sayso.ledger.writing import clean, put_rows

feeds = sa.Table(
    "feeds",
    metadata,
    # The digest of its address.
    sa.Column("key", Id, primary_key=True),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),
)

feed_entries = sa.Table(
    "feed_entries",
    metadata,
    sa.Column("feed", Id, sa.ForeignKey("feeds.key"), primary_key=True),
    # `sayso.collect.watch.entry_key` of it.
    sa.Column("entry", Id, primary_key=True),
    sa.Column("stamp", Id, nullable=False),
)


def watched(connection: sa.Connection, feed: str) -> Watched:
    """What is known of a feed; nothing where it was never watched."""
    row = connection.execute(sa.select(feeds.c.etag, feeds.c.modified).where(feeds.c.key == address_key(feed))).first()
    if row is None:
        return Watched()
    told = sa.select(feed_entries.c.entry, feed_entries.c.stamp).where(feed_entries.c.feed == address_key(feed))
    return Watched(row.etag, row.modified, {row.entry: row.stamp for row in connection.execute(told)})


def remember(connection: sa.Connection, feed: str, known: Watched) -> None:
    """Keep what is known of a feed."""
    key = address_key(feed)
    row = {"key": key, "address": clean(feed), "etag": clean(known.etag), "modified": clean(known.modified)}
    put_rows(connection, feeds, [row])
    rows = [{"feed": key, "entry": entry, "stamp": stamp} for entry, stamp in known.stamps.items()]
    put_rows(connection, feed_entries, rows)
