"""Conflicts, rival answers, forecasts and the timeline in Markdown: tables, but where whole statements must be read."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.briefing.escape import escaped
from sayso.briefing.markdown_parts import report_link, table
from sayso.briefing.sections import BriefView, ComparisonView, ForecastView, Holders, RivalryView, Side
from sayso.briefing.timeline import Event
from sayso.briefing.view import Statement
from sayso.briefing.wording import CONFLICTS, FORECASTS, LIKENESSES, RIVALS, TIMELINE
from sayso.briefing.words import more, quoted


def conflicts(view: BriefView) -> Iterator[str]:
    """Each conflict as a table of its two sides; then a list of the pairs that only look like one."""
    if view.conflicts.shown:
        yield from ("## Conflicts", "", CONFLICTS, "")
    for conflict in view.conflicts:
        yield from _conflict(conflict)
    yield from _rest(view.conflicts.more, "conflict")
    if view.likenesses.shown:
        yield from ("## Not conflicts", "", LIKENESSES, "")
        yield from map(_likeness, view.likenesses)
        yield ""
    yield from _rest(view.likenesses.more, "pair")


def _rest(number: int, noun: str) -> Iterator[str]:
    if number:
        yield from (more(number, noun), "")


def _conflict(conflict: ComparisonView) -> Iterator[str]:
    yield f"### {conflict.label}: {_clash(conflict)}"
    yield ""
    if about := [*filter(None, [conflict.why, conflict.judge])]:
        yield from ("; ".join(map(escaped, about)), "")
    head = ["What clashes", "In exact words", "Who, on whose word", "As of", "Origins", "Where"]
    yield from table(head, map(_side, (conflict.a, conflict.b)))
    if conflict.others.shown:
        others = [*conflict.others, *filter(None, [more(conflict.others.more)])]
        yield from (f"The same holds of {'; '.join(others)}", "")


def _clash(pair: ComparisonView) -> str:
    return f"{escaped(quoted(pair.a.clash))} and {escaped(quoted(pair.b.clash))}"


def _side(side: Side) -> list[str]:
    claim = f"claim {side.claim}: " if side.claim else ""
    statement = side.statement
    return [
        escaped(quoted(side.clash)),
        escaped("".join(piece.text for piece in side.pieces)),
        " > ".join(map(escaped, statement.chain)),
        side.as_of,
        f"{claim}{escaped(side.origins)}",
        _where(statement),
    ]


def _where(statement: Statement) -> str:
    return f"{statement.ref} {report_link(statement)}, {statement.where}"


def _likeness(pair: ComparisonView) -> str:
    about = "; ".join(map(escaped, filter(None, [pair.why, pair.judge])))
    refs = f"{pair.a.statement.ref} and {pair.b.statement.ref}"
    return f"- {pair.label}: {_clash(pair)}, {refs}{'; ' if about else ''}{about}"


def rivalries(view: BriefView) -> Iterator[str]:
    """Each question with its answers, and who stands behind each."""
    if view.rivalries.shown:
        yield from ("## Rival answers", "", RIVALS, "")
    for rivalry in view.rivalries:
        yield from _rivalry(rivalry)
    yield from _rest(view.rivalries.more, "question")


def _rivalry(rivalry: RivalryView) -> Iterator[str]:
    yield from (f"### {escaped(rivalry.question)}", "")
    for position in rivalry.positions:
        yield from (f"> {escaped(quoted(position.wording))}", "", f"{position.first}; {position.origins}", "")
        yield from map(_holders, position.holders)
        yield ""
        yield from _rest(position.holders.more, "origin")
    yield from _rest(rivalry.positions.more, "answer")


def _holders(holders: Holders) -> str:
    told = [f"{one.ref} {escaped(one.chained)}, {report_link(one)}" for one in holders.statements]
    kind = f" ({escaped(holders.kind)})" if holders.kind else ""
    return f"- {escaped(holders.who)}{kind}: {'; '.join([*told, *filter(None, [more(holders.statements.more)])])}"


def forecasts(view: BriefView) -> Iterator[str]:
    """What is foretold, by window."""
    if not view.forecasts.shown:
        return
    yield from ("## Forecasts", "", FORECASTS, "")
    head = ["Window", "In exact words", "Who, on whose word", "Likelihood", "Conditions", "Where"]
    yield from table(head, map(_forecast, view.forecasts))
    yield from _rest(view.forecasts.more, "forecast")


def _forecast(forecast: ForecastView) -> list[str]:
    statement = forecast.statement
    others = [other.ref for other in forecast.others] + [*filter(None, [more(forecast.others.more)])]
    return [
        forecast.window,
        escaped("".join(piece.text for piece in statement.pieces)),
        " > ".join(map(escaped, statement.chain)),
        escaped(forecast.likelihood) or "not told",
        "; ".join(escaped(quoted(condition)) for condition in forecast.conditions) or "none told",
        _where(statement) + (f"; also {', '.join(others)}" if others else ""),
    ]


def timeline(view: BriefView) -> Iterator[str]:
    """The events of the timeline, by date."""
    if not view.timeline.events.shown:
        return
    yield from ("## Timeline", "", TIMELINE, "")
    yield from table(["Time", "In exact words", "Said", "Who", "Where"], map(_event, view.timeline.events))
    yield from _rest(view.timeline.events.more, "line")


def _event(event: Event) -> list[str]:
    statement = event.statement
    exact = f"{escaped(quoted(event.words))}{', still to come' if event.ahead else ''}" if event.timed else ""
    said = f"{event.said} ({statement.dated})" if statement.as_of else event.said
    return [event.about or "no time told", exact, said, escaped(statement.chained), statement.ref]
