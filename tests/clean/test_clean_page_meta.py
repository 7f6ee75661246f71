"""What an HTML page says of its article."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest

from sayso.model import Report

Read = Callable[..., Report]
HEAD = "Ferry to Ostrand cancelled over cracked rudder"
HOUR = dt.datetime(2026, 3, 9, 5, 40, tzinfo=dt.timezone(dt.timedelta(hours=1)))
ZULU = dt.datetime(2026, 3, 9, 4, 40, tzinfo=dt.UTC)


def ld(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@context': 'https://schema.org', **fields})}</script>"


def meta(name: str, content: str) -> str:
    return f"<meta property='{name}' content='{content}'>"


def make(
    read: Read, article: tuple[str, ...], head: str = "", above: str = f"<h1>{HEAD}</h1>", title: str = HEAD
) -> Report:
    body = "".join(f"<p>{p}</p>" for p in article)
    return read(
        f"<html><head><title>{title}</title>{head}</head><body><article>{above}{body}</article></body></html>",
        "text/html",
    )


NEWS = {"@type": "NewsArticle", "headline": HEAD}
BYLINES = [
    (ld(**NEWS, author={"@type": "Person", "name": "Maren Tolk"}), "", "Maren Tolk", ()),
    (ld(**NEWS, author=["Maren Tolk", "Ole Drev"]), "", "Maren Tolk and Ole Drev", ()),
    (ld(**NEWS, author=[{"name": "By MAREN TOLK, AP Harbour Writer"}]), "", "Maren Tolk", ("AP",)),
    (
        ld(**NEWS, author={"name": "Maren Tolk | Quay Media for quay.com"}),
        "",
        "Maren Tolk",
        ("Quay Media for quay.com",),
    ),
    (
        ld(
            **{
                "@graph": [
                    {"@type": "Article", "author": {"@id": "#m"}},
                    {"@type": "Person", "@id": "#m", "name": "Maren Tolk"},
                ]
            }
        ),
        "",
        "Maren Tolk",
        (),
    ),
    (
        ld(**NEWS, author={"@type": "Organization", "name": "Associated Press"}),
        "",
        "Associated Press",
        ("Associated Press",),
    ),
    (ld(**NEWS, author={"name": "mtolk"}), "", None, ()),
    (ld(**NEWS, author={"name": "admin"}) + meta("author", "Maren Tolk"), "", "Maren Tolk", ()),
    (ld(**NEWS, author={}) + meta("article:author", "https://social.example/quay"), "", None, ()),
    (meta("author", "Maren Tolk, MA"), "", "Maren Tolk", ()),
    ("", "<div class='byline'>By Maren Tolk and Ole Drev</div>", "Maren Tolk and Ole Drev", ()),
    (ld(**NEWS, author={"name": "Kay Clerk"}), "<span class='article-byline'>By Maren Tolk</span>", "Maren Tolk", ()),
    (
        ld(**NEWS, author={"name": "Maren Tolk"}),
        "<div class='byline'>By <a>Maren Tolk</a><a>Quay Insider</a></div>",
        "Maren Tolk",
        (),
    ),
    ("", "<p>By Maren Tolk, Northern Wire</p>", "Maren Tolk", ("Northern Wire",)),
    ("<script type='application/ld+json'>{broken</script>", "<p>By Maren Tolk</p>", "Maren Tolk", ()),
]


@pytest.mark.parametrize(("head", "above", "byline", "named"), BYLINES)
def test_bylines(
    read: Read, article: tuple[str, ...], head: str, above: str, byline: str | None, named: tuple[str, ...]
) -> None:
    report = make(read, article, head, f"<h1>{HEAD}</h1>{above}")
    assert (report.byline, report.credits) == (byline, named)
    assert report.text == "\n\n".join([HEAD, *article])


DATES = [
    (meta("article:published_time", "2026-03-09T05:40:00+01:00"), HOUR),
    (ld(**NEWS, datePublished="2026-03-09T05:40:00+01:00"), HOUR),
    (ld(**NEWS, datePublished="9 Mar 2026 04:40 GMT"), ZULU),
    ("<meta itemprop='datePublished' content='2026-03-09T04:40:00.000Z'>", ZULU),
    (meta("article:published_time", "2026-03-09") + ld(**NEWS, datePublished="2026-03-09T04:40:00Z"), ZULU),
    (ld(**NEWS, datePublished="0001-01-01T00:00:00Z") + meta("pubdate", "2026-03-09"), dt.date(2026, 3, 9)),
    ("<script type='application/ld+json'>{'broken', \"datePublished\": \"2026-03-09T04:40:00Z\"</script>", ZULU),
    (
        ld(**{"@type": "WebPage", "datePublished": "2020-01-01"}) + ld(**NEWS, datePublished="2026-03-09"),
        dt.date(2026, 3, 9),
    ),
    (ld(**NEWS, datePublished="soon"), None),
]


@pytest.mark.parametrize(("head", "published"), DATES)
def test_dates_with_hour_and_zone(read: Read, article: tuple[str, ...], head: str, published: dt.date | None) -> None:
    found = make(read, article, head).published
    assert found == published
    assert type(found) is type(published)
    if isinstance(found, dt.datetime):
        assert isinstance(published, dt.datetime)
        assert found.utcoffset() == published.utcoffset()


def test_a_visible_time_element(read: Read, article: tuple[str, ...]) -> None:
    above = f"<h1>{HEAD}</h1><time itemprop='datePublished' datetime='2026-03-09T05:40:00+01:00'>Monday</time>"
    assert make(read, article, above=above).published == HOUR


OUTLETS = [
    (meta("og:site_name", "The Quay"), HEAD, "The Quay"),
    (meta("og:site_name", "The Quay | quay.example"), HEAD, "The Quay"),
    (meta("og:site_name", "thequay"), f"{HEAD} - The Quay", "The Quay"),
    (meta("og:site_name", "quay"), f"{HEAD} - quay.com", "quay.com"),
    (meta("og:site_name", "TheQuay") + ld(**NEWS, publisher={"name": "The Quay"}), HEAD, "The Quay"),
    (meta("og:site_name", "NQG") + ld(**NEWS, publisher={"name": "North Quay Gazette"}), HEAD, "North Quay Gazette"),
    (ld(**NEWS, publisher=[{"name": "The Quay"}]), HEAD, "The Quay"),
    ("", f"{HEAD} | The Quay", "The Quay"),
    ("", f"The Quay » {HEAD}", "The Quay"),
    ("", HEAD, None),
]


@pytest.mark.parametrize(("head", "title", "outlet"), OUTLETS)
def test_outlets(read: Read, article: tuple[str, ...], head: str, title: str, outlet: str | None) -> None:
    assert make(read, article, head, title=title).outlet == outlet


def test_another_publisher_is_credited(read: Read, article: tuple[str, ...]) -> None:
    report = make(read, article, meta("og:site_name", "The Quay") + ld(**NEWS, publisher={"name": "Northern Wire"}))
    assert (report.outlet, report.credits) == ("The Quay", ("Northern Wire",))


TITLES = [
    ("", f"<h1>{HEAD}</h1>", f"{HEAD} - The Quay", HEAD),
    (meta("og:title", "A social headline"), f"<h1>{HEAD}</h1>", f"{HEAD} | The Quay", HEAD),
    (meta("og:title", HEAD), "<h1>The Quay</h1>", "Ferry | The Quay", HEAD),
    (meta("og:title", f"{HEAD} - The Quay") + meta("og:site_name", "The Quay"), "", "x", HEAD),
    (
        ld(**{"@type": "NewsArticle", "headline": "Tolk &#8216;angry&#8217; &amp; <b>late</b>"}),
        "",
        "x",
        "Tolk ‘angry’ & late",
    ),
    (meta("og:title", HEAD) + meta("og:site_name", "The Quay"), "<h1>The Quay</h1>", "The Quay", HEAD),
]


@pytest.mark.parametrize(("head", "above", "tag", "title"), TITLES)
def test_titles(read: Read, article: tuple[str, ...], head: str, above: str, tag: str, title: str) -> None:
    assert make(read, article, head, above, tag).title == title


def test_the_headline_stands_once(read: Read, article: tuple[str, ...]) -> None:
    report = make(read, article, meta("og:title", f"{HEAD} | The Quay") + meta("og:site_name", "The Quay"))
    assert report.text == "\n\n".join([HEAD, *article])
