"""An invented pile that grows: statements that are copied, told otherwise, denied, counted differently and given causes."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from sayso.compare.judge import Verdict
from sayso.compare.judge.features import VECTOR
from sayso.compare.pile import MemoryKnown
from sayso.model import (
    Agent,
    AgentType,
    Attribution,
    Decision,
    Deed,
    Kind,
    Origin,
    OriginKind,
    Report,
    Speaker,
    digest,
)
from sayso.resolve.quantities import find_quantities
from sayso.resolve.times import find_times
from sayso.shelf import MemoryPile

PLACES, THINGS = ("Quell head", "north mole"), ("bow door", "sluice")
CAUSES = ("the storm", "a worn hinge", "Ida Quell", "saboteurs")
SAYINGS = (
    "that {n} goats drowned near the {place}",
    "{n} goats had drowned near the {place} on {day}",
    "that no goats drowned near the {place}",
    "the keeper never closed the {thing} before the gale",
    "the keeper closed the {thing} before the gale on {day}",
    "the keeper had shut the {thing} at last",
    "the {thing} failed because of {cause}",
    "that {cause} caused the failure of the {thing} near the {place}",
    "the failure was caused by {cause}",
    "the {thing} was not broken by {cause}",
    "it",
    "it sank",
    "the keeper closed the {thing} before the gale. {n} goats drowned near the {place}.",
)
NAMES = ("Una Perrow", "Bo Rask", "Dov Marsh")
DAY = dt.date(2031, 5, 1)
UTC = dt.UTC


class HashJudge:
    """A judge whose word is a function of the two texts, whichever way round, and of nothing else; it remembers who asked."""

    name = "hash"

    def __init__(self) -> None:
        self.asked: list[frozenset[str]] = []

    def compare(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        self.asked += map(frozenset, pairs)
        return [self._verdict(*sorted(pair)) for pair in pairs]

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        # Few directions, so that some are close.
        return [bytes([int(digest(text, n), 16) % 3 for n in "uvw"]).ljust(VECTOR, b"\0") for text in texts]

    def _verdict(self, a: str, b: str) -> Verdict:
        same, contradicts = (int(digest(a, b, n), 16) % 100 / 100 for n in "xy")
        return Verdict(0.5, 0.5, contradicts, same)


@dataclass
class World:
    """What the pile holds at a moment, and what could still come."""

    rng: random.Random
    pile: MemoryPile = field(default_factory=MemoryPile)
    speaker: dict[str, str | None] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)

    def known(self) -> MemoryKnown:
        people = {name: Speaker(f"s{name}", name, AgentType.PERSON, True, (name,), ()) for name in NAMES}
        who = {i: people[name] for i, name in self.speaker.items() if name}
        origins = {i: Origin(f"o{o}", OriginKind.UTTERANCE, "x", None, ()) for i, o in self.origin.items()}
        return MemoryKnown(self.pile, who, origins, tuple(self.decisions))

    def write(self) -> str:
        """One more report; its id. Some are copies of an earlier one."""
        name = "r" + digest(self.rng.random(), length=6)
        lines, published = self._lines(), DAY + dt.timedelta(self.rng.randrange(2))
        text = "\n\n".join(f"{who} {cue} {said} ." for who, cue, said in lines)
        report = Report(name, f"{name}.txt", "", text, published=published, stitched=self.rng.random() < 0.1)
        times, at, made = find_times(report), 0, []
        for place, (who, cue, said) in enumerate(lines):
            start = at + len(who) + len(cue) + 2
            one = self._attribution(report, f"{name}-{place}", (at, start), said, times)
            made += [one, *self._inner(report, one, start)]
            at = start + len(said) + 4
        self.pile.add([report], made)
        self.reports.add(name)
        for one in made:
            self.speaker[one.id] = one.speaker.name if one.speaker else None
            self.origin[one.id] = f"{digest(one.content[0].exact, length=1)}"
        return name

    def copy(self, of: str) -> str:
        """A report with the words of another; its id."""
        report, name = self.pile.reports([of])[of], "r" + digest(self.rng.random(), length=6)
        moved = {}
        for one in self.pile.told([of])[of]:
            spans = {
                part: tuple(replace(s, report=name) for s in getattr(one, part))
                for part in ("source", "cue", "content")
            }
            times = tuple(replace(t, span=replace(t.span, report=name)) for t in one.times)
            counts = tuple(replace(q, span=replace(q.span, report=name), counted=None) for q in one.quantities)
            i, inside = (old and old.replace(of, name) for old in (one.id, one.inside))
            made = replace(one, id=i, report=name, inside=inside, times=times, quantities=counts, **spans)
            moved[i], self.speaker[i], self.origin[i] = made, self.speaker[one.id], self.origin[one.id]
        self.pile.add([replace(report, id=name)], moved.values())
        self.reports.add(name)
        return name

    def _lines(self) -> list[tuple[str, str, str]]:
        return [
            (
                self.rng.choice(NAMES),
                self.rng.choice(("said", "said", "denied")),
                self.rng.choice(SAYINGS).format(
                    n=self.rng.choice((3, 7, "at least 5")),
                    place=self.rng.choice(PLACES),
                    thing=self.rng.choice(THINGS),
                    cause=self.rng.choice(CAUSES),
                    day=self.rng.choice(("Monday", "Friday")),
                ),
            )
            for _ in range(self.rng.randint(1, 3))
        ]

    def _attribution(self, report: Report, i: str, at: tuple[int, int], said: str, times: Sequence) -> Attribution:
        name = " ".join(report.text[at[0] :].split()[:2])
        cue = report.span(at[0] + len(name) + 1, at[1] - 1)
        content = report.span(at[1], at[1] + len(said))
        inside = tuple(t for t in times if content.start <= t.span.start < content.end)
        counts = tuple(q for q in find_quantities(report, inside) if content.start <= q.span.start < content.end)
        agent = Agent(name, AgentType.PERSON, True) if self.rng.random() < 0.9 else None
        kind = self.rng.choice((Kind.DIRECT, Kind.INDIRECT))
        source = (report.span(at[0], at[0] + len(name)),)
        return Attribution(
            i, report.id, source, (cue,), (content,), kind, 1.0, "test", None, agent, times=inside, quantities=counts
        )

    def _inner(self, report: Report, outer: Attribution, start: int) -> list[Attribution]:
        """At times somebody is quoted inside, with all words but the first."""
        words = outer.content[0].exact
        if self.rng.random() > 0.2 or " " not in words:
            return []
        first = words.index(" ") + 1
        content = report.span(start + first, outer.content[0].end)
        agent = Agent(self.rng.choice(NAMES), AgentType.PERSON, True)
        return [replace(outer, id=f"{outer.id}i", content=(content,), inside=outer.id, speaker=agent)]

    def ids(self) -> list[str]:
        return [a.id for r in sorted(self.reports) for a in self.pile.told([r]).get(r, ())]

    def change(self) -> set[str]:
        """Another speaker, another origin, a decision or the end of one: which statements that touches."""
        ids = self.ids()
        touched: set[str] = set()
        for _ in range(self.rng.randint(0, 2) if len(ids) > 1 else 0):
            a, b = self.rng.sample(ids, 2)
            what = self.rng.randrange(4)
            if what == 0:
                self._said_by(a, self.rng.choice((*NAMES, None)))
            elif what == 1:
                self.origin[a] = self.origin[b]
            elif what == 2:
                when = dt.datetime(2031, 6, 1, tzinfo=UTC) + dt.timedelta(len(self.decisions))
                self.decisions.append(Decision(self.rng.choice(list(Deed)), a, b, "Ann", when, "I know"))
            elif self.decisions:
                gone = self.decisions.pop(self.rng.randrange(len(self.decisions)))
                a, b = gone.a, gone.b
            touched |= {a, b}
        return touched & set(ids)

    def _said_by(self, i: str, name: str | None) -> None:
        one = self.pile.attributions([i])[i]
        report = self.pile.reports([one.report])[one.report]
        told = self.pile.told([one.report])[one.report]
        agent = Agent(name, AgentType.PERSON, True) if name else None
        self.speaker[i] = name
        self.pile.remove([one.report])
        self.pile.add([report], [replace(a, speaker=agent) if a.id == i else a for a in told])

    def remove(self, reports: Collection[str]) -> None:
        self.pile.remove(reports)
        self.reports -= set(reports)
