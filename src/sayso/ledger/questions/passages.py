"""Which passages hold some words?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import sqlalchemy as sa

from sayso.ledger.questions.answers import Answer, PassageFound
from sayso.ledger.questions.seen import Seen
from sayso.ledger.search import Passage, find_passages, said
from sayso.ledger.terms import Query, marks, parse, tokens

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
    heads = seen.heads(one.report for group in some for one in group[: _MOST_ALSO + 1])
    texts = seen.known.reports(group[0].report for group in some)
    inside = [_inside(seen, group[0]) for group in some]
    told = seen.told([i for ids in inside for i in ids])
    found = []
    for group, ids in zip(some, inside, strict=True):
        one, report = group[0], texts[group[0].report]
        places = marks(query, tokens(report.text, one.start, one.end))
        found.append(
            PassageFound(
                report,
                heads[report.id],
                report.span(one.start, one.end),
                tuple(report.span(start, end) for start, end in places),
                tuple(told[i] for i in ids),
                tuple(heads[i] for i in dict.fromkeys(o.report for o in group[1 : _MOST_ALSO + 1]) if i != report.id),
            )
        )
    return Answer(tuple(found), offset, len(groups) > limit)


def _groups(seen: Seen, query: Query, old: bool) -> Iterator[list[Passage]]:
    """Passages of the same words together, the newest of each first."""
    for window in find_passages(seen.connection, query, old=old):
        grouped: dict[int, list[Passage]] = {}
        for one in window:
            grouped.setdefault(one.same, []).append(one)
        yield from sorted(grouped.values(), key=lambda group: (group[0].words, -group[0].number))


def _inside(seen: Seen, one: Passage) -> list[str]:
    """The statements in a passage, as they stand there."""
    meets = (said.c.start < one.end, said.c.end > one.start)
    rows = sa.select(said.c.statement).where(said.c.report == one.report, *meets)
    return list(seen.connection.scalars(rows.order_by(said.c.start, said.c.statement)))
