"""One state of a ledger, as questions look at it: nouns by id, and the rows between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import sqlalchemy as sa

from sayso.codec import load
from sayso.ledger.among import among
from sayso.ledger.judging.weighed import standing
from sayso.ledger.nouns import SqlKnown, SqlPile
from sayso.ledger.questions.answers import Answer, Head, OriginHead, Told
from sayso.ledger.search import find_statements
from sayso.ledger.tables import claims, origins, reports, statements
from sayso.ledger.terms import Query
from sayso.model import Attribution, Claim, OriginKind
from sayso.weigh import Standing

T = TypeVar("T")

MOST_HITS = 2_000
"""So many statements with the words asked for are looked at, the newest first."""

HEAD = (reports.c.id, reports.c.address, reports.c.title, reports.c.outlet, reports.c.published, reports.c.current)
"""The columns that `head` takes."""

# No chain is this long; and what stands inside itself by some mistake must end.
_DEEPEST = 32


@dataclass(frozen=True)
class Seen:
    """A connection that reads one finished state, and the nouns in it: as reports alone tell them, and with what was found."""

    connection: sa.Connection
    pile: SqlPile
    known: SqlKnown

    @cached_property
    def standing(self) -> Standing:
        """What people decided, told once for all that is asked of this state."""
        return standing(self.connection)

    def heads(self, ids: Iterable[str]) -> dict[str, Head]:
        """The heads of reports by id."""
        rows = sa.select(*HEAD).where(among(self.connection, reports.c.id, set(ids)))
        return {row.id: head(row) for row in self.connection.execute(rows)}

    def told(self, ids: Sequence[str]) -> dict[str, Told]:
        """Statements by id, with their reports, speakers, and what they stand in."""
        shown = self.known.attributions(ids)
        around = self._around(shown)
        texts = self.known.reports(one.report for one in shown.values())
        speakers = self.known.speakers(shown)
        columns = (statements.c.id, statements.c.origin, statements.c.claim)
        rows = self.connection.execute(sa.select(*columns).where(among(self.connection, statements.c.id, shown)))
        owned = {row.id: (row.origin, row.claim) for row in rows}
        return {
            i: Told(
                one,
                texts[one.report],
                tuple(_outer(one, around)),
                speakers.get(i),
                *owned[i],
                self.standing.grades(i, speakers[i].id if i in speakers else None, texts[one.report].outlet),
            )
            for i, one in shown.items()
        }

    def _around(self, shown: dict[str, Attribution]) -> dict[str, Attribution]:
        found: dict[str, Attribution] = {}
        wanted = {one.inside for one in shown.values() if one.inside}
        for _ in range(_DEEPEST):
            if not wanted:
                break
            got = self.known.attributions(wanted)
            found |= got
            wanted = {one.inside for one in got.values() if one.inside} - found.keys()
        return found

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Claims by id."""
        rows = sa.select(claims.c.id, claims.c.noun).where(among(self.connection, claims.c.id, set(ids)))
        return {i: load(Claim, noun) for i, noun in self.connection.execute(rows)}

    def origins(self, ids: Iterable[str]) -> dict[str, OriginHead]:
        """The heads of origins by id."""
        rows = sa.select(origins.c.id, origins.c.kind, origins.c.who)
        rows = rows.where(among(self.connection, origins.c.id, set(ids)))
        return {i: OriginHead(i, OriginKind(kind), who) for i, kind, who in self.connection.execute(rows)}

    def hits(self, query: Query) -> tuple[list[str], bool]:
        """The newest statements with the words, and whether older ones were left out."""
        found = next(find_statements(self.connection, query, MOST_HITS + 1), [])
        return found[:MOST_HITS], len(found) > MOST_HITS


def head(row: Any) -> Head:
    """The head of a report from its row."""
    published = None
    if row.published:
        whole = len(row.published) > len("2019-07-01")
        published = dt.datetime.fromisoformat(row.published) if whole else dt.date.fromisoformat(row.published)
    return Head(row.id, row.address, row.title, row.outlet, published, row.current)


def cut(found: Sequence[T], limit: int, offset: int, *, older: bool = False) -> Answer[T]:
    """So many of what was found."""
    return Answer(tuple(found[offset : offset + limit]), offset, len(found) > offset + limit, older)


def _outer(one: Attribution, around: dict[str, Attribution]) -> list[Attribution]:
    found: list[Attribution] = []
    while one.inside in around and len(found) < _DEEPEST:
        one = around[one.inside]
        found.append(one)
    return found
