"""Where quotations stand, also with marks that do not balance."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.quotes import Quoted, quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no” and left.", ["“no”"]),
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("“One. Two,” he said. “Three.”", ["“One. Two,”", "“Three.”"]),
        ("It’s the crew’s “word”, isn’t it?", ["“word”"]),
        ("“Goes on\n\n“and ends.” So.", ["“Goes on", "“and ends.”"]),
        ("“Never closed", []),
        ('A 5" pipe and a 6" one', []),
        ('"Opens a text," he said.', ['"Opens a text,"']),
        ("", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[a:b] for a, b in quotations(text)] == quoted


@given(st.text(alphabet='ab “”".\n', max_size=80))
def test_ranges_are_in_order_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))


@pytest.mark.parametrize(("span", "share"), [((0, 3), 0.0), ((4, 9), 1.0), ((0, 9), 0.5), ((3, 3), 0.0)])
def test_share(span: tuple[int, int], share: float) -> None:
    text = "abc “def” ghi"
    assert Quoted(text, quotations(text)).share(*span) == share
