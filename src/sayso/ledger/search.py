"""Full-text search by each database's own means, the same on both: FTS5 of SQLite, tsvector and GIN of PostgreSQL.

Both are given terms (`terms`), never text, so neither splits, folds or stems by rules of its own. A row is a passage (a block of
a report, or a part of a very long one) or a statement; rows are only ever added, in the order in which reports came in. No words
are kept twice: what is shown is cut from the report's own text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import sqlalchemy as sa

from sayso.briefing.texts import laid_out
from sayso.ledger.metadata import metadata
from sayso.ledger.tables import Id, reports, statements
from sayso.ledger.terms import GAP, Query, Token, joined, tokens
from sayso.model import Attribution, Report

# Words a passage: a longer block is several. PostgreSQL keeps 256 places of a term.
_LONGEST, _LONGEST_NAMES = 250, 100
WINDOW = 500
"""So many hits are ranked together, the newest first."""

passages = sa.Table(
    "passages",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("report", sa.Integer, sa.ForeignKey("reports.number"), nullable=False),
    # Code points of the report's text.
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("words", sa.Integer, nullable=False),
    # What its words come to: the same for a copy.
    sa.Column("same", sa.BigInteger, nullable=False),
)

said = sa.Table(
    "said",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("statement", Id, sa.ForeignKey("statements.id"), nullable=False, unique=True),
    # What its speaker and its content come to: the same for a copy.
    sa.Column("same", sa.BigInteger, nullable=False),
)

_SQLITE = "CREATE VIRTUAL TABLE {0} USING fts5 (terms, content='', tokenize=\"ascii tokenchars '.'\")"
_POSTGRES = (
    "CREATE TABLE {0} (number integer PRIMARY KEY, terms tsvector NOT NULL)",
    "CREATE INDEX ix_{0}_terms ON {0} USING gin (terms)",
)
_INDEXES = {passages: "passage_terms", said: "said_terms"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a passage stands: the number of its report, code points, its words, and what tells it from others' words."""

    number: int
    report: int
    start: int
    end: int
    words: int
    same: int


def make_indexes(connection: sa.Connection) -> None:
    """Make the indexes, for a new ledger."""
    for name in _INDEXES.values():
        for statement in _POSTGRES if connection.dialect.name == "postgresql" else (_SQLITE,):
            connection.exec_driver_sql(statement.format(name))


def index(connection: sa.Connection, number: int, report: Report, found: Sequence[Attribution]) -> None:
    """Let a report, kept under `number`, and its statements be found by their words."""
    pieces = list(_pieces(report))
    first = _next(connection, passages)
    rows: list[dict[str, object]] = [
        {
            "number": n,
            "report": number,
            "start": piece[0].start,
            "end": piece[-1].end,
            "words": len(piece),
            "same": _same(token.term for token in piece),
        }
        for n, piece in enumerate(pieces, first)
    ]
    _put(connection, passages, rows, [[token.term for token in piece] for piece in pieces])
    first = _next(connection, said)
    rows = [{"number": n, "statement": one.id, "same": _same(_saying(one))} for n, one in enumerate(found, first)]
    _put(connection, said, rows, [statement_terms(report, one) for one in found])


def statement_terms(report: Report, one: Attribution) -> list[str]:
    """The terms of a statement: of its own words as they stand in the report, and of the names along its chain."""
    spans = sorted((*one.source, *one.cue, *one.content), key=lambda span: (span.start, span.end))
    own: list[list[str]] = [[]]
    for before, span in pairwise([None, *spans]):
        if before and span and tokens(report.text, before.end, span.start):
            own.append([])
        own[-1] += [token.term for token in tokens(report.text, span.start, span.end)] if span else []
    names = dict.fromkeys((*one.chain, *([one.speaker.name] if one.speaker else [])))
    named = joined([token.term for token in tokens(name)] for name in names)[:_LONGEST_NAMES]
    return joined([named, joined(own)])[:_LONGEST]


def find_passages(connection: sa.Connection, query: Query, *, old: bool = False) -> Iterator[list[Passage]]:
    """The passages with the words of `query`, newest first, in windows of up to WINDOW; of old versions only with `old`."""
    for numbers in _hits(connection, passages, query):
        rows = sa.select(passages).where(passages.c.number.in_(numbers)).order_by(passages.c.number.desc())
        if not old:
            rows = rows.join(reports, reports.c.number == passages.c.report).where(reports.c.current)
        yield [Passage(*row) for row in connection.execute(rows)]


def find_statements(connection: sa.Connection, query: Query, *, old: bool = False) -> Iterator[list[str]]:
    """The ids of the statements with the words of `query`, newest first, in windows of up to WINDOW."""
    for numbers in _hits(connection, said, query):
        rows = sa.select(said.c.statement).where(said.c.number.in_(numbers)).order_by(said.c.number.desc())
        if not old:
            rows = rows.join(statements, statements.c.id == said.c.statement)
            rows = rows.join(reports, reports.c.id == statements.c.report).where(reports.c.current)
        yield list(connection.scalars(rows))


def _hits(connection: sa.Connection, table: sa.Table, query: Query) -> Iterator[list[int]]:
    """The numbers of rows that have the words, from the newest down, a window at a time."""
    name = _INDEXES[table]
    if connection.dialect.name == "postgresql":
        sql = f"SELECT number FROM {name} WHERE terms @@ CAST(:query AS tsquery) AND number < :before ORDER BY number DESC"  # noqa: S608
        asked = " & ".join(f"({' <-> '.join(map(_lexeme, part))})" for part in query.parts)
    else:
        sql = f"SELECT rowid FROM {name} WHERE {name} MATCH :query AND rowid < :before ORDER BY rowid DESC"  # noqa: S608
        asked = " AND ".join(f'"{" ".join(part)}"' for part in query.parts)
    before = 2**31 - 1
    while True:
        found = connection.execute(sa.text(f"{sql} LIMIT {WINDOW}"), {"query": asked, "before": before})
        numbers = list(found.scalars())
        if numbers:
            yield numbers
        if len(numbers) < WINDOW:
            return
        before = numbers[-1]


def _pieces(report: Report) -> Iterator[list[Token]]:
    for block in laid_out(report):
        words = iter(tokens(report.text, block.start, block.end))
        while piece := list(islice(words, _LONGEST)):
            yield piece


def _saying(one: Attribution) -> Iterator[str]:
    """Who says it, and its content, in terms."""
    who = one.chain[-1] if one.chain else " ".join(span.exact for span in one.source)
    for text in (who, *(span.exact for span in one.content)):
        yield from (token.term for token in tokens(text))
        yield GAP


def _same(terms: Iterable[str]) -> int:
    digest = hashlib.blake2b(" ".join(terms).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _next(connection: sa.Connection, table: sa.Table) -> int:
    # Whoever writes holds the ledger alone.
    return (connection.scalar(sa.select(sa.func.max(table.c.number))) or 0) + 1


def _put(
    connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, object]], terms: Sequence[Sequence[str]]
) -> None:
    if not rows:
        return
    connection.execute(sa.insert(table), rows)
    name = _INDEXES[table]
    if connection.dialect.name == "postgresql":
        sql = f"INSERT INTO {name} (number, terms) VALUES (:number, CAST(:terms AS tsvector))"  # noqa: S608 - a name of ours
    else:
        sql = f"INSERT INTO {name} (rowid, terms) VALUES (:number, :terms)"  # noqa: S608 - a name of ours
    written = _vector if connection.dialect.name == "postgresql" else " ".join
    connection.execute(
        sa.text(sql), [{"number": row["number"], "terms": written(some)} for row, some in zip(rows, terms, strict=True)]
    )


def _vector(terms: Sequence[str]) -> str:
    """Terms with their places, as PostgreSQL writes a tsvector."""
    places: dict[str, list[str]] = {}
    for place, term in enumerate(terms, 1):
        places.setdefault(term, []).append(str(place))
    return " ".join(f"{_lexeme(term)}:{','.join(some[:256])}" for term, some in places.items())


def _lexeme(term: str) -> str:
    # A term holds nothing that would have to be escaped.
    return f"'{term}'"
