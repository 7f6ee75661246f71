"""The vectors of texts as a table. For a search they are read once into memory; they live no longer than the transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from sayso.compare.closeness import CLOSE, MemoryVectors
from sayso.compare.nearest import Near
from sayso.ledger.likeness import column_of
from sayso.ledger.metadata import metadata
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import Id

vectors = sa.Table(
    "likeness_vectors",
    metadata,
    sa.Column("text", Id, primary_key=True),
    # `sayso.compare.judge.features.VECTOR` bytes with a sign.
    sa.Column("vector", sa.LargeBinary, nullable=False),
    sa.Column("floor", sa.Double, nullable=False),
)


class SqlVectors:
    """A `sayso.compare.related.Vectors` in the transaction of a connection."""

    least = CLOSE

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._memory: MemoryVectors | None = None

    def put(self, rows: Mapping[str, bytes]) -> None:
        """Keep texts that are not there yet."""
        made = [{"text": name, "vector": vector, "floor": CLOSE} for name, vector in sorted(rows.items())]
        if made:
            self._connection.execute(sa.insert(vectors), made)
        if self._memory:
            self._memory.put(rows)

    def drop(self, ids: Iterable[str]) -> None:
        """Forget texts."""
        ids = sorted(ids)
        for some in chunks(ids):
            self._connection.execute(sa.delete(vectors).where(vectors.c.text.in_(some)))
        if self._memory:
            self._memory.drop(ids)

    def floors(self, rows: Mapping[str, float]) -> None:
        """Set floors; texts that are not there are passed over."""
        if rows:
            change = sa.update(vectors).where(vectors.c.text == sa.bindparam("t")).values(floor=sa.bindparam("f"))
            self._connection.execute(change, [{"t": name, "f": floor} for name, floor in sorted(rows.items())])
        if self._memory:
            self._memory.floors(rows)

    def get(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The vectors of those of the texts that are there."""
        ids = list(ids)
        if self._memory:
            return self._memory.get(ids)
        return column_of(self._connection, vectors.c.text, vectors.c.vector, ids)

    def nearest(self, ids: Iterable[str], most: int) -> dict[str, Near]:
        """What lies around each of these texts."""
        ids = list(ids)
        if not ids:
            return {}
        if self._memory is None:
            self._memory = self._read()
        return self._memory.nearest(ids, most)

    def _read(self) -> MemoryVectors:
        rows = self._connection.execute(sa.select(vectors.c.text, vectors.c.vector, vectors.c.floor)).all()
        made = MemoryVectors()
        made.put({row.text: row.vector for row in rows})
        made.floors({row.text: row.floor for row in rows})
        return made
