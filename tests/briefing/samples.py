"""Briefs built by hand from invented reports: a dam, a night, and many ways to be told of it."""

from __future__ import annotations

import datetime as dt

from sayso.model import (
    Agent,
    AgentType,
    Attribution,
    BlockKind,
    Brief,
    Circle,
    Claim,
    Comparison,
    ConflictType,
    Derivation,
    DerivationKind,
    Kind,
    Origin,
    OriginKind,
    Problem,
    Reason,
    Relation,
    Speaker,
    digest,
)

from . import later
from .build import Pile, report, words
from .later import LATER, MORO

HEADING, PARAGRAPH, QUOTE, LIST = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST
HOSTILE = (
    "</p><script>alert('x')</script><img src=x onerror=alert(1)> **bold** [link](javascript:alert(2)) "
    "\x1b[31mred\x1b[0m \u202egnol\u202c & &lt;"
)
LONG = "unbroken" * 40

TAN = Agent("Piet Tan", AgentType.PERSON, True)
BOARD = Agent("Harrow Water Board", AgentType.ORGANISATION, True)
LOG = Agent("Gate log of 2 May 2031", AgentType.DOCUMENT, True)
ENGINEERS = Agent("two engineers at the dam", AgentType.GROUP, False)

WIRE = report(
    "pile/wire.html",
    (HEADING, "Harrow dam gate opened before dawn, board says"),
    (
        PARAGRAPH,
        "HARROW (Coast Press) - The spillway gate at the Harrow dam was opened at 3 a.m. on Friday, Ilse Moro, who "
        "speaks for the water board, told reporters at the foot of the dam.",
    ),
    (
        PARAGRAPH,
        "“We opened it by the book,” Moro said. “Nobody below the dam was in danger.” She said 41 households had been "
        "warned an hour before.",
    ),
    (QUOTE, "The gate moves only on a written order. There was a written order."),
    (PARAGRAPH, "That is how the board’s statement puts it. Two engineers at the dam said no order ever reached them."),
    title="Harrow dam gate opened before dawn, board says",
    byline="Ana Lind",
    outlet="Coast Press",
    published=dt.datetime(2031, 5, 3, 8, 40, tzinfo=dt.UTC),
    language="en",
)
COPY = report(
    "pile/northern-post.txt",
    (HEADING, "Dam gate opened before dawn"),
    (
        PARAGRAPH,
        "The spillway gate at the Harrow dam was opened at 3 a.m. on Friday, Ilse Moro, who speaks for the water "
        "board, told reporters at the foot of the dam.",
    ),
    (PARAGRAPH, "“We opened it by the book,” Moro said. Coast Press contributed to this report."),
    title="Dam gate opened before dawn",
    outlet="The Northern Post",
    published=dt.date(2031, 5, 3),
    language="en",
)
RELAY = report(
    "https://valley-review.example/2031/05/who-ordered-it",
    (HEADING, "Who ordered the gate open?"),
    (
        PARAGRAPH,
        "According to Coast Press, the fisherman Piet Tan told the weekly Delta Mail that the board’s own people say "
        "the gate stood open from midnight and that 14 households, not more, were warned.",
    ),
    (
        PARAGRAPH,
        "The log, seen by this paper, reads: “Gate 2 open 00:10. No order on file.” The board’s denial of that log "
        "came within the hour, and it was a long one. It ran over two paragraphs.",
    ),
    (LIST, "The log is forged, the board wrote."),
    (LIST, "Its authors will be found, it added."),
    (PARAGRAPH, "“They will say anything,” a man at the fence said, “and they"),
    (PARAGRAPH, "will say it again tomorrow.”"),
    title="Who ordered the gate open?",
    byline="By Tomas Okri",
    outlet="Valley Review",
    published=dt.date(2031, 5, 4),
    language="en-GB",
)
FRENCH = report(
    "pile/delta.html",
    (HEADING, "La vanne de Harrow"),
    (PARAGRAPH, "La vanne s’est ouverte dans la nuit, selon le conseil."),
    title="La vanne de Harrow",
    outlet="Courrier du Delta",
    published=dt.date(2031, 5, 4),
    language="fr",
    unread="its language is French; only English is read so far",
)
NASTY = report(
    "javascript:alert('address')",
    (HEADING, f"# {HOSTILE}"),
    (PARAGRAPH, f"1. Mallory {HOSTILE} shouted that {HOSTILE} is safe. {LONG}"),
    title=HOSTILE,
    byline="x' onmouseover='alert(3)",
    outlet="*Out*_let_ <b>",
    language='en" onload="alert(4)',
)


def full() -> Brief:
    """Copies, relays, nesting, overlap, discontinuity, unknown speakers, problems and hostile text; and what comes later:
    conflicts and what only looks like them, rival answers, forecasts, times.
    """
    pile = Pile()
    told = "told reporters"
    opened = "The spillway gate at the Harrow dam was opened at 3 a.m. on Friday"
    pile.say("wire-open", WIRE, "Ilse Moro, who speaks for the water board", told, opened, speaker=MORO)
    book = ("“We opened it by the book,”", "“Nobody below the dam was in danger.”")
    pile.say("wire-book", WIRE, "Moro| said", "said|. “Nobody", *book, speaker=MORO, kind=Kind.DIRECT, confidence=0.97)
    pile.say("wire-41", WIRE, "She", "said| 41", "41 households had been warned an hour before", speaker=MORO)
    order = "The gate moves only on a written order. There was a written order."
    pile.say("wire-order", WIRE, "the board’s statement", "puts", order, speaker=BOARD, kind=Kind.DIRECT)
    pile.say("wire-none", WIRE, "Two engineers at the dam", "said| no", "no order ever reached them", speaker=ENGINEERS)
    pile.say("copy-open", COPY, "Ilse Moro, who speaks for the water board", told, opened, speaker=MORO)
    pile.say("copy-book", COPY, "Moro| said", "said", "“We opened it by the book,”", speaker=MORO, kind=Kind.DIRECT)
    _relay(pile)
    pile.say(
        "nasty",
        NASTY,
        f"Mallory {HOSTILE}",
        "shouted",
        f"that {HOSTILE} is safe",
        speaker=Agent(HOSTILE, AgentType.PERSON, True),
    )
    later.say(pile)
    return Brief(
        question="Who opened the Harrow dam, when, and on whose order?",
        reports=(RELAY, NASTY, LATER, WIRE, FRENCH, COPY),
        attributions=tuple(pile.found.values()),
        derivations=(Derivation(COPY.id, WIRE.id, DerivationKind.WIRE_COPY, 0.962, (_credit(),)),),
        origins=_origins(pile),
        claims=_claims(pile),
        comparisons=_comparisons(pile),
        problems=_problems(),
        speakers=_speakers(pile),
        rivalries=later.rivalries(pile, RELAY),
        circles=(_circle(pile),),
    )


def _circle(pile: Pile) -> Circle:
    hops = (words(RELAY, "Coast Press"), words(WIRE, "the board’s statement"))
    return Circle((RELAY.id, WIRE.id), pile.ids("relay-press", "wire-order"), hops)


def _relay(pile: Pile) -> None:
    inner = "the gate stood open from midnight and that 14 households, not more, were warned"
    chain = ("Valley Review", "Coast Press", "Delta Mail", "Piet Tan")
    around = f"the board’s own people say {inner}"
    outer = f"the fisherman Piet Tan told the weekly Delta Mail that {around}"
    pile.say(
        "relay-press",
        RELAY,
        "Coast Press",
        "According to",
        outer,
        chain=chain[:2],
        speaker=Agent("Coast Press", AgentType.OUTLET, True),
    )
    pile.say(
        "relay-tan", RELAY, "the fisherman Piet Tan", "told", around, inside="relay-press", speaker=TAN, chain=chain
    )
    pile.say(
        "relay-people",
        RELAY,
        "the board’s own people",
        "say",
        inner,
        inside="relay-tan",
        chain=(*chain, "the board’s own people"),
        confidence=0.41,
    )
    log = "“Gate 2 open 00:10. No order on file.”"
    pile.say("relay-log", RELAY, "The log", "reads", log, speaker=LOG, kind=Kind.DIRECT, confidence=1.0)
    denial = ("The board’s denial of that log", "The log is forged", "Its authors will be found")
    pile.say("relay-deny", RELAY, "the board| wrote", "wrote", *denial, speaker=BOARD)
    fence = ("“They will say anything,”", "“and they\n\nwill say it again tomorrow.”")
    pile.say("relay-fence", RELAY, "", "said|, “and", *fence, kind=Kind.DIRECT, confidence=0.66)


def _credit() -> Reason:
    return Reason("agency credit", "It credits the agency", (words(COPY, "Coast Press contributed to this report"),))


def _origins(pile: Pile) -> tuple[Origin, ...]:
    dam = tuple(words(report, "told reporters at the foot of the dam") for report in (WIRE, COPY))
    merge = Reason("same speaker, same occasion", "The same named speaker before the same reporters", dam)
    moro = pile.ids("wire-open", "wire-book", "wire-41", "copy-open", "copy-book")
    return (
        Origin("o-moro", OriginKind.UTTERANCE, "Ilse Moro", dt.date(2031, 5, 3), moro, (merge, _credit())),
        Origin("o-tan", OriginKind.UNNAMED, "the board’s own people", None, pile.ids("relay-people", "relay-tan")),
        Origin("o-log", OriginKind.DOCUMENT, "Gate log of 2 May 2031", dt.date(2031, 5, 2), pile.ids("relay-log")),
    )


def _claims(pile: Pile) -> tuple[Claim, ...]:
    opened = pile.found["wire-open"].content[0]
    book = pile.found["copy-book"].content[0]
    midnight = words(RELAY, "the gate stood open from midnight")
    once = pile.found["wire-41"].content[0]
    return (
        Claim("c-once", once, pile.ids("wire-41"), 1, 1),
        Claim("c-midnight", midnight, pile.ids("relay-people", "relay-tan", "relay-log"), 1, 2, (_doubt(),)),
        Claim("c-book", book, pile.ids("wire-book", "copy-book"), 1, 1),
        Claim("c-open", opened, pile.ids("wire-open", "copy-open"), 1, 1),
    )


def _doubt() -> Reason:
    evidence = (words(RELAY, "The log|, seen"), words(RELAY, "the board’s own people"))
    return Reason("wrote it", "the log may be the word of the board’s own people", evidence)


def _comparisons(pile: Pile) -> tuple[Comparison, ...]:
    many, few = pile.ids("wire-41", "relay-people")
    a, b = words(WIRE, "41 households"), words(RELAY, "14 households")
    why = "Both count the households that were warned; the numbers differ."
    return (
        Comparison(many, few, Relation.CONFLICT, ConflictType.NUMBER, a, b, why),
        *later.comparisons(pile, WIRE, COPY),
    )


def _speakers(pile: Pile) -> tuple[Speaker, ...]:
    moro = tuple(a.id for a in pile.found.values() if a.speaker == MORO)
    alone = (words(WIRE, "Ilse Moro"), words(WIRE, "Moro| said"))
    why = Reason("only one of that surname", "Ilse Moro is the only one of the pile called Moro", alone)
    names = ("Ilse Moro", "Moro", "the spokeswoman")
    return (
        Speaker("s-moro", "Ilse Moro", AgentType.PERSON, True, names, moro, (why,)),
        Speaker("s-tan", "Piet Tan", AgentType.PERSON, True, ("Piet Tan",), pile.ids("relay-tan")),
    )


def _problems() -> tuple[Problem, ...]:
    swapped = RELAY.text.index("It ran over")
    return (
        Problem("collect", "The archive ends too early.", "pile/cut.warc.gz", "Fetch the file again."),
        Problem(
            "clean",
            "These words do not fit where they stand.",
            RELAY.address,
            "Compare with the page.",
            swapped,
            swapped + 24,
        ),
        Problem("clean", HOSTILE, f"pile/{HOSTILE}.html", ""),
    )


def empty() -> Brief:
    """Nothing could be read."""
    return Brief(None, (), (), problems=(Problem("collect", "The file is empty.", "empty.txt", "Leave it out."),))


def large(reports: int = 40, each: int = 25) -> Brief:
    """A pile of any size, for measuring."""
    found, items = [], []
    for number in range(reports):
        sentences = [
            f"Speaker {number % 9}-{n} said that the water rose by {n} metres in the night of day {number}."
            for n in range(each)
        ]
        item = report(
            f"pile/{number}.txt",
            *(
                (PARAGRAPH, " ".join(sentences[n : n + 3]) + " Nobody else was there to see it." * 4)
                for n in range(0, each, 3)
            ),
            title=f"Report {number}",
            outlet=f"Outlet {number % 7}",
            published=dt.date(2031, 5, 1 + number % 28),
            language="en",
        )
        pile = Pile()
        for n, sentence in enumerate(sentences):
            who = sentence.split(" said")[0]
            start = item.text.index(sentence)
            said, that = start + len(who) + 1, start + len(who) + 6
            pile.found[str(n)] = Attribution(
                digest(item.id, n),
                item.id,
                (item.span(start, start + len(who)),),
                (item.span(said, said + 4),),
                (item.span(that, start + len(sentence) - 1),),
                Kind.INDIRECT,
                0.7,
                "rules-1",
                speaker=Agent(who, AgentType.PERSON, True),
            )
        items.append(item)
        found += pile.found.values()
    return Brief("How high did the water rise?", tuple(items), tuple(found))
