"""One stream of bytes -> pages: unpack it, tell what it is, and hand it to the module that reads that.

Files, standard input and fetched addresses all end here, so that a page is treated alike wherever it came from.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from sayso.collect import feeds, jsonl, warc
from sayso.collect.label import Label
from sayso.collect.limits import Limits, size
from sayso.collect.sniff import (
    BINARY,
    FEED,
    GZIP,
    HEAD,
    HTML,
    JSON,
    JSON_LINES,
    MARKDOWN,
    PDF,
    TEXT,
    WARC,
    XHTML,
    sniff,
    unicode_of,
)
from sayso.collect.unpack import CHUNK, Gunzip, too_big
from sayso.collect.unreadable import UnreadableError, failed
from sayso.model import Page, Problem

PAGES = (HTML, XHTML, TEXT, MARKDOWN, PDF)
"""The media types that are one report each, as they are."""


def pages(stream: BinaryIO, label: Label, limits: Limits) -> Iterator[Page | Problem]:
    """The pages of `stream`, which is read from where it stands and left open. Never raises for what is in it."""
    # Any readable stream will do; the type wants a raw one.
    buffered = io.BufferedReader(cast("io.RawIOBase", stream), CHUNK)
    try:
        yield from _pages(buffered, label, limits)
    except UnreadableError as error:
        yield error.problem(label.address)
    except gzip.BadGzipFile as error:
        yield UnreadableError(str(error), "get the file again").problem(label.address)
    except OSError as error:
        yield failed(error, "check the disk or the connection that it is on").problem(label.address)
    finally:
        buffered.detach()


def _pages(stream: io.BufferedReader[io.RawIOBase], label: Label, limits: Limits) -> Iterator[Page | Problem]:
    head = stream.peek(HEAD)[:HEAD]
    if not head:
        raise UnreadableError("empty", "check how it was saved")
    if not head.startswith(GZIP):
        yield from _unpacked(stream, sniff(head, label.name, label.media_type), label, limits)
        return
    inside = _first_bytes(head)
    # A server's word is about the packed bytes.
    kind = sniff(inside, label.name) if inside else TEXT
    if inside.startswith(GZIP):
        raise UnreadableError("gzip data inside gzip data", "unpack it once with gunzip")
    container = kind in (WARC, JSON_LINES)
    gunzip = Gunzip(stream, most=None if container else limits.unpacked_bytes, strict=kind == WARC)
    # Only JSON Lines needs lines; the others must see an error of gzip after the bytes before it, not instead of them.
    reader: BinaryIO = io.BufferedReader(gunzip, CHUNK) if kind == JSON_LINES else gunzip  # type: ignore[assignment]
    yield from _unpacked(reader, kind, label, limits)


def _unpacked(stream: BinaryIO, kind: str, label: Label, limits: Limits) -> Iterator[Page | Problem]:
    if kind == WARC:
        some = False
        for item in warc.read(stream, label.address, limits):
            some = True
            yield item
        if not some:
            raise UnreadableError(
                "a WARC file without one page of HTML, text or PDF", "check that it is the right file"
            )
    elif kind == JSON_LINES:
        yield from jsonl.read(stream, label, limits)
    elif kind == FEED:
        yield from feeds.read(whole(stream, feeds.within(limits)), label)
    elif kind in PAGES:
        content = whole(stream, limits)
        charset = label.charset or unicode_of(content[:HEAD])
        yield Page.of(label.address, content, kind, obtained=label.obtained, charset=charset)
    elif kind == JSON:
        raise UnreadableError("JSON, but not one object a line", "give JSON Lines: jq -c '.[]' FILE > FILE.jsonl")
    elif kind == BINARY:
        raise UnreadableError(
            "a binary file, or not what its ending says", "give HTML, text, Markdown, PDF, JSON Lines, WARC or a feed"
        )
    else:
        raise UnreadableError(f"a file of type {kind[:60]}, which holds no report", "give the page itself")


def whole(stream: BinaryIO, limits: Limits) -> bytes:
    """All of a stream as one page. Raises UnreadableError when it is empty or over the limit."""
    packed = isinstance(stream, Gunzip)
    most = limits.unpacked_bytes if packed else limits.page_bytes
    parts, left = [], most + 1
    while left > 0:
        part = stream.read(min(left, CHUNK))
        if not part:
            break
        parts.append(part)
        left -= len(part)
    if left <= 0:
        if packed:
            raise too_big(most)
        raise UnreadableError(f"bigger than {size(most)}", "split it, or give only the report itself")
    content = b"".join(parts)
    if not content.strip():
        raise UnreadableError("empty", "check how it was saved")
    return content


def _first_bytes(packed: bytes) -> bytes:
    """What the first bytes of a gzip stream unpack to, as far as they can be; nothing is consumed."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed, HEAD)
    except zlib.error:
        return b""
