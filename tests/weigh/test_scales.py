"""The scales as the standards have them, and the rules of grading, each on its own."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.model import Deed, Judgement, Matter
from sayso.weigh import INFORMATION, OUTCOMES, SOURCES, source_key, stix_confidence
from sayso.weigh.rules import (
    clash,
    early,
    graded_twice,
    refuse_confirmed,
    refuse_unsigned,
    refuse_value,
    unconfirmed,
)

DAY = dt.date(2031, 5, 2)


def test_the_scales_are_the_standards() -> None:
    assert {t.value: t.meaning for t in SOURCES.terms} == {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
    assert {t.value: t.meaning for t in INFORMATION.terms} == {
        "1": "confirmed by other sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "truth cannot be judged",
    }
    assert (SOURCES.whose, INFORMATION.whose, OUTCOMES.whose) == ("Admiralty", "Admiralty", "Sayso")


@pytest.mark.parametrize(
    ("value", "confidence"), [("1", 90), ("2", 70), ("3", 50), ("4", 30), ("5", 10), ("6", None), ("7", None)]
)
def test_confidence_as_stix_has_it(value: str, confidence: int | None) -> None:
    assert stix_confidence(value) == confidence


def test_unknown_is_no_middle() -> None:
    unknown = [t.value for scale in (SOURCES, INFORMATION, OUTCOMES) for t in scale.terms if not t.known]
    assert unknown == ["F", "6", "cannot be told"]


@pytest.mark.parametrize(
    ("about", "value", "refused"),
    [
        (Matter.SOURCE, "A", False),
        (Matter.SOURCE, "F", False),
        (Matter.SOURCE, "G", True),
        (Matter.SOURCE, "1", True),
        (Matter.SOURCE, "", True),
        (Matter.STATEMENT, "6", False),
        (Matter.STATEMENT, "0", True),
        (Matter.STATEMENT, "B", True),
        (Matter.STATEMENT, "", True),
        (Matter.FORECAST, "came true", False),
        (Matter.FORECAST, "true", True),
        (Matter.ORIGIN, "", False),
    ],
)
def test_a_value_is_one_of_its_scale_and_has_no_default(about: Matter, value: str, refused: bool) -> None:
    assert bool(refuse_value(about, value)) is refused


@pytest.mark.parametrize(
    ("value", "fewest", "refused"),
    [
        ("1", 0, True),
        ("1", 1, True),
        ("1", 2, False),
        ("1", 9, False),
        ("2", 1, False),
        ("5", 1, False),
        ("6", 0, False),
    ],
)
def test_confirmed_takes_two_independent_origins(value: str, fewest: int, refused: bool) -> None:
    assert bool(refuse_confirmed(value, fewest)) is refused
    assert bool(unconfirmed(value, fewest)) is refused
    if refused:
        assert str(fewest) in (refuse_confirmed(value, fewest) or "")


@pytest.mark.parametrize(
    ("speaker", "outlet", "statement", "clashes"),
    [
        ("A", "", "5", True),
        ("E", "", "1", True),
        ("", "A", "5", True),
        ("", "E", "1", True),
        ("B", "A", "5", False),
        ("A", "B", "5", True),
        ("F", "", "1", False),
        ("A", "", "6", False),
        ("A", "", "1", False),
        ("E", "", "5", False),
        ("", "", "5", False),
        ("BA", "", "5", True),
    ],
)
def test_grades_that_clash(speaker: str, outlet: str, statement: str, clashes: bool) -> None:
    assert bool(clash(speaker, outlet, statement)) is clashes


@pytest.mark.parametrize(
    ("value", "last", "is_early"),
    [
        ("did not", DAY, True),
        ("did not", None, True),
        ("partly", DAY + dt.timedelta(1), True),
        ("did not", DAY - dt.timedelta(1), False),
        ("came true", DAY + dt.timedelta(9), False),
        ("cannot be told", None, False),
    ],
)
def test_a_window_that_is_open_still(value: str, last: dt.date | None, is_early: bool) -> None:
    assert bool(early(value, last, DAY)) is is_early


@pytest.mark.parametrize(("who", "why", "refused"), [("Ann", "saw it", 0), ("", "saw it", 1), ("Ann", " \n", 1)])
def test_a_judgement_has_a_name_and_a_reason(who: str, why: str, refused: bool) -> None:
    assert bool(refuse_unsigned(who, why)) == refused


def test_two_grades_of_one_source_are_named() -> None:
    when = dt.datetime(2031, 5, 2, tzinfo=dt.UTC)
    one = Judgement("j1", Deed.GRADE, Matter.SOURCE, ("a1",), "B", "Ann", when, "why", "Bo Rask")
    other = Judgement("j2", Deed.GRADE, Matter.SOURCE, ("a2",), "D", "Ann", when, "why", "Rask")
    assert graded_twice([one]) is None
    caution = graded_twice([one, other])
    assert caution is not None
    assert "B as Bo Rask (j1), D as Rask (j2)" in caution.text


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("The Quell Star", "Quell Star", True),
        ("the  quell star ", "Quell Star", True),
        ("The", "the", True),
        ("Theatre News", "atre News", False),
        ("Quell Star", "Sarn Star", False),
    ],
)
def test_outlets_are_known_by_name(a: str, b: str, one: bool) -> None:
    assert (source_key(a) == source_key(b)) is one
