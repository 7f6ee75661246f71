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
from sayso.model import Attribution, Brief, Claim, Comparison, Derivation, Origin, Problem, Report, Span, Speaker
from sayso.saving import save_brief
from sayso.table import Columns, Table

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
        return Table(self.brief.reports, self._of_reports())

    @cached_property
    def statements(self) -> Table[Attribution]:
        """Who says what, with the chain, the origin and the claim of each statement."""
        return Table(self.brief.attributions, self._of_statements())

    @cached_property
    def claims(self) -> Table[Claim]:
        """What several reports say, with the range of independent origins."""
        return Table(self.brief.claims, self._of_claims())

    @cached_property
    def origins(self) -> Table[Origin]:
        """Where the lines of relays end."""
        return Table(self.brief.origins, _ORIGIN)

    @cached_property
    def conflicts(self) -> Table[Comparison]:
        """Where two statements cannot both hold."""
        return Table(self.brief.conflicts, self._of_comparisons())

    @cached_property
    def comparisons(self) -> Table[Comparison]:
        """Conflicts, and what only looks like one."""
        return Table(self.brief.comparisons, self._of_comparisons())

    @cached_property
    def forecasts(self) -> Table[Attribution]:
        """The statements about what has not happened yet."""
        return Table([a for a in self.brief.attributions if a.forecast], self._of_statements())

    @cached_property
    def speakers(self) -> Table[Speaker]:
        """Who is who."""
        return Table(self.brief.speakers, _SPEAKER)

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
    def _made(self) -> dict[str, Derivation]:
        return {d.report: d for d in self.brief.derivations}

    @cached_property
    def _told(self) -> dict[str, Attribution]:
        return {a.id: a for a in self.brief.attributions}

    @cached_property
    def _origin_of(self) -> dict[str, str]:
        return {a: o.id for o in self.brief.origins for a in o.attributions}

    @cached_property
    def _claim_of(self) -> dict[str, str]:
        return {a: c.id for c in self.brief.claims for a in (*c.attributions, *c.repeated)}

    def _of_reports(self) -> Columns[Report]:
        made = self._made
        return {
            "id": lambda r: r.id,
            "address": lambda r: r.address,
            "title": lambda r: r.title,
            "outlet": lambda r: r.outlet,
            "byline": lambda r: r.byline,
            "published": lambda r: day(r.published),
            "language": lambda r: r.language,
            "derived_from": lambda r: made[r.id].original if r.id in made else None,
            "derivation": lambda r: made[r.id].kind.value if r.id in made else None,
            "share": lambda r: made[r.id].share if r.id in made else None,
            "characters": lambda r: len(r.text),
        }

    def _of_statements(self) -> Columns[Attribution]:
        return {
            "id": lambda a: a.id,
            "report": lambda a: a.report,
            "outlet": lambda a: self._reports[a.report].outlet,
            "published": lambda a: day(self._reports[a.report].published),
            **STATEMENT,
            "origin": lambda a: self._origin_of.get(a.id),
            "claim": lambda a: self._claim_of.get(a.id),
        }

    def _of_claims(self) -> Columns[Claim]:
        def told(one: Claim) -> list[Attribution]:
            return [self._told[i] for i in one.attributions]

        return {
            "id": lambda c: c.id,
            "text": lambda c: c.text.exact,
            "origins_min": lambda c: c.fewest,
            "origins_max": lambda c: c.most,
            "reports": lambda c: len({a.report for a in told(c)}),
            "statements": lambda c: len(c.attributions),
            "speakers": lambda c: "; ".join(sorted({a.speaker.name for a in told(c) if a.speaker})),
        }

    def _of_comparisons(self) -> Columns[Comparison]:
        def speaker(i: str) -> str | None:
            one = self._told[i].speaker
            return one.name if one else None

        return {
            "relation": lambda c: c.relation.value,
            "type": lambda c: c.type.value,
            "a": lambda c: c.a,
            "a_speaker": lambda c: speaker(c.a),
            "a_words": lambda c: c.a_span.exact,
            "b": lambda c: c.b,
            "b_speaker": lambda c: speaker(c.b),
            "b_words": lambda c: c.b_span.exact,
            "why": lambda c: c.why,
            "judge": lambda c: c.judge,
            "confidence": lambda c: c.confidence,
        }


def day(when: dt.date | None) -> dt.date | None:
    """The day alone: a column of a data frame holds values of one kind."""
    return when.date() if isinstance(when, dt.datetime) else when


def words(spans: Sequence[Span]) -> str:
    """The exact words of spans, an ellipsis between pieces."""
    return " … ".join(s.exact for s in spans)


STATEMENT: Columns[Attribution] = {
    "speaker": lambda a: a.speaker and a.speaker.name,
    "type": lambda a: a.speaker and a.speaker.type.value,
    "named": lambda a: a.speaker and a.speaker.named,
    "chain": lambda a: " > ".join(a.chain),
    "source": lambda a: words(a.source),
    "cue": lambda a: words(a.cue),
    "content": lambda a: words(a.content),
    "start": lambda a: a.place,
    "kind": lambda a: a.kind.value,
    "confidence": lambda a: a.confidence,
    "likelihood": lambda a: a.likelihood and a.likelihood.term,
    "forecast_from": lambda a: a.forecast and a.forecast.first,
    "forecast_to": lambda a: a.forecast and a.forecast.last,
}
"""What a statement tells by itself, as columns."""

_ORIGIN: Columns[Origin] = {
    "id": lambda o: o.id,
    "kind": lambda o: o.kind.value,
    "who": lambda o: o.who,
    "when": lambda o: day(o.when),
    "statements": lambda o: len(o.attributions),
    "reasons": lambda o: "; ".join(r.text for r in o.reasons),
}

_SPEAKER: Columns[Speaker] = {
    "id": lambda s: s.id,
    "name": lambda s: s.name,
    "type": lambda s: s.type.value,
    "named": lambda s: s.named,
    "names": lambda s: "; ".join(s.names),
    "statements": lambda s: len(s.attributions),
}
