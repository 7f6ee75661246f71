"""What to be careful with in judgements that stand, now that the ledger has grown since they were made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from sayso.ledger.shelf import chunks
from sayso.ledger.tables import reports, statements
from sayso.model import Caution, Deed, Judgement, Matter
from sayso.weigh import Standing
from sayso.weigh.rules import clash, early, graded_twice, unconfirmed
from sayso.weigh.scales import CONFIRMED

if TYPE_CHECKING:
    from sayso.ledger.judging.weighed import Weighed

Found = Iterator[tuple[str, Caution | None]]


def find_cautions(
    weighed: Weighed, judged: Sequence[Judgement], standing: Standing
) -> Mapping[str, tuple[Caution, ...]]:
    """The cautions of judgements that stand, by judgement. `standing` has them by what they are about, without cautions."""
    found: dict[str, dict[Caution, None]] = defaultdict(dict)
    for several in (
        _unconfirmed(weighed, standing),
        _early(weighed, standing),
        _gone(weighed, judged),
        _without_effect(weighed, judged),
        _graded_twice(standing),
        _clashes(weighed, standing),
    ):
        for i, caution in several:
            if caution:
                found[i][caution] = None
    return {i: tuple(cautions) for i, cautions in found.items()}


def _unconfirmed(weighed: Weighed, standing: Standing) -> Found:
    graded = {i: one for i, one in standing.statements.items() if one.value == CONFIRMED}
    for i, fewest in weighed.fewest(graded).items():
        yield graded[i].id, unconfirmed(CONFIRMED, fewest)


def _early(weighed: Weighed, standing: Standing) -> Found:
    told = weighed.pile.attributions(one.subjects[0] for one in standing.forecasts.values())
    for one in standing.forecasts.values():
        window = told[one.subjects[0]].forecast if one.subjects[0] in told else None
        if window:
            yield one.id, early(one.value, window.last, one.when.date())


def _gone(weighed: Weighed, judged: Iterable[Judgement]) -> Found:
    """What is about a statement, or a speaker named through one, that no newest version holds."""
    of = {True: weighed.lasting.speakers, False: weighed.lasting.statements}
    text = "what it is about is in no newest version of a report"
    kinds = {True: [one for one in judged if one.about is Matter.SOURCE]}
    kinds[False] = [one for one in judged if one.about is not Matter.SOURCE]
    for is_source, several in kinds.items():
        there = of[is_source](i for one in several for i in one.subjects).keys()
        for one in several:
            yield one.id, None if there >= set(one.subjects) else Caution("gone", text)


def _without_effect(weighed: Weighed, judged: Iterable[Judgement]) -> Found:
    decided = weighed.decisions(judged)
    belongs = weighed.belongs(i for _, one in decided for i in (one.a, one.b))
    for name, one in decided:
        if one.a not in belongs or one.b not in belongs:
            continue
        a, b = belongs[one.a][one.about], belongs[one.b][one.about]
        is_one = a is not None and a == b
        if is_one != (one.deed is Deed.MERGE):
            so = f"one {one.about}" if is_one else f"in no {one.about} together"
            yield name, Caution("no effect", f"without effect: the two are {so} today")


def _graded_twice(standing: Standing) -> Found:
    for several in (*standing.speakers.values(), *standing.outlets.values()):
        for one in several:
            yield one.id, graded_twice(several)


def _clashes(weighed: Weighed, standing: Standing) -> Found:
    told: dict[str, tuple[str | None, str | None]] = {}
    for some in chunks(sorted(standing.statements)):
        query = (
            sa.select(statements.c.id, statements.c.speaker, reports.c.outlet)
            .join(reports, reports.c.id == statements.c.report)
            .where(statements.c.id.in_(some))
        )
        told.update({row.id: (row.speaker, row.outlet) for row in weighed.connection.execute(query)})
    for i, one in standing.statements.items():
        grades = standing.grades(i, *told.get(i, (None, None)))
        yield one.id, clash([g.value for g in grades.speaker], [g.value for g in grades.outlet], one.value)
