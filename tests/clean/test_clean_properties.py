"""Properties that hold for any page: places are right, nothing of an article is lost, known leftovers go."""

from __future__ import annotations

import html
import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.clean import clean
from sayso.clean.dateline import dateline_of
from sayso.clean.leftovers import leftover
from sayso.model import Page, Report

KINDS = ("text/plain", "text/markdown", "text/html")
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PIECES = st.sampled_from(
    [
        "The ferry was cancelled, the harbour office said.",
        "By Maren Tolk",
        "Published on March 9, 2026",
        "OSTRAND (AP) — The rudder was cracked in two places, and nobody had looked at it for a year, he said.",
        "Leave a Reply",
        "Share this:",
        "© Quay Media 2026",
        "QUAY GAZETTE",
        "Home | Ferries | Goats",
        "# Heading",
        "> a quotation in Markdown",
        "- an item",
        "    indented words",
        "a [link](/x) and **bold**",
        "<p>a <a href='/y'>tag</a></p>",
        "<blockquote><p>quoted</p></blockquote>",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "---",
        "title: x\ndate: 2026-03-09",
        "“Quoted without a speaker, for quite some words”.",
        "\ufeff\u200b\x00\u00ad",
        "https://quay.example/a",
        "第一段落は、市長の言葉である。",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=12).flatmap(
    lambda parts: st.sampled_from(["\n\n", "\n", "\r\n\r\n", " "]).map(lambda joint: joint.join(parts))
)


def check_places(report: Report) -> None:
    ends = 0
    for block in report.blocks:
        assert ends <= block.start < block.end <= len(report.text)
        assert report.text[block.start : block.end].strip()
        ends = block.end
    for link in report.links:
        assert 0 <= link.start < link.end <= len(report.text)
        assert any(b.start <= link.start and link.end <= b.end for b in report.blocks)
        assert report.text[link.start : link.end].strip()


@QUICK
@given(text=TEXTS, kind=st.sampled_from(KINDS), plain=st.booleans())
def test_any_text_is_read_or_a_problem_and_its_places_are_right(text: str, kind: str, plain: bool) -> None:
    page = Page.of("page", text.encode("utf-8", "surrogatepass"), kind)
    report, problems = clean(page, plain=plain)
    again = clean(page, plain=plain)
    assert again == (report, problems)
    assert report is not None or problems
    for problem in problems:
        assert problem.reason
        if problem.start is not None:
            assert report is not None
            assert problem.end is not None
            assert 0 <= problem.start < problem.end <= len(report.text)
    if report is not None:
        check_places(report)
        if plain and not problems:
            assert report.text == text


@QUICK
@given(raw=st.binary(max_size=300), kind=st.sampled_from((*KINDS, "application/pdf")))
def test_any_bytes_are_read_or_a_problem(raw: bytes, kind: str) -> None:
    report, problems = clean(Page.of("page", raw, kind))
    assert report is not None or problems
    if report is not None:
        check_places(report)


NOUNS = "ferry rudder harbour diver goat captain council letter crack boat quay office tide winter price log".split()
VERBS = "saw kept sold wrote heard lost found drew feared moved".split()
ENDS = [".", "?”", "!", ".”", "…"]
BELOW = [
    ["Leave a Reply", "Your email address will not be published."],
    ["Share this:", "Tweet Toot Copy link"],
    ["(Reporting by Ana Li; Editing by Ole Drev)"],
    ["© Quay Media 2026", "All rights reserved."],
    ["Related: Goats at sea", "Read more: Rudders and how they crack"],
    ["Follow us on Facebook", "Subscribe to our newsletter"],
    [],
]
BETWEEN = ["Advertisement", "Share this:", "Read more: Goats at sea", "* * *", None, None]


def sentence(rng: random.Random) -> str:
    """A sentence of 12 to 40 words that nobody has written."""
    words = [
        w
        for _ in range(rng.randint(4, 13))
        for w in (rng.choice(["the", "a", "no"]), rng.choice(NOUNS), rng.choice(VERBS))
    ]
    text = " ".join(words[: rng.randint(12, 39)]).capitalize()
    if rng.random() < 0.2:
        text = f"{text}, and on {rng.randint(1, 28)} May 2024 it was so"
    end = rng.choice(ENDS)
    return f"“{text}{end}" if "”" in end else text + end


def as_page(kind: str, title: str, paragraphs: list[str], others: set[int], below: list[str]) -> bytes:
    if kind == "text/html":
        body = "".join(
            f"<{t}>{html.escape(p)}</{t}>" for i, p in enumerate(paragraphs) for t in ["div" if i in others else "p"]
        )
        foot = "".join(f"<p>{html.escape(p)}</p>" for p in below)
        head = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        return f"{head}{body}{foot}</article></body></html>".encode()
    mark = "# " if kind == "text/markdown" else ""
    return "\n\n".join([mark + title, *paragraphs, *below]).encode()


@pytest.mark.parametrize("kind", KINDS)
@QUICK
@given(seed=st.integers(0, 2**32))
def test_every_word_of_an_article_survives_and_known_leftovers_do_not(kind: str, seed: int) -> None:
    rng = random.Random(seed)
    title = f"Harbour office keeps {rng.choice(NOUNS)} from {rng.choice(NOUNS)}s"
    body = [sentence(rng) for _ in range(rng.randint(4, 9))]
    between, below = rng.choice(BETWEEN), rng.choice(BELOW)
    shown = [*body[:2], *([between] if between else []), *body[2:]]
    raw = as_page(kind, title, shown, {rng.randrange(len(shown))}, below)
    report, _ = clean(Page.of("page", raw, kind))
    assert report is not None
    unique = list(dict.fromkeys(body)) if kind == "text/html" else body
    assert [p for p in unique if p not in report.text] == []
    assert report.title == title
    texts = [report.text[b.start : b.end] for b in report.blocks]
    assert [t for t in texts if t in below or t == between] == []
    assert len(re.findall(r"\w+", report.text)) == len(re.findall(r"\w+", " ".join([title, *unique])))


@QUICK
@given(text=st.text(max_size=300))
def test_the_smaller_readers_never_raise(text: str) -> None:
    found = dateline_of(text)
    assert found is None or 0 < found.end <= len(text)
    leftover(text)
