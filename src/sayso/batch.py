"""Runs a function on pages in processes of their own, so that one page cannot hold up or bring down a batch.

pebble replaces a worker that takes too long or dies; this module adds a limit of memory, order, and a look-ahead that
is bounded, so that a stream of any length is never queued in memory. Nothing here knows what the function does.

Workers are spawned, not forked: pebble has threads in the parent, and a fork would copy their locks in any state.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.connection
import multiprocessing.resource_tracker
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from sayso.errors import SaysoError, SetupError
from sayso.model import Page, Problem

T = TypeVar("T")

STAGE = "read"
MIB = 1024 * 1024

AHEAD = 2
"""Pages handed out per worker: the one that it reads and the next."""
GRACE = 10.0
"""Seconds past its limit after which a worker ends itself, should the parent be unable to do it."""
MOST_BREAKS = 3
"""How often in a row the pool may break without one page read before that counts as a bug."""

REACHED = 0.05
"""Seconds in which pebble has surely noted who reads which page. Of a worker that dies sooner it can miss the death,
and the page then counts as one that took too long."""

_OUT_OF_MEMORY = 86
"""The exit status of a worker whose page needed too much memory; any number that nothing else uses."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs before its first page."""

    function: Callable[[Page], object]
    seconds: float
    memory_mib: int
    initializer: Callable[..., object] | None
    initargs: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Failed:
    """How a page or a worker failed: `expected` for bad input, else a bug; `start` when no page was to blame."""

    reason: str
    expected: bool = False
    start: bool = False


def run(
    function: Callable[[Page], T],
    pages: Iterable[Page],
    *,
    jobs: int,
    seconds: float,
    memory_mib: int,
    initializer: Callable[..., object] | None = None,
    initargs: tuple[Any, ...] = (),
) -> Iterator[tuple[Page, T | Problem]]:
    """`function` of each page, in the order of `pages`, by `jobs` processes; a Problem where it did not come to an end.

    `function`, `initializer` and its arguments are pickled by name, so they stand at the top of a module. A page may
    take `seconds` and `memory_mib` MiB beyond what its worker used before (kept on Linux; macOS may ignore it, Windows
    has no such limit). Raises SetupError when the workers cannot start at all. Closing the iterator ends them.
    """
    setup = Setup(function, seconds, memory_mib, initializer, initargs)
    batch = _Batch(setup, max(1, jobs))
    try:
        for page in pages:
            batch.hand_out(page)
            while batch.full or batch.ready:
                yield cast("tuple[Page, T | Problem]", batch.take())
        while batch.waiting:
            yield cast("tuple[Page, T | Problem]", batch.take())
    finally:
        batch.end()


class _Batch:
    """The pages handed out and not yet given back, oldest first, and the pool that works on them."""

    def __init__(self, setup: Setup, jobs: int) -> None:
        self.setup = setup
        self.jobs = jobs
        self.waiting: deque[tuple[Page, ProcessFuture[Any]]] = deque()
        self.breaks = 0
        self.pool: Any = None

    @property
    def full(self) -> bool:
        return len(self.waiting) >= self.jobs * AHEAD

    @property
    def ready(self) -> bool:
        return bool(self.waiting) and self.waiting[0][1].done()

    def hand_out(self, page: Page) -> None:
        try:
            self.waiting.append((page, self._schedule(page)))
        except RuntimeError:  # the pool broke a moment ago
            self.waiting.append((page, ProcessFuture()))
            self._mend()

    def take(self) -> tuple[Page, object]:
        """The oldest page and what became of it; waits for that."""
        while True:
            page, future = self.waiting[0]
            result = self._result(page, future)
            if result is not None:
                self.waiting.popleft()
                self.breaks = 0
                return page, pickle.loads(result) if isinstance(result, bytes) else result  # noqa: S301
            self._mend()

    def end(self) -> None:
        """End every worker, at once."""
        if self.pool is not None:
            self.pool.stop()
            self.pool.join()
            self.pool = None

    def _schedule(self, page: Page) -> ProcessFuture[Any]:
        if self.pool is None:
            context = multiprocessing.get_context("spawn")
            self.pool = ProcessPool(self.jobs, initializer=_start, initargs=(self.setup,), context=context)
        # Workers inherit the blocked signal from the thread that starts them: Ctrl-C is the parent's alone, even while
        # a worker is still importing.
        with _blocked_interrupt():
            future: ProcessFuture[Any] = self.pool.schedule(_work, args=(page,), timeout=self.setup.seconds)
        return future

    def _result(self, page: Page, future: ProcessFuture[Any]) -> bytes | Problem | None:
        """The pickled result, or a Problem, or None when the pool broke and the page was not read."""
        while not future.done():
            # A pool that breaks forgets the pages that no worker had taken yet.
            if self.pool is None or not self.pool.active:
                return None
            with contextlib.suppress(TimeoutError):
                future.exception(timeout=0.5)
        error = future.exception()
        if error is None:
            return self._answer(page, future.result())
        if isinstance(error, ProcessExpired):
            return self._died(page, error.exitcode)
        if isinstance(error, TimeoutError):
            return self._late(page)
        if isinstance(error, BrokenProcessPool):
            return None
        raise error

    def _answer(self, page: Page, answer: bytes | _Failed) -> bytes | Problem:
        if isinstance(answer, bytes):
            return answer
        if answer.start:
            raise SetupError(f"{answer.reason}; install Sayso again if nothing else explains it")
        if answer.expected:
            return Problem(STAGE, answer.reason, page.address, "leave it out, or read it with a higher limit")
        remedy = "this is a bug in Sayso: please report it, with the page if you can"
        return Problem(STAGE, f"not read: {answer.reason}", page.address, remedy)

    def _late(self, page: Page) -> Problem:
        remedy = "leave it out, or give it more time"
        return Problem(STAGE, f"took longer than {self.setup.seconds:g} s", page.address, remedy)

    def _died(self, page: Page, code: int) -> Problem:
        if code == _OUT_OF_MEMORY:
            reason = f"needed more than {self.setup.memory_mib} MiB of memory"
            return Problem(STAGE, reason, page.address, "leave it out, or give it more memory")
        if hasattr(signal, "SIGALRM") and code == -signal.SIGALRM:
            return self._late(page)
        how = f"killed by signal {-code}" if code < 0 else f"exit status {code}"
        return Problem(STAGE, f"the process that read it died ({how})", page.address, "leave it out; it may be damaged")

    def _mend(self) -> None:
        """A new pool, and everything not yet read handed out again. Raises SetupError when that does not help."""
        while True:
            self.breaks += 1
            self.end()
            if self.breaks > MOST_BREAKS:
                raise SetupError("the processes that read pages cannot start; run from a module guarded by __main__")
            with contextlib.suppress(RuntimeError):  # the new one broke, too
                self.waiting = deque(
                    [(page, future if _known(future) else self._schedule(page)) for page, future in self.waiting]
                )
                return


def _known(future: ProcessFuture[Any]) -> bool:
    """Whether it is known what became of a page."""
    return future.done() and not isinstance(future.exception(), BrokenProcessPool)


@contextlib.contextmanager
def _blocked_interrupt() -> Iterator[None]:
    """Block Ctrl-C in this thread for a moment; it arrives afterwards. Windows has no such mask."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Starting this helper of multiprocessing would unblock the signal again, so it has to run before.
    multiprocessing.resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# What follows runs in a worker, which has one setup for life.
_ready: Setup | _Failed | None = None


def _start(setup: Setup) -> None:
    """Make this process ready: its initializer, its end with the parent's, its limit of memory."""
    global _ready
    if hasattr(signal, "SIGALRM"):
        # The parent's order to stop, and the alarm, must end C code too, which runs no handler of Python's.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        if setup.initializer is not None:
            setup.initializer(*setup.initargs)
    except Exception as error:
        _ready = _Failed(f"a process that reads pages could not start: {_named(error)}", start=True)
        return
    _limit_memory(setup.memory_mib)
    _ready = setup


def _work(page: Page) -> bytes | _Failed:
    """The pickled result of the function, so that only whole results travel; exceptions travel as words."""
    if not isinstance(_ready, Setup):
        return _ready or _Failed("a process that reads pages was not set up", start=True)
    try:
        with _alarm(_ready.seconds + GRACE):
            return pickle.dumps(_ready.function(page), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        # What is left of its memory may be in pieces: give way to a new process.
        time.sleep(REACHED)
        os._exit(_OUT_OF_MEMORY)
    except SaysoError as error:
        return _Failed(str(error), expected=True)
    except BaseException as error:
        return _Failed(_named(error))


def _named(error: BaseException) -> str:
    said = " ".join(str(error).split())[:200]
    return type(error).__name__ + (f" ({said})" if said else "")


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """The kernel ends this process after `seconds`, even in C code and even when the parent is gone."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _limit_memory(memory_mib: int) -> None:
    """Bound the address space of this process to what it has now and `memory_mib` MiB more."""
    if sys.platform == "win32":
        return
    import resource

    most = _address_space() + memory_mib * MIB
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    # macOS refuses some values; the limit of time still holds there.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not say, which makes the limit absolute."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
