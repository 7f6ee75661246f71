"""Pairs of statements about invented events: which kind of conflict they are, whether they say the same, or neither.

`seen.tsv` is what the tables of words were made with; `unseen.tsv` was written before, and looked at only as these figures;
`later.tsv` was written after them, as what parties to other disputes would say, and shows how far the tables go. No rule finds
all: what is held to is how many are found, and how few are found where there is nothing.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.clean import clean
from sayso.compare import Compared, compare
from sayso.compare.judge import bundled_judge
from sayso.model import Agent, AgentType, Attribution, Kind, Origin, OriginKind, Page, Relation, Report
from sayso.relay import find_speakers
from sayso.resolve.quantities import find_quantities
from sayso.resolve.times import find_times

HERE = Path(__file__).parent / "statements"
DAY = dt.date(2026, 3, 4)
CONFLICTS = ("polarity", "number", "date", "blame", "attribution")


def rows(name: str) -> Iterator[list[str]]:
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def told(n: int, event: str, who: str, cue: str, what: str, day: dt.date) -> tuple[Report, Attribution]:
    """A report of one statement."""
    quoted = what.startswith('"')
    joined = "" if quoted or cue == "blamed" or what.startswith("that ") else "that "
    name = who[0].upper() + who[1:]
    lead = f"The {event} has been the talk of the country."
    text = f"{event.capitalize()}: what we know\n\n{lead} {name} {cue} {joined}{what}.\n"
    report, _ = clean(Page.of(f"{n}.txt", text.encode(), "text/plain"), plain=True)
    assert report is not None
    report, at, spans = replace(report, published=day), report.text.index(lead) + len(lead), []
    for part in (name, cue, what):
        at = report.text.index(part, at)
        spans.append((report.span(at, at + len(part)),))
        at += len(part)
    low, high = spans[2][0].start, spans[2][0].end
    times = tuple(t for t in find_times(report) if low <= t.span.start < high)
    counts = tuple(q for q in find_quantities(report, times) if low <= q.span.start < high)
    named = who[0].isupper()
    agent = Agent(who.removeprefix("the "), AgentType.PERSON if named else AgentType.ORGANISATION, True)
    kind = Kind.DIRECT if quoted else Kind.INDIRECT
    return report, Attribution(
        f"a{n}", report.id, *spans, kind, 1.0, "test", None, agent, times=times, quantities=counts
    )


def compared(row: list[str]) -> Compared:
    event, _, later, who, cue, what, other, its_cue, its_what = row
    one = told(1, event, who, cue, what, DAY)
    two = told(2, event, other, its_cue, its_what, DAY + dt.timedelta(days=int(later)))
    nouns = [one[1], two[1]]
    origins = [Origin(f"o{a.id}", OriginKind.UTTERANCE, "x", None, (a.id,)) for a in nouns]
    return compare([one[0], two[0]], nouns, origins, find_speakers([], nouns), bundled_judge())


def found(row: list[str]) -> str:
    """What comparing a pair gives: a kind of conflict, "same" or "none"."""
    made = compared(row)
    conflicts = [c.type.value for c in made.comparisons if c.relation is Relation.CONFLICT]
    return conflicts[0] if conflicts else "same" if made.claims else "none"


@pytest.mark.parametrize(
    ("table", "conflicts", "same", "false"),
    [("seen", 0.66, 0.88, 0.04), ("unseen", 0.63, 0.92, 0.1), ("later", 0.38, 0.82, 0.06)],
)
def test_how_many_are_found(table: str, conflicts: float, same: float, false: float) -> None:
    """The shares of conflicts that are found with their kind, of sames, and of pairs with no conflict that are called one."""
    right, of, wrong, quiet = Counter[str](), Counter[str](), 0, 0
    for row in rows(table):
        expected, got = row[1], found(row)
        group = "conflict" if expected in CONFLICTS else expected
        of[group] += 1
        right[group] += got == expected
        if group != "conflict":
            quiet += 1
            wrong += got in CONFLICTS
    assert right["conflict"] >= conflicts * of["conflict"]
    assert right["same"] >= same * of["same"]
    assert wrong <= false * quiet
