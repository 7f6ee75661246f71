"""A ledger: reports that are added over weeks, what they tell, and what people decided, in one database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType

import sqlalchemy as sa

from sayso.collect.watch import Watched
from sayso.growing import Changes, comparison_id
from sayso.ledger import feeds, update
from sayso.ledger.database import Database
from sayso.ledger.intake import Taken, is_damaged, known_reports, put_back, take_in
from sayso.ledger.nouns import Cache, SqlKnown, SqlPile
from sayso.ledger.questions import Seen, readings
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
        self._cache, self._reread = Cache(), 0

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

    @contextmanager
    def seen(self) -> Iterator[Seen]:
        """One finished state of it, for the questions of `sayso.ledger.questions`."""
        with self.database.reading() as connection:
            reread = connection.scalar(sa.select(state.c.reread)) or 0
            # Where reports were read anew since, what is remembered is old.
            cache = self._cache if reread == self._reread else Cache()
            yield Seen(connection, SqlPile(connection, cache), SqlKnown(connection, cache))

    def brief(self, words: str | None = None, question: str | None = None) -> Brief:
        """A brief of all current reports; with `words`, of those that hold them, and what those were made from.

        Raises UsageError where there is no word in `words`.
        """
        with self.seen() as seen:
            return make_brief(readings(seen, words), question)

    def add(self, read: Sequence[tuple[Page, Reading]], reader: str, *, plain: bool = False) -> Taken:
        """Take in reports, with copies, origins, claims and conflicts brought up to date, in one transaction."""
        with self._changing() as connection:
            taken = take_in(connection, read, reader, plain=plain)
            if taken.added or taken.removed:
                self._update(connection, taken.removed)
        return taken

    def watched(self, feed: str) -> Watched:
        """What it remembers of a feed."""
        with self.database.reading() as connection:
            return feeds.watched(connection, feed)

    def remember(self, feed: str, known: Watched) -> None:
        """Keep what is known of a feed for the next time."""
        with self.database.writing() as connection:
            feeds.remember(connection, feed, known)

    def restore(self, page: Page) -> bool:
        """Put back the bytes of a page where those that are kept of it are damaged; were they?"""
        with self.database.reading() as connection:
            if not is_damaged(connection, page):
                return False
        with self.database.writing() as connection:
            put_back(connection, page)
        return True

    @contextmanager
    def _changing(self) -> Iterator[sa.Connection]:
        """A transaction of writing, in which what this process remembers holds."""
        try:
            with self.database.writing() as connection:
                reread = connection.scalar(sa.select(state.c.reread)) or 0
                if reread != self._reread:
                    self._cache, self._reread = Cache(), reread
                yield connection
        except BaseException:
            # It may remember what was never kept.
            self._cache = Cache()
            raise

    def _update(self, connection: sa.Connection, removed: Sequence[str], *, reread: bool = False) -> None:
        count = connection.execute(
            sa.update(state).values(revision=state.c.revision + 1, reread=state.c.reread + int(reread))
        ).rowcount
        if not count:
            connection.execute(sa.insert(state), {"only": 1, "revision": 1, "reread": int(reread)})
        changes = self._whole(connection)
        update.write(connection, changes, SqlPile(connection, self._cache).attributions(changes.attributions))
        update.let_go(connection, removed)

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
