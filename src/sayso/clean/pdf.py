"""PDF -> Draft, through pypdfium2: lines joined to paragraphs; running heads, page numbers and hyphens at line ends go."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium

from sayso.clean.dates import parse_date
from sayso.clean.draft import Draft
from sayso.clean.plain import parse_plain
from sayso.model import Metadata

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:”\"’')]$")
_DIVIDED = re.compile(r"[a-z]-$")
# pdfium gives U+FFFE for a hyphen that divides a word at a line's end, and joins the two lines.
_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
_GAP = 1.35
_USUAL = 0.2
_SIZE = 1.2
_STAMP = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a page: its text, where it stands above the page's foot, and the height (points) of its tallest end:
    a line may begin in another typeface."""

    text: str
    bottom: float
    height: float


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
    """The lines of a page, with an empty one wherever a gap or another size of letters parts two of them."""
    text = page.get_textpage()
    try:
        words = text.get_text_range()
        # Where pdfium counts otherwise than Python (letters beyond the basic plane), places cannot be told.
        if len(words) != text.count_chars():
            return [line.rstrip() for line in words.replace("\ufffe", "\u00ad\n").splitlines()]
        lines = [_line(text, m) for m in _LINE.finditer(words) if m[0].strip()]
        return _spaced(lines)
    finally:
        text.close()
        page.close()


def _line(text: pdfium.PdfTextPage, m: re.Match[str]) -> _Line:
    ends = (m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip(" \ufffe")) - 1)
    try:
        boxes = [text.get_charbox(i, loose=True) for i in ends]
    except pdfium.PdfiumError:
        return _Line(m[0].strip().replace("\ufffe", "\u00ad"), 0.0, 0.0)
    return _Line(
        m[0].strip().replace("\ufffe", "\u00ad"), boxes[0][1], max(top - bottom for _, bottom, _, top in boxes)
    )


def _spaced(lines: list[_Line]) -> list[str]:
    """An empty line wherever the next stands further below than lines of a paragraph do, or in letters of another size."""
    steps = Counter(round(2 * (a.bottom - b.bottom)) / 2 for a, b in pairwise(lines) if a.bottom > b.bottom)
    # The least step that is no exception: notes and raised letters stand closer, and set no measure.
    step = min((d for d, n in steps.items() if n >= _USUAL * steps.total()), default=0.0)
    out = [line.text for line in lines[:1]]
    for above, line in pairwise(lines):
        apart = above.bottom - line.bottom > _GAP * step
        sized = above.height > 0 < line.height and not 1 / _SIZE < line.height / above.height < _SIZE
        out += ["", line.text] if apart or sized else [line.text]
    return out


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """All lines, but for page numbers and for first and last lines that most pages share.

    A page that ends with a sentence ends its paragraph.
    """
    edges = Counter(_DIGITS.sub("#", line) for page in pages for line in {*page[:2], *page[-2:]})
    often = {line for line, n in edges.items() if line and len(pages) >= 3 and n > len(pages) / 2}
    out: list[str] = []
    for page in pages:
        lines = [line for line in page if not _PAGE_NUMBER.match(line) and _DIGITS.sub("#", line) not in often]
        while lines and not lines[-1]:
            lines.pop()
        out += [*lines, ""] if lines and _SENTENCE_END.search(lines[-1]) else lines
    return out


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
        divided = parts[-1].endswith("\u00ad") or (_DIVIDED.search(parts[-1]) and line[:1].islower())
        if divided and not re.match(r"(?:and|or|to)\b", line):
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        else:
            parts.append(f" {line}")
    return "".join(parts).replace("\u00ad", "-")
