"""Merges and splits that cannot all hold are found, and those that can are left alone."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sayso.disjoint import Disjoint
from sayso.model import Decision, Deed
from sayso.weigh.consistency import contradiction

WHEN = dt.datetime(2031, 5, 2, tzinfo=dt.UTC)
NODES = "abcdef"


def decided(deed: Deed, a: str, b: str) -> Decision:
    return Decision(deed, a, b, "Ann", WHEN, "why")


PAIRS = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda p: p[0] != p[1])
DECISIONS = st.lists(st.tuples(st.sampled_from([Deed.MERGE, Deed.MERGE, Deed.SPLIT]), PAIRS), max_size=9)


def can_hold(decisions: list[Decision]) -> bool:
    """Put all merges together: is every split between two sets?"""
    sets: Disjoint[str] = Disjoint(NODES)
    for one in decisions:
        if one.deed is Deed.MERGE:
            sets.merge(one.a, one.b)
    return all(sets.root(one.a) != sets.root(one.b) for one in decisions if one.deed is Deed.SPLIT)


@given(DECISIONS)
def test_a_contradiction_is_found_where_there_is_one(drawn: list[tuple[Deed, tuple[str, str]]]) -> None:
    decisions = {f"j{n}": decided(deed, *pair) for n, (deed, pair) in enumerate(drawn)}
    against = contradiction(list(decisions.items()))
    assert bool(against) is not can_hold(list(decisions.values()))
    if against:
        assert not can_hold([decisions[i] for i in against])
        assert all(can_hold([decisions[i] for i in against if i != left]) for left in against), "no more than is needed"


def test_the_way_is_named() -> None:
    told = [
        ("j1", decided(Deed.MERGE, "a", "b")),
        ("j2", decided(Deed.MERGE, "c", "b")),
        ("j3", decided(Deed.MERGE, "e", "f")),
        ("j4", decided(Deed.SPLIT, "a", "c")),
    ]
    assert contradiction(told) == ("j4", "j1", "j2")
    assert contradiction([told[0], told[2], told[3]]) == ()
