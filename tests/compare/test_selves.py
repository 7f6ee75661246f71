"""What the judge is asked of two who speak of themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.compare.propositions import DENIED, propositions_of
from sayso.compare.selves import alike, rivals, sentence
from sayso.model import Agent, AgentType, Attribution, Kind, Report

PERSON, BODY = AgentType.PERSON, AgentType.ORGANISATION


def said(words: str, name: str, kind: Kind = Kind.DIRECT, of: AgentType = PERSON, cue: str = "said") -> Attribution:
    report = Report(name, f"{name}.txt", "0", f"{name} {cue} {words}")
    spans = [(report.span(report.text.index(w), report.text.index(w) + len(w)),) for w in (name, cue, words)]
    return Attribution(f"a{name}", name, *spans, kind, 1.0, "test", speaker=Agent(name, of, True))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # Both speak of themselves.
        (
            said("I stopped the trial myself", "Una Perrow"),
            said("we told them to stop the trial", "the board", of=BODY),
            ("Una Perrow stopped the trial Una Perrow", "the board told them to stop the trial"),
        ),
        # One names the other.
        (
            said("I never signed the letter", "Una Perrow"),
            said("Perrow signed the letter", "Bo Rask"),
            ("Una Perrow never signed the letter", "Perrow signed the letter"),
        ),
        (
            said("she never signed the letter", "Una Perrow", Kind.INDIRECT),
            said("the name of Perrow is on the letter", "Bo Rask", Kind.INDIRECT),
            ("Una Perrow never signed the letter", "the name of Perrow is on the letter"),
        ),
        # Neither: the words are enough.
        (
            said("I never saw the letter", "Una Perrow"),
            said("the letter came on Monday", "Bo Rask"),
            ("I never saw the letter", "the letter came on Monday"),
        ),
        # A body is no "he".
        (
            said("he never signed the letter", "the board", Kind.INDIRECT, BODY),
            said("my board signed the letter", "Bo Rask"),
            ("he never signed the letter", "my board signed the letter"),
        ),
        # Another may be meant.
        (
            said("Orm lied when he opened the letter", "Una Perrow", Kind.INDIRECT),
            said("Perrow opened the letter", "Bo Rask"),
            ("Orm lied when he opened the letter", "Perrow opened the letter"),
        ),
        # One and the same.
        (
            said("I never signed the letter", "Una Perrow"),
            said("my name is Perrow", "Una Perrow"),
            ("I never signed the letter", "my name is Perrow"),
        ),
    ],
)
def test_names_stand_for_those_who_speak(a: Attribution, b: Attribution, expected: tuple[str, str]) -> None:
    (x,), (y,) = propositions_of(a, None), propositions_of(b, None)
    assert rivals(x, y) == expected
    assert rivals(y, x) == expected[::-1]


def test_a_denial_stays_one() -> None:
    a, b = (
        said("Perrow signed the letter", "Bo Rask", Kind.INDIRECT, cue="denied that"),
        said("I signed that letter", "Una Perrow"),
    )
    (x,), (y,) = propositions_of(a, None), propositions_of(replace(b, id="b"), None)
    assert rivals(x, y) == (DENIED + "Perrow signed the letter", "Una Perrow signed that letter")
    assert alike(x, y) == (DENIED + "Perrow signed the letter.", "Una Perrow signed that letter.")


def test_two_witnesses_who_speak_of_themselves_may_say_the_same() -> None:
    (x,) = propositions_of(said("I saw seven of them carried out", "Una Perrow"), None)
    (y,) = propositions_of(said("we helped to carry seven of them", "Bo Rask"), None)
    assert alike(x, y) == ("I saw seven of them carried out.", "we helped to carry seven of them.")
    assert "Una Perrow" in rivals(x, y)[0]


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        ("“It’s on paper,”", "It's on paper."),
        ('that the gate "was shut"', "the gate was shut."),
        ("how they crossed the ford", "they crossed the ford."),
        ("Nobody slept.”", "Nobody slept."),
        ("that", "that."),
        ("”", "”"),
        ("", ""),
    ],
)
def test_what_is_cut_out_of_a_report_is_read_as_a_sentence(cut: str, told: str) -> None:
    assert sentence(cut) == told
