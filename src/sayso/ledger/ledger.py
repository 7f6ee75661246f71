"""A ledger: reports that are added over weeks, what they tell, and what people decided, in one database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from types import TracebackType

import sqlalchemy as sa

from sayso.clean import report_id
from sayso.collect.watch import Watched
from sayso.compare import Compares
from sayso.compare.judge import bundled_judge
from sayso.ledger import feeds
from sayso.ledger.check import find_faults
from sayso.ledger.database import Database
from sayso.ledger.faults import Fault, Remedy, Tell
from sayso.ledger.intake import Taken, is_damaged, known_reports, put_back, take_in
from sayso.ledger.judging import Ask, Judged, Judging, Weighed, decisions, records, report_numbers
from sayso.ledger.nouns import Cache, SqlKnown, SqlPile
from sayso.ledger.questions import Seen, graded, readings
from sayso.ledger.repair import FOUND, ReadAgain, clear_found, index_again, mend_reports
from sayso.ledger.same import sums
from sayso.ledger.search import passages, said
from sayso.ledger.stages import Stages
from sayso.ledger.tables import reports, state, statements
from sayso.ledger.versions import come_back, is_back
from sayso.model import Brief, Page
from sayso.pipeline import Reading, make_brief
from sayso.weigh import Record


@dataclass(frozen=True, slots=True)
class Again:
    """What became of the page of a known report that came again: were damaged bytes put back, is its version current again?"""

    restored: bool = False
    returned: bool = False


class _NothingKeptError(Exception):
    """Ends a transaction that was only to see what would come of it."""


class Ledger:
    """An open ledger. Every change is one transaction, kept whole or not at all; readers see the last one that was finished.

    Not safe for threads; open one for each.
    """

    def __init__(
        self, address: str, *, create: bool = True, judge: Callable[[], Compares | None] = bundled_judge
    ) -> None:
        """Open the ledger in a file, or at `postgresql://...`; a new one is made if `create`. Raises LedgerError.

        `judge` is that of `make_brief`; all who add to one ledger use the same.
        """
        self.database = Database(address, create=create)
        self._judge = judge
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

        What people decided holds in it, and their grades are with its statements. Raises UsageError where there is no word in
        `words`.
        """
        with self.seen() as seen:
            read = readings(seen, words)
            there = {one.id for reading in read for one in reading.attributions}
            decided = [one for one in decisions(seen.connection) if one.a in there and one.b in there]
            ids = [one.report.id for one in read if one.report]
            numbers, grades = report_numbers(seen.connection, ids), graded(seen, ids)
        made = make_brief(read, question, decided, judge=self._judge)
        return replace(
            made,
            numbers=tuple(numbers[one.id] for one in made.reports),
            grades={one.id: grades[one.id] for one in made.attributions if one.id in grades},
        )

    def add(self, read: Sequence[tuple[Page, Reading]], reader: str, *, plain: bool = False) -> Taken:
        """Take in reports, with copies, origins, claims and conflicts brought up to date, in one transaction."""
        with self._changing() as connection:
            taken = take_in(connection, read, reader, plain=plain)
            if taken.added or taken.removed:
                self._update(connection, taken)
        return taken

    def watched(self, feed: str) -> Watched:
        """What it remembers of a feed."""
        with self.database.reading() as connection:
            return feeds.watched(connection, feed)

    def remember(self, feed: str, known: Watched) -> None:
        """Keep what is known of a feed for the next time."""
        with self.database.writing() as connection:
            feeds.remember(connection, feed, known)

    def again(self, page: Page) -> Again:
        """A known report's page has come again: put its bytes back where those that are kept are damaged.

        Where it is an older version that was obtained after the current one, the address holds that again, and so does the pile.
        """
        report = report_id(page)
        with self.database.reading() as connection:
            damaged, back = is_damaged(connection, page), is_back(connection, report, page)
        if not damaged and not back:
            return Again()
        with self._changing() as connection:
            if damaged:
                put_back(connection, page)
            went = come_back(connection, report, page)
            if went:
                self._update(connection, Taken(added=[report], removed=[went]))
        return Again(damaged, went is not None)

    def check(self, tell: Tell = lambda: None) -> Iterator[Fault]:
        """Every fault in one view of the ledger, as it is found. `tell` is called after each thing looked at."""
        with self.database.reading() as connection:
            yield from find_faults(connection, tell)

    def check_found(self, tell: Tell = lambda: None) -> list[Fault]:
        """Derive everything anew, as `repair` does, set it against what is there, and keep nothing of it.

        A fault for each table that holds other than its reports give. Takes as long as adding them, and nobody else can write.
        """
        tables = [*FOUND, statements, passages, said]
        before: dict[str, tuple[int, int]] = {}
        after: dict[str, tuple[int, int]] = {}
        with suppress(_NothingKeptError), self._changing() as connection:
            before = sums(connection, tables)
            clear_found(connection)
            index_again(connection, tell)
            self._cache = Cache()
            self._update(connection, Taken(added=self._current(connection)))
            after = sums(connection, tables)
            raise _NothingKeptError
        what = "holds other than what its reports give"
        return [Fault(name, "as a whole", what, Remedy.DERIVE) for name in before if before[name] != after[name]]

    def repair(self, read: ReadAgain, reader: str, tell: Tell = lambda: None) -> list[Fault]:
        """Read damaged reports again from their pages and derive everything anew, in one transaction; the faults met.

        What cannot be derived is as it was: `check` finds it again. Nothing is written where the file itself is damaged.
        """
        with self._changing() as connection:
            faults = list(find_faults(connection, tell))
            if any(fault.table == "database" for fault in faults):
                return faults
            self._cache = Cache()
            clear_found(connection)
            mend_reports(connection, faults, read, reader, tell)
            index_again(connection, tell)
            self._cache = Cache()
            self._update(connection, Taken(added=self._current(connection)), reread=True)
        return faults

    @staticmethod
    def _current(connection: sa.Connection) -> list[str]:
        """Ids of the current reports, in the order in which they came."""
        rows = sa.select(reports.c.id).where(reports.c.current).order_by(reports.c.number)
        return list(connection.scalars(rows))

    def judge(self, ask: Ask) -> Judged:
        """Record a judgement, with what it changes, in one transaction. Raises RefusedError where the rules forbid it."""
        with self._changing() as connection:
            return Judging(connection, self._cache, lambda c: self._update(c, Taken())).record(ask)

    def withdraw(self, judgement: str, who: str, why: str) -> Judged:
        """Take back a judgement or a withdrawal by its id; that is recorded too. Raises RefusedError."""
        with self._changing() as connection:
            return Judging(connection, self._cache, lambda c: self._update(c, Taken())).withdraw(judgement, who, why)

    def judgements(self, *, history: bool = False) -> list[Record]:
        """The judgements that stand, the first made first; with `history`, all that were ever made, and withdrawals."""
        with self.seen() as seen:
            weighed = Weighed(seen.connection)
            wanted = weighed.log.all if history else weighed.log.standing()
            return records(seen.connection, weighed, wanted, weighed.standing())

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

    def _update(self, connection: sa.Connection, taken: Taken, *, reread: bool = False) -> None:
        count = connection.execute(
            sa.update(state).values(revision=state.c.revision + 1, reread=state.c.reread + int(reread))
        ).rowcount
        if not count:
            connection.execute(sa.insert(state), {"only": 1, "revision": 1, "reread": int(reread)})
        Stages(connection, self._cache, self._judge).update(taken.added, taken.removed)
