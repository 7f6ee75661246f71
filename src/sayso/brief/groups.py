"""The parts of a brief that put statements together: claims, speakers, conflicts; and its problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sayso.brief import words
from sayso.brief.entries import UNRESOLVED
from sayso.brief.excerpt import excerpt, marks_of
from sayso.brief.places import Places
from sayso.brief.view import ClaimView, ConflictView, Entry, OriginGroup, ProblemView, Side, Speaker, Statement
from sayso.model import (
    Agent,
    AgentType,
    Attribution,
    Claim,
    Conflict,
    ConflictType,
    Origin,
    OriginKind,
    Problem,
    Reason,
)

ORIGIN_KINDS = {
    OriginKind.UTTERANCE: "own words",
    OriginKind.DOCUMENT: "document",
    OriginKind.UNNAMED: "unnamed, behind one outlet",
    OriginKind.AUTHOR: "the report’s author",
    OriginKind.UNKNOWN: "origin not known",
}

CONFLICT_TYPES = {
    ConflictType.NUMBER: "Different numbers",
    ConflictType.DATE: "Different dates",
    ConflictType.BLAME: "Different blame",
    ConflictType.POLARITY: "One says it, the other denies it",
    ConflictType.ATTRIBUTION: "Put in different mouths",
}

_NAMED, _DESCRIBED, _UNRESOLVED = range(3)


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
    groups.sort(key=lambda group: (-len(group.statements), _position(group.statements[0])))
    return ClaimView(
        number=number,
        anchor=f"claim-{number}",
        wording=words.line(claim.text.exact),
        reports=words.counted(reports, "report"),
        origins=words.origins(claim.fewest, claim.most),
        groups=tuple(groups),
    )


def _position(statement: Statement) -> tuple[int, int]:
    return statement.entry.number, statement.number


def _origin_group(origin: Origin | None, members: Sequence[Statement], places: Places) -> OriginGroup:
    statements = tuple(sorted(members, key=_position))
    if origin is None:
        return OriginGroup("origin not known", "", statements, ())
    kind = ORIGIN_KINDS[origin.kind]
    if origin.when:
        kind = f"{kind}, {words.day(origin.when)}"
    reports = Counter(statement.entry.report.id for statement in statements)
    # One statement was merged with nothing here; and a merge of other reports does not concern this claim.
    reasons = [reason for reason in origin.reasons if len(statements) > 1 and _concerns(reason, reports)]
    return OriginGroup(words.line(origin.who) or UNRESOLVED, kind, statements, places.why(reasons))


def _concerns(reason: Reason, reports: Counter[str]) -> bool:
    """Does a merge touch a group's statements: two of one report's, or any of a report that others were merged with?"""
    touched = {span.report for span in reason.evidence}
    if reason.rule == "same account" and len(touched) == 1:
        return reports[touched.pop()] > 1
    return not touched or any(report in reports for report in touched)


def speakers(
    attributions: Sequence[Attribution], statements: Mapping[str, Statement], homes: Mapping[str, ClaimView]
) -> tuple[Speaker, ...]:
    """All speakers: the named by number of statements, then those only described, then the unresolved.

    `statements` are built already; `homes` gives the claim under which an attribution stands.
    """
    found = []
    for number, group in enumerate(speaking(attributions), 1):
        rest = [statements[attribution.id] for attribution in group if attribution.id not in homes]
        claims = sorted({homes[attribution.id].number for attribution in group if attribution.id in homes})
        agents = [attribution.speaker for attribution in group if attribution.speaker]
        found.append(
            Speaker(
                anchor=f"speaker-{number}",
                name=words.line(agents[0].name) or UNRESOLVED if agents else UNRESOLVED.capitalize(),
                gloss=_gloss(agents),
                total=words.counted(len(group), "statement"),
                claims=tuple(claims),
                statements=tuple(sorted(rest, key=_position)),
            )
        )
    return tuple(found)


def speaking(attributions: Iterable[Attribution]) -> list[list[Attribution]]:
    """Attributions of the same speaker by name, in the order in which a brief shows the speakers."""
    groups: dict[tuple[int, str], list[Attribution]] = {}
    for attribution in attributions:
        groups.setdefault(_speaker_key(attribution.speaker), []).append(attribution)
    ranked = sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    return [sorted(group, key=lambda attribution: attribution.id) for _, group in ranked]


def _speaker_key(agent: Agent | None) -> tuple[int, str]:
    if agent is None:
        return _UNRESOLVED, ""
    return (_NAMED if agent.named else _DESCRIBED), words.line(agent.name).casefold()


def _gloss(agents: Sequence[Agent]) -> str:
    if not agents:
        return "the words of the source are shown; who they mean is open"
    types = Counter(agent.type for agent in agents if agent.type is not AgentType.UNKNOWN)
    behalf = dict.fromkeys(words.line(agent.on_behalf_of) for agent in agents if agent.on_behalf_of)
    parts = [types.most_common(1)[0][0].value] if types else []
    if behalf:
        parts.append(f"for {words.listed(behalf)}")
    if not agents[0].named:
        parts.append("described, not named; perhaps others in each report")
    return ", ".join(parts)


def conflict_view(
    conflict: Conflict, attributions: Mapping[str, Attribution], statements: Mapping[str, Statement]
) -> ConflictView:
    """Both sides of a conflict, the words that clash marked in each."""
    sides = []
    for told, span in ((conflict.a, conflict.a_span), (conflict.b, conflict.b_span)):
        attribution, statement = attributions[told], statements[told]
        marks = [
            *marks_of(attribution.source, "source"),
            *marks_of(attribution.cue, "cue"),
            *marks_of(attribution.content, "content"),
            *marks_of([span] if span.report == attribution.report else [], "clash"),
        ]
        pieces = excerpt(statement.entry.report.text, marks)
        sides.append(Side(statement, words.line(span.exact), pieces))
    return ConflictView(CONFLICT_TYPES[conflict.type], words.line(conflict.why), *sides)


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
