"""What is known while one report is read: its people, where each is mentioned, and who has spoken so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.model import Agent, AgentType, Attribution, Report
from sayso.resolve.names import Person, is_place, people_of

_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
# How much nearer (code points) a mention counts when it is a likelier antecedent, or farther when less likely.
_SPEAKS, _OPENS_SENTENCE, _IN_CONTENT, _UNSURE = 150, 80, -300, -200


@dataclass(slots=True)
class Scene:
    """One report while its speakers are resolved. `spoke` holds (place, agent) of the sources resolved so far."""

    report: Report
    people: dict[str, Person]
    spoke: list[tuple[int, Agent]] = field(default_factory=list)
    contents: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    mentions: list[tuple[int, Person]] = field(default_factory=list)

    @classmethod
    def of(cls, report: Report, attributions: Sequence[Attribution]) -> Scene:
        """The scene before anybody has spoken."""
        outlet = (report.outlet or "").lower().removeprefix("the ")
        people = {
            name: person
            for name, person in people_of(report.text).items()
            if name.lower() != outlet and not is_place(report.text, person)
        }
        scene = cls(report, people)
        scene.contents = [(s.start, s.end) for a in attributions for s in a.content]
        scene.starts = [b.start for b in report.blocks]
        quoted = [m.span() for m in _QUOTED.finditer(report.text)]
        scene.mentions = sorted(scene._mentions(quoted), key=lambda one: one[0])
        return scene

    def _mentions(self, quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Person]]:
        """Every place outside quotation marks where a person is named, in full or by surname."""
        starts = [a for a, _ in quoted]
        for person in self.people.values():
            for m in re.finditer(rf"\b{re.escape(person.name.split()[-1])}\b(?![’']s)", self.report.text):
                i = bisect_right(starts, m.start()) - 1
                if i < 0 or m.start() >= quoted[i][1]:
                    full = self.report.text.rfind(person.name, 0, m.end())
                    yield (full if full + len(person.name) == m.end() else m.start()), person

    def block_start(self, at: int, back: int = 0) -> int:
        """Where the block of this place starts, or the one `back` blocks before it."""
        i = bisect_right(self.starts, at) - 1 - back
        return self.starts[i] if 0 <= i < len(self.starts) else 0

    def nearest_person(self, at: int, *, back: int = 0, female: bool | None = None) -> Agent | None:
        """The likeliest person mentioned before `at`, no farther than `back` blocks before its own."""
        low = self.block_start(at, back)
        own = self.block_start(at)
        best: tuple[int, Agent] | None = None
        sources = {place for place, _ in self.spoke}
        found = [(place, Agent(p.name, AgentType.PERSON, True)) for place, p in self.mentions if low <= place < at]
        found += [(p, a) for p, a in self.spoke if low <= p < at and a.type in (AgentType.PERSON, AgentType.UNKNOWN)]
        for place, agent in found:
            person = self.people.get(agent.name)
            if female is not None and person and person.female not in (None, female):
                continue
            score = place + (10_000 if place >= own else 0)
            score += _SPEAKS if place in sources else 0
            score += 0 if person is None or person.sure else _UNSURE
            score += _OPENS_SENTENCE if self._opens_sentence(place) else 0
            score += _IN_CONTENT if any(a <= place < b for a, b in self.contents) and place not in sources else 0
            if best is None or score > best[0]:
                best = (score, agent)
        if best and female is not None and (person := self.people.get(best[1].name)):
            person.female = female
        return best[1] if best else None

    def _opens_sentence(self, place: int) -> bool:
        before = self.report.text[max(0, place - 40) : place]
        return bool(re.search(r"(?:^|[.!?”\"]\s+|\n)(?:[A-Z][\w’-]*\.?\s+){0,3}$", before))

    def last_spoken(self, at: int, kinds: Sequence[AgentType], *, named: bool | None = None) -> Agent | None:
        """The last one before `at` who spoke and is of one of these types."""
        return next(
            (a for p, a in reversed(self.spoke) if p < at and a.type in kinds and named in (None, a.named)), None
        )
