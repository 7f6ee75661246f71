"""What cannot both hold, and what only looks so?

A conflict is between two sides: a claim, or what one speaker says that is in none. Several comparisons of the same two sides are
one (`sayso.compare.conflicts.thinned`), also where copies tell them, as in a brief.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa

from sayso.codec import load
from sayso.compare.conflicts import surest
from sayso.ledger.among import among
from sayso.ledger.questions.answers import Answer, ConflictFound, Conflicts, Side
from sayso.ledger.questions.seen import MOST_HITS, Seen
from sayso.ledger.search import said as said_table
from sayso.ledger.tables import claims as claim_table
from sayso.ledger.tables import comparisons, statements
from sayso.ledger.terms import parse
from sayso.model import Comparison, ConflictType, Relation, Span

_A, _B = statements.alias("a"), statements.alias("b")
_P, _Q = said_table.alias("p"), said_table.alias("q")
_X, _Y = claim_table.alias("x"), claim_table.alias("y")
_CONFLICT = comparisons.c.relation == Relation.CONFLICT.value
# The same where few are looked up by their statements: the index of relations, which would give them all, is out of the way.
_CONFLICT_OF_FEW = (comparisons.c.relation + "") == Relation.CONFLICT.value
# Of the conflicts of one claim so many are shown.
_MOST_OF_ONE = 6
# A hit stands for all statements of its claim, so many together.
_MOST_FELLOWS = 5 * MOST_HITS


def conflicts(seen: Seen, words: str | None = None, *, limit: int = 20, offset: int = 0) -> Conflicts:
    """Conflicts, those with most origins behind both sides first, and apart from them what only looks like one.

    With `words`: those of which a statement, or one of the same claim, holds them all. Raises UsageError where there is no word.
    """
    where: sa.ColumnElement[bool] = sa.true()
    conflict, older = _CONFLICT, False
    if words is not None:
        hits, older = seen.hits(parse(words))
        ids = _fellows(seen, hits)
        where, conflict = _touching(seen, ids), _CONFLICT_OF_FEW
    found = []
    for kind in (conflict, ~conflict):
        groups = seen.connection.execute(_groups().where(kind, where).limit(limit + 1).offset(offset)).all()
        found.append(Answer(_found(seen, groups[:limit]), offset, len(groups) > limit, older))
    return Conflicts(*found)


def conflicts_of(seen: Seen, claims: Sequence[str]) -> dict[str, tuple[tuple[ConflictFound, ...], int]]:
    """The conflicts of each claim that has any, by its id: the first of them, and how many there are beside these."""
    members = list(seen.connection.scalars(sa.select(statements.c.id).where(statements.c.claim.in_(claims))))
    groups = seen.connection.execute(_groups().where(_CONFLICT_OF_FEW, _touching(seen, members))).all()
    own = {claim: [g for g in groups if claim in (g.low, g.high)] for claim in claims}
    found = iter(_found(seen, [group for several in own.values() for group in several[:_MOST_OF_ONE]]))
    return {
        claim: (tuple(islice(found, min(len(several), _MOST_OF_ONE))), max(0, len(several) - _MOST_OF_ONE))
        for claim, several in own.items()
        if several
    }


def _touching(seen: Seen, ids: Sequence[str]) -> sa.ColumnElement[bool]:
    """Is a statement of these on either side? Looked up by each side's index, however many comparisons there are.

    Apart from the question itself: within it, PostgreSQL goes through all comparisons instead.
    """
    sides = [among(seen.connection, column, ids) for column in (comparisons.c.a, comparisons.c.b)]
    found = seen.connection.scalars(sa.union(*(sa.select(comparisons.c.id).where(side) for side in sides)))
    return among(seen.connection, comparisons.c.id, found.all())


def _groups() -> sa.Select[Any]:
    """Two sides, the type and the relation, with the ids of the comparisons that they are told by."""
    p, q = (sa.func.coalesce(one.c.claim, sa.cast(said.c.same, sa.String)) for one, said in ((_A, _P), (_B, _Q)))
    x, y = sa.func.coalesce(_X.c.most, 1), sa.func.coalesce(_Y.c.most, 1)
    low, high = sa.case((p < q, p), else_=q).label("low"), sa.case((p < q, q), else_=p).label("high")
    most = sa.func.max(sa.case((x < y, x), else_=y))
    keys = (low, high, comparisons.c.type, comparisons.c.relation)
    return (
        sa.select(*keys, sa.func.aggregate_strings(comparisons.c.id, ",").label("ids"))
        .select_from(comparisons)
        .join(_A, _A.c.id == comparisons.c.a)
        .join(_B, _B.c.id == comparisons.c.b)
        .join(_P, _P.c.statement == comparisons.c.a)
        .join(_Q, _Q.c.statement == comparisons.c.b)
        .outerjoin(_X, _X.c.id == _A.c.claim)
        .outerjoin(_Y, _Y.c.id == _B.c.claim)
        # Who said it is asked within a claim; of anything else, one claim is one side.
        .where(sa.or_(p != q, comparisons.c.type == ConflictType.ATTRIBUTION.value))
        .group_by(*keys)
        .order_by(most.desc(), *keys)
    )


def _fellows(seen: Seen, hits: Sequence[str]) -> list[str]:
    """Statements, and those that are in a claim with one of them."""
    of = sa.select(statements.c.claim).where(among(seen.connection, statements.c.id, hits)).distinct()
    rows = sa.select(statements.c.id).where(statements.c.claim.in_(of)).limit(_MOST_FELLOWS)
    return [*dict.fromkeys((*hits, *seen.connection.scalars(rows)))]


def _found(seen: Seen, groups: Sequence[sa.Row[Any]]) -> tuple[ConflictFound, ...]:
    several = [group.ids.split(",") for group in groups]
    nouns = _nouns(seen, [i for ids in several for i in ids])
    shown = [surest(nouns[i] for i in ids) for ids in several]
    others = [[(c.a, c.b) for i in ids if (c := nouns[i]) != one] for one, ids in zip(shown, several, strict=True)]
    told = seen.told([i for one in shown for i in (one.a, one.b)])
    origins = seen.origins(one.origin for one in told.values() if one.origin)
    claims = seen.claims(one.claim for one in told.values() if one.claim)

    def side(i: str, span: Span) -> Side:
        one = told[i]
        return Side(one, span, origins.get(one.origin or ""), claims.get(one.claim or ""))

    return tuple(
        ConflictFound(one, side(one.a, one.a_span), side(one.b, one.b_span), tuple(sorted(rest)))
        for one, rest in zip(shown, others, strict=True)
    )


def _nouns(seen: Seen, ids: Iterable[str]) -> dict[str, Comparison]:
    rows = sa.select(comparisons.c.id, comparisons.c.noun).where(among(seen.connection, comparisons.c.id, ids))
    return {i: load(Comparison, noun) for i, noun in seen.connection.execute(rows)}
