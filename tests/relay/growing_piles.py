"""Small piles of invented reports in which everything that joins statements is frequent, drawn by chance."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from sayso.model import (
    Agent,
    AgentType,
    Attribution,
    Block,
    BlockKind,
    Decision,
    Deed,
    Derivation,
    DerivationKind,
    Kind,
    Occasion,
    Relay,
    Report,
    Span,
    Time,
    TimeKind,
    Unnamed,
    Venue,
)

PERSON, BODY, UNKNOWN, DOCUMENT, OUTLET = (
    AgentType.PERSON,
    AgentType.ORGANISATION,
    AgentType.UNKNOWN,
    AgentType.DOCUMENT,
    AgentType.OUTLET,
)
OUTLETS = (
    None,
    "Calder Star",
    "the Calder Star",
    "Star",
    "Quell Courier",
    "Island Globe",
    "Globe",
    "Calder",
    "Perrow Post",
)
NAMED = (
    *(
        (name, PERSON)
        for name in ("Una Perrow", "U. Perrow", "Una M. Perrow", "Dov Perrow", "Perrow", "Bo Rask", "Rask")
    ),
    *(
        (name, UNKNOWN)
        for name in ("Una Perrow", "Perrow", "Calder Star", "Quell", "Quell Quell", "Harbour Board", "S. Perrow")
    ),
    *(
        (name, BODY)
        for name in ("Una Perrow", "Quell", "HGB", "Hgb", "Harbour Grid Board", "Halmer Gas Board", "Perrow")
    ),
    *((name, BODY) for name in ("Harbour Grid Board news", "Harbour Grid Board newspaper", "Harbour Grid", "HG")),
    *((name, OUTLET) for name in ("Calder Star", "the Calder Star newspaper", "Calder Star website", "Island Globe")),
    *((name, DOCUMENT) for name in ("Sheet Nine of the log", "the memo", "Plan Nine", "the log of the Harbour Board")),
)
OFFICES = ("the top envoy to Sarn", "the chief lock keeper", "its harbour office clerk")
DESCRIBED = (
    *OFFICES,
    "the top envoy",
    "a clerk at the harbour office of Quell",
    "a clerk of the yard in the Star",
    "the voice on the Island Globe",
    "two clerks at the yard gate",
    "one of the two clerks at the yard gate",
    "an official",
    "officials",
)
PHRASES = (
    "the bow doors stood open all winter long",
    "nobody came to mend the lamp on the head",
    "at the end of the long day",
    "the mayor owes her an answer before the thaw",
    "crews of the yard drained the lock nine times",
    "nine times the crews drained the lock of the yard",
    "nobody slept",
    "no",
)
TITLES = ("The keeper of the light speaks", "Two hours of a long night")
DAYS = (
    None,
    *(dt.date(2026, 3, day) for day in (1, 2, 3)),
    dt.datetime(2026, 3, 2, 9),
    dt.datetime(2026, 3, 2, 14, tzinfo=dt.UTC),
    dt.datetime(2026, 3, 2, 18, tzinfo=dt.UTC),
)
_BLOCKS = tuple(Block(BlockKind.PARAGRAPH, start, start + 99) for start in (0, 100, 200, 300))


@dataclass(frozen=True, slots=True)
class Cast:
    """The few of all names, outlets and words that one pile has, so that they meet often."""

    outlets: tuple[str | None, ...]
    agents: tuple[Agent | None, ...]
    phrases: tuple[str, ...]

    @classmethod
    def draw(cls, chance: Random) -> Cast:
        """A cast of a pile."""
        named = [Agent(name, kind, True) for name, kind in chance.sample(NAMED, k=chance.choice((2, 5, 12)))]
        described = [Agent(name, UNKNOWN, False) for name in chance.sample(DESCRIBED, k=chance.choice((1, 3, 6)))]
        agents = [*named, *described, *([None] if chance.random() < 0.5 else [])]
        outlets = chance.sample(OUTLETS, k=chance.choice((2, 4, 9)))
        return cls(tuple(outlets), tuple(agents), tuple(chance.sample(PHRASES, k=chance.choice((2, 4, 8)))))


def draw_report(chance: Random, number: int, cast: Cast) -> tuple[Report, list[Attribution]]:
    """A report and what it tells."""
    name = f"r{number:02}"
    holders = [
        f"{chance.choice(NAMED)[0]}, {chance.choice(OFFICES)}, was there." for _ in range(chance.choice((0, 0, 1, 2)))
    ]
    wrong = (*(f"“{title}”" for title in TITLES), "our report of 1 March", "our report of March 2")
    notes = [f"It corrects {chance.choice(wrong)}." for _ in range(chance.choice((0, 0, 0, 1)))]
    text = " ".join([*holders, *notes, *chance.choices(cast.phrases, k=3)]).ljust(420, "x")
    credited = tuple(o for o in chance.sample(cast.outlets, k=chance.choice((0, 0, 1))) if o)
    report = Report(
        name,
        f"{name}.txt",
        "",
        text,
        _BLOCKS,
        title=chance.choice((None, *TITLES)),
        outlet=chance.choice(cast.outlets),
        published=chance.choice(DAYS),
        credits=credited,
    )
    return report, [draw_statement(chance, report, i, cast) for i in range(chance.choice((0, 1, 2, 3, 4)))]


def draw_statement(chance: Random, report: Report, number: int, cast: Cast) -> Attribution:
    """A statement; its id is in no order with those of others."""
    agent = chance.choice(cast.agents)
    start = chance.choice((0, 0, 50, 120, 230))
    content = _span(report, start, " ".join(chance.sample(cast.phrases, k=chance.choice((1, 1, 2)))))
    source = (_span(report, start + 5, agent.name),) if agent and chance.random() < 0.9 else ()
    hops = [
        Relay(n, _span(report, start, n)) for n in chance.choices(cast.outlets, k=chance.choice((0, 0, 1, 1, 2))) if n
    ]
    own = [Relay(agent.name, source[0] if source else None)] if agent else []
    number_of = chance.choice((None, 1, 1, 2))
    return Attribution(
        f"a{chance.randrange(10**6):06}{report.id}{number}",
        report.id,
        source,
        (),
        (content,),
        Kind.INDIRECT,
        1.0,
        "test",
        speaker=agent,
        unnamed=Unnamed("clerk", None, number_of, None, None) if agent and not agent.named else None,
        relays=(*hops, *own) if agent else (),
        occasion=_occasion(chance, content),
    )


def _occasion(chance: Random, words: Span) -> Occasion | None:
    if chance.random() < 0.5:
        return None
    day = chance.choice((None, *(dt.date(2026, 3, day) for day in (1, 2))))
    time = Time(words, TimeKind.DATE, None, day, day) if day else None
    return Occasion(chance.choice((None, Venue.HEARING, Venue.SPEECH)), words, time)


def _span(report: Report, start: int, words: str) -> Span:
    return Span(report.id, start, start + len(words), words)


def draw_derivation(chance: Random, report: str, original: str) -> Derivation:
    """That one report was made from another."""
    return Derivation(report, original, chance.choice(list(DerivationKind)), 0.5, ())


def draw_decision(chance: Random, ids: list[str]) -> Decision:
    """A person's word about two statements."""
    when = dt.datetime(2026, 4, chance.randrange(1, 28), tzinfo=dt.UTC)
    deed = chance.choice((Deed.MERGE, Deed.SPLIT, Deed.SPLIT))
    return Decision(deed, *chance.choices(ids, k=2), "N. Orrin", when, "it was told so")
