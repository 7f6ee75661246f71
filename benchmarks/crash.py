"""Kill -9 at random moments of adding: does the ledger stay sound, and does a re-run come to what an undisturbed one does?

    crash.py --moments 200                    SQLite
    crash.py --moments 200 --postgres         PostgreSQL, a server of its own
    crash.py --moments 200 --postgres ADDRESS

A process adds invented reports some at a time and is killed at a random moment; the ledger is checked; another process goes on
from what is there. When one comes to its end the ledger is compared, row by row, with one that nobody disturbed, and the next
begins with an empty database. The models' time is left out: readings are ready made, and claims are told by words and rules.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from invented_pile import invented_pile
from own_postgres import new_database, own_postgres
from sayso.ledger import Ledger
from sayso.ledger.same import same

# Forked from a process that has everything imported and nothing open: a start costs milliseconds.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(
    ["alembic.command", "alembic.config", "invented_pile", "psycopg", "sayso.ledger.same"]
)


@dataclass(frozen=True, slots=True)
class Load:
    """Which reports are added: `count` of a seed, from the `first` to the one before the `last`, so many at a time."""

    count: int = 30
    at_once: int = 5
    seed: int = 8
    first: int = 0
    last: int | None = None


@dataclass(slots=True)
class Outcome:
    """What was met: kills, runs that came to their end, and what was wrong after either, a line each."""

    kills: int = 0
    ends: int = 0
    wrong: list[str] = field(default_factory=list)


def open_ledger(address: str) -> Ledger:
    """A ledger that asks no model."""
    return Ledger(address, judge=lambda: None)


def add_all(address: str, load: Load) -> None:
    """Add the reports that a ledger does not have yet. What a process that is killed runs."""
    read = invented_pile(load.count, load.seed)[load.first : load.last]
    with closing(open_ledger(address)) as ledger:
        for at in range(0, len(read), load.at_once):
            some = read[at : at + load.at_once]
            known = ledger.known([reading.report.id for _, reading in some if reading.report])
            new = [(page, reading) for page, reading in some if reading.report and reading.report.id not in known]
            if new:
                ledger.add(new, "invented")


def start(address: str, load: Load) -> BaseProcess:
    """A process that adds."""
    process = _PROCESSES.Process(target=add_all, args=(address, load))
    process.start()
    return process


def crash(fresh: Callable[[], str], moments: int, load: Load, rng: random.Random) -> Outcome:
    """Kill at so many moments; `fresh` gives the address of another empty database."""
    outcome = Outcome()
    whole = fresh()
    seconds = _undisturbed(whole, load)
    address = fresh()
    while outcome.kills < moments:
        process = start(address, load)
        process.join(rng.uniform(0, seconds))
        if process.exitcode is None:
            process.kill()
            process.join()
            outcome.kills += 1
            outcome.wrong += _faults(address)
        else:
            _end(process, address, whole, outcome)
            address = fresh()
    process = start(address, load)
    process.join()
    _end(process, address, whole, outcome)
    return outcome


def _undisturbed(address: str, load: Load) -> float:
    """Seconds that all of it takes."""
    start(address, Load(count=0)).join()
    begun = time.monotonic()
    process = start(address, load)
    process.join()
    if process.exitcode:
        raise SystemExit("adding fails without being disturbed")
    return time.monotonic() - begun


def _end(process: BaseProcess, address: str, whole: str, outcome: Outcome) -> None:
    outcome.ends += 1
    if process.exitcode:
        outcome.wrong.append(f"a run ended with {process.exitcode}")
    outcome.wrong += [*_faults(address), *differences(address, whole)]


def _faults(address: str) -> list[str]:
    with closing(open_ledger(address)) as ledger:
        return [str(fault) for fault in ledger.check()]


def differences(address: str, other: str) -> list[str]:
    """What two ledgers do not share."""
    with closing(open_ledger(address)) as one, closing(open_ledger(other)) as two:
        return same(one, two)


@contextmanager
def fresh_databases(postgres: str | None) -> Iterator[Callable[[], str]]:
    """Gives the address of another empty database at each call: of SQLite, or on a server ("own" starts one)."""
    with ExitStack() as stack:
        if postgres:
            server = stack.enter_context(own_postgres()) if postgres == "own" else postgres
            yield lambda: stack.enter_context(new_database(server))
        else:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sayso-")))
            numbers = iter(range(1_000_000))
            yield lambda: str(folder / f"{next(numbers)}.db")


def main(arguments: Sequence[str]) -> int:
    """Print figures; 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--at-once", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", nargs="?", const="own")
    given = parser.parse_args(arguments)
    load = Load(given.reports, given.at_once)
    begun = time.monotonic()
    with fresh_databases(given.postgres) as fresh:
        outcome = crash(fresh, given.moments, load, random.Random(given.seed))
    print(f"killed at {outcome.kills} moments, {outcome.ends} ledgers came to their end", end=", ")
    print(f"{len(outcome.wrong)} faults or differences, {time.monotonic() - begun:.0f} s")
    print("\n".join(outcome.wrong[:20]))
    return bool(outcome.wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
