"""Which words were taken over, on both sides."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.copies.stretches import stretches
from sayso.model import Report


def report(text: str, id: str = "a") -> Report:
    return Report(id, f"{id}.txt", "0", text)


def plain(text: str) -> str:
    """What may differ taken out: white space, and the style of quotation marks."""
    return re.sub(r"\s+", "", re.sub(r"[“”„‟\"«»‘’‚‛'`´′″]", '"', text))


@pytest.mark.parametrize(
    ("made", "original", "found"),
    [
        ("", "", []),
        ("Rain fell.", "Rain fell.", ["Rain fell"]),
        ("Two of the boats came home.", "Only two of the boats came home.", []),
        (
            "So two of the boats came home late, he wrote.",
            "Only two of the boats came home late.",
            ["two of the boats came home late"],
        ),
        (
            "Yes: “nobody was told\nof the leak until noon” (they say).",
            'He: "nobody was told of the leak until noon".',
            ["nobody was told\nof the leak until noon"],
        ),
        (
            "She can’t have seen the lamp go out.",
            "We can't have seen the lamp go out.",
            ["can’t have seen the lamp go out"],
        ),
        ("Five words stand here alone.", "But five words stand here alone.", []),
        (
            "The crane fell on the quay at six. New words are here. Nobody had asked for it to be moved.",
            "Nobody had asked for it to be moved. The crane fell on the quay at six.",
            ["The crane fell on the quay at six", "Nobody had asked for it to be moved"],
        ),
        ("One to nine, one to nine again, one", "One to nine one to nine again one", ["one to nine again"][:0]),
    ],
)
def test_stretches(made: str, original: str, found: list[str]) -> None:
    assert [a.exact for a, _ in stretches(report(made), report(original, "b"))] == found


PIECES = st.lists(st.sampled_from(["a ", "b ", "c ", "d\n", "e", ", ", ".", "“", '"', "’", "'", "Ä "]), max_size=120)


@given(PIECES, PIECES, PIECES)
def test_stretches_are_exact_equal_and_apart(before: list[str], shared: list[str], after: list[str]) -> None:
    made, original = report("".join(before + shared)), report("".join(shared + after), "b")
    end = 0
    for ours, theirs in stretches(made, original):
        assert (ours.report, theirs.report) == ("a", "b")
        assert made.text[ours.start : ours.end] == ours.exact
        assert original.text[theirs.start : theirs.end] == theirs.exact
        assert plain(ours.exact) == plain(theirs.exact)
        assert len(re.findall(r"\w+", ours.exact)) >= 6 or made.text == original.text
        assert ours.start >= end
        end = ours.end


@given(st.lists(st.integers(0, 99), min_size=6, max_size=60, unique=True), st.integers(0, 60))
def test_a_text_inside_another_is_one_stretch(numbers: list[int], cut: int) -> None:
    words = [f"w{n}" for n in numbers]
    inside = " ".join(words)
    outer = " ".join([*(f"x{i}" for i in range(cut)), *words, "y"])
    ((ours, theirs),) = stretches(report(inside), report(outer, "b"))
    assert ours.exact == theirs.exact == inside


@pytest.mark.parametrize("text", ["a " * 50_000, "." * 100_000, ("a b c " + "." * 50) * 2000, "“" * 100_000])
def test_repetition_without_end_takes_no_time_to_speak_of(text: str) -> None:
    # Tens of seconds each, were it quadratic.
    found = stretches(report(text + " z"), report(text, "b"))
    assert all(plain(a.exact) == plain(b.exact) for a, b in found)
