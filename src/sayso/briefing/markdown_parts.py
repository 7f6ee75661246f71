"""The parts that all sections of a brief share in Markdown: statements, chains, notes, reasons, places, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.briefing.escape import escaped
from sayso.briefing.view import Hop, Note, Place, Some, Statement, Why
from sayso.briefing.words import more, quoted


def all_of(sections: Iterable[Iterator[str]], none: str) -> Iterator[str]:
    """The lines of all sections; `none` where there is no section."""
    empty = True
    for section in sections:
        yield from section
        empty = False
    yield from (none, "") if empty else ("",)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; the cells are escaped already, bars in them too."""
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def report_link(statement: Statement) -> str:
    """A link to the text of the report in which a statement stands."""
    return f"[{escaped(statement.entry.label)}](#report-{statement.entry.number})"


def statement_lines(statement: Statement) -> Iterator[str]:
    """One statement: who, the exact words, where they stand, what else is known, and the chain hop by hop."""
    facts = [
        report_link(statement),
        statement.where,
        statement.kind,
        escaped(statement.spoken),
        f"inside {statement.inside[0]}" if statement.inside else "",
        statement.confidence,
        *(f"{made.kind.lower()} report {made.number}" for made in statement.entry.made_from),
    ]
    yield f"- **{statement.ref}** {' > '.join(map(escaped, statement.chain))}"
    yield ""
    yield f"  > {escaped(''.join(piece.text for piece in statement.pieces)) or '(no words)'}"
    yield ""
    yield f"  {', '.join(filter(None, facts))}"
    yield ""
    if statement.notes:
        yield from (f"  {' · '.join(map(_note, statement.notes))}", "")
    for number, hop in enumerate(statement.hops, 1):
        yield f"  {number}. {_hop(hop)}"
    if statement.hops:
        yield ""


def _note(note: Note) -> str:
    return f"{escaped(note.text)}: {place_line(note.place)}" if note.place else escaped(note.told)


def _hop(hop: Hop) -> str:
    if hop.place is None:
        return f"{escaped(hop.by)}: {hop.lack}"
    cue = f"{escaped(quoted(hop.cue))}, " if hop.cue else ""
    ref = f", {hop.ref}" if hop.ref else ""
    return f"{escaped(hop.by)}: {cue}{place_line(hop.place)}{ref}"


def reason_lines(found: Some[Why], lead: str) -> Iterator[str]:
    """Reasons, a paragraph each."""
    for why in found:
        yield from (f"{lead}{why_line(why)}", "")
    if found.more:
        yield from (more(found.more, "reason"), "")


def why_line(why: Why) -> str:
    """A reason and the words that it rests on."""
    evidence = "; ".join([*map(place_line, why.evidence), *filter(None, [more(why.more)])])
    return f"{escaped(why.text)}: {evidence}" if evidence else escaped(why.text)


def place_line(place: Place) -> str:
    """The words, and a link to the text of their report."""
    words = f"{escaped(quoted(place.words))}, " if place.words else ""
    where = f", {place.where}" if place.where else ""
    return f"{words}[report {place.report}](#report-{place.report}){where}"
