"""HTML: blocks and links of the article with their places, and pages that mean harm or hold nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from sayso.model import Problem, Report

Read = Callable[..., Report]
Blocks = Callable[[Report], list[tuple[str, str]]]
Cleaned = Callable[..., tuple[Report | None, list[Problem]]]
HTML = "text/html"
HEAD = "Ferry to Ostrand cancelled over cracked rudder"


def page(*body: str, head: str = "") -> str:
    top = f"<!doctype html><html lang='en'><head><title>{HEAD}</title>{head}</head>"
    return f"{top}<body><article>{''.join(body)}</article></body></html>"


def paragraphs(article: tuple[str, ...]) -> list[str]:
    return [f"<p>{p}</p>" for p in article]


INNER = [
    (
        "<blockquote><p>The rudder must not be used until the crack has been welded.</p></blockquote>",
        [("quote", "The rudder must not be used until the crack has been welded.")],
    ),
    (
        "<blockquote>The rudder must not be used, the yard wrote."
        "<blockquote><p>It has said so since the spring of last year.</p></blockquote></blockquote>",
        [
            ("quote", "The rudder must not be used, the yard wrote."),
            ("quote", "It has said so since the spring of last year."),
        ],
    ),
    ("<h2>What the yard says</h2>", [("heading", "What the yard says")]),
    (
        "<ul><li>rudder cracked in two places</li><li>goats <b>unhurt</b> and fed</li></ul>",
        [("list", "rudder cracked in two places"), ("list", "goats unhurt and fed")],
    ),
    (
        "<table><tr><th>Port</th><th>Goats</th></tr><tr><td>Ostrand</td><td>three goats</td></tr></table>",
        [("paragraph", "Port; Goats"), ("paragraph", "Ostrand; three goats")],
    ),
    (
        "<p>First line of the log here<br>second line of the log here</p>",
        [("paragraph", "First line of the log here"), ("paragraph", "second line of the log here")],
    ),
    (
        "<p>Bits &amp; pieces of the rudd&shy;er&#8230; and&nbsp;more &lt;of&gt; it</p>",
        [("paragraph", "Bits & pieces of the rudder… and more <of> it")],
    ),
    (
        "<div>A paragraph in a division, with <em>some</em> words <a href='/x'>in a link</a> and out of it.</div>",
        [("paragraph", "A paragraph in a division, with some words in a link and out of it.")],
    ),
    (
        "<p>  White \n\t space   is one\n blank in every   paragraph.  </p>",
        [("paragraph", "White space is one blank in every paragraph.")],
    ),
    ("<script>var a = 'not the article';</script><style>p { color: red }</style>", []),
    (
        "<!-- a comment --><p>A comment <!-- inside --> does not part the words of a paragraph.</p>",
        [("paragraph", "A comment does not part the words of a paragraph.")],
    ),
]


@pytest.mark.parametrize(("inner", "expected"), INNER)
def test_blocks(
    read: Read, article: tuple[str, ...], blocks: Blocks, inner: str, expected: list[tuple[str, str]]
) -> None:
    ps = paragraphs(article)
    report = read(page(f"<h1>{HEAD}</h1>", *ps[:2], inner, *ps[2:]), HTML)
    plain = [("paragraph", p) for p in article]
    assert blocks(report) == [("heading", HEAD), *plain[:2], *expected, *plain[2:]]


def test_links_with_their_places(read: Read, article: tuple[str, ...]) -> None:
    inner = (
        "<p><a href='https://quay.example/a'>The yard’s report</a>, seen by <a href='/b'> divers <b>and</b> clerks </a>and by"
        " <a name='x'>nobody</a> else, <a href='#'>names no one</a> by name.</p>"
    )
    report = read(page(f"<h1>{HEAD}</h1>", *paragraphs(article)[:2], inner, *paragraphs(article)[2:]), HTML)
    assert "The yard’s report, seen by divers and clerks and by nobody else, names no one by name." in report.text
    assert [(report.text[k.start : k.end], k.href) for k in report.links] == [
        ("The yard’s report", "https://quay.example/a"),
        ("divers and clerks", "/b"),
    ]


def test_a_sentence_that_stands_twice_is_kept_once_and_a_list_twice(read: Read, article: tuple[str, ...]) -> None:
    items = "<ul><li>one rudder, cracked, of the ferry line</li></ul>"
    report = read(
        page(
            f"<h1>{HEAD}</h1>",
            f"<p>{article[0]}</p>",
            *paragraphs(article),
            items,
            f"<p>{article[1]} And so on it went.</p>",
            items,
        ),
        HTML,
    )
    assert report.text.count(article[0]) == 1
    assert report.text.count("one rudder, cracked, of the ferry line") >= 1


def test_furniture_goes(read: Read, article: tuple[str, ...]) -> None:
    top = (
        "<table width='100%'><tr><td><b>QUAY DISPATCH</b></td><td>News of the narrow seas</td>"
        "<td><a href='/t'>Tides</a> | <a href='/b'>Births</a></td></tr></table>"
    )
    byline = "<p><i>By Maren Tolk</i><br>Monday 9 March 2026</p>"
    foot = (
        "<hr><p><a href='mailto:x@quay.example'>Seen something? Ring the Quay</a> | <a href='/print'>Printer's version</a></p>"
        "<p>Whist drive: Thursday, by candle.</p><p>© Quay Media</p>"
    )
    report = read(f"<html><body>{top}<h1>{HEAD}</h1>{byline}{''.join(paragraphs(article))}{foot}</body></html>", HTML)
    assert report.text == "\n\n".join([HEAD, *article])
    assert (report.byline, str(report.published), report.outlet) == ("Maren Tolk", "2026-03-09", "Quay Dispatch")


PIECES = [
    "<p>{0}</p>",
    "<p>{0}</p><p>{1}</p>",
    "<div><p>{0}</p></div>",
    "{0}",
    "{0}<br><br>{1}",
    "<body><p>{0}</p></body>",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_of_a_page_is_read(read: Read, article: tuple[str, ...], piece: str) -> None:
    expected = [article[0], *([article[1]] if "{1}" in piece else [])]
    assert read(piece.format(*article), HTML).text == "\n\n".join(expected)


HOSTILE = [
    "<p>unclosed <b>bold <i>both <a href='x'>link " + "word " * 40,
    "<<<<>>>><p <p <p>" + "word " * 40,
    "<table><tr><td>" * 50 + "word " * 40,
    "<a href='javascript:alert(1)'>" + "word " * 40 + "</a>",
    "<svg><p>" + "word " * 40 + "<math><mi>",
    "<![CDATA[" + "word " * 40 + "]]>",
    "<!-- never closed " + "word " * 40,
    "<script>" + "word " * 40,
    "<p>" + "&" * 3000 + "&#xD800;&#0;&#x110000;&bogus;</p>",
    "\x00\x01<html>\x00<p>" + "word " * 40,
    "<p>" + "\ud7ff\ufffe\U0010ffff " * 40,
    "<html><head><base href='x'></head><frameset><frame src='x'></frameset></html>",
    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'cc'><!ENTITY d '&b;&b;'>]><html><p>&d; " + "word " * 40,
    "<script type='application/ld+json'>" + "[" * 5000 + "</script><p>" + "word " * 40,
    '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "author": {"name": {"a": [1]}}, "headline": 7}</script><p>'
    + "word " * 40,
    "<meta property='article:published_time' content='99999-99-99'><time datetime='x' pubdate></time><p>"
    + "word " * 40,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markup_is_read_or_a_problem(cleaned: Cleaned, text: str) -> None:
    report, problems = cleaned(text, HTML)
    assert report is not None or problems
    if report is not None:
        assert all(0 <= b.start < b.end <= len(report.text) for b in report.blocks)


EMPTY = [
    b"",
    b"   ",
    b"<html></html>",
    b"<html><body></body></html>",
    b"<html><body><script>x()</script></body></html>",
    b"<html><body><nav>" + b"<a href=/x>Home</a> " * 300 + b"</nav></body></html>",
    b"<html><body><ul>" + b"<li><a href=/x>Read me</a></li>" * 300 + b"</ul></body></html>",
]


@pytest.mark.parametrize("raw", EMPTY)
def test_no_article(cleaned: Cleaned, raw: bytes) -> None:
    report, problems = cleaned(raw, HTML)
    assert report is None
    assert [(p.reason, p.input) for p in problems] == [("no article text found", "page")]


SENTENCE = "The harbour office said on Tuesday that rudder {} of the ferry line had been welded. "
LARGE = {
    "10,000 nested tags": (HTML, lambda: "<div>" * 10_000 + "<p>" + SENTENCE * 3 + "</p>" + "</div>" * 10_000),
    "10,000 nested inline tags": (HTML, lambda: "<p>" + "<span><b>" * 5_000 + SENTENCE * 3 + "</b></span>" * 5_000),
    "1,000 nested quotations": (
        HTML,
        lambda: "<blockquote>" * 1_000 + "<p>" + SENTENCE * 3 + "</p>" + "</blockquote>" * 1_000,
    ),
    "200,000 paragraphs": (HTML, lambda: "".join(f"<p>Goat {n} was fed at noon.</p>" for n in range(200_000))),
    "15,000 paragraphs": (HTML, lambda: "".join(f"<p>{SENTENCE.format(n)}</p>" for n in range(15_000))),
    "a paragraph of 1 MB": (HTML, lambda: "<p>" + SENTENCE * 12_000 + "</p>"),
    "a line of 1 MB": ("text/plain", lambda: SENTENCE * 12_000),
    "a word of 1 MB": ("text/plain", lambda: "a" * 1_000_000 + " and the rest of it ends here, he said. " * 3),
    "1 MB of blanks": ("text/plain", lambda: "a" + " " * 1_000_000 + "b\n\n" + SENTENCE * 3),
    "1 MB of capitals": ("text/plain", lambda: "A " * 500_000),
    "1 MB of quotation marks": ("text/plain", lambda: SENTENCE + "\n\n" + "“" * 330_000),
    "1 MB of bars": ("text/plain", lambda: SENTENCE + "\n\n" + "a | " * 250_000),
    "100,000 brackets": ("text/plain", lambda: SENTENCE + "\n\n" + "[" * 100_000),
    "100,000 stars": ("text/plain", lambda: SENTENCE + "\n\n" + "**a " * 100_000),
    "lines of 50,000": ("text/plain", lambda: "\n\n".join([SENTENCE * 600] * 10)),
    "100,000 short lines": ("text/plain", lambda: "\n".join(f"goat {n}" for n in range(100_000))),
    "50,000 leftovers": ("text/plain", lambda: "\n\n".join([SENTENCE, SENTENCE, *(["Share this:"] * 50_000)])),
    "20,000 surnames that speak": (
        "text/plain",
        lambda: "\n".join(
            f"Goat{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)} said no." for n in range(17_000)
        ),
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_very_large_pages(cleaned: Cleaned, name: str) -> None:
    """Read in time that is printed (`pytest -s`), and that a quadratic step would show in."""
    media_type, make = LARGE[name]
    text = make()
    start = time.perf_counter()
    report, problems = cleaned(text, media_type)
    print(f"\n{name}: {len(text) / 1e6:.1f} MB in {time.perf_counter() - start:.2f} s")  # noqa: T201
    assert report is not None or problems
    if name in ("10,000 nested tags", "15,000 paragraphs", "a line of 1 MB", "lines of 50,000"):
        assert report is not None
        assert report.text.count("of the ferry line had been welded") >= 1
