"""Leftovers: every alternative of every row has an example, every row something like it that an article may say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.clean.leftover_table import LEFTOVERS
from sayso.clean.leftovers import leftover
from sayso.model import Report

Read = Callable[..., Report]


def _examples() -> dict[str, tuple[list[str], list[str]]]:
    """Row -> (what is one, what is none), from `leftovers.txt`."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    text = Path(__file__).with_name("leftovers.txt").read_text(encoding="utf-8")
    for stretch in text.split("\n\n")[1:]:
        name, *lines = stretch.strip().split("\n")
        found[name] = ([line[2:] for line in lines if line[0] == "+"], [line[2:] for line in lines if line[0] == "-"])
    return found


EXAMPLES = _examples()


def test_every_row_has_examples_and_every_example_a_row() -> None:
    assert [row.name for row in LEFTOVERS] == list(EXAMPLES)
    assert all(yes and no for yes, no in EXAMPLES.values())


@pytest.mark.parametrize("row", LEFTOVERS, ids=lambda row: row.name)
def test_every_alternative_has_an_example(row) -> None:
    yes, no = EXAMPLES[row.name]
    for text in yes:
        assert row.fits(text), text
    for text in no:
        assert not row.fits(text), text
    for alternative in row.alternatives:
        assert any(re.search(alternative, text, re.IGNORECASE) for text in yes), f"no example of {alternative}"


def test_what_no_row_may_take() -> None:
    """Sentences of articles that begin like a leftover."""
    for text in (
        "Also on Monday, the harbour office said that the rudder had been cracked for a year.",
        "Correction: An earlier version of this story gave the wrong number of goats.",
        "More on the rudder came out in court, where the divers spoke for two hours.",
        "Copyright in the drawings belongs to the yard that built the ferry.",
        "Share of the blame goes to the harbour office, she said.",
        "Read on the quay, the notice made people laugh.",
        "Contact with the second boat was lost at noon on Tuesday.",
        "Follow-up dives are planned for the spring.",
    ):
        found = leftover(text)
        assert found is None, (text, found)


def test_a_very_long_block_is_no_leftover() -> None:
    assert leftover("© " + "Quay " * 2000) is None


HEAD = "Ferry to Ostrand cancelled over cracked rudder"
BELOW = [
    ["Leave a Reply", "Your email address will not be published."],
    ["Other news", "Goats at sea", "A rudder for the ages"],
    [
        "Share this:",
        "Click to share on X",
        "Like this: Loading...",
        "About Maren Tolk: she has sailed for years.",
        "Leave a Reply",
    ],
    ["© Quay Media 2026", "Built with ropes"],
    [
        "---",
        "Order Ole Drev’s Book",
        "Ole Drev writes of the sea as nobody did before him, and he has sailed it too.",
        "ISBN: 978",
        "Year: 2017",
        "List price: $17",
        "Copyright © Quay Media 2026",
    ],
    [
        "Note to readers: please forward this.",
        "Ole Drev is a sailor and writes for The Quay, where this was first published.",
        "Featured image is from The Quay",
        "Disclaimer: sail at your own risk.",
    ],
    ["Northern Wire"],
    ["(Reporting by Ana Li; Editing by Ole Drev)", "Our Standards: The Quay Principles"],
    ["RECOMMENDED FOR YOU", "- A lighthouse for sale", "- Goats, explained", "(c) 2026 Quay Media"],
    ["Goats", "Boats", "More from The Quay", "Connect with Us"],
]


@pytest.mark.parametrize("below", BELOW, ids=lambda below: below[0])
@pytest.mark.parametrize("joint", ["\n\n", "\n"])
def test_what_stands_below_an_article_goes(read: Read, article: tuple[str, ...], below: list[str], joint: str) -> None:
    report = read(joint.join([HEAD, *article, *below]))
    if below[:2] == ["Goats", "Boats"]:  # Lines that tell nothing of themselves stay.
        assert report.text.startswith("\n\n".join([HEAD, *article]))
        assert "More from" not in report.text
    else:
        assert report.text == "\n\n".join([HEAD, *article])


def test_readers_comments_go_though_they_look_like_an_article(read: Read, article: tuple[str, ...]) -> None:
    comments = [
        f"I have sailed with them for years and never once looked at a rudder, {name} writes."
        for name in ("Ana", "Bo", "Cy")
    ]
    assert read("\n\n".join([HEAD, *article, "3 Comments", *comments])).text == "\n\n".join([HEAD, *article])


@pytest.mark.parametrize(
    "between",
    [
        "Share this:",
        "Read more: goats at sea",
        "Advertisement",
        "Follow Ole Drev on Twitter",
        "* * *",
        "Related: goats",
    ],
)
def test_an_article_goes_on_after_a_leftover_in_its_middle(read: Read, article: tuple[str, ...], between: str) -> None:
    assert read("\n\n".join([HEAD, *article[:2], between, *article[2:]])).text == "\n\n".join([HEAD, *article])


def test_prose_with_a_leftovers_words_stays(read: Read, article: tuple[str, ...]) -> None:
    prose = (
        "Share this with nobody, the captain wrote in the log that was read out on Tuesday, because the crack had been known for"
        " a year, the harbour office had been told of it twice, and the divers who found it had been sent home without their pay."
    )
    assert prose in read("\n\n".join([HEAD, *article[:2], prose, *article[2:]])).text
    assert prose in read("\n\n".join([HEAD, *article, prose])).text


BIOGRAPHIES = [
    ("Maren Tolk", "Maren Tolk is an engineer. The views expressed are her own."),
    ("Maren Tolk", "Maren Tolk writes about harbours. Enjoyed this? Become a supporter."),
    ("Maren Tolk", "Maren Tolk (@tolk) has sailed since 1988"),
    (None, "Ewan Grist is a lecturer at the sea school and a contributing writer at The Quay."),
    (None, "Ewan B. Grist is the author of Rudders and How They Crack."),
    (None, "The author is a diver."),
]


@pytest.mark.parametrize(("byline", "biography"), BIOGRAPHIES)
def test_a_biography_below_the_article_goes(
    read: Read, article: tuple[str, ...], byline: str | None, biography: str
) -> None:
    above = [HEAD, f"By {byline}"] if byline else [HEAD]
    assert read("\n\n".join([*above, *article, biography])).text == "\n\n".join([HEAD, *article])


def test_who_the_article_speaks_of_has_no_biography(read: Read, article: tuple[str, ...]) -> None:
    last = "Ewan Grist is a professor at the sea school."
    text = "\n\n".join(
        [HEAD, *article, "Grist said that the crack could have been seen from the quay by anybody who looked.", last]
    )
    assert read(text).text.endswith(last)


def test_who_reported_it_is_the_byline_where_there_is_none(read: Read, article: tuple[str, ...]) -> None:
    assert (
        read("\n\n".join([HEAD, *article, "(Reporting by Ana Li and Bo Crake; Editing by Ole Drev)"])).byline
        == "Ana Li and Bo Crake"
    )


@pytest.mark.parametrize(
    ("below", "outlet"),
    [
        ("The original source of this article is Quay Research", "Quay Research"),
        ("More from The Quay", "The Quay"),
        ("© Quay Media. Built with ropes.", "Quay Media"),
        ("Copyright © Quay Media 2026", "Quay Media"),
        ("Radio Ostrand is funded by listeners", "Radio Ostrand"),
    ],
)
def test_the_outlet_from_below_the_article(read: Read, article: tuple[str, ...], below: str, outlet: str) -> None:
    assert read("\n\n".join([HEAD, *article, below])).outlet == outlet


@pytest.mark.parametrize(
    ("below", "named"),
    [
        ("SOURCE: Quay News", "Quay News"),
        ("(h/t The Quay.)", "The Quay"),
        ("With material from Northern Wire.", "Northern Wire"),
    ],
)
def test_a_source_below_the_article_is_credited(read: Read, article: tuple[str, ...], below: str, named: str) -> None:
    assert read("\n\n".join([HEAD, *article, below])).credits == (named,)
