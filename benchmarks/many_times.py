"""What a ledger answers from, several times over in an empty database: how questions go where adding would take hours.

    many_times.py LEDGER TIMES TARGET

Each time every id of a report, a statement, a speaker, an origin, a claim and a comparison is another, and every address; words
are indexed as they are when reports are added. What a further report would be matched against is left out: TARGET is to be
asked, never added to.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import sqlalchemy as sa

from sayso.ledger import Ledger, search
from sayso.ledger.faults import stream
from sayso.ledger.names import name_terms
from sayso.ledger.nouns import Cache, SqlPile
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import claims, comparisons, derivations, origins, pages, reports, speakers, state, statements

_RENAMED = (reports, speakers, origins, claims, statements, comparisons, derivations, name_terms)
_ID = re.compile(r"(?<![0-9a-z])([rsocx])[0-9a-f](?=[0-9a-f]{11}(?![0-9a-f]))")
_TIMES = " ghijklmnpqtuvwyz"
_AT_ONCE = 200


def many_times(source: str, times: int, target: str) -> None:
    """Fill the empty database at `target`, with what planners know of it."""
    with closing(Ledger(source, create=False)) as ledger, closing(Ledger(target)) as copy:
        with ledger.database.reading() as old, copy.database.writing() as new:
            for table in (pages, state):
                for some in stream(old, sa.select(table), 1000):
                    new.execute(sa.insert(table), [dict(row._mapping) for row in some])
            step = old.scalar(sa.select(sa.func.max(reports.c.number))) or 0
            for time in range(times):
                for table in _RENAMED:
                    # A version names the one that it replaced, which came before it.
                    query = sa.select(table).order_by(reports.c.number) if table is reports else sa.select(table)
                    for some in stream(old, query, 1000):
                        rows = [_renamed(dict(row._mapping), time, step) for row in some]
                        later = [{"i": r["id"], "to": r["replaces"]} for r in rows if r.get("replaces")]
                        new.execute(sa.insert(table), [{**r, "replaces": None} if "replaces" in r else r for r in rows])
                        if later:
                            change = sa.update(reports).where(reports.c.id == sa.bindparam("i"))
                            new.execute(change.values(replaces=sa.bindparam("to")), later)
        with copy.database.writing() as new:
            pile = SqlPile(new, Cache(_AT_ONCE, 10 * _AT_ONCE))
            for some in chunks(new.scalars(sa.select(reports.c.id).order_by(reports.c.number)).all(), _AT_ONCE):
                texts, told = pile.reports(some), pile.told(some)
                search.index(new, [(texts[i], told.get(i, [])) for i in some])
        engine = sa.create_engine(copy.database.url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("ANALYZE")


def _renamed(row: dict[str, Any], time: int, step: int) -> dict[str, Any]:
    """A row under the names that it has the `time`-th time; the first time its own."""
    if not time:
        return row
    if "number" in row:
        row["number"] += time * step
    for name, value in row.items():
        if name == "address_key":
            row[name] = f"{_TIMES[time]}{value[1:]}"
        elif isinstance(value, bytes):
            row[name] = zlib.compress(_text(zlib.decompress(value).decode("ascii"), time).encode("ascii"))
        elif isinstance(value, str) and name not in ("page", "term"):
            row[name] = _text(value, time)
    return row


def _text(value: str, time: int) -> str:
    return _ID.sub(lambda found: found[1] + _TIMES[time], value)


def main(arguments: Sequence[str]) -> None:
    """Fill TARGET."""
    source, times, target = arguments
    many_times(source, int(times), target)


if __name__ == "__main__":
    main(sys.argv[1:])
