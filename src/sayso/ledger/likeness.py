"""The index of likeness as tables: which texts share which words, and how alike that makes them.

A few texts are looked up by sums over the postings of their words, which takes the database some milliseconds a text at 100,000
texts. For many it is quicker to read all vectors once and to search in memory; what is read lives no longer than the transaction,
so that nothing can go stale. Both give the same, to the last bit.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from sayso.compare.nearest import LEAST, SHARED, Likest, MemoryIndex, Near, Weights, rank
from sayso.ledger.metadata import metadata
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import Id
from sayso.ledger.writing import put_rows

# So many texts looked up in one transaction are many.
_MANY = 300
# What cannot reach `LEAST` is left in the database: dot * dot * _SLACK < norm * norm, with room for rounding.
_SLACK = int(1 / LEAST**2) + 1
# So many are looked up by one query.
_TOGETHER = 20

texts = sa.Table(
    "likeness_texts",
    metadata,
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("text", Id, nullable=False, unique=True),
    sa.Column("norm", sa.BigInteger, nullable=False),
    sa.Column("floor", sa.Double, nullable=False),
    # JSON: a word's number (`_number`) and its weight, by turns.
    sa.Column("vector", sa.Text, nullable=False),
)

postings = sa.Table(
    "likeness_words",
    metadata,
    sa.Column("word", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("weight", sa.SmallInteger, nullable=False),
    # Rows lie in the order of words, so that what one word is in is read in one go.
    sqlite_with_rowid=False,
)


class SqlIndex:
    """A `sayso.compare.nearest.Index` of words in the transaction of a connection."""

    least = LEAST

    def __init__(self, connection: sa.Connection, many: int = _MANY) -> None:
        """`many` texts looked up, or more, are searched for in memory."""
        self._connection, self._many = connection, many
        self._looked_up = 0
        self._memory: MemoryIndex | None = None

    def put(self, rows: Mapping[str, Weights]) -> None:
        """Keep texts that are not there yet."""
        numbered = {name: {_number(word): weight for word, weight in weights.items()} for name, weights in rows.items()}
        if not numbered:
            return
        self._connection.execute(sa.insert(texts), [_text(name, vector) for name, vector in numbered.items()])
        places = column_of(self._connection, texts.c.text, texts.c.place, numbered)
        made = [
            {"word": word, "place": places[name], "weight": weight}
            for name, vector in numbered.items()
            for word, weight in vector.items()
        ]
        put_rows(self._connection, postings, made)
        if self._memory:
            self._memory.put({name: _named(vector) for name, vector in numbered.items()})

    def drop(self, ids: Iterable[str]) -> None:
        """Forget texts."""
        ids = sorted(ids)
        places, vectors = (
            column_of(self._connection, texts.c.text, texts.c.place, ids),
            column_of(self._connection, texts.c.text, texts.c.vector, ids),
        )
        gone = [{"w": word, "p": places[name]} for name in places for word in _weights(vectors[name])]
        if gone:
            which = (postings.c.word == sa.bindparam("w")) & (postings.c.place == sa.bindparam("p"))
            self._connection.execute(sa.delete(postings).where(which), gone)
        for some in chunks(list(places.values())):
            self._connection.execute(sa.delete(texts).where(texts.c.place.in_(some)))
        if self._memory:
            self._memory.drop(ids)

    def floors(self, rows: Mapping[str, float]) -> None:
        """Set floors."""
        if rows:
            change = sa.update(texts).where(texts.c.text == sa.bindparam("t")).values(floor=sa.bindparam("f"))
            self._connection.execute(change, [{"t": name, "f": floor} for name, floor in sorted(rows.items())])
        if self._memory:
            self._memory.floors(rows)

    def nearest(self, ids: Iterable[str], most: int) -> dict[str, Near]:
        """What lies around each of these texts."""
        ids = list(ids)
        self._looked_up += len(ids)
        if self._memory is None and self._looked_up >= self._many:
            self._memory = self._read()
        if self._memory is not None:
            return self._memory.nearest(ids, most)
        vectors = column_of(self._connection, texts.c.text, texts.c.vector, ids)
        weights = {name: _weights(vectors[name]) for name in ids}
        return {name: near for some in chunks(ids, _TOGETHER) for name, near in self._near(some, weights, most)}

    def _near(
        self, some: Sequence[str], weights: Mapping[str, Mapping[int, int]], most: int
    ) -> Iterator[tuple[str, Near]]:
        """By the postings of their words."""
        found: list[Likest] = [[] for _ in some]
        takers: list[Likest] = [[] for _ in some]
        norms = [_norm(weights[name]) for name in some]
        for row in self._connection.execute(_alike([weights[name] for name in some])):
            likeness = row.dot / math.sqrt(row.norm * norms[row.one])
            if row.text != some[row.one] and likeness >= LEAST:
                found[row.one].append((row.text, likeness))
                takers[row.one] += [(row.text, likeness)] if likeness >= row.floor else []
        for name, likest, taking in zip(some, found, takers, strict=True):
            yield name, Near(sorted(likest, key=rank)[:most], sorted(taking, key=rank))

    def _read(self) -> MemoryIndex:
        made = MemoryIndex()
        floors = {}
        for row in self._connection.execute(sa.select(texts.c.text, texts.c.vector, texts.c.floor)):
            made.put({row.text: _named(_weights(row.vector))})
            floors[row.text] = row.floor
        made.floors(floors)
        return made


def column_of(
    connection: sa.Connection, name: sa.Column[str], column: sa.Column[Any], ids: Iterable[str]
) -> dict[str, Any]:
    """One column of the rows that are there of these ids, which stand in the column `name`."""
    found: dict[str, Any] = {}
    for some in chunks(list(ids)):
        rows = connection.execute(sa.select(name, column).where(name.in_(some)))
        found.update({row[0]: row[1] for row in rows})
    return found


def _alike(wanted: Sequence[Mapping[int, int]]) -> sa.Select[Any]:
    """For each of these (`one`, by place), the texts that share words enough with it, the sums of products, norms and floors."""
    names = {"one": sa.Integer, "word": sa.BigInteger, "weight": sa.Integer, "norm": sa.BigInteger}
    rows = [(one, w, weight, _norm(weights)) for one, weights in enumerate(wanted) for w, weight in weights.items()]
    mine = sa.values(*(sa.column(*one) for one in names.items()), name="mine").data(rows or [(0, -1, 0, 0)]).cte("mine")
    product = sa.cast(postings.c.weight, sa.BigInteger) * mine.c.weight
    met = (
        sa.select(mine.c.one, mine.c.norm, postings.c.place, sa.cast(sa.func.sum(product), sa.BigInteger).label("dot"))
        .join_from(mine, postings, postings.c.word == mine.c.word)
        .group_by(mine.c.one, mine.c.norm, postings.c.place)
        .having(sa.func.count() >= SHARED)
        .subquery("met")
    )
    return (
        sa.select(met.c.one, texts.c.text, met.c.dot, texts.c.norm, texts.c.floor)
        .join_from(met, texts, texts.c.place == met.c.place)
        .where(met.c.dot * met.c.dot * _SLACK >= texts.c.norm * met.c.norm)
    )


def _text(name: str, vector: Mapping[int, int]) -> dict[str, object]:
    flat = [number for pair in vector.items() for number in pair]
    return {"text": name, "norm": _norm(vector), "floor": LEAST, "vector": json.dumps(flat, separators=(",", ":"))}


def _weights(vector: str) -> dict[int, int]:
    flat = json.loads(vector)
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _named(vector: Mapping[int, int]) -> dict[str, int]:
    return {str(word): weight for word, weight in vector.items()}


def _norm(vector: Mapping[int, int]) -> int:
    return sum(weight * weight for weight in vector.values())


def _number(word: str) -> int:
    """A word as a number of 63 bits: a word of any length and letters takes eight bytes."""
    hashed = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(hashed, "big") >> 1
