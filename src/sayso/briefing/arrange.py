"""From `Brief` to `BriefView`: what is shown, in which order, under which words. Linear in the size of the brief."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from sayso.briefing import words
from sayso.briefing.entries import entries, ordered, statements
from sayso.briefing.facing import Shown, comparison_views, rivalry_views
from sayso.briefing.foretold import forecast_views
from sayso.briefing.going_round import circle_views
from sayso.briefing.groups import claim_view, problem_views, reports_of, told_twice
from sayso.briefing.notes import grade_notes
from sayso.briefing.places import Places
from sayso.briefing.sections import BriefView, ClaimView
from sayso.briefing.timeline import timeline_of
from sayso.briefing.view import Entry, Statement
from sayso.briefing.who import Voice, speaker_views, voices
from sayso.model import Attribution, Brief, Claim, DerivationKind, Relation

# So many characters of a claim name its row on the timeline: on a phone a row is that wide.
_LABEL = 52
PLURALS = {
    DerivationKind.WIRE_COPY: ("wire copy", "wire copies"),
    DerivationKind.PICKUP: ("pickup", "pickups"),
    DerivationKind.REWRITE: ("rewrite", "rewrites"),
    DerivationKind.CORRECTION: ("correction", "corrections"),
    DerivationKind.COPY: ("copy", "copies"),
}


def view_of(brief: Brief) -> BriefView:
    """Everything that a page shows of `brief`, in the order in which it shows it."""
    known = {attribution.id: attribution for attribution in brief.attributions}
    reports = ordered(brief.reports)
    own = {report.id: number for report, number in zip(brief.reports, brief.numbers, strict=False)}
    numbers = own or {report.id: number for number, report in enumerate(reports, 1)}
    places = Places(reports, numbers)
    counts = Counter(attribution.report for attribution in brief.attributions)
    listing = entries(reports, counts, brief.derivations, numbers, places)
    claims, speaking = told_twice(brief.claims, known), voices(brief)
    by_report, shown = _statements(brief, listing, places, _homes(claims, speaking))
    origins = {told: origin for origin in brief.origins for told in origin.attributions}
    claim_views = tuple(
        claim_view(number, claim, len(reports_of(claim, known)), shown, origins, places)
        for number, claim in enumerate(claims, 1)
    )
    # The first claim that holds a statement is its home.
    claimed = {
        told: view for claim, view in reversed([*zip(claims, claim_views, strict=True)]) for told in claim.attributions
    }
    facing = Shown(shown, claimed, origins)
    in_order = [statement for report in by_report.values() for statement in report]
    return BriefView(
        question=words.line(brief.question),
        summary=summary(brief, known),
        reports=tuple(listing.values()),
        circles=circle_views(brief.circles, listing, places),
        claims=claim_views,
        conflicts=comparison_views(brief.conflicts, facing),
        likenesses=comparison_views([c for c in brief.comparisons if c.relation is not Relation.CONFLICT], facing),
        rivalries=rivalry_views(brief.rivalries, facing),
        forecasts=forecast_views(in_order, claimed),
        timeline=timeline_of(in_order, _labels(claim_views, speaking)),
        speakers=speaker_views(speaking, shown, claimed, places),
        problems=problem_views(brief.problems, listing, places),
        closing=closing(brief.attributions),
        statements=by_report,
        places=places.all(),
    )


def _homes(claims: list[Claim], speaking: list[Voice]) -> dict[str, str]:
    homes: dict[str, str] = {}
    for number, claim in enumerate(claims, 1):
        for told in claim.attributions:
            homes.setdefault(told, f"claim-{number}")
    for number, voice in enumerate(speaking, 1):
        for attribution in voice.told:
            homes.setdefault(attribution.id, f"speaker-{number}")
    return homes


def _labels(claims: tuple[ClaimView, ...], speaking: list[Voice]) -> dict[str, str]:
    """The rows of the timeline: a claim by its number and its first words, a speaker by name."""
    labels = {f"speaker-{number}": words.cut(voice.name, _LABEL) for number, voice in enumerate(speaking, 1)}
    for claim in claims:
        labels[claim.anchor] = words.cut(f"{claim.number}. {words.quoted(claim.wording)}", _LABEL)
    return labels


def _statements(
    brief: Brief, listing: dict[str, Entry], places: Places, homes: dict[str, str]
) -> tuple[dict[str, tuple[Statement, ...]], dict[str, Statement]]:
    """The statements of each report by its id, and all of them by their attribution's id."""
    grouped: dict[str, list[Attribution]] = {}
    for attribution in brief.attributions:
        grouped.setdefault(attribution.report, []).append(attribution)
    by_report: dict[str, tuple[Statement, ...]] = {}
    shown: dict[str, Statement] = {}
    for report, entry in listing.items():
        found = statements(entry, grouped.get(report, ()), places, homes)
        for i in found.keys() & brief.grades.keys():
            notes = grade_notes(brief.grades[i], found[i].attribution, entry.report.outlet)
            found[i] = replace(found[i], notes=(*found[i].notes, *notes))
        by_report[report] = tuple(found.values())
        shown.update(found)
    return by_report, shown


def summary(brief: Brief, known: dict[str, Attribution]) -> tuple[str, ...]:
    """What the pile is, in two or three sentences."""
    if not brief.reports:
        return ("No report could be read.",)
    repeated = sum(1 for claim in brief.claims if len(reports_of(claim, known)) > 1)
    told = words.counted(repeated, "claim is", "claims are")
    made = _made(brief)
    sentences = [
        _pile(brief),
        f"{words.counted(len(brief.attributions), 'statement')}; {told} told by more than one report.",
    ]
    if brief.origins:
        sentences.append(f"As far as is known, {_go_back(brief)}.")
    sentences.append(f"{made}." if made else "No report was found to be a copy of another.")
    unread = sum(1 for report in brief.reports if report.unread)
    if unread:
        sentences.append(f"{words.counted(unread, 'report was', 'reports were')} not read for statements.")
    if missing := _missing(brief):
        sentences.append(
            f"{words.counted(missing, 'input')} gave no report, and no count here knows of it: see Problems."
        )
    return tuple(sentences)


def _missing(brief: Brief) -> int:
    """How many inputs have a problem and no report."""
    addresses = sorted(report.address for report in brief.reports)
    inputs = {problem.input for problem in brief.problems if problem.input}
    # The records of a file have its address and a number.
    near = ((one, addresses[bisect_left(addresses, one) :][:1]) for one in inputs)
    return sum(1 for one, held in near if not held or not held[0].startswith(one))


def _pile(brief: Brief) -> str:
    outlets = {words.line(report.outlet).casefold() for report in brief.reports} - {""}
    nameless = sum(1 for report in brief.reports if not words.line(report.outlet))
    days = sorted(day for report in brief.reports if (day := words.date_of(report.published)))
    undated = len(brief.reports) - len(days)
    parts = [words.counted(len(brief.reports), "report")]
    if outlets:
        parts[0] += f" from {words.counted(len(outlets), 'outlet')}"
    if days:
        parts.append(f"dated {words.period(days[0], days[-1])}")
    gaps = [
        f"{count:,} {what}" for count, what in ((nameless, "without an outlet"), (undated, "without a date")) if count
    ]
    return ", ".join(parts) + (f" ({words.listed(gaps)})." if gaps else ".")


def _go_back(brief: Brief) -> str:
    traced = len({told for origin in brief.origins for told in origin.attributions})
    behind = words.counted(len(brief.origins), "origin")
    go = "goes" if traced == 1 else "go"
    if traced == len(brief.attributions):
        return f"the {'statement' if traced == 1 else 'statements'} {go} back to {behind}"
    return f"{traced:,} of the statements {go} back to {behind}"


def _made(brief: Brief) -> str:
    kinds = Counter(derivation.kind for derivation in brief.derivations)
    if not kinds:
        return ""
    made = len({derivation.report for derivation in brief.derivations})
    detail = words.listed(words.counted(count, *PLURALS[kind]) for kind, count in sorted(kinds.items()))
    return f"{words.counted(made, 'report is', 'reports are')} made from others in the pile ({detail})"


def closing(attributions: tuple[Attribution, ...]) -> tuple[str, ...]:
    """What Sayso does not do, and what made the statements."""
    readers = sorted({words.line(attribution.reader) for attribution in attributions} - {""})
    lines = [
        "Sayso does not say what is true. It shows who says what, in the exact words of the reports.",
        "A count of origins is a range where two of them may or may not be the same: the lower figure takes them as "
        "one, the higher as two. Many reports with one origin are one voice, repeated.",
    ]
    if readers:
        reader = "the reader" if len(readers) == 1 else "the readers"
        lines.append(
            f"The statements were found by {reader} {words.listed(readers)}. It misses some, and takes some for what "
            "they are not: read the words in their place. Its confidence in each goes from 0 to 1."
        )
    return tuple(lines)
