"""Text that reads as itself in Markdown (CommonMark, and the tables of GFM)."""

from __future__ import annotations

import re

from sayso.briefing.words import line

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$@]|:(?=//)|(?<=www)\.")
_AT_START = re.compile(r"(?:#{1,6}|[-+=]+|\d{1,9}[.)])(?=\s|$)|[-=]{2,}")


def escaped(text: str) -> str:
    """`text` on one line, so that it reads as itself in Markdown: no markup, no HTML, no link, no list."""
    found = _SPECIAL.sub(r"\\\g<0>", line(text))
    start = _AT_START.match(found)
    return f"{found[: start.end() - 1]}\\{found[start.end() - 1 :]}" if start else found
