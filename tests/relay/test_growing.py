"""A pile that grows and shrinks is at every step what it is when it is read at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

import pytest
from growing_piles import Cast, draw_decision, draw_derivation, draw_report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.growing import Changes
from sayso.model import (
    Agent,
    AgentType,
    Attribution,
    Circle,
    Decision,
    Derivation,
    Kind,
    Origin,
    Relay,
    Report,
    Span,
    Speaker,
)
from sayso.relay import (
    circles,
    citations,
    find_circles,
    find_links,
    find_origins,
    find_pickups,
    find_speakers,
    flag_plurals,
    origins,
    passages,
    through_outlets,
)
from sayso.relay.growing import Relays, wordings
from sayso.relay.growing import citations as growing_citations
from sayso.shelf import MemoryPile, MemoryShelf

T = TypeVar("T")


@pytest.fixture(autouse=True, scope="module")
def _narrow() -> Iterator[None]:
    """Limits so low that small piles reach them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(citations, "RECENT", 3)
        patch.setattr(growing_citations, "RECENT", 3)
        patch.setattr(wordings, "_MANY", 2)
        patch.setattr(passages, "_NAMES_OF_IDIOM", 3)
        patch.setattr(passages, "_COMPARED", 2)
        patch.setattr(origins, "_ACCOUNTS", 2)
        patch.setattr(circles, "_FOLLOWED", 3)
        yield


@dataclass
class State:
    """What is known of a pile, by id."""

    attributions: dict[str, Attribution] = field(default_factory=dict)
    pickups: dict[str, Derivation] = field(default_factory=dict)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    circles: dict[tuple[str, ...], Circle] = field(default_factory=dict)


def at_once(
    reports: list[Report], told: list[Attribution], derivations: list[Derivation], decisions: list[Decision]
) -> State:
    """The stages on a whole pile, in the order of the pipeline."""
    told = through_outlets(reports, told)
    pickups = find_pickups(reports, told, derivations)
    links = find_links(reports, told)
    speakers = find_speakers(reports, told)
    found = find_origins(reports, told, [*derivations, *pickups], decisions, links, speakers)
    return State(
        {a.id: a for a in flag_plurals(told, found)},
        {d.report: d for d in pickups},
        {s.id: s for s in speakers},
        {o.id: o for o in found},
        {c.reports: c for c in find_circles(reports, told, links)},
    )


class Growing:
    """A pile to which chance adds, and from which it takes; what it comes to is kept from what changed alone."""

    def __init__(self, chance: Random, size: int) -> None:
        self.chance = chance
        cast = Cast.draw(chance)
        self.drawn = {one[0].id: one for one in (draw_report(chance, i, cast) for i in range(size))}
        self.pile, self.shelf = MemoryPile(), MemoryShelf()
        self.there: list[str] = []
        self.derivations: dict[str, Derivation] = {}
        self.decisions: list[Decision] = []
        self.state = State()
        self._circles: dict[str, Circle] = {}

    def step(self) -> Changes:
        """Some reports come, some go, some turn out to be made from others, and somebody decides."""
        chance = self.chance
        away = [r for r in self.drawn if r not in self.there]
        added = chance.sample(away, k=min(len(away), chance.choice((0, 1, 1, 2, 5))))
        removed = chance.sample(self.there, k=min(len(self.there), chance.choice((0, 0, 0, 1, 3))))
        for r in added:
            self.pile.add([self.drawn[r][0]], self.drawn[r][1])
        self.there = [r for r in (*self.there, *added) if r not in removed]
        derivations = self._derive(removed)
        decided, withdrawn = self._decide()
        changes = Relays(self.pile, self.shelf).update(added, removed, derivations, decided, withdrawn)
        self.pile.remove(removed)
        for i in [i for i, a in self.state.attributions.items() if a.report in removed]:
            del self.state.attributions[i]
        _keep(self.state.attributions, changes.attributions)
        _keep(self.state.pickups, changes.derivations)
        _keep(self.state.speakers, changes.speakers)
        _keep(self.state.origins, changes.origins)
        _keep(self._circles, changes.circles)
        self.state.circles = {c.reports: c for c in self._circles.values()}
        return changes

    def _derive(self, removed: list[str]) -> dict[str, Derivation | None]:
        changed: dict[str, Derivation | None] = {
            r: None for r, d in self.derivations.items() if {d.report, d.original} & {*removed}
        }
        for _ in range(self.chance.choice((0, 0, 1, 2)) if len(self.there) > 1 else 0):
            made, original = self.chance.sample(self.there, k=2)
            is_made = self.chance.random() < 0.7
            changed[made] = draw_derivation(self.chance, made, original) if is_made else None
        _keep(self.derivations, changed)
        return changed

    def _decide(self) -> tuple[list[Decision], list[Decision]]:
        ids = [a.id for _, told in self.drawn.values() for a in told]
        decided = [draw_decision(self.chance, ids)] if ids and self.chance.random() < 0.3 else []
        withdrawn = [self.chance.choice(self.decisions)] if self.decisions and self.chance.random() < 0.2 else []
        # Chance may draw once more what is withdrawn: one decision is not both at once.
        decided = [d for d in decided if d not in withdrawn]
        self.decisions = [d for d in (*self.decisions, *decided) if d not in withdrawn]
        return decided, withdrawn

    def whole(self) -> State:
        """The same pile, read at once."""
        present = [self.drawn[r] for r in self.there]
        told = [a for _, several in present for a in several]
        self.chance.shuffle(told)
        return at_once([r for r, _ in present], told, list(self.derivations.values()), self.decisions)


def _keep(known: dict[str, T], changed: dict[str, T | None]) -> None:
    for key, one in changed.items():
        if one is None:
            known.pop(key, None)
        else:
            known[key] = one


def run(chance: Random, size: int, steps: int) -> None:
    growing = Growing(chance, size)
    for _ in range(steps):
        growing.step()
        whole = growing.whole()
        for part in ("attributions", "pickups", "speakers", "origins", "circles"):
            assert getattr(growing.state, part) == getattr(whole, part), part


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.integers(1, 20), st.integers(1, 8))
def test_as_read_at_once(chance: Random, size: int, steps: int) -> None:
    run(chance, size, steps)


def test_an_outlet_that_comes_turns_what_others_cite() -> None:
    """A statement that turns out to be another outlet's is no longer what a third one has from the second."""
    star, courier, globe = (printed(i, outlet) for i, outlet in enumerate(("Star", "Quell Courier", "Island Globe")))
    keeper, clerk = told(courier, "a1", "a keeper of the lamp"), told(courier, "a2", "a clerk in the Star")
    passed_on = told(globe, "a3", "a clerk of the yard", "Quell Courier")
    pile, shelf = MemoryPile([courier, globe, star], [keeper, clerk, passed_on]), MemoryShelf()
    first = Relays(pile, shelf).update([courier.id, globe.id], [], {})
    assert {o.attributions for o in first.origins.values() if o} == {("a1",), ("a2", "a3")}
    then = Relays(pile, shelf).update([star.id], [], {})
    assert {o.attributions for o in then.origins.values() if o} == {("a1", "a3"), ("a2",)}
    assert then.attributions["a2"].chain == ("Star", "a clerk")


def test_ids_stay_while_a_pile_grows() -> None:
    """A speaker keeps its id as others of its names come, and an origin as it is told again."""
    reports = [printed(i, f"Outlet {i}") for i in range(4)]
    names = [("a7", "Una Perrow"), ("a3", "Una M. Perrow"), ("a1", "Perrow"), ("a9", "U. Perrow")]
    said = [told(r, i, name, named=True) for r, (i, name) in zip(reports, names, strict=True)]
    pile, shelf = MemoryPile(reports, said), MemoryShelf()
    seen = [Relays(pile, shelf).update([report.id], [], {}) for report in reports]
    assert [len(one.speakers) for one in seen] == [1] * 4
    assert [len(one.origins) for one in seen] == [1] * 4
    assert len({i for one in seen for i in (*one.speakers, *one.origins)}) == 2
    (origin,) = seen[-1].origins.values()
    assert origin is not None
    assert origin.attributions == ("a1", "a3", "a7", "a9")


def test_what_comes_twice_and_what_is_not_there_change_nothing() -> None:
    report, said = draw_report(Random(3), 1, Cast.draw(Random(3)))
    relays = Relays(MemoryPile([report], said), MemoryShelf())
    assert relays.update([report.id], ["r99"], {}) != Changes()
    assert relays.update([report.id], ["r99"], {}) == Changes()


def printed(number: int, outlet: str) -> Report:
    return Report(f"r{number}", "", "", "x" * 400, outlet=outlet, published=dt.date(2026, 3, number + 1))


def told(report: Report, i: str, who: str, *through: str, named: bool = False) -> Attribution:
    """A statement; all have the same words."""
    words = "nobody came to mend the lamp on the head"
    span, source = Span(report.id, 0, len(words), words), Span(report.id, 200, 200 + len(who), who)
    relays = tuple(Relay(name, source) for name in (*through, who))
    agent = Agent(who, AgentType.PERSON if named else AgentType.UNKNOWN, named)
    return Attribution(i, report.id, (source,), (), (span,), Kind.INDIRECT, 1.0, "test", speaker=agent, relays=relays)
