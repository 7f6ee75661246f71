"""A ledger: reports that are added over weeks, what they tell, and what people decided, in one database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import TracebackType

import sqlalchemy as sa

from sayso.collect.watch import Watched
from sayso.growing import Changes, comparison_id
from sayso.ledger import feeds, update
from sayso.ledger.database import Database
from sayso.ledger.intake import Taken, known_reports, take_in
from sayso.ledger.nouns import Cache, SqlPile
from sayso.ledger.tables import claims, comparisons, derivations, origins, reports, speakers, state
from sayso.model import Brief, Page
from sayso.pipeline import Reading, make_brief


class Ledger:
    """An open ledger. Every change is one transaction, kept whole or not at all; readers see the last one that was finished.

    Not safe for threads; open one for each.
    """

    def __init__(self, address: str, *, create: bool = True) -> None:
        """Open the ledger in a file, or at `postgresql://...`; a new one is made if `create`. Raises LedgerError."""
        self.database = Database(address, create=create)
        self._cache = Cache()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def known(self, ids: Sequence[str]) -> set[str]:
        """Which of these reports it has, in any version."""
        with self.database.reading() as connection:
            return known_reports(connection, ids)

    def add(self, read: Sequence[tuple[Page, Reading]], reader: str) -> Taken:
        """Take in reports, with copies, origins, claims and conflicts brought up to date, in one transaction."""
        with self.database.writing() as connection:
            taken = take_in(connection, read, reader)
            if taken.added or taken.removed:
                self._update(connection)
        return taken

    def watched(self, feed: str) -> Watched:
        """What it remembers of a feed."""
        with self.database.reading() as connection:
            return feeds.watched(connection, feed)

    def remember(self, feed: str, known: Watched) -> None:
        """Keep what is known of a feed for the next time."""
        with self.database.writing() as connection:
            feeds.remember(connection, feed, known)

    def _update(self, connection: sa.Connection) -> None:
        count = connection.execute(sa.update(state).values(revision=state.c.revision + 1)).rowcount
        if not count:
            connection.execute(sa.insert(state), {"only": 1, "revision": 1})
        changes = self._whole(connection)
        update.write(connection, changes, SqlPile(connection, self._cache).attributions(changes.attributions))

    def _whole(self, connection: sa.Connection) -> Changes:
        """Everything anew."""
        pile = SqlPile(connection, self._cache)
        ids = list(connection.scalars(sa.select(reports.c.id).where(reports.c.current).order_by(reports.c.number)))
        made = _brief(pile, ids)
        changes = Changes(
            {a.id: a for a in made.attributions},
            {d.report: d for d in made.derivations},
            {s.id: s for s in made.speakers},
            {o.id: o for o in made.origins},
            {c.id: c for c in made.claims},
            {comparison_id(c): c for c in made.comparisons},
        )
        for table, found in (
            (derivations, changes.derivations),
            (speakers, changes.speakers),
            (origins, changes.origins),
            (claims, changes.claims),
            (comparisons, changes.comparisons),
        ):
            key = next(iter(table.primary_key))
            for i in connection.scalars(sa.select(key)):
                found.setdefault(i, None)
        return changes


def _brief(pile: SqlPile, ids: Iterable[str], question: str | None = None) -> Brief:
    known = pile.reports(ids)
    told = pile.told(known)
    return make_brief([Reading(one, tuple(told.get(i, ())), ()) for i, one in known.items()], question)
