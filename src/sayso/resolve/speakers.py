"""Source spans -> agents, within one report: full names for surnames, pronouns and roles; the rest as described.

What cannot be told stays as the report words it; a pronoun with nobody before it has no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.model import Agent, AgentType, Attribution, Problem, Report
from sayso.resolve.names import Person, is_person_name, people_of, roles_in, split_titles
from sayso.resolve.words import (
    BODIES,
    BODY_NAMES,
    DOCUMENTS,
    FEMALE_PRONOUNS,
    MALE_PRONOUNS,
    OUTLET_NAMES,
    OUTLETS,
    PLURAL_PRONOUNS,
    PRONOUNS,
    ROLES,
    THING_PRONOUNS,
    WRITER_PRONOUNS,
    singular,
)

_CAPITALS = re.compile(r"[A-Z][\w’'&.-]*(?:\s+(?:of|the|and|for|&|de|von|van|al)?\s*[A-Z0-9][\w’'&.-]*)*")
_ARTICLE = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|this|that|these|those|some|one|two|three|several|many|both)\s+", re.I
)
_MODIFIER = re.compile(
    r"\s(?:of|for|at|in|with|from|who|whom|whose|which|that|familiar|briefed|close|speaking|on|inside|near|to|by|named|called|writing|citing)\s.*$"
)
_BEHALF = re.compile(r"\b(?:spokes(?:man|woman|person)|representative|lawyer|attorney)\s+(?:for|of)\s+(?P<who>.+)$")


def resolve_speakers(report: Report, attributions: Sequence[Attribution]) -> tuple[list[Attribution], list[Problem]]:
    """Attributions with their speaker set where the report tells who it is. Reads in order of place."""
    ordered = sorted(attributions, key=_place)
    scene = _Scene(report, people_of(report.text))
    scene.read_opening(ordered)
    done: list[Attribution] = []
    for one in ordered:
        speaker = scene.speaker(one)
        done.append(replace(one, speaker=speaker))
        if speaker is not None:
            scene.spoke.append((_place(one), speaker))
    return done, []


def _place(attribution: Attribution) -> int:
    spans = attribution.source or attribution.cue or attribution.content
    return spans[0].start


def _role_of(attribution: Attribution) -> str | None:
    """The role noun of a source that is one definite description: `the chief mediator` -> mediator."""
    words = attribution.source[0].exact
    nouns = roles_in(_ARTICLE.sub("", words))
    one = words.lower().startswith("the ") or "’s " in words or "'s " in words
    head = _MODIFIER.sub("", f"{words.split(',')[0]} ").split()
    return head[-1].lower() if one and head and head[-1].lower() in nouns else None


@dataclass(slots=True)
class _Scene:
    """What is known while a report is read: its people, and who has spoken so far, with places."""

    report: Report
    people: dict[str, Person]
    spoke: list[tuple[int, Agent]]

    def __init__(self, report: Report, people: dict[str, Person]) -> None:
        self.report, self.people, self.spoke = report, people, []

    def read_opening(self, ordered: Sequence[Attribution]) -> None:
        """An opening names late: who is "the governor" in the first paragraph is named, without a role, in the next.

        That person takes the role of the one definite description that speaks before, where there is just one.
        """
        starts = [b.start for b in self.report.blocks[:5]]
        if len(starts) < 4:
            return
        described = [
            a
            for a in ordered
            if a.source and _place(a) < starts[2] and _role_of(a) and not self._people_in(a.source[0].exact)
        ]
        nouns = {str(_role_of(a)) for a in described}
        sources = " | ".join(a.source[0].exact for a in ordered if a.source)
        next_named = sorted(
            (p.first, p.name) for p in self.people.values() if starts[1] < p.first < starts[-1] and p.name in sources
        )
        if len(nouns) != 1 or not next_named or any(nouns & p.roles for p in self.people.values()):
            return
        person = self.people[next_named[0][1]]
        if not person.roles and person.first > _place(described[0]):
            person.roles |= nouns

    def speaker(self, one: Attribution) -> Agent | None:
        if not one.source:
            return None
        span = one.source[0]
        words = span.exact.strip(' ,.:;“”"')
        low = words.lower()
        if low in WRITER_PRONOUNS:
            return Agent(self.report.byline, AgentType.PERSON, True) if self.report.byline else None
        if low in PRONOUNS:
            return self._pronoun(low, span.start)
        return self._named(words, span.start) or self._described(words, span.start)

    def _pronoun(self, low: str, at: int) -> Agent | None:
        """The nearest one before who fits; people for he and she, bodies and documents for it, groups for they."""
        if low in MALE_PRONOUNS | FEMALE_PRONOUNS:
            return self._he_or_she(low in FEMALE_PRONOUNS, at)
        wanted = {
            True: (AgentType.GROUP, AgentType.ORGANISATION),
            False: (AgentType.ORGANISATION, AgentType.DOCUMENT, AgentType.OUTLET),
        }[low in PLURAL_PRONOUNS]
        if low not in PLURAL_PRONOUNS | THING_PRONOUNS:
            return next((agent for place, agent in reversed(self.spoke) if place < at), None)
        return next((agent for place, agent in reversed(self.spoke) if place < at and agent.type in wanted), None)

    def _he_or_she(self, female: bool, at: int) -> Agent | None:
        near = [
            (place, agent)
            for place, agent in self.spoke
            if place < at and agent.type in (AgentType.PERSON, AgentType.UNKNOWN)
        ]
        named = [
            (place, Agent(p.name, AgentType.PERSON, True))
            for p in self.people.values()
            for place in p.places
            if place < at and p.sure
        ]
        surnames = [
            (m.start(), Agent(p.name, AgentType.PERSON, True))
            for p in self.people.values()
            if p.sure
            for m in re.finditer(rf"\b{re.escape(p.name.split()[-1])}\b(?![’']s)", self.report.text[:at])
        ]
        floor = self.report.text.rfind("\n\n", 0, self.report.text.rfind("\n\n", 0, at) if at else 0)
        # A speaker just before is likelier than somebody only spoken of: it counts as if it stood nearer.
        nearest = sorted([(p + 150, a) for p, a in near] + named + surnames, key=lambda one: -one[0])
        for place, agent in nearest:
            person = self.people.get(agent.name)
            known = person.female if person else None
            if place >= floor and known in (None, female):
                if person and known is None:
                    person.female = female
                return agent
        return None

    def _named(self, words: str, at: int) -> Agent | None:
        """An agent that the source names: a person by full name or surname, a body or outlet by its capitals."""
        head, *rest = re.split(r",\s+", words)
        for part in (head, *rest):
            if part.lower().startswith(("who ", "which ", "citing ", "writing ", "speaking ")):
                break
            for name in self._people_in(part):
                return self._person(name, words)
        if rest and not _CAPITALS.search(head[1:]) and (m := _CAPITALS.match(rest[0])) and m.group() == rest[0].strip():
            head = rest[0]
        _, bare, _ = split_titles(0, _ARTICLE.sub("", head))
        noun = singular(_MODIFIER.sub("", f"{_ARTICLE.sub('', head)} ").split()[-1].lower()) if head.split() else ""
        m = _CAPITALS.match(bare)
        if not m or (noun in ROLES and len(_MODIFIER.sub("", f"{bare} ").split()) > 1 and noun in bare.lower().split()):
            return None
        if len(_MODIFIER.sub("", f"{bare} ").split()) > len(m.group().split()) and noun in ROLES:
            return None
        return self._by_capitals(m.group(), bare, at)

    def _people_in(self, part: str) -> list[str]:
        full = [name for name in self.people if re.search(rf"\b{re.escape(name)}\b(?![’']s\b)", part)]
        if full:
            return sorted(full, key=lambda n: part.index(n))
        _, bare, _ = split_titles(0, part)
        tokens = bare.split()
        opening = re.sub(r"[’']s$|\W+$", "", tokens[0]) if tokens else ""
        if (
            len(tokens) > 1
            and sum(opening == name.split()[-1] for name in self.people) == 1
            and not tokens[1][0].isupper()
        ):
            return [name for name in self.people if name.split()[-1] == opening] if tokens[0] == opening else []
        if not tokens or not tokens[-1][0].isupper():
            return []
        last = re.sub(r"\W+$", "", tokens[-1])
        same = [name for name in self.people if last in (name.split()[-1], name.split()[0]) and len(tokens) <= 3]
        return same if (len(same) == 1 and len(tokens) == 1) or (len(same) == 1 and roles_in(part)) else []

    def _person(self, name: str, words: str) -> Agent:
        m = _BEHALF.search(words)
        sure = self.people[name].sure
        if not sure and self._is_document(name):
            return Agent(name, AgentType.DOCUMENT, True)
        kind = AgentType.PERSON if sure else AgentType.UNKNOWN
        return Agent(name, kind, True, m["who"].split(",")[0] if m else None)

    def _by_capitals(self, name: str, bare: str, at: int) -> Agent | None:
        full = name if name == bare or len(bare.split()) - len(name.split()) > 3 else bare
        low = {singular(w.lower()) for w in name.split()} | {w.lower() for w in name.split()}
        if low & OUTLET_NAMES:
            return Agent(name, AgentType.OUTLET, True)
        if singular(name.split()[-1].lower()) in DOCUMENTS or self._is_document(name):
            return Agent(full, AgentType.DOCUMENT, True)
        if is_person_name(name) and not low & BODY_NAMES:
            return Agent(name, AgentType.UNKNOWN, True)
        return Agent(self._longer(name, at), AgentType.ORGANISATION, True)

    def _is_document(self, name: str) -> bool:
        """Is something of this name called a document in the report: `the paper, headed “Path B”`, `a draft known as`?"""
        nouns = "|".join(DOCUMENTS)
        return bool(
            re.search(
                rf"\b(?:{nouns})\b[^.]{{0,40}}(?:known as|headed|called|titled|entitled)\s+[“\"]?{re.escape(name)}",
                self.report.text,
            )
        )

    def _longer(self, name: str, at: int) -> str:
        """A fuller form of the same name before this place: `the Command` after `the Eastern Command`."""
        before = re.findall(rf"((?:[A-Z][\w’'-]+ )+{re.escape(name)})\b", self.report.text[:at])
        longer = {re.sub(r"^(?:The|A|An)\s+", "", b) for b in before}
        return longer.pop() if len(longer) == 1 else name

    def _described(self, words: str, at: int) -> Agent | None:
        """An agent that is only described; "the minister" is the one minister of the report, where there is one."""
        words = re.split(r",\s", words)[0]
        head = _MODIFIER.sub("", f"{words.split(',')[0]} ").strip()
        nouns = [singular(w.lower().removesuffix("’s").removesuffix("'s")) for w in re.findall(r"[\w’'-]+", head)]
        noun = nouns[-1] if nouns else ""
        definite = bool(re.match(r"(?:the|his|her|its|their|this|that|our)\s|[^,]*[’']s\s", words, re.I))
        plural = (bool(nouns) and noun != re.findall(r"[\w’'-]+", head)[-1].lower()) or noun == "people"
        if definite and noun in ROLES:
            holders = [p for p in self.people.values() if noun in p.roles and p.first < at] or [
                p for p in self.people.values() if noun in p.roles
            ]
            if len(holders) == 1:
                return Agent(holders[0].name, AgentType.PERSON, True)
            return self._same_noun(noun, at, words) or Agent(words, AgentType.UNKNOWN, False)
        if definite and noun in OUTLETS | DOCUMENTS and (known := self._same_kind(noun, at)):
            return known
        if (
            noun in ROLES
            or any(n in ROLES for n in nouns[-2:])
            or words.lower().startswith(("one of", "both ", "some "))
        ):
            return Agent(words, AgentType.GROUP if plural else AgentType.UNKNOWN, False)
        if noun in DOCUMENTS:
            return Agent(words, AgentType.DOCUMENT, True)
        if noun in BODIES:
            return Agent(words, AgentType.ORGANISATION, definite)
        if noun in OUTLETS:
            return Agent(words, AgentType.OUTLET, False)
        return Agent(words, AgentType.GROUP if plural else AgentType.UNKNOWN, False)

    def _same_noun(self, noun: str, at: int, words: str) -> Agent | None:
        """`the official` after `an official of the river authority`: the nearest described one with that noun."""
        for place, agent in reversed(self.spoke):
            if (
                place < at
                and not agent.named
                and re.search(rf"\b{noun}s?\b", agent.name.lower())
                and len(words.split()) <= 3
            ):
                return agent
        return None

    def _same_kind(self, noun: str, at: int) -> Agent | None:
        """`the magazine` is the outlet last named, `the report` the document last named, where one was."""
        kind = AgentType.OUTLET if noun in OUTLETS else AgentType.DOCUMENT
        return next((a for place, a in reversed(self.spoke) if place < at and a.type is kind and a.named), None)
