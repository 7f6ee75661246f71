"""The words of the names of speakers, as a table: who is meant by some of them."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from sayso.ledger.metadata import metadata
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import Id
from sayso.ledger.terms import Query, tokens
from sayso.ledger.writing import put_rows
from sayso.model import Speaker

name_terms = sa.Table(
    "name_terms",
    metadata,
    sa.Column("term", Id, primary_key=True),
    sa.Column("speaker", Id, primary_key=True, index=True),
    sqlite_with_rowid=False,
)


def name_speakers(connection: sa.Connection, speakers: Mapping[str, Speaker | None]) -> None:
    """Let speakers be found by the words of all their names; those that are gone, no longer."""
    for some in chunks(list(speakers)):
        connection.execute(sa.delete(name_terms).where(name_terms.c.speaker.in_(some)))
    rows = [{"term": term, "speaker": i} for i, one in speakers.items() if one is not None for term in terms_of(one)]
    put_rows(connection, name_terms, rows)


def with_names(query: Query) -> sa.Select[tuple[str]]:
    """The ids of the speakers whose names hold every word of `query`."""
    terms = sorted({term for part in query.parts for term in part})
    return (
        sa.select(name_terms.c.speaker)
        .where(name_terms.c.term.in_(terms))
        .group_by(name_terms.c.speaker)
        .having(sa.func.count() == len(terms))
    )


def terms_of(speaker: Speaker) -> list[str]:
    """The terms of all names of a speaker."""
    return sorted({token.term for name in (speaker.name, *speaker.names) for token in tokens(name)})
