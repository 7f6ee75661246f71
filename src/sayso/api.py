"""The main job as functions: inputs in, readings or a brief out. What the command line calls, and what a script may."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO

from sayso import batch
from sayso.attribute import default_reader
from sayso.collect import Limits, collect
from sayso.errors import OutputError
from sayso.model import Brief, Page, Problem
from sayso.pipeline import Reading, make_brief, read_page

_EXTENSIONS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read: `plain` takes text files as they stand; `jobs` processes (0: one a core,
    four at most); `seconds` and `memory_mib` a page.

    `pages` is a folder in which each page is kept as obtained, named by its SHA-256.
    """

    plain: bool = False
    jobs: int = 0
    seconds: float = 60.0
    memory_mib: int = 2048
    limits: Limits = field(default_factory=Limits)
    pages: Path | None = None


def read(
    inputs: Sequence[str],
    settings: Settings | None = None,
    *,
    stdin: BinaryIO | None = None,
    tell: Callable[[], None] = lambda: None,
) -> Iterator[Reading | Problem]:
    """Read every report in `inputs` (paths, addresses, `-`), in order; what cannot be read comes as its Problem.

    `tell` is called after each page, for a progress bar. Raises OutputError where pages cannot be kept.
    """
    settings = settings or Settings()
    problems: list[Problem] = []

    def pages() -> Iterator[Page]:
        for one in collect(inputs, settings.limits, stdin=stdin):
            if isinstance(one, Problem):
                problems.append(one)
                continue
            if settings.pages:
                _keep(one, settings.pages)
            yield one

    work = partial(read_page, plain=settings.plain)
    jobs = settings.jobs or min(4, os.cpu_count() or 1)
    results = batch.run(
        work, pages(), jobs=jobs, seconds=settings.seconds, memory_mib=settings.memory_mib, initializer=default_reader
    )
    for _, result in results:
        tell()
        yield result
    yield from problems


def brief(
    inputs: Sequence[str],
    question: str | None = None,
    settings: Settings | None = None,
    *,
    stdin: BinaryIO | None = None,
    tell: Callable[[], None] = lambda: None,
) -> Brief:
    """Read and compare every report in `inputs`."""
    return make_brief(read(inputs, settings, stdin=stdin, tell=tell), question)


def _keep(page: Page, folder: Path) -> None:
    """Write the page's bytes as obtained, once, under its hash."""
    path = folder / f"{page.sha256}{_EXTENSIONS.get(page.media_type, '.txt')}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_bytes(page.content)
    except OSError as error:
        raise OutputError(f"{path}: the page could not be kept ({error.strerror}); choose another folder") from error
