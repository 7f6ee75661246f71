"""Who is who across reports: what is one speaker, and what stays apart."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from sayso.model import Agent, AgentType, Attribution, Kind, Report, Speaker
from sayso.relay.agents import by_attribution, find_speakers
from sayso.relay.namesakes import description

PERSON, BODY, UNKNOWN, DOCUMENT, OUTLET = (
    AgentType.PERSON,
    AgentType.ORGANISATION,
    AgentType.UNKNOWN,
    AgentType.DOCUMENT,
    AgentType.OUTLET,
)


def pile(make_report: Callable[..., Report], *agents: tuple[str, AgentType, bool]) -> list[Speaker]:
    """The speakers of a pile with one report an agent."""
    reports, told = [], []
    for i, (name, kind, named) in enumerate(agents):
        report = make_report(
            f"Report {i}\n\n{name} said in the evening of a long day that the ferry had sunk.", f"{i}.txt"
        )
        span = report.span(report.text.index(name), report.text.index(name) + len(name))
        told.append(
            Attribution(
                f"a{i}",
                report.id,
                (span,),
                (span,),
                (span,),
                Kind.INDIRECT,
                1.0,
                "test",
                None,
                Agent(name, kind, named),
            )
        )
        reports.append(report)
    found = find_speakers(reports, told)
    for order in list(permutations(told))[:6]:
        assert find_speakers(reports, order) == found
    assert sorted(i for s in found for i in s.attributions) == [a.id for a in told]
    return found


@pytest.mark.parametrize(
    ("agents", "names"),
    [
        ([("Una Perrow", PERSON, True), ("Perrow", PERSON, True)], ["Una Perrow"]),
        ([("Una Perrow", PERSON, True), ("Perrow", UNKNOWN, True)], ["Una Perrow"]),
        (
            [("Una Perrow", PERSON, True), ("U. Perrow", PERSON, True), ("Una M. Perrow", PERSON, True)],
            ["Una M. Perrow"],
        ),
        (
            [("Una Perrow", PERSON, True), ("Dov Perrow", PERSON, True), ("Perrow", PERSON, True)],
            ["Dov Perrow", "Perrow", "Una Perrow"],
        ),
        ([("Una Perrow", PERSON, True), ("Perrow", BODY, True)], ["Perrow", "Una Perrow"]),
        ([("the Harbour Grid Board", BODY, True), ("HGB", BODY, True)], ["the Harbour Grid Board"]),
        (
            [("Harbour Grid Board", BODY, True), ("Halmer Gas Board", BODY, True), ("HGB", BODY, True)],
            ["HGB", "Halmer Gas Board", "Harbour Grid Board"],
        ),
        ([("Una Perrow", PERSON, True), ("Una Perrow", BODY, True)], ["Una Perrow"]),
        ([("Calder Lines", UNKNOWN, True), ("Calder Lines", BODY, True)], ["Calder Lines"]),
        ([("Calder Lines Ltd.", BODY, True), ("Calder Lines", BODY, True)], ["Calder Lines Ltd."]),
        ([("an official", UNKNOWN, False), ("an official", UNKNOWN, False)], ["an official", "an official"]),
        ([("the memo", DOCUMENT, True), ("the memo", DOCUMENT, True)], ["the memo", "the memo"]),
        ([("Draft Nine", DOCUMENT, True), ("Draft Nine", DOCUMENT, True)], ["Draft Nine"]),
        ([("Quell", UNKNOWN, True), ("Quell", UNKNOWN, True)], ["Quell"]),
        # A document by its title, whatever kind of thing each calls it; one that is only somebody's has none.
        (
            [("a paper headed Plan Nine", DOCUMENT, True), ("the Plan Nine memo of the yard", DOCUMENT, True)],
            ["the Plan Nine memo of the yard"],
        ),
        ([("Report 7/19", DOCUMENT, True), ("Report 7/20", DOCUMENT, True)], ["Report 7/19", "Report 7/20"]),
        (
            [("the log of the Harbour Board", DOCUMENT, True), ("the minutes of the Harbour Board", DOCUMENT, True)],
            ["the log of the Harbour Board", "the minutes of the Harbour Board"],
        ),
        ([("Calder Star", UNKNOWN, True), ("the Calder Star newspaper", OUTLET, True)], ["the Calder Star newspaper"]),
        ([("Star", UNKNOWN, True), ("the Star newspaper", OUTLET, True)], ["Star", "the Star newspaper"]),
    ],
)
def test_one_or_two(
    make_report: Callable[..., Report], agents: list[tuple[str, AgentType, bool]], names: list[str]
) -> None:
    assert sorted(s.name for s in pile(make_report, *agents)) == names


def test_an_office_leads_to_its_holder(make_report: Callable[..., Report]) -> None:
    office = "the top envoy to Sarn"
    agents = [("Una Perrow, " + office, PERSON, True), (office, UNKNOWN, False), ("the envoy", UNKNOWN, False)]
    found = pile(make_report, ("Una Perrow", PERSON, True), *agents[1:])
    assert len(found) == 3, "no report says that she is the envoy"
    reports = [make_report(f"One\n\n{agents[0][0]}, said that the ferry had sunk off the head in the night.", "r.txt")]
    told = []
    for i, (words, name, named) in enumerate([("Una Perrow", "Una Perrow", True), (office, office, False)]):
        span = reports[0].span(reports[0].text.index(words), reports[0].text.index(words) + len(words))
        agent = Agent(name, PERSON if named else UNKNOWN, named)
        told.append(
            Attribution(f"a{i}", reports[0].id, (span,), (span,), (span,), Kind.INDIRECT, 1.0, "t", None, agent)
        )
    one = find_speakers(reports, told)
    assert [s.names for s in one] == [("Una Perrow", "the top envoy to Sarn")]
    assert [r.rule for r in one[0].reasons] == ["same office"]
    assert by_attribution(one)["a1"].name == "Una Perrow"


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("one of the two clerks at the yard", "two clerks at the yard"),
        ("The two clerks at the yard", "two clerks at the yard"),
        ("Both of the clerks", "clerks"),
        ("one of its clerks", "one of its clerks"),
        ("another of the clerks", "another of the clerks"),
    ],
)
def test_a_member_is_described_as_the_group(words: str, same: str) -> None:
    assert description(words) == same


def test_an_office_of_one_whose_first_name_is_cut(make_report: Callable[..., Report]) -> None:
    report = make_report("One\n\nU. Perrow, the top envoy to Sarn, said that the ferry had sunk off the head.", "r.txt")
    span = report.span(5, 14)
    office = report.span(report.text.index("the top"), report.text.index("the top") + 20)
    agents = [("Una Perrow", span, True), ("U. Perrow", span, True), ("the top envoy to Sarn", office, False)]
    told = [
        Attribution(f"a{i}", report.id, (at,), (at,), (at,), Kind.INDIRECT, 1.0, "t", None, Agent(name, PERSON, named))
        for i, (name, at, named) in enumerate(agents)
    ]
    (one,) = find_speakers([report], told)
    assert (one.name, len(one.names)) == ("Una Perrow", 3)
