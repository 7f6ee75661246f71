"""What makes two origins one, what keeps them apart, and the range that is left: each rule on its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import (
    Agent,
    AgentType,
    Attribution,
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
from sayso.relay import by_attribution, count_origins, find_origins, find_speakers
from sayso.relay.occasions import clash


def document(name: str) -> Agent:
    return Agent(name, AgentType.DOCUMENT, True)


def body(name: str) -> Agent:
    return Agent(name, AgentType.ORGANISATION, True)


PERROW = Agent("Una Perrow", AgentType.PERSON, True)
RASK = Agent("Bo Rask", AgentType.PERSON, True)
LOG = document("Sheet Nine of the log")
CLERK = Agent("a clerk at the harbour office of Quell", AgentType.UNKNOWN, False)
WHEN = dt.datetime(2024, 3, 9, tzinfo=dt.UTC)


def report(n: int, outlet: str | None = None) -> Report:
    return Report(f"r{n}", f"r{n}.txt", "", "x" * 400, outlet=outlet or f"Outlet {n}")


def said(
    n: int, agent: Agent | None, words: str = "", at: Occasion | None = None, through: str | None = None
) -> Attribution:
    words = words or " ".join(f"{w}{n}" for w in ("words", "of", "nobody", "else", "at", "all"))
    span = Span(f"r{n}", 0, len(words), words)
    hops = [Relay(through, None)] if through else []
    hops += [Relay(agent.name, None)] if agent else []
    return Attribution(
        f"a{n}", f"r{n}", (span,), (span,), (span,), Kind.INDIRECT, 1.0, "t", None, agent, (), None, (), tuple(hops), at
    )


def on(day: int | None, venue: Venue | None = None) -> Occasion:
    date = dt.date(2024, 3, day) if day else None
    return Occasion(venue, None, Time(Span("r", 0, 1, "x"), TimeKind.DATE, None, date, date) if date else None)


def merged(told: Sequence[Attribution], outlets: Sequence[str | None] = (), **more: object) -> list[str]:
    """The rules by which the attributions were put together; none where they are apart."""
    reports = [report(n, (list(outlets) + [None] * 9)[n - 1]) for n in range(1, len(told) + 1)]
    origins = find_origins(reports, told, more.get("derivations", ()), more.get("decisions", ()))  # type: ignore[arg-type]
    assert sorted(i for o in origins for i in o.attributions) == sorted(a.id for a in told)
    return [r.rule for o in origins for r in o.reasons]


RUN = "the bow doors stood open all winter"


@pytest.mark.parametrize(
    ("told", "rules"),
    [
        ([said(1, PERROW), said(2, PERROW)], []),
        ([said(1, PERROW, RUN), said(2, PERROW, RUN)], ["same speaker, same words"]),
        ([said(1, PERROW, RUN), said(2, RASK, RUN)], []),
        ([said(1, CLERK, RUN), said(2, CLERK, RUN)], []),
        ([said(1, None, RUN), said(2, None, RUN)], []),
        ([said(1, LOG), said(2, LOG)], ["same document"]),
        (
            [said(1, PERROW, at=on(4, Venue.HEARING)), said(2, PERROW, at=on(4, Venue.HEARING))],
            ["same speaker, same occasion"],
        ),
        ([said(1, PERROW, at=on(4, Venue.HEARING)), said(2, PERROW, at=on(5, Venue.HEARING))], []),
        ([said(1, PERROW, at=on(4)), said(2, PERROW, at=on(4))], []),
        ([said(1, CLERK, at=on(4, Venue.HEARING)), said(2, CLERK, at=on(4, Venue.HEARING))], []),
        ([said(1, CLERK, through="Radio Quell"), said(2, CLERK, through="Radio Quell")], []),
        (
            [said(1, CLERK, RUN, through="Radio Quell"), said(2, CLERK, RUN, through="Radio Quell")],
            ["same outlet's unnamed source"],
        ),
        ([said(1, CLERK, RUN, through="Radio Quell"), said(2, CLERK, RUN, through="Radio Sarn")], []),
    ],
)
def test_rules(told: list[Attribution], rules: list[str]) -> None:
    assert merged(told) == rules


def test_one_outlets_unnamed_source() -> None:
    gazette = ["Calder Gazette", "The Calder Gazette"]
    assert merged([said(1, CLERK, RUN), said(2, CLERK, RUN)], gazette) == ["same outlet's unnamed source"]
    assert merged([said(1, CLERK), said(2, CLERK)], gazette) == []
    bare = Agent("an official", AgentType.UNKNOWN, False)
    assert merged([said(1, bare, RUN), said(2, bare, RUN)], gazette) == []


def test_a_passage_taken_over() -> None:
    derived = [Derivation("r2", "r1", DerivationKind.COPY, 0.9, ())]
    assert merged([said(1, CLERK, RUN), said(2, None, RUN)], derivations=derived) == ["same passage"]
    assert merged([said(1, PERROW, RUN), said(2, RASK, RUN)], derivations=derived) == []
    siblings = [
        Derivation("r2", "r1", DerivationKind.COPY, 0.9, ()),
        Derivation("r3", "r1", DerivationKind.COPY, 0.9, ()),
    ]
    assert merged([said(1, CLERK), said(2, CLERK, RUN), said(3, CLERK, RUN)], derivations=siblings) == ["same passage"]


def test_a_short_statement_in_a_copy() -> None:
    derived = [Derivation("r2", "r1", DerivationKind.COPY, 0.9, ())]
    assert merged([said(1, CLERK, "nobody slept"), said(2, CLERK, "nobody slept")], derivations=derived) == [
        "same passage"
    ]
    assert merged([said(1, CLERK, "nobody slept"), said(2, CLERK, "nobody slept")]) == []
    assert merged([said(1, CLERK, "no"), said(2, CLERK, "no")], derivations=derived) == []


def test_words_that_a_report_has_in_two_statements_tell_nothing() -> None:
    derived = [Derivation("r2", "r1", DerivationKind.COPY, 0.9, ())]
    first, second = (
        said(1, CLERK, f"on the quay {RUN}"),
        said(1, RASK, f"{RUN} as he sat asleep in the tower that week"),
    )
    second = replace(
        second, id="a1b", content=(Span("r1", 90, 90 + len(second.content[0].exact), second.content[0].exact),)
    )
    copied = said(2, Agent("a diver", AgentType.UNKNOWN, False), RUN)
    found = find_origins([report(1), report(2)], [first, second, copied], derived)
    assert len(found) == 3
    assert len(find_origins([report(1), report(2)], [first, copied], derived)) == 2 - 1


def test_an_idiom_tells_nothing() -> None:
    words = "at the end of the long day"
    people = [Agent(f"Una Perrow{'abcdefghijkl'[i]}", AgentType.PERSON, True) for i in range(12)]
    told = [said(n, agent, words) for n, agent in enumerate(people, 3)]
    both = [said(1, PERROW, words), said(2, PERROW, words)]
    reports = [report(n) for n in range(1, 16)]
    assert len(find_origins(reports, both, [])) == 1
    assert len(find_origins(reports, [*both, *told], [])) == 14


TOLD, AGAIN = (
    "crews of the yard drained the lock nine times in one week",
    "in one week the lock was nine times drained by crews",
)


@pytest.mark.parametrize(
    ("a", "b", "rules"),
    [
        (said(1, PERROW, TOLD), said(2, PERROW, AGAIN), ["told again"]),
        (said(1, CLERK, TOLD), said(2, CLERK, AGAIN), ["told again"]),
        (said(1, PERROW, TOLD), said(2, RASK, AGAIN), []),
        (said(1, PERROW, TOLD), said(2, PERROW, "the mayor owes her an answer before the thaw"), []),
        (said(1, PERROW, TOLD, on(4)), said(2, PERROW, AGAIN, on(5)), []),
    ],
)
def test_told_again_in_other_words(a: Attribution, b: Attribution, rules: list[str]) -> None:
    assert merged([a, b], derivations=[Derivation("r2", "r1", DerivationKind.REWRITE, 0.4, ())]) == rules
    assert merged([a, b]) == []


def test_two_occasions_in_one_report_are_two_origins() -> None:
    first, second = said(1, PERROW, at=on(4)), replace(said(1, PERROW, at=on(6)), id="a1b")
    third = replace(said(1, PERROW), id="a1c")
    assert len(find_origins([report(1)], [first, second, third], [])) == 2


def test_a_decision_stands_above_the_rules() -> None:
    told = [said(1, PERROW, RUN), said(2, PERROW, RUN)]
    apart = Decision(Deed.SPLIT, "a1", "a2", "N. Orrin", WHEN, "two interviews")
    assert merged(told, decisions=[apart]) == []
    one = Decision(Deed.MERGE, "a1", "a2", "N. Orrin", WHEN, "the same call")
    assert merged([said(1, CLERK), said(2, RASK)], decisions=[one]) == ["decision"]


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (None, on(4), False),
        (on(4), on(4), False),
        (on(4), on(5), True),
        (on(None, Venue.SPEECH), on(4), False),
        (on(None, Venue.SPEECH), on(4, Venue.POST), True),
    ],
)
def test_clash(a: Occasion | None, b: Occasion | None, apart: bool) -> None:
    assert clash(a, b) is clash(b, a) is apart


def ranged(*told: Attribution, doubtful: Sequence[str] = ()) -> tuple[int, int, list[str]]:
    reports = [report(n) for n in range(1, len(told) + 1)]
    origin_of = {i: o for o in find_origins(reports, told, []) for i in o.attributions}
    found = count_origins(told, origin_of, by_attribution(find_speakers(reports, told)), doubtful)
    return found.fewest, found.most, [r.rule for r in found.reasons]


def official(n: int, role: str, side: str | None) -> Attribution:
    one = said(n, Agent(f"an {side} {role} numbered {n} by nobody", AgentType.UNKNOWN, False))
    return replace(one, unnamed=Unnamed(role, side, 1, None, None))


def test_ranges() -> None:
    assert ranged(said(1, PERROW), said(2, RASK)) == (2, 2, [])
    assert ranged(said(1, PERROW), said(2, PERROW)) == (1, 2, ["same speaker"])
    assert ranged(said(1, PERROW, at=on(4)), said(2, PERROW, at=on(5))) == (2, 2, [])
    assert ranged(official(1, "official", "Sarn"), official(2, "official", "Quell")) == (2, 2, [])
    assert ranged(official(1, "official", "Sarn"), official(2, "source", None)) == (1, 2, ["unnamed alike"])
    assert ranged(said(1, PERROW), said(2, None), said(3, RASK)) == (2, 3, ["not resolved", "not resolved"])
    spokesman = replace(PERROW, on_behalf_of="the Calder Lines")
    assert ranged(said(1, spokesman), said(2, Agent("Calder Lines", AgentType.ORGANISATION, True)))[:2] == (1, 2)
    memo = document("the memo of Una Perrow")
    assert ranged(said(1, memo), said(2, PERROW))[:2] == (1, 2)
    assert ranged(said(1, PERROW), said(2, RASK), doubtful=["r2"]) == (1, 2, [])


def described(n: int, words: str, kind: AgentType = AgentType.UNKNOWN, text: str = "") -> Attribution:
    """What one says who is only described in these words."""
    one = said(n, Agent(words, kind, False), text)
    return replace(one, source=(Span(one.report, 0, len(words), words),))


@pytest.mark.parametrize(
    ("one", "other", "rules"),
    [
        # Only pointed to, and of the body.
        (described(1, "the same director"), said(2, PERROW), ["pointed to"]),
        (described(1, "her officials"), said(2, PERROW), ["pointed to"]),
        (described(1, "a director"), said(2, PERROW), []),
        (described(1, "a clerk at the Calder Yard"), said(2, body("the Calder Yard")), ["speaks for"]),
        (described(1, "a clerk at the Calder Yard"), said(2, body("the Orlan Yard")), []),
        # An outlet that names whose count it is.
        (
            said(1, Agent("Sarn Wire", AgentType.OUTLET, True), "Una Perrow counted nine leaks"),
            said(2, PERROW),
            ["passed on"],
        ),
        (said(1, Agent("Sarn Wire", AgentType.OUTLET, True), "divers counted nine leaks"), said(2, PERROW), []),
        # One who is told of by the other.
        (
            replace(
                described(1, "divers of the yard"),
                relays=(Relay("Una Perrow", None), Relay("divers of the yard", None)),
            ),
            said(2, PERROW),
            ["passed on"],
        ),
        # Two documents of one kind, of which one is only described.
        (said(1, document("a two-page paper")), said(2, document("the Quell Paper")), ["same kind"]),
        (said(1, document("the Sarn Report")), said(2, document("the Quell Report")), []),
        (said(1, document("a report on the lock")), said(2, document("a letter")), []),
    ],
)
def test_who_may_be_one(one: Attribution, other: Attribution, rules: list[str]) -> None:
    assert ranged(one, other) == (1 if rules else 2, 2, rules)


AGENTS = st.sampled_from([None, PERROW, RASK, LOG, CLERK])


@given(st.lists(st.tuples(AGENTS, st.sampled_from(["", RUN])), min_size=1, max_size=6), st.randoms())
def test_no_order_matters_and_the_range_holds(told: list[tuple[Agent | None, str]], chance: object) -> None:
    made = [said(n, *one) for n, one in enumerate(told, 1)]
    reports = [report(n) for n in range(1, len(made) + 1)]
    mixed = list(made)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert find_origins(reports, made, []) == find_origins(reports, mixed, [])
    fewest, most, _ = ranged(*made)
    assert 1 <= fewest <= most <= len(made)
