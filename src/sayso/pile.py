"""What reading a pile gives to a script or a notebook: its brief, and each kind of result as a `Table`."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from sayso.briefing import html_brief
from sayso.export import brief_object
from sayso.model import Attribution, Brief, Claim, Comparison, Origin, Problem, Report, Span, Speaker
from sayso.saving import save_brief
from sayso.table import Row, Table

# Of a brief shown in a notebook, in CSS pixels.
_HEIGHT = 640


class Pile:
    """A pile that was read and compared. Its tables hold the nouns of `sayso.model`; `brief` holds them all."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief

    def __repr__(self) -> str:
        b = self.brief
        counts = f"{len(b.reports)} reports, {len(b.attributions)} statements, {len(b.claims)} claims"
        return f"<Pile: {counts}, {len(b.conflicts)} conflicts, {len(b.problems)} problems>"

    @property
    def question(self) -> str | None:
        """The question that the reports are about, as it was given."""
        return self.brief.question

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, or looks wrong."""
        return self.brief.problems

    @cached_property
    def reports(self) -> Table[Report]:
        """The reports, with what each was made from."""
        return Table(self.brief.reports, self._report)

    @cached_property
    def statements(self) -> Table[Attribution]:
        """Who says what, with the chain, the origin and the claim of each statement."""
        return Table(self.brief.attributions, self._statement)

    @cached_property
    def claims(self) -> Table[Claim]:
        """What several reports say, with the range of independent origins."""
        return Table(self.brief.claims, self._claim)

    @cached_property
    def origins(self) -> Table[Origin]:
        """Where the lines of relays end."""
        return Table(self.brief.origins, _origin)

    @cached_property
    def conflicts(self) -> Table[Comparison]:
        """Where two statements cannot both hold."""
        return Table(self.brief.conflicts, self._comparison)

    @cached_property
    def comparisons(self) -> Table[Comparison]:
        """Conflicts, and what only looks like one."""
        return Table(self.brief.comparisons, self._comparison)

    @cached_property
    def forecasts(self) -> Table[Attribution]:
        """The statements about what has not happened yet."""
        return Table([a for a in self.brief.attributions if a.forecast], self._statement)

    @cached_property
    def speakers(self) -> Table[Speaker]:
        """Who is who."""
        return Table(self.brief.speakers, _speaker)

    def to_json(self) -> dict[str, Any]:
        """The object that `sayso brief --json` prints (docs/reference/json.md)."""
        return brief_object(self.brief)

    def save(self, path: str | Path) -> None:
        """Write the brief to a file: `.html`, `.md` or `.json`. Raises UsageError, OutputError."""
        save_brief(self.brief, Path(path))

    def _repr_html_(self) -> str:
        page = html.escape(html_brief(self.brief), quote=True)
        return f'<iframe srcdoc="{page}" style="width:100%;height:{_HEIGHT}px;border:0" sandbox=""></iframe>'

    @cached_property
    def _reports(self) -> dict[str, Report]:
        return {r.id: r for r in self.brief.reports}

    @cached_property
    def _statements(self) -> dict[str, Attribution]:
        return {a.id: a for a in self.brief.attributions}

    @cached_property
    def _origin_of(self) -> dict[str, str]:
        return {a: o.id for o in self.brief.origins for a in o.attributions}

    @cached_property
    def _claim_of(self) -> dict[str, str]:
        return {a: c.id for c in self.brief.claims for a in (*c.attributions, *c.repeated)}

    def _report(self, one: Report) -> Row:
        made = next((d for d in self.brief.derivations if d.report == one.id), None)
        return {
            "id": one.id,
            "address": one.address,
            "title": one.title,
            "outlet": one.outlet,
            "byline": one.byline,
            "published": day(one.published),
            "language": one.language,
            "derived_from": made and made.original,
            "derivation": made and made.kind.value,
            "share": made and made.share,
            "characters": len(one.text),
        }

    def _statement(self, one: Attribution) -> Row:
        report = self._reports[one.report]
        window = one.forecast
        return {
            "id": one.id,
            "report": one.report,
            "outlet": report.outlet,
            "published": day(report.published),
            "speaker": one.speaker and one.speaker.name,
            "type": one.speaker and one.speaker.type.value,
            "named": one.speaker and one.speaker.named,
            "chain": " > ".join(one.chain),
            "source": words(one.source),
            "cue": words(one.cue),
            "content": words(one.content),
            "start": one.place,
            "kind": one.kind.value,
            "confidence": one.confidence,
            "origin": self._origin_of.get(one.id),
            "claim": self._claim_of.get(one.id),
            "likelihood": one.likelihood and one.likelihood.term,
            "forecast_from": window and window.first,
            "forecast_to": window and window.last,
        }

    def _claim(self, one: Claim) -> Row:
        told = [self._statements[i] for i in one.attributions]
        return {
            "id": one.id,
            "text": one.text.exact,
            "origins_min": one.fewest,
            "origins_max": one.most,
            "reports": len({a.report for a in told}),
            "statements": len(told),
            "speakers": "; ".join(sorted({a.speaker.name for a in told if a.speaker})),
        }

    def _comparison(self, one: Comparison) -> Row:
        a, b = self._statements[one.a], self._statements[one.b]
        return {
            "relation": one.relation.value,
            "type": one.type.value,
            "a": one.a,
            "a_speaker": a.speaker and a.speaker.name,
            "a_words": one.a_span.exact,
            "b": one.b,
            "b_speaker": b.speaker and b.speaker.name,
            "b_words": one.b_span.exact,
            "why": one.why,
            "judge": one.judge,
            "confidence": one.confidence,
        }


def day(when: dt.date | None) -> dt.date | None:
    """The day alone: a column of a data frame holds values of one kind."""
    return when.date() if isinstance(when, dt.datetime) else when


def words(spans: Sequence[Span]) -> str:
    """The exact words of spans, an ellipsis between pieces."""
    return " … ".join(s.exact for s in spans)


def _origin(one: Origin) -> Row:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "who": one.who,
        "when": day(one.when),
        "statements": len(one.attributions),
        "reasons": "; ".join(r.text for r in one.reasons),
    }


def _speaker(one: Speaker) -> Row:
    return {
        "id": one.id,
        "name": one.name,
        "type": one.type.value,
        "named": one.named,
        "names": "; ".join(one.names),
        "statements": len(one.attributions),
    }
