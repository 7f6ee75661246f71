"""What is known about a stream of bytes before it is read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """`address` is what a user would recognise, `name` the file name whose ending says what the bytes should be.

    `media_type` and `charset` are a server's word, and `obtained` when it gave the bytes; None where nobody said.
    """

    address: str
    name: str = ""
    media_type: str | None = None
    charset: str | None = None
    obtained: dt.datetime | None = None


def content_type(header: str | None) -> tuple[str | None, str | None]:
    """The media type and the charset of a Content-Type header (RFC 9110, section 8.3), in lower case, or None."""
    if not header:
        return None, None
    media_type, _, rest = header.partition(";")
    charset = None
    for parameter in rest.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'").lower() or None
    return media_type.strip().lower() or None, charset
