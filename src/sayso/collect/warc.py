"""WARC files (ISO 28500:2017) -> pages: the web pages of crawls, read record by record through warcio.

Taken: `response` records with status 200 and `resource` and `conversion` records, when they hold HTML, text or PDF.
Everything else is passed over and counted. Where a record is damaged, reading goes on at the next gzip member or the
next line that starts a record, as far as there is one.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import warcio.archiveiterator
import warcio.bufferedreaders
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from sayso.collect.label import content_type
from sayso.collect.limits import DEFAULT, MIB, Limits, size
from sayso.collect.sniff import GZIP, HEAD, HTML, PDF, TEXT, XHTML, sniff
from sayso.collect.unpack import Gunzip, decoded
from sayso.collect.unreadable import UnreadableError, failed
from sayso.errors import SaysoError
from sayso.model import Page, Problem

MEDIA_TYPES = (HTML, XHTML, TEXT, PDF)
BLOCK = 16 * 1024
MOST_HEADER = 4 * MIB
"""Bytes of header lines of one record; a damaged file can have one line without an end."""
MOST_RESTARTS = 50
"""Damaged places after which the rest of a file is left unread."""

_RECORD_TYPES = ("warcinfo", "request", "metadata", "revisit", "continuation")
_MAJOR_TYPES = ("application", "audio", "font", "image", "text", "video")

# warcio has no types.
_WARCIterator: Any = warcio.archiveiterator.WARCIterator
_ChunkedDataReader: Any = warcio.bufferedreaders.ChunkedDataReader
_BufferedReader: Any = warcio.bufferedreaders.DecompressingBufferedReader

Passed = str
"""Why a record was passed over: its type, its HTTP status or its media type."""


def warc_pages(path: str | Path, limits: Limits = DEFAULT) -> Iterator[Page | Problem]:
    """The pages of one WARC file, plain or gzipped, and a Problem for each place that could not be read."""
    return (item for item in _file(path, limits) if not isinstance(item, Passed))


def count_warc(path: str | Path, limits: Limits = DEFAULT) -> dict[str, int]:
    """How many `records` of a WARC file could be read, how many became `pages`, and the others by kind.

    `problems` counts what could not be read: damaged, cut off, or over a limit. Pages and kinds add up to `records`.
    """
    counts: Counter[str] = Counter({"records": 0, "pages": 0, "problems": 0})
    for item in _file(path, limits):
        counts["problems" if isinstance(item, Problem) else "records"] += 1
        if isinstance(item, Page):
            counts["pages"] += 1
        elif isinstance(item, Passed):
            counts[item] += 1
    return dict(counts)


def read(stream: BinaryIO, address: str, limits: Limits) -> Iterator[Page | Problem]:
    """The pages of an unpacked WARC stream, or of a `Gunzip` over a packed one. Raises UnreadableError for a bomb."""
    return (item for item in _items(stream, address, limits) if not isinstance(item, Passed))


def _file(path: str | Path, limits: Limits) -> Iterator[Page | Problem | Passed]:
    name = Path(path).as_posix()
    try:
        with Path(path).open("rb") as packed:
            gzipped = packed.peek(2)[:2] == GZIP
            stream: BinaryIO = Gunzip(packed, strict=True) if gzipped else packed  # type: ignore[assignment]
            yield from _items(stream, name, limits)
    except UnreadableError as error:
        yield error.problem(name)
    except OSError as error:
        yield failed(error).problem(name)


class _DamagedError(SaysoError):
    """A record cannot be read; the message says why."""


class _Reader(_BufferedReader):  # type: ignore[misc]
    """warcio's reader with a bound on header lines, which it would collect in memory without one."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, block_size=BLOCK, decomp_type=None)
        self.header = 0
        self.begun = False

    def read(self, length: int | None = None) -> bytes:
        self.header = 0
        return bytes(super().read(length))

    def readline(self, length: int | None = None) -> bytes:
        line = bytes(super().readline(min(length or MIB, MIB)))
        self.header += len(line)
        self.begun = self.begun or bool(line.strip())
        if self.header > MOST_HEADER:
            raise _DamagedError("a header without an end")
        return line

    def parsed(self) -> None:
        """The header of a record is complete: start counting anew."""
        self.header, self.begun = 0, False

    def seek_record(self) -> bytes | None:
        """Skip to the next line that starts a record and give that line, or None at the end."""
        while line := self.readline():
            if line.startswith(b"WARC/"):
                return line
            self.parsed()
        return None


def _items(stream: BinaryIO, address: str, limits: Limits) -> Iterator[Page | Problem | Passed]:
    """Every record in order. After a damaged one a new iterator goes on with the same reader, so no byte is lost."""
    reader = _Reader(stream)
    number, first_line = 0, None
    for restart in range(MOST_RESTARTS):
        try:
            if restart and (first_line := reader.seek_record()) is None:
                return
            records = _WARCIterator(stream)
            records.reader, records.next_line = reader, first_line
            doubts = 0
            while (record := _next(records)) is not None:
                if records.err_count > doubts:
                    doubts = records.err_count
                    yield _damaged("its length is wrong", f"{address}#{number}")
                number += 1
                reader.parsed()
                yield _item(record, f"{address}#{number}", limits)
            if reader.begun:
                yield _damaged("cut off before its end", f"{address}#{number + 1}")
            return
        except gzip.BadGzipFile as error:
            yield _damaged(str(error), f"{address}#{number}" if number else address)
            if not (isinstance(stream, Gunzip) and stream.next_member()):
                return
        except _DamagedError as error:
            yield _damaged(str(error), f"{address}#{number + 1}")
        reader.parsed()
    yield _damaged(f"more than {MOST_RESTARTS - 1} damaged places; the rest was not read", address)


def _next(records: Any) -> Any:
    """The next record or None. Raises _DamagedError or BadGzipFile."""
    try:
        # warcio writes its doubts about a record to standard error; here they become Problems.
        with contextlib.redirect_stderr(io.StringIO()):
            return next(records, None)
    except (ArchiveLoadFailed, StatusAndHeadersParserException) as error:
        raise _DamagedError("no WARC record where one should start") from error
    except (AttributeError, ValueError, TypeError, LookupError, AssertionError) as error:
        # warcio meets a damaged header with whatever exception its code happens to run into.
        raise _DamagedError("a header that cannot be read") from error


def _damaged(reason: str, place: str) -> Problem:
    return UnreadableError(f"damaged WARC record: {reason}", "get the file again; the other records were read").problem(
        place
    )


def _item(record: Any, place: str, limits: Limits) -> Page | Problem | Passed:
    if record.length is None:
        raise _DamagedError("a record without a length")
    kind, media_type, charset = _kind(record)
    if kind is not None:
        return kind
    try:
        content = _content(record, limits)
    except UnreadableError as error:
        return error.problem(place)
    if not content.strip():
        return "empty"
    media_type = media_type or sniff(content[:HEAD])
    if media_type not in MEDIA_TYPES:
        return "type unknown"
    obtained = _date(record.rec_headers.get_header("WARC-Date"))
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip() or place
    return Page.of(address, content, media_type, obtained=obtained, charset=charset)


def _kind(record: Any) -> tuple[Passed | None, str | None, str | None]:
    """Why a record is passed over, or None for one that is taken; with its media type and charset as declared."""
    kind, uri = record.rec_type or "unknown", record.rec_headers.get_header("WARC-Target-URI") or ""
    declared = record.content_type
    if kind == "response":
        if record.http_headers is None:
            return ("dns" if uri.startswith("dns:") else "not HTTP"), None, None
        status = record.http_headers.get_statuscode()
        if status != "200":
            return (f"status {status[0]}xx" if status[:1].isdigit() else "status unknown"), None, None
        declared = record.http_headers.get_header("content-type")
    elif kind not in ("resource", "conversion"):
        return (kind if kind in _RECORD_TYPES else "unknown"), None, None
    elif uri.startswith("metadata:"):
        return "metadata", None, None  # what wget says about its own run
    if re.match(r"https?://[^/?#]+/robots\.txt$", uri):
        return "robots.txt", None, None
    media_type, charset = content_type(declared)
    if media_type is None:
        media_type, _ = content_type(record.rec_headers.get_header("WARC-Identified-Payload-Type"))
    if media_type is not None and media_type not in MEDIA_TYPES:
        major = media_type.partition("/")[0]
        return f"type {major if major in _MAJOR_TYPES else 'unknown'}", None, None
    return None, media_type, charset


def _content(record: Any, limits: Limits) -> bytes:
    """The payload without its transfer and content coding. Raises UnreadableError."""
    raw: bytes = record.raw_stream.read(limits.page_bytes + 1)
    if len(raw) > limits.page_bytes:
        raise UnreadableError(f"bigger than {size(limits.page_bytes)}", "raise the limit if it is a report")
    if record.raw_stream.limit > 0:
        raise UnreadableError("cut off before its end", "get the file again")
    http = record.http_headers
    if http is None:
        return raw
    if (http.get_header("transfer-encoding") or "").strip().lower() == "chunked":
        raw = _ChunkedDataReader(io.BytesIO(raw)).read()
    return decoded(raw, http.get_header("content-encoding"), limits.unpacked_bytes)


def _date(written: str | None) -> dt.datetime | None:
    """A WARC-Date, in UTC where it names no zone. Crawls of 2008 have days like `294T`: those are unknown."""
    try:
        when = dt.datetime.fromisoformat((written or "").strip())
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=dt.UTC)
