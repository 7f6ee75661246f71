"""The shelf of the corpus stages as a table. Any text can be a key, a member or a value: what is kept is its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa

T = TypeVar("T")

# The first members of some keys, each found by the primary key alone: a form that every database plans so is not known.
_FIRST = (
    "WITH wanted (key) AS (VALUES {}) SELECT shelf.key, shelf.member, shelf.value FROM wanted CROSS JOIN shelf"
    " WHERE shelf.key = wanted.key AND shelf.member IN"
    " (SELECT near.member FROM shelf near WHERE near.key = wanted.key ORDER BY near.member LIMIT {})"
)
_FIRST_POSTGRES = (
    "SELECT near.* FROM (VALUES {}) wanted (key) CROSS JOIN LATERAL (SELECT shelf.key, shelf.member, shelf.value FROM shelf"
    " WHERE shelf.key = wanted.key ORDER BY shelf.member LIMIT {}) near"
)

# The values of some pairs; SQLite walks the whole table for `(key, member) IN (VALUES ...)`.
_VALUES = (
    "WITH wanted (key, member) AS (VALUES {}) SELECT shelf.key, shelf.member, shelf.value FROM wanted CROSS JOIN shelf"
    " WHERE shelf.key = wanted.key AND shelf.member = wanted.member"
)

CHUNK = 512
"""So many values are bound in one statement: every database takes them, and a plan stays small."""


class SqlShelf:
    """A `sayso.shelf.Shelf` in the transaction of a connection.

    A report asks it some hundred small things, so its statements are text, made once: building each anew from the table took
    longer than the database did.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._postgres = connection.dialect.name == "postgresql"
        self._mark = "%s" if self._postgres else "?"

    def put(self, kind: str, rows: Iterable[tuple[str, str, str]]) -> None:
        """Keep (key, member, value)."""
        made = {(_key(kind, key), _bytes(member)): _bytes(value) for key, member, value in rows}
        self._many(
            "INSERT INTO shelf (key, member, value) VALUES (?, ?, ?)"
            " ON CONFLICT (key, member) DO UPDATE SET value = excluded.value",
            [(key, member, value) for (key, member), value in made.items()],
        )

    def drop(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Forget (key, member)."""
        self._many(
            "DELETE FROM shelf WHERE key = ? AND member = ?",
            [(_key(kind, key), _bytes(member)) for key, member in rows],
        )

    def get(self, kind: str, keys: Iterable[str]) -> dict[str, dict[str, str]]:
        """The members of each key that has any, in order."""
        return self._members("SELECT key, member, value FROM shelf WHERE key IN ({})", kind, keys)

    def first(self, kind: str, keys: Iterable[str], most: int) -> dict[str, dict[str, str]]:
        """The first members of each key that has any, in order."""
        return self._members((_FIRST_POSTGRES if self._postgres else _FIRST).format("{}", most), kind, keys, "({})")

    def values(self, kind: str, rows: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """The value of each (key, member) that is there."""
        wanted = {(_key(kind, key), _bytes(member)): (key, member) for key, member in rows}
        held = self._of(_VALUES, wanted, "({}, {})")
        return {wanted[bytes(row[0]), bytes(row[1])]: _text(row[2]) for row in held}

    def count(self, kind: str, keys: Iterable[str]) -> dict[str, int]:
        """How many members each key has."""
        wanted = {_key(kind, key): key for key in keys}
        sql = "SELECT key, count(*) FROM shelf WHERE key IN ({}) GROUP BY key"
        rows = self._of(sql, ((key,) for key in wanted))
        return {wanted[bytes(row[0])]: row[1] for row in rows}

    def part(
        self, kind: str, key: str, low: str = "", high: str | None = None, most: int | None = None
    ) -> dict[str, str]:
        """The members of one key that lie in a range."""
        sql, values = "SELECT member, value FROM shelf WHERE key = ? AND member >= ?", [_key(kind, key), _bytes(low)]
        if high is not None:
            sql, values = f"{sql} AND member < ?", [*values, _bytes(high)]
        last = most is not None and most < 0
        sql += " ORDER BY member" + (" DESC" if last else "") + (f" LIMIT {abs(most)}" if most is not None else "")
        rows = self._connection.exec_driver_sql(sql.replace("?", self._mark), tuple(values)).all()
        return {_text(row[0]): _text(row[1]) for row in (reversed(rows) if last else rows)}

    def _members(self, sql: str, kind: str, keys: Iterable[str], each: str = "{}") -> dict[str, dict[str, str]]:
        wanted = {_key(kind, key): key for key in keys}
        found: dict[str, dict[str, str]] = {}
        for row in self._of(sql, ((key,) for key in wanted), each):
            found.setdefault(wanted[bytes(row[0])], {})[_text(row[1])] = _text(row[2])
        return {key: dict(sorted(found[key].items())) for key in wanted.values() if key in found}

    def _many(self, sql: str, rows: list[tuple[bytes, ...]]) -> None:
        if rows:
            self._connection.exec_driver_sql(sql.replace("?", self._mark), rows)

    def _of(self, sql: str, wanted: Iterable[tuple[bytes, ...]], each: str = "{}") -> Iterator[Any]:
        """Rows for these values, each written as `each`, a mark a part.

        A statement asks for a power of two of them: few statements are made, and kept.
        """
        mark = each.replace("{}", self._mark)
        for some in chunks(list(wanted)):
            size = 1 << (len(some) - 1).bit_length()
            filled = tuple(part for one in (*some, *[some[0]] * (size - len(some))) for part in one)
            yield from self._connection.exec_driver_sql(sql.format(", ".join([mark] * size)), filled).all()


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Items in lists of at most `size`."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def _key(kind: str, key: str) -> bytes:
    return hashlib.blake2b(f"{kind}\x1f{key}".encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(held: bytes) -> str:
    return bytes(held).decode("utf-8", "surrogatepass")
