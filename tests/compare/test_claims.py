"""Claims: shared wording makes one; anything less makes none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.compare import find_claims
from sayso.model import Agent, AgentType, Attribution, Kind, Origin, OriginKind, Span
from sayso.relay import find_speakers


def attribution(n: int, words: str, name: str = "Una Perrow") -> Attribution:
    span = Span(f"r{n}", 0, len(words), words)
    return Attribution(
        f"a{n}", f"r{n}", (), (span,), (span,), Kind.DIRECT, 1.0, "test", None, Agent(name, AgentType.PERSON, True)
    )


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("nobody closed the bow doors that night", "Nobody closed the bow doors that night.", True),
        ("nobody closed the bow doors that night", "nobody had closed the bow doors that night", True),
        ("nobody closed the bow doors that night", "the crew went to sleep before the storm came", False),
        ("it sank", "it sank", False),
        ("the alarm rang at 1:40 a.m.", "the alarm rang at 1:40 a.m., an hour before the pier fell", True),
        ("the alarm rang at 1:40 a.m.", "the alarm rang at 2:40 a.m., an hour before the pier fell", False),
        ("the crew had closed the bow doors", "the crew had not closed the bow doors", False),
        ("“Nobody closed the bow doors. It was a warm night.”", "nobody closed the bow doors", True),
    ],
)
def test_claims(a: str, b: str, one: bool) -> None:
    told = [attribution(1, a), attribution(2, b)]
    origins = [Origin(f"o{t.id}", OriginKind.UTTERANCE, "x", None, (t.id,)) for t in told]
    claims = find_claims(told, origins, find_speakers([], told))
    assert len(claims) == one
    for claim in claims:
        assert claim.text.exact in (a, b)
        assert (claim.fewest, claim.most) == (1, 2)


def test_what_only_a_doubtful_report_tells_is_not_certain() -> None:
    told = [attribution(1, "nobody closed the bow doors"), attribution(2, "nobody closed the bow doors", "Bo Rask")]
    origins = [Origin(f"o{t.id}", OriginKind.UTTERANCE, "x", None, (t.id,)) for t in told]
    assert [(c.fewest, c.most) for c in find_claims(told, origins, find_speakers([], told))] == [(2, 2)]
    assert [(c.fewest, c.most) for c in find_claims(told, origins, find_speakers([], told), {"r2"})] == [(1, 2)]


def test_one_report_tells_nothing_twice() -> None:
    outer, inner = (
        attribution(1, "the mayor knew that nobody closed the bow doors"),
        attribution(1, "nobody closed the bow doors"),
    )
    inner = replace(inner, id="a1b", inside=outer.id)
    origins = [Origin(f"o{t.id}", OriginKind.UTTERANCE, "x", None, (t.id,)) for t in (outer, inner)]
    assert find_claims([outer, inner], origins, find_speakers([], [outer, inner])) == []
