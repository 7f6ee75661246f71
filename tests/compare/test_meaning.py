"""What sentences say, what they deny, and where two say the contrary of one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.agreement import agreement
from sayso.compare.clauses import words_of
from sayso.compare.doers import rival_doers
from sayso.compare.lemmas import root
from sayso.compare.lexicon import CONCEPTS, THINGS
from sayso.compare.meaning import meaning_of
from sayso.compare.opposed import opposition


@pytest.mark.parametrize(
    ("word", "other"),
    [("held", "holding"), ("went", "goes"), ("initialled", "initials"), ("cancelled", "cancel"), ("death", "died")],
)
def test_forms_of_one_word(word: str, other: str) -> None:
    assert root(word) == root(other)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The crew did not shut the doors", "shut the doors"),
        ("Nobody signed or initialled the list", "signed or initialled the list"),
        ("Nobody signed it, and it was sent on", "signed it"),
        ("She refused to shut the doors", "shut the doors"),
        ("There was no sign of gas", "there was sign of gas"),
        ("He had not only seen it but read it", ""),
        ("It did not open before eleven", ""),
        ("Nothing was fired until one o'clock", ""),
        ("No more than forty came", ""),
        ("He was given nothing but salt water", ""),
        ("Nobody did not know", "did not"),
        ("The doors held, although the alarm never rang", "rang"),
    ],
)
def test_what_is_denied(text: str, denied: str) -> None:
    assert " ".join(w.low for w in words_of(text) if w.denied) == denied


@given(st.text(max_size=200), st.booleans())
def test_places_are_those_of_the_text(text: str, denied: bool) -> None:
    meaning = meaning_of(text, denied)
    for word in meaning.words:
        assert text[word.start : word.end] == word.exact
    for one in meaning.mentions:
        assert 0 <= one.first <= one.last < len(meaning.words)
        assert one.sign in (1, -1)


@given(st.text(alphabet="no the gun was shut open never signed by all ", max_size=60), st.text(max_size=40))
def test_the_order_of_two_does_not_matter(a: str, b: str) -> None:
    x, y = meaning_of(a), meaning_of(b)
    assert (opposition(x, y) is None) == (opposition(y, x) is None)
    assert agreement(x, y).matched == pytest.approx(agreement(y, x).matched, abs=1.0)


CONTRARY = [
    ("the ferry's bow doors were open", "the bow doors of the ferry were shut"),
    ("the mate signed the log", "“I never put my name to that log,”"),
    ("the owners knew of the crack", "the owners were unaware of the crack"),
    ("the pilot was alive", "the pilot had drowned"),
    ("nobody was told of the storm", "the crew had been warned of the storm"),
    ("the pumps worked all night", "the pumps broke down at midnight"),
    ("the deck stayed dry", "water came over the deck"),
    ("the crew had been warned of the storm", "had never been warned of the storm"),
]
NOT_CONTRARY = [
    ("the ferry's bow doors were open", "the cabin was shut"),
    ("the patrol had not crossed the river", "the herds had crossed the river"),
    ("a torn sail looks like a rag", "a sail does not tear in a calm"),
    ("the pumps worked all night", "the lamps broke down at midnight"),
    ("whether the mate signed the log is open", "the mate never signed the log"),
    ("the ferry did not leave before noon", "the ferry left after noon"),
    ("nothing was fired until one o'clock on Friday", "the ferry had fired on the tug"),
    ("nobody had to tell the crew to go", "the crew were told to go"),
    ("Investigators have seen the wreck", "she has not seen the wreck"),
    ("no passenger died", "all the passengers survived"),
    ("the two missing men were found", "the two men had been found"),
    ("three passengers of the ferry died", "had nobody died, the ferry would still sail"),
    ("passengers on the ferry died", "without the deaths on the ferry she would sail on"),
    ("the bow doors were open", "she would have floated if the bow doors had been shut"),
    ("to leave the doors shut until spring", "the doors are to be kept closed until spring"),
    ("there is nothing up there that could hold the herd", "the door of the herd's shed has been bricked up"),
    ("the mate was given some water", "the mate had been given nothing but water"),
]


@pytest.mark.parametrize(("a", "b"), CONTRARY)
def test_contrary(a: str, b: str) -> None:
    assert opposition(meaning_of(a, speaker="the purser"), meaning_of(b, speaker="the mate")) is not None


@pytest.mark.parametrize(("a", "b"), NOT_CONTRARY)
def test_not_contrary(a: str, b: str) -> None:
    assert opposition(meaning_of(a, speaker="the purser"), meaning_of(b, speaker="the cook")) is None


def test_one_accused_who_denies() -> None:
    a, b = meaning_of("Orm signed it", speaker="Una Perrow"), meaning_of("nothing was signed", speaker="Tove Orm")
    assert opposition(a, b) is not None
    assert opposition(a, meaning_of("nothing was signed", speaker="Bo Lund")) is not None
    assert opposition(a, meaning_of("the doors were not signed for", speaker="Bo Lund")) is None


@pytest.mark.parametrize(
    ("a", "b", "rivals"),
    [
        ("rebels shelled the school", "the school was hit by army rockets", True),
        ("the purser stole the ransom", "the money was stolen by the guards", True),
        ("Una Perrow stole the ransom", "the money was stolen by an officer", False),
        ("rebels shelled the school", "the bridge was hit by army rockets", False),
        ("he shelled the school", "the school was hit by army rockets", False),
        ("40 sailors drowned off the head", "12 goats drowned off the head", False),
        ("the wall collapsed under the snow", "the wall was brought down by vandals", False),
    ],
)
def test_rival_doers(a: str, b: str, rivals: bool) -> None:
    assert (rival_doers(meaning_of(a), meaning_of(b)) is not None) is rivals


def test_no_word_says_a_thing_and_its_contrary() -> None:
    for concept, (says, contrary) in CONCEPTS.items():
        both = set(says.split()) & set(contrary.split())
        assert not both, (concept, both)


def test_every_noun_is_found() -> None:
    for thing, nouns in THINGS.items():
        for noun in nouns.split():
            assert any("#" + thing in ids for ids in meaning_of(noun).ids), (thing, noun)


def test_a_contraction_is_no_name() -> None:
    assert meaning_of("A hundred got hurt, and I'll read them to Bo Rask").names == {"bo", "rask"}
