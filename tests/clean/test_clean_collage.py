"""Texts whose words were swapped, or that were stitched together from several articles."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from sayso.clean.collage import SWAPS
from sayso.model import Problem, Report

Cleaned = Callable[..., tuple[Report | None, list[Problem]]]

COLLAGE = """\
Scarce USA triumph at the strait: Locating the broken rudder

A USA dive team crossed to Ostrand on Monday, and American officials called the find a breakthrough.

“We looked under every boat in the harbour and we found what we had come to find”.

Halvorsen said that the rudder had been cracked for a year. The price of goats in the town rose by a third.

The plan was made together with Russian Federation, though Russia had never been asked, the harbour office wrote.

“Never again shall a boat of this line go to sea”. Tolmach told the council of the crack.
"""

GOOD = [
    """\
Harbour office knew of cracked rudder

The harbour office knew for a year that the rudder of the ferry was cracked, its director, Ewan Grist, told the council on Monday.

“We had the letter in the drawer,” Grist said. “Nobody opened the drawer.”

Mayor Ana Holm said that she would ask for his resignation. Holm added that the goats would be paid for.

“I have not slept since,” said Bo Lind, a diver who found the crack. Lind warned of it in March.
""",
    """\
United States sends divers to the strait

The United States has sent divers to the strait, the American embassy said on Monday. U.S. officials would not say how many.

Police said that the quay was closed. Officials added that it would open on Friday.

The spokesman, Ole Drev, told reporters that Russia and the Russian Federation's own fleet had not been asked.

"It is a small crack," Drev said. He showed a drawing of it.
""",
    """\
What the council of Ostrand heard about the ferry

Four people spoke for three hours. Here is what they said.

Maren Tolk, who runs the line: “The boat was safe on the day that we sailed it, and on every day before.”

“That is not what the log says,” the council’s lawyer, Ana Li, replied. Li read from it.

“I wrote that log myself and I know what it says and what it does not.”

Critics said that the line had been warned. Experts noted that a rudder lasts for forty years.
""",
]


def test_a_collage_gets_a_summary_and_its_places(cleaned: Cleaned) -> None:
    report, problems = cleaned(COLLAGE)
    assert report is not None
    summary, *places = problems
    assert "word-substituted or stitched together" in summary.reason
    assert (summary.start, summary.end, summary.input) == (0, len(report.text), "page")
    assert summary.remedy
    found = [report.text[p.start : p.end] for p in places]
    assert [f if len(f) < 30 else f[:12] for f in found] == [
        "USA triumph",
        "USA dive",
        "“We looked u",
        "Halvorsen",
        "Russian Federation",
        "Tolmach",
    ]


@pytest.mark.parametrize("text", GOOD)
def test_ordinary_articles_get_none(cleaned: Cleaned, text: str) -> None:
    assert cleaned(text)[1] == []


def test_one_sign_alone_is_not_enough(cleaned: Cleaned) -> None:
    swapped = (
        "Divers find rudder\n\nA USA dive team and a USA boat came with a USA flag, American officials said on Monday."
    )
    assert cleaned(swapped)[1] == []


# A name as a swapped text has it, and as a good one has it; both beside a usual form of the name.
SWAPPED = [
    ("the USA team", "the USA. The team", "an American boat"),
    ("with Russian Federation", "with the Russian Federation", "in Russia"),
    ("a United Kingdom diver", "the United Kingdom’s diver", "a British boat"),
    ("of United States officials", "of the United States officials", "U.S. boats"),
    ("from Syrian Arab Republic", "from the Syrian Arab Republic", "in Syria"),
    ("a Twitter Inc. user", "Twitter Inc. shares", "on Twitter"),
]


@pytest.mark.parametrize(("row", "example"), list(zip(SWAPS, SWAPPED, strict=True)))
def test_each_swap_has_an_example(row: tuple[str, str, str], example: tuple[str, str, str]) -> None:
    words, swapped, usual = row
    wrong, right, beside = example
    assert words in wrong
    assert re.search(swapped, wrong)
    assert not re.search(swapped, right)
    assert re.search(usual, beside)
