"""Disjoint sets: merging is transitive, what is parted stays apart, the least item stands for all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.disjoint import Disjoint

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)


@given(PAIRS)
def test_what_is_merged_is_what_is_connected(pairs: list[tuple[int, int]]) -> None:
    sets = Disjoint(range(10))
    for a, b in pairs:
        sets.merge(a, b)
    for root, items in sets.members().items():
        assert root == items[0] == min(items)
        assert {sets.root(i) for i in items} == {root}
    for a, b in pairs:
        assert sets.root(a) == sets.root(b)
    together = [set(items) for items in sets.members().values()]
    for group in together:
        linked = {frozenset(p) for p in pairs if set(p) <= group and p[0] != p[1]}
        assert len(linked) >= len(group) - 1
    assert sorted(i for group in together for i in group) == list(range(10))


@given(PAIRS, PAIRS)
def test_what_is_parted_stays_apart(apart: list[tuple[int, int]], pairs: list[tuple[int, int]]) -> None:
    sets = Disjoint(range(10))
    for a, b in apart:
        sets.part(a, b)
    for a, b in pairs:
        joined = sets.merge(a, b)
        assert joined is None or sets.root(a) == sets.root(b) == joined[0] < joined[1]
    assert all(a == b or sets.root(a) != sets.root(b) for a, b in apart)


def test_parting_what_is_one_changes_nothing() -> None:
    sets: Disjoint[str] = Disjoint()
    assert sets.merge("b", "a") == ("a", "b")
    assert sets.merge("a", "b") is None
    sets.part("a", "b")
    assert sets.members() == {"a": ["a", "b"]}
