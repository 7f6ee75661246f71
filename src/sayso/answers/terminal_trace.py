"""A traced statement in the terminal: its words, its chain, and everything that it rests on."""

from __future__ import annotations

from rich.text import Text

from sayso.answers import graded, views
from sayso.answers.terminal_claims import told_by
from sayso.briefing import words
from sayso.briefing.groups import origin_of
from sayso.briefing.notes import said_by
from sayso.briefing.sheet import Sheet
from sayso.briefing.terminal_parts import hops, notes
from sayso.ledger.questions.answers import MadeFrom, Told, Traced

_MOST_OTHERS = 8


def traced(one: Traced, sheet: Sheet) -> None:
    """The statement, hop by hop; its speaker; its origin, with why; the report, and what it was made from; the claim."""
    _statement(one.told, sheet)
    _speaker(one.told, sheet)
    _origin(one, sheet)
    _report(one, sheet)
    if one.claim:
        _about("Claim", words.quoted(words.line(one.claim.claim.text.exact)), sheet)
        sheet.line(told_by(one.claim), 4, style="dim")


def _statement(told: Told, sheet: Sheet) -> None:
    shown = views.statement(told)
    sheet.line(shown.chained, style="bold")
    sheet.pieces(shown.pieces, 2)
    inside = f"inside {shown.inside[0]}" if shown.inside else ""
    about = [f"{shown.ref}  {shown.entry.label}", shown.where, shown.kind, shown.spoken, inside, shown.confidence]
    sheet.facts(filter(None, about), 4)
    graded.of_statement(told, sheet, 4)
    notes(shown, sheet, 4)
    hops(shown, sheet, 4, numbered=False)


def _about(lead: str, text: str, sheet: Sheet) -> None:
    sheet.text(Text.assemble((f"{lead}: ", "dim"), text), 2)


def _speaker(told: Told, sheet: Sheet) -> None:
    if told.speaker is None:
        _about("Speaker", said_by(told.attribution), sheet)
        return
    name = words.line(told.speaker.name)
    others = [other for known in told.speaker.names if (other := words.line(known)) not in ("", name)]
    called = f", also called {'; '.join(others[:6])} {words.more(len(others) - 6)}".rstrip() if others else ""
    _about("Speaker", f"{name}{called}", sheet)


def _origin(one: Traced, sheet: Sheet) -> None:
    who, kind = origin_of(one.origin)
    _about("Goes back to", f"{who} ({kind})" if kind else who, sheet)
    told, more = views.reasons(one.origin.reasons if one.origin else (), one.heads, one.told.report.id)
    for reason in told:
        sheet.line(f"Taken as one: {reason}", 4, style="dim")
    sheet.more(more, "reason", 4)
    if one.count:
        sheet.line(f"{words.counted(one.count, 'other statement')} with that origin:", 4)
    for other in one.others[:_MOST_OTHERS]:
        shown = views.statement(other)
        sheet.line(f"{shown.ref}  {shown.entry.label}: {shown.chained}: {views.exact(other)}", 6, style="dim")
        graded.of_statement(other, sheet, 8)
    sheet.more(one.count - min(len(one.others), _MOST_OTHERS), "statement", 6)


def _report(one: Traced, sheet: Sheet) -> None:
    report = one.told.report
    title = words.line(report.title)
    _about("Report", ", ".join(filter(None, [title and words.quoted(title), words.line(report.address)])), sheet)
    for made in one.made_from:
        _made(made, one, sheet)


def _made(made: MadeFrom, one: Traced, sheet: Sheet) -> None:
    kind, share = made.derivation.kind.value, words.percent(made.derivation.share)
    sheet.line(f"made as a {kind} of {views.titled(made.original)}: {share} of its words", 4)
    told, more = views.reasons(made.derivation.reasons, one.heads, one.told.report.id)
    for reason in told:
        sheet.line(reason, 6, style="dim")
    sheet.more(more, "reason", 6)
