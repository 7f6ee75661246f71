"""What comparing finds among statements that nothing was fitted to: each event kept from training the judge, as a pile.

    python -m benchmarks.disputes [EVENTS]

from the repository's root. Of each such event of `training/judge/disputes` (EVENTS of them, else all) every statement is told by
another speaker in a report of its own. An issue has two claims, rivals, each in two wordings or more, and what looks like them.
Prints: rivals found (issues of which some conflict stands between the two claims), with their kind; conflicts that are real; of
pairs of statements that are one claim, how many are put together, and of those put together, how many are right. Statements are
whole contents: what the reader would cut out of a report is not at issue here.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from training.judge import disputes

from sayso.compare import Compared, compare
from sayso.compare.judge import bundled_judge
from sayso.model import Agent, AgentType, Attribution, Kind, Origin, OriginKind, Relation, Report
from sayso.relay import find_speakers
from sayso.resolve.quantities import find_quantities
from sayso.resolve.times import find_times

DAY = dt.date(2031, 5, 7)
_FIRST, _LAST = "Ada Ben Cleo Dov Enid Finn Gus Hal".split(), "Abbot Birk Crane Dalby Eklund Farr Gowan".split()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: its issue, the claim of that (None where it only looks like one), what the issue is about, the words."""

    issue: int
    claim: int | None
    kind: str
    words: str


def statements(issues: Sequence[disputes.Issue]) -> list[Said]:
    """All statements of an event."""
    return [
        Said(n, claim, issue.kind, words)
        for n, issue in enumerate(issues)
        for claim, lines in ((1, issue.one), (2, issue.other), (None, issue.near))
        for words in lines
    ]


def told(n: int, words: str) -> tuple[Report, Attribution]:
    """A report of one statement, by the `n`th speaker."""
    turn, at = divmod(n, len(_FIRST))
    name = f"{_FIRST[at]} {_LAST[turn % len(_LAST)]}{'son' * (turn // len(_LAST))}"
    text = f"{name} said: {words.rstrip('.')}."
    report = Report(f"r{n:03}", f"{n}.txt", "", text, published=DAY)
    low, high = len(name) + 7, len(text) - 1
    parts = ((0, len(name)), (len(name) + 1, len(name) + 5), (low, high))
    source, cue, content = ((report.span(start, end),) for start, end in parts)
    times = tuple(t for t in find_times(report) if low <= t.span.start < high)
    counts = tuple(q for q in find_quantities(report, times) if low <= q.span.start < high)
    kind = Kind.DIRECT if words.startswith('"') else Kind.INDIRECT
    agent = Agent(name, AgentType.PERSON, True)
    return report, Attribution(
        f"a{n:03}", report.id, source, cue, content, kind, 1.0, "made", None, agent, times=times, quantities=counts
    )


def briefed(said: Sequence[Said]) -> Compared:
    """What comparing gives of them."""
    made = [told(n, one.words) for n, one in enumerate(said)]
    nouns = [attribution for _, attribution in made]
    origins = [Origin(f"o{a.id}", OriginKind.UTTERANCE, "x", None, (a.id,)) for a in nouns]
    return compare([report for report, _ in made], nouns, origins, find_speakers([], nouns), bundled_judge())


def counted(said: Sequence[Said], found: Compared) -> Iterator[tuple[str, bool]]:
    """Each thing that is asked, and whether it is so."""
    held: dict[str, list[str]] = {c.id: [*c.attributions, *c.repeated] for c in found.claims}
    claim_of = {i: claim for claim, ids in held.items() for i in ids}
    place = {f"a{n:03}": one for n, one in enumerate(said)}

    def sides(i: str) -> Iterable[Said]:
        return (place[j] for j in held.get(claim_of.get(i, ""), [i]))

    hit: dict[int, set[str]] = {}
    for one in found.comparisons:
        if one.relation is Relation.CONFLICT:
            pairs = [(p, q) for p in sides(one.a) for q in sides(one.b)]
            real = [p for p, q in pairs if p.issue == q.issue and {p.claim, q.claim} == {1, 2}]
            yield "conflicts that are real", bool(real)
            for p in real[:1]:
                hit.setdefault(p.issue, set()).add(one.type.value)
    for n, kind in {one.issue: one.kind for one in said}.items():
        yield "rivals found", n in hit
        if n in hit:
            yield "kind right", kind in hit[n]
    for (i, p), (j, q) in combinations(place.items(), 2):
        true = p.issue == q.issue and p.claim is not None and p.claim == q.claim
        together = claim_of.get(i, i) == claim_of.get(j, j)
        if true:
            yield "one claim, put together", together
        if together:
            yield "put together, one claim", true


def main() -> None:
    """Print the figures."""
    right, of = Counter[str](), Counter[str]()
    every = disputes.events(dev=True)[: int(sys.argv[1]) if sys.argv[1:] else None]
    for issues in every:
        said = statements(issues)
        for name, so in counted(said, briefed(said)):
            of[name] += 1
            right[name] += so
    print(f"{len(every)} events")
    for name in sorted(of):
        print(f"{name:<26}{right[name] / of[name]:>7.3f}{right[name]:>6}/{of[name]}")


if __name__ == "__main__":
    main()
