"""The parts that all sections of a brief share in the terminal: statements, chains, notes, reasons, places."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.briefing import words
from sayso.briefing.sheet import Sheet
from sayso.briefing.view import Hop, Place, Some, Statement, Why

# Of the words that a reason rests on, so many are printed.
_MOST_EVIDENCE = 4


def statement_lines(statement: Statement, sheet: Sheet, indent: int, *, chain: bool = True) -> None:
    """One statement after an empty line: who, the exact words, where they stand, and what else is known."""
    sheet.gap()
    if chain:
        sheet.line(statement.chained, indent, style="bold")
    sheet.pieces(statement.pieces, indent)
    made = [f"{made.kind.lower()} report {made.number}" for made in statement.entry.made_from]
    inside = f"inside {statement.inside[0]}" if statement.inside else ""
    label = f"{statement.ref}  {statement.entry.label}"
    about = [label, statement.where, statement.kind, statement.spoken, inside, statement.confidence]
    sheet.facts(filter(None, [*about, *made]), indent + 2)
    notes(statement, sheet, indent + 2)
    hops(statement, sheet, indent + 2)


def notes(statement: Statement, sheet: Sheet, indent: int) -> None:
    """What is known of a statement beside its words."""
    if statement.notes:
        sheet.line(" · ".join(note.told for note in statement.notes), indent)


def hops(statement: Statement, sheet: Sheet, indent: int, *, numbered: bool = True) -> None:
    """A chain hop by hop, with the exact words of each."""
    for number, hop in enumerate(statement.hops, 1):
        sheet.line(f"{number}. {hop.by}: {', '.join(_hop(hop, numbered=numbered))}", indent, style="dim")


def _hop(hop: Hop, *, numbered: bool) -> Iterator[str]:
    if hop.place is None:
        yield hop.lack
        return
    yield " ".join(words.quoted(exact) for exact in (hop.place.words, hop.cue) if exact)
    yield from filter(None, [f"report {hop.place.report}" if numbered else "", hop.place.where, hop.ref])


def reasons(found: Some[Why], lead: str, sheet: Sheet, indent: int) -> None:
    """Reasons, each with the words that it rests on."""
    for why in found:
        more = len(why.evidence) - _MOST_EVIDENCE
        evidence = [place(one) for one in why.evidence[:_MOST_EVIDENCE]]
        rest = words.more(max(more, 0) + why.more)
        told = "; ".join([*evidence, *filter(None, [rest])])
        sheet.line(f"{lead}{why.text}{': ' if told else ''}{told}", indent, style="dim")
    sheet.more(found.more, "reason", indent)


def place(place: Place, *, numbered: bool = True) -> str:
    """`“the words”, report 4, line 7`."""
    quoted = words.quoted(place.words) if place.words else ""
    report = f"report {place.report}" if numbered else ""
    return ", ".join(filter(None, [quoted, report, place.where]))
