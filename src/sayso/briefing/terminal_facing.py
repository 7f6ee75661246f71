"""Conflicts, rival answers, forecasts and the timeline in the terminal."""

from __future__ import annotations

from rich.text import Text

from sayso.briefing import words
from sayso.briefing.sections import BriefView, ComparisonView, ForecastView, Holders, RivalryView, Side
from sayso.briefing.sheet import Sheet, styled
from sayso.briefing.timeline import Event
from sayso.briefing.view import Statement
from sayso.briefing.wording import CONFLICTS, FORECASTS, LIKENESSES, RIVALS, TIMELINE

_MOST_PAIRS = 30
_MOST_EVENTS = 60
_DAYS = 22


def conflicts(view: BriefView, sheet: Sheet) -> None:
    """Each conflict with both sides; then, in short, the pairs that only look like one."""
    if view.conflicts.shown:
        sheet.head("Conflicts")
        sheet.line(CONFLICTS, style="dim")
    for conflict in view.conflicts:
        sheet.gap()
        _conflict(conflict, sheet)
    sheet.more(view.conflicts.more, "conflict")
    if view.likenesses.shown:
        sheet.head("Not conflicts")
        sheet.line(LIKENESSES, style="dim")
    for pair in view.likenesses.shown[:_MOST_PAIRS]:
        sheet.line(f"{pair.label}: {words.quoted(pair.a.clash)} and {words.quoted(pair.b.clash)}")
        sheet.facts(filter(None, [f"{pair.a.statement.ref} and {pair.b.statement.ref}", pair.why, pair.judge]), 2)
    sheet.more(len(view.likenesses) - min(len(view.likenesses), _MOST_PAIRS), "pair")


def _conflict(conflict: ComparisonView, sheet: Sheet) -> None:
    clash = f"{words.quoted(conflict.a.clash)} and {words.quoted(conflict.b.clash)}"
    sheet.line(f"{conflict.label}: {clash}", style="bold")
    if about := [*filter(None, [conflict.why, conflict.judge])]:
        sheet.facts(about, 2)
    for side in (conflict.a, conflict.b):
        _side(side, sheet)
    if conflict.others.shown:
        others = [*conflict.others, *filter(None, [words.more(conflict.others.more)])]
        sheet.line(f"The same holds of {'; '.join(others)}", 2, style="dim")


def _side(side: Side, sheet: Sheet) -> None:
    statement = side.statement
    claim = f"claim {side.claim}: " if side.claim else ""
    sheet.gap()
    sheet.line(statement.chained, 2, style="bold")
    sheet.pieces(side.pieces, 2)
    sheet.facts([_ref(statement), statement.where, f"as of {side.as_of}", f"{claim}{side.origins}"], 4)


def _ref(statement: Statement) -> str:
    return f"{statement.ref}  {statement.entry.label}"


def rivalries(view: BriefView, sheet: Sheet) -> None:
    """Each question with its answers, and who stands behind each."""
    if view.rivalries.shown:
        sheet.head("Rival answers")
        sheet.line(RIVALS, style="dim")
    for rivalry in view.rivalries:
        sheet.gap()
        _rivalry(rivalry, sheet)
    sheet.more(view.rivalries.more, "question")


def _rivalry(rivalry: RivalryView, sheet: Sheet) -> None:
    sheet.line(rivalry.question, style="bold")
    for position in rivalry.positions:
        sheet.gap()
        sheet.line(words.quoted(position.wording), 2)
        sheet.facts([position.first, position.origins], 4)
        for holders in position.holders:
            sheet.line(_holders(holders), 4)
        sheet.more(position.holders.more, "origin", 4)
    sheet.more(rivalry.positions.more, "answer", 2)


def _holders(holders: Holders) -> str:
    kind = f" ({holders.kind})" if holders.kind else ""
    told = [f"{statement.ref} {statement.chained}" for statement in holders.statements]
    return f"{holders.who}{kind}: {'; '.join([*told, *filter(None, [words.more(holders.statements.more)])])}"


def forecasts(view: BriefView, sheet: Sheet) -> None:
    """What is foretold, by window."""
    if view.forecasts.shown:
        sheet.head("Forecasts")
        sheet.line(FORECASTS, style="dim")
    for forecast in view.forecasts:
        sheet.gap()
        sheet.beside(forecast.window, _forecast(forecast), _DAYS)
    sheet.more(view.forecasts.more, "forecast")


def _forecast(forecast: ForecastView) -> list[Text]:
    statement = forecast.statement
    found = [Text(statement.chained, style="bold"), styled(statement.pieces)]
    if forecast.likelihood:
        found.append(Text(forecast.likelihood))
    if forecast.conditions:
        found.append(Text(f"On condition: {'; '.join(map(words.quoted, forecast.conditions))}"))
    facts = [_ref(statement), f"by the words {words.quoted(forecast.words)}"]
    if forecast.others.shown:
        facts.append(f"also {', '.join([other.ref for other in forecast.others])} {words.more(forecast.others.more)}")
    return [*found, Text(" · ".join(facts).rstrip(), style="dim")]


def timeline(view: BriefView, sheet: Sheet) -> None:
    """The events of the timeline, by date."""
    events = view.timeline.events
    if events.shown:
        sheet.head("Timeline")
        sheet.line(TIMELINE, style="dim")
        sheet.gap()
    for event in events.shown[:_MOST_EVENTS]:
        sheet.beside(event.about or event.said, [Text(_event(event))], _DAYS)
    sheet.more(len(events) - min(len(events), _MOST_EVENTS), "line")


def _event(event: Event) -> str:
    exact = f"{words.quoted(event.words)}{', still to come' if event.ahead else ''}, " if event.timed else ""
    said = f"{event.statement.dated} {event.said}"
    return f"{exact}{event.statement.chained}, {said if event.timed else event.statement.dated} ({event.statement.ref})"
