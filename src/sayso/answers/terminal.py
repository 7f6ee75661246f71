"""Answers in the terminal, from 60 columns up, in the wording of a brief. A statement is named by the id that `trace` takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from sayso.answers import graded, views
from sayso.answers.terminal_claims import claim, conflict, likeness
from sayso.answers.terminal_trace import traced
from sayso.briefing import words
from sayso.briefing.graded import warning
from sayso.briefing.notes import UNRESOLVED, likelihood
from sayso.briefing.sheet import Sheet, styled
from sayso.briefing.wording import FORECASTS, LIKENESSES
from sayso.ledger.questions.answers import (
    Answer,
    ClaimFound,
    Conflicts,
    ForecastFound,
    PassageFound,
    SpeakerFound,
    Traced,
)
from sayso.model import AgentType

T = TypeVar("T")

_MOST_NAMES, _MOST_ALSO, _MOST_CONDITIONS = 12, 4, 6
_DAYS = 22
_CONFLICTS = (
    "Statements that cannot both hold, those with most origins behind both sides first. The words that clash are marked. "
    "Which of them holds is not said here."
)


def show_passages(answer: Answer[PassageFound], console: Console) -> None:
    """Passages with the words that were asked for, and the statements in each."""
    _show(answer, "passage", _passage, Sheet(console))


def show_claims(answer: Answer[ClaimFound], console: Console) -> None:
    """Claims with the range of their origins, who says them, and what they conflict with."""
    _show(answer, "claim", claim, Sheet(console))


def show_traces(answer: Answer[Traced], console: Console) -> None:
    """Statements, each with all that is behind it."""
    _show(answer, "statement", traced, Sheet(console))


def show_conflicts(answer: Conflicts, console: Console) -> None:
    """Conflicts, then what only looks like one."""
    sheet = Sheet(console)
    if answer.conflicts.items:
        sheet.line(_CONFLICTS, style="dim")
        sheet.gap()
    _show(answer.conflicts, "conflict", conflict, sheet)
    if answer.not_conflicts.items:
        sheet.head("Not conflicts")
        sheet.line(LIKENESSES, style="dim")
        sheet.gap()
        _show(answer.not_conflicts, "pair", likeness, sheet)


def show_forecasts(answer: Answer[ForecastFound], console: Console) -> None:
    """What is foretold, by window."""
    sheet = Sheet(console)
    if answer.items:
        sheet.line(FORECASTS, style="dim")
        sheet.gap()
    _show(answer, "forecast", _forecast, sheet)


def show_speakers(answer: Answer[SpeakerFound], console: Console) -> None:
    """Speakers with all their names."""
    _show(answer, "speaker", _speaker, Sheet(console))


def _show(answer: Answer[T], noun: str, show: Callable[[T, Sheet], None], sheet: Sheet) -> None:
    for number, one in enumerate(answer.items):
        if number:
            sheet.gap()
        show(one, sheet)
    if not answer.items:
        sheet.line(f"No {'more ' if answer.offset else ''}{noun} was found.")
    if answer.more:
        sheet.gap()
        sheet.line(
            f"There are more: --offset {answer.offset + len(answer.items)} shows those that follow.", style="dim"
        )
    if answer.older:
        sheet.gap()
        sheet.line(
            "Many statements hold these words, and only the newest were looked at: give more words.", style="dim"
        )


def _passage(one: PassageFound, sheet: Sheet) -> None:
    is_title = words.line(one.span.exact) == words.line(one.head.title)
    sheet.line(views.label(one.head) if is_title else views.titled(one.head), style="bold")
    sheet.pieces(views.passage(one), 2)
    for told in one.statements:
        shown = views.statement(told)
        sheet.text(Text.assemble((f"{shown.ref}  ", "dim"), (shown.chained, "bold"), f": {views.exact(told)}"), 4)
        graded.of_statement(told, sheet, 6)
    if one.also:
        also = [views.label(head) for head in one.also[:_MOST_ALSO]]
        rest = words.more(len(one.also) - _MOST_ALSO)
        sheet.line(f"The same words in: {'; '.join([*also, *filter(None, [rest])])}", 4, style="dim")


def _forecast(one: ForecastFound, sheet: Sheet) -> None:
    shown = views.statement(one.told)
    lines = [Text(shown.chained, style="bold"), styled(shown.pieces)]
    if one.told.attribution.likelihood:
        lines.append(Text(likelihood(one.told.attribution.likelihood)))
    if one.forecast.conditions:
        conditions = [words.quoted(words.clipped(span.exact)) for span in one.forecast.conditions[:_MOST_CONDITIONS]]
        lines.append(Text(f"On condition: {'; '.join(conditions)}"))
    if one.settled:
        by = f"{words.line(one.settled.who)} on {words.day(one.settled.when)}"
        lines.append(Text(f"Settled as “{one.settled.value}” by {by}: {words.clipped(one.settled.why)}"))
    lines += [Text(grade) for grade in graded.told(one.told)]
    lines += [Text(warning(c), style="bold") for c in (*one.cautions, *one.told.grades.cautions)]
    facts = [f"{shown.ref}  {shown.entry.label}", f"by the words {words.quoted(words.line(one.forecast.words.exact))}"]
    if one.others:
        facts.append(f"also in {words.counted(len(one.others), 'other statement')}")
    lines.append(Text(" · ".join(facts), style="dim"))
    sheet.beside(words.window(one.forecast.first, one.forecast.last), lines, _DAYS)


def _speaker(one: SpeakerFound, sheet: Sheet) -> None:
    speaker = one.speaker
    name = words.line(speaker.name) or UNRESOLVED
    sheet.line(name, style="bold")
    graded.of_speaker(one, sheet, 2)
    kind = "" if speaker.type is AgentType.UNKNOWN else speaker.type.value
    described = "" if speaker.named else "described, not named"
    counts = [
        words.counted(one.statements, "statement"),
        words.counted(one.reports, "report"),
        *([words.counted(one.claims, "claim")] if one.claims else []),
    ]
    sheet.facts([speaker.id, *filter(None, [kind, described]), *counts], 2)
    names = [other for known in speaker.names if (other := words.line(known)) not in ("", name)]
    if names:
        rest = words.more(len(names) - _MOST_NAMES)
        sheet.line(f"Also called: {'; '.join([*names[:_MOST_NAMES], *filter(None, [rest])])}", 2, style="dim")
