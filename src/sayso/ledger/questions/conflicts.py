"""What cannot both hold, and what only looks so?

A conflict is between two sides (`sayso.ledger.sides`). Several comparisons of the same two sides are one, also where copies tell
them; and of two that a statement and one inside it tell, one is enough: both as in a brief (`sayso.compare.conflicts`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain, groupby, islice
from typing import Any

import sqlalchemy as sa

from sayso.codec import load
from sayso.compare.conflicts import surest, told_also
from sayso.ledger.among import among
from sayso.ledger.faults import stream
from sayso.ledger.questions.answers import Answer, ConflictFound, Conflicts, Side
from sayso.ledger.questions.seen import MOST_HITS, Seen
from sayso.ledger.shelf import chunks
from sayso.ledger.sides import sides_of
from sayso.ledger.tables import comparisons, statements
from sayso.ledger.terms import parse
from sayso.model import Attribution, Comparison, ConflictType, Relation, Span

# Of the conflicts of one claim so many are shown, of so many that are looked at: some may be told twice.
_MOST_OF_ONE, _LOOKED_AT = 6, 8
# A hit stands for all statements of its claim, so many together.
_MOST_FELLOWS = 5 * MOST_HITS
# So many are read together.
_AT_ONCE = 50

_ROWS = sa.select(*(comparisons.c[name] for name in ("id", "relation", "most", "low", "high", "type"))).where(
    # Who said it is asked within a claim; of anything else, one claim is one side.
    sa.or_(comparisons.c.low != comparisons.c.high, comparisons.c.type == ConflictType.ATTRIBUTION.value)
)

Group = tuple[str, ...]
"""The ids of the comparisons of the same two sides, type and relation."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """The one comparison of a group that is shown, and the statements of the others."""

    comparison: Comparison
    others: tuple[tuple[str, str], ...]


def conflicts(seen: Seen, words: str | None = None, *, limit: int = 20, offset: int = 0) -> Conflicts:
    """Conflicts, those with most origins behind both sides first, and apart from them what only looks like one.

    With `words`: those of which a statement, or one of the same claim, holds them all. Raises UsageError where there is no word.
    """
    touching, older = None, False
    if words is not None:
        hits, older = seen.hits(parse(words))
        touching = _touching(seen, _fellows(seen, hits))
    found = []
    for kinds in ([Relation.CONFLICT], [kind for kind in Relation if kind is not Relation.CONFLICT]):
        rows = _all(seen, kinds) if touching is None else [row for row in touching if row.relation in kinds]
        shown = chain.from_iterable(_told_once(seen, some) for some in chunks(_groups(rows), _AT_ONCE))
        page = list(islice(shown, offset, offset + limit + 1))
        found.append(Answer(_found(seen, page[:limit]), offset, len(page) > limit, older))
    return Conflicts(*found)


def conflicts_of(seen: Seen, claims: Sequence[str]) -> dict[str, tuple[tuple[ConflictFound, ...], int]]:
    """The conflicts of each claim that has any, by its id: the first of them, and how many there are beside these.

    Among the latter what is told twice is counted twice.
    """
    members = sa.select(statements.c.id).where(among(seen.connection, statements.c.claim, claims))
    own: dict[str, list[Any]] = {claim: [] for claim in claims}
    for row in _touching(seen, seen.connection.scalars(members).all()):
        if row.relation == Relation.CONFLICT:
            for side in {row.low, row.high} & own.keys():
                own[side].append(row)
    groups = {claim: list(_groups(rows)) for claim, rows in own.items() if rows}
    looked = {claim: several[:_LOOKED_AT] for claim, several in groups.items()}
    once = {one.comparison.id: one for one in _told_once(seen, dict.fromkeys(chain.from_iterable(looked.values())))}
    kept = {claim: [i for group in several for i in group if i in once] for claim, several in looked.items()}
    shown = {i: once[i] for several in kept.values() for i in several[:_MOST_OF_ONE]}
    found = dict(zip(shown, _found(seen, list(shown.values())), strict=True))
    return {
        claim: (
            tuple(found[i] for i in several[:_MOST_OF_ONE]),
            len(several[_MOST_OF_ONE:]) + len(groups[claim]) - len(looked[claim]),
        )
        for claim, several in kept.items()
    }


def _touching(seen: Seen, ids: Sequence[str]) -> list[Any]:
    """The rows of comparisons of these statements, in order."""
    rows: dict[str, Any] = {}
    for column in (comparisons.c.a, comparisons.c.b):
        for row in seen.connection.execute(_ROWS.where(among(seen.connection, column, ids))):
            rows[row.id] = row
    return sorted(rows.values(), key=_order)


def _all(seen: Seen, kinds: Iterable[Relation]) -> Iterator[Any]:
    """The rows of all comparisons of some kinds, in order, as far as they are asked for."""
    ordered = (comparisons.c.most.desc(), comparisons.c.low, comparisons.c.high, comparisons.c.type, comparisons.c.id)
    each = (_ROWS.where(comparisons.c.relation == kind.value).order_by(*ordered) for kind in kinds)
    return merge(*(chain.from_iterable(stream(seen.connection, rows)) for rows in each), key=_order)


def _order(row: Any) -> tuple[int, str, str, str, str, str]:
    return -row.most, row.low, row.high, row.type, row.relation, row.id


def _groups(rows: Iterable[Any]) -> Iterator[Group]:
    """Rows in order, by what they tell."""
    for _, some in groupby(rows, lambda row: _order(row)[:-1]):
        yield tuple(row.id for row in some)


def _fellows(seen: Seen, hits: Sequence[str]) -> list[str]:
    """Statements, and those that are in a claim with one of them."""
    of = sa.select(statements.c.claim).where(among(seen.connection, statements.c.id, hits)).distinct()
    rows = sa.select(statements.c.id).where(statements.c.claim.in_(of)).limit(_MOST_FELLOWS)
    return [*dict.fromkeys((*hits, *seen.connection.scalars(rows)))]


def _told_once(seen: Seen, groups: Collection[Group]) -> list[_Shown]:
    """Of each group the surest; none where a statement that stands in one of its two, or around it, tells it too."""
    nouns = _nouns(seen, chain.from_iterable(groups))
    shown = []
    for group in groups:
        one = surest(nouns[i] for i in group)
        others = sorted((other.a, other.b) for i in group if (other := nouns[i]) != one)
        shown.append(_Shown(one, tuple(others)))
    ids = {i for one in shown for i in (one.comparison.a, one.comparison.b)}
    known, within = seen.known.attributions(ids), _within(seen, ids)
    also = [list(told_also(one.comparison, known, within)) for one in shown]
    side = {i: one.key for i, one in sides_of(seen.connection, {*ids, *chain.from_iterable(chain(*also))}).items()}
    pairs = [
        # Two in one claim are one side, which tells it once.
        {_two(side[x], side[y]) for x, y in some} - {_two(side[one.comparison.a], side[one.comparison.b])}
        for one, some in zip(shown, also, strict=True)
    ]
    there = _compared(seen, set().union(*pairs))
    return [one for one, some in zip(shown, pairs, strict=True) if not some & there]


def _within(seen: Seen, ids: Iterable[str]) -> dict[str, list[Attribution]]:
    """The statements that stand in each of these."""
    inner = sa.select(statements.c.id).where(among(seen.connection, statements.c.inside, set(ids)))
    found: dict[str, list[Attribution]] = {}
    for one in seen.known.attributions(seen.connection.scalars(inner)).values():
        found.setdefault(one.inside or "", []).append(one)
    return found


def _compared(seen: Seen, sides: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Which of these two sides any comparison stands between."""
    found: set[tuple[str, str]] = set()
    for some in chunks(sorted(sides)):
        columns = (comparisons.c.low, comparisons.c.high)
        rows = sa.select(*columns).where(sa.tuple_(*columns).in_(some)).distinct()
        found.update((low, high) for low, high in seen.connection.execute(rows))
    return found


def _two(x: str, y: str) -> tuple[str, str]:
    return min(x, y), max(x, y)


def _found(seen: Seen, shown: Sequence[_Shown]) -> tuple[ConflictFound, ...]:
    told = seen.told([i for one in shown for i in (one.comparison.a, one.comparison.b)])
    origins = seen.origins(one.origin for one in told.values() if one.origin)
    claims = seen.claims(one.claim for one in told.values() if one.claim)

    def side(i: str, span: Span) -> Side:
        one = told[i]
        return Side(one, span, origins.get(one.origin or ""), claims.get(one.claim or ""))

    return tuple(
        ConflictFound(one, side(one.a, one.a_span), side(one.b, one.b_span), others)
        for one, others in ((each.comparison, each.others) for each in shown)
    )


def _nouns(seen: Seen, ids: Iterable[str]) -> dict[str, Comparison]:
    rows = sa.select(comparisons.c.id, comparisons.c.noun).where(among(seen.connection, comparisons.c.id, ids))
    return {i: load(Comparison, noun) for i, noun in seen.connection.execute(rows)}
