"""Unpacking gzip and HTTP content codings with a limit that is kept while unpacking, never after.

A gzip file of a megabyte can hold a gigabyte (RFC 1952 allows about 1:1032), so nothing here unpacks more than a
chunk beyond what its reader was allowed.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO

from sayso.collect.limits import MIB, size
from sayso.collect.sniff import GZIP, HEAD, is_binary
from sayso.collect.unreadable import UnreadableError

CHUNK = 64 * 1024
RATIO = 200
"""A container that unpacks to more than this many times its size holds no text: news packs to about 1:5."""

MOST_CODINGS = 3
_MEMBER = b"\x1f\x8b\x08"


class Gunzip(io.RawIOBase):
    """The unpacked bytes of a gzip stream of one or more members.

    Raises `gzip.BadGzipFile` where it is damaged or cut off, after all that could be unpacked was read; then
    `next_member` can be asked to go on. Raises UnreadableError past `most` bytes or, where `most` is None, past a ratio
    of 1:200. `strict` makes bytes between members that are no gzip an error too; gzip itself lets them pass at the end.
    """

    def __init__(self, packed: BinaryIO, *, most: int | None = None, strict: bool = False) -> None:
        super().__init__()
        self._packed = packed
        self._most = most
        self._strict = strict
        self._pending = b""
        self._member: zlib._Decompress | None = None
        self._members = 0
        self._ended = False
        self._read = 0
        self._written = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Unpack into `buffer` at most what one member gives at once, so that an error loses nothing before it."""
        data = self._unpack(min(len(buffer), CHUNK))
        buffer[: len(data)] = data
        return len(data)

    def next_member(self) -> bool:
        """After a `BadGzipFile`: skip to the next start of a member. False where there is none."""
        self._member = None
        self._ended = False
        # The two bytes of a start that reached the end of a chunk belong to the next one.
        window = self._pending[1:] if self._pending.startswith(_MEMBER) else self._pending
        while True:
            at = window.find(_MEMBER)
            if at >= 0:
                self._pending = window[at:]
                return True
            more = self._fill()
            if not more:
                self._pending = b""
                self._ended = True
                return False
            window = window[-2:] + more

    def _fill(self) -> bytes:
        data = self._packed.read(CHUNK)
        self._read += len(data)
        return data

    def _unpack(self, want: int) -> bytes:
        while not self._ended:
            if self._member is None and not self._start():
                break
            assert self._member is not None
            data = self._pending or self._fill()
            try:
                out = self._member.decompress(data, want)
            except zlib.error as error:
                self._pending = data
                raise gzip.BadGzipFile("damaged gzip data") from error
            self._pending = self._member.unconsumed_tail
            if self._member.eof:
                self._pending = self._member.unused_data
                self._member = None
                self._members += 1
            elif not data and not out:
                self._ended = True
                raise gzip.BadGzipFile("gzip data cut off before its end")
            if out:
                self._count(len(out))
                return out
        return b""

    def _start(self) -> bool:
        """Begin a member. False at the end of the stream, or at padding or foreign bytes behind the last member."""
        while True:
            if self._members:
                self._pending = self._pending.lstrip(b"\0")
            if len(self._pending) >= len(GZIP):
                break
            more = self._fill()
            if not more:
                break
            self._pending += more
        if self._pending.startswith(GZIP):
            self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
            return True
        if self._pending and (self._strict or not self._members):
            raise gzip.BadGzipFile("bytes that are no gzip data")
        self._ended = True
        return False

    def _count(self, count: int) -> None:
        self._written += count
        if self._most is not None and self._written > self._most:
            raise too_big(self._most)
        if self._most is None and self._written > 16 * MIB and self._written > RATIO * self._read:
            raise UnreadableError(
                f"unpacks to more than {RATIO} times its size, as no text does",
                "if you trust it, unpack it yourself with gunzip and give the unpacked file",
            )


def too_big(most: int) -> UnreadableError:
    """What to say of a page that unpacks to more than `most` bytes."""
    return UnreadableError(f"unpacks to more than {size(most)}", "split it, or give only the report itself")


def decoded(content: bytes, codings: str | None, most: int) -> bytes:
    """The bytes behind an HTTP Content-Encoding header (RFC 9110, section 8.4), at most `most` of them.

    Archives often keep the header of a page that they unpacked before storing it (ClueWeb does), so bytes that are
    plainly not packed pass as they are. Raises UnreadableError.
    """
    names = [name.strip().lower() for name in (codings or "").split(",")]
    names = [name for name in names if name not in ("", "identity", "none", "utf-8")]
    if len(names) > MOST_CODINGS:
        raise UnreadableError(f"packed {len(names)} times over", "save the page with a browser and give the file")
    for name in reversed(names):
        if name in ("gzip", "x-gzip"):
            content = _gunzip(content, most) if content.startswith(GZIP) else content
        elif not is_binary(content[:HEAD]):
            pass
        elif name == "deflate":
            content = _inflate(content, most)
        else:
            reason = f"packed with '{name[:20]}', which cannot be unpacked here"
            raise UnreadableError(reason, "save the page with a browser and give the file")
    return content


def _gunzip(content: bytes, most: int) -> bytes:
    try:
        # The reader behind it checks the limit, so this read cannot run away.
        return Gunzip(io.BytesIO(content), most=most).readall() or b""
    except gzip.BadGzipFile as error:
        raise UnreadableError(str(error), "fetch or save the page again") from error


def _inflate(content: bytes, most: int) -> bytes:
    """Deflate with the zlib wrapper that the standard asks for, or without it, as some servers send it."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        inflater = zlib.decompressobj(bits)
        try:
            out = inflater.decompress(content, most + 1)
        except zlib.error:
            continue
        if len(out) > most:
            raise too_big(most)
        if not inflater.eof:
            break
        return out
    raise UnreadableError("damaged or cut off deflate data", "fetch or save the page again")
