"""Runs of words as numbers: what they leave out, and what winnowing promises."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.copies.fingerprints import WINDOW, WORDS, prints_of, runs_of

WORD = st.sampled_from("ash birch cedar elm fir hazel larch maple oak pine rowan yew".split())


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", 0),
        ("too few words", 0),
        ("just four words here", 1),
        ("a row of six plain words", 3),
        ("What “she said to them all that day” was quite new.", 1),
        ('What "she said to them all that day" was quite new.', 1),
        ("What ‘she said, I don’t know when,’ was quite new.", 1),
        ("She won’t say what the dog’s owner did.", 7),
        ("He began: “I will not go on in this way\n\nand after the break four words", 5),
        ('a 19" screen was on the wall', 4),
        ("the same four words the same four words", 4),
    ],
)
def test_runs_outside_quotation_marks(text: str, runs: int) -> None:
    assert len(runs_of(text)) == prints_of(text).runs == runs


def test_case_and_marks_between_words_do_not_count() -> None:
    assert (runs_of("The ferry, they say, SANK at once.") == runs_of("the Ferry they say sank\n\nat once")).all()


@given(
    st.lists(WORD, max_size=30), st.lists(WORD, min_size=WORDS + WINDOW - 1, max_size=40), st.lists(WORD, max_size=30)
)
def test_a_shared_stretch_of_enough_words_shares_a_fingerprint(
    before: list[str], shared: list[str], after: list[str]
) -> None:
    mine, yours = prints_of(" ".join([*before, *shared])), prints_of(" ".join([*shared, *after]))
    assert set(mine.values.tolist()) & set(yours.values.tolist())


@given(st.text())
def test_places_begin_words_and_values_are_sorted(text: str) -> None:
    prints = prints_of(text)
    assert all(text[place].isalnum() or text[place] == "_" for place in prints.places.tolist())
    assert sorted(set(prints.values.tolist())) == prints.values.tolist()
    assert set(prints.values.tolist()) <= set(runs_of(text).tolist())


def test_the_same_numbers_in_every_process() -> None:
    text = "one two three four five six seven eight nine ten"
    code = f"from sayso.copies.fingerprints import prints_of; print(prints_of({text!r}).values.tolist())"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == str(prints_of(text).values.tolist())
