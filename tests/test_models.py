"""Models are opened so that every processor computes the same."""

from __future__ import annotations

from sayso.attribute import default_reader
from sayso.compare.judge import bundled_judge

PAIR = ("The prisoner is alive.", "The prisoner is dead.")


def test_products_of_bytes_do_not_overflow():
    # Processors with and without AVX-512 VNNI have the same, unless 16 bits overflow.
    (verdict,) = bundled_judge().compare([PAIR])
    assert abs(verdict.contradicts - 0.877) < 0.01


def test_a_reading_is_the_same_each_time():
    text = "The gate was open at nine, Maren Holt said."
    assert default_reader().read(text, []) == default_reader().read(text, [])
