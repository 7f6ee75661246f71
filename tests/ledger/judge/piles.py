"""Small piles whose statements are known beforehand, for a ledger: no reader guesses anything here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sayso.ledger.judging import Judged
from sayso.model import (
    Agent,
    AgentType,
    Attribution,
    Block,
    BlockKind,
    Forecast,
    Kind,
    Page,
    Relay,
    Report,
    digest,
)
from sayso.pipeline import Reading

Told = tuple[str, str]
FORETELLS = " will "


def telling(
    address: str, told: list[Told], outlet: str | None = None, *, hour: int = 1, until: dt.date | None = None
) -> tuple[Page, Reading]:
    """A report of lines `speaker: words`, as read; `hour` tells versions apart. Words with "will" foretell, `until` a day."""
    text, blocks = f"{address} at {hour}", [Block(BlockKind.HEADING, 0, len(f"{address} at {hour}"))]
    lines = []
    for who, said in told:
        line = f"{who} said that {said}."
        start = len(text) + 2
        text += f"\n\n{line}"
        blocks.append(Block(BlockKind.PARAGRAPH, start, len(text)))
        lines.append((start, who, said))
    when = dt.datetime(2031, 5, 2, hour, tzinfo=dt.UTC)
    page = Page.of(address, text.encode(), "text/plain", obtained=when)
    i = "r" + digest(address, page.sha256)
    report = Report(i, address, page.sha256, text, tuple(blocks), outlet=outlet, published=dt.date(2031, 5, 2))
    made = [_attribution(report, start, who, said, until) for start, who, said in lines]
    return page, Reading(report, tuple(made), ())


def _attribution(report: Report, start: int, who: str, said: str, until: dt.date | None) -> Attribution:
    end = start + len(who)
    at = end + len(" said that ")
    source, cue, content = report.span(start, end), report.span(end + 1, end + 5), report.span(at, at + len(said))
    is_named = who[0].isupper()
    kind = AgentType.OUTLET if who.endswith(("Star", "Courier")) else AgentType.PERSON
    agent = Agent(who, kind if is_named else AgentType.UNKNOWN, is_named)
    forecast = Forecast(dt.date(2031, 5, 2), until, content) if FORETELLS in f" {said} " else None
    return Attribution(
        "a" + digest(report.id, start),
        report.id,
        (source,),
        (cue,),
        (content,),
        Kind.INDIRECT,
        1.0,
        "by hand",
        speaker=agent,
        relays=(Relay(who, source),),
        forecast=forecast,
    )


DOORS = "the bow doors stood open all winter"
STAR = telling(
    "star.txt", [("Una Perrow", DOORS), ("Una Perrow", "the hinges will break before June")], "The Quell Star"
)
COURIER = telling("courier.txt", [("Bo Rask", DOORS), ("the mate", "the pump had been sold for scrap")], "Sarn Courier")
POST = telling("post.txt", [("Dov Marsh", DOORS), ("Una Perrow", "her crew slept ashore that night")], "Morrow Post")


Judge = Callable[..., Judged]
