"""Models are opened so that every processor computes the same."""

from __future__ import annotations

from sayso.attribute import default_reader
from sayso.compare.judge import bundled_judge

PAIR = ("The ferry line will be closed.", "The ferry line will stay open.")


def test_products_of_bytes_do_not_overflow():
    # As processors with and without AVX-512 VNNI have it; where 16 bits overflow the pair comes out below one half.
    (verdict,) = bundled_judge().compare([PAIR])
    assert abs(verdict.contradicts - 0.503) < 0.01


def test_a_reading_is_the_same_each_time():
    text = "The gate was open at nine, Maren Holt said."
    assert default_reader().read(text, []) == default_reader().read(text, [])
