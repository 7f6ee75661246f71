"""A brief and a single reading in the terminal, from 60 columns up, with or without colour.

Long lists are cut, and that is said: the HTML and the Markdown file have them whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from sayso.briefing import wording, words
from sayso.briefing.arrange import view_of
from sayso.briefing.entries import entry as entry_of
from sayso.briefing.entries import statements
from sayso.briefing.groups import problem_views
from sayso.briefing.places import Places
from sayso.briefing.sections import BriefView, ClaimView, ProblemView, SpeakerView
from sayso.briefing.sheet import Sheet
from sayso.briefing.terminal_facing import conflicts, forecasts, rivalries, timeline
from sayso.briefing.terminal_parts import hops, notes, place, reasons, statement_lines
from sayso.briefing.view import Entry
from sayso.model import Attribution, Brief, Problem, Report

_MOST_REPORTS = 100
_MOST_CLAIMS = 60
_MOST_SPEAKERS = 100
_MOST_STATEMENTS = 20


def show_brief(brief: Brief, console: Console) -> None:
    """Print `brief` on `console`: everything of the HTML file but the texts of the reports."""
    view = view_of(brief)
    sheet = Sheet(console)
    sheet.line(view.question or "Who says what", style="bold")
    sheet.line(" ".join(view.summary))
    _reports(view, sheet)
    _circles(view, sheet)
    _claims(view, sheet)
    conflicts(view, sheet)
    rivalries(view, sheet)
    forecasts(view, sheet)
    timeline(view, sheet)
    _speakers(view, sheet)
    _rest(view, sheet)


def show_reading(
    report: Report, attributions: Sequence[Attribution], problems: Sequence[Problem], console: Console
) -> None:
    """Print one report's head line, its attributions (those inside others indented), and its problems."""
    places = Places([report], {report.id: 1})
    found = entry_of(1, report, len(attributions))
    sheet = Sheet(console)
    sheet.rule()
    sheet.line(found.title, style="bold")
    about = [found.outlet, found.byline, found.moment, found.language, found.statements, found.address]
    sheet.facts(filter(None, about))
    if found.unread:
        sheet.line(f"Not read for statements: {found.unread}")
    for statement in statements(found, attributions, places, {}).values():
        indent = 2 + 4 * min(statement.depth, 6)
        sheet.gap()
        sheet.line(statement.chained, indent, style="bold")
        sheet.pieces(statement.pieces, indent + 2)
        sheet.facts(filter(None, [statement.where, statement.kind, statement.spoken, statement.confidence]), indent + 2)
        notes(statement, sheet, indent + 2)
        hops(statement, sheet, indent + 2, numbered=False)
    for problem in problem_views(problems, {report.id: found}, places):
        sheet.gap()
        _problem(problem, sheet, numbered=False)


def _reports(view: BriefView, sheet: Sheet) -> None:
    sheet.head("The reports")
    for entry in view.reports[:_MOST_REPORTS]:
        _entry(entry, sheet)
    sheet.more(len(view.reports) - _MOST_REPORTS, "report")


def _entry(entry: Entry, sheet: Sheet) -> None:
    sheet.text(Text.assemble((f"{entry.number:>3}  ", "dim"), (entry.outlet, "bold"), f" · {entry.date}"))
    sheet.line(entry.title, 5)
    sheet.facts(filter(None, [entry.byline, entry.language, entry.statements]), 5)
    for made in entry.made_from:
        sheet.line(f"{made.kind} report {made.number}, {made.share}.", 5)
        reasons(made.reasons, "", sheet, 5)
    if entry.unread:
        sheet.line(f"Not read for statements: {entry.unread}", 5)


def _circles(view: BriefView, sheet: Sheet) -> None:
    if view.circles:
        sheet.head("Going round")
        sheet.line(wording.CIRCLES)
        reasons(view.circles, "", sheet, 3)


def _claims(view: BriefView, sheet: Sheet) -> None:
    sheet.head("Told more than once")
    if not view.claims:
        sheet.line("No claim was found in more than one statement.")
    for claim in view.claims[:_MOST_CLAIMS]:
        _claim(claim, sheet)
    sheet.more(len(view.claims) - _MOST_CLAIMS, "claim")


def _claim(claim: ClaimView, sheet: Sheet) -> None:
    if claim.number > 1:
        sheet.gap()
    sheet.line(f"{claim.number}. {words.quoted(claim.wording)}", style="bold")
    sheet.line(f"{claim.reports}, {claim.origins}", 3)
    reasons(claim.doubts, "May be one: ", sheet, 3)
    if claim.caution:
        sheet.line(claim.caution, 3, style="dim")
    for group in claim.groups:
        sheet.gap()
        sheet.text(Text.assemble(("Origin: ", "dim"), group.who, (f" ({group.kind})" if group.kind else "", "dim")), 3)
        for statement in group.statements[:_MOST_STATEMENTS]:
            statement_lines(statement, sheet, 3, chain=group.needs_chain(statement))
        sheet.more(len(group.statements) - _MOST_STATEMENTS, "statement", 3)
        reasons(group.reasons, "Taken as one: ", sheet, 3)


def _speakers(view: BriefView, sheet: Sheet) -> None:
    sheet.head("Who says what")
    if not view.speakers:
        sheet.line("No statement was found.")
    for number, speaker in enumerate(view.speakers[:_MOST_SPEAKERS]):
        if number:
            sheet.gap()
        _speaker(speaker, sheet)
    sheet.more(len(view.speakers) - _MOST_SPEAKERS, "speaker")


def _speaker(speaker: SpeakerView, sheet: Sheet) -> None:
    claims = f"{speaker.under} {', '.join(map(str, speaker.claims))}" if speaker.claims else ""
    sheet.line(speaker.name, style="bold")
    sheet.facts(filter(None, [speaker.gloss, speaker.total, claims]), 2)
    if speaker.names.shown:
        names = [*speaker.names, *filter(None, [words.more(speaker.names.more)])]
        sheet.line(f"Also called: {'; '.join(names)}", 2, style="dim")
    reasons(speaker.reasons, "One speaker: ", sheet, 2)
    for statement in speaker.statements[:_MOST_STATEMENTS]:
        statement_lines(statement, sheet, 2, chain=statement.tells_who)
    sheet.more(len(speaker.statements) - _MOST_STATEMENTS, "statement", 2)


def _rest(view: BriefView, sheet: Sheet) -> None:
    if view.problems:
        sheet.head("Problems")
    for problem in view.problems:
        _problem(problem, sheet)
    sheet.head("What this is not")
    for sentence in view.closing:
        sheet.line(sentence)


def _problem(problem: ProblemView, sheet: Sheet, *, numbered: bool = True) -> None:
    sheet.text(Text.assemble((problem.input, "bold"), f": {problem.reason}"))
    if problem.remedy:
        sheet.line(f"What to do: {problem.remedy}", 2)
    if problem.place:
        sheet.line(f"Place: {place(problem.place, numbered=numbered)}", 2, style="dim")
