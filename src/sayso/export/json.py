"""The JSON contract: one object a report (`read`), one object a pile (`brief`). Fields are added, never changed.

Offsets are code points into the report's `text`, end exclusive. What no stage finds yet is null or empty, as what is not
known always is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sayso.export.grades import grades_object
from sayso.model import (
    Attribution,
    Brief,
    Claim,
    Comparison,
    Derivation,
    Forecast,
    Likelihood,
    Occasion,
    Origin,
    Problem,
    Quantity,
    Reason,
    Relation,
    Report,
    Span,
    Speaker,
    Time,
    Unnamed,
)

Json = dict[str, Any]


def reading_object(report: Report, attributions: Sequence[Attribution], problems: Sequence[Problem]) -> Json:
    """The object that `sayso read --json` prints for one report."""
    return {
        "id": report.id,
        "path": report.address,
        "sha256": report.sha256,
        "title": report.title,
        "byline": report.byline,
        "outlet": report.outlet,
        "published": iso(report.published),
        "dateline": report.dateline,
        "language": report.language,
        "unread": report.unread,
        "stitched": report.stitched,
        "credits": list(report.credits),
        "text": report.text,
        "blocks": [{"kind": b.kind.value, "start": b.start, "end": b.end} for b in report.blocks],
        "links": [{"start": k.start, "end": k.end, "href": k.href} for k in report.links],
        "attributions": [attribution_object(a) for a in attributions],
        "problems": [problem_object(p) for p in problems],
    }


def brief_object(brief: Brief) -> Json:
    """The object that `sayso brief --json` prints."""
    origin = {a: o.id for o in brief.origins for a in o.attributions}
    claim = {a: c.id for c in brief.claims for a in (*c.attributions, *c.repeated)}
    derivation = {d.report: d for d in brief.derivations}
    return {
        "question": brief.question,
        "reports": [_report(r, derivation.get(r.id)) for r in brief.reports],
        "attributions": [
            {**attribution_object(a), "report": a.report, "origin": origin.get(a.id), "claim": claim.get(a.id)}
            for a in brief.attributions
        ],
        "origins": [origin_object(o) for o in brief.origins],
        "claims": [claim_object(c) for c in brief.claims],
        "speakers": [speaker_object(s) for s in brief.speakers],
        "circles": [
            {
                "reports": list(c.reports),
                "attributions": list(c.attributions),
                "closed": c.closed,
                "evidence": [span_object(s) for s in c.evidence],
            }
            for c in brief.circles
        ],
        "conflicts": [comparison_object(c) for c in brief.conflicts],
        "comparisons": [
            {**comparison_object(c), "relation": c.relation.value}
            for c in brief.comparisons
            if c.relation is not Relation.CONFLICT
        ],
        "rivalries": [
            {
                "id": r.id,
                "asks": r.asks,
                "topic": r.topic,
                "positions": [
                    {
                        "text": p.text.exact,
                        "attributions": list(p.attributions),
                        "origins": {"min": p.fewest, "max": p.most},
                    }
                    for p in r.positions
                ],
            }
            for r in brief.rivalries
        ],
        "forecasts": [forecast_object(a, a.forecast) for a in brief.attributions if a.forecast],
        "problems": [problem_object(p) for p in brief.problems],
        **({"grades": _graded(brief)} if brief.grades else {}),
    }


def _graded(brief: Brief) -> list[Json]:
    return [
        {"attribution": a.id, **grades_object(brief.grades[a.id])} for a in brief.attributions if a.id in brief.grades
    ]


def origin_object(o: Origin) -> Json:
    """Where statements go back to."""
    return {
        "id": o.id,
        "kind": o.kind.value,
        "who": o.who,
        "when": iso(o.when),
        "attributions": list(o.attributions),
        "reasons": [reason_object(r) for r in o.reasons],
    }


def claim_object(c: Claim) -> Json:
    """A claim with its range of origins."""
    return {
        "id": c.id,
        "text": c.text.exact,
        "attributions": list(c.attributions),
        "repeated": list(c.repeated),
        "origins": {"min": c.fewest, "max": c.most, "reasons": [reason_object(r) for r in c.reasons]},
    }


def speaker_object(s: Speaker) -> Json:
    """Who is who."""
    return {
        "id": s.id,
        "name": s.name,
        "type": s.type.value,
        "named": s.named,
        "names": list(s.names),
        "attributions": list(s.attributions),
        "reasons": [reason_object(r) for r in s.reasons],
    }


def derivation_object(d: Derivation) -> Json:
    """What a report was made from."""
    return {
        "report": d.original,
        "kind": d.kind.value,
        "share": d.share,
        "reasons": [reason_object(r) for r in d.reasons],
    }


def forecast_object(a: Attribution, forecast: Forecast) -> Json:
    """What a statement foretells, as the list of forecasts has it."""
    return {
        "attribution": a.id,
        "from": iso(forecast.first),
        "to": iso(forecast.last),
        "likelihood": a.likelihood and _likelihood(a.likelihood),
    }


def comparison_object(c: Comparison) -> Json:
    """How two statements stand to each other, without the relation."""
    return {
        "a": c.a,
        "b": c.b,
        "type": c.type.value,
        "a_span": span_object(c.a_span),
        "b_span": span_object(c.b_span),
        "why": c.why,
        "judge": c.judge,
        "confidence": round(c.confidence, 4),
    }


def _report(report: Report, derivation: Derivation | None) -> Json:
    whole = reading_object(report, (), ())
    del whole["attributions"], whole["problems"]
    whole["derived_from"] = derivation and derivation_object(derivation)
    return whole


def attribution_object(a: Attribution) -> Json:
    """A statement, as its report's object holds it."""
    return {
        "id": a.id,
        "inside": a.inside,
        "source": _spans(a.source),
        "cue": _spans(a.cue),
        "content": _spans(a.content),
        "kind": a.kind.value,
        "confidence": round(a.confidence, 4),
        "reader": a.reader,
        "speaker": a.speaker
        and {
            "name": a.speaker.name,
            "type": a.speaker.type.value,
            "named": a.speaker.named,
            "on_behalf_of": a.speaker.on_behalf_of,
        },
        "chain": list(a.chain),
        "relays": [{"by": r.by, "evidence": r.evidence and span_object(r.evidence)} for r in a.relays],
        "candidates": [{"name": c.agent.name, "score": round(c.score, 4)} for c in a.candidates],
        "unnamed": a.unnamed and _unnamed(a.unnamed),
        "flags": [f.value for f in a.flags],
        "occasion": a.occasion and _occasion(a.occasion),
        "likelihood": a.likelihood and _likelihood(a.likelihood),
        "forecast": a.forecast and _forecast(a.forecast),
        "quantities": [_quantity(q) for q in a.quantities],
        "times": [_time(t) for t in a.times],
    }


def _unnamed(one: Unnamed) -> Json:
    return {
        "role": one.role,
        "side": one.side,
        "number": one.number,
        "placed": one.placed,
        "reason": one.reason and [one.reason.start, one.reason.end],
    }


def _occasion(one: Occasion) -> Json:
    return {
        "venue": one.venue and one.venue.value,
        "words": one.words and [one.words.start, one.words.end],
        "day": one.day and _time(one.day),
    }


def _time(t: Time) -> Json:
    return {
        "start": t.span.start,
        "end": t.span.end,
        "from": iso(t.first),
        "to": iso(t.last),
        "kind": t.kind.value,
        "value": t.value,
    }


def _quantity(q: Quantity) -> Json:
    return {
        "start": q.span.start,
        "end": q.span.end,
        "low": q.low,
        "high": q.high,
        "unit": q.unit,
        "counted": q.counted and [q.counted.start, q.counted.end],
        "about": q.about,
    }


def _likelihood(one: Likelihood) -> Json:
    return {
        "term": one.term,
        "low": one.low,
        "high": one.high,
        "scale": one.scale,
        "start": one.words.start,
        "end": one.words.end,
        "by": "writer" if one.by_writer else "speaker",
    }


def _forecast(one: Forecast) -> Json:
    return {
        "from": iso(one.first),
        "to": iso(one.last),
        "start": one.words.start,
        "end": one.words.end,
        "conditions": _spans(one.conditions),
    }


def iso(day: dt.date | None) -> str | None:
    """A day, or a day and a time, as ISO 8601 has it."""
    return day.isoformat() if day else None


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def span_object(span: Span) -> Json:
    """Exact words and where they stand."""
    return {"report": span.report, "start": span.start, "end": span.end, "exact": span.exact}


def reason_object(reason: Reason) -> Json:
    """A reason with the words it rests on."""
    return {"rule": reason.rule, "text": reason.text, "evidence": [span_object(s) for s in reason.evidence]}


def problem_object(p: Problem) -> Json:
    """A problem, as every object of the contract holds it."""
    return {
        "stage": p.stage,
        "reason": p.reason,
        "input": p.input,
        "remedy": p.remedy,
        "start": p.start,
        "end": p.end,
    }
