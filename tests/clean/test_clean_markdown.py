"""Markdown: blocks and links with their places, front matter, and Markdown in a `.txt`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from sayso.clean.markdown import looks_like_markdown, split_front_matter
from sayso.model import Report

Read = Callable[..., Report]
Blocks = Callable[[Report], list[tuple[str, str]]]
MD = "text/markdown"
HEAD = "Ferry to Ostrand cancelled over cracked rudder"


def linked(report: Report) -> list[tuple[str, str]]:
    return [(report.text[k.start : k.end], k.href) for k in report.links]


def test_blocks_of_each_kind(read: Read, article: tuple[str, ...], blocks: Blocks) -> None:
    text = f"""# {HEAD}

{article[0]}

## What the *report* says

> The rudder must not be used
> until the **crack** has been welded.
>
> > So the yard said.

1. rudder
   - crack
     - weld
2. goats

{article[1]}

```
log: 6 knots
```

Port | Goats
---- | -----
Ostrand | 3
Lund | 12

<div><p>Raw &amp; plain words of the page stay.</p></div>

First line\\
second line<br>third line

---

{article[2]}
"""
    assert blocks(read(text, MD)) == [
        ("heading", HEAD),
        ("paragraph", article[0]),
        ("heading", "What the report says"),
        ("quote", "The rudder must not be used until the crack has been welded."),
        ("quote", "So the yard said."),
        ("list", "rudder"),
        ("list", "crack"),
        ("list", "weld"),
        ("list", "goats"),
        ("paragraph", article[1]),
        ("paragraph", "log: 6 knots"),
        ("paragraph", "Port; Goats"),
        ("paragraph", "Ostrand; 3"),
        ("paragraph", "Lund; 12"),
        ("paragraph", "Raw & plain words of the page stay."),
        ("paragraph", "First line"),
        ("paragraph", "second line"),
        ("paragraph", "third line"),
        ("paragraph", article[2]),
    ]


LINKS = [
    ("See [the report](/r) now.", "See the report now.", [("the report", "/r")]),
    ("See [ the report ](/r)now.", None, [("the report", "/r")]),
    ("[*All* of **it**](/a)[next](/b)", "All of itnext", [("All of it", "/a"), ("next", "/b")]),
    ("<https://quay.example>", "https://quay.example", [("https://quay.example", "https://quay.example")]),
    ("[one  \ntwo](/a) three", None, [("one", "/a"), ("two", "/a")]),
    ("[nowhere](#) and [empty](/x)", "nowhere and empty", [("empty", "/x")]),
    ("[](/x) text", "text", []),
    ("a ![rudder](r.png) b", "a b", []),
    (r"AT&amp;T \*star\* 2 \< 3", "AT&T *star* 2 < 3", []),
]


@pytest.mark.parametrize(("line", "text", "links"), LINKS)
def test_links_with_their_places(
    read: Read, article: tuple[str, ...], line: str, text: str | None, links: list[tuple[str, str]]
) -> None:
    report = read("\n\n".join([f"# {HEAD}", article[0], line, article[1]]), MD)
    assert linked(report) == links
    if text is not None:
        assert report.text == "\n\n".join([HEAD, article[0], text, article[1]])


FRONT = [
    (
        '---\ntitle: "A: b"\nauthor: Maren Tolk\ndate: 2026-03-09\nlayout: post\ntags:\n  - sea\n  - goats\n---\n',
        {"title": "A: b", "byline": "Maren Tolk", "published": "2026-03-09"},
    ),
    ("---\nauthors:\n  - Maren Tolk\n  - Ole Drev\n---\n", {"byline": "Maren Tolk, Ole Drev"}),
    (
        "---\nauthor: [Maren Tolk, 'Ole Drev']\n# a comment\n\npublication: The Quay\n...\n",
        {"byline": "Maren Tolk, Ole Drev", "outlet": "The Quay"},
    ),
    ("Title: Rudder\nBy: Maren Tolk\n", {"title": "Rudder", "byline": "Maren Tolk"}),
    ("\ufeff---\ndraft: true\n---\n", {}),
]


@pytest.mark.parametrize(("front", "fields"), FRONT)
def test_front_matter(front: str, fields: dict[str, str]) -> None:
    assert split_front_matter(front + "Body: here.") == (fields, "Body: here.")


@pytest.mark.parametrize(
    "text",
    [
        "---\nA line is drawn above.\n---\n",
        "---\n---\n",
        "---\ntitle: never closed\n",
        "Title: one field alone\n",
        "",
        "---",
    ],
)
def test_no_front_matter(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_front_matter_becomes_metadata(read: Read, article: tuple[str, ...]) -> None:
    report = read(
        "\n".join(
            [
                "---",
                f"title: {HEAD}",
                "author: Maren Tolk",
                "site: The Quay",
                "date: 2026-03-09T08:00:00+01:00",
                "---",
                "",
                *article,
            ]
        ),
        MD,
    )
    assert (report.title, report.byline, report.outlet) == (HEAD, "Maren Tolk", "The Quay")
    assert report.published == dt.datetime(2026, 3, 9, 8, tzinfo=dt.timezone(dt.timedelta(hours=1)))


SIGNS = [
    ("# Head\n\ntext", True),
    ("See [a](/b) and **bold** words", True),
    ("> quoted\n\nSee [a](/b)", True),
    ("Just * a * star and 2 ** 3", False),
    ("> an e-mail’s quotation\n> only", False),
    ("#hashtag and [brackets]", False),
    ("__init__ and **bold**", False),
]


@pytest.mark.parametrize(("text", "expected"), SIGNS)
def test_what_looks_like_markdown(text: str, expected: bool) -> None:
    assert looks_like_markdown(text) is expected


def test_markdown_in_a_text_file(read: Read, article: tuple[str, ...]) -> None:
    report = read(
        f"\n\n# {HEAD}\n\nBy [Maren Tolk](#)\n\nQuay Research, February 07, 2026\n\n*{article[0]}*\n\n{article[1]}\n"
    )
    assert (report.title, report.byline, report.outlet) == (HEAD, "Maren Tolk", "Quay Research")
    assert report.published == dt.date(2026, 2, 7)
    assert report.text == "\n\n".join([HEAD, article[0], article[1]])
