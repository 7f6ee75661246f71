"""The stages and their order. A report stage sees one report; a corpus stage sees them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.attribute import Reader, default_reader, read_report
from sayso.clean import clean
from sayso.compare import find_claims
from sayso.copies import find_derivations
from sayso.model import Attribution, Brief, Decision, Page, Problem, Report
from sayso.relay import find_origins, find_pickups, find_speakers, trace
from sayso.resolve import resolve_speakers


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page gave: its report, if there is one in it, the report's attributions, and what went wrong."""

    report: Report | None
    attributions: tuple[Attribution, ...]
    problems: tuple[Problem, ...]


def read_page(page: Page, reader: Reader | None = None, *, plain: bool = False) -> Reading:
    """All report stages on one page: clean, attribute (with `reader`, else the package's own), resolve, trace."""
    report, problems = clean(page, plain=plain)
    if report is None:
        return Reading(None, (), tuple(problems))
    attributions, more = read_report(report, reader or default_reader())
    problems += more
    for stage in (resolve_speakers, trace):
        attributions, more = stage(report, attributions)
        problems += more
    return Reading(report, tuple(attributions), tuple(problems))


def make_brief(
    readings: Iterable[Reading | Problem], question: str | None = None, decisions: Sequence[Decision] = ()
) -> Brief:
    """All corpus stages over the readings of a pile, under what people have decided about its origins.

    The order of the readings changes only the order of the reports.
    """
    by_id: dict[str, Report] = {}
    attributions: list[Attribution] = []
    problems: list[Problem] = []
    for one in readings:
        if isinstance(one, Problem):
            problems.append(one)
            continue
        problems += one.problems
        if one.report is not None and one.report.id not in by_id:
            by_id[one.report.id] = one.report
            attributions += one.attributions
    reports = list(by_id.values())
    derivations = find_derivations(reports)
    derivations += find_pickups(reports, attributions, derivations)
    origins = find_origins(reports, attributions, derivations, decisions)
    speakers = find_speakers(reports, attributions)
    claims = find_claims(attributions, origins, speakers, {r.id for r in reports if r.stitched})
    return Brief(
        question,
        tuple(reports),
        tuple(attributions),
        tuple(derivations),
        tuple(origins),
        tuple(claims),
        (),
        tuple(problems),
        tuple(speakers),
    )

