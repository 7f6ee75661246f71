"""The shelf in a database is the shelf in memory, whatever is put there and asked of it."""

from __future__ import annotations

import random

import sqlalchemy as sa

from sayso.ledger.schema import metadata
from sayso.ledger.shelf import SqlShelf
from sayso.shelf import MemoryShelf

KEYS = ["a", "b", "ä", "\0", "\udcff", "", "a b", "\U0001f6a2"]


def test_in_a_database_as_in_memory(database: str) -> None:
    rng = random.Random(3)
    engine = sa.create_engine(database, poolclass=sa.NullPool)
    with engine.begin() as connection:
        metadata.create_all(connection)
        memory, kept = MemoryShelf(), SqlShelf(connection)
        for turn in range(12):
            kind = rng.choice(["one", "other"])
            rows = [
                (rng.choice(KEYS), f"{rng.choice(KEYS)}{rng.randint(0, 40)}", rng.choice(KEYS))
                for _ in range(rng.choice([0, 3, 700]))
            ]
            gone = [(key, member) for key, member, _ in rng.sample(rows, len(rows) // 3)]
            for shelf in (memory, kept):
                shelf.put(kind, rows)
                shelf.drop(kind, gone)
            for most in (1, 5, 1000):
                assert kept.first(kind, KEYS, most) == memory.first(kind, KEYS, most), turn
                for key in KEYS:
                    assert kept.part(kind, key, "a", "b", most) == memory.part(kind, key, "a", "b", most)
                    assert kept.part(kind, key, most=-most) == memory.part(kind, key, most=-most)
            asked = [(key, f"{member}{n}") for key in KEYS for member in KEYS for n in range(0, 41, 7)]
            assert kept.values(kind, asked) == memory.values(kind, asked)
            assert kept.get(kind, KEYS) == memory.get(kind, KEYS)
            assert kept.count(kind, KEYS) == memory.count(kind, KEYS)
            assert [list(held) for held in kept.get(kind, KEYS).values()] == [
                sorted(held) for held in memory.get(kind, KEYS).values()
            ]
