"""Why it happened and who did it: what the patterns find, what they must not, and which of two are rivals."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.acronyms import find_acronyms
from sayso.compare.blame import KINDS, find_blame
from sayso.compare.causes import Cause, find_causes
from sayso.compare.events import FAMILIES, events_in, forms
from sayso.model import Agent, AgentType, Attribution, ConflictType, Kind, Report, Speaker
from sayso.relay import by_attribution, find_speakers


def told(n: int, words: str, name: str = "Una Perrow", cue: str = "said", more: str = "") -> tuple[Report, Attribution]:
    """A report of one sentence, "NAME CUE WORDS", and the attribution in it."""
    report = Report(f"r{n}", f"{n}.txt", "", f"{name} {cue} {words}{more}")
    at = len(name) + len(cue) + 2
    source, said = report.span(0, len(name)), report.span(len(name) + 1, at - 1)
    content = report.span(at, at + len(words))
    agent = Agent(name, AgentType.PERSON, True)
    return report, Attribution(
        f"a{n}", report.id, (source,), (said,), (content,), Kind.INDIRECT, 1.0, "test", None, agent
    )


def causes(*pairs: tuple[Report, Attribution]) -> list[Cause]:
    found = find_causes([p[1] for p in pairs], [p[0] for p in pairs])
    texts = {p[0].id: p[0].text for p in pairs}
    for one in found:
        for span in (one.effect, one.cause, one.statement):
            assert texts[span.report][span.start : span.end] == span.exact
    return found


@pytest.mark.parametrize(
    ("words", "effect", "cause"),
    [
        ("the flood was caused by a blocked culvert", "the flood", "a blocked culvert"),
        ("the riot was partly triggered by the price of bread", "the riot", "the price of bread"),
        ("the pier fell because of dry rot, not the storm", "the pier fell", "dry rot"),
        ("the pier fell because the piles had rotted", "the pier fell", "the piles had rotted"),
        ("the ferry was late due to a faulty winch", "the ferry was late", "a faulty winch"),
        ("the harvest failed owing to blight", "the harvest failed", "blight"),
        ("the bridge fell as a result of poor welding", "the bridge fell", "poor welding"),
        ("two fishermen drowned thanks to a wrong chart", "two fishermen drowned", "a wrong chart"),
        ("the tower was lost to dry rot", "the tower was lost", "dry rot"),
        ("the quarrel stems from an old debt", "the quarrel", "an old debt"),
        ("a dropped match started the blaze", "the blaze", "a dropped match"),
        ("the blaze was started by a dropped match", "the blaze", "a dropped match"),
        ("nine goats died of thirst", "nine goats died", "thirst"),
        ("the outage resulted from a squirrel in the switch room", "the outage", "a squirrel in the switch room"),
        ("dry rot caused the collapse of the pier", "the collapse of the pier", "dry rot"),
        ("a careless weld had directly led to the fire", "the fire", "a careless weld"),
        ("the new toll resulted in empty markets", "empty markets", "the new toll"),
        ("the main reason for the delay was a missing key", "the delay", "a missing key"),
        ("what caused the blaze was an iron left on", "the blaze", "an iron left on"),
        ("the leak came from the mayor's own office", "the leak", "the mayor's own office"),
        ("the blast was the result of a gas pocket", "the blast", "a gas pocket"),
        ("without a new pump, the polder will drown", "the polder will drown", "without a new pump"),
        (
            "the plague could return unless the wells are sealed",
            "the plague could return",
            "unless the wells are sealed",
        ),
        ("the fever may return without a second vaccine", "the fever may return", "without a second vaccine"),
        ("the open gate allowed the fever to return", "the fever to return", "the open gate"),
        ("because of the frost, the pipes burst", "the pipes burst", "the frost"),
        ("officials claimed the flood was caused by moles", "the flood", "moles"),
    ],
)
def test_why(words: str, effect: str, cause: str) -> None:
    found = [(c.effect.exact, c.cause.exact, c.denied, c.agent) for c in causes(told(1, words))]
    assert (effect, cause, False, "came from" in words) in found


@pytest.mark.parametrize(
    ("words", "effect", "cause"),
    [
        ("the airship was shot down by coast guards", "the airship was shot down", "coast guards"),
        ("the mill was set alight late at night by weavers", "the mill was set alight", "weavers"),
        ("the attack was carried out by the Grey League", "the attack", "the Grey League"),
        ("the fire was the work of a night porter", "the fire", "a night porter"),
        ("Dov Marsh leaked the ledger", "leaked the ledger", "Dov Marsh"),
        ("the harbour master had deleted the log", "deleted the log", "the harbour master"),
        ("the steward struck the third clause out", "struck the third clause out", "the steward"),
        ("the clause was taken out at the guild's insistence", "the clause was taken out", "the guild"),
        ("the clause was removed on the orders of Bo Rask", "the clause was removed", "Bo Rask"),
        ("it was Bo Rask who leaked the ledger", "leaked the ledger", "Bo Rask"),
        ("the Grey League was behind the bombing", "the bombing", "the Grey League"),
        ("the pilot was responsible for the crash", "the crash", "the pilot"),
        ("nobody doubts that rebels blew up the weir", "blew up the weir", "rebels"),
    ],
)
def test_who(words: str, effect: str, cause: str) -> None:
    found = [(c.effect.exact, c.cause.exact) for c in causes(told(1, words)) if c.agent and not c.denied]
    assert (effect, cause) in found


@pytest.mark.parametrize(
    ("cue", "words", "effect", "cause"),
    [
        ("blamed", "the pilot for the crash", "the crash", "the pilot"),
        ("has blamed", "the crash on thick fog", "the crash", "thick fog"),
        ("faulted", "the yard for the delay", "the delay", "the yard"),
        (
            "accused",
            "the Guild of Porters of setting fire to the mill",
            "setting fire to the mill",
            "the Guild of Porters",
        ),
        ("attributed", "the delay to a strike of porters", "the delay", "a strike of porters"),
        ("ascribes", "the fire to an old stove", "the fire", "an old stove"),
        ("put", "the error down to a tired clerk", "the error", "a tired clerk"),
        ("held", "the yard responsible for the sinking", "the sinking", "the yard"),
        ("fingered", "the cook as having poisoned the soup", "having poisoned the soup", "the cook"),
        ("suspects", "the cook of poisoning the soup", "poisoning the soup", "the cook"),
    ],
)
def test_verbs_that_blame(cue: str, words: str, effect: str, cause: str) -> None:
    assert (effect, cause, False) in [
        (c.effect.exact, c.cause.exact, c.denied) for c in causes(told(1, words, cue=cue))
    ]


@pytest.mark.parametrize(
    ("cue", "words", "denied"),
    [
        ("claimed", "responsibility for the bombing", False),
        ("denied", "responsibility for the bombing", True),
        ("denied", "any involvement in the bombing", True),
        ("admitted", "that they were behind the bombing", False),
    ],
)
def test_who_speaks_is_the_cause(cue: str, words: str, denied: bool) -> None:
    found = causes(told(1, words, "Grey League", cue))
    assert [(c.effect.exact, c.cause.exact, c.agent, c.denied) for c in found] == [
        ("the bombing", "Grey League", True, denied)
    ]


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("said", "the crash was not caused by fog"),
        ("denied", "that fog caused the crash"),
        ("said", "fog did not cause the crash"),
        ("said", "the guild did not leak the ledger"),
        ("said", "the guild was not responsible for the leak"),
        ("said", "the guild never leaked the ledger"),
        ("said", "it was not the guild who leaked the ledger"),
        ("has not blamed", "fog for the crash"),
    ],
)
def test_denied(cue: str, words: str) -> None:
    found = causes(told(1, words, cue=cue))
    assert found
    assert all(c.denied for c in found)


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("said", "the ferry left the quay at noon"),
        ("said", "the crash came after a week of fog"),
        ("said", "the ferry is due to sail on Friday"),
        ("said", "the report will be finished by Friday"),
        ("said", "the file was deleted by mistake"),
        ("said", "the log was deleted by Friday"),
        ("said", "it led to that"),
        ("said", "this was caused by it"),
        ("said", "we leaked it"),
        ("asked", "whether fog caused the crash"),
        ("asked", "was the crash caused by fog?"),
        ("said", "there was no evidence that fog caused the crash"),
        ("said", "she had not seen any convincing evidence that fog caused the crash"),
        ("said", "rebels killed in the raid were buried"),
        ("said", "the guild's leaked ledger is long"),
        ("said", "the ledger has been repeatedly leaked"),
        ("said", "the captain was behind the wheel"),
        ("said", "the ministry is responsible for roads"),
        ("said", "she could sing without any effort"),
        ("said", "she came back without her hat"),
        ("rejected", "the plan because of its cost"),
        ("blamed", "the weather"),
        ("said", ""),
    ],
)
def test_no_cause(cue: str, words: str) -> None:
    pair = told(1, words or "x", cue=cue)
    assert causes(pair) == []


NOUNS = [(family, noun) for family, entry in FAMILIES.items() for noun in entry.nouns.split()]
VERBS = [(family, verb) for family, e in FAMILIES.items() for verb in (*e.happens.split(), *e.deeds.split())]
DEEDS = [verb for entry in FAMILIES.values() for verb in entry.deeds.split()]


@pytest.mark.parametrize(("family", "noun"), NOUNS)
def test_each_noun_for_an_event(family: str, noun: str) -> None:
    found = causes(told(1, f"the {noun} was caused by a clerk"))
    assert [c.events for c in found] == [{family}]
    assert not found[0].things


@pytest.mark.parametrize(("family", "verb"), VERBS)
def test_each_verb_of_an_event(family: str, verb: str) -> None:
    particle = verb.partition("+")[2].split()
    for form in forms(verb):
        assert family in {e.family for e in events_in([form, *particle])}
        assert family in {e.family for e in events_in([form, "it", *particle])}


@pytest.mark.parametrize("verb", DEEDS)
def test_each_deed(verb: str) -> None:
    participle = " ".join([forms(verb)[3], *verb.partition("+")[2].split()])
    found = causes(told(1, f"the thing was {participle} by a clerk"))
    assert [(c.effect.exact, c.cause.exact) for c in found] == [(f"the thing was {participle}", "a clerk")]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("leak", ("leak", "leaks", "leaked", "leaked", "leaking")),
        ("die:died:died", ("die", "dies", "died", "died", "dying")),
        ("rob:robbed:robbed", ("rob", "robs", "robbed", "robbed", "robbing")),
        ("set:set:set+fire", ("set", "sets", "set", "set", "setting")),
        ("erase", ("erase", "erases", "erased", "erased", "erasing")),
        ("ambush", ("ambush", "ambushes", "ambushed", "ambushed", "ambushing")),
    ],
)
def test_forms(verb: str, expected: Sequence[str]) -> None:
    assert forms(verb) == tuple(expected)


def test_words_inside_another_attribution_are_the_inner_ones() -> None:
    report, outer = told(1, "that Bo Rask thinks that the crash was caused by fog")
    at = report.text.index("the crash")
    inner = replace(outer, id="a9", inside=outer.id, content=(report.span(at, len(report.text)),))
    for order in ([outer, inner], [inner, outer]):
        assert [c.attribution for c in find_causes(order, [report])] == ["a9"]


BLAME, POLARITY = ConflictType.BLAME, ConflictType.POLARITY


def speakers(*pairs: tuple[Report, Attribution]) -> dict[str, Speaker]:
    return dict(by_attribution(find_speakers([], [p[1] for p in pairs])))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("the pier's collapse was caused by dry rot", "the pier gave way because of an earthquake", [BLAME]),
        ("Dov Marsh leaked the ledger", "the ledger was leaked by the Grey League", [BLAME]),
        ("the ledger was leaked by the Grey League", "the Grey League did not leak the ledger", [POLARITY]),
        ("the ledger was leaked by the Grey League", "Dov Marsh did not leak the ledger", []),
        ("the Grey League did not leak the ledger", "Dov Marsh did not leak the ledger", []),
        ("the ledger was leaked by the Grey League", "the League leaked the ledger", []),
        ("the ledger was leaked by Dov Marsh", "the harbour master leaked the ledger", []),
        ("the ledger was leaked by Norland", "the Norlander government leaked the ledger", []),
        ("the collapse of the pier was caused by rain", "the collapse of the pier was caused by bad weather", []),
        ("the pier's collapse was caused by dry rot", "the mill's collapse was caused by an earthquake", []),
        ("the pier's collapse was caused by dry rot", "the pier's fire was caused by an iron", []),
        ("the price of bread rose because of frost", "the price of bread rose because of a tax", [BLAME]),
        ("Una Vale smiled because of frost", "Una Vale left because of a tax", []),
        ("without a pump, the pier will collapse", "the pier could collapse unless divers come", []),
        ("the problem was caused by moles", "the problem was caused by frost", []),
    ],
)
def test_blame(a: str, b: str, expected: list[ConflictType]) -> None:
    pairs = told(1, a), told(2, b, "Bo Rask")
    found = causes(*pairs)
    one, other = find_blame(found, speakers(*pairs)), find_blame(found[::-1], speakers(*pairs))
    assert one == other
    assert [c.type for c in one] == expected
    assert all((c.a, c.b) == ("a1", "a2") for c in one)


@pytest.mark.parametrize(("one", "other"), [(k.split()[0], word) for k in KINDS for word in k.split()[1:]])
def test_causes_of_one_kind_are_no_rivals(one: str, other: str) -> None:
    pairs = (
        told(1, f"the pier fell because of {one} there"),
        told(2, f"the pier fell because of {other} again", "Bo Rask"),
    )
    found = causes(*pairs)
    assert len(found) == 2
    assert find_blame(found, speakers(*pairs)) == []


@pytest.mark.parametrize(
    "word", ["demand", "insistence", "request", "order", "behest", "urging", "instigation", "instruction"]
)
def test_who_asked(word: str) -> None:
    for words in (
        f"the clause was removed at the {word} of the guild",
        f"the clause was removed at the guild's {word}",
    ):
        assert [c.cause.exact for c in causes(told(1, words))] == ["the guild"]


@pytest.mark.parametrize(
    ("cue", "words", "events"),
    [
        ("accused", "the bank of hiding the hack", set()),
        ("accused", "the clerk of hacking the bank", {"hack"}),
        ("accused", "the clerk of causing the fire", {"fire"}),
        ("said", "the clerk disclosed the hack", {"leak"}),
        ("said", "the fire tower was destroyed by a clerk", {"ruin"}),
        (
            "said",
            "the old men of the town, who spoke all night of the fire, left for the coast again because of the dust",
            set(),
        ),
    ],
)
def test_which_event_it_is(cue: str, words: str, events: set[str]) -> None:
    assert [c.events for c in causes(told(1, words, cue=cue))] == [events]


def test_the_same_speaker_is_no_rival_of_himself() -> None:
    pairs = told(1, "the ledger was leaked by Dov Marsh"), told(2, "the ledger was leaked by the Grey League")
    assert find_blame(causes(*pairs), speakers(*pairs)) == []
    assert find_blame(causes(*pairs), {}) == []


def test_what_a_bare_event_is_about_stands_around_it() -> None:
    about = ". It was the worst of all collapses of a pier."
    one = told(1, "the collapse to dry rot", cue="attributed", more=about)
    other = told(2, "an earthquake caused the collapse of the pier", "Bo Rask")
    assert [c.type for c in find_blame(causes(one, other), speakers(one, other))] == [BLAME]
    other = told(2, "an earthquake caused the collapse of the mint", "Bo Rask")
    assert find_blame(causes(one, other), speakers(one, other)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Grey League of Porters (GLP) met.", True),
        ("The Grey League of Porters (GLPQ) met.", True),
        ("The grey porters (GLP) met.", False),
        ("The Grey League of Porters (XYZ) met.", False),
        ("(GLP)", False),
    ],
)
def test_acronyms(text: str, found: bool) -> None:
    assert bool(find_acronyms([Report("r", "", "", text)])) == found


def test_an_acronym_is_its_name() -> None:
    one, other = told(1, "the Grey League (GL) leaked the ledger"), told(2, "GL did not leak the ledger", "Bo Rask")
    found = find_blame(causes(one, other), speakers(one, other))
    assert [c.type for c in found] == [POLARITY]


WORDS = st.sampled_from(
    "because of caused by was the pier fell not led to blamed for on it who leaked struck out “ ” , . ; without will"
    " unless".split()
)


@given(
    st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)), st.sampled_from(["said", "blamed"])
)
def test_any_text(words: str, cue: str) -> None:
    pair = told(1, words or "x", cue=cue)
    assert causes(pair) == causes(pair)


@pytest.mark.parametrize(
    "piece",
    [
        "because ",
        "was ",
        "x ",
        "the pier was leaked ",
        "it was a ",
        "reason for ",
        "caused led to ",
        "unless ",
        "a" * 9,
        " ",
        "only ",
        "“",
        "not ",
        "(AB) ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    sentence = piece * (2_000 // len(piece)) + ".\n"
    for text in (sentence * 40, piece * (500_000 // len(piece))):
        pair = told(1, text)
        start = time.process_time()
        causes(pair)
        assert time.process_time() - start < 60


def test_many_statements_take_linear_time() -> None:
    pairs = [told(n, f"the pier's collapse was caused by clerk number {n}", f"Speaker {n}") for n in range(1500)]
    start = time.process_time()
    found = causes(*pairs)
    assert len(found) == 1500
    assert len(find_blame(found, speakers(*pairs))) <= 1500 * 100
    assert time.process_time() - start < 60
