"""What words weigh: the rarer the more, names and figures no more than a middling word, whatever else is in the pile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.weights import rarity, weigh

COMMON, RARE = rarity("year"), rarity("quoxil")


@pytest.mark.parametrize(
    ("text", "stem", "weight"),
    [
        ("the year of the goats", "year", COMMON),
        ("the quoxil sank", "quoxil", RARE),
        ("the goats of Quoxil sank", "quoxil", 40),
        ("Quoxil sank in the bay", "quoxil", 40),
        ("Bridges fell in the night", "bridg", rarity("bridg")),
        ("they saw the Bay sink", "bay", 40),
        ("Bridges Fell In The Water", "water", rarity("water")),
        ("the 4731 goats", "4731", 60),
        ("the quoxil of Quoxil", "quoxil", RARE),
    ],
)
def test_weights(text: str, stem: str, weight: int) -> None:
    assert weigh(text)[stem] == weight


def test_the_order_of_rarity() -> None:
    assert COMMON < rarity("report") < rarity("bridg") < RARE


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    weights = weigh(text)
    assert weights == weigh(text)
    assert all(1 <= weight <= RARE for weight in weights.values())


def test_what_has_no_end_is_cut() -> None:
    weights = weigh(
        " ".join(f"x{'abcdefghij'[n % 10]}{'qrstuvwxyz'[n // 10 % 10]}{n // 100 * 'o'}" for n in range(900))
    )
    assert len(weights) == 200
