"""The words of number: their values, and the ranges of the vague ones. Each is tested.

The ranges of vague words are a convention of this module: the bottom is what the word says (two dozens, two hundreds), the top
lies just below the next plain numeral word, since "tens of" may be left out ("thousands" for 12,000). Readers differ widely on
the small ones (Katzir and Ariel, "A few or several?", Language and Cognition, 2023), so these too are ranges, marked as about.
"""

from __future__ import annotations

SMALL = {
    word: float(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
        " nineteen".split()
    )
}
TENS = {
    word: 10.0 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
HUNDRED = {"hundred": 100.0}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
DOZEN = {"dozen": 12.0}
ALL_SCALES = HUNDRED | SCALES | DOZEN
# After digits only. A small "m" may also be metres: measures.py tells.
SHORT_SCALES = {"k": 1e3, "mn": 1e6, "mln": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "tln": 1e12}
SHORT_SCALES |= {"m": 1e6, "b": 1e9}
VAGUE = {"several": (3.0, 9.0), "a few": (3.0, 6.0), "a couple": (2.0, 3.0), "a handful": (3.0, 6.0)}
PLURALS = {
    "dozens": (24.0, 99.0),
    "tens": (20.0, 99.0),
    "scores": (40.0, 99.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2e3, 999_999.0),
    "millions": (2e6, 999_999_999.0),
    "billions": (2e9, 999_999_999_999.0),
    "trillions": (2e12, 999_999_999_999_999.0),
}
OF_PLURALS = {"thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
PARTS = {"half": 2.0, "halves": 2.0, "quarter": 4.0, "fourth": 4.0, "third": 3.0}
PARTS |= {word: float(n) for n, word in enumerate("fifth sixth seventh eighth ninth tenth".split(), start=5)} | {
    "twentieth": 20.0,
    "hundredth": 100.0,
    "thousandth": 1000.0,
}
PARTS |= {f"{word}s": part for word, part in PARTS.items() if word not in ("half", "halves")}
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth"
    " ninetieth hundredth thousandth millionth".split()
)
SIGNS = {
    "½": 0.5,
    "¼": 0.25,
    "¾": 0.75,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅕": 0.2,
    "⅛": 0.125,
    "⅙": 1 / 6,
    "⅜": 0.375,
    "⅝": 0.625,
    "⅞": 0.875,
}
OPENERS = (
    SMALL.keys() | TENS.keys() | HUNDRED.keys() | SCALES.keys() | DOZEN.keys() | PLURALS.keys() | SIGNS.keys()
    | frozenset(("a", "an", "several", "half", "quarter", "nil"))
)  # fmt: skip
