"""What is taken from a judge's word, by one who always says the same; and what it is not asked about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from test_statement_pairs import told

from sayso.compare import compare
from sayso.compare.candidates import Pair
from sayso.compare.judge import Verdict
from sayso.compare.judge.features import VECTOR
from sayso.compare.propositions import propositions_of
from sayso.compare.sameness import sameness
from sayso.model import ConflictType, Origin, OriginKind, Relation
from sayso.relay import find_speakers

DAY = dt.date(2026, 3, 4)
SURE = 0.97
HERE = bytes([9] * VECTOR)


@dataclass
class Says:
    """A judge of one opinion, who remembers what it was asked."""

    verdict: Verdict
    name: str = "says-1"
    asked: list[tuple[str, str]] = field(default_factory=list)
    # Where all texts lie: nowhere, or at one place.
    place: bytes = bytes(VECTOR)

    def compare(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        self.asked += pairs
        return [self.verdict] * len(pairs)

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        return [self.place] * len(texts)


class Named:
    """A verdict with a judge's name."""

    name = "says-1"

    def __init__(self, verdict: Verdict) -> None:
        self.contradicts, self.about = verdict.contradicts, verdict.about
        self.same, self.follows = verdict.same, verdict.follows


def held(judge: Says, one: str, other: str, cue: str = "said", who: str = "Bo Rask"):
    """What comparing gives of a statement of Ann Lee and another."""
    made = [told(1, "storm", "Ann Lee", cue, one, DAY), told(2, "storm", who, cue, other, DAY)]
    nouns = [a for _, a in made]
    origins = [Origin(f"o{a.id}", OriginKind.UTTERANCE, "x", None, (a.id,)) for a in nouns]
    return compare([r for r, _ in made], nouns, origins, find_speakers([], nouns), judge)


def conflict(**kinds: float) -> Says:
    return Says(Verdict(0.01, 0.01, SURE, 0.5, **kinds))


GATE, BOARD = "the harbour gate in Quell was left to the pilots", "the pilots were kept from the harbour gate in Quell"


@pytest.mark.parametrize(
    ("judge", "one", "other", "kind"),
    [
        (conflict(), GATE, BOARD, ConflictType.POLARITY),
        (conflict(blame=0.9), GATE, BOARD, ConflictType.BLAME),
        # A number that neither gives is not what they conflict about.
        (conflict(number=0.9), GATE, BOARD, ConflictType.POLARITY),
    ],
)
def test_a_conflict_that_no_rule_tells_is_the_judge_s(judge: Says, one: str, other: str, kind: ConflictType) -> None:
    (found,) = held(judge, one, other).comparisons
    assert (found.relation, found.type) == (Relation.CONFLICT, kind)
    assert (found.judge, found.confidence) == ("says-1", SURE)
    assert {found.a_span.exact, found.b_span.exact} == {one, other}


def test_a_judge_who_is_not_sure_tells_none() -> None:
    assert held(Says(Verdict(0.1, 0.1, 0.7, 0.5)), GATE, BOARD).comparisons == ()


def test_who_did_it_needs_less() -> None:
    """The judge tells it better than other conflicts, but not of two that say hardly a word."""
    unsure = Says(Verdict(0.1, 0.1, 0.7, 0.5, blame=0.9))
    (found,) = held(unsure, GATE, BOARD).comparisons
    assert (found.type, found.confidence) == (ConflictType.BLAME, 0.7)
    assert held(unsure, "the pilots did it", BOARD).comparisons == ()


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        (
            "the pilot Dov Marsh shut the harbour gate in Quell himself",
            "Dov Marsh had never been near the harbour gate",
            1,
        ),
        ("it was in the hand of Bo Rask", "\"It isn't my writing, and I don't know whose it is,\"", 1),
        (
            "the pilot Dov Marsh shut the harbour gate in Quell himself",
            "the pilot had never been near the harbour gate",
            0,
        ),
        (
            "the pilot Dov Marsh shut the harbour gate in Quell himself",
            "Dov Marsh spent the night at the harbour gate",
            0,
        ),
    ],
)
def test_what_is_said_of_somebody_and_denied(one: str, other: str, conflicts: int) -> None:
    judge = Says(Verdict(0.1, 0.1, 0.7, 0.5), place=HERE)
    assert len(held(judge, one, other).comparisons) == conflicts


# They share no word.
ABED, DANCED = "the captain was in his bunk by midnight", "a steward saw the man dance on the quay until three"


@pytest.mark.parametrize(("place", "conflicts"), [(HERE, 1), (bytes(VECTOR), 0)])
def test_what_shares_no_word_is_compared_where_it_is_close(place: bytes, conflicts: int) -> None:
    judge = Says(Verdict(0.01, 0.01, SURE, 0.5), place=place)
    assert len(held(judge, ABED, DANCED).comparisons) == conflicts
    assert bool(judge.asked) == bool(conflicts)


@pytest.mark.parametrize(
    ("follows", "same", "place", "claims"), [(0.9, 0.6, HERE, 1), (0.2, 0.2, HERE, 0), (0.9, 0.6, bytes(VECTOR), 0)]
)
def test_one_claim_in_other_words(follows: float, same: float, place: bytes, claims: int) -> None:
    judge = Says(Verdict(follows, 0.1, 0.01, same), place=place)
    assert len(held(judge, ABED, "the skipper had gone to sleep before twelve").claims) == claims


@pytest.mark.parametrize(("who", "claims"), [("Ann Lee", 1), ("Bo Rask", 0)])
def test_one_speaker_says_the_same_to_two_reporters(who: str, claims: int) -> None:
    judge = Says(Verdict(0.2, 0.2, 0.01, 0.3), place=HERE)
    assert len(held(judge, ABED, "the skipper had gone to sleep before twelve", who=who).claims) == claims


def test_the_more_one_says_the_less_any_two_of_it_are_the_same() -> None:
    """Curves of likelihood fall with how many pairs the speaker's statements make."""
    (_, a), (_, b) = (told(n, "storm", "Ann Lee", "said", said, DAY) for n, said in ((1, ABED), (2, DANCED)))
    p, q = (next(propositions_of(one, DAY)) for one in (a, b))
    verdict = Named(Verdict(0.5, 0.5, 0.01, 0.5))
    by_many = [sameness(p, q, Pair(0.0, 0.6), verdict, apart=False, one_of=n) for n in (1, 4, 12, 10**6)]
    another = sameness(p, q, Pair(0.0, 0.6), verdict, apart=False, one_of=None)
    assert by_many == sorted(by_many, reverse=True)
    assert by_many[0] > by_many[2] > by_many[3] == another


@pytest.mark.parametrize(
    ("other", "follows", "claims"),
    [
        # A "not" beside what is said is little against it, the contrary of what is said is much.
        ("what turned the trawler over in Quell was the steel, not the frost", 0.5, 1),
        ("what turned the trawler over in Quell was the steel, not the frost", 0.1, 0),
        ("the steel had never turned the trawler over in Quell", 0.5, 0),
    ],
)
def test_a_not_somewhere(other: str, follows: float, claims: int) -> None:
    judge = Says(Verdict(follows, 0.1, 0.01, 0.8), place=HERE)
    assert len(held(judge, "the steel turned the trawler over in Quell", other).claims) == claims


def test_what_points_back_says_nothing_by_itself() -> None:
    judge = Says(Verdict(0.9, 0.9, 0.01, 0.9), place=HERE)
    assert held(judge, "I watched him do it", "the pilot shut the gate").claims == ()
    assert len(held(judge, "the sirens stayed silent", "there was no alarm").claims) == 1


@pytest.mark.parametrize(("contradicts", "conflicts"), [(0.05, 0), (0.3, 1)])
def test_opposites_that_the_judge_does_not_believe_in(contradicts: float, conflicts: int) -> None:
    judge = Says(Verdict(0.1, 0.1, contradicts, 0.5))
    found = held(
        judge, "the harbour gate in Quell was shut that night", "the harbour gate in Quell stood open that night"
    )
    assert len([c for c in found.comparisons if c.relation is Relation.CONFLICT]) == conflicts


def test_of_numbers_of_one_measure_rules_have_the_word() -> None:
    judge = Says(Verdict(0.01, 0.01, SURE, 0.5, number=0.9), place=HERE)
    one, other = "40 ships passed the harbour gate in Quell", "a fire in the hold of a trawler killed 9 sailors"
    assert held(judge, one, other).comparisons == ()
    assert len(held(judge, one, "a fire in the hold of a trawler killed all hands").comparisons) == 1


def test_nobody_contradicts_oneself_by_a_judge_s_word() -> None:
    assert held(conflict(), GATE, BOARD, who="Ann Lee").comparisons == ()


@pytest.mark.parametrize(
    ("cue", "one", "other"),
    [
        (
            "asked",
            "who left the harbour gate in Quell to the pilots",
            "why the harbour gate in Quell was left to the pilots",
        ),
        (
            "said",
            '"Who left the harbour gate in Quell to the pilots?"',
            '"Why was the gate in Quell left to the pilots?"',
        ),
    ],
)
def test_what_is_asked_is_not_said(cue: str, one: str, other: str) -> None:
    judge = Says(Verdict(1.0, 1.0, 0.0, 1.0))
    found = held(judge, one, other, cue)
    assert (found.claims, found.comparisons, judge.asked) == ((), (), [])


def test_a_claim_is_worded_without_the_that_before_it() -> None:
    same = Says(Verdict(1.0, 1.0, 0.0, 1.0))
    (claim,) = held(same, "that the harbour gate in Quell was shut", "that the harbour gate in Quell was closed").claims
    assert claim.text.exact == "the harbour gate in Quell was shut"


@pytest.mark.parametrize(
    ("other", "one"),
    [("the bank in Quell expects 4 percent this year", 0), ("the bank in Quell expects four rises this year", 1)],
)
def test_four_rises_are_not_four_per_cent(other: str, one: int) -> None:
    same = Says(Verdict(1.0, 1.0, 0.0, 1.0))
    assert len(held(same, "the bank in Quell expects 4 rises this year", other).claims) == one


@pytest.mark.parametrize(
    ("contradicts", "date", "conflicts"),
    [(0.75, 0.9, 1), (0.75, 0.1, 0), (0.55, 0.9, 0)],
    ids=["sure", "other", "unsure"],
)
def test_times_that_cannot_both_hold_and_no_rule_tells_of_one_thing(
    contradicts: float, date: float, conflicts: int
) -> None:
    judge = Says(Verdict(0.01, 0.01, contradicts, 0.5, date=date), place=HERE)
    found = held(
        judge, "they had left the harbour by 11:20", "somebody knocked at the harbour office at ten to ten"
    ).comparisons
    assert len(found) == conflicts
    assert all((c.type, c.judge, c.confidence) == (ConflictType.DATE, "says-1", contradicts) for c in found)
    assert all({c.a_span.exact, c.b_span.exact} == {"11:20", "ten to ten"} for c in found)


@pytest.mark.parametrize("words", ["to see the list of the dead", "the harbour trial", "not to be named"])
def test_what_is_no_clause_contradicts_nothing(words: str) -> None:
    assert held(conflict(), GATE, words).comparisons == ()


def test_a_denial_is_asked_about_as_one() -> None:
    judge = Says(Verdict(0.01, 0.01, 0.01, 0.5), place=HERE)
    held(judge, GATE, BOARD, cue="denied")
    assert {text.startswith("it is not true that ") for pair in judge.asked for text in pair} == {True}
