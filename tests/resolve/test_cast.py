"""The cast of a report: whose names are one's, what each is called, and how names are compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Name, NameType, Report
from sayso.resolve.cast import cast_of
from sayso.resolve.names import normal

PERSON, BODY, PLACE = NameType.PERSON, NameType.ORGANISATION, NameType.PLACE


def cast(
    make_report: Callable[..., Report], text: str, *names: tuple[str, NameType]
) -> dict[str, tuple[NameType, int]]:
    """Every member by name, with its type and how often it is named; every mention of each given name is marked."""
    report = make_report("Ferry\n\n" + text)
    found = []
    taken: set[int] = set()
    for words, kind in sorted(names, key=lambda n: -len(n[0])):
        at = report.text.find(words)
        while at >= 0:
            if not taken & set(range(at, at + len(words))):
                taken |= set(range(at, at + len(words)))
                found.append(Name(report.span(at, at + len(words)), kind, 1.0))
            at = report.text.find(words, at + 1)
    members = cast_of(report.text, sorted(found, key=lambda n: n.span.start)).members
    assert sorted(p for m in members for p in m.places) == sorted(m for m in [p for x in members for p in x.places])
    return {m.name: (m.type, len(m.places)) for m in members}


@pytest.mark.parametrize(
    ("text", "names", "members"),
    [
        (
            "Una Perrow left. Perrow was tired, and Una slept.",
            [("Una Perrow", PERSON), ("Perrow", PERSON), ("Una", PERSON)],
            {"Una Perrow": (PERSON, 3)},
        ),
        (
            "Una Perrow and U. Perrow are one.",
            [("Una Perrow", PERSON), ("U. Perrow", PERSON)],
            {"Una Perrow": (PERSON, 2)},
        ),
        (
            "Una Perrow met Dov Perrow. Perrow left.",
            [("Una Perrow", PERSON), ("Dov Perrow", PERSON), ("Perrow", PERSON)],
            {"Una Perrow": (PERSON, 1), "Dov Perrow": (PERSON, 1), "Perrow": (PERSON, 1)},
        ),
        ("They met at Quell and sailed from Quell.", [("Quell", PERSON)], {"Quell": (PLACE, 2)}),
        (
            "The Harbour Grid Board (HGB) met. The HGB sat long.",
            [("Harbour Grid Board", BODY), ("HGB", BODY)],
            {"Harbour Grid Board": (BODY, 3)},
        ),
        (
            "The Ministry of Works met. The MoW sat long.",
            [("Ministry of Works", BODY), ("MoW", BODY)],
            {"Ministry of Works": (BODY, 2)},
        ),
        (
            "The Eastern Command met. The Command sat long.",
            [("Eastern Command", BODY), ("Command", BODY)],
            {"Eastern Command": (BODY, 2)},
        ),
        (
            "Calder Lines Ltd. met. Calder Lines sat long, and so did Calder Yards.",
            [("Calder Lines Ltd.", BODY), ("Calder Lines", BODY), ("Calder Yards", BODY)],
            {"Calder Lines Ltd.": (BODY, 2), "Calder Yards": (BODY, 1)},
        ),
        (
            "The island operator Calder Lines met.",
            [("island operator Calder Lines", BODY)],
            {"Calder Lines": (BODY, 1)},
        ),
        (
            "Sarn Lines met in Sarn.",
            [("Sarn Lines", BODY), ("Sarn", PLACE)],
            {"Sarn Lines": (BODY, 1), "Sarn": (PLACE, 1)},
        ),
    ],
)
def test_members(
    make_report: Callable[..., Report],
    text: str,
    names: list[tuple[str, NameType]],
    members: dict[str, tuple[NameType, int]],
) -> None:
    assert cast(make_report, text, *names) == members


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Calder, a ferry company, met.", {"company"}),
        ("Calder, one of the oldest lines in Sarn, met.", {"line"}),
        ("The operator Calder met.", {"operator"}),
        ("The regional carrier, Calder, met.", {"carrier"}),
        ("Calder met.", set()),
    ],
)
def test_what_a_body_is_called(make_report: Callable[..., Report], text: str, nouns: set[str]) -> None:
    report = make_report("Ferry\n\n" + text)
    at = report.text.index("Calder")
    (member,) = cast_of(report.text, [Name(report.span(at, at + 6), BODY, 1.0)]).members
    assert member.nouns - {"calder"} == nouns


@pytest.mark.parametrize(
    ("text", "roles", "female"),
    [
        ("Captain Una Perrow slept.", {"captain"}, None),
        ("Mrs Una Perrow slept.", set(), True),
        ("Mr. Una Perrow slept.", set(), False),
        ("Una Perrow, the yard’s chief engineer, slept.", {"chief", "engineer"}, None),
        ("The spokeswoman, Una Perrow, slept.", {"spokeswoman"}, True),
        ("Una Perrow slept.", set(), None),
    ],
)
def test_what_a_person_is_called(
    make_report: Callable[..., Report], text: str, roles: set[str], female: bool | None
) -> None:
    report = make_report("Ferry\n\n" + text)
    at = report.text.index("Una Perrow")
    (member,) = cast_of(report.text, [Name(report.span(at, at + 10), PERSON, 1.0)]).members
    assert (member.roles, member.female) == (roles, female)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("U.S. Steel Corp.", ("us", "steel")),
        ("the Bank of Orsel", ("bank", "orsel")),
        ("The", ("the",)),
        ("", ("",)),
        ("Orsel’s", ("orsel",)),
    ],
)
def test_normal(name: str, words: tuple[str, ...]) -> None:
    assert normal(name) == words
