"""Questions that reports answer differently: which are asked, who answers what, in whose words, and in which order."""

from __future__ import annotations

import datetime as dt
import itertools
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.blame import find_blame
from sayso.compare.causes import find_causes
from sayso.compare.rivalries import Known, find_rivalries
from sayso.model import (
    Agent,
    AgentType,
    Attribution,
    Claim,
    Comparison,
    ConflictType,
    Kind,
    Relation,
    Report,
    Rivalry,
    Span,
)
from sayso.relay import by_attribution, find_speakers

DAY = dt.date(2031, 5, 1)
NAMES = ("Una Perrow", "Bo Rask", "Dov Marsh", "Ida Quell")


def told(n: int, words: str, name: str | None = None, day: int | None = None) -> tuple[Report, Attribution]:
    name = name or NAMES[n % len(NAMES)]
    published = DAY + dt.timedelta(days=n if day is None else day)
    report = Report(f"r{n}", f"{n}.txt", "", f"{name} said: {words}", published=published)
    at = len(name) + 7
    source, cue, content = (
        report.span(0, len(name)),
        report.span(len(name) + 1, at - 1),
        report.span(at, at + len(words)),
    )
    agent = Agent(name, AgentType.PERSON, True)
    made = Attribution(f"a{n}", report.id, (source,), (cue,), (content,), Kind.INDIRECT, 1.0, "test", None, agent)
    return report, made


def rivalries(
    pairs: list[tuple[Report, Attribution]], comparisons: tuple[Comparison, ...] = (), claims: tuple[Claim, ...] = ()
) -> list[Rivalry]:
    reports, attributions = [p[0] for p in pairs], [p[1] for p in pairs]
    speaker_of = by_attribution(find_speakers([], attributions))
    causes = find_causes(attributions, reports)
    known = Known(reports, attributions, claims, speaker_of)
    found = find_rivalries(causes, [*comparisons, *find_blame(causes, speaker_of)], known)
    texts = {r.id: r.text for r in reports}
    for position in (p for r in found for p in r.positions):
        assert texts[position.text.report][position.text.start : position.text.end] == position.text.exact
        assert 1 <= position.fewest <= position.most
    assert all(len(r.positions) > 1 for r in found)
    return found


def answers(found: list[Rivalry]) -> list[tuple[str, list[str]]]:
    return [(r.asks, [p.text.exact for p in r.positions]) for r in found]


def conflict(
    a: tuple[Report, Attribution], b: tuple[Report, Attribution], kind: ConflictType, x: str = "", y: str = ""
) -> Comparison:
    return Comparison(a[1].id, b[1].id, Relation.CONFLICT, kind, part(a, x), part(b, y), "they differ")


def part(pair: tuple[Report, Attribution], words: str) -> Span:
    report, one = pair
    at = report.text.index(words, one.content[0].start) if words else one.content[0].start
    return report.span(at, at + len(words)) if words else one.content[0]


ROT, QUAKE, SHIP = (
    "The collapse of the pier was caused by dry rot.",
    "The pier gave way because of an earthquake.",
    "A freighter caused the pier to collapse.",
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([ROT, QUAKE], [("why", [ROT, QUAKE])]),
        ([ROT, QUAKE, SHIP], [("why", [ROT, QUAKE, SHIP])]),
        ([QUAKE, ROT], [("why", [QUAKE, ROT])]),
        ([ROT, "Dry rot caused the collapse of the pier."], []),
        ([ROT, "The collapse of the pier was not caused by an earthquake."], []),
        ([ROT, "The mint gave way because of an earthquake."], []),
        (["Dov Marsh leaked the ledger.", "The Grey League leaked the ledger."],
         [("who", ["Dov Marsh leaked the ledger.", "The Grey League leaked the ledger."])]),
        (["Without divers, the fever will return to the pier.", "The fever could return unless the pier is burned."],
         [("why", ["Without divers, the fever will return to the pier.", "The fever could return unless the pier is burned."])]),
    ],
)  # fmt: skip
def test_why_and_who(words: list[str], expected: list[tuple[str, list[str]]]) -> None:
    assert answers(rivalries([told(n, w) for n, w in enumerate(words)])) == expected


def test_one_speaker_alone_gives_no_rival_answers() -> None:
    assert rivalries([told(1, ROT, "Bo Rask"), told(2, QUAKE, "Bo Rask")]) == []


def test_a_topic_is_the_effect() -> None:
    (found,) = rivalries([told(1, ROT), told(2, QUAKE)])
    assert found.topic == "The collapse of the pier"


def test_an_answer_may_be_a_claim_with_its_range() -> None:
    pairs = [told(1, ROT), told(2, QUAKE), told(3, ROT)]
    claim = Claim("c1", pairs[0][1].content[0], ("a1", "a3"), 1, 2)
    (found,) = rivalries(pairs, claims=(claim,))
    assert [(p.attributions, p.fewest, p.most) for p in found.positions] == [(("a1", "a3"), 1, 2), (("a2",), 1, 1)]


def test_what_a_claim_repeats_is_its_answer_and_not_another() -> None:
    pairs = [told(1, ROT), told(2, QUAKE), told(3, ROT), told(4, ROT)]
    claim = Claim("c1", pairs[0][1].content[0], ("a1", "a3"), 1, 2, repeated=("a4",))
    (found,) = rivalries(pairs, claims=(claim,))
    assert [p.attributions for p in found.positions] == [("a1", "a3"), ("a2",)]


def test_answers_that_look_alike_stay_apart_without_a_claim() -> None:
    (found,) = rivalries([told(1, ROT), told(2, QUAKE), told(3, ROT)])
    assert [p.attributions for p in found.positions] == [("a1",), ("a2",), ("a3",)]


def test_a_claim_in_words_without_the_cause_gives_way_to_the_sentence() -> None:
    pairs = [told(1, f"It was dark. {ROT}"), told(2, QUAKE), told(3, "It was dark. Nobody slept.")]
    claim = Claim("c1", pairs[2][1].content[0], ("a1", "a3"), 2, 2)
    assert answers(rivalries(pairs, claims=(claim,))) == [("why", [ROT, QUAKE])]


@pytest.mark.parametrize(
    ("kind", "asks"),
    [
        (ConflictType.NUMBER, "how many"),
        (ConflictType.DATE, "when"),
        (ConflictType.POLARITY, "whether"),
        (ConflictType.BLAME, "who"),
        (ConflictType.ATTRIBUTION, None),
    ],
)
def test_what_a_conflict_asks(kind: ConflictType, asks: str | None) -> None:
    one, other = told(1, "On Monday 30 goats drowned. It rained."), told(2, "It was cold. On Friday 52 goats drowned.")
    found = rivalries([one, other], (conflict(one, other, kind, "30", "52"),))
    sentences = ["On Monday 30 goats drowned.", "On Friday 52 goats drowned."]
    assert answers(found) == ([(asks, sentences)] if asks else [])


@pytest.mark.parametrize("relation", [r for r in Relation if r is not Relation.CONFLICT])
def test_what_is_no_conflict_asks_nothing(relation: Relation) -> None:
    one, other = told(1, "30 goats drowned."), told(2, "52 goats drowned.")
    assert rivalries([one, other], (replace(conflict(one, other, ConflictType.NUMBER), relation=relation),)) == []


def test_a_number_is_told_by_the_words_that_both_have() -> None:
    one, other = told(1, "In all 30 goats drowned there."), told(2, "Of the goats 52 drowned.")
    (found,) = rivalries([one, other], (conflict(one, other, ConflictType.NUMBER, "30", "52"),))
    assert found.topic == "goats drowned"


def test_connected_sides_are_one_question_and_two_numbers_are_two() -> None:
    a, b = told(1, "30 goats drowned and 4 men fled."), told(2, "52 goats drowned and 9 men fled.")
    c = told(3, "60 goats drowned.")
    clashes = (("30", "52", a, b), ("52", "60", b, c), ("4", "9", a, b))
    found = rivalries([a, b, c], tuple(conflict(x, y, ConflictType.NUMBER, m, n) for m, n, x, y in clashes))
    assert sorted([p.attributions for p in r.positions] for r in found) == [
        [("a1",), ("a2",)],
        [("a1",), ("a2",), ("a3",)],
    ]


def test_the_order_is_that_of_first_appearance() -> None:
    pairs = [told(1, ROT, day=9), told(2, QUAKE, day=3), told(3, SHIP, day=5)]
    assert answers(rivalries(pairs)) == [("why", [QUAKE, SHIP, ROT])]
    undated = (replace(pairs[1][0], published=None), pairs[1][1])
    assert answers(rivalries([pairs[0], undated, pairs[2]])) == [("why", [SHIP, ROT, QUAKE])]


def test_a_denial_of_nothing_but_it_is_shown_with_who_denies() -> None:
    one, (report, made) = told(1, "The guild knew of the rot."), told(2, "it")
    (found,) = rivalries([one, (report, made)], (conflict(one, (report, made), ConflictType.POLARITY),))
    assert [p.text.exact for p in found.positions] == ["The guild knew of the rot.", "Dov Marsh said: it"]


def test_no_order_of_the_input_matters() -> None:
    pairs = [told(1, ROT), told(2, QUAKE), told(3, SHIP), told(4, "30 goats drowned."), told(5, "52 goats drowned.")]
    conflicts = (
        conflict(pairs[3], pairs[4], ConflictType.NUMBER, "30", "52"),
        conflict(pairs[0], pairs[1], ConflictType.DATE),
    )
    first = rivalries(pairs, conflicts)
    assert [r.asks for r in first] == ["how many", "when", "why"]
    for order in itertools.permutations(range(len(pairs))):
        assert rivalries([pairs[i] for i in order], conflicts[::-1]) == first


@given(st.lists(st.sampled_from([ROT, QUAKE, SHIP, "it", "", "The ledger was leaked by “Bo”"]), max_size=6))
def test_any_statements(words: list[str]) -> None:
    pairs = [told(n, w or "x") for n, w in enumerate(words)]
    found = rivalries(pairs)
    assert found == rivalries(pairs[::-1])


def test_time_is_linear() -> None:
    pairs = [told(n, f"The collapse of the pier was caused by clerk number {n}.", f"Speaker {n}") for n in range(1000)]
    conflicts = tuple(conflict(pairs[n], pairs[n + 1], ConflictType.NUMBER) for n in range(999))
    start = time.process_time()
    rivalries(pairs, conflicts)
    assert time.process_time() - start < 60
