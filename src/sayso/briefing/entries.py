"""The lists under a brief: its reports in order of publication, and its statements in the order of each report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sayso.briefing import words
from sayso.briefing.excerpt import Mark, Piece, excerpt, marks_of
from sayso.briefing.notes import UNRESOLVED, as_of, hops_of, notes_of, said_by
from sayso.briefing.places import Places, key
from sayso.briefing.view import Entry, MadeFrom, Statement
from sayso.model import Attribution, Derivation, Report, Span


def ordered(reports: Iterable[Report]) -> list[Report]:
    """Reports by date, outlet and title, the undated last; the order of the inputs changes nothing."""

    def rank(report: Report) -> tuple[dt.date, str, str, str]:
        when = words.date_of(report.published) or dt.date.max
        return when, report.outlet or "", report.title or "", report.id

    return sorted(reports, key=rank)


def entry(number: int, report: Report, statements: int, made_from: tuple[MadeFrom, ...] = (), order: int = 1) -> Entry:
    """The line of one report; `order` is its place in the list."""
    byline = words.line(report.byline)
    return Entry(
        number=number,
        key=key(report.id),
        report=report,
        outlet=words.line(report.outlet) or "outlet not known",
        title=words.line(report.title) or "(no title)",
        byline=byline if not byline or byline.lower().startswith("by ") else f"by {byline}",
        date=words.day(report.published) if report.published else "no date",
        moment=words.moment(report.published) if report.published else "no date",
        language=words.language(report.language),
        address=words.line(report.address),
        statements=words.counted(statements, "statement"),
        made_from=made_from,
        unread=words.line(report.unread),
        order=order,
    )


def entries(
    reports: Sequence[Report],
    counts: Mapping[str, int],
    derivations: Iterable[Derivation],
    numbers: Mapping[str, int],
    places: Places,
) -> dict[str, Entry]:
    """The list of reports by id, in the order in which they are shown; `numbers` are theirs."""
    made: dict[str, list[MadeFrom]] = {}
    for derivation in derivations:
        kind = derivation.kind.value.capitalize() + " of"
        original, share = derivation.original, f"{words.percent(derivation.share)} of its words"
        found = MadeFrom(kind, numbers[original], f"l-{key(original)}", share, places.why(derivation.reasons))
        made.setdefault(derivation.report, []).append(found)
    return {
        report.id: entry(numbers[report.id], report, counts.get(report.id, 0), tuple(made.get(report.id, ())), order)
        for order, report in enumerate(reports, 1)
    }


def placed(attributions: Iterable[Attribution]) -> list[Attribution]:
    """The attributions of one report as they stand in it: an outer one before those inside it."""

    def rank(attribution: Attribution) -> tuple[int, int, str]:
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        return (
            min((span.start for span in spans), default=0),
            -max((span.end for span in spans), default=0),
            attribution.id,
        )

    below: dict[str | None, list[Attribution]] = {}
    found = sorted(attributions, key=rank)
    known = {attribution.id for attribution in found}
    for attribution in found:
        below.setdefault(attribution.inside if attribution.inside in known else None, []).append(attribution)
    result: list[Attribution] = []
    stack = below.pop(None, [])[::-1]
    while stack:
        attribution = stack.pop()
        result.append(attribution)
        stack.extend(below.pop(attribution.id, [])[::-1])
    # What stands inside itself, by some mistake, is shown all the same.
    return result + [attribution for group in below.values() for attribution in group]


def statements(
    entry: Entry, attributions: Iterable[Attribution], places: Places, homes: Mapping[str, str]
) -> dict[str, Statement]:
    """The statements of one report by attribution id, numbered as they stand. `homes`: ids of claims and speakers."""
    found: dict[str, Statement] = {}
    for number, attribution in enumerate(placed(attributions), 1):
        home = homes.get(attribution.id, "")
        found[attribution.id] = _statement(entry, number, attribution, found, places, home)
    return found


def marked(attribution: Attribution, text: str, clash: Iterable[Span] = ()) -> tuple[Piece, ...]:
    """The words of a statement in the order of the report, source, cue, content and `clash` marked."""
    return excerpt(text, [*_marks(attribution), *marks_of(clash, "clash")])


def _marks(attribution: Attribution) -> list[Mark[str]]:
    return [
        *marks_of(attribution.source, "source"),
        *marks_of(attribution.cue, "cue"),
        *marks_of(attribution.content, "content"),
    ]


def _statement(
    entry: Entry,
    number: int,
    attribution: Attribution,
    before: Mapping[str, Statement],
    places: Places,
    home: str,
) -> Statement:
    start = min((mark.start for mark in _marks(attribution)), default=0)
    around = before.get(attribution.inside or "")
    day, dated = as_of(attribution, entry.report)
    return Statement(
        attribution=attribution,
        key=key(attribution.id),
        ref=f"{entry.number}.{number}",
        number=number,
        entry=entry,
        chain=tuple(words.line(name) or UNRESOLVED for name in attribution.chain) or (said_by(attribution),),
        hops=hops_of(attribution, entry, before, places),
        notes=notes_of(attribution, places),
        kind=attribution.kind.value,
        source=" … ".join(words.line(span.exact) for span in attribution.source),
        cue=" … ".join(words.line(span.exact) for span in attribution.cue),
        pieces=marked(attribution, entry.report.text),
        where=places.where(attribution.report, start),
        confidence="" if attribution.confidence >= 1 else f"confidence {attribution.confidence:.2f}",
        inside=(around.ref, around.key) if around else None,
        depth=around.depth + 1 if around else 0,
        home=home,
        as_of=day,
        dated=dated,
    )
