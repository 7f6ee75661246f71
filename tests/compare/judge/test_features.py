"""Pairs as model input: every piece in its place, told apart by side, and marked where the other statement has it too."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.judge.features import ALONE, BORDER, LIMIT, SHARED, Special, batch, overlap, width

SPECIAL = Special(cls=1, sep=2, pad=0)
PIECES = st.lists(st.integers(10, 30), max_size=LIMIT + 10)


def test_a_pair() -> None:
    b = batch([([10, 11], [11, 12, 13])], SPECIAL)
    assert b.ids.tolist() == [[1, 10, 11, 2, 11, 12, 13, 2]]
    assert b.side.tolist() == [[0, 0, 0, 0, 1, 1, 1, 1]]
    assert b.match.tolist() == [[BORDER, ALONE, SHARED, BORDER, SHARED, ALONE, ALONE, BORDER]]
    assert b.length.tolist() == [8]


@pytest.mark.parametrize(
    ("a", "b", "expected"), [([], [], [1, 2, 2]), ([9], [], [1, 9, 2, 2]), ([], [9], [1, 2, 9, 2])]
)
def test_empty_statements(a: list[int], b: list[int], expected: list[int]) -> None:
    assert batch([(a, b)], SPECIAL).ids.tolist() == [expected]


def test_no_pairs() -> None:
    assert batch([], SPECIAL).ids.shape == (0, 0)


def test_what_is_past_the_limit_is_left_out_and_matches_nothing() -> None:
    b = batch([([10] * LIMIT + [11], [11])], SPECIAL)
    assert b.ids.shape == (1, LIMIT + 4)
    assert b.match[0, -2] == ALONE


@given(st.lists(st.tuples(PIECES, PIECES), min_size=1, max_size=4))
def test_rows_hold_their_pairs(pairs: list[tuple[list[int], list[int]]]) -> None:
    found = batch(pairs, SPECIAL)
    assert found.ids.shape == found.side.shape == found.match.shape == (len(pairs), found.length.max())
    for row, (a, b) in enumerate(pairs):
        length = found.length[row]
        assert length == width(a, b)
        assert found.ids[row, :length].tolist() == [1, *a[:LIMIT], 2, *b[:LIMIT], 2]
        assert (found.ids[row, length:] == SPECIAL.pad).all()
        assert (found.match[row, length:] == BORDER).all()


@given(PIECES, PIECES)
def test_turning_a_pair_turns_its_marks(a: list[int], b: list[int]) -> None:
    one, other = batch([(a, b)], SPECIAL), batch([(b, a)], SPECIAL)
    for side in (0, 1):
        inside = lambda x, s: x.match[0][(x.side[0] == s) & (x.match[0] != BORDER)]  # noqa: E731
        np.testing.assert_array_equal(inside(one, side), inside(other, 1 - side))


@pytest.mark.parametrize(
    ("a", "b", "expected"), [([], [], 0), ([9], [], 0), ([9], [8], 0), ([9, 8], [8, 9, 9], 1), ([10, 11], [10, 11], 1)]
)
def test_overlap_at_its_ends(a: list[int], b: list[int], expected: float) -> None:
    assert overlap(a, b) == expected


def test_a_rare_piece_in_common_weighs_more() -> None:
    assert overlap([10, 9000], [11, 9000]) > overlap([10, 9000], [10, 9001])


@given(PIECES, PIECES)
def test_overlap_is_a_share_and_has_no_direction(a: list[int], b: list[int]) -> None:
    assert 0 <= overlap(a, b) == overlap(b, a) <= 1
