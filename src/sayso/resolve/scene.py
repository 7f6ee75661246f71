"""What is known while one report is read: its people, where each is mentioned, and who has spoken so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import TypeVar

from sayso.model import Agent, AgentType, Attribution, Candidate, Report
from sayso.resolve.names import Person, capitals_of, people_of

T = TypeVar("T")

_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_OPENING = re.compile(r"(?:^|[.!?”\"]\s+|\n)(?:[A-Z][\w’-]*\.?\s+){0,3}$")
# How much nearer (code points) a mention counts when it is a likelier antecedent, or farther when less likely.
_SPEAKS, _OPENS_SENTENCE, _IN_CONTENT, _UNSURE, _SAME_BLOCK = 150, 80, -300, -200, 10_000
# How far back (code points; speakers) anything is looked for, so that long texts take linear time.
_MEMORY, RECENT = 20_000, 200
# How many are kept as candidates, and how much nearer (code points) makes one e times as likely: ours, not measured.
_CANDIDATES, _SPREAD = 4, 100.0
_COULD_BE_PERSONS = (AgentType.PERSON, AgentType.UNKNOWN)


@dataclass(slots=True)
class Scene:
    """One report while its speakers are resolved. `spoke` holds (place, agent) of the sources resolved so far, by place."""

    report: Report
    people: dict[str, Person]
    by_surname: dict[str, list[str]] = field(default_factory=dict)
    spoke: list[tuple[int, Agent]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    mentions: list[tuple[int, Person]] = field(default_factory=list)
    in_content: bytearray = field(default_factory=bytearray)
    in_quotes: bytearray = field(default_factory=bytearray)

    @classmethod
    def of(cls, report: Report, attributions: Sequence[Attribution]) -> Scene:
        """The scene before anybody has spoken. Linear in the length of the report."""
        outlet = (report.outlet or "").lower().removeprefix("the ")
        places = capitals_of(report.text)
        known = people_of(report.text, places).items()
        scene = cls(report, {name: p for name, p in known if name.lower() != outlet and not p.place})
        for name in scene.people:
            scene.by_surname.setdefault(name.split()[-1], []).append(name)
        scene.starts = [b.start for b in report.blocks]
        spans = [(s.start, s.end) for a in attributions for s in a.content]
        scene.in_content = _marks(report.text, spans)
        scene.in_quotes = _marks(report.text, [m.span() for m in _QUOTED.finditer(report.text)])
        scene.mentions = sorted(scene._mentions(places), key=lambda one: one[0])
        return scene

    def _mentions(self, places: dict[str, list[int]]) -> Iterator[tuple[int, Person]]:
        """Every place outside quotation marks where a person is named, in full or by surname, but not in the possessive."""
        text = self.report.text
        for person in self.people.values():
            surname = person.name.split()[-1]
            for at in places.get(surname, ()):
                if not self.in_quotes[at] and text[at + len(surname) : at + len(surname) + 2] not in ("’s", "'s"):
                    full = at + len(surname) - len(person.name)
                    yield (full if text.startswith(person.name, max(full, 0)) else at), person

    def before(self, at: int) -> str:
        """The text up to `at`, as far back as a reader would remember."""
        return self.report.text[max(0, at - _MEMORY) : at]

    def block_start(self, at: int, back: int = 0) -> int:
        """Where the block of this place starts, or the one `back` blocks before it."""
        i = bisect_right(self.starts, at) - 1 - back
        return self.starts[i] if 0 <= i < len(self.starts) else 0

    def nearest_person(self, at: int, *, back: int = 0, female: bool | None = None) -> Agent | None:
        """The likeliest person mentioned before `at`, no farther than `back` blocks before its own."""
        likely = self.persons_before(at, back=back, female=female)
        return likely[0].agent if likely else None

    def persons_before(self, at: int, *, back: int = 0, female: bool | None = None) -> list[Candidate]:
        """The persons mentioned before `at`, no farther than `back` blocks before its own, likeliest first."""
        low, own = self.block_start(at, back), self.block_start(at)
        spoke = [one for one in self._between(self.spoke, low, at) if one[1].type in _COULD_BE_PERSONS]
        sources = {place for place, _ in spoke}
        found = [(place, Agent(p.name, AgentType.PERSON, True)) for place, p in self._between(self.mentions, low, at)]
        best: dict[str, tuple[float, Agent]] = {}
        for place, agent in [*found, *spoke]:
            person = self.people.get(agent.name)
            if female is not None and person and person.female not in (None, female):
                continue
            score = place + (_SAME_BLOCK if place >= own else 0)
            score += _SPEAKS if place in sources else _IN_CONTENT * self.in_content[place]
            score += _OPENS_SENTENCE if self._opens_sentence(place) else 0
            score += 0 if person is None or person.sure else _UNSURE
            if agent.name not in best or score > best[agent.name][0]:
                best[agent.name] = (score, agent)
        ranked = sorted(best.values(), key=lambda one: -one[0])[:_CANDIDATES]
        weights = [exp((score - ranked[0][0]) / _SPREAD) for score, _ in ranked]
        return [Candidate(agent, w / sum(weights)) for w, (_, agent) in zip(weights, ranked, strict=True)]

    @staticmethod
    def _between(places: Sequence[tuple[int, T]], low: int, high: int) -> Sequence[tuple[int, T]]:
        """Those of a list sorted by place that stand in `[low, high)`."""
        return places[bisect_left(places, low, key=_place) : bisect_left(places, high, key=_place)]

    def _opens_sentence(self, place: int) -> bool:
        return bool(_OPENING.search(self.report.text[max(0, place - 40) : place]))

    def last_spoken(self, at: int, kinds: Sequence[AgentType], *, named: bool | None = None) -> Agent | None:
        """The last one before `at` who spoke and is of one of these types."""
        recent = reversed(self.spoke[-RECENT:])
        return next((a for p, a in recent if p < at and a.type in kinds and named in (None, a.named)), None)


def _place(one: tuple[int, object]) -> int:
    return one[0]


def _marks(text: str, ranges: Sequence[tuple[int, int]]) -> bytearray:
    """One byte a code point, 1 inside the ranges."""
    marks = bytearray(len(text) + 1)
    for a, b in ranges:
        marks[a:b] = b"\x01" * (b - a)
    return marks
