"""The limits that collecting keeps, in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one input may cost. Sizes are bytes, times are seconds.

    `page_bytes` bounds a page as obtained (a file, one line, one record, one answer of a server), `unpacked_bytes` the
    same page after unpacking. WARC and JSON Lines files may be of any size: they are read record by record.
    `connect_seconds` bounds finding a host and connecting to it, `total_seconds` a whole fetch, redirects included.
    `allow_private` lets addresses lead to private, loopback and other networks that are not public.
    """

    page_bytes: int = 64 * MIB
    unpacked_bytes: int = 64 * MIB
    connect_seconds: float = 10.0
    total_seconds: float = 30.0
    redirects: int = 5
    allow_private: bool = False


DEFAULT = Limits()


def size(count: int) -> str:
    """A number of bytes for a person: `64 MiB`, `1.5 MiB`, `800 bytes`."""
    return f"{count / MIB:.3g} MiB" if count >= MIB else f"{count} bytes"
