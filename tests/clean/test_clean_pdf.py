"""PDFs: paragraphs from lines; running heads, page numbers and divided words; and files that cannot be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from textwrap import wrap

import pytest

from sayso.model import Problem, Report

Read = Callable[..., Report]
Pdf = Callable[..., bytes]
Cleaned = Callable[..., tuple[Report | None, list[Problem]]]
PDF = "application/pdf"
HEAD = "Ferry to Ostrand cancelled over cracked rudder"


def test_lines_become_paragraphs(read: Read, pdf: Pdf, article: tuple[str, ...]) -> None:
    plain = [p.replace("“", '"').replace("”", '"') for p in article]
    lines = [HEAD, "", "By Maren Tolk", "", *(line for p in plain for line in [*wrap(p, 80), ""])]
    report = read(pdf([lines]), PDF)
    assert report.text == "\n\n".join([HEAD, *plain])
    assert (report.title, report.byline) == (HEAD, "Maren Tolk")


def test_running_heads_and_page_numbers_go(read: Read, pdf: Pdf) -> None:
    body = "Page {} of the report of the harbour office says that rudder {} was cracked and had to be welded at once."
    pages = [
        ["The Quay Gazette 9 March 2026", "", *wrap(body.format(w, w), 60), "", f"Page {n} of 4"]
        for n, w in enumerate(("one", "two", "three", "four"), 1)
    ]
    report = read(pdf(pages), PDF)
    assert report.text == "\n\n".join(body.format(w, w) for w in ("one", "two", "three", "four"))


def test_words_divided_at_a_lines_end_are_whole(read: Read, pdf: Pdf) -> None:
    lines = [
        "The harbour office said on Tuesday that the rudder of the fer-",
        "ry had been cracked for a year, and that two- and three-deck two-",
        "and three-deck boats were looked at as well, one after the other.",
    ]
    text = read(pdf([lines]), PDF).text
    assert "rudder of the ferry had been" in text
    assert "two- and three-deck two- and three-deck boats" in text


def test_the_files_own_data_are_a_last_resort(read: Read, pdf: Pdf, article: tuple[str, ...]) -> None:
    info = {"Title": "Microsoft Word - x.doc", "Author": "Kay Clerk", "CreationDate": "D:20260310120000"}
    lines = [HEAD, "", "By Maren Tolk", "", "9 March 2026", "", *wrap(article[0], 80)]
    report = read(pdf([lines], info), PDF)
    assert (report.title, report.byline, report.published) == (HEAD, "Maren Tolk", dt.date(2026, 3, 9))
    bare = read(pdf([wrap(article[0], 80)], info), PDF)
    assert (bare.title, bare.byline, bare.published) == ("Microsoft Word - x.doc", "Kay Clerk", dt.date(2026, 3, 10))


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "broken"),
        (b"not a PDF", "broken"),
        (b"%PDF-1.4\n%%EOF", "broken"),
    ],
)
def test_broken_files(cleaned: Cleaned, raw: bytes, why: str) -> None:
    report, problems = cleaned(raw, PDF)
    assert report is None
    assert why in problems[0].reason
    assert problems[0].remedy
    assert problems[0].input == "page"


def test_a_file_cut_short_is_read_or_a_problem(cleaned: Cleaned, pdf: Pdf, article: tuple[str, ...]) -> None:
    whole = pdf([wrap(article[0], 80)] * 3)
    for end in range(0, len(whole), 97):
        report, problems = cleaned(whole[:end], PDF)
        assert report is not None or problems


def test_a_scan(cleaned: Cleaned, pdf: Pdf) -> None:
    report, problems = cleaned(pdf([[], []]), PDF)
    assert report is None
    assert "no text" in problems[0].reason


def test_a_locked_file(cleaned: Cleaned, pdf: Pdf) -> None:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    report, problems = cleaned(pdf([["Secret words."]]).replace(b"/Root 1 0 R", lock + b" /Root 1 0 R"), PDF)
    assert report is None
    assert "password" in problems[0].reason
