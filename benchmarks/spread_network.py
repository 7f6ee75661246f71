"""Invented stories that spread through a network of outlets by known steps, with gold; import `spread` and ask for a size.

    world = spread(1000)
    world.reports, world.attributions        as the stages before copies and origins would give them
    world.derived[report]                    (original, kind) of each report that shares words with the one it was made from
    world.cited[report]                      the report from which it took one statement, and nothing else
    world.origins[attribution]               the origin of each statement; world.claims, what it says

The steps: copy and wire copy (whole or trimmed, credited or not), rewrite (a part word for word, the rest told otherwise or
new), the same with the speaker made anonymous, pickup (cites an outlet and takes over a part), citation (takes over one
statement only), correction; and those that make nothing from nothing: another interview, a press conference that two attend,
own coverage.
All text is made from `spread_words`; the same seed gives the same world.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import spread_words as words
from sayso.model import Agent, AgentType, Attribution, Block, BlockKind, DerivationKind, Kind, Relay, Report

Slots = dict[str, str]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what; places are within the paragraph. `telling` is which content, with which slots."""

    speaker: Agent
    origin: str
    claim: str
    direct: bool
    telling: tuple[int, Slots]
    source: Place = (0, 0)
    cue: Place = (0, 0)
    content: Place = (0, 0)
    relay: tuple[str, Place] | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: a fact that the report tells itself, or a statement."""

    text: str
    fact: tuple[int, Slots] | None = None
    said: Statement | None = None


@dataclass(slots=True)
class World:
    """What was generated, and the gold."""

    reports: list[Report] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    derived: dict[str, tuple[str, DerivationKind]] = field(default_factory=dict)
    cited: dict[str, str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Told:
    """A report that was written, with what the next one needs of it."""

    id: str
    outlet: str
    wire: bool
    title: str
    body: tuple[Paragraph, ...]
    hour: int


class _Story:
    """One event, its words, its reports."""

    def __init__(self, network: _Network, number: int) -> None:
        self.network, self.rng, self.number = network, network.rng, number
        self.place = network.name(words.ENDINGS)
        self.shared = {
            name: value for name, value in network.slots().items() if name in ("event", "body", "noun", "thing")
        }
        self.start = self.rng.randrange(24 * 700)
        self.claim = 0
        self.told: list[_Told] = []
        self.unnamed: set[str] = set()
        self.asked_again: set[str] = set()

    def slots(self) -> Slots:
        """Values for a fact: some of them the story's own, so that its reports talk of the same things."""
        drawn = self.network.slots()
        drawn |= {name: value for name, value in self.shared.items() if self.rng.random() < 0.3}
        return drawn | {"place": self.place}

    def fact(self) -> Paragraph:
        which = self.rng.randrange(len(words.FACTS))
        return self.tell((which, self.slots()))

    def tell(self, fact: tuple[int, Slots], other: str = "") -> Paragraph:
        """A fact in one of its ways, another than before."""
        ways = [text for way in words.FACTS[fact[0]] if (text := way.format(**fact[1])) != other]
        return Paragraph(self.rng.choice(ways), fact=fact)

    def speaker(self) -> Agent:
        if self.rng.random() < 0.15:
            return self.nobody()
        return Agent(f"{self.network.name()} {self.network.name(words.ENDINGS)}", AgentType.PERSON, True)

    def nobody(self) -> Agent:
        """Somebody unnamed, described as nobody else in the story is."""
        while True:
            name = self.rng.choice(words.UNNAMED).format(**self.network.slots())
            if name not in self.unnamed:
                self.unnamed.add(name)
                return Agent(name, AgentType.PERSON, False)

    def new_statement(self) -> Paragraph:
        self.claim += 1
        name = f"{self.number}.{self.claim}"
        telling = (self.rng.randrange(len(words.CONTENTS)), self.slots())
        said = Statement(self.speaker(), name, name, self.rng.random() < 0.5, telling)
        return self.say(said)

    def say(self, said: Statement, content: str | None = None, relay: str | None = None) -> Paragraph:
        """A statement as a paragraph, its places found; `content` word for word where it is given.

        Whoever tells it again has the first or the second way; the third is kept for another occasion.
        """
        rng = self.rng
        what = content or rng.choice(words.CONTENTS[said.telling[0]][:2]).format(**said.telling[1])
        who = said.speaker.name
        if said.speaker.named and not relay and rng.random() < 0.4:
            who = f"{who}, the {rng.choice(words.ROLES)}"
        cue = "told" if relay else rng.choice(words.CUES)
        pattern = rng.choice(words.CITED if relay else words.DIRECT if said.direct else words.INDIRECT)
        values = {"who": who, "cue": cue, "what": what, "day": said.telling[1]["day"], "relay": relay or ""}
        text, places = "", {}
        for part in pattern.replace("{", "\0{").replace("}", "}\0").split("\0"):
            value = values[part[1:-1]] if part.startswith("{") else part
            places[part] = (len(text), len(text) + len(value))
            text += value
        start = places["{who}"][0]
        cue_at = text.index("told", places["{who}"][1]) if relay else places["{cue}"][0]
        return Paragraph(
            text[0].upper() + text[1:],
            said=replace(
                said,
                source=(start, start + len(said.speaker.name)),
                cue=(cue_at, cue_at + len(cue)),
                content=places["{what}"],
                relay=(relay, places["{relay}"]) if relay else None,
            ),
        )

    def retell(self, paragraph: Paragraph) -> Paragraph:
        """The same in other words; the origin of what was said stays."""
        if paragraph.fact:
            return self.tell(paragraph.fact, paragraph.text)
        return self.say(paragraph.said) if paragraph.said else paragraph

    def words_of(self, paragraph: Paragraph) -> str:
        said = paragraph.said
        content = paragraph.text[slice(*said.content)] if said else ""
        return content[:1].lower() + content[1:]


class _Network:
    """The outlets and what they have written."""

    def __init__(self, reports: int, seed: int) -> None:
        self.rng = random.Random(seed)
        self.world = World()
        self.taken: set[str] = set()
        self.agencies = [f"{self.name(words.ENDINGS)} Wire" for _ in range(5)]
        outlets = max(12, min(reports // 40, 800))
        self.outlets = [f"The {self.name(words.ENDINGS)} {self.rng.choice(words.PAPERS)}" for _ in range(outlets)]
        self.furniture = {name: [self._furniture(name) for _ in range(2)] for name in self.agencies + self.outlets}

    def slots(self) -> Slots:
        """Values for every slot. Most things have names of their own, as in news: unrelated stories share few runs of words."""
        drawn = {name: self.rng.choice(values) for name, values in words.SLOTS.items()}
        for name in words.NAMED:
            if self.rng.random() < 0.8:
                drawn[name] = f"{self.rng.choice(words.SYLLABLES)}{self.rng.choice(words.SYLLABLES)}".capitalize() + (
                    f"{self.rng.choice(words.ENDINGS)} {drawn[name]}"
                )
        return drawn

    def name(self, endings: tuple[str, ...] = ("a", "an", "en", "is", "o", "us")) -> str:
        """A name that nobody has; after long use they grow longer."""
        while True:
            size = 1 + (len(self.taken) > 400) + (len(self.taken) > 20000)
            made = ("".join(self.rng.choices(words.SYLLABLES, k=size)) + self.rng.choice(words.SYLLABLES)).capitalize()
            made += self.rng.choice(endings)
            if made not in self.taken:
                self.taken.add(made)
                return made

    def _furniture(self, outlet: str) -> Paragraph:
        drawn = self.slots()
        return Paragraph(self.rng.choice(words.FURNITURE).format(outlet=outlet, **drawn))

    def other(self, *not_these: str) -> str:
        while (name := self.rng.choice(self.outlets)) in not_these:
            pass
        return name

    def write(self, story: _Story, outlet: str, body: list[Paragraph], **given: object) -> _Told:
        """Publish: a Report with blocks and spans, and the gold of its statements."""
        rng, number = self.rng, len(self.world.reports)
        wire, credit = outlet in self.agencies, given.get("credit")
        hour = story.start + (24 if not story.told else max(24, story.told[-1].hour - story.start) + rng.randint(1, 9))
        title = str(
            given.get("title")
            or f"{story.place}: {story.shared['body']} and {rng.choice(words.SLOTS['adj'])} {story.shared['noun']}"
        )
        shown = body + ([rng.choice(self.furniture[outlet])] if rng.random() < 0.3 else [])
        text = "\n\n".join([title, *(p.text for p in shown)])
        # Numbers that say nothing of the order.
        report_id = f"r{number * 7919 % 1000003:07}"
        moment = dt.datetime(2024, 1, 1) + dt.timedelta(hours=hour)
        if credit and rng.random() < 0.03:
            moment -= dt.timedelta(days=4)
        published = None if rng.random() < 0.03 else moment if rng.random() < 0.7 else moment.date()
        blocks, at = [Block(BlockKind.HEADING, 0, len(title))], len(title) + 2
        for paragraph in shown:
            blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(paragraph.text)))
            at += len(paragraph.text) + 2
        report = Report(
            report_id, f"{report_id}.txt", "0", text, tuple(blocks), title, outlet=outlet, published=published,
            dateline=f"{story.place.upper()} ({outlet})" if wire else None, language="en",
            credits=(outlet,) if wire else (str(credit),) if credit else (),
        )  # fmt: skip
        self.world.reports.append(report)
        for block, paragraph in zip(blocks[1:], shown, strict=True):
            if paragraph.said:
                self._attribute(report, block.start, paragraph.said)
        told = _Told(report_id, outlet, wire, title, tuple(body), hour)
        story.told.append(told)
        return told

    def _attribute(self, report: Report, at: int, said: Statement) -> None:
        name = f"{report.id}-{at:05}"
        source, cue, content = (report.span(at + a, at + b) for a, b in (said.source, said.cue, said.content))
        relays = [Relay(said.speaker.name, source)]
        if said.relay:
            by, (start, end) = said.relay
            relays.insert(0, Relay(by, report.span(at + start, at + end)))
        kind = Kind.DIRECT if said.direct and not said.relay else Kind.INDIRECT
        self.world.attributions.append(
            Attribution(
                name,
                report.id,
                (source,),
                (cue,),
                (content,),
                kind,
                1.0,
                "gold",
                speaker=said.speaker,
                relays=tuple(relays),
            )
        )
        self.world.origins[name], self.world.claims[name] = said.origin, said.claim

    def derive(self, made: _Told, original: _Told, kind: DerivationKind) -> None:
        self.world.derived[made.id] = (original.id, kind)


def _lead(net: _Network, story: _Story, outlet: str) -> None:
    size = net.rng.randint(7, 12)
    body = [story.new_statement() if net.rng.random() < 0.4 else story.fact() for _ in range(size)]
    body[net.rng.randint(0, 1)] = story.new_statement()
    net.write(story, outlet, body)


def _copy(net: _Network, story: _Story) -> None:
    """Whole or cut from below, a paragraph of its own at times; an agency's mostly with credit."""
    rng = net.rng
    parent = story.told[0] if rng.random() < 0.8 else rng.choice(story.told)
    body = list(parent.body)
    if rng.random() < 0.5:
        body = body[: max(4, int(len(body) * rng.uniform(0.5, 0.9)))]
    body += [story.fact() for _ in range(rng.randint(0, 1))]
    credit = parent.outlet if parent.wire and rng.random() < 0.7 else None
    title = parent.title if rng.random() < 0.5 else None
    made = net.write(story, net.other(parent.outlet), body, credit=credit, title=title)
    net.derive(made, parent, DerivationKind.WIRE_COPY if parent.wire else DerivationKind.COPY)


def _rewrite(net: _Network, story: _Story, *, anonymous: bool = False) -> None:
    """A third to a half word for word, the rest told otherwise; the speaker's name left out where that is asked."""
    rng, parent = net.rng, story.told[0]
    kept = set(rng.sample(range(len(parent.body)), k=max(3, int(len(parent.body) * rng.uniform(0.35, 0.5)))))
    # There are few ways to tell a fact: were all told again, two who rewrite alike would seem to have copied each other.
    body = [
        p if i in kept else story.retell(p) if rng.random() < 0.3 else story.fact() for i, p in enumerate(parent.body)
    ]
    if anonymous:
        nobody = story.nobody()
        for i, p in enumerate(body):
            if p.said and p.said.speaker.named:
                said = replace(p.said, speaker=nobody)
                body[i] = story.say(said, content=story.words_of(p))
                break
    made = net.write(story, net.other(parent.outlet), body)
    net.derive(made, parent, DerivationKind.REWRITE)


def _cite(net: _Network, story: _Story, *, reuse: bool) -> None:
    """Opens with what somebody told the other outlet; `reuse` takes over a part of its words too."""
    rng, parent = net.rng, story.told[0]
    said = next((p for p in parent.body if p.said and p.said.speaker.named and not p.said.relay), None)
    if said is None or said.said is None:
        return
    body = [story.say(said.said, content=story.words_of(said), relay=parent.outlet)]
    if reuse:
        rest = [p for p in parent.body if p is not said]
        body += rest[: max(3, int(len(rest) * rng.uniform(0.3, 0.45)))]
    body += [story.fact() for _ in range(rng.randint(4, 6))]
    made = net.write(story, net.other(parent.outlet), body)
    if reuse:
        net.derive(made, parent, DerivationKind.PICKUP)
    else:
        net.world.cited[made.id] = parent.id


def _correct(net: _Network, story: _Story) -> None:
    parent = story.told[0]
    body = list(parent.body)
    at = net.rng.randrange(len(body))
    body[at] = story.fact()
    made = net.write(story, parent.outlet, body, title=f"CORRECTED - {parent.title}")
    net.derive(made, parent, DerivationKind.CORRECTION)


def _interview(net: _Network, story: _Story) -> None:
    """The same person says the same again to somebody else, once, in words of that occasion: another utterance."""
    told = (p.said for p in story.told[0].body if p.said and p.said.speaker.named)
    said = next((s for s in told if s.origin not in story.asked_again), None)
    body = [story.fact() for _ in range(net.rng.randint(5, 8))]
    if said:
        story.asked_again.add(said.origin)
        words_then = words.CONTENTS[said.telling[0]][2].format(**said.telling[1])
        body.insert(1, story.say(replace(said, origin=f"{said.origin}i", relay=None), content=words_then))
    net.write(story, net.other(story.told[0].outlet), body)


def _press(net: _Network, story: _Story) -> None:
    """Another reporter heard the same words."""
    heard = [p for p in story.told[0].body if p.said and p.said.direct and p.said.speaker.named]
    body = [story.fact() for _ in range(net.rng.randint(5, 8))]
    for p in heard[:2]:
        if p.said:
            body.insert(1, story.say(p.said, content=p.text[slice(*p.said.content)]))
    net.write(story, net.other(story.told[0].outlet), body)


_STEPS: tuple[tuple[int, Callable[[_Network, _Story], None]], ...] = (
    (40, _copy),
    (12, _rewrite),
    (6, lambda net, story: _rewrite(net, story, anonymous=True)),
    (8, lambda net, story: _cite(net, story, reuse=True)),
    (6, lambda net, story: _cite(net, story, reuse=False)),
    (5, _correct),
    (8, _interview),
    (7, _press),
    (8, lambda net, story: _lead(net, story, net.other())),
)


def spread(count: int, seed: int = 7) -> World:
    """A world of `count` reports: stories with 0 to some dozens of reports made from the first, in the order of publication."""
    net, story_number = _Network(count, seed), 0
    weights, steps = zip(*_STEPS, strict=True)
    while len(net.world.reports) < count:
        story = _Story(net, story_number)
        story_number += 1
        _lead(net, story, net.rng.choice(net.agencies) if net.rng.random() < 0.6 else net.other())
        for _ in range(min(60, int(net.rng.expovariate(1 / 5)), count - len(net.world.reports))):
            net.rng.choices(steps, weights)[0](net, story)
    return net.world
