"""Full-text search by each database's own means, the same on both: FTS5 of SQLite, tsvector and GIN of PostgreSQL.

Both are given terms (`terms`), never text, so neither splits, folds or stems by rules of its own. A row is a passage (a block of
a report, or a part of a very long one) or a statement, numbered as reports came in. No words are kept twice: what is shown is cut
from the report's own text. SQLite's index takes nothing back: what has no row in `passages` or `said` any more is passed over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import sqlalchemy as sa

from sayso.briefing.texts import laid_out
from sayso.ledger.among import among
from sayso.ledger.metadata import metadata
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import Id, reports
from sayso.ledger.terms import GAP, Query, joined, tokens
from sayso.model import Attribution, Report

# Words a passage: a longer block is several. PostgreSQL keeps 256 places of a term.
_LONGEST, _LONGEST_NAMES = 250, 100
WINDOW = 500
"""So many hits are ranked together, the newest first."""

passages = sa.Table(
    "passages",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("report", Id, sa.ForeignKey("reports.id"), nullable=False, index=True),
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
    sa.Column("report", Id, sa.ForeignKey("reports.id"), nullable=False, index=True),
    sa.Column("statement", Id, nullable=False, unique=True),
    # From the first code point of its content to the last.
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    # What its speaker and its content come to: the same for a copy.
    sa.Column("same", sa.BigInteger, nullable=False),
)

_EMPTIED = "INSERT INTO {0} ({0}) VALUES ('delete-all')"
_INDEXES = {passages: "passage_terms", said: "said_terms"}


Row = tuple[dict[str, object], Sequence[str]]
"""The columns of a row of `passages` or `said`, but for its number, and its terms."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a passage stands: its report's id, code points, the number of its words, and what they come to."""

    number: int
    report: str
    start: int
    end: int
    words: int
    same: int


def index(connection: sa.Connection, read: Sequence[tuple[Report, Sequence[Attribution]]]) -> None:
    """Let reports and their statements be found by their words, and no longer by those that they were indexed by before."""
    for table in (passages, said):
        for some in chunks([report.id for report, _ in read]):
            connection.execute(sa.delete(table).where(table.c.report.in_(some)))
    _put(connection, passages, [row for report, _ in read for row in passages_of(report)])
    _put(connection, said, [row for report, told in read for row in said_of(report, told)])


def clear(connection: sa.Connection) -> None:
    """Forget all words; `index` every report again."""
    for table, name in _INDEXES.items():
        connection.execute(sa.delete(table))
        emptied = f"DELETE FROM {name}" if connection.dialect.name == "postgresql" else _EMPTIED.format(name)  # noqa: S608
        connection.exec_driver_sql(emptied)


def unfound(connection: sa.Connection, table: sa.Table, terms: Mapping[int, Sequence[str]]) -> list[int]:
    """Which of these rows of `table` (passages or said), by number, their index does not hold under their terms.

    PostgreSQL tells all that its index holds of a row; SQLite is asked for the first term, the middle one and the last.
    """
    name, is_postgres = _INDEXES[table], connection.dialect.name == "postgresql"
    if is_postgres:
        there = f"{name}.number = asked.n AND {name}.terms = CAST(asked.t AS tsvector)"
    else:
        there = f"{name} MATCH asked.t AND {name}.rowid = asked.n"
    written = _vector if is_postgres else _sample
    missing: list[int] = []
    for some in chunks([number for number in terms if terms[number]], 100):
        asked = ", ".join(f"(CAST(:n{i} AS integer), CAST(:t{i} AS text))" for i in range(len(some)))
        sql = (
            f"WITH asked (n, t) AS (VALUES {asked}) SELECT n FROM asked"  # noqa: S608 - names of ours
            f" WHERE NOT EXISTS (SELECT 1 FROM {name} WHERE {there})"
        )
        values: dict[str, object] = {}
        for i, number in enumerate(some):
            values |= {f"n{i}": number, f"t{i}": written(terms[number])}
        missing += connection.execute(sa.text(sql), values).scalars()
    return missing


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
    for numbers in _hits(connection, passages, query, WINDOW):
        rows = sa.select(passages).where(among(connection, passages.c.number, numbers))
        if not old:
            rows = rows.join(reports, reports.c.id == passages.c.report).where(reports.c.current)
        yield [Passage(*row) for row in connection.execute(rows.order_by(passages.c.number.desc()))]


def find_statements(connection: sa.Connection, query: Query, window: int) -> Iterator[list[str]]:
    """The ids of the statements of current reports with the words of `query`, newest first, so many hits at a time."""
    for numbers in _hits(connection, said, query, window):
        rows = sa.select(said.c.statement).join(reports, reports.c.id == said.c.report)
        rows = rows.where(among(connection, said.c.number, numbers), reports.c.current)
        yield list(connection.scalars(rows.order_by(said.c.number.desc())))


def _hits(connection: sa.Connection, table: sa.Table, query: Query, window: int) -> Iterator[list[int]]:
    """The numbers of rows that have the words, from the newest down, so many at a time."""
    name = _INDEXES[table]
    if connection.dialect.name == "postgresql":
        # Rare words are looked up in the index, common ones met on the way back from the newest row: each question its own plan.
        connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_custom_plan")
        sql = f"SELECT number FROM {name} WHERE terms @@ CAST(:query AS tsquery) AND number < :before ORDER BY number DESC"  # noqa: S608
        asked = " & ".join(f"({' <-> '.join(map(_lexeme, part))})" for part in query.parts)
    else:
        sql = f"SELECT rowid FROM {name} WHERE {name} MATCH :query AND rowid < :before ORDER BY rowid DESC"  # noqa: S608
        asked = " AND ".join(f'"{" ".join(part)}"' for part in query.parts)
    before = 2**31 - 1
    while True:
        values = {"query": asked, "before": before, "most": window}
        numbers = list(connection.scalars(sa.text(f"{sql} LIMIT :most"), values))
        if numbers:
            yield numbers
        if len(numbers) < window:
            return
        before = numbers[-1]


def passages_of(report: Report) -> Iterator[Row]:
    """The passages of a report with their terms: its blocks, a very long one in parts."""
    for block in laid_out(report):
        found = tokens(report.text, block.start, block.end)
        for at in range(0, len(found), _LONGEST):
            piece, rest = found[at : at + _LONGEST], found[at + _LONGEST :]
            # The quotation mark before its first word belongs to it.
            start = piece[0].start if at else block.start
            end = start + len(report.text[start : rest[0].start if rest else block.end].rstrip())
            terms = [token.term for token in piece]
            place = {"report": report.id, "start": start, "end": end}
            yield {**place, "words": len(terms), "same": _same(terms)}, terms


def said_of(report: Report, told: Sequence[Attribution]) -> Iterator[Row]:
    """The statements of a report with their terms."""
    for one in told:
        start = min((span.start for span in one.content), default=0)
        end = max((span.end for span in one.content), default=0)
        place = {"report": report.id, "statement": one.id, "start": start, "end": end}
        yield {**place, "same": _same(_saying(one))}, statement_terms(report, one)


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
    """The next number. Whoever writes holds the ledger alone; a number that a deleted row had is never given again."""
    key = "number" if connection.dialect.name == "postgresql" else "rowid"
    last = connection.scalar(sa.text(f"SELECT {key} FROM {_INDEXES[table]} ORDER BY {key} DESC LIMIT 1"))  # noqa: S608
    return (last or 0) + 1


def _put(connection: sa.Connection, table: sa.Table, found: Sequence[Row]) -> None:
    """Write rows, and the terms of each under the same number."""
    if not found:
        return
    is_postgres = connection.dialect.name == "postgresql"
    written = _vector if is_postgres else " ".join
    numbered = list(enumerate(found, _next(connection, table)))
    connection.execute(sa.insert(table), [{"number": n, **row} for n, (row, _) in numbered])
    values = (
        "(number, terms) VALUES (:n, CAST(:terms AS tsvector))" if is_postgres else "(rowid, terms) VALUES (:n, :terms)"
    )
    sql = sa.text(f"INSERT INTO {_INDEXES[table]} {values}")
    connection.execute(sql, [{"n": n, "terms": written(terms)} for n, (_, terms) in numbered])


def _vector(terms: Sequence[str]) -> str:
    """Terms with their places, as PostgreSQL writes a tsvector."""
    places: dict[str, list[str]] = {}
    for place, term in enumerate(terms, 1):
        places.setdefault(term, []).append(str(place))
    return " ".join(f"{_lexeme(term)}:{','.join(some[:256])}" for term, some in places.items())


def _lexeme(term: str) -> str:
    # A term holds nothing that would have to be escaped.
    return f"'{term}'"


def _sample(terms: Sequence[str]) -> str:
    """Some terms of a row as SQLite asks for them."""
    some = dict.fromkeys((terms[0], terms[len(terms) // 2], terms[-1]))
    return " AND ".join(f'"{term}"' for term in some if term != GAP)
