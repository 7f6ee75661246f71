"""Between which two sides each comparison stands: a claim, or what one speaker says that is in none.

Kept beside the comparison, so that all conflicts are in one order by an index, however many there are, and those of the same two
sides lie together. Copies of one statement are one side, also where it is in no claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sayso.ledger.faults import Fault, Remedy, Tell, stream
from sayso.ledger.search import said
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import claims, comparisons, statements

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Side:
    """A side, by what tells it apart, and how many independent origins it has at most."""

    key: str
    most: int


def sides_of(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Side]:
    """On which side each of these statements of current reports is."""
    rows = (
        sa.select(statements.c.id, statements.c.claim, said.c.same, claims.c.most)
        .join(said, said.c.statement == statements.c.id)
        .outerjoin(claims, claims.c.id == statements.c.claim)
    )
    found: dict[str, Side] = {}
    for some in chunks(sorted(set(ids)), _AT_ONCE):
        for row in connection.execute(rows.where(statements.c.id.in_(some))):
            found[row.id] = Side(row.claim or str(row.same), row.most or 1)
    return found


def settle(connection: sa.Connection, touched: Collection[str]) -> None:
    """Bring up to date where the comparisons of these statements stand."""
    change = (
        sa.update(comparisons)
        .where(comparisons.c.id == sa.bindparam("i"))
        .values(low=sa.bindparam("to_low"), high=sa.bindparam("to_high"), most=sa.bindparam("to_most"))
    )
    rows = {}
    for some in chunks(sorted(touched), _AT_ONCE):
        for column in (comparisons.c.a, comparisons.c.b):
            rows.update({row.id: row for row in connection.execute(_STANDING.where(column.in_(some)))})
    if changed := [
        {"i": row.id, "to_low": now[0], "to_high": now[1], "to_most": now[2]}
        for row, now in _now(connection, rows)
        if now != (row.low, row.high, row.most)
    ]:
        connection.execute(change, changed)


_STANDING = sa.select(*(comparisons.c[name] for name in ("id", "a", "b", "low", "high", "most")))


def _now(connection: sa.Connection, rows: Mapping[str, Any]) -> Iterator[tuple[Any, tuple[str, str, int]]]:
    """Rows of comparisons whose statements are there, with the sides that each is between, and the most origins of both."""
    sides = sides_of(connection, (i for row in rows.values() for i in (row.a, row.b)))
    for row in rows.values():
        if row.a in sides and row.b in sides:
            a, b = sides[row.a], sides[row.b]
            yield row, (min(a.key, b.key), max(a.key, b.key), min(a.most, b.most))


def check_sides(connection: sa.Connection, tell: Tell) -> Iterator[Fault]:
    """Each comparison is kept between the sides that its statements are on."""
    for some in stream(connection, _STANDING, _AT_ONCE):
        for row, now in _now(connection, {row.id: row for row in some}):
            if now != (row.low, row.high, row.most):
                yield Fault(comparisons.name, row.id, "is kept between other sides than its statements'", Remedy.DERIVE)
            tell()
