"""Inputs -> Pages: files, folders, standard input, http(s) addresses, feeds, WARC, JSON Lines. No language, no SQL.

Whatever cannot be read becomes a Problem that names the input and what to do, and the other inputs are still read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from sayso.collect import fetch, files, streams
from sayso.collect.fetch import is_address
from sayso.collect.label import Label
from sayso.collect.limits import DEFAULT, Limits
from sayso.collect.robots import Robots
from sayso.collect.warc import count_warc, warc_pages
from sayso.collect.watch import watch as watch_feed
from sayso.model import Page, Problem

__all__ = ["Limits", "Robots", "collect", "count_warc", "is_address", "warc_pages", "watch_feed"]


def collect(
    inputs: Sequence[str], limits: Limits = DEFAULT, *, stdin: BinaryIO | None = None
) -> Iterator[Page | Problem]:
    """The pages of `inputs` in their order: paths, addresses, or `-` for `stdin` (the process's own by default).

    Lazy: a page is read when it is asked for. Bad input never raises.
    """
    for path in inputs:
        if path == "-":
            yield from streams.pages(stdin or sys.stdin.buffer, Label("-"), limits)
        elif fetch.is_address(path):
            yield from fetch.fetch(path, limits)
        else:
            yield from files.read(path, limits)
