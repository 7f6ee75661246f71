"""A brief as one Markdown file (CommonMark and tables), with the texts of the reports at its end.

Nothing from a report acts as markup: each text is put on one line and escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.briefing import wording
from sayso.briefing.arrange import view_of
from sayso.briefing.escape import escaped
from sayso.briefing.markdown_facing import conflicts, forecasts, rivalries, timeline
from sayso.briefing.markdown_parts import all_of, place_line, reason_lines, statement_lines, why_line
from sayso.briefing.sections import BriefView, ClaimView, ProblemView, SpeakerView
from sayso.briefing.texts import Part, Segment, parts
from sayso.briefing.view import Entry
from sayso.briefing.words import more, quoted
from sayso.model import Brief


def markdown_brief(brief: Brief) -> str:
    """`brief` as Markdown. A statement's link leads to its report's text, its number stands there before its words."""
    view = view_of(brief)
    return "\n".join(_lines(view)).rstrip() + "\n"


def _lines(view: BriefView) -> Iterator[str]:
    yield from (f"# {escaped(view.question) or 'Who says what'}", "", escaped(" ".join(view.summary)), "")
    yield from ("## The reports", "")
    yield from all_of(map(_entry, view.reports), "There is none.")
    if view.circles:
        yield from ("## Going round", "", wording.CIRCLES, "")
        yield from reason_lines(view.circles, "")
    yield from ("## Told more than once", "")
    yield from all_of(map(_claim, view.claims), "No claim was found in more than one statement.")
    yield from conflicts(view)
    yield from rivalries(view)
    yield from forecasts(view)
    yield from timeline(view)
    yield from ("## Who says what", "")
    yield from all_of(map(_speaker, view.speakers), "No statement was found.")
    if view.problems:
        yield from ("## Problems", "")
        yield from all_of(map(_problem, view.problems), "")
    yield from ("## What this is not", "")
    for sentence in view.closing:
        yield from (escaped(sentence), "")
    yield from ("## The texts", "", "A number in brackets stands before the words of that statement.", "")
    for entry in view.reports:
        yield from _text(view, entry)


def _entry(entry: Entry) -> Iterator[str]:
    about = [entry.byline, entry.date, entry.language, entry.statements]
    facts = ", ".join(escaped(fact) for fact in about if fact)
    yield f"{entry.number}. **{escaped(entry.outlet)}**, [{escaped(entry.title)}](#report-{entry.number}), {facts}"
    indent = " " * (len(str(entry.number)) + 2)
    for made in entry.made_from:
        yield f"{indent}- {made.kind} [report {made.number}](#report-{made.number}), {made.share}."
        yield from (f"{indent}- {why_line(why)}" for why in made.reasons)
    if entry.unread:
        yield f"{indent}- Not read for statements: {escaped(entry.unread)}"


def _claim(claim: ClaimView) -> Iterator[str]:
    yield f"### {claim.number}. {escaped(quoted(claim.wording))}"
    yield ""
    yield f"**{claim.reports}, {claim.origins}**"
    yield ""
    yield from reason_lines(claim.doubts, "May be one: ")
    if claim.caution:
        yield from (claim.caution, "")
    for group in claim.groups:
        yield f"#### {escaped(group.who)}{f' ({escaped(group.kind)})' if group.kind else ''}"
        yield ""
        for statement in group.statements:
            yield from statement_lines(statement)
        yield from reason_lines(group.reasons, "Taken as one: ")


def _speaker(speaker: SpeakerView) -> Iterator[str]:
    yield f"### {escaped(speaker.name)}"
    yield ""
    claims = f"{speaker.under} {', '.join(map(str, speaker.claims))}" if speaker.claims else ""
    yield "; ".join(filter(None, [escaped(speaker.gloss), speaker.total, claims]))
    yield ""
    if speaker.names.shown:
        names = [*map(escaped, speaker.names), *filter(None, [more(speaker.names.more)])]
        yield from (f"Also called: {'; '.join(names)}", "")
    yield from reason_lines(speaker.reasons, "One speaker: ")
    for statement in speaker.statements:
        yield from statement_lines(statement)


def _problem(problem: ProblemView) -> Iterator[str]:
    yield f"- **{escaped(problem.input)}**: {escaped(problem.reason)}"
    if problem.remedy:
        yield f"  What to do: {escaped(problem.remedy)}"
    if problem.place:
        yield f"  Place: {place_line(problem.place)}"


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
