"""Several unnamed people in one report who are one in another."""

from __future__ import annotations

import pytest

from sayso.model import Agent, AgentType, Attribution, Flag, Kind, Origin, OriginKind, Span, Unnamed
from sayso.relay import flag_plurals
from sayso.resolve.unnamed import facts

WORDS = "the pumps of the ferry had run dry two nights before"


def told(n: int, who: str, words: str = WORDS) -> Attribution:
    span = Span(f"r{n}", 0, len(words), words)
    agent = Agent(who, AgentType.UNKNOWN, False)
    known = Unnamed(*facts(who), None)
    return Attribution(f"a{n}", f"r{n}", (span,), (span,), (span,), Kind.INDIRECT, 1.0, "t", None, agent, unnamed=known)


def flagged(*statements: Attribution, together: bool = True) -> list[str]:
    groups = [statements] if together else [(one,) for one in statements]
    origins = [Origin(f"o{i}", OriginKind.UNNAMED, "x", None, tuple(a.id for a in g)) for i, g in enumerate(groups)]
    made = flag_plurals(statements, origins)
    assert [a.id for a in made] == [a.id for a in statements]
    assert flag_plurals(made, origins) == made, "a flag stands once"
    return [a.id for a in made if Flag.PLURAL in a.flags]


@pytest.mark.parametrize(
    ("several", "one", "expected"),
    [
        ("officials", "a harbour official", ["a1"]),
        ("two officials at the yard", "an official at the yard", ["a1"]),
        ("people familiar with the matter", "a person familiar with the matter", ["a1"]),
        ("an official at the yard", "another official", []),
        ("officials", "two officials", []),
        ("three engineers", "engineers at the yard", []),
    ],
)
def test_several_who_are_one_elsewhere(several: str, one: str, expected: list[str]) -> None:
    assert flagged(told(1, several), told(2, one)) == expected
    assert flagged(told(1, several), told(2, one), together=False) == []


def test_other_words_and_the_same_report_show_nothing() -> None:
    other = "nobody on the quay had been told of any repair at all"
    assert flagged(told(1, "officials"), told(2, "an official", other)) == []
    assert flagged(told(1, "officials", "yes"), told(2, "an official", "yes")) == []
    same = told(1, "an official")
    assert flagged(told(1, "officials"), Attribution(**{**_fields(same), "id": "b"})) == []


def _fields(one: Attribution) -> dict[str, object]:
    return {name: getattr(one, name) for name in Attribution.__slots__}
