"""PDF -> Draft, through pypdfium2: lines joined to paragraphs; running heads, page numbers and hyphens at line ends go."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2 as pdfium

from sayso.clean.dates import parse_date
from sayso.clean.draft import Draft
from sayso.clean.plain import parse_plain
from sayso.model import Metadata

_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_STAMP = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


class PdfError(ValueError):
    """The file is not a PDF that can be read; the message says why."""


def parse_pdf(raw: bytes) -> Draft:
    """Blocks and metadata of a PDF. Raises PdfError where it is broken, locked or holds no text (a scan)."""
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        raise PdfError(
            "locked with a password" if "password" in str(error).lower() else "broken or cut short"
        ) from error
    with document:
        pages = [_page_lines(document[i]) for i in range(len(document))]
        meta = document.get_metadata_dict(skip_empty=True)
    lines = _without_running_heads(pages)
    if not any(line.strip() for line in lines):
        raise PdfError("no text in it, perhaps a scan")
    draft = parse_plain(_paragraphs(lines))
    stamp = _STAMP.match(meta.get("CreationDate", ""))
    draft.given = Metadata(
        meta.get("Title"), meta.get("Author"), None, parse_date("-".join(stamp.groups())) if stamp else None
    )
    return draft


def _page_lines(page: pdfium.PdfPage) -> list[str]:
    text = page.get_textpage()
    try:
        return [line.rstrip() for line in text.get_text_bounded().replace("\r", "").split("\n")]
    finally:
        text.close()
        page.close()


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """All lines, but for page numbers and for first and last lines that most pages share."""
    edges = Counter(re.sub(r"\d+", "#", line) for page in pages for line in {*page[:2], *page[-2:]})
    often = {line for line, n in edges.items() if len(pages) >= 3 and n > len(pages) / 2}
    return [
        line
        for page in pages
        for line in page
        if not _PAGE_NUMBER.match(line) and re.sub(r"\d+", "#", line) not in often
    ]


def _paragraphs(lines: list[str]) -> str:
    """Lines as paragraphs: a line that ends a sentence well short of the widest ends its paragraph."""
    width = max(map(len, lines), default=0)
    out = ""
    for line in lines:
        if out.endswith("\u00ad") or re.search(r"[a-z]-$", out):
            out = out[:-1] + line.lstrip()
        else:
            out += line.strip()
        ends = re.search(r"[.!?:”\"’')]$", line) and len(line) < 0.85 * width
        out += "\n\n" if not line.strip() or ends or len(line) < 0.4 * width else " " * (not re.search(r"[a-z]-$", out))
    return re.sub(r"\n{3,}", "\n\n", out)
