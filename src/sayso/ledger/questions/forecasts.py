"""What was said to be still to come, and what of it is due?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from sayso.ledger.among import among
from sayso.ledger.questions.answers import Answer, ForecastFound
from sayso.ledger.questions.seen import Seen
from sayso.ledger.tables import reports, statements
from sayso.ledger.terms import parse


def forecasts(
    seen: Seen, words: str | None = None, *, due: dt.date | None = None, limit: int = 20, offset: int = 0
) -> Answer[ForecastFound]:
    """Forecasts by the end of their window, those without one last; those of one claim for one window are one.

    With `due`: those whose window ends on that day or before it, and that nobody has settled. Raises UsageError where there is no
    word in `words`.
    """
    rows, older = _foretold(), False
    if due is not None:
        is_settled = sa.case((among(seen.connection, statements.c.id, seen.standing.forecasts), 1), else_=0)
        rows = rows.having(sa.func.max(is_settled) == 0)
        rows = rows.where(
            statements.c.foretells_to > "", statements.c.foretells_to < (due + dt.timedelta(1)).isoformat()
        )
    if words is not None:
        hits, older = seen.hits(parse(words))
        rows = rows.where(among(seen.connection, statements.c.id, hits))
    groups = seen.connection.execute(rows.limit(limit + 1).offset(offset)).all()
    return Answer(_found(seen, groups[:limit]), offset, len(groups) > limit, older)


def _foretold() -> sa.Select[Any]:
    """What current reports foretell: a claim, or a statement in none, and its window, with the ids of the statements."""
    what = sa.func.coalesce(statements.c.claim, statements.c.id)
    start, end = statements.c.foretells_from, statements.c.foretells_to
    keys = (end, start, what)
    return (
        sa.select(sa.func.aggregate_strings(statements.c.id, ",").label("ids"))
        .join(reports, sa.and_(reports.c.id == statements.c.report, reports.c.current))
        .where(end.is_not(None))
        .group_by(*keys)
        # What is open on one side comes by the other; what is open on both, last.
        .order_by(sa.case((end > "", end), (start > "", start), else_="9999-12-31"), end == "", *keys)
    )


def _found(seen: Seen, groups: Sequence[sa.Row[Any]]) -> tuple[ForecastFound, ...]:
    several = [sorted(group.ids.split(",")) for group in groups]
    told = seen.told([ids[0] for ids in several])
    settled, cautions = seen.standing.forecasts, seen.standing.cautions
    found = []
    for first, *others in several:
        forecast = told[first].attribution.forecast
        assert forecast is not None
        judged = next((settled[i] for i in (first, *others) if i in settled), None)
        careful = cautions.get(judged.id, ()) if judged else ()
        found.append(ForecastFound(told[first], forecast, tuple(others), judged, careful))
    return tuple(found)
