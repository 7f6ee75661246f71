"""The index of likeness in a database is the index in memory: the same texts, likenesses and floors, however it is asked."""

from __future__ import annotations

import random

import pytest
import sqlalchemy as sa

from sayso.compare.nearest import MemoryIndex
from sayso.compare.neighbours import Neighbours
from sayso.ledger.likeness import SqlIndex, postings, texts
from sayso.ledger.schema import metadata
from sayso.shelf import MemoryShelf


@pytest.mark.parametrize("many", [0, 7, 10**6])
def test_in_a_database_as_in_memory(database: str, many: int) -> None:
    rng = random.Random(11)
    engine = sa.create_engine(database, poolclass=sa.NullPool)
    memory, shelves = MemoryIndex(), (MemoryShelf(), MemoryShelf())
    there: set[str] = set()
    with engine.begin() as connection:
        metadata.create_all(connection)
    for turn in range(8):
        come = {
            f"t{turn}.{n}": {word: rng.randint(1, 94) for word in rng.sample("abcdefghijklmné", rng.randint(1, 9))}
            for n in range(rng.randint(0, 15))
        }
        gone = rng.sample(sorted(there), k=rng.randint(0, len(there) // 2))
        with engine.begin() as connection:
            index = SqlIndex(connection, many)
            turned = Neighbours(shelves[0], index, "words", 3).update(come, gone)
            assert turned == Neighbours(shelves[1], memory, "words", 3).update(come, gone)
            there = (there | come.keys()) - set(gone)
        # What was not kept was never there.
        with engine.connect() as connection:
            SqlIndex(connection, many).put({"lost": {"a": 90, "b": 90, "c": 90}})
        with engine.connect() as connection:
            assert SqlIndex(connection, many).nearest(there, 4) == memory.nearest(there, 4)
    with engine.begin() as connection:
        SqlIndex(connection).drop(there)
        assert connection.scalar(sa.select(sa.func.count()).select_from(texts)) == 0
        assert connection.scalar(sa.select(sa.func.count()).select_from(postings)) == 0


def test_the_heaviest_words_fit(database: str) -> None:
    heavy = {f"{n}" * 40: 94 for n in range(3000)}
    engine = sa.create_engine(database, poolclass=sa.NullPool)
    with engine.begin() as connection:
        metadata.create_all(connection)
        index = SqlIndex(connection)
        index.put({"one": heavy, "other": heavy})
        assert index.nearest(["one"], 5)["one"].likest == [("other", 1.0)]
