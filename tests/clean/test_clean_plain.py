"""Plain text as scrapers leave it: paragraphs, lines that are paragraphs, lines that only wrap one; and text as it stands."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path
from textwrap import fill, indent

import pytest

from sayso.model import BlockKind, Report

Read = Callable[..., Report]
Blocks = Callable[[Report], list[tuple[str, str]]]
HEAD = "Ferry to Ostrand cancelled over cracked rudder"


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_hard_wrapped_text_is_joined(read: Read, article: tuple[str, ...], width: int) -> None:
    report = read("\n\n".join(fill(p, width) for p in [HEAD, "By Maren Tolk", *article]))
    assert report.text == "\n\n".join([HEAD, *article])
    assert report.byline == "Maren Tolk"


def test_hard_wrapped_text_with_a_long_address(read: Read, article: tuple[str, ...]) -> None:
    address = "https://quay.example/" + "a" * 120
    wrapped = "\n\n".join([HEAD, *(fill(p, 70) for p in article[:3]), address, fill(article[3], 70)])
    assert read(wrapped).text == "\n\n".join([HEAD, *article[:3], address, article[3]])


def test_an_indented_line_opens_a_paragraph_in_hard_wrapped_text(read: Read, article: tuple[str, ...]) -> None:
    wrapped = "\n".join([HEAD, "", *(fill(p, 70, initial_indent="  ") for p in article)])
    assert read(wrapped).text == "\n\n".join([HEAD, *article])


def test_each_line_is_a_paragraph_where_no_blank_line_parts_them(read: Read, article: tuple[str, ...]) -> None:
    assert read("\n".join([HEAD, *article])).text == "\n\n".join([HEAD, *article])
    long = [p + " " + p for p in article]
    assert read("\n".join([HEAD, *long])).text == "\n\n".join([HEAD, *long])


def test_bullets_are_list_items_and_white_space_is_one_blank(
    read: Read, article: tuple[str, ...], blocks: Blocks
) -> None:
    report = read(
        "\n\n".join([HEAD, article[0], "- a\u00a0 rudder\n* two   goats\n• three\n1. four\n2) five", article[1]])
    )
    assert [t for k, t in blocks(report) if k == "list"] == ["a rudder", "two goats", "three", "four", "five"]


def test_addresses_are_links(read: Read, article: tuple[str, ...]) -> None:
    report = read("\n\n".join([HEAD, article[0], "See https://quay.example/a_(b and “http://x.example”.", article[1]]))
    assert [report.text[k.start : k.end] for k in report.links] == [
        "https://quay.example/a_(b",
        "http://x.example”."[:-2],
    ]
    assert all(report.text[k.start : k.end] == k.href for k in report.links)


QUOTE = "The rudder must not be used above six knots until the crack has been welded."


@pytest.mark.parametrize("margin", ["    ", "\t", "> "])
def test_an_indented_or_marked_paragraph_is_a_quotation(
    read: Read, article: tuple[str, ...], blocks: Blocks, margin: str
) -> None:
    report = read("\n\n".join([HEAD, *article[:2], "The report says:", indent(QUOTE, margin), *article[2:]]))
    assert [t for k, t in blocks(report) if k == "quote"] == [QUOTE]


def test_first_lines_indented_throughout_are_no_quotations(
    read: Read, article: tuple[str, ...], blocks: Blocks
) -> None:
    report = read("\n\n".join([HEAD, *(indent(p, "    ") for p in article)]))
    assert {k for k, _ in blocks(report)} == {"heading", "paragraph"}


@pytest.mark.parametrize("raw", [b"", b"  \n\n \t\n", b"\xef\xbb\xbf", b"---\n\n***\n", b"\x00\x00"])
def test_nothing_to_read_is_a_problem(cleaned: Callable[..., object], raw: bytes) -> None:
    report, problems = cleaned(raw)  # type: ignore[misc]
    assert report is None
    assert [p.reason for p in problems] == ["no article text found"]
    assert problems[0].remedy
    assert problems[0].input == "page"


def test_a_headline_alone_is_no_article(cleaned: Callable[..., object]) -> None:
    assert cleaned(HEAD)[0] is None  # type: ignore[index]


AS_IT_STANDS = [
    "One line.\n\nAnother, By Maren Tolk.\nShare this:\n",
    "\ufeffWith a mark.\r\nAnd\rall\nends of lines.\r\n",
    "  indented\t\n\ttoo  \n",
    "control \x07 and \x00 and \u200b stay",
    "",
]


@pytest.mark.parametrize("text", AS_IT_STANDS)
def test_plain_takes_the_text_as_python_reads_the_file(read: Read, tmp_path: Path, text: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(text.encode())
    with path.open(encoding="utf-8", newline="") as file:
        expected = file.read()
    report = read(path.read_bytes(), plain=True)
    assert report.text == expected
    assert (report.title, report.byline, report.links) == (None, None, ())
    assert all(b.kind is BlockKind.PARAGRAPH and expected[b.start : b.end].strip() for b in report.blocks)
    assert "".join("".join(expected[b.start : b.end] for b in report.blocks).split()) == "".join(expected.split())


def test_plain_mends_a_wrong_encoding_only(cleaned: Callable[..., object]) -> None:
    report, problems = cleaned("“It’s over,” she said.".encode("cp1252"), plain=True)  # type: ignore[misc]
    assert report.text == "“It’s over,” she said."
    assert "cp1252" in problems[0].reason
    report, problems = cleaned(codecs.BOM_UTF16_LE + "Over.".encode("utf-16-le"), plain=True)  # type: ignore[misc]
    assert report.text == "Over."
