"""Answers as CSV (RFC 4180): a header, then a row an item.

A cell that a spreadsheet would take for a formula, since it begins with = + - @, a tab or a line end, has an apostrophe before
it.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from sayso.ledger.questions.answers import (
    Answer,
    ClaimFound,
    ConflictFound,
    Conflicts,
    ForecastFound,
    PassageFound,
    Side,
    SpeakerFound,
    Told,
    Traced,
)
from sayso.model import Grades, Judgement

T = TypeVar("T")
Cell = str | int | float | None
Row = Mapping[str, Cell]

_ACTING = ("=", "+", "-", "@", "\t", "\r", "\n")


def passages_csv(answer: Answer[PassageFound]) -> str:
    """A row a passage."""
    return _table(PASSAGE, answer.items)


def claims_csv(answer: Answer[ClaimFound]) -> str:
    """A row a claim."""
    return _table(CLAIM, answer.items)


def traces_csv(answer: Answer[Traced]) -> str:
    """A row a statement."""
    return _table(TRACED, answer.items)


def conflicts_csv(answer: Conflicts) -> str:
    """A row a pair of sides; `relation` tells conflicts from what only looks like one."""
    return _table(CONFLICT, (*answer.conflicts.items, *answer.not_conflicts.items))


def forecasts_csv(answer: Answer[ForecastFound]) -> str:
    """A row a forecast."""
    return _table(FORECAST, answer.items)


def speakers_csv(answer: Answer[SpeakerFound]) -> str:
    """A row a speaker."""
    return _table(SPEAKER, answer.items)


def _table(columns: Mapping[str, Callable[[T], Cell]], items: Iterable[T]) -> str:
    out = io.StringIO(newline="")
    write = csv.writer(out, lineterminator="\r\n").writerow
    write(columns)
    for one in items:
        write([_safe(cell(one)) for cell in columns.values()])
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ACTING) else cell


def _list(parts: Iterable[str | None]) -> str:
    return "; ".join(dict.fromkeys(part for part in parts if part))


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _content(told: Told) -> str:
    return " […] ".join(span.exact for span in told.attribution.content)


def _speaker_of(told: Told) -> str | None:
    if told.speaker:
        return told.speaker.name
    return told.attribution.speaker.name if told.attribution.speaker else None


def _values(grades: Iterable[Judgement]) -> str:
    """`B`; of a source that was graded while it was taken for two, `B; D`."""
    return _list(one.value for one in grades)


def _several(of: Callable[[T], Iterable[tuple[str, str | None, str | None, Grades]]]) -> dict[str, Callable[[T], Cell]]:
    """The columns of grades where a row tells of several statements (id, speaker, outlet, grades): each with whose it is."""
    return {
        "grade_speaker": lambda one: _list(
            f"{who or g.name}: {g.value}" for _, who, _, gs in of(one) for g in gs.speaker
        ),
        "grade_outlet": lambda one: _list(f"{by or g.name}: {g.value}" for _, _, by, gs in of(one) for g in gs.outlet),
        "grade_statement": lambda one: _list(f"{i}: {gs.statement.value}" for i, _, _, gs in of(one) if gs.statement),
    }


PASSAGE: dict[str, Callable[[PassageFound], Cell]] = {
    "report": lambda one: one.report.id,
    "outlet": lambda one: one.head.outlet,
    "published": lambda one: _iso(one.head.published),
    "title": lambda one: one.head.title,
    "path": lambda one: one.head.address,
    "start": lambda one: one.span.start,
    "end": lambda one: one.span.end,
    "exact": lambda one: one.span.exact,
    "attributions": lambda one: _list(told.attribution.id for told in one.statements),
    "also_in": lambda one: _list(head.id for head in one.also),
    **_several(lambda one: [(t.attribution.id, _speaker_of(t), t.report.outlet, t.grades) for t in one.statements]),
}

CLAIM: dict[str, Callable[[ClaimFound], Cell]] = {
    "id": lambda one: one.claim.id,
    "text": lambda one: one.claim.text.exact,
    "origins_min": lambda one: one.claim.fewest,
    "origins_max": lambda one: one.claim.most,
    "reports": lambda one: one.reports,
    "told_by": lambda one: _list(teller.speaker for teller in one.tellers),
    "behind": lambda one: _list(head.who for head in one.origins),
    "attributions": lambda one: _list(one.claim.attributions),
    "conflicts": lambda one: len(one.conflicts) + one.more_conflicts,
    **_several(lambda one: [(t.statement, t.speaker, t.report.outlet, t.grades) for t in one.tellers]),
}


def _told(of: Callable[[T], Told]) -> dict[str, Callable[[T], Cell]]:
    """The columns that tell of one statement."""
    return {
        "attribution": lambda one: of(one).attribution.id,
        "speaker": lambda one: _speaker_of(of(one)),
        "chain": lambda one: " > ".join(of(one).attribution.chain),
        "exact": lambda one: _content(of(one)),
        "outlet": lambda one: of(one).report.outlet,
        "published": lambda one: _iso(of(one).report.published),
        "title": lambda one: of(one).report.title,
        "path": lambda one: of(one).report.address,
        "grade_speaker": lambda one: _values(of(one).grades.speaker),
        "grade_outlet": lambda one: _values(of(one).grades.outlet),
        "grade_statement": lambda one: own.value if (own := of(one).grades.statement) else None,
    }


TRACED: dict[str, Callable[[Traced], Cell]] = {
    **_told(lambda one: one.told),
    "origin": lambda one: one.origin.id if one.origin else None,
    "origin_kind": lambda one: one.origin.kind.value if one.origin else None,
    "origin_who": lambda one: one.origin.who if one.origin else None,
    "origin_when": lambda one: _iso(one.origin.when) if one.origin else None,
    "other_count": lambda one: one.count,
    "made_from": lambda one: _list(made.original.id for made in one.made_from),
    "claim": lambda one: one.claim.claim.id if one.claim else None,
}


def _side(name: str, of: Callable[[ConflictFound], Side]) -> dict[str, Callable[[ConflictFound], Cell]]:
    columns: dict[str, Callable[[ConflictFound], Cell]] = {
        **_told(lambda one: of(one).told),
        "clash": lambda one: of(one).span.exact,
        "claim": lambda one: claim.id if (claim := of(one).claim) else None,
        "origin_who": lambda one: origin.who if (origin := of(one).origin) else None,
    }
    return {f"{name}_{column}": cell for column, cell in columns.items()}


CONFLICT: dict[str, Callable[[ConflictFound], Cell]] = {
    "type": lambda one: one.comparison.type.value,
    "relation": lambda one: one.comparison.relation.value,
    "why": lambda one: one.comparison.why,
    "judge": lambda one: one.comparison.judge,
    "confidence": lambda one: round(one.comparison.confidence, 4),
    **_side("a", lambda one: one.a),
    **_side("b", lambda one: one.b),
}

FORECAST: dict[str, Callable[[ForecastFound], Cell]] = {
    "from": lambda one: _iso(one.forecast.first),
    "to": lambda one: _iso(one.forecast.last),
    **_told(lambda one: one.told),
    "likelihood": lambda one: likely.term if (likely := one.told.attribution.likelihood) else None,
    "likelihood_low": lambda one: likely.low if (likely := one.told.attribution.likelihood) else None,
    "likelihood_high": lambda one: likely.high if (likely := one.told.attribution.likelihood) else None,
    "others": lambda one: _list(one.others),
    "settled": lambda one: one.settled.value if one.settled else None,
    "settled_by": lambda one: one.settled.who if one.settled else None,
}

SPEAKER: dict[str, Callable[[SpeakerFound], Cell]] = {
    "id": lambda one: one.speaker.id,
    "name": lambda one: one.speaker.name,
    "type": lambda one: one.speaker.type.value,
    "named": lambda one: str(one.speaker.named).lower(),
    "names": lambda one: _list(one.speaker.names),
    "statements": lambda one: one.statements,
    "reports": lambda one: one.reports,
    "claims": lambda one: one.claims,
    "grade_speaker": lambda one: _values(one.grades.speaker),
}
