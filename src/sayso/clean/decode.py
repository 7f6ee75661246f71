"""Bytes to text: byte order mark, then UTF-8, then the declared encoding, then a guess; and what was odd about it."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

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
# Control characters, byte order marks, and characters that only say where a line may break: soft hyphen, zero width
# space, word joiner. The joiners that Arabic, Indic scripts and emoji are written with stay.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\xad\u200b\u2060\ufeff]")
# UTF-8 read as Windows-1252 and saved again: a curly quote or dash becomes three odd letters.
_MOJIBAKE = re.compile(r"â€[™œ\x9d˜“”¦]|Ã[©¨¡¶¼]")
_WESTERN = frozenset(
    "“”‘’„‚‹›«»–—…•·©®™°§£€¥¢½¼¾²±×¡¿ªº´\xa0\xad"
    + "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšžðþ"
    + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽÐÞ"
)
_OF_THE_WEB = (  # The single- and multi-byte encodings of the WHATWG standard, but for those that nobody writes.
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859_2 iso8859_5 iso8859_7 iso8859_15 koi8_r koi8_u"
    " cp866 cp874 cp932 euc_jp iso2022_jp euc_kr gb18030 big5"
).split()
_HEAD = 4096
_SAMPLE = 1 << 16


def decode(page: Page) -> tuple[str, list[Problem]]:
    """The text of `page`, and a Problem where its encoding was in doubt. One newline ends a line; no control characters."""
    text, doubt = _decode(page.content, page.charset)
    problems = [doubt] if doubt else []
    if ("â€" in text or "Ã" in text) and (m := _MOJIBAKE.search(text)):
        problems.append(
            Problem(
                "clean",
                f"letters look decoded with the wrong encoding before they came here, for instance {m.group()!r}",
                remedy="get the page from its first publisher",
            )
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return without_invisible(text), [replace(p, input=page.address) for p in problems]


def without_invisible(text: str) -> str:
    """The text without characters that no reader sees; they come in by entities too (`&shy;`)."""
    return _INVISIBLE.sub("", text)


def _decode(raw: bytes, declared: str | None) -> tuple[str, Problem | None]:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return raw.decode(name, "replace"), None
    if wide := _without_mark(raw[:_HEAD]):
        return raw.decode(wide, "replace"), None
    meta = _META.search(raw[:_HEAD])
    # UTF-8 goes first: bytes that are valid in it are hardly ever anything else, and declarations are often wrong.
    names: tuple[str | None, ...] = ("utf-8", declared, meta[1].decode("ascii", "replace") if meta else None)
    for said in names:
        good = _strict(raw, said)
        if good is not None:
            return good, None
    text = str(raw.decode("utf-8", "sayso-cp1252"))
    if _mostly_utf8(raw):
        return text, Problem("clean", "mixed encodings: bytes that are not UTF-8 were read as Windows-1252")
    guess = _guess(raw)
    if guess is None:
        return text, Problem("clean", "no encoding fits; some letters may be wrong", remedy="save the file as UTF-8")
    return raw.decode(guess, "replace"), Problem(
        "clean", f"the encoding is not declared; read as {guess}", remedy="save the file as UTF-8"
    )


def _guess(raw: bytes) -> str | None:
    """Windows-1252 where every letter that it gives fits Western text, else the likeliest of the Web's encodings."""
    # A sample ends with a line, since one that ends inside a character fits no encoding.
    sample = raw[: raw.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE] if len(raw) > _SAMPLE else raw
    western = _strict(sample, "cp1252")
    if western is not None:
        foreign = [c for c in western if c > "\x7f"]
        # A twelfth of the letters have accents in French; a Slavic text has more, and other letters under the same bytes.
        if set(foreign) <= _WESTERN and sum(map(str.isalpha, foreign)) < sum(map(str.isalpha, western)) / 12:
            return "cp1252"
    best = from_bytes(sample, cp_isolation=list(_OF_THE_WEB)).best()
    return best.encoding if best else None


def _without_mark(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: in Western text every other byte is zero, and UTF-8 would let them pass."""
    for wide, zeros, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros.count(0) > 0.6 * len(zeros) > 0 and letters.count(0) < 0.1 * len(letters):
            return wide
    return None


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
