"""Texts by their vectors: the index finds what comparing each with each finds, in whatever order texts come and go."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compare import closeness
from sayso.compare.closeness import CLOSE, Closeness, MemoryVectors
from sayso.compare.judge.features import VECTOR
from sayso.compare.nearest import rank
from sayso.compare.neighbours import Neighbours
from sayso.shelf import MemoryShelf

# Few numbers, so that there are equals, opposites and vectors without length.
VECTORS = st.lists(st.sampled_from([-127, -3, 0, 1, 127]), min_size=3, max_size=3).map(tuple)
RANDOM = st.integers(0, 2**32).map(random.Random)
Vector = tuple[int, ...]


def packed(vector: Vector) -> bytes:
    return bytes(number % 256 for number in vector).ljust(VECTOR, b"\0")


def cosine(a: Vector, b: Vector) -> float:
    norms = sum(x * x for x in a) * sum(x * x for x in b)
    return sum(x * y for x, y in zip(a, b, strict=True)) / math.sqrt(norms) if norms else 0.0


def closest(texts: Mapping[str, Vector], one: str) -> list[tuple[str, float]]:
    """By comparing it with all others."""
    found = ((other, cosine(texts[one], texts[other])) for other in texts.keys() - {one})
    return sorted(((other, close) for other, close in found if close >= CLOSE), key=rank)


@settings(max_examples=200, deadline=None)
@given(st.lists(VECTORS, max_size=25), st.integers(1, 4), RANDOM)
def test_neighbours_by_vectors(vectors: list[Vector], most: int, rng: random.Random) -> None:
    ahead = {f"t{n:02}": vector for n, vector in enumerate(vectors)}
    there: dict[str, Vector] = {}
    index, shelf, before = MemoryVectors(), MemoryShelf(), set[tuple[str, str]]()
    with patch.multiple(closeness, _ROWS=4, _ASKED=3, _GONE=2):
        for _ in range(6):
            come = {name: ahead.pop(name) for name in rng.sample(sorted(ahead), k=rng.randint(0, len(ahead)))}
            gone = rng.sample(sorted(there), k=rng.randint(0, len(there)))
            near = Neighbours(shelf, index, "close", most)
            turn = near.update({name: packed(vector) for name, vector in come.items()}, gone)
            there = {name: vector for name, vector in (there | come).items() if name not in gone}
            pairs = {(min(a, b), max(a, b)) for a in there for b, _ in closest(there, a)[:most]}
            assert (turn.met, turn.parted) == (pairs - before, before - pairs)
            found = near.of(there)
            assert {(min(a, b), max(a, b)) for a, others in found.items() for b in others} == pairs
            for name, around in index.nearest(there, most).items():
                assert around.likest == closest(there, name)[:most]
            before = pairs


@given(VECTORS, VECTORS)
def test_how_close_two_are(a: Vector, b: Vector) -> None:
    known = Closeness({"a": packed(a), "b": packed(b)})
    assert known.between("a", "b") == known.between("b", "a") == cosine(a, b)
    assert known.between("a", "a") == 1.0
    assert known.between("a", "unknown") == 0.0
    index = MemoryVectors()
    index.put({"a": packed(a), "b": packed(b)})
    # The same figure by which it is found.
    assert [close for _, close in index.nearest(["a"], 1)["a"].likest] == [c for c in [cosine(a, b)] if c >= CLOSE]


def test_what_is_not_there() -> None:
    index = MemoryVectors()
    index.drop(["x"])
    index.floors({"x": 0.5})
    assert index.get(["x"]) == {}
    assert index.nearest(["x"], 3)["x"].likest == []
