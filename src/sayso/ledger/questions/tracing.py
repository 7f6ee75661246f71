"""On whose word is a statement told?"""

from __future__ import annotations

import re
from collections.abc import Sequence

import sqlalchemy as sa

from sayso.codec import load
from sayso.ledger.among import among
from sayso.ledger.judging.numbers import by_number
from sayso.ledger.questions.answers import Answer, MadeFrom, Traced
from sayso.ledger.questions.claims import claims_found
from sayso.ledger.questions.seen import Seen, cut
from sayso.ledger.search import WINDOW, find_statements
from sayso.ledger.tables import derivations, reports, statements
from sayso.ledger.tables import origins as origin_table
from sayso.ledger.terms import parse
from sayso.model import Derivation, Origin

_ID = re.compile("[a-z0-9]{1,64}")
# Of the statements that go back to one origin so many are given with their words.
_MOST_OTHERS = 20
# A report made from one made from one: no line of reports is this long.
_DEEPEST = 16


def trace(seen: Seen, asked: str, *, limit: int = 5, offset: int = 0) -> Answer[Traced]:
    """The statement with the id or the number `asked`, else those with its words, the newest first, each with all behind it.

    Raises UsageError where `asked` names no statement and holds no word.
    """
    if (one := _named(seen, asked.strip())) is not None:
        return Answer(_traced(seen, [one]) if not offset else (), offset)
    found: list[str] = []
    for some in find_statements(seen.connection, parse(asked), WINDOW):
        found += some
        if len(found) > offset + limit:
            break
    part = cut(found, limit, offset)
    return Answer(_traced(seen, part.items), offset, part.more)


def _named(seen: Seen, asked: str) -> str | None:
    """The statement of an id, or of a number (`4.7`)."""
    if _ID.fullmatch(asked) and seen.known.attributions([asked]):
        return asked
    return by_number(seen.connection, seen.pile, asked)


def _traced(seen: Seen, ids: Sequence[str]) -> tuple[Traced, ...]:
    told = seen.told(ids)
    origins = _origins(seen, {one.origin for one in told.values() if one.origin})
    claims = dict.fromkeys(one.claim for one in told.values() if one.claim)
    claimed = {found.claim.id: found for found in claims_found(seen, list(claims))}
    made = {report: _made_from(seen, report) for report in {one.attribution.report for one in told.values()}}
    fellows = {i: _fellows(seen, i) for i in origins}
    others = seen.told([i for several in fellows.values() for i in several[: _MOST_OTHERS + 1]])
    found = []
    for i in ids:
        one = told[i]
        origin = origins.get(one.origin or "")
        rest = [other for other in fellows.get(one.origin or "", ()) if other != i]
        reasons = [*(origin.reasons if origin else ()), *(r for m in made[one.report.id] for r in m.derivation.reasons)]
        found.append(
            Traced(
                one,
                origin,
                tuple(others[other] for other in rest[:_MOST_OTHERS]),
                len(rest),
                made[one.report.id],
                claimed.get(one.claim or ""),
                seen.heads(span.report for reason in reasons for span in reason.evidence),
            )
        )
    return tuple(found)


def _origins(seen: Seen, ids: set[str]) -> dict[str, Origin]:
    rows = sa.select(origin_table.c.id, origin_table.c.noun).where(among(seen.connection, origin_table.c.id, ids))
    return {i: load(Origin, noun) for i, noun in seen.connection.execute(rows)}


def _fellows(seen: Seen, origin: str) -> list[str]:
    """The statements that go back to an origin, in the order in which their reports came in."""
    rows = sa.select(statements.c.id).join(reports, reports.c.id == statements.c.report)
    rows = rows.where(statements.c.origin == origin).order_by(reports.c.number, statements.c.place)
    return list(seen.connection.scalars(rows))


def _made_from(seen: Seen, report: str) -> tuple[MadeFrom, ...]:
    """What a report was made from, what that was made from, and so on."""
    found: list[Derivation] = []
    while len(found) < _DEEPEST:
        noun = seen.connection.scalar(sa.select(derivations.c.noun).where(derivations.c.report == report))
        if noun is None:
            break
        found.append(load(Derivation, noun))
        report = found[-1].original
    heads = seen.heads(one.original for one in found)
    return tuple(MadeFrom(one, heads[one.original]) for one in found)
