"""The reader that Sayso uses where none is given."""

from __future__ import annotations

from functools import cache

from sayso.attribute.reader import Reader
from sayso.attribute.trained import bundled_reader


@cache
def default_reader() -> Reader:
    """The package's own reader, made once a process."""
    return bundled_reader()
