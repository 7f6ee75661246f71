"""A ledger by size: adding without the reader's time, each question, size on disk, memory. A size each in its own process.

    ledger.py --reports 1000 10000 100000                 SQLite
    ledger.py --reports 1000 10000 --postgres             PostgreSQL, a server of its own; or --postgres ADDRESS
    ledger.py --reports 10000 --at-once 500 --then 100    load 500 at a time, then 100 more, 25 at a time

Readings are invented (`invented_pile`); claims are told by words and rules, or with --judge by the bundled model too. What tells
of sizes is their ratio: milliseconds are those of the machine.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from crash import fresh_databases
from invented_pile import invented_pile
from sayso.compare.judge import bundled_judge
from sayso.ledger import Ledger, questions
from sayso.ledger.questions import Seen
from sayso.model import Page
from sayso.pipeline import Reading

# What `sayso add` writes down at a time.
_AT_ONCE = 25
_MIB = 2**20

Question = Callable[[Seen, str], object]
QUESTIONS: dict[str, Question] = {
    "search": questions.search,
    "claims": questions.claims,
    "claims, all": lambda seen, _: questions.claims(seen),
    "trace": questions.trace,
    "conflicts": questions.conflicts,
    "conflicts, all": lambda seen, _: questions.conflicts(seen),
    "forecasts": lambda seen, words: questions.forecasts(seen, words),
    "speakers": questions.speakers,
}


def measure(given: argparse.Namespace, count: int) -> dict[str, Any]:
    """All figures of one size, in this process."""
    read = invented_pile(count + given.then)
    loaded, later = read[:count], read[count:]
    before = _peak()
    found: dict[str, Any] = {"reports": count, "statements": sum(len(r.attributions) for _, r in loaded)}
    judge = bundled_judge if given.judge else (lambda: None)
    with fresh_databases(given.postgres) as fresh:
        address = fresh()
        with closing(Ledger(address, judge=judge)) as ledger:
            found["load, s"] = _add(ledger, loaded, given.at_once or count)
            found["reports a second"] = count / found["load, s"]
            if later:
                found["25 more, s"] = _add(ledger, later, _AT_ONCE) * _AT_ONCE / len(later)
        found["peak MiB"] = _peak()
        found["of them the readings"] = before
        with closing(Ledger(address, judge=judge)) as ledger:
            for name, question in QUESTIONS.items():
                times = _ask(ledger, question, _words(read, given.times))
                found[f"{name}, ms p50"] = statistics.median(times)
                found[f"{name}, ms p95"] = statistics.quantiles(times, n=20)[-1]
            if given.check:
                begun = time.monotonic()
                found["faults"] = sum(1 for _ in ledger.check())
                found["check, s"] = time.monotonic() - begun
            found["MiB on disk"] = _size(ledger)
    return found


def _add(ledger: Ledger, read: Sequence[tuple[Page, Reading]], at_once: int) -> float:
    begun = time.monotonic()
    for at in range(0, len(read), at_once):
        ledger.add(read[at : at + at_once], "invented")
    return time.monotonic() - begun


def _words(read: Sequence[tuple[Page, Reading]], times: int) -> list[str]:
    """Names and words that people ask for: of places, of speakers, from what is said."""
    rng = random.Random(5)
    told = [one for _, reading in rng.sample(read, min(len(read), times)) for one in reading.attributions[:1]]
    asked = []
    for one in told:
        spans = one.content if rng.random() < 0.5 or not one.source else one.source
        words = [word for word in spans[0].exact.split() if len(word) > 3 and word.isalpha()]
        asked.append(" ".join(rng.sample(words, min(len(words), 2))) or "council")
    return asked


def _ask(ledger: Ledger, question: Question, asked: Sequence[str]) -> list[float]:
    """Milliseconds of each time."""
    times = []
    for words in asked:
        begun = time.perf_counter()
        with ledger.seen() as seen:
            question(seen, words)
        times.append((time.perf_counter() - begun) * 1000)
    return times


def _size(ledger: Ledger) -> float:
    if ledger.database.is_postgres:
        with ledger.database.reading() as connection:
            return float(connection.scalar(sa.text("select pg_database_size(current_database())")) or 0) / _MIB
    path = Path(ledger.database.name)
    return sum(p.stat().st_size for p in path.parent.glob(f"{path.name}*")) / _MIB


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(found: Sequence[dict[str, Any]]) -> None:
    """A line a figure, with how it grows from size to size."""
    for name in found[0]:
        values = [one[name] for one in found]
        grown = [f"x{b / a:.1f}" if a else "" for a, b in pairwise(values)]
        line = f"{name:24}" + "".join(f"{value:>12,.1f}" for value in values)
        print(line + ("   " + " ".join(grown) if len(values) > 1 else ""))


def main(arguments: Sequence[str]) -> int:
    """Print figures by size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--at-once", type=int, default=0, help="reports a transaction while loading; 0: all in one")
    parser.add_argument("--then", type=int, default=0, help="so many more, 25 at a time")
    parser.add_argument("--times", type=int, default=60, help="how often each question is asked")
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--check", action="store_true", help="time `sayso check` too")
    parser.add_argument("--postgres", nargs="?", const="own")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.here:
        print(json.dumps(measure(given, given.reports[0])))
        return 0
    options = [f"--at-once={given.at_once}", f"--then={given.then}", f"--times={given.times}"]
    options += ["--judge"] * given.judge + ["--check"] * given.check
    options += [f"--postgres={given.postgres}"] if given.postgres else []
    found = []
    for count in given.reports:
        command = [sys.executable, __file__, "--here", "--reports", str(count), *options]
        found.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))
    show(found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
