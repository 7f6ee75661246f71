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
_SENTENCE_END = re.compile(r"[.!?:”\"’')]$")
_DIVIDED = re.compile(r"[a-z]-$")
_STAMP = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


class PdfError(ValueError):
    """The file is not a PDF that can be read; the message says why."""


def parse_pdf(raw: bytes) -> Draft:
    """Blocks and metadata of a PDF. Raises PdfError where it is broken, locked or holds no text (a scan).

    A PDF's own title, author and date are guesses: they are often those of a template, a clerk and a printing.
    """
    try:
        with pdfium.PdfDocument(raw) as document:
            pages = [_page_lines(document[i]) for i in range(len(document))]
            meta = document.get_metadata_dict(skip_empty=True)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise PdfError("locked with a password" if locked else "broken or cut short") from error
    lines = _without_running_heads(pages)
    if not any(line.strip() for line in lines):
        raise PdfError("no text in it, perhaps a scan")
    draft = parse_plain("\n\n".join(_paragraphs(lines)))
    stamp = _STAMP.match(meta.get("CreationDate", ""))
    draft.guess = Metadata(
        title=meta.get("Title"),
        byline=meta.get("Author"),
        published=parse_date("-".join(stamp.groups())) if stamp else None,
    )
    return draft


def _page_lines(page: pdfium.PdfPage) -> list[str]:
    text = page.get_textpage()
    try:
        # U+FFFE is what pdfium gives for a hyphen that only breaks a word at the end of a line.
        words = text.get_text_bounded().replace("\r", "").replace("\ufffe", "\u00ad")
        return [line.rstrip() for line in words.split("\n")]
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


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines as paragraphs: a line that ends a sentence short of the widest ends one, as does a line much shorter.

    A hyphen at a line's end divides a word and goes, but for one before "and" or "or" ("two- and three-storey").
    """
    width = max(map(len, lines), default=0)
    done: list[str] = []
    open_: list[str] = []
    for line in map(str.strip, lines):
        if line:
            open_.append(line)
        ends = _SENTENCE_END.search(line) and len(line) < 0.85 * width
        if open_ and (not line or ends or len(line) < 0.4 * width):
            done.append(_joined(open_))
            open_ = []
    return [*done, _joined(open_)] if open_ else done


def _joined(lines: list[str]) -> str:
    parts = [lines[0]]
    for line in lines[1:]:
        if parts[-1].endswith("\u00ad") or (_DIVIDED.search(parts[-1]) and re.match(r"(?!(?:and|or|to)\b)[a-z]", line)):
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        else:
            parts.append(f" {line}")
    return "".join(parts).replace("\u00ad", "")
