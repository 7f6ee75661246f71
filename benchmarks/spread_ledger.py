"""What one more report costs a ledger: copies found by tables of a database, on the invented stories of `spread_network`.

    spread_ledger.py --reports 1000 10000             on a SQLite file
    spread_ledger.py --database postgresql+psycopg://  on that database, whose tables of copies are dropped and made

The last reports come one by one, each in a transaction of its own, after all others have come in batches; then as many go. In
CPU time of this process and wall time, in milliseconds a report; texts are in memory. `--backwards` lets the latest come first.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import sqlalchemy as sa

from sayso.copies import CopyIndex
from sayso.ledger.copies import SqlCopies
from sayso.ledger.copy_queries import copy_crowds, copy_prints, copy_reports, copy_sites
from sayso.ledger.database import Database
from sayso.ledger.metadata import metadata
from sayso.model import Report
from sayso.shelf import MemoryPile
from spread_network import spread

_TABLES = [copy_sites, copy_reports, copy_prints, copy_crowds]
_BATCH, _ONE_BY_ONE = 500, 100

Change = tuple[Sequence[Report], Sequence[str]]


def measure(database: Database, count: int, *, backwards: bool) -> list[tuple[str, float]]:
    """All figures of one size."""
    reports = spread(count + _ONE_BY_ONE).reports
    if backwards:
        reports.reverse()
    with database.writing() as connection:
        metadata.drop_all(connection, _TABLES)
        metadata.create_all(connection, _TABLES)
    pile = MemoryPile(reports)
    first, last = reports[:count], reports[count:]
    batches = [first[i : i + _BATCH] for i in range(0, count, _BATCH)]
    rows = [("reports", float(count))]
    rows += _timed("in batches", database, pile, [(batch, []) for batch in batches], count)
    rows += _timed("one more", database, pile, [([one], []) for one in last], len(last))
    some = reports[:: max(1, count // _ONE_BY_ONE)][:_ONE_BY_ONE]
    rows += _timed("one that goes", database, pile, [([], [one.id]) for one in some], len(some))
    with database.reading() as connection:
        prints = connection.execute(sa.select(sa.func.count()).select_from(copy_prints)).scalar() or 0
        crowds = connection.execute(sa.select(sa.func.count()).select_from(copy_crowds)).scalar() or 0
    return [*rows, ("fingerprints a report", prints / count), ("crowds", float(crowds))]


def _timed(
    name: str, database: Database, pile: MemoryPile, changes: Iterable[Change], count: int
) -> list[tuple[str, float]]:
    cpu, wall, most = time.process_time(), time.perf_counter(), 0.0
    for added, removed in changes:
        start = time.perf_counter()
        with database.writing() as connection:
            CopyIndex(SqlCopies(connection), pile.reports).update(added, removed)
        most = max(most, time.perf_counter() - start)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return [
        (f"{name}: CPU ms", 1000 * cpu / count),
        (f"{name}: ms", 1000 * wall / count),
        (f"{name}: ms, the longest transaction", 1000 * most),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--database", help="an address of PostgreSQL; else a new SQLite file")
    parser.add_argument("--backwards", action="store_true")
    given = parser.parse_args()
    tables = []
    for count in given.reports:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "copies.db"
            database = Database(given.database or str(path))
            rows = measure(database, count, backwards=given.backwards)
            database.close()
            if path.exists():
                rows.append(("size of the file, MiB", path.stat().st_size / 2**20))
            tables.append(dict(rows))
    for name in tables[0]:
        print(f"{name:45}" + "".join(f"{table[name]:>14,.2f}".removesuffix(".00") for table in tables), flush=True)


if __name__ == "__main__":
    main()
