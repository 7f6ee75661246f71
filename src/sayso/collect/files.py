"""Paths -> pages: a file as it is, a folder by the endings of its files. Devices and pipes are never opened."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.collect import streams
from sayso.collect.label import Label
from sayso.collect.limits import Limits
from sayso.collect.sniff import ENDINGS, ending
from sayso.collect.unreadable import UnreadableError, failed
from sayso.model import Page, Problem

MOST_TOLD = 8
"""Unknown endings named in one Problem; the rest is summed up."""


def read(path: str, limits: Limits) -> Iterator[Page | Problem]:
    """The pages of a file or a folder. Failures are Problems."""
    try:
        folder = stat.S_ISDIR(Path(path).stat().st_mode)
    except (OSError, ValueError) as error:
        yield _unreadable(error).problem(shown(path))
        return
    yield from _folder(path, limits) if folder else _file(path, limits)


def shown(path: str) -> str:
    r"""A path for people and JSON, with `/`. Bytes of a file name that are no UTF-8 are written out (`\xff`)."""
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "backslashreplace")


def _file(path: str, limits: Limits) -> Iterator[Page | Problem]:
    address = shown(path)
    try:
        stream = _open(path)
    except UnreadableError as error:
        yield error.problem(address)
    except (OSError, ValueError) as error:
        yield _unreadable(error).problem(address)
    else:
        with stream:
            yield from streams.pages(stream, Label(address, Path(path).name), limits)


def _open(path: str) -> BinaryIO:
    """A regular file, for reading. A pipe or a device could block for ever or do something when opened."""
    _regular(Path(path).stat().st_mode)
    # It may have been swapped since: do not block on a pipe, and look again at what was opened.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(path, flags)
    try:
        _regular(os.fstat(descriptor).st_mode)
    except UnreadableError:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb", buffering=0)


def _regular(mode: int) -> None:
    if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
        raise UnreadableError("a pipe or socket, not a file", "send its content to standard input and give -")
    if not stat.S_ISREG(mode):
        raise UnreadableError("a device, not a file", "give a file, a folder or an address")


def _unreadable(error: OSError | ValueError) -> UnreadableError:
    # ValueError: a NUL in the path.
    return failed(error) if isinstance(error, OSError) else UnreadableError("not a valid path", "check the spelling")


def _folder(path: str, limits: Limits) -> Iterator[Page | Problem]:
    known, passed = 0, Counter[str]()
    for found in _walk(path):
        if isinstance(found, Problem):
            yield found
        elif ending(found) in ENDINGS:
            known += 1
            yield from _file(found, limits)
        else:
            passed[_called(ending(found))] += 1
    remedy = f"known endings: {' '.join(ENDINGS)}, each also with .gz; a file given by its own name is always looked at"
    if not known:
        told = f" (passed over: {_told(passed)})" if passed else ""
        yield UnreadableError(f"a folder without any file that can be read{told}", remedy).problem(shown(path))
    elif passed:
        yield UnreadableError(f"files passed over: {_told(passed)}", remedy).problem(shown(path))


def _called(suffix: str) -> str:
    # A bare .gz has no ending left.
    return suffix[:12] or "without a known ending"


def _told(passed: Counter[str]) -> str:
    most = passed.most_common(MOST_TOLD)
    told = [f"{count} {name}" for name, count in sorted(most, key=lambda item: (-item[1], item[0]))]
    rest = passed.total() - sum(count for _, count in most)
    return ", ".join(told) + (f", {rest} others" if rest else "")


def _walk(top: str) -> Iterator[str | Problem]:
    """The paths below a folder, each folder's in the order of their names; hidden ones are left out.

    A folder is entered once, however many links lead to it.
    """
    waiting, entered = [top], set[tuple[int, int]]()
    while waiting:
        path = waiting.pop()
        try:
            status = Path(path).stat()
            if not stat.S_ISDIR(status.st_mode):
                yield path
                continue
            identity = (status.st_dev, status.st_ino)
            if identity in entered and status.st_ino:
                reason = "a link to a folder that was already read"
                yield UnreadableError(reason, "nothing to do; it is read once").problem(shown(path))
                continue
            entered.add(identity)
            with os.scandir(path) as entries:
                names = sorted((entry.name for entry in entries if not entry.name.startswith(".")), reverse=True)
            waiting += [str(Path(path, name)) for name in names]
        except OSError as error:
            yield failed(error).problem(shown(path))
