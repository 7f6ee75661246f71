"""Reports of a ledger for a brief: all of them, or those on some matter."""

from __future__ import annotations

import sqlalchemy as sa

from sayso.codec import load
from sayso.ledger.among import among
from sayso.ledger.questions.seen import Seen
from sayso.ledger.search import find_passages
from sayso.ledger.tables import derivations, reports
from sayso.ledger.terms import parse
from sayso.model import Problem
from sayso.pipeline import Reading


def readings(seen: Seen, words: str | None = None) -> list[Reading]:
    """What was read in all current reports, in the order in which they came in.

    With `words`: in those of which a passage holds them all, and in those that these were made from. Raises UsageError where
    there is no word in `words`.
    """
    rows = sa.select(reports.c.id, reports.c.problems).where(reports.c.current).order_by(reports.c.number)
    if words is not None:
        rows = rows.where(among(seen.connection, reports.c.id, _on(seen, words)))
    problems = {i: load(tuple[Problem, ...], noun) for i, noun in seen.connection.execute(rows)}
    told = seen.pile.told(problems)
    return [Reading(one, tuple(told.get(i, ())), problems[i]) for i, one in seen.pile.reports(problems).items()]


def _on(seen: Seen, words: str) -> set[str]:
    new = {one.report for window in find_passages(seen.connection, parse(words)) for one in window}
    found: set[str] = set()
    while new:
        found |= new
        rows = sa.select(derivations.c.original).where(among(seen.connection, derivations.c.report, new))
        new = set(seen.connection.scalars(rows)) - found
    return found
