"""What is told of the unnamed, and the flags that follow from the rules of the AP and Reuters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Agent, AgentType, Attribution, Flag, Kind, Report
from sayso.resolve.unnamed import describe_unnamed, facts


@pytest.mark.parametrize(
    ("words", "role", "side", "number", "placed"),
    [
        ("an official", "official", None, 1, None),
        ("two senior defense officials at the talks", "official", "defense", 2, "at the talks"),
        ("officials", "official", None, None, None),
        ("the officials", "official", None, None, None),
        ("one of the two diplomats close to the mediator", "diplomat", None, 1, "close to the mediator"),
        ("both diplomats", "diplomat", None, 2, None),
        ("14 members of the council", "member", None, 14, "of the council"),
        ("three people familiar with the matter", "people", None, 3, "familiar with the matter"),
        ("a Northern border officer", "officer", "Northern border", 1, None),
        ("a former aide who had been in the room", "aide", None, 1, "who had been in the room"),
        ("sources", "source", None, None, None),
        ("the anonymous voice in the paper", "voice", None, 1, "in the paper"),
        ("many", None, None, None, None),
        ("about 20 people", "people", None, None, None),
        ("a number of other members of the league", "member", None, None, "of the league"),
        ("one of three members", "member", None, 1, None),
        ("well-informed tide officials", "official", "tide", None, None),
        ("another diplomat", "diplomat", None, 1, None),
        ("state and harbour officials", "official", "state and harbour", None, None),
    ],
)
def test_facts(words: str, role: str | None, side: str | None, number: int | None, placed: str | None) -> None:
    assert facts(words) == (role, side, number, placed)


REASONED = "spoke on condition of anonymity because the talks are secret"


@pytest.mark.parametrize(
    ("source", "cue", "rest", "reason", "flags"),
    [
        ("a harbour official", "said", "", None, [Flag.UNEXPLAINED]),
        (
            "a harbour official",
            "said",
            f", who {REASONED}",
            "on condition of anonymity because the talks are secret",
            [],
        ),
        ("a harbour official", "said", ", who asked not to be named", "asked not to be named", [Flag.UNEXPLAINED]),
        (
            "a harbour official",
            "believes",
            ", who is not authorised to speak in public",
            "not authorised to speak in public",
            [Flag.OPINION],
        ),
        (
            "a harbour official",
            "asked",
            " not to be identified because the talks are secret, said the doors had been mended",
            "asked not to be identified because the talks are secret",
            [],
        ),
        (
            "a harbour official",
            "spoke",
            ", who spoke on condition of anonymity, citing the rules of the port, told of doors",
            "on condition of anonymity, citing the rules of the port",
            [],
        ),
        (
            "a harbour official",
            "spoke",
            " on condition of anonymity said the doors had been mended",
            "on condition of anonymity",
            [Flag.UNEXPLAINED],
        ),
        ("a harbour official", "said", " that crews fear losing time", None, [Flag.UNEXPLAINED]),
        ("a source", "said", "", None, [Flag.BARE, Flag.UNEXPLAINED]),
        ("two people with direct knowledge of the sale", "said", "", None, [Flag.UNEXPLAINED]),
        ("residents", "said", "", None, []),
        ("analysts", "think", "", None, [Flag.OPINION]),
    ],
)
def test_flags(
    make_report: Callable[..., Report], source: str, cue: str, rest: str, reason: str | None, flags: list[Flag]
) -> None:
    report = make_report(
        f"Doors\n\nThe doors of the ferry stood open, {source} {cue}{rest}.\n\nThe tug lay idle all day."
    )
    spans = [(report.span(a, a + len(w)),) for w in (source, cue) if (a := report.text.index(w, 10)) >= 0]
    kind = AgentType.UNKNOWN
    one = Attribution(
        "a", report.id, spans[0], spans[1], spans[1], Kind.INDIRECT, 1.0, "t", None, Agent(source, kind, False)
    )
    (done,), problems = describe_unnamed(report, [one])
    assert not problems
    assert done.unnamed is not None
    found = done.unnamed.reason
    assert (found and found.exact) == reason
    assert found is None or report.text[found.start : found.end] == found.exact
    assert list(done.flags) == flags


def test_the_named_are_left_alone(make_report: Callable[..., Report]) -> None:
    report = make_report("Doors\n\nThe doors of the ferry stood open, a yard hand said on Monday.")
    span = (report.span(0, 5),)
    one = Attribution(
        "a", report.id, span, span, span, Kind.INDIRECT, 1.0, "t", None, Agent("Bo Rask", AgentType.PERSON, True)
    )
    assert describe_unnamed(report, [one])[0] == [one]
