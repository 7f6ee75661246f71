"""Claims with their statements under the origins they go back to; and what went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sayso.briefing import words
from sayso.briefing.notes import UNRESOLVED
from sayso.briefing.places import Places
from sayso.briefing.sections import ClaimView, OriginGroup, ProblemView
from sayso.briefing.view import Entry, Some, Statement
from sayso.model import Attribution, Claim, Origin, OriginKind, Problem, Reason

ORIGIN_KINDS = {
    OriginKind.UTTERANCE: "own words",
    OriginKind.DOCUMENT: "document",
    OriginKind.UNNAMED: "unnamed, behind one outlet",
    OriginKind.AUTHOR: "the report’s author",
    OriginKind.UNKNOWN: "origin not known",
}


_MOST_STITCHED = 6


def told_twice(claims: Iterable[Claim], attributions: Mapping[str, Attribution]) -> list[Claim]:
    """The claims of more than one attribution, those of most reports first."""

    def rank(claim: Claim) -> tuple[int, int, str, str]:
        return -len(reports_of(claim, attributions)), -len(claim.attributions), claim.text.exact, claim.id

    return sorted((claim for claim in claims if len(set(claim.attributions)) > 1), key=rank)


def reports_of(claim: Claim, attributions: Mapping[str, Attribution]) -> set[str]:
    """The ids of the reports that tell a claim."""
    return {attributions[told].report for told in claim.attributions}


def claim_view(
    number: int,
    claim: Claim,
    reports: int,
    statements: Mapping[str, Statement],
    origins: Mapping[str, Origin],
    places: Places,
) -> ClaimView:
    """A claim with its statements under the origins they go back to, the origin of most statements first."""
    grouped: dict[str | None, list[Statement]] = {}
    found: dict[str | None, Origin | None] = {}
    for told in dict.fromkeys(claim.attributions):
        origin = origins.get(told)
        found[origin.id if origin else None] = origin
        grouped.setdefault(origin.id if origin else None, []).append(statements[told])
    groups = [_origin_group(found[origin], members, places) for origin, members in grouped.items()]
    groups.sort(key=lambda group: (-len(group.statements), group.statements[0].position))
    return ClaimView(
        number=number,
        anchor=f"claim-{number}",
        wording=words.line(claim.text.exact),
        reports=words.counted(reports, "report"),
        origins=words.origins(claim.fewest, claim.most),
        doubts=places.why(claim.reasons),
        caution=_caution(claim, [statements[told].entry for told in claim.attributions]),
        groups=tuple(groups),
    )


def _caution(claim: Claim, entries: Iterable[Entry]) -> str:
    """Which reports of a claim look put together from others, where that may be why its origins are a range."""
    stitched = sorted({entry.number for entry in entries if entry.report.stitched})
    if not stitched or claim.fewest == claim.most:
        return ""
    some = words.listed([f"{number:,}" for number in stitched[:_MOST_STITCHED]])
    rest = words.more(len(stitched) - _MOST_STITCHED)
    which = f"{'Report' if len(stitched) == 1 else 'Reports'} {some}{' ' if rest else ''}{rest}"
    looks = "looks" if len(stitched) == 1 else "look"
    return f"{which} {looks} put together from other texts: what nobody else tells adds to the higher figure alone."


def origin_of(origin: Origin | None) -> tuple[str, str]:
    """Who an origin is, and what it is: `Ilse Moro`, `own words, 3 May 2031`."""
    if origin is None:
        return "origin not known", ""
    kind = ORIGIN_KINDS[origin.kind]
    return words.line(origin.who) or UNRESOLVED, f"{kind}, {words.day(origin.when)}" if origin.when else kind


def _origin_group(origin: Origin | None, members: Sequence[Statement], places: Places) -> OriginGroup:
    statements = tuple(sorted(members, key=lambda statement: statement.position))
    who, kind = origin_of(origin)
    if origin is None:
        return OriginGroup(who, kind, statements, Some())
    reports = Counter(statement.entry.report.id for statement in statements)
    # One statement was merged with nothing here; and a merge of other reports does not concern this claim.
    reasons = [reason for reason in origin.reasons if len(statements) > 1 and _concerns(reason, reports)]
    # What rests on the words of this claim comes first.
    own = {span for statement in statements for span in statement.attribution.content}
    reasons.sort(key=lambda reason: own.isdisjoint(reason.evidence))
    return OriginGroup(who, kind, statements, places.why(reasons))


def _concerns(reason: Reason, reports: Counter[str]) -> bool:
    """Does a merge touch a group's statements: two of one report's, or any of a report that others were merged with?"""
    touched = {span.report for span in reason.evidence}
    if reason.rule == "same account" and len(touched) == 1:
        return reports[touched.pop()] > 1
    return not touched or any(report in reports for report in touched)


def problem_views(problems: Iterable[Problem], entries: Mapping[str, Entry], places: Places) -> tuple[ProblemView, ...]:
    """What went wrong, with its place where the report it belongs to is in the brief."""
    by_address: dict[str, str] = {}
    for report_id, entry in entries.items():
        by_address.setdefault(entry.report.address, report_id)
    found: dict[ProblemView, None] = {}
    for problem in problems:
        report = problem.input if problem.input in entries else by_address.get(problem.input)
        place = places.of(report, problem.start, problem.end) if report is not None else None
        name, reason, remedy = map(words.line, (problem.input, problem.reason, problem.remedy))
        found[ProblemView(name or "(no input named)", reason, remedy, place)] = None
    return tuple(found)
