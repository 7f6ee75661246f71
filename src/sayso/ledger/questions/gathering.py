"""Reports of a ledger for a brief: all of them, or those on some matter."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from sayso.codec import load
from sayso.ledger.among import among
from sayso.ledger.questions.seen import Seen
from sayso.ledger.search import find_passages
from sayso.ledger.tables import derivations, reports, statements
from sayso.ledger.terms import parse
from sayso.model import UNGRADED, Grades, Problem
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


def graded(seen: Seen, read: Iterable[str]) -> dict[str, Grades]:
    """The grades that bear on the statements of reports (ids), by statement; those on which none bears are left out."""
    standing = seen.standing
    if not (standing.speakers or standing.outlets or standing.statements):
        return {}
    rows = sa.select(statements.c.id, statements.c.speaker, reports.c.outlet)
    rows = rows.join(reports, reports.c.id == statements.c.report).where(among(seen.connection, reports.c.id, read))
    found = {row.id: standing.grades(row.id, row.speaker, row.outlet) for row in seen.connection.execute(rows)}
    return {i: grades for i, grades in found.items() if grades != UNGRADED}
