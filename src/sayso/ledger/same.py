"""Do two ledgers, or one before and after, hold the same, in whatever order it came into them?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from sayso.codec import dump
from sayso.ledger.copy_queries import copy_crowds, copy_prints, copy_reports, copy_sites
from sayso.ledger.faults import stream
from sayso.ledger.intake import obtained, unpacked
from sayso.ledger.likeness import postings, texts
from sayso.ledger.schema import metadata
from sayso.ledger.tables import pages, reports, state

if TYPE_CHECKING:
    from sayso.ledger.ledger import Ledger

ASIDE = frozenset({"number", "added", "at"})
"""Columns that tell of when and in what order, and nothing of what is held."""

# Tables that tell of the order in which rows came, or of what was there once; and columns that name rows by their numbers.
_PASSED_OVER = (state, postings, copy_prints, copy_crowds, copy_sites)
_NUMBERS = {texts: {"place"}, copy_reports: {"site", "original"}}

_MOST = 20
Key = tuple[Any, ...]


def same(a: Ledger, b: Ledger) -> list[str]:
    """What differs between two ledgers, a line each, the first of each table; empty where they hold the same.

    Tables are compared row by row. Numbers and times are left aside, and what is looked up by numbers; pages are compared by
    their bytes.
    """
    found: list[str] = []
    with a.database.reading() as left, b.database.reading() as right:
        for table in metadata.sorted_tables:
            if table in _PASSED_OVER:
                continue
            lines = _differences(table, _rows(left, table), _rows(right, table))
            found += [line for line, _ in zip(lines, range(_MOST), strict=False)]
    return found


def sums(connection: sa.Connection, tables: Iterable[sa.Table]) -> dict[str, tuple[int, int]]:
    """For each table the number of its rows and a sum of their digests, whatever their order; tables of numbers are left out."""
    found = {}
    for table in tables:
        if table in _PASSED_OVER:
            continue
        count, total = 0, 0
        for _, row in _rows(connection, table):
            count += 1
            total += int.from_bytes(hashlib.blake2b(repr(sorted(row.items())).encode(), digest_size=16).digest())
        found[table.name] = count, total % 2**128
    return found


def _rows(connection: sa.Connection, table: sa.Table) -> Iterator[tuple[Key, dict[str, Any]]]:
    """The rows of a table in the order of what tells them apart, the same on every database."""
    aside = ASIDE | _NUMBERS.get(table, set())
    columns = [c for c in table.columns if c.name not in aside]
    keys = [c for c in table.primary_key if c.name not in aside] or [c for c in table.columns if c.unique] or columns
    query = sa.select(*columns)
    for some in stream(connection, query.order_by(*keys), 500):
        for row in some:
            held = {name: bytes(v) if isinstance(v, memoryview) else v for name, v in row._mapping.items()}
            yield tuple(held[k.name] for k in keys), _told(table, held)


def _told(table: sa.Table, row: dict[str, Any]) -> dict[str, Any]:
    """A row without how it is packed and when it was obtained."""
    if table is pages:
        row["content"] = unpacked(row["content"], row["sha256"])
    elif table is reports:
        page = obtained(row["obtained"], row["page"])
        row["obtained"] = page and dump(replace(page, obtained=None))
    return row


def _differences(
    table: sa.Table, left: Iterator[tuple[Key, dict[str, Any]]], right: Iterator[tuple[Key, dict[str, Any]]]
) -> Iterator[str]:
    one, other = next(left, None), next(right, None)
    while one or other:
        if one and (other is None or one[0] < other[0]):
            yield f"{table.name} {_name(one[0])}: only in the first"
            one = next(left, None)
        elif other and (one is None or other[0] < one[0]):
            yield f"{table.name} {_name(other[0])}: only in the second"
            other = next(right, None)
        elif one and other:
            differ = [name for name, value in one[1].items() if other[1][name] != value]
            if differ:
                yield f"{table.name} {_name(one[0])}: {', '.join(differ)} differ"
            one, other = next(left, None), next(right, None)


def _name(key: Key) -> str:
    return " ".join(part.hex() if isinstance(part, bytes) else str(part) for part in key)
