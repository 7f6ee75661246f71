"""Judgements as JSON objects, as docs/reference/json.md describes them."""

from __future__ import annotations

from typing import Any

from sayso.model import Judgement, Matter
from sayso.weigh import Record, stix_confidence
from sayso.weigh.scales import SCALES

Json = dict[str, Any]


def judgement_object(record: Record) -> Json:
    """One judgement, with the statements it is about and what became of it."""
    one = record.judgement
    scale = SCALES.get(one.about)
    term = scale.term(one.value) if scale else None
    return {
        "id": one.id,
        "deed": one.deed.value,
        "about": one.about.value,
        "subjects": list(one.subjects),
        "source": one.name or None,
        "statements": [
            {
                "id": s.id,
                "number": s.number,
                "text": s.words,
                "speaker": s.speaker or None,
                "outlet": s.outlet or None,
                "title": s.title or None,
                "current": s.current,
            }
            for s in record.subjects
        ],
        "value": one.value or None,
        "meaning": term.meaning if term else None,
        "known": term.known if term else None,
        "scale": scale.whose if scale else None,
        "stix_confidence": stix_confidence(one.value) if one.about is Matter.STATEMENT else None,
        "who": one.who,
        "when": one.when.isoformat(timespec="seconds"),
        "why": one.why,
        "stands": record.stands,
        "supersedes": list(one.supersedes),
        "superseded_by": _id(record.superseded_by),
        "withdrawn_by": _id(record.withdrawn_by),
        "cautions": [{"rule": c.rule, "text": c.text} for c in record.cautions],
    }


def _id(one: Judgement | None) -> str | None:
    return one.id if one else None
