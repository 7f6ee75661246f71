"""What bytes are: told from the bytes themselves, then from what a server or a file's ending says.

Bytes go first because names lie: scrapers save HTML as `.txt` and error pages as `.pdf`. The patterns follow the
WHATWG MIME Sniffing standard where it has one, with WARC, feeds and JSON Lines added.
"""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

HEAD = 8192
"""Bytes from the start of a page that are looked at."""

GZIP = b"\x1f\x8b"

BINARY = "application/octet-stream"
FEED = "application/xml"
HTML = "text/html"
JSON = "application/json"
JSON_LINES = "application/x-ndjson"
MARKDOWN = "text/markdown"
PDF = "application/pdf"
TEXT = "text/plain"
WARC = "application/warc"
XHTML = "application/xhtml+xml"

ENDINGS = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": XHTML,
    ".txt": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".pdf": PDF,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".warc": WARC,
    ".xml": FEED,
    ".rss": FEED,
    ".atom": FEED,
}
"""The file endings that a folder is searched for, each also with `.gz` behind it."""

_DECLARED = {
    "application/rss+xml": FEED,
    "application/atom+xml": FEED,
    "application/rdf+xml": FEED,
    "application/xml": FEED,
    "text/xml": FEED,
    "text/x-markdown": MARKDOWN,
    "application/jsonl": JSON_LINES,
    "application/x-jsonlines": JSON_LINES,
    "application/ndjson": JSON_LINES,
    **{kind: kind for kind in (HTML, XHTML, TEXT, MARKDOWN, PDF, JSON_LINES, WARC)},
}

_VAGUE = (BINARY, "binary/octet-stream", TEXT)
"""Types that servers give to whatever they do not know."""

_UNICODE = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# An XML declaration, other processing instructions and comments may stand before the first tag. The groups are
# atomic and possessive: a page of ten thousand comments must not make the match try every way to join them.
_BEFORE_ROOT = r"\s*+(?:(?><!--.*?-->|<\?[^>]*>)\s*+)*+"
_FEED_ROOT = re.compile(_BEFORE_ROOT + r"(?:<!DOCTYPE\s+rss[^>]*>\s*)?<(?:rss|feed|rdf:RDF)[\s>]", re.I | re.S)
_HTML_ROOT = re.compile(_BEFORE_ROOT + r"<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S)
_HTML_PIECE = re.compile(
    _BEFORE_ROOT + r"<(?:title|meta|script|style|link|article|main|section|div|p|h[1-6]|table|ul|ol|iframe)[\s>/]",
    re.I | re.S,
)
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def sniff(head: bytes, name: str = "", declared: str | None = None) -> str:
    """The media type of a page that starts with `head`; `application/octet-stream` for what no room can read.

    `declared` is a server's word. Where it is none that Sayso reads (`image/png`) it is given back as it is.
    """
    if b"%PDF-" in head[:1024]:
        return PDF
    if re.match(rb"\s*WARC/\d", head):
        return WARC
    charset = unicode_of(head)
    if charset is None and is_binary(head):
        return BINARY
    text = head.decode(charset or "utf-8", "replace").removeprefix("\ufeff")
    if _FEED_ROOT.match(text):
        return FEED
    if _HTML_ROOT.match(text):
        return XHTML if text.lstrip().startswith("<?xml") else HTML
    return _said(text, name, declared)


def ending(name: str) -> str:
    """The ending of a file name that says what is in it, without a `.gz` behind it, lower case; it may be empty."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def unicode_of(head: bytes) -> str | None:
    """The encoding that a byte order mark gives, or that of UTF-16 without one, which is full of NUL bytes; or None."""
    for mark, charset in _UNICODE:
        if head.startswith(mark):
            return charset
    even, odd = head[0::2], head[1::2]
    # Text in a Latin script: nearly every second byte is NUL, and none of the others.
    for high, low, charset in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if high.count(0) > 0.7 * len(high) and low.count(0) == 0 and len(head) >= 4:
            return charset
    return None


def is_binary(head: bytes) -> bool:
    """True for bytes that are no text in any encoding of one byte or of UTF-8: a NUL, or many control characters."""
    return b"\0" in head or len(_CONTROL.findall(head)) > 0.05 * len(head)


def _said(text: str, name: str, declared: str | None) -> str:
    """Where the bytes leave it open: the server's word, then the file's ending, then the likeliest."""
    if declared == JSON:
        return _json(text) or JSON
    if declared is not None and declared not in _VAGUE:
        return _DECLARED.get(declared, declared)
    by_name = ENDINGS.get(ending(name), TEXT)
    if by_name in (PDF, WARC):
        return BINARY  # the bytes have just shown that they are neither
    if by_name != TEXT:
        return by_name
    if text.lstrip().startswith("<?xml"):
        return FEED
    return _json(text) or (HTML if _HTML_PIECE.match(text) else TEXT)


def _json(text: str) -> str | None:
    """JSON Lines where the first line starts an object and goes on, JSON where it only opens one or a list."""
    line = text.lstrip().partition("\n")[0].strip()
    if re.match(r'\{\s*"', line):
        return JSON_LINES
    return JSON if line in ("{", "[") or re.match(r'\[\s*[{"]', line) else None
