"""What is known while one report is read: its people, where each is mentioned, and who has spoken so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import exp
from typing import TypeVar

from sayso.model import Agent, AgentType, Attribution, BlockKind, Candidate, Name, NameType, Report
from sayso.resolve.cast import WHERE, Cast, Member, cast_of
from sayso.resolve.names import is_person_name, split_titles
from sayso.resolve.words import DOCUMENTS, OUTLET_NAMES, SURELY_OUTLETS, singular
from sayso.taken import taken

T = TypeVar("T")

_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_SMALL = re.compile(r"(?<![\w’'])[a-z]+(?![\w’'])")
_OPENING = re.compile(r"(?:^|[.!?”\"]\s+|\n)(?:[A-Z][\w’-]*\.?\s+){0,3}$")
# How much nearer (code points) a mention counts when it is a likelier antecedent, or farther when less likely.
_SPEAKS, _OPENS_SENTENCE, _IN_CONTENT, _LOCATIVE, _SAME_BLOCK = 150, 80, -300, -400, 10_000
# How far back (code points; speakers) anything is looked for, so that long texts take linear time.
_MEMORY, RECENT = 20_000, 200
# How many are kept as candidates, and how much nearer (code points) makes one e times as likely: ours, not measured.
_CANDIDATES, _SPREAD = 4, 100.0
_OWNS = re.compile(r"[’']s\s+\w")
_ENDS = re.compile(r"(?<=\w\w)[.!?][”\"]?\s")
_AGENCIES = frozenset("Press Wire Newswire".split())
# How many blocks back "the agency" may reach.
_REACH_OF_AGENCIES = 8
_FULL_NAME = re.compile(r"[A-Z][\w’'.-]+(?:\s(?:[a-z]{1,3}\s)?[A-Z][\w’'.-]*)+(?=$|,|\s(?:of|who|and|with|from)\b)")
# How sure it is that a full name found by its shape alone is a person's.
_BY_SHAPE = 0.8
# Below this the model's own guess of what a name is gives way to its shape.
_LIKELY = 0.5
# How far a name may reach beside the noun that says what it is: code points, words.
_NAME_WINDOW, _NAME_WORDS = 90, 7
_EDGE = re.compile(r"[^\w’')]+$|[’']s$")
_OUTLET_NOUN = re.compile(rf"\b(?:{'|'.join(sorted(SURELY_OUTLETS))})\b", re.I)
_DOCUMENT_CALLED = re.compile(
    rf"\b(?:{'|'.join(DOCUMENTS)})\b[^.\n]{{0,40}}?\b(?:known as|headed|called|titled|entitled)\s"
)
_COULD_BE_PERSONS = (AgentType.PERSON, AgentType.UNKNOWN)


@dataclass(slots=True)
class Scene:
    """One report while its speakers are resolved. `spoke` holds (place, agent) of the sources resolved so far, by place."""

    report: Report
    cast: Cast
    people: dict[str, Member] = field(default_factory=dict)
    spoke: list[tuple[int, Agent]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    mentions: list[tuple[int, Member]] = field(default_factory=list)
    bodies: list[tuple[int, Member]] = field(default_factory=list)
    outlets: set[str] | None = None
    documents: set[str] | None = None
    in_content: bytearray = field(default_factory=bytearray)
    in_quotes: bytearray = field(default_factory=bytearray)
    small: frozenset[str] = frozenset()
    # For which body a person speaks, by name.
    behalf: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report, attributions: Sequence[Attribution], names: Sequence[Name]) -> Scene:
        """The scene before anybody has spoken. Linear in the length of the report."""
        given = names
        names = [_outlet_named(report, n, given) for n in given]
        missed = list(_missed(report, attributions, names))
        places = {n.span.start for n in missed}
        scene = cls(report, cast_of(report.text, [*(n for n in names if n.span.start not in places), *missed]))
        scene.people = {m.name: m for m in scene.cast.members if m.type is NameType.PERSON}
        scene.small = frozenset(_SMALL.findall(report.text))
        scene.starts = [b.start for b in report.blocks]
        spans = [(s.start, s.end) for a in attributions for s in a.content]
        scene.in_content = taken(report.text, spans)
        scene.in_quotes = taken(report.text, [m.span() for m in _QUOTED.finditer(report.text)])
        for start, end, member in scene.cast.mentions:
            # Whom a quotation names, and whose something is, is not who speaks next.
            if scene.in_quotes[start] or _OWNS.match(report.text, end):
                continue
            (scene.mentions if member.type is NameType.PERSON else scene.bodies).append((start, member))
        return scene

    @property
    def body(self) -> int:
        """Where the report begins below its headline."""
        return body_of(self.report)

    def agent(self, member: Member) -> Agent:
        """A member of the cast as one who speaks: a place is its government, a body that is an outlet an outlet."""
        if member.type is NameType.PERSON and not self.called_outlet(member.name):
            return Agent(member.name, AgentType.PERSON, True)
        if member.type is NameType.DOCUMENT or self.is_document(member.name):
            return Agent(member.name, AgentType.DOCUMENT, True)
        outlet = bool(_words(member.name) & OUTLET_NAMES or member.nouns & SURELY_OUTLETS)
        outlet |= member.type is not NameType.PLACE and self.called_outlet(member.name)
        return Agent(member.name, AgentType.OUTLET if outlet else AgentType.ORGANISATION, True)

    def is_outlet(self, name: str) -> bool:
        """Is it an outlet by its name, or does the report call it one: `Cormorant magazine`, `the website Cormorant`?"""
        return bool(_words(name) & OUTLET_NAMES) or self.called_outlet(name)

    def is_document(self, name: str) -> bool:
        """Does the report call something of this name a document: `the paper, headed “Path B”`, `a draft known as`?"""
        if self.documents is None:
            self.documents = {w for m in _DOCUMENT_CALLED.finditer(self.report.text) for w in self._after(m.end())}
        return name in self.documents

    def called_outlet(self, name: str) -> bool:
        """Does the report call a name an outlet?"""
        if self.outlets is None:
            self.outlets = set()
            for m in _OUTLET_NOUN.finditer(self.report.text):
                if m.group().islower():
                    self.outlets |= self._after(m.end())
                self.outlets |= self._before(m.start())
        return name in self.outlets

    def _after(self, at: int) -> set[str]:
        """What may be a name right after a place: its next words, one or more of them."""
        words = self.report.text[at : at + _NAME_WINDOW].lstrip(' ,“"‘').split(" ")[:_NAME_WORDS]
        return {_EDGE.sub("", " ".join(words[:n])) for n in range(1, len(words) + 1)}

    def _before(self, at: int) -> set[str]:
        """What may be a name right before a place, or before a comma and a word ("Cormorant, German weekly")."""
        words = self.report.text[max(0, at - _NAME_WINDOW) : at].rstrip().split(" ")[-_NAME_WORDS:]
        found = {" ".join(words[-n:]) for n in range(1, len(words) + 1)}
        if len(words) > 1 and words[-2].endswith(","):
            found |= {" ".join(words[-n:-1]).rstrip(",") for n in range(2, len(words) + 1)}
        return found

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
        found = [(place, self.agent(p)) for place, p in self._between(self.mentions, low, at)]
        best: dict[str, tuple[float, Agent]] = {}
        for place, agent in [*found, *spoke]:
            person = self.people.get(agent.name)
            if female is not None and person and person.female not in (None, female):
                continue
            score = place + (_SAME_BLOCK if place >= own else 0)
            score += _SPEAKS if place in sources else _IN_CONTENT * self.in_content[place]
            score += _OPENS_SENTENCE if self.opens_sentence(place) else 0
            if agent.name not in best or score > best[agent.name][0]:
                best[agent.name] = (score, agent)
        return _candidates(best.values())

    def teller(self, at: int, *, female: bool) -> Agent | None:
        """Who spoke last before `at`, in its block or the one before, and is known to be a woman (or a man).

        None but where the block names others only in what is said, of whom that is not known: "Rask had said yes, she said".
        """
        own = self.block_start(at)
        named = self._between(self.mentions, own, at)
        if not named or any(not self.in_content[place] or person.female is not None for place, person in named):
            return None
        if any(_ENDS.search(self.report.text, place, at) for place, _ in named):
            return None  # They are named in another sentence than this one.
        for _, agent in reversed(self._between(self.spoke, self.block_start(at, 1), at)):
            known = self.people.get(agent.name)
            if known is not None and known.female is female:
                return agent
        return None

    def persons_spoken_of(self, at: int, *, back: int, female: bool, without: str) -> list[Candidate]:
        """The persons that anything before `at` names, quotations too, but for one, likeliest first: as `persons_before`."""
        best: dict[str, tuple[float, Agent]] = {}
        for place, _, member in self.cast.between(self.block_start(at, back), at):
            if member.type is NameType.PERSON and member.name != without and member.female in (None, female):
                best[member.name] = place, self.agent(member)
        return _candidates(best.values())

    def named_within(self, low: int, at: int, *, female: bool, without: str) -> Agent | None:
        """The last person, but for one, who is named in `[low, at)`, in quotation marks or not, and may be a woman (or a man)."""
        for _, _, member in reversed(self.cast.between(low, at)):
            if member.type is NameType.PERSON and member.name != without and member.female in (None, female):
                return self.agent(member)
        return None

    def nearest_body(self, at: int, *, back: int = 0, noun: str | None = None) -> Agent | None:
        """The likeliest body, outlet or document named before `at` (and called by `noun`, if given), as for persons."""
        low, own = self.block_start(at, back), self.block_start(at)
        sources = {place for place, _ in self._between(self.spoke, low, at)}
        best: tuple[float, Member] | None = None
        for place, member in self._between(self.bodies, low, at):
            if noun is not None and noun not in member.nouns:
                continue
            score = place + (_SAME_BLOCK if place >= own else 0)
            score += _SPEAKS if place in sources else _IN_CONTENT * self.in_content[place]
            score += _OPENS_SENTENCE if self.opens_sentence(place) else 0
            if member.type is NameType.PLACE and WHERE.search(self.report.text, max(0, place - 14), place):
                score += _LOCATIVE
            if best is None or score > best[0]:
                best = (score, member)
        return self.agent(best[1]) if best else None

    def nearest_body_from(self, low: int, at: int) -> Agent | None:
        """The body last named in `[low, at)`, but for one that only tells where."""
        for place, member in reversed(self._between(self.bodies, low, at)):
            if not WHERE.search(self.report.text, max(0, place - 14), place):
                return self.agent(member)
        return None

    def last_agency(self, at: int) -> Agent | None:
        """The news agency named last before `at`: an outlet called Press, News, Wire, or one that the report credits."""
        low = max(self.block_start(at, _REACH_OF_AGENCIES), at - _MEMORY)
        for _, member in reversed(self._between(self.bodies, low, at)):
            if member.name in self.report.credits or member.name.split()[-1] in _AGENCIES:
                return Agent(member.name, AgentType.OUTLET, True)
            if member.name.isupper() or "agency" in member.nouns:
                return None  # "NASA said": that is the agency.
        return None

    @staticmethod
    def _between(places: Sequence[tuple[int, T]], low: int, high: int) -> Sequence[tuple[int, T]]:
        """Those of a list sorted by place that stand in `[low, high)`."""
        return places[bisect_left(places, low, key=_place) : bisect_left(places, high, key=_place)]

    def opens_sentence(self, place: int) -> bool:
        """Does a sentence open at this place, or up to three capitalised words before it?"""
        return bool(_OPENING.search(self.report.text[max(0, place - 40) : place]))

    def organisations(self, low: int, at: int) -> list[Member]:
        """The organisations that are named from `low` on and before `at`."""
        return [member for _, member in self._between(self.bodies, low, at) if member.type is NameType.ORGANISATION]

    def last_spoken(self, at: int, kinds: Sequence[AgentType], *, named: bool | None = None) -> Agent | None:
        """The last one before `at` who spoke and is of one of these types."""
        recent = reversed(self.spoke[-RECENT:])
        return next((a for p, a in recent if p < at and a.type in kinds and named in (None, a.named)), None)


def _candidates(scored: Iterable[tuple[float, Agent]]) -> list[Candidate]:
    """The likeliest of agents with a score, which is a place: so many code points nearer is so much likelier."""
    ranked = sorted(scored, key=lambda one: -one[0])[:_CANDIDATES]
    weights = [exp((score - ranked[0][0]) / _SPREAD) for score, _ in ranked]
    return [Candidate(agent, w / sum(weights)) for w, (_, agent) in zip(weights, ranked, strict=True)]


def body_of(report: Report) -> int:
    """Where a report begins below its headline."""
    return next((b.start for b in report.blocks if b.kind is not BlockKind.HEADING), len(report.text))


def _outlet_named(report: Report, one: Name, people: Sequence[Name]) -> Name:
    """A name that the model takes for a person's, and is the outlet's, a credited one's, or ends as agencies' names do."""
    if one.type is not NameType.PERSON:
        return one
    words = one.span.exact.split()
    known = [name.removeprefix("The ").split() for name in (report.outlet or "", *report.credits) if name]
    agency = len(words) > 1 and words[-1] in _AGENCIES
    # The Jackson Sun may write of a Jackson: one word alone is the outlet's only where it is no word of a fuller name.
    short = [
        k for k in known if k[: len(words)] == words and (len(words) > 1 or words[0] not in _first_and_last(people))
    ]
    return replace(one, type=NameType.ORGANISATION) if agency or short else one


def _first_and_last(people: Sequence[Name]) -> set[str]:
    """The first and the last words of the names of several words."""
    full = [n.span.exact.split() for n in people if n.type is NameType.PERSON and " " in n.span.exact]
    return {word for words in full if words[-1] not in _AGENCIES for word in (words[0], words[-1])}


def _missed(report: Report, attributions: Sequence[Attribution], names: Sequence[Name]) -> Iterator[Name]:
    """People who open a source by a full name that the model has passed over: who speaks by two capitalised words is one."""
    named = taken(report.text, [(n.span.start, n.span.end) for n in names if n.confidence >= _LIKELY])
    seen: set[int] = set()
    for one in attributions:
        for span in one.source:
            m = _FULL_NAME.match(span.exact)
            if m is None or span.start in seen:
                continue
            seen.add(span.start)
            start, bare, _ = split_titles(span.start, m.group())
            if is_person_name(bare) and not any(named[start : start + len(bare)]):
                yield Name(report.span(start, start + len(bare)), NameType.PERSON, _BY_SHAPE)


def _words(name: str) -> set[str]:
    return {singular(w.lower()) for w in name.split()}


def _place(one: tuple[int, object]) -> int:
    return one[0]
