"""The functions at the top run in worker processes, so they stand in the module and not in the tests."""

from __future__ import annotations

import ctypes
import itertools
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from pebble.common import CONSTS

from sayso import batch
from sayso.errors import SaysoError, SetupError
from sayso.model import Page, Problem

POSIX = pytest.mark.skipif(os.name != "posix", reason="limits and signals of POSIX")
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit of memory is kept on Linux")

REACHED = batch.REACHED
"""Seconds: a worker that dies sooner than this after it was given a page may be taken for one that is too slow."""

_given = ""


def pages(*contents: str) -> list[Page]:
    return [Page.of(f"{number}.txt", content.encode(), "text/plain") for number, content in enumerate(contents)]


def run(
    function: Callable[[Page], object], items: Iterable[Page], seconds: float = 20, memory_mib: int = 200, jobs: int = 2
) -> Iterator[tuple[Page, object]]:
    return batch.run(function, items, jobs=jobs, seconds=seconds, memory_mib=memory_mib)


def act(page: Page) -> object:
    """Does what the page says."""
    command, _, argument = page.content.decode().partition(" ")
    return ACTIONS[command](argument)


def sleep(seconds: str) -> str:
    time.sleep(float(seconds))
    return f"slept {seconds}"


def spin(_: str) -> None:
    while True:
        pass


def spin_in_c(_: str) -> None:
    """C code that never comes back to Python's signal handlers."""
    re.compile(r"(a|aa)+$").match("a" * 60 + "b")


def ignore_the_order_to_stop(_: str) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(60)


def take_memory(mib: str) -> int:
    return len(bytearray(int(mib) * 1024 * 1024))


def crash(_: str) -> None:
    time.sleep(REACHED)
    ctypes.string_at(0)


def leave(code: str) -> None:
    time.sleep(REACHED)
    os._exit(int(code))


def fail(words: str) -> None:
    raise KeyError(words)


def limit(words: str) -> None:
    raise SaysoError(words)


class NeedsTwoError(Exception):
    """An exception that cannot be unpickled."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)


def fail_oddly(_: str) -> None:
    raise NeedsTwoError("one", "two")


def unpicklable(_: str) -> object:
    return lambda: None


ACTIONS: dict[str, Callable[[str], object]] = {
    "say": str.upper,
    "pid": lambda _: os.getpid(),
    "sleep": sleep,
    "spin": spin,
    "spin_in_c": spin_in_c,
    "ignore": ignore_the_order_to_stop,
    "take": take_memory,
    "crash": crash,
    "leave": leave,
    "fail": fail,
    "limit": limit,
    "fail_oddly": fail_oddly,
    "unpicklable": unpicklable,
    "exit": sys.exit,
    "given": lambda _: _given,
}


def remember(words: str) -> None:
    global _given
    _given = words


def leave_at_once(setup: object) -> None:
    os._exit(1)


def refuse() -> None:
    raise OSError("no model here")


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    # One that ended but was not waited for by whoever inherited it is dead, too.
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


def gone(pids: Iterable[int], seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while any(map(alive, pids)):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def test_results_come_in_the_order_of_the_pages() -> None:
    given = pages("sleep 0.4", "say a", "sleep 0.1", "say b", "say c", "sleep 0", "say d")
    results = list(run(act, given))
    assert [page for page, _ in results] == given
    assert [result for _, result in results] == ["slept 0.4", "A", "slept 0.1", "B", "C", "slept 0", "D"]


def test_no_pages() -> None:
    assert list(run(act, [])) == []


# One pool goes through all of it, so that every way to fail is followed by pages that are read all the same.
BAD = [
    pytest.param("spin x", "took longer than 1 s", id="spin"),
    pytest.param("crash x", "the process that read it died (killed by signal 11)", id="crash", marks=POSIX),
    pytest.param("fail words", "not read: KeyError ('words')", id="fail"),
    pytest.param("limit more than 9 pages", "more than 9 pages", id="limit"),
    pytest.param("leave 3", "the process that read it died (exit status 3)", id="leave"),
    pytest.param("take 2000", "needed more than 200 MiB of memory", id="memory", marks=LINUX),
    pytest.param("exit 1", "not read: SystemExit (1)", id="exit"),
    pytest.param("fail_oddly x", "not read: NeedsTwoError (one)", id="fail_oddly"),
    pytest.param("spin_in_c x", "took longer than 1 s", id="spin_in_c", marks=POSIX),
]


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[str, object, object]]:
    """Each bad page's address, what became of it, and what became of the page behind it."""
    commands = [str(bad.values[0]) for bad in BAD]
    given = pages(*itertools.chain.from_iterable((command, "say next") for command in commands))
    results = list(run(act, given, seconds=1))
    assert [page for page, _ in results] == given
    pairs = zip(results[0::2], results[1::2], strict=True)
    return {command: (bad[0].address, bad[1], good[1]) for command, (bad, good) in zip(commands, pairs, strict=True)}


@pytest.mark.parametrize(("command", "reason"), BAD)
def test_a_bad_page_is_a_problem_and_the_next_is_read(outcomes, command: str, reason: str) -> None:
    address, problem, following = outcomes[command]
    assert isinstance(problem, Problem)
    assert (problem.stage, problem.reason, problem.input) == ("read", reason, address)
    assert problem.remedy
    assert following == "NEXT"


def test_a_result_that_cannot_travel_is_a_problem() -> None:
    (_, problem), (_, good) = run(act, pages("unpicklable x", "say a"), jobs=1)
    assert isinstance(problem, Problem)
    assert problem.reason.startswith("not read: ")
    assert "lambda" in problem.reason
    assert good == "A"


@POSIX
def test_a_page_that_ignores_the_order_to_stop_is_stopped(monkeypatch) -> None:
    monkeypatch.setattr(CONSTS, "term_timeout", 0.3)  # seconds before pebble insists
    start = time.monotonic()
    (_, problem), (_, good) = run(act, pages("ignore x", "say a"), seconds=0.5, jobs=1)
    assert isinstance(problem, Problem)
    assert problem.reason == "took longer than 0.5 s"
    assert good == "A"
    assert time.monotonic() - start < 10


@LINUX
def test_memory_is_counted_from_what_a_worker_has_at_the_start() -> None:
    (_, small), (_, big), (_, again) = run(act, pages("take 100", "take 400", "take 100"), jobs=1)
    assert small == again == 100 * 1024 * 1024
    assert isinstance(big, Problem)


def test_an_initializer_runs_once_in_each_worker() -> None:
    given = pages("given x", "leave 3", "given x")
    results = list(
        batch.run(act, given, jobs=1, seconds=20, memory_mib=500, initializer=remember, initargs=("a model",))
    )
    assert [results[0][1], results[2][1]] == ["a model", "a model"]


def test_an_initializer_that_fails_is_a_bug_and_raises() -> None:
    items = batch.run(act, pages("say a"), jobs=1, seconds=20, memory_mib=500, initializer=refuse)
    with pytest.raises(SetupError, match=r"could not start: OSError \(no model here\)"):
        list(items)


def test_the_look_ahead_is_bounded() -> None:
    drawn = 0

    def endless() -> Iterator[Page]:
        nonlocal drawn
        while True:
            drawn += 1
            yield Page.of(f"{drawn}.txt", b"say a", "text/plain")

    items = run(act, endless())
    for taken in range(1, 30):
        next(items)
        assert drawn - taken <= 2 * batch.AHEAD
    items.close()


def test_a_result_that_is_ready_does_not_wait_for_a_slow_source() -> None:
    def slow() -> Iterator[Page]:
        yield from pages("say a", "say b")
        time.sleep(1.5)  # time enough to read both
        yield from pages("say c")
        raise AssertionError("asked for more pages than needed")

    items = run(act, slow())
    assert [next(items)[1] for _ in range(2)] == ["A", "B"]
    items.close()


@POSIX
def test_closing_ends_the_workers_at_once() -> None:
    items = run(act, pages("pid x", "pid x", *["spin x"] * 6), seconds=60)
    pids = {next(items)[1] for _ in range(2)}
    start = time.monotonic()
    items.close()
    assert gone(pids)
    assert time.monotonic() - start < 5


def test_an_error_of_the_source_comes_through() -> None:
    def broken() -> Iterator[Page]:
        yield from pages("say a")
        raise ValueError("the source broke")

    with pytest.raises(ValueError, match="the source broke"):
        list(run(act, broken()))


@POSIX
def test_a_pool_that_breaks_is_replaced() -> None:
    """A worker that is killed while it has nothing to do breaks pebble's pool as a whole."""
    items = run(act, iter(pages("pid x", "sleep 0.3", "say a", "say b", "say c", "say d")), jobs=1)
    _, pid = next(items)
    assert isinstance(pid, int)
    os.kill(pid, signal.SIGKILL)
    rest = [result for _, result in items]
    assert rest[1:] == ["A", "B", "C", "D"]


def test_workers_that_never_start_are_a_bug_and_raise(monkeypatch) -> None:
    monkeypatch.setattr(batch, "_start", leave_at_once)
    with pytest.raises(SetupError, match="cannot start"):
        list(run(act, pages(*["say a"] * 6)))


SCRIPT = textwrap.dedent("""
    import signal, sys
    # Where the tests run in the background of a shell, interrupts are ignored, and children inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.path[:0] = {paths!r}
    import test_batch
    if __name__ == "__main__":
        results = test_batch.run(test_batch.act, test_batch.pages("pid x", "pid x", *["{then} x"] * 4), seconds=60)
        print(next(results)[1], next(results)[1], flush=True)
        list(results)
""")


def start_batch(tmp_path: Path, then: str) -> tuple[subprocess.Popen[str], list[int]]:
    """A program of its own, in a process group of its own as from a terminal, and the processes that it started."""
    paths = [str(Path(batch.__file__).parents[1]), str(Path(__file__).parent)]
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(paths=paths, then=then))
    program = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert program.stdout is not None
    return program, [int(pid) for pid in program.stdout.readline().split()]


@POSIX
def test_ctrl_c_leaves_no_worker_behind(tmp_path) -> None:
    program, workers = start_batch(tmp_path, "spin")
    os.killpg(program.pid, signal.SIGINT)
    _, errors = program.communicate(timeout=30)
    assert gone(workers)
    assert program.returncode != 0
    # What Python itself says of the interrupt in the program; nothing from the workers.
    assert errors.count("Traceback") == 1, errors
    assert errors.rstrip().endswith("KeyboardInterrupt")


@POSIX
def test_workers_end_with_a_parent_that_was_killed(tmp_path) -> None:
    program, workers = start_batch(tmp_path, "spin")
    program.kill()
    program.communicate(timeout=30)
    assert gone(workers)


@POSIX
def test_the_kernel_ends_a_worker_that_nobody_can_stop() -> None:
    """As when the parent is gone and the page keeps C code busy: the alarm needs neither."""
    program = "import test_batch as t, sayso.batch as b\nwith b._alarm(0.3): t.spin_in_c('')"
    paths = os.pathsep.join([str(Path(batch.__file__).parents[1]), str(Path(__file__).parent)])
    ended = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": paths}, timeout=30)
    assert ended.returncode == -signal.SIGALRM
