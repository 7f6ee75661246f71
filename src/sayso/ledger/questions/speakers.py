"""Who is who?"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from sayso.codec import load
from sayso.ledger.among import among
from sayso.ledger.names import with_names
from sayso.ledger.questions.answers import Answer, SpeakerFound
from sayso.ledger.questions.seen import Seen
from sayso.ledger.tables import speakers as table
from sayso.ledger.tables import statements
from sayso.ledger.terms import parse
from sayso.model import Speaker


def speakers(seen: Seen, words: str | None = None, *, limit: int = 20, offset: int = 0) -> Answer[SpeakerFound]:
    """Speakers, the named first, then by the number of their statements; with `words`, those whose names hold them all.

    Raises UsageError where there is no word in `words`.
    """
    rows = sa.select(table.c.id).order_by(table.c.named.desc(), table.c.told.desc(), table.c.id)
    if words is not None:
        rows = rows.where(table.c.id.in_(with_names(parse(words))))
    ids = list(seen.connection.scalars(rows.limit(limit + 1).offset(offset)))
    return Answer(_found(seen, ids[:limit]), offset, len(ids) > limit)


def _found(seen: Seen, ids: Sequence[str]) -> tuple[SpeakerFound, ...]:
    rows = sa.select(table.c.id, table.c.noun).where(among(seen.connection, table.c.id, ids))
    nouns = {i: load(Speaker, noun) for i, noun in seen.connection.execute(rows)}
    told = (
        sa.select(
            statements.c.speaker,
            sa.func.count().label("statements"),
            sa.func.count(sa.distinct(statements.c.report)).label("reports"),
            sa.func.count(sa.distinct(statements.c.claim)).label("claims"),
        )
        .where(among(seen.connection, statements.c.speaker, ids))
        .group_by(statements.c.speaker)
    )
    counts = {row.speaker: (row.statements, row.reports, row.claims) for row in seen.connection.execute(told)}
    return tuple(SpeakerFound(nouns[i], *counts.get(i, (0, 0, 0)), seen.standing.grades("", i, None)) for i in ids)
