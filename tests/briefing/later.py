"""What a later report of the dam tells: unnamed speakers, occasions, hedges, forecasts, times, and rival answers."""

from __future__ import annotations

import datetime as dt

from sayso.model import (
    Agent,
    AgentType,
    BlockKind,
    Candidate,
    Comparison,
    ConflictType,
    Flag,
    Forecast,
    Kind,
    Likelihood,
    Occasion,
    Position,
    Relation,
    Report,
    Rivalry,
    Time,
    TimeKind,
    Unnamed,
    Venue,
)

from .build import Pile, report, words

MORO = Agent("Ilse Moro", AgentType.PERSON, True, "Harrow Water Board")
OFFICIAL = Agent("a board official", AgentType.PERSON, False)
SOURCES = Agent("sources", AgentType.GROUP, False)
UNION = Agent("Weir Union", AgentType.ORGANISATION, True)
OWNER = Agent("the dam’s owner", AgentType.ORGANISATION, False)
PERROW = Agent("Una Perrow", AgentType.PERSON, True)
RASK = Agent("Bo Rask", AgentType.PERSON, True)

LATER = report(
    "pile/harrow-ledger.txt",
    (BlockKind.HEADING, "Gate opened two hours earlier, official says"),
    (
        BlockKind.PARAGRAPH,
        "The gate was opened at 1 a.m. on Friday, a board official said on Sunday, on condition of anonymity because "
        "the inquiry has not begun. Sources guess that it had been open since 2029.",
    ),
    (
        BlockKind.PARAGRAPH,
        "At a news conference on 5 May, Ilse Moro said the valley will likely be dry by the end of June unless it "
        "rains again. “In the end we warned 52 households,” Moro said.",
    ),
    (BlockKind.PARAGRAPH, "Una Perrow met Bo Rask at the weir. He said the repair could take until 2033."),
    (
        BlockKind.PARAGRAPH,
        "The gate opened because its motor failed, the Weir Union said. It opened because somebody pressed the "
        "switch, the dam’s owner wrote. The owner expects a report.",
    ),
    title="Gate opened two hours earlier, official says",
    outlet="The Harrow Ledger",
    published=dt.date(2031, 5, 6),
    language="en",
)


def time(exact: str, first: dt.date | None, last: dt.date | None, kind: TimeKind = TimeKind.DATE) -> Time:
    """A time of the later report."""
    return Time(words(LATER, exact), kind, None, first, last)


def say(pile: Pile) -> None:
    """Adds what the later report tells."""
    friday, sunday, monday = (dt.date(2031, 5, day) for day in (2, 4, 5))
    reason = words(LATER, "on condition of anonymity because the inquiry has not begun")
    pile.say(
        "later-1am",
        LATER,
        "a board official",
        "said| on Sunday",
        "The gate was opened at 1 a.m. on Friday",
        speaker=OFFICIAL,
        unnamed=Unnamed("official", "board", 1, None, reason),
        occasion=Occasion(None, None, time("on Sunday", sunday, sunday)),
        times=(time("1 a.m. on Friday", friday, friday, TimeKind.TIME),),
    )
    pile.say(
        "later-2029",
        LATER,
        "Sources",
        "guess",
        "it had been open since 2029",
        speaker=SOURCES,
        unnamed=Unnamed("source", None, None, None, None),
        flags=(Flag.BARE, Flag.OPINION, Flag.UNEXPLAINED, Flag.PLURAL),
        times=(time("2029", dt.date(2029, 1, 1), None),),
    )
    before = Occasion(Venue.NEWS_CONFERENCE, words(LATER, "a news conference"), time("5 May", monday, monday))
    june = dt.date(2031, 6, 30)
    pile.say(
        "later-dry",
        LATER,
        "Ilse Moro",
        "said| the valley",
        "the valley will likely be dry by the end of June unless it rains again",
        speaker=MORO,
        occasion=before,
        times=(time("the end of June", dt.date(2031, 6, 21), june),),
        likelihood=Likelihood("likely", 0.55, 0.8, "ICD 203", words(LATER, "likely")),
        forecast=Forecast(monday, june, words(LATER, "will likely"), (words(LATER, "unless it rains again"),)),
    )
    inner = "“In the end we warned 52 households,”"
    pile.say("later-52", LATER, "Moro| said.", "said|.\n\nUna", inner, speaker=MORO, kind=Kind.DIRECT, occasion=before)
    pile.say(
        "later-repair",
        LATER,
        "He| said the repair",
        "said| the repair",
        "the repair could take until 2033",
        candidates=(Candidate(PERROW, 0.5), Candidate(RASK, 0.5)),
        likelihood=Likelihood("could", 0.3, 0.6, "measured", words(LATER, "could"), by_writer=True),
        forecast=Forecast(None, dt.date(2033, 12, 31), words(LATER, "could take")),
    )
    pile.say("later-motor", LATER, "the Weir Union", "said|. It", "its motor failed", speaker=UNION)
    pile.say("later-switch", LATER, "the dam’s owner", "wrote", "somebody pressed the switch", speaker=OWNER)
    pile.say(
        "later-report",
        LATER,
        "The owner",
        "expects",
        "a report",
        speaker=OWNER,
        likelihood=Likelihood("expect", 0.5, 0.95, "ours", words(LATER, "expects")),
        forecast=Forecast(None, None, words(LATER, "expects")),
    )


def comparisons(pile: Pile, wire: Report, copy: Report) -> tuple[Comparison, ...]:
    """One conflict in two pairs of reports, told by a model; and three pairs that only look like one."""
    one = words(LATER, "1 a.m.")
    late = pile.found["later-1am"].id
    why = "Both tell when the gate was opened."
    conflict = [
        Comparison(late, told, Relation.CONFLICT, ConflictType.DATE, one, words(source, "3 a.m."), why, "judge-1", 0.83)
        for told, source in zip(pile.ids("copy-open", "wire-open"), (copy, wire), strict=True)
    ]
    first, last = pile.ids("wire-41", "later-52")
    danger, dry = pile.ids("wire-book", "later-dry")
    motor, switch = pile.ids("later-motor", "later-switch")
    seen, counted = words(wire, "41 households"), words(LATER, "52 households")
    return (
        *conflict,
        Comparison(first, last, Relation.SUPERSEDED, ConflictType.NUMBER, seen, counted, "The second count is later."),
        Comparison(
            danger,
            dry,
            Relation.SCOPE,
            ConflictType.POLARITY,
            words(wire, "Nobody below the dam"),
            words(LATER, "the valley| will"),
            "One is of danger, the other of water.",
        ),
        Comparison(
            motor,
            switch,
            Relation.AGREES,
            ConflictType.BLAME,
            words(LATER, "its motor"),
            words(LATER, "the switch"),
            "",
            "judge-1",
        ),
    )


def rivalries(pile: Pile, relay: Report) -> tuple[Rivalry, ...]:
    """Two answers to why, in a wrong order; and a question with one answer that nobody of the pile gives."""
    failed = Position(words(LATER, "its motor failed"), pile.ids("later-motor"), 1, 1)
    pressed = Position(words(LATER, "somebody pressed the switch"), pile.ids("later-switch"), 1, 1)
    forged = Position(words(relay, "The log is forged"), pile.ids("relay-deny", "relay-log"), 1, 2)
    nobody = Position(words(relay, "The log is forged"), (), 0, 0)
    return (
        Rivalry("why-open", "why", "the gate opened", (pressed, failed, forged)),
        Rivalry("who <b>", "who", "", (nobody,)),
    )
