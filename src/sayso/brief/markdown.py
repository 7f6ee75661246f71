"""A brief as one Markdown file (CommonMark), with the texts of the reports at its end.

Nothing from a report acts as markup: each text is put on one line and escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.brief.arrange import view_of
from sayso.brief.texts import Part, Segment, parts
from sayso.brief.view import BriefView, ClaimView, ConflictView, Entry, Place, ProblemView, Speaker, Statement, Why
from sayso.brief.words import line, quoted
from sayso.model import Brief

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$@]|:(?=//)|(?<=www)\.")
_AT_START = re.compile(r"(?:#{1,6}|[-+=]+|\d{1,9}[.)])(?=\s|$)|[-=]{2,}")


def escaped(text: str) -> str:
    """`text` on one line, so that it reads as itself in Markdown: no markup, no HTML, no link, no list."""
    found = _SPECIAL.sub(r"\\\g<0>", line(text))
    start = _AT_START.match(found)
    return f"{found[: start.end() - 1]}\\{found[start.end() - 1 :]}" if start else found


def markdown_brief(brief: Brief) -> str:
    """`brief` as Markdown. A statement's link leads to its report's text, its number stands there before its words."""
    view = view_of(brief)
    return "\n".join(_lines(view)).rstrip() + "\n"


def _lines(view: BriefView) -> Iterator[str]:
    yield from (f"# {escaped(view.question) or 'Who says what'}", "", escaped(" ".join(view.summary)), "")
    yield from ("## The reports", "")
    yield from _all(map(_entry, view.reports), "There is none.")
    yield from ("## Told more than once", "")
    yield from _all(map(_claim, view.claims), "No claim was found in more than one statement.")
    yield from ("## Who says what", "")
    yield from _all(map(_speaker, view.speakers), "No statement was found.")
    if view.conflicts:
        yield from ("## Conflicts", "", "Statements that cannot both hold. Which of them holds is not said here.", "")
        yield from _all(map(_conflict, view.conflicts), "")
    if view.problems:
        yield from ("## Problems", "")
        yield from _all(map(_problem, view.problems), "")
    yield from ("## What this is not", "")
    for sentence in view.closing:
        yield from (escaped(sentence), "")
    yield from ("## The texts", "", "A number in brackets stands before the words of that statement.", "")
    for entry in view.reports:
        yield from _text(view, entry)


def _all(sections: Iterable[Iterator[str]], none: str) -> Iterator[str]:
    empty = True
    for section in sections:
        yield from section
        empty = False
    yield from (none, "") if empty else ("",)


def _entry(entry: Entry) -> Iterator[str]:
    about = [entry.byline, entry.date, entry.language, entry.statements]
    facts = ", ".join(escaped(fact) for fact in about if fact)
    yield f"{entry.number}. **{escaped(entry.outlet)}**, [{escaped(entry.title)}](#report-{entry.number}), {facts}"
    indent = " " * (len(str(entry.number)) + 2)
    for made in entry.made_from:
        yield f"{indent}- {made.kind} [report {made.number}](#report-{made.number}), {made.share}."
        yield from (f"{indent}- {_why(why)}" for why in made.reasons)
    if entry.unread:
        yield f"{indent}- Not read for statements: {escaped(entry.unread)}"


def _why(why: Why) -> str:
    evidence = "; ".join(map(_place, why.evidence))
    return f"{escaped(why.text)}: {evidence}" if evidence else escaped(why.text)


def _place(place: Place) -> str:
    words = f"{escaped(quoted(place.words))}, " if place.words else ""
    where = f", {place.where}" if place.where else ""
    return f"{words}[report {place.report}](#report-{place.report}){where}"


def _statement(statement: Statement) -> Iterator[str]:
    entry = statement.entry
    named = " > ".join(map(escaped, statement.chain))
    facts = [
        f"[{escaped(entry.label)}](#report-{entry.number})",
        statement.where,
        statement.kind,
        escaped(statement.spoken),
        f"inside {statement.inside[0]}" if statement.inside else "",
        statement.confidence,
        *(f"{made.kind.lower()} report {made.number}" for made in entry.made_from),
    ]
    yield f"- **{statement.ref}** {named}"
    yield ""
    yield f"  > {escaped(''.join(piece.text for piece in statement.pieces)) or '(no words)'}"
    yield ""
    yield f"  {', '.join(filter(None, facts))}"
    yield ""


def _claim(claim: ClaimView) -> Iterator[str]:
    yield f"### {claim.number}. {escaped(quoted(claim.wording))}"
    yield ""
    yield f"**{claim.reports}, {claim.origins}**"
    yield ""
    for group in claim.groups:
        yield f"#### {escaped(group.who)}{f' ({escaped(group.kind)})' if group.kind else ''}"
        yield ""
        for statement in group.statements:
            yield from _statement(statement)
        for why in group.reasons:
            yield from (f"Taken as one: {_why(why)}", "")


def _speaker(speaker: Speaker) -> Iterator[str]:
    yield f"### {escaped(speaker.name)}"
    yield ""
    claims = f"{speaker.under} {', '.join(map(str, speaker.claims))}" if speaker.claims else ""
    yield "; ".join(filter(None, [escaped(speaker.gloss), speaker.total, claims]))
    yield ""
    for statement in speaker.statements:
        yield from _statement(statement)


def _conflict(conflict: ConflictView) -> Iterator[str]:
    yield f"### {conflict.type}: {escaped(quoted(conflict.a.clash))} and {escaped(quoted(conflict.b.clash))}"
    yield ""
    if conflict.why:
        yield from (escaped(conflict.why), "")
    yield from _statement(conflict.a.statement)
    yield from _statement(conflict.b.statement)


def _problem(problem: ProblemView) -> Iterator[str]:
    yield f"- **{escaped(problem.input)}**: {escaped(problem.reason)}"
    if problem.remedy:
        yield f"  What to do: {escaped(problem.remedy)}"
    if problem.place:
        yield f"  Place: {_place(problem.place)}"


def _text(view: BriefView, entry: Entry) -> Iterator[str]:
    about = [entry.outlet, entry.title, entry.byline, entry.moment, entry.address]
    yield from (f"### Report {entry.number}", "", " · ".join(escaped(fact) for fact in about if fact), "")
    for part in parts(entry.report, view.statements[entry.report.id], ()):
        yield from _part(part, entry.number)


def _part(part: Part, report: int) -> Iterator[str]:
    opening = {"heading": "#### ", "quote": "> ", "list": "- "}.get(part.kind, "")
    for number, block in enumerate(part.blocks):
        if number and part.kind == "quote":
            yield ">"
        yield f"{opening}{_row(block, report)}"
        if number == len(part.blocks) - 1:
            yield ""


def _row(segments: Sequence[Segment], report: int) -> str:
    """The words of a block with the statements' numbers in them, escaped as a whole: no border may make markup."""
    shown = []
    for segment in segments:
        numbers = [anchor.number for anchor in segment.anchors if anchor.statement]
        shown += [f" [{report}.{number}] " for number in numbers]
        shown.append(segment.text)
    return escaped("".join(shown))
