"""A brief and a single reading in the terminal, from 60 columns up, with or without colour.

Every text goes through `words.visible` before it comes here, and is put into `Text`, which reads no markup: no report
can send a control sequence to a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from sayso.brief import words
from sayso.brief.arrange import view_of
from sayso.brief.entries import entry as entry_of
from sayso.brief.entries import statements
from sayso.brief.excerpt import Piece
from sayso.brief.groups import problem_views
from sayso.brief.places import Places
from sayso.brief.view import BriefView, ClaimView, ConflictView, Entry, Place, ProblemView, Speaker, Statement, Why
from sayso.model import Attribution, Brief, Problem, Report

# Longer lines than this are hard to read; a wide terminal keeps the rest free.
MEASURE = 100
_STYLES = {"clash": "bold reverse", "source": "bold", "cue": "italic", "content": "", "cut": "dim"}
# Of the words that a merge rests on, so many are printed; the page has them all.
_MOST_EVIDENCE = 4


def show_brief(brief: Brief, console: Console) -> None:
    """Print `brief` on `console`: everything of the HTML file but the texts of the reports."""
    view = view_of(brief)
    sheet = _Sheet(console)
    sheet.line(view.question or "Who says what", style="bold")
    sheet.line(" ".join(view.summary))
    _reports(view, sheet)
    _claims(view, sheet)
    _speakers(view, sheet)
    _rest(view, sheet)


def show_reading(
    report: Report, attributions: Sequence[Attribution], problems: Sequence[Problem], console: Console
) -> None:
    """Print one report's head line, its attributions (those inside others indented), and its problems."""
    places = Places([report], {report.id: 1})
    found = entry_of(1, report, len(attributions))
    sheet = _Sheet(console)
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
    for problem in problem_views(problems, {report.id: found}, places):
        sheet.gap()
        _problem(problem, sheet, numbered=False)


class _Sheet:
    """Prints lines with an indent, never wider than the measure."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = min(console.width, MEASURE)

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def rule(self, title: str = "") -> None:
        """A line across, with the heading of a section in it."""
        self._console.print(Rule(Text(title, style="bold"), align="left", style="dim"), width=self._width)

    def head(self, title: str) -> None:
        """The heading of a section, after an empty line."""
        self.gap()
        self.rule(title)

    def text(self, text: Text, indent: int = 0) -> None:
        """`text`, wrapped at words; a word that is longer than a line is folded."""
        for row in text.wrap(self._console, self._width - indent, overflow="fold"):
            row.rstrip()
            self._console.print(Text(" " * indent) + row, soft_wrap=True)

    def line(self, text: str, indent: int = 0, style: str = "") -> None:
        """`text` in one style."""
        self.text(Text(text, style=style), indent)

    def facts(self, facts: Iterable[str], indent: int = 0) -> None:
        """Small facts, side by side."""
        self.line(" · ".join(facts), indent, style="dim")

    def pieces(self, pieces: Iterable[Piece], indent: int) -> None:
        """The words of a statement, source and cue in their styles."""
        text = Text()
        for piece in pieces:
            style = next((style for role, style in _STYLES.items() if role in piece.roles), "dim")
            text.append(piece.text, style=style)
        self.text(text, indent)


def _reports(view: BriefView, sheet: _Sheet) -> None:
    sheet.head("The reports")
    for entry in view.reports:
        _entry(entry, sheet)


def _entry(entry: Entry, sheet: _Sheet) -> None:
    sheet.text(Text.assemble((f"{entry.number:>3}  ", "dim"), (entry.outlet, "bold"), f" · {entry.date}"))
    sheet.line(entry.title, 5)
    sheet.facts(filter(None, [entry.byline, entry.language, entry.statements]), 5)
    for made in entry.made_from:
        sheet.line(f"{made.kind} report {made.number}, {made.share}.", 5)
        _reasons(made.reasons, "", sheet, 5)
    if entry.unread:
        sheet.line(f"Not read for statements: {entry.unread}", 5)


def _reasons(reasons: Iterable[Why], lead: str, sheet: _Sheet, indent: int) -> None:
    for why in reasons:
        more = len(why.evidence) - _MOST_EVIDENCE
        evidence = "; ".join(map(_place, why.evidence[:_MOST_EVIDENCE])) + (f"; and {more} more" if more > 0 else "")
        sheet.line(f"{lead}{why.text}{': ' if evidence else ''}{evidence}", indent, style="dim")


def _place(place: Place, *, numbered: bool = True) -> str:
    quoted = words.quoted(place.words) if place.words else ""
    report = f"report {place.report}" if numbered else ""
    return ", ".join(filter(None, [quoted, report, place.where]))


def _statement(statement: Statement, sheet: _Sheet, indent: int, *, chain: bool = True) -> None:
    sheet.gap()
    if chain:
        sheet.line(statement.chained, indent, style="bold")
    sheet.pieces(statement.pieces, indent)
    made = [f"{made.kind.lower()} report {made.number}" for made in statement.entry.made_from]
    inside = f"inside {statement.inside[0]}" if statement.inside else ""
    label = f"{statement.ref}  {statement.entry.label}"
    about = [label, statement.where, statement.kind, statement.spoken, inside, statement.confidence]
    sheet.facts(filter(None, [*about, *made]), indent + 2)


def _claims(view: BriefView, sheet: _Sheet) -> None:
    sheet.head("Told more than once")
    if not view.claims:
        sheet.line("No claim was found in more than one statement.")
    for claim in view.claims:
        _claim(claim, sheet)


def _claim(claim: ClaimView, sheet: _Sheet) -> None:
    if claim.number > 1:
        sheet.gap()
    sheet.line(f"{claim.number}. {words.quoted(claim.wording)}", style="bold")
    sheet.line(f"{claim.reports}, {claim.origins}", 3)
    for group in claim.groups:
        sheet.gap()
        sheet.text(Text.assemble(("Origin: ", "dim"), group.who, (f" ({group.kind})" if group.kind else "", "dim")), 3)
        for statement in group.statements:
            _statement(statement, sheet, 3, chain=group.needs_chain(statement))
        _reasons(group.reasons, "Taken as one: ", sheet, 3)


def _speakers(view: BriefView, sheet: _Sheet) -> None:
    sheet.head("Who says what")
    if not view.speakers:
        sheet.line("No statement was found.")
    for number, speaker in enumerate(view.speakers):
        if number:
            sheet.gap()
        _speaker(speaker, sheet)


def _speaker(speaker: Speaker, sheet: _Sheet) -> None:
    claims = f"{speaker.under} {', '.join(map(str, speaker.claims))}" if speaker.claims else ""
    sheet.line(speaker.name, style="bold")
    sheet.facts(filter(None, [speaker.gloss, speaker.total, claims]), 2)
    for statement in speaker.statements:
        _statement(statement, sheet, 2, chain=len(statement.chain) > 1)


def _rest(view: BriefView, sheet: _Sheet) -> None:
    if view.conflicts:
        sheet.head("Conflicts")
    for number, conflict in enumerate(view.conflicts):
        if number:
            sheet.gap()
        _conflict(conflict, sheet)
    if view.problems:
        sheet.head("Problems")
    for problem in view.problems:
        _problem(problem, sheet)
    sheet.head("What this is not")
    for sentence in view.closing:
        sheet.line(sentence)


def _conflict(conflict: ConflictView, sheet: _Sheet) -> None:
    sheet.line(f"{conflict.type}: {words.quoted(conflict.a.clash)} and {words.quoted(conflict.b.clash)}", style="bold")
    if conflict.why:
        sheet.line(conflict.why, 2, style="dim")
    for side in (conflict.a, conflict.b):
        sheet.gap()
        sheet.line(side.statement.chained, 2, style="bold")
        sheet.pieces(side.pieces, 2)
        sheet.facts([f"{side.statement.ref}  {side.statement.entry.label}", side.statement.where], 4)


def _problem(problem: ProblemView, sheet: _Sheet, *, numbered: bool = True) -> None:
    sheet.text(Text.assemble((problem.input, "bold"), f": {problem.reason}"))
    if problem.remedy:
        sheet.line(f"What to do: {problem.remedy}", 2)
    if problem.place:
        sheet.line(f"Place: {_place(problem.place, numbered=numbered)}", 2, style="dim")
