from __future__ import annotations

import time

import pytest

from sayso.collect.sniff import (
    BINARY,
    ENDINGS,
    FEED,
    HTML,
    JSON,
    JSON_LINES,
    MARKDOWN,
    PDF,
    TEXT,
    WARC,
    XHTML,
    ending,
    sniff,
    unicode_of,
)

# bytes, file name, a server's word, what it is
TABLE = [
    (b"%PDF-1.7\n", "", None, PDF),
    (b"\r\nsome proxy line\r\n%PDF-1.4", "page.html", "text/html", PDF),
    (b"WARC/1.0\r\nWARC-Type: warcinfo", "", None, WARC),
    (b"\r\nWARC/0.18\nWARC-Type: warcinfo", "", None, WARC),
    (b"<!DOCTYPE html>\n<title>x</title>", "", None, HTML),
    (b"  <!-- saved -->\n<HTML lang=en>", "report.txt", "text/plain", HTML),
    (b"\xef\xbb\xbf<html>", "", None, HTML),
    (b"<?xml version='1.0'?>\n<!DOCTYPE html><html xmlns='x'>", "", None, XHTML),
    (b"<?xml version='1.0'?><rss version='2.0'>", "", None, FEED),
    (b"<?xml version='1.0'?><?xml-stylesheet href='a'?><!-- c --><feed xmlns='a'>", "", "text/html", FEED),
    (b"<rdf:RDF xmlns='a'>", "", None, FEED),
    (b"<?xml version='1.0'?><nitf>", "", None, FEED),
    (b"<article><p>Half a page", "", None, HTML),
    (b"<div align=center>logo</div>", "README.md", None, MARKDOWN),
    (b'{"text": "a"}\n', "", None, JSON_LINES),
    (b'{ "text": "a"}\n', "lines.txt", None, JSON_LINES),
    (b'{\n  "text": "a"\n}', "", None, JSON),
    (b'[{"text": "a"}]', "", None, JSON),
    (b"[\n", "", None, JSON),
    (b'[{"text": "a"}]', "", "application/json", JSON),
    (b'{"text": "a"}', "", "application/json", JSON_LINES),
    (b"{{ template }} and more", "", None, TEXT),
    (b"[AP] A dateline of a kind", "", None, TEXT),
    (b"# Heading\n", "a.md", None, MARKDOWN),
    (b"# Heading\n", "a.md", "text/plain", MARKDOWN),
    (b"# Heading\n", "", "text/markdown", MARKDOWN),
    (b"plain words", "page.html", None, HTML),
    (b"plain words", "page", None, TEXT),
    (b"plain words", "page", "application/octet-stream", TEXT),
    (b"plain words", "page", "image/svg+xml", "image/svg+xml"),
    (b"plain words", "page.pdf", None, BINARY),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.txt", "text/html", BINARY),
    (b"PK\x03\x04\x14\x00\x06\x00", "report.docx", None, BINARY),
    (bytes(range(1, 32)) * 4, "", None, BINARY),
    ("Zażółć gęślą jaźń".encode("cp1250"), "a.txt", None, TEXT),
    ("Правда".encode("koi8-r"), "a.txt", None, TEXT),
    ("日本語".encode("iso2022_jp"), "a.txt", None, TEXT),
    ("A plain report".encode("utf-16"), "a.txt", None, TEXT),
    ("A plain report".encode("utf-16-le"), "a.txt", None, TEXT),
    ("<html><p>x".encode("utf-16-be"), "a.txt", None, HTML),
]


@pytest.mark.parametrize(("head", "name", "declared", "expected"), TABLE)
def test_bytes_go_before_names(head: bytes, name: str, declared: str | None, expected: str) -> None:
    assert sniff(head, name, declared) == expected


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("\ufeffx".encode(), "utf-8"),
        ("Words".encode("utf-16"), "utf-16"),
        ("Words".encode("utf-32"), "utf-32"),
        ("Words".encode("utf-16-le"), "utf-16-le"),
        ("Words".encode("utf-16-be"), "utf-16-be"),
        (b"Words", None),
        (b"\0\0\0\0\0\0", None),
        (b"", None),
    ],
)
def test_unicode_marks(text: bytes, charset: str | None) -> None:
    assert unicode_of(text) == charset


@pytest.mark.parametrize("known", ENDINGS)
def test_every_ending_is_known_packed_and_in_capitals(known: str) -> None:
    assert ending(f"a.b{known}") == known
    assert ending(f"A{known.upper()}.GZ") == known


def test_many_comments_take_no_time() -> None:
    start = time.perf_counter()
    assert sniff(b"<!-- -->" * 1000 + b"plain") == TEXT
    assert time.perf_counter() - start < 0.5
