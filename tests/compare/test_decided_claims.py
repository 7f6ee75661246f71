"""What people decided about claims stands above words, rules and models."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.compare.claims import Ground, find_claims
from sayso.compare.grouping import Link, group
from sayso.model import Agent, AgentType, Attribution, Decision, Deed, Kind, Matter, Origin, OriginKind, Span
from sayso.relay import by_attribution, find_speakers

WHEN = dt.datetime(2031, 5, 2, tzinfo=dt.UTC)


def decided(deed: Deed, a: str, b: str, day: int = 0) -> Decision:
    return Decision(deed, a, b, "Ann", WHEN + dt.timedelta(day), "the same night", Matter.CLAIM)


def said(n: int, words: str) -> Attribution:
    span = Span(f"r{n}", 0, len(words), words)
    who = Agent(f"Person Number{n}", AgentType.PERSON, True)
    return Attribution(f"a{n}", f"r{n}", (span,), (span,), (span,), Kind.DIRECT, 1.0, "test", None, who)


@pytest.mark.parametrize(
    ("links", "decisions", "claims"),
    [
        ([], [decided(Deed.MERGE, "a1", "a2")], [{"a1", "a2"}]),
        ([("a1", "a2", 0.9)], [decided(Deed.SPLIT, "a1", "a2")], []),
        ([("a1", "a2", 0.0)], [decided(Deed.MERGE, "a1", "a2")], [{"a1", "a2"}]),
        ([("a1", "a2", 0.9), ("a2", "a3", 0.8)], [decided(Deed.SPLIT, "a1", "a3")], [{"a1", "a2"}]),
        ([("a2", "a3", 0.9)], [decided(Deed.MERGE, "a1", "a2")], [{"a1", "a2", "a3"}]),
        (
            [("a2", "a3", 0.9)],
            [decided(Deed.SPLIT, "a1", "a3"), decided(Deed.MERGE, "a1", "a2", 1)],
            [{"a1", "a2"}],
        ),
    ],
)
def test_decisions_about_claims(
    links: list[tuple[str, str, float]], decisions: list[Decision], claims: list[set[str]]
) -> None:
    told = [said(n, f"words of number {n} alone") for n in (1, 2, 3)]
    origins = {t.id: Origin(f"o{t.id}", OriginKind.UTTERANCE, "x", None, (t.id,)) for t in told}
    speakers = by_attribution(find_speakers([], told))
    ground = Ground({t.id: t for t in told}, origins, speakers, decisions=decisions)
    found = find_claims([Link(*link) for link in links], ground)
    assert [set(c.attributions) for c in found] == claims


def test_without_decisions_nothing_is_other() -> None:
    links = [Link("a1", "a2", 0.9), Link("a2", "a3", 0.0), Link("a1", "a3", 0.7)]
    assert group(links, ()) == group(links) == {"a1": ["a1", "a2"], "a3": ["a3"]}
