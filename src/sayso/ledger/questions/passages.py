"""Which passages hold some words?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import sqlalchemy as sa

from sayso.ledger.questions.answers import Answer, Head, PassageFound
from sayso.ledger.questions.seen import Seen
from sayso.ledger.search import Passage, find_passages
from sayso.ledger.tables import reports
from sayso.ledger.terms import Query, marks, parse, tokens
from sayso.model import Attribution

# Of the other reports with the same passage, so many are named.
_MOST_ALSO = 50


def search(seen: Seen, words: str, *, limit: int = 20, offset: int = 0, old: bool = False) -> Answer[PassageFound]:
    """The passages that hold all `words`: the shortest first, since they tell of little else; then the newest.

    Where there are many, the newest are put in that order and come first, then those before them. Passages of the same words
    are one. Raises UsageError where there is no word in `words`.
    """
    query = parse(words)
    groups = list(islice(_groups(seen, query, old), offset, offset + limit + 1))
    some = groups[:limit]
    ids = _ids(seen, {one.report for group in some for one in group[: _MOST_ALSO + 1]})
    heads = seen.heads(ids.values())
    named = [[heads[ids[one.report]] for one in group[: _MOST_ALSO + 1]] for group in some]
    told = {h.id: a for h, a in _told(seen, [heads_of[0] for heads_of in named])}
    found = [_found(seen, query, group[0], of, told[of[0].id]) for group, of in zip(some, named, strict=True)]
    return Answer(tuple(found), offset, len(groups) > limit)


def _groups(seen: Seen, query: Query, old: bool) -> Iterator[list[Passage]]:
    """Passages of the same words together, the newest of each first."""
    for window in find_passages(seen.connection, query, old=old):
        grouped: dict[int, list[Passage]] = {}
        for one in window:
            grouped.setdefault(one.same, []).append(one)
        yield from sorted(grouped.values(), key=lambda group: (group[0].words, -group[0].number))


def _ids(seen: Seen, numbers: set[int]) -> dict[int, str]:
    rows = sa.select(reports.c.number, reports.c.id).where(reports.c.number.in_(sorted(numbers)))
    return {row.number: row.id for row in seen.connection.execute(rows)}


def _told(seen: Seen, heads: Sequence[Head]) -> Iterator[tuple[Head, list[Attribution]]]:
    told = seen.known.told(dict.fromkeys(head.id for head in heads))
    for head in heads:
        yield head, told.get(head.id, [])


def _found(seen: Seen, query: Query, one: Passage, heads: Sequence[Head], told: Sequence[Attribution]) -> PassageFound:
    report = seen.known.reports([heads[0].id])[heads[0].id]
    places = marks(query, tokens(report.text, one.start, one.end))
    inside = [a for a in told if any(s.start < one.end and one.start < s.end for s in a.content)]
    in_order = sorted(inside, key=lambda a: (a.place, a.id))
    known = seen.told([a.id for a in in_order])
    also = {head.id: head for head in heads[1:] if head.id != report.id}
    return PassageFound(
        report,
        heads[0],
        report.span(one.start, one.end),
        tuple(report.span(start, end) for start, end in places),
        tuple(known[a.id] for a in in_order),
        tuple(also.values()),
    )
