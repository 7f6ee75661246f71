"""Wrote `sqlite.sql` and `postgresql.sql`: a small ledger under the schema of the day, as the text of SQL.

Run once, when the first schema was final: `python tests/ledger/first/write.py ADDRESS...`, an empty database of each kind.
"""

from __future__ import annotations

import datetime as dt
import importlib
import sys
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.schema import CreateIndex, CreateTable

from sayso.ledger import Ledger, search
from sayso.ledger.migrate import HEAD, VERSIONS
from sayso.ledger.nouns import Cache, SqlPile
from sayso.ledger.schema import metadata
from sayso.model import Page
from sayso.pipeline import read_page

FIRST = importlib.import_module("sayso.ledger.migrations.versions.0001_first")

PAGES = (
    (
        "https://quell.example/1",
        1,
        "Ferry kept in port\n\nThe ferry stays in port until Friday, Una Perrow told reporters in Quell.",
    ),
    (
        "https://quell.example/1",
        2,
        "Ferry kept in port\n\nThe ferry stays in port until Monday, Una Perrow told reporters in Quell. At least 40 cars wait.",
    ),
    (
        "https://post.example/a",
        3,
        "Cars wait at the quay\n\n“The ferry stays in port until Monday,” Una Perrow said. Some 40 cars wait, an official said.",
    ),
    ("notes \0.txt", 4, "Notes\n\nThe harbour board will probably close the east quay in May 2027, Lev Tarn warned."),
)


def main(addresses: list[str]) -> None:
    read = []
    for address, day, text in PAGES:
        page = Page.of(address, text.encode(), "text/plain", obtained=dt.datetime(2026, 3, day, tzinfo=dt.UTC))
        read.append((page, read_page(page)))
    for address in addresses:
        with closing(Ledger(address, judge=lambda: None)) as ledger:
            ledger.add(read, "first")
            with ledger.database.reading() as connection:
                path = Path(__file__).parent / f"{connection.dialect.name}.sql"
                path.write_text(";\n\n".join(_statements(connection)) + ";\n", encoding="utf-8")


def _statements(connection: sa.Connection) -> list[str]:
    dialect = connection.dialect
    found = [f"CREATE TABLE {VERSIONS} (version_num VARCHAR(32) NOT NULL CONSTRAINT {VERSIONS}_pkc PRIMARY KEY)"]
    found.append(f"INSERT INTO {VERSIONS} VALUES ('{HEAD}')")
    for table in metadata.sorted_tables:
        found.append(str(CreateTable(table).compile(dialect=dialect)))
        found += [
            str(CreateIndex(index).compile(dialect=dialect))
            for index in sorted(table.indexes, key=lambda i: str(i.name))
        ]
        for row in connection.execute(sa.select(table).order_by(*table.primary_key)):
            made = ", ".join(_literal(value, dialect.name) for value in row)
            found.append(f"INSERT INTO {table.name} VALUES ({made})")
    return found + _words(connection)


def _words(connection: sa.Connection) -> list[str]:
    """The indexes of words, which are no tables of the schema."""
    postgres = connection.dialect.name == "postgresql"
    key, made = ("number", FIRST.POSTGRES) if postgres else ("rowid", FIRST.SQLITE)
    found = []
    pile = SqlPile(connection, Cache())
    for table, name in search._INDEXES.items():
        found += [text.format(name) for text in made]
        for row in connection.execute(sa.select(table).order_by(table.c.number)):
            report = pile.reports([row.report])[row.report]
            if table is search.passages:
                terms = next(t for at, t in search.passages_of(report) if at["start"] == row.start)
            else:
                terms = search.statement_terms(report, *pile.attributions([row.statement]).values())
            held = search._vector(terms) if postgres else " ".join(terms)
            found.append(f"INSERT INTO {name} ({key}, terms) VALUES ({row.number}, {_literal(held, '')})")
    return found


def _literal(value: object, dialect: str) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).lower() if dialect == "postgresql" else str(int(value))
    if isinstance(value, bytes | memoryview):
        held = bytes(value).hex()
        return f"'\\x{held}'" if dialect == "postgresql" else f"x'{held}'"
    if isinstance(value, int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


if __name__ == "__main__":
    main(sys.argv[1:])
