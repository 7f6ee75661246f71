"""The shelf of the corpus stages as a table. Any text can be a key, a member or a value: what is kept is its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import sqlalchemy as sa

from sayso.ledger.tables import shelf
from sayso.ledger.writing import put_rows

T = TypeVar("T")

CHUNK = 500
"""So many values are bound in one statement: every database takes them, and a plan stays small."""


class SqlShelf:
    """A `sayso.shelf.Shelf` in the transaction of a connection."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def put(self, kind: str, rows: Iterable[tuple[str, str, str]]) -> None:
        """Keep (key, member, value)."""
        made = {(_key(kind, key), _bytes(member)): _bytes(value) for key, member, value in rows}
        put_rows(self._connection, shelf, [{"key": k, "member": m, "value": v} for (k, m), v in made.items()])

    def drop(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Forget (key, member)."""
        made = [{"k": _key(kind, key), "m": _bytes(member)} for key, member in rows]
        if made:
            gone = sa.delete(shelf).where(shelf.c.key == sa.bindparam("k"), shelf.c.member == sa.bindparam("m"))
            self._connection.execute(gone, made)

    def get(self, kind: str, keys: Iterable[str]) -> dict[str, dict[str, str]]:
        """The members of each key that has any, in order."""
        wanted = {_key(kind, key): key for key in keys}
        found: dict[str, dict[str, str]] = {}
        for some in chunks(list(wanted)):
            rows = self._connection.execute(
                sa.select(shelf.c.key, shelf.c.member, shelf.c.value).where(shelf.c.key.in_(some))
            )
            for key, member, value in rows:
                found.setdefault(wanted[bytes(key)], {})[_text(member)] = _text(value)
        return {key: dict(sorted(found[key].items())) for key in wanted.values() if key in found}

    def count(self, kind: str, keys: Iterable[str]) -> dict[str, int]:
        """How many members each key has."""
        wanted = {_key(kind, key): key for key in keys}
        found: dict[str, int] = {}
        for some in chunks(list(wanted)):
            query = sa.select(shelf.c.key, sa.func.count()).where(shelf.c.key.in_(some)).group_by(shelf.c.key)
            found.update({wanted[bytes(key)]: size for key, size in self._connection.execute(query)})
        return found

    def part(
        self, kind: str, key: str, low: str = "", high: str | None = None, most: int | None = None
    ) -> dict[str, str]:
        """The members of one key that lie in a range."""
        query = sa.select(shelf.c.member, shelf.c.value).where(
            shelf.c.key == _key(kind, key), shelf.c.member >= _bytes(low)
        )
        if high is not None:
            query = query.where(shelf.c.member < _bytes(high))
        last = most is not None and most < 0
        query = query.order_by(shelf.c.member.desc() if last else shelf.c.member)
        rows = self._connection.execute(query if most is None else query.limit(abs(most))).all()
        return {_text(member): _text(value) for member, value in (reversed(rows) if last else rows)}


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[list[T]]:
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
