"""Grades as JSON, as questions to a ledger and briefs of one have them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sayso.model import Caution, Grades, Judgement
from sayso.weigh import INFORMATION, SOURCES, Scale

Json = dict[str, Any]


def grades_object(grades: Grades) -> Json:
    """The grades that bear on a statement."""
    return {
        "speaker": [_grade(one, SOURCES) for one in grades.speaker],
        "outlet": [_grade(one, SOURCES) for one in grades.outlet],
        "statement": grades.statement and _grade(grades.statement, INFORMATION),
        "cautions": cautions_object(grades.cautions),
    }


def cautions_object(cautions: Iterable[Caution]) -> list[Json]:
    """What to be careful with in judgements."""
    return [{"rule": caution.rule, "text": caution.text} for caution in cautions]


def _grade(one: Judgement, scale: Scale) -> Json:
    term = scale.term(one.value)
    return {
        "id": one.id,
        "value": one.value,
        "meaning": term and term.meaning,
        "known": term and term.known,
        "who": one.who,
        "when": one.when.isoformat(timespec="seconds"),
    }
