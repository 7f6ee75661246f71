"""Claims: shared wording makes one; anything less makes none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sayso.compare import Compared, compare
from sayso.model import Agent, AgentType, Attribution, Decision, Deed, Kind, Origin, OriginKind, Report, Span
from sayso.relay import find_speakers


def attribution(n: int, words: str, name: str = "Una Perrow") -> Attribution:
    span = Span(f"r{n}", 0, len(words), words)
    return Attribution(
        f"a{n}", f"r{n}", (), (span,), (span,), Kind.DIRECT, 1.0, "test", None, Agent(name, AgentType.PERSON, True)
    )


def compared(told: list[Attribution], stitched: str = "", decisions: tuple[Decision, ...] = ()) -> Compared:
    origins = [Origin(f"o{t.id}", OriginKind.UTTERANCE, "x", None, (t.id,)) for t in told]
    reports = [Report(t.report, "", "", t.content[0].exact, stitched=t.report == stitched) for t in told]
    return compare(reports, told, origins, find_speakers([], told), None, decisions)


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
        ("nobody at the Calder coastguard knew of the tar", "nobody at the Brack coastguard knew of the tar", False),
        ("nobody at the Calder coastguard knew of the tar", "nobody at the coastguard knew of the tar", True),
        ("the Quellish coastguard knew of the tar", "the coastguard of Quell knew of the tar", True),
        ("Nobody Knew of the Tar, Coastguard Says", "nobody in the Calder coastguard knew of the tar", True),
        ("“Nobody closed the bow doors. It was a warm night.”", "nobody closed the bow doors", True),
    ],
)
def test_claims(a: str, b: str, one: bool) -> None:
    told = [attribution(1, a), attribution(2, b)]
    claims = compared(told).claims
    assert len(claims) == one
    for claim in claims:
        assert claim.text.exact in (a, b)
        assert (claim.fewest, claim.most) == (1, 2)


def test_what_only_a_doubtful_report_tells_is_not_certain() -> None:
    told = [attribution(1, "nobody closed the bow doors"), attribution(2, "nobody shut the bow doors", "Bo Rask")]
    told[1] = replace(told[1], content=(Span("r2", 0, 27, "nobody closed the bow doors"),))
    assert [(c.fewest, c.most) for c in compared(told).claims] == [(2, 2)]
    assert [(c.fewest, c.most) for c in compared(told, "r2").claims] == [(1, 2)]


def nested(outer: str, inner: str) -> list[Attribution]:
    """Two reports of the inner words; in the first they stand inside the outer ones."""
    a, b, c = attribution(1, outer), attribution(1, inner, "Dov Marsh"), attribution(2, inner, "Bo Rask")
    at = outer.index(inner)
    return [
        a,
        replace(b, id="a1b", inside=a.id, content=(Span("r1", at, at + len(inner), inner),), source=(), cue=()),
        c,
    ]


@pytest.mark.parametrize(
    ("outer", "told"),
    [
        ("that nobody closed the bow doors", ["a1b", "a2"]),
        ("that nobody closed the bow doors was known to all the yard before winter came", ["a1", "a2"]),
    ],
)
def test_a_statement_in_another_is_told_once(outer: str, told: list[str]) -> None:
    claims = compared(nested(outer, "nobody closed the bow doors")).claims
    assert [list(c.attributions) for c in claims] in ([told], [["a1b", "a2"]])


def test_one_report_tells_nothing_twice() -> None:
    assert compared(nested("that nobody closed the bow doors", "nobody closed the bow doors")[:2]).claims == ()


@pytest.mark.parametrize(("name", "claims"), [("Bo Rask", [(2, 2)]), ("Una Perrow", [])])
def test_two_of_one_report_say_the_same(name: str, claims: list[tuple[int, int]]) -> None:
    words = "nobody closed the bow doors"
    text = f"{words}, and {words}"
    one, other = attribution(1, words), attribution(1, words, name)
    at = len(words) + len(", and ")
    told = [one, replace(other, id="a1b", content=(Span("r1", at, at + len(words), words),))]
    origins = [Origin(f"o{t.id}", OriginKind.UTTERANCE, "x", None, (t.id,)) for t in told]
    found = compare([Report("r1", "", "", text)], told, origins, find_speakers([], told), None).claims
    assert [(c.fewest, c.most) for c in found] == claims


def decided(deed: Deed, a: str, b: str, day: int = 1) -> Decision:
    return Decision(deed, a, b, "Ann", dt.datetime(2031, 5, day, tzinfo=dt.UTC), "I was there")


SAID = (
    "nobody closed the bow doors",
    "nobody had closed the bow doors",
    "the crew went to sleep",
    "it was a warm night",
)


@pytest.mark.parametrize(
    ("decisions", "claims"),
    [
        ((), [["a1", "a2"]]),
        ((decided(Deed.SPLIT, "a1", "a2"),), []),
        ((decided(Deed.MERGE, "a3", "a4"),), [["a1", "a2"], ["a3", "a4"]]),
        ((decided(Deed.MERGE, "a2", "a3"),), [["a1", "a2", "a3"]]),
        ((decided(Deed.MERGE, "a2", "a3"), decided(Deed.SPLIT, "a3", "a1")), [["a2", "a3"]]),
        ((decided(Deed.SPLIT, "a1", "a3"), decided(Deed.MERGE, "a2", "a3", 2)), [["a2", "a3"]]),
        ((decided(Deed.MERGE, "a1", "a9"),), [["a1", "a2"]]),
    ],
)
def test_what_a_person_decided_stands_above_the_rules(decisions: tuple[Decision, ...], claims: list[list[str]]) -> None:
    told = [attribution(n, words) for n, words in enumerate(SAID, start=1)]
    found = compared(told, decisions=decisions).claims
    assert [list(c.attributions) for c in found] == claims
    merged = [c for c in found if any(r.rule == "decision" for r in c.reasons)]
    assert all("Ann decided on 2031-05-0" in c.reasons[0].text and "I was there" in c.reasons[0].text for c in merged)
    assert len(merged) == sum(d.deed is Deed.MERGE and d.b != "a9" for d in decisions)


def test_a_claim_keeps_its_name_while_others_come_to_it() -> None:
    told = [attribution(n, "nobody closed the bow doors that night") for n in range(1, 5)]
    (two,), (four,), (last,) = compared(told[:2]).claims, compared(told).claims, compared(told[2:]).claims
    assert two.id == four.id != last.id
