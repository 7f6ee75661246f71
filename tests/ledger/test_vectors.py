"""The vectors in a database are the vectors in memory: the same texts, closenesses and floors."""

from __future__ import annotations

import random

import sqlalchemy as sa

from sayso.compare.closeness import MemoryVectors
from sayso.compare.judge.features import VECTOR
from sayso.compare.neighbours import Neighbours
from sayso.ledger.closeness import SqlVectors, vectors
from sayso.ledger.schema import metadata
from sayso.shelf import MemoryShelf


def test_in_a_database_as_in_memory(database: str) -> None:
    rng = random.Random(12)
    engine = sa.create_engine(database, poolclass=sa.NullPool)
    memory, shelves = MemoryVectors(), (MemoryShelf(), MemoryShelf())
    there: set[str] = set()
    with engine.begin() as connection:
        metadata.create_all(connection)
    for turn in range(8):
        come = {f"t{turn}.{n}": bytes(rng.choices((0, 1, 5, 250), k=VECTOR)) for n in range(rng.randint(0, 15))}
        gone = rng.sample(sorted(there), k=rng.randint(0, len(there) // 2))
        with engine.begin() as connection:
            turned = Neighbours(shelves[0], SqlVectors(connection), "close", 3).update(come, gone)
            assert turned == Neighbours(shelves[1], memory, "close", 3).update(come, gone)
            there = (there | come.keys()) - set(gone)
        # What was not kept was never there.
        with engine.connect() as connection:
            SqlVectors(connection).put({"lost": bytes([1] * VECTOR)})
        with engine.connect() as connection:
            index = SqlVectors(connection)
            assert index.get([*sorted(there), "lost"]) == memory.get(there)
            assert index.nearest(there, 4) == memory.nearest(there, 4)
            assert index.get([*sorted(there), "lost"]) == memory.get(there)
    with engine.begin() as connection:
        SqlVectors(connection).drop(there)
        assert connection.scalar(sa.select(sa.func.count()).select_from(vectors)) == 0
