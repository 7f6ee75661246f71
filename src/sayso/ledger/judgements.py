"""Judgements as a table to which rows are only added: what stands is told from all of them (`sayso.weigh.Log`)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from sayso.ledger.faults import Fault, Remedy, Tell, stream
from sayso.ledger.metadata import metadata
from sayso.ledger.tables import Id, statements
from sayso.ledger.writing import clean
from sayso.model import Deed, Judgement, Matter
from sayso.weigh import Log

judgements = sa.Table(
    "judgements",
    metadata,
    # The judgement's id without its letter. Given by the writer, who is alone.
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("deed", Id, nullable=False),
    sa.Column("about", Id, nullable=False),
    # A list (JSON), as are `supersedes` and `quotes`.
    sa.Column("subjects", sa.Text, nullable=False),
    sa.Column("value", Id, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", Id, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("supersedes", sa.Text, nullable=False),
    sa.Column("quotes", sa.Text, nullable=False),
)


def read_log(connection: sa.Connection) -> Log:
    """All judgements, in the order in which they were made."""
    return Log(list(_rows(connection)))


def append(connection: sa.Connection, one: Judgement) -> Judgement:
    """Write down a judgement, in the transaction of a writer; returns it with its id, and as it is kept."""
    number = (connection.scalar(sa.select(sa.func.max(judgements.c.number))) or 0) + 1
    kept = replace(one, id=f"j{number}", who=clean(one.who) or "", why=clean(one.why) or "", name=clean(one.name) or "")
    connection.execute(
        sa.insert(judgements),
        {
            "number": number,
            "deed": kept.deed.value,
            "about": kept.about.value,
            "subjects": json.dumps(kept.subjects),
            "value": kept.value,
            "name": kept.name,
            "who": kept.who,
            "at": kept.when.isoformat(),
            "why": kept.why,
            "supersedes": json.dumps(kept.supersedes),
            "quotes": json.dumps(kept.quotes),
        },
    )
    return kept


def check_judgements(connection: sa.Connection, tell: Tell) -> Iterator[Fault]:
    """Judgements can be read, and name statements and judgements that are there."""
    for some in stream(connection, sa.select(judgements).order_by(judgements.c.number)):
        for row in some:
            try:
                one = _judgement(row)
            except (ValueError, TypeError) as error:
                yield Fault("judgements", f"j{row.number}", f"cannot be read ({error})", Remedy.COPY)
                continue
            earlier = {*one.supersedes, *(one.subjects if one.about is Matter.JUDGEMENT else ())}
            told = set(one.subjects) - earlier
            met = set(connection.scalars(sa.select(statements.c.id).where(statements.c.id.in_(told))))
            numbers = [int(i[1:]) for i in earlier if i[1:].isdecimal()]
            made = connection.scalars(sa.select(judgements.c.number).where(judgements.c.number.in_(numbers)))
            for i in sorted((told | earlier) - met - {f"j{number}" for number in made}):
                yield Fault("judgements", one.id, f"names {i}, which is not there", Remedy.COPY)
            tell()


def _rows(connection: sa.Connection) -> Iterator[Judgement]:
    for row in connection.execute(sa.select(judgements).order_by(judgements.c.number)):
        yield _judgement(row)


def _judgement(row: sa.Row[Any]) -> Judgement:
    return Judgement(
        f"j{row.number}",
        Deed(row.deed),
        Matter(row.about),
        tuple(json.loads(row.subjects)),
        row.value,
        row.who,
        dt.datetime.fromisoformat(row.at),
        row.why,
        row.name,
        tuple(json.loads(row.supersedes)),
        tuple(json.loads(row.quotes)),
    )
