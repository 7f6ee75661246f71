"""The main job as functions: inputs in, readings, a brief or a fuller ledger out. What the command line calls, and what a
script may.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso import batch
from sayso.attribute import default_reader
from sayso.clean import report_id
from sayso.collect import Limits, Robots, collect, is_address, watch_feed
from sayso.errors import OutputError
from sayso.model import Brief, Page, Problem
from sayso.pipeline import Reading, make_brief, read_page

if TYPE_CHECKING:
    # Reading needs no database: the processes that read do not load it.
    from sayso.ledger import Fault, Ledger

_EXTENSIONS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}
# What is read is written down after so many reports, or so many seconds: what an interruption costs at most.
_AT_ONCE, _SECONDS = 25, 2.0


Input = str | os.PathLike[str]
"""A path or an address."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read: `plain` takes text files as they stand; `jobs` processes (0: one a core,
    four at most); `seconds` and `memory_mib` a page.

    `pages` is a folder in which each page is kept as obtained, named by its SHA-256. `here` reads in this process, one page
    after another and without limits of time and memory: what a notebook or a script without a main guard can do.
    """

    plain: bool = False
    jobs: int = 0
    seconds: float = 60.0
    memory_mib: int = 2048
    limits: Limits = field(default_factory=Limits)
    pages: Path | None = None
    here: bool = False


HERE = Settings(here=True)
"""How a script or a notebook reads, where it says nothing else."""


@dataclass(slots=True)
class Added:
    """What adding came to: reports that are new, of these newer versions of known ones, reports that were there already, pages
    without a report, damaged pages whose bytes were put back, older versions that their addresses hold again, and what could not
    be read."""

    new: int = 0
    versions: int = 0
    known: int = 0
    empty: int = 0
    restored: int = 0
    returned: int = 0
    problems: list[Problem] = field(default_factory=list)

    def __iadd__(self, other: Added) -> Added:
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))
        return self

    @property
    def reports(self) -> int:
        """All reports that were met, new or known."""
        return self.new + self.known


def paths(inputs: Iterable[Input]) -> list[str]:
    """Inputs as text."""
    return [os.fspath(one) for one in inputs]


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
    found = _without(collect(inputs, settings.limits, stdin=stdin), problems)
    for _, result in _read_pages(_kept(found, settings.pages), settings):
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


def add(
    inputs: Sequence[str],
    ledger: Ledger,
    settings: Settings | None = None,
    *,
    stdin: BinaryIO | None = None,
    tell: Callable[[], None] = lambda: None,
) -> Added:
    """Read every report in `inputs` that a ledger does not have, and add it. Safe to repeat and to interrupt.

    A path is kept as an absolute one, so that a file is one report from wherever it is added.
    """
    settings = settings or Settings()
    paths = [one if one == "-" or is_address(one) else str(Path(one).absolute()) for one in inputs]
    return add_pages(collect(paths, settings.limits, stdin=stdin), ledger, settings, tell=tell)


def watch(
    feeds: Sequence[str],
    ledger: Ledger,
    settings: Settings | None = None,
    *,
    follow: bool = True,
    tell: Callable[[], None] = lambda: None,
) -> Added:
    """Look at feeds (addresses) once, and add what is new in them: see `sayso.collect.watch`."""
    settings = settings or Settings()
    robots, added = Robots(settings.limits), Added()
    for feed in feeds:
        known = ledger.watched(feed)
        added += add_pages(watch_feed(feed, known, settings.limits, robots, follow=follow), ledger, settings, tell=tell)
        # Only now: what was not added is new the next time too.
        ledger.remember(feed, known)
    return added


def repair(ledger: Ledger, *, tell: Callable[[], None] = lambda: None) -> list[Fault]:
    """Read what is damaged in a ledger again from its pages and derive everything anew; the faults that were met."""
    return ledger.repair(lambda page, plain: read_page(page, plain=plain), default_reader().name, tell)


def add_pages(
    pages: Iterable[Page | Problem],
    ledger: Ledger,
    settings: Settings | None = None,
    *,
    tell: Callable[[], None] = lambda: None,
) -> Added:
    """Read the pages that a ledger does not have yet, and add their reports: some at a time, each time all or nothing."""
    settings = settings or Settings()
    added = Added()
    waiting: list[tuple[Page, Reading]] = []
    since = time.monotonic()
    new = _unknown(_kept(_without(pages, added.problems), settings.pages), ledger, added, tell)
    for page, result in _read_pages(new, settings):
        tell()
        if isinstance(result, Problem):
            added.problems.append(result)
            continue
        added.problems += result.problems
        if result.report is None:
            added.empty += 1
            continue
        waiting.append((page, result))
        if len(waiting) >= _AT_ONCE or time.monotonic() - since > _SECONDS:
            _write(waiting, ledger, added, settings.plain)
            since = time.monotonic()
    _write(waiting, ledger, added, settings.plain)
    return added


def _write(waiting: list[tuple[Page, Reading]], ledger: Ledger, added: Added, plain: bool) -> None:
    if waiting:
        taken = ledger.add(waiting, default_reader().name, plain=plain)
        added.new += taken.new
        added.versions += taken.versions
        added.known += taken.known
        waiting.clear()


def _unknown(pages: Iterable[Page], ledger: Ledger, added: Added, tell: Callable[[], None]) -> Iterator[Page]:
    """The pages whose reports a ledger does not have: nothing is read twice."""
    for page in pages:
        # Two things from standard input are no two versions of one.
        one = replace(page, address=f"stdin:{page.sha256[:12]}") if page.address == "-" else page
        if ledger.known([report_id(one)]):
            added.known += 1
            again = ledger.again(one)
            added.restored += again.restored
            added.returned += again.returned
            tell()
        else:
            yield one


def _without(found: Iterable[Page | Problem], problems: list[Problem]) -> Iterator[Page]:
    """The pages alone; problems go to the list."""
    for one in found:
        if isinstance(one, Problem):
            problems.append(one)
        else:
            yield one


def _read_pages(pages: Iterable[Page], settings: Settings) -> Iterator[tuple[Page, Reading | Problem]]:
    work = partial(read_page, plain=settings.plain)
    if settings.here:
        return ((page, work(page)) for page in pages)
    return batch.run(
        work,
        pages,
        jobs=settings.jobs or min(4, os.cpu_count() or 1),
        seconds=settings.seconds,
        memory_mib=settings.memory_mib,
        initializer=default_reader,
    )


def _kept(pages: Iterable[Page], folder: Path | None) -> Iterator[Page]:
    """The pages, each written to a folder as obtained, once, under its hash, where there is a folder."""
    for page in pages:
        if folder:
            _keep(page, folder)
        yield page


def _keep(page: Page, folder: Path) -> None:
    path = folder / f"{page.sha256}{_EXTENSIONS.get(page.media_type, '.txt')}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_bytes(page.content)
    except OSError as error:
        raise OutputError(f"{path}: the page could not be kept ({error.strerror}); choose another folder") from error
