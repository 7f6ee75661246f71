"""Comparing a pile that is kept in a database, a transaction at a time, gives what the pile gives that is read at once."""

from __future__ import annotations

import random

import sqlalchemy as sa

from growing_world import HashJudge, World
from sayso.compare import Changed, Comparing, Indexes
from sayso.ledger.closeness import SqlVectors
from sayso.ledger.likeness import SqlIndex
from sayso.ledger.schema import metadata
from sayso.ledger.shelf import SqlShelf
from sayso.shelf import MemoryShelf


def indexes(connection: sa.Connection, many: int = 300) -> Indexes:
    return Indexes(SqlIndex(connection, many), SqlVectors(connection))


def test_a_pile_in_a_database(database: str) -> None:
    rng = random.Random(17)
    world, state = World(rng), Changed({}, {})
    engine = sa.create_engine(database, poolclass=sa.NullPool)
    with engine.begin() as connection:
        metadata.create_all(connection)
    for turn in range(4):
        removed = set(rng.sample(sorted(world.reports), k=len(world.reports) // 3))
        changed = world.change()
        added = {world.write() for _ in range(5)}
        # Nothing of what is not kept is ever looked at.
        with engine.connect() as connection:
            Comparing(world.known(), SqlShelf(connection), indexes(connection), HashJudge()).update(added)
        with engine.begin() as connection:
            by = indexes(connection, many=10 * turn)
            found = Comparing(world.known(), SqlShelf(connection), by, HashJudge()).update(added, removed, changed)
        world.remove(removed)
        claims, comparisons = state.claims | found.claims, state.comparisons | found.comparisons
        state = Changed({i: c for i, c in claims.items() if c}, {i: c for i, c in comparisons.items() if c})
        whole = Comparing(world.known(), MemoryShelf(), Indexes.in_memory(), HashJudge()).update(world.reports)
        assert (state.claims, state.comparisons) == (whole.claims, whole.comparisons)
    assert state.claims
    assert state.comparisons
