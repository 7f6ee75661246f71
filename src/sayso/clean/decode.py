"""Bytes to text: byte order mark, then UTF-8, then the declared encoding, then a guess; and what was odd about it."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from sayso.model import Page, Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff]")
# UTF-8 read as Windows-1252 and saved again: a curly quote or dash becomes three odd letters.
_MOJIBAKE = re.compile(r"â€[™œ\x9d˜“”¦]|Ã[©¨¡¶¼]")
_SAMPLE = 1 << 16


def decode(page: Page) -> tuple[str, list[Problem]]:
    """The text of `page`, lines parted by one newline, without control characters, and a Problem where the encoding was in doubt."""
    text, doubt = _decode(page.content, page.charset)
    problems = [doubt] if doubt else []
    if m := _MOJIBAKE.search(text):
        problems.append(
            Problem(
                "clean",
                f"letters look decoded with the wrong encoding before they came here, for instance {m.group()!r}",
                remedy="get the page from its first publisher",
            )
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _CONTROL.sub("", text), [_at(p, page.address) for p in problems]


def _at(problem: Problem, address: str) -> Problem:
    return Problem(problem.stage, problem.reason, address, problem.remedy)


def _decode(raw: bytes, declared: str | None) -> tuple[str, Problem | None]:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return raw.decode(name, "replace"), None
    meta = _META.search(raw[:4096])
    # UTF-8 goes first: bytes that are valid in it are hardly ever anything else, and declarations are often wrong.
    for name in ("utf-8", declared, meta[1].decode("ascii", "replace") if meta else None):
        good = _strict(raw, name)
        if good is not None:
            return good, None
    text = str(raw.decode("utf-8", "sayso-cp1252"))
    if _mostly_utf8(raw):
        return text, Problem("clean", "mixed encodings: bytes that are not UTF-8 were read as Windows-1252")
    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        return text, Problem("clean", "no encoding fits; some letters may be wrong", remedy="save the file as UTF-8")
    return raw.decode(best.encoding, "replace"), Problem(
        "clean", f"the encoding is not declared; read as {best.encoding}", remedy="save the file as UTF-8"
    )


def _strict(raw: bytes, name: str | None) -> str | None:
    if not name:
        return None
    try:
        # WHATWG: pages that declare Latin-1 mean Windows-1252.
        return raw.decode("cp1252" if codecs.lookup(name).name in ("iso8859-1", "ascii") else name)
    except (LookupError, ValueError):
        return None


def _mostly_utf8(raw: bytes) -> bool:
    """Does valid multi-byte UTF-8 outweigh the bytes that are not?"""
    good = raw.decode("utf-8", "ignore")
    valid = sum(1 for c in good if ord(c) > 127)
    return valid > len(raw) - len(good.encode("utf-8"))


def _cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("sayso-cp1252", _cp1252)
