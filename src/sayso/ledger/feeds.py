"""What a ledger remembers of the feeds that it watches."""

from __future__ import annotations

import sqlalchemy as sa

from sayso.collect.watch import Watched
from sayso.ledger.metadata import metadata
from sayso.ledger.tables import Id
from sayso.ledger.writing import clean, put_rows

feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("address", Id, primary_key=True),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),
)

feed_entries = sa.Table(
    "feed_entries",
    metadata,
    sa.Column("feed", Id, sa.ForeignKey("feeds.address"), primary_key=True),
    sa.Column("entry", Id, primary_key=True),
    sa.Column("stamp", Id, nullable=False),
)


def watched(connection: sa.Connection, feed: str) -> Watched:
    """What is known of a feed; nothing where it was never watched."""
    row = connection.execute(sa.select(feeds.c.etag, feeds.c.modified).where(feeds.c.address == clean(feed))).first()
    if row is None:
        return Watched()
    told = sa.select(feed_entries.c.entry, feed_entries.c.stamp).where(feed_entries.c.feed == clean(feed))
    return Watched(row.etag, row.modified, {row.entry: row.stamp for row in connection.execute(told)})


def remember(connection: sa.Connection, feed: str, known: Watched) -> None:
    """Keep what is known of a feed."""
    address = clean(feed)
    put_rows(connection, feeds, [{"address": address, "etag": clean(known.etag), "modified": clean(known.modified)}])
    rows = [{"feed": address, "entry": clean(entry), "stamp": stamp} for entry, stamp in known.stamps.items()]
    put_rows(connection, feed_entries, rows)
