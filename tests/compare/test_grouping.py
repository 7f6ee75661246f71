"""What says the same is put together by the mean of what links it, whatever the order, and nothing that clashes."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.grouping import LEAST, Link, group

IDS = [f"a{n}" for n in range(7)]
LINKS = st.dictionaries(
    st.sampled_from(list(combinations(IDS, 2))), st.sampled_from([0.0, 0.2, LEAST, 0.5, 0.7, 0.98, 1.0]), max_size=15
).map(lambda found: [Link(a, b, same) for (a, b), same in found.items()])


def several(links: list[tuple[str, str, float]]) -> list[list[str]]:
    """The groups of two and more."""
    return [held for held in group(Link(*one) for one in links).values() if len(held) > 1]


def test_a_chain_of_half_sure_pairs_is_not_one_claim() -> None:
    chain = [("a1", "a2", 0.6), ("a2", "a3", 0.5), ("a3", "a4", 0.6), ("a4", "a5", 0.4)]
    assert several(chain) == [["a1", "a2"], ["a3", "a4"]]


def test_links_between_most_hold_it_together() -> None:
    pairs = [(a, b, 0.5) for a, b in combinations(IDS[:4], 2)]
    assert several(pairs[1:]) == [IDS[:4]]


def test_the_likeliest_are_put_together_first() -> None:
    assert several([("a1", "a2", 0.6), ("a2", "a3", 0.8), ("a1", "a3", 0.0)]) == [["a2", "a3"]]


def test_copies_weigh_no_more_than_one() -> None:
    # The same words four times over, and one other that is as likely the same as it would be of one.
    copies = [(a, b, 1.0) for a, b in combinations(IDS[:4], 2)]
    assert several([*copies, ("a0", "a6", LEAST)]) == [[*IDS[:4], "a6"]]


@pytest.mark.parametrize(("same", "groups"), [(LEAST, [["a1", "a2"]]), (LEAST - 0.01, [])])
def test_the_least_that_puts_two_together(same: float, groups: list[list[str]]) -> None:
    assert several([("a1", "a2", same)]) == groups


@given(LINKS, st.randoms())
def test_the_order_of_links_does_not_matter(links: list[Link], dice: object) -> None:
    turned = list(links)
    dice.shuffle(turned)  # type: ignore[attr-defined]
    assert group(turned) == group(links)


@given(LINKS)
def test_nothing_that_clashes_is_put_together(links: list[Link]) -> None:
    held = group(links)
    where = {i: root for root, ids in held.items() for i in ids}
    assert all(where[one.a] != where[one.b] for one in links if one.same <= 0)


@given(LINKS)
def test_who_is_in_a_group_is_linked_with_it(links: list[Link]) -> None:
    strong = {frozenset((one.a, one.b)) for one in links if one.same >= LEAST}
    for ids in group(links).values():
        assert len(ids) == 1 or all(any({i, j} in strong for j in ids) for i in ids)
