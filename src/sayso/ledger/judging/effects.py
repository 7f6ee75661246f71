"""What a merge or a split did to the counts of origins: the claims that it touches, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from sayso.briefing import words
from sayso.codec import load
from sayso.ledger.judging.weighed import PAIRED, Weighed
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import claims, statements
from sayso.model import Claim, Judgement

# So many claims are told of; the rest are counted.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Counts:
    """The claims of the statements that a decision touches: each statement's, None where it is in none."""

    claims: dict[str, Claim | None]

    @classmethod
    def of(cls, weighed: Weighed, moved: Iterable[Judgement]) -> Counts:
        """Those of all statements in the origins and claims of the two that a merge or a split is about."""
        decided = [one for _, one in weighed.decisions(one for one in moved if one.deed in PAIRED)]
        belongs = weighed.belongs(i for one in decided for i in (one.a, one.b))
        touched = set(belongs)
        for column, about in ((statements.c.origin, "origin"), (statements.c.claim, "claim")):
            groups = sorted({i for one in belongs.values() for m, i in one.items() if m == about and i is not None})
            for some in chunks(groups):
                touched.update(weighed.connection.scalars(sa.select(statements.c.id).where(column.in_(some))))
        return cls(_claims(weighed.connection, touched))


def changed(before: Counts, weighed: Weighed) -> list[str]:
    """A sentence for each claim whose count of origins is another now."""
    now = _claims(weighed.connection, before.claims)
    moves: set[tuple[str, str, str]] = set()
    for i, claim in before.claims.items():
        was, there = _told(claim), now.get(i)
        if was != _told(there):
            shown = there or claim
            moves.add((words.quoted(words.clipped(shown.text.exact, 20)) if shown else "", _told(there), was))
    lines = [f"claim {text}: {is_now}; before, {was}" for text, is_now, was in sorted(moves)]
    rest = len(lines) - _MOST
    return lines[:_MOST] + ([f"and {words.counted(rest, 'more change')} of a claim"] if rest > 0 else [])


def _told(claim: Claim | None) -> str:
    return words.origins(claim.fewest, claim.most) if claim else "no claim"


def _claims(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Claim | None]:
    found: dict[str, Claim | None] = {}
    nouns: dict[str, Claim] = {}
    for some in chunks(sorted(ids)):
        query = (
            sa.select(statements.c.id, claims.c.id.label("claim"), claims.c.noun)
            .outerjoin(claims, statements.c.claim == claims.c.id)
            .where(statements.c.id.in_(some))
        )
        for row in connection.execute(query):
            if row.claim is not None and row.claim not in nouns:
                nouns[row.claim] = load(Claim, row.noun)
            found[row.id] = nouns.get(row.claim)
    return found
