"""Judgements as they are listed: with the words they are about, what became of them, and what to be careful with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from sayso.briefing import words
from sayso.ledger.judging.numbers import numbers_of
from sayso.ledger.judging.weighed import Weighed
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import reports
from sayso.model import Attribution, Deed, Judgement
from sayso.weigh import Record, Standing, Subject


def records(
    connection: sa.Connection, weighed: Weighed, judgements: Iterable[Judgement], standing: Standing
) -> list[Record]:
    """Judgements of the ledger as they are listed, in the order given."""
    wanted = list(judgements)
    log = weighed.log
    subjects = _subjects(connection, weighed, [i for one in wanted for i in _told(one)])
    return [
        Record(
            one,
            tuple(subjects.get(i) or _lost(i, quote) for i, quote in zip(_told(one), one.quotes, strict=True)),
            log.stands(one.id),
            log.superseded_by(one.id),
            log.withdrawn_by(one.id),
            standing.cautions.get(one.id, ()),
        )
        for one in wanted
    ]


def dated(one: Judgement) -> str:
    """A judgement in one line: `j4 (grade source B, by Bo Rask on 2031-05-02: knows the yard)`."""
    what = " ".join(filter(None, [one.deed.value, one.about.value, one.value]))
    if one.deed is Deed.WITHDRAW:
        what = f"withdraw {one.subjects[0]}"
    return f"{one.id} ({what}, by {words.line(one.who)} on {one.when:%Y-%m-%d}: {words.clipped(one.why, 20)})"


def words_of(one: Attribution) -> str:
    """What a statement says, in its exact words."""
    return " … ".join(words.line(span.exact) for span in one.content)


def _lost(statement: str, quote: str) -> Subject:
    """A statement that the ledger no longer tells, since its report was read again."""
    return Subject(statement, "", quote, "", "", "", current=False)


def _told(one: Judgement) -> tuple[str, ...]:
    """The statements of a judgement."""
    return () if one.deed is Deed.WITHDRAW else one.subjects


def _subjects(connection: sa.Connection, weighed: Weighed, ids: Sequence[str]) -> dict[str, Subject]:
    known = weighed.pile.attributions(ids)
    numbers = numbers_of(connection, weighed.pile, known)
    current = weighed.lasting.statements(known)
    rows = {}
    for some in chunks(sorted({a.report for a in known.values()})):
        query = sa.select(reports.c.id, reports.c.outlet, reports.c.title).where(reports.c.id.in_(some))
        rows.update({row.id: row for row in connection.execute(query)})
    return {
        i: Subject(
            i,
            numbers.get(i, ""),
            words_of(one),
            _speaker(one),
            words.line(rows[one.report].outlet),
            words.line(rows[one.report].title),
            i in current,
        )
        for i, one in known.items()
    }


def _speaker(one: Attribution) -> str:
    if one.speaker:
        return words.line(one.speaker.name)
    return " … ".join(words.line(span.exact) for span in one.source)
