"""JSON Lines -> pages: one object a line, as scrapers and news datasets write them (jsonlines.org)."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from sayso.collect import given
from sayso.collect.label import Label
from sayso.collect.limits import Limits, size
from sayso.collect.sniff import HTML, TEXT, sniff
from sayso.collect.unreadable import UnreadableError
from sayso.model import Metadata, Page, Problem

TEXT_FIELDS = ("text", "content", "body", "html")
TITLE_FIELDS = ("title", "headline")
BYLINE_FIELDS = ("byline", "author", "authors")
OUTLET_FIELDS = ("outlet", "source", "site", "publisher")
PUBLISHED_FIELDS = ("published", "date", "pubDate", "datePublished")
ADDRESS_FIELDS = ("url", "address", "link")
LANGUAGE_FIELDS = ("language", "lang")
"""The names that a field may go by; the first one with something in it is taken."""

MOST_BAD = 100
"""Bad lines told one by one; a file of the wrong kind must not become a million problems."""


def read(stream: BinaryIO, label: Label, limits: Limits) -> Iterator[Page | Problem]:
    """One page a line; a bad line is a Problem with its number. Raises UnreadableError when a line never ends."""
    bad = 0
    for number, line in _lines(stream, limits):
        try:
            yield _page(line, f"{label.address}#{number}", label, limits)
        except UnreadableError as error:
            bad += 1
            if bad <= MOST_BAD:
                yield error.problem(f"{label.address}#{number}")
    if bad > MOST_BAD:
        more = UnreadableError(f"{bad - MOST_BAD} more lines that cannot be read", "check that it is JSON Lines")
        yield more.problem(label.address)


def _lines(stream: BinaryIO, limits: Limits) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers from 1, blank ones left out. A line over the limit comes cut, one byte over it."""
    most, number, some = limits.page_bytes, 0, False
    while line := stream.readline(most + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            some = True
            yield number, line
        if len(line) > most and not line.endswith(b"\n"):
            _skip(stream, limits)
    if not some:
        raise UnreadableError("empty", "check how it was saved")


def _skip(stream: BinaryIO, limits: Limits) -> None:
    """Read to the end of a line that is too long, but not for ever."""
    left = limits.unpacked_bytes
    while left > 0:
        part = stream.readline(min(left, 1 << 20))
        if not part or part.endswith(b"\n"):
            return
        left -= len(part)
    raise UnreadableError("a line without an end; what comes after it was not read", "check that it is JSON Lines")


def _page(line: bytes, place: str, label: Label, limits: Limits) -> Page:
    if len(line) > limits.page_bytes:
        raise UnreadableError(
            f"a line of more than {size(limits.page_bytes)}", "leave out what is not the article's text"
        )
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("not JSON" + _where(error), "write one JSON object a line") from error
    if not isinstance(record, dict):
        raise UnreadableError("not a JSON object", "write one JSON object a line")
    field, text = _text(record)
    content = text.encode("utf-8", "replace")
    media_type = HTML if field == "html" or sniff(content[:1024]) == HTML else TEXT
    return Page.of(
        given.words(_first(record, ADDRESS_FIELDS)) or place,
        content,
        media_type,
        obtained=label.obtained,
        charset="utf-8",
        given=Metadata(
            title=given.words(_first(record, TITLE_FIELDS)),
            byline=given.words(_first(record, BYLINE_FIELDS)),
            outlet=given.words(_first(record, OUTLET_FIELDS)),
            published=given.published(_first(record, PUBLISHED_FIELDS)),
            language=given.words(_first(record, LANGUAGE_FIELDS)),
        ),
    )


def _where(error: Exception) -> str:
    return f": {error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""


def _text(record: Mapping[str, object]) -> tuple[str, str]:
    """The field that holds the article, and its text; a list of strings is one of paragraphs."""
    for field in TEXT_FIELDS:
        value = record.get(field)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return field, value
    raise UnreadableError("no text in it", f"put the article's text into one of the fields {', '.join(TEXT_FIELDS)}")


def _first(record: Mapping[str, object], names: tuple[str, ...]) -> object:
    return next((record[name] for name in names if record.get(name) not in (None, "", [], {})), None)
