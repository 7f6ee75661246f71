"""Answers as JSON: one object with a list, its fields named as those of a brief. Fields are added, never changed.

Beside the offsets of a statement stand its exact words (`exact`), since the report's text is not in the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sayso.export.grades import cautions_object, grades_object
from sayso.export.json import (
    attribution_object,
    claim_object,
    comparison_object,
    derivation_object,
    forecast_object,
    iso,
    origin_object,
    speaker_object,
)
from sayso.ledger.questions.answers import (
    Answer,
    ClaimFound,
    ConflictFound,
    Conflicts,
    ForecastFound,
    Head,
    OriginHead,
    PassageFound,
    Side,
    SpeakerFound,
    Teller,
    Told,
    Traced,
)

Json = dict[str, Any]
T = TypeVar("T")


def passages_object(answer: Answer[PassageFound]) -> Json:
    """What `sayso search --json` prints."""
    return _listed("passages", answer, _passage)


def claims_object(answer: Answer[ClaimFound]) -> Json:
    """What `sayso claims --json` prints."""
    return _listed("claims", answer, _claim)


def traces_object(answer: Answer[Traced]) -> Json:
    """What `sayso trace --json` prints."""
    return _listed("statements", answer, _traced)


def conflicts_object(answer: Conflicts) -> Json:
    """What `sayso conflicts --json` prints."""
    found = _listed("conflicts", answer.conflicts, _conflict)
    others = _listed("comparisons", answer.not_conflicts, _comparison)
    return {**found, "comparisons": others["comparisons"], "more": answer.conflicts.more or answer.not_conflicts.more}


def forecasts_object(answer: Answer[ForecastFound]) -> Json:
    """What `sayso forecasts --json` prints."""
    return _listed("forecasts", answer, _forecast)


def speakers_object(answer: Answer[SpeakerFound]) -> Json:
    """What `sayso speakers --json` prints."""
    return _listed("speakers", answer, _speaker)


def _listed(name: str, answer: Answer[T], item: Callable[[T], Json]) -> Json:
    return {
        name: [item(one) for one in answer.items],
        "offset": answer.offset,
        "more": answer.more,
        "older": answer.older,
    }


def _head(head: Head) -> Json:
    return {
        "id": head.id,
        "path": head.address,
        "title": head.title,
        "outlet": head.outlet,
        "published": iso(head.published),
        "current": head.current,
    }


def _told(told: Told) -> Json:
    one = told.attribution
    return {
        **attribution_object(one),
        "report": one.report,
        "origin": told.origin,
        "claim": told.claim,
        "exact": [span.exact for span in one.content],
        "grades": grades_object(told.grades),
    }


def _reported(told: Told) -> Json:
    """A statement with what names its report."""
    report = told.report
    return {
        **_told(told),
        "path": report.address,
        "title": report.title,
        "outlet": report.outlet,
        "published": iso(report.published),
    }


def _passage(one: PassageFound) -> Json:
    return {
        "report": _head(one.head),
        "start": one.span.start,
        "end": one.span.end,
        "exact": one.span.exact,
        "marks": [[mark.start, mark.end] for mark in one.marks],
        "attributions": [_told(told) for told in one.statements],
        "also_in": [_head(head) for head in one.also],
    }


def _claim(one: ClaimFound) -> Json:
    return {
        **claim_object(one.claim),
        "reports": one.reports,
        "told_by": [_teller(teller) for teller in one.tellers],
        "behind": [_origin(head) for head in one.origins],
        "conflicts": [_conflict(against) for against in one.conflicts],
        "conflict_count": len(one.conflicts) + one.more_conflicts,
    }


def _teller(one: Teller) -> Json:
    return {
        "attribution": one.statement,
        "speaker": one.speaker,
        "origin": one.origin,
        "report": _head(one.report),
        "grades": grades_object(one.grades),
    }


def _origin(head: OriginHead) -> Json:
    return {"id": head.id, "kind": head.kind.value, "who": head.who}


def _conflict(one: ConflictFound) -> Json:
    return {
        **comparison_object(one.comparison),
        "sides": [_side(one.a), _side(one.b)],
        "others": [list(pair) for pair in one.others],
    }


def _comparison(one: ConflictFound) -> Json:
    return {**_conflict(one), "relation": one.comparison.relation.value}


def _side(side: Side) -> Json:
    claim = side.claim and {"id": side.claim.id, "origins": {"min": side.claim.fewest, "max": side.claim.most}}
    return {"attribution": _reported(side.told), "origin": side.origin and _origin(side.origin), "claim": claim}


def _forecast(one: ForecastFound) -> Json:
    return {
        **forecast_object(one.told.attribution, one.forecast),
        "statement": _reported(one.told),
        "others": list(one.others),
        "settled": one.settled
        and {
            "id": one.settled.id,
            "value": one.settled.value,
            "who": one.settled.who,
            "when": one.settled.when.isoformat(timespec="seconds"),
            "why": one.settled.why,
            "cautions": cautions_object(one.cautions),
        },
    }


def _speaker(one: SpeakerFound) -> Json:
    counts = {"statements": one.statements, "reports": one.reports, "claims": one.claims}
    return {**speaker_object(one.speaker), "counts": counts, "grades": grades_object(one.grades)}


def _traced(one: Traced) -> Json:
    return {
        **_reported(one.told),
        "around": [a.id for a in one.told.around],
        "speaker_id": one.told.speaker and one.told.speaker.id,
        "goes_back_to": one.origin and origin_object(one.origin),
        "others": [_reported(other) for other in one.others],
        "other_count": one.count,
        "made_from": [
            {**derivation_object(made.derivation), "original": _head(made.original)} for made in one.made_from
        ],
        "in_claim": one.claim and _claim(one.claim),
    }
