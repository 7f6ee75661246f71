"""The stages and their order. A report stage sees one report; a corpus stage sees them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sayso.attribute import Reader, default_reader, read_report
from sayso.clean import clean
from sayso.compare import Compares, compare
from sayso.compare.judge import bundled_judge
from sayso.copies import find_derivations
from sayso.model import Attribution, Brief, Decision, Matter, Page, Problem, Report
from sayso.relay import (
    find_circles,
    find_links,
    find_origins,
    find_pickups,
    find_speakers,
    flag_plurals,
    through_outlets,
    trace,
)
from sayso.resolve import resolve_report, statements


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page gave: its report, if there is one in it, the report's attributions, and what went wrong."""

    report: Report | None
    attributions: tuple[Attribution, ...]
    problems: tuple[Problem, ...]

    @property
    def statements(self) -> list[Attribution]:
        """The attributions as a pile compares them: a sentence each."""
        return statements(self.report, self.attributions) if self.report else []


def read_page(page: Page, reader: Reader | None = None, *, plain: bool = False) -> Reading:
    """All report stages on one page: clean, attribute (with `reader`, else the package's own), resolve, trace."""
    report, problems = clean(page, plain=plain)
    if report is None:
        return Reading(None, (), tuple(problems))
    found = read_report(report, reader or default_reader())
    problems += found.problems
    attributions, more = resolve_report(report, found.attributions, found.names)
    problems += more
    attributions, more = trace(report, attributions)
    problems += more
    return Reading(report, tuple(attributions), tuple(problems))


def make_brief(
    readings: Iterable[Reading | Problem],
    question: str | None = None,
    decisions: Sequence[Decision] = (),
    judge: Callable[[], Compares | None] = bundled_judge,
) -> Brief:
    """All corpus stages over the readings of a pile, under what people have decided about its origins and claims.

    The order of the readings changes only the order of the reports. `judge` gives what tells whether two statements are one
    claim or conflict, None for words and rules alone.
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
            attributions += one.statements
    reports = list(by_id.values())
    attributions = through_outlets(reports, attributions)
    derivations = find_derivations(reports)
    derivations += find_pickups(reports, attributions, derivations)
    links = find_links(reports, attributions)
    speakers = find_speakers(reports, attributions)
    about_origins = [one for one in decisions if one.about is Matter.ORIGIN]
    origins = find_origins(reports, attributions, derivations, about_origins, links, speakers)
    attributions = flag_plurals(attributions, origins)
    about_claims = [one for one in decisions if one.about is Matter.CLAIM]
    compared = compare(reports, attributions, origins, speakers, judge(), about_claims)
    return Brief(
        question,
        tuple(reports),
        tuple(attributions),
        tuple(derivations),
        tuple(origins),
        compared.claims,
        compared.comparisons,
        tuple(problems),
        tuple(speakers),
        rivalries=compared.rivalries,
        circles=tuple(find_circles(reports, attributions, links)),
    )
