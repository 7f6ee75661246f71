"""What is claimed, by how many independent origins, and against what?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from sayso.ledger.among import among
from sayso.ledger.questions.answers import Answer, ClaimFound, Teller
from sayso.ledger.questions.conflicts import conflicts_of
from sayso.ledger.questions.seen import HEAD, Seen, head
from sayso.ledger.tables import claims as table
from sayso.ledger.tables import reports, speakers, statements
from sayso.ledger.terms import parse
from sayso.model import Claim

_ORDER = (table.c.most.desc(), table.c.fewest.desc(), table.c.id)


def claims(seen: Seen, words: str | None = None, *, limit: int = 20, offset: int = 0) -> Answer[ClaimFound]:
    """Claims, those of most origins first; with `words`, those of which a statement holds them all.

    Raises UsageError where there is no word in `words`.
    """
    if words is None:
        page = sa.select(table.c.id).order_by(*_ORDER).limit(limit + 1).offset(offset)
        ids, older = list(seen.connection.scalars(page)), False
    else:
        hits, older = seen.hits(parse(words))
        ids = _told_by(seen, hits)[offset : offset + limit + 1]
    return Answer(claims_found(seen, ids[:limit]), offset, len(ids) > limit, older)


def _told_by(seen: Seen, ids: Sequence[str]) -> list[str]:
    """The claims of these statements, in order. In steps: in one query, PostgreSQL goes through all claims in their order."""
    of = sa.select(statements.c.claim).where(among(seen.connection, statements.c.id, ids)).distinct()
    told = [i for i in seen.connection.scalars(of) if i]
    rows = sa.select(table.c.id, table.c.most, table.c.fewest).where(among(seen.connection, table.c.id, told))
    return [row.id for row in sorted(seen.connection.execute(rows), key=lambda r: (-r.most, -r.fewest, r.id))]


def claims_found(seen: Seen, ids: Sequence[str]) -> tuple[ClaimFound, ...]:
    """Claims by id, in that order."""
    nouns = seen.claims(ids)
    tellers = _tellers(seen, nouns.values())
    quoted = {i: {span.report for why in noun.reasons for span in why.evidence} for i, noun in nouns.items()}
    heads = seen.heads(report for several in quoted.values() for report in several)
    origins = seen.origins(t.origin for several in tellers.values() for t in several if t.origin)
    against = conflicts_of(seen, list(nouns))
    found = []
    for i in ids:
        own = dict.fromkeys(t.origin for t in tellers[i] if t.origin)
        found.append(
            ClaimFound(
                nouns[i],
                {report: heads[report] for report in sorted(quoted[i]) if report in heads},
                tuple(tellers[i]),
                tuple(origins[o] for o in own if o in origins),
                *against.get(i, ((), 0)),
            )
        )
    return tuple(found)


def _tellers(seen: Seen, nouns: Iterable[Claim]) -> dict[str, list[Teller]]:
    """Who tells each claim, by its id, in the order of reports as they came in; what is told twice over, once."""
    found: dict[str, list[Teller]] = {}
    once = {noun.id: set(noun.attributions) for noun in nouns}
    columns = (statements.c.claim, statements.c.origin, statements.c.speaker)
    rows = (
        sa.select(statements.c.id.label("statement"), *columns, speakers.c.name, *HEAD)
        .join(reports, reports.c.id == statements.c.report)
        .outerjoin(speakers, speakers.c.id == statements.c.speaker)
        .where(among(seen.connection, statements.c.claim, once))
        .order_by(reports.c.number, statements.c.place)
    )
    for row in seen.connection.execute(rows):
        if row.statement in once[row.claim]:
            grades = seen.standing.grades(row.statement, row.speaker, row.outlet)
            found.setdefault(row.claim, []).append(Teller(row.statement, row.name, head(row), row.origin, grades))
    return found
