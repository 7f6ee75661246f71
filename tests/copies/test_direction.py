"""Which of two was made from the other, the kind, and the reasons with their evidence."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.copies import find_derivations
from sayso.copies.direction import later, moment, plain_address, precedes, standing
from sayso.model import Block, BlockKind, DerivationKind, Link, Report

STORY = (
    "The signal box at Ennerby burnt down on the night before the fair. Four trains stood in the cutting until morning, and "
    "the baker of Low Ennerby carried bread to them over the fields. The railway has not said why the box was empty. It had "
    "been due for repair since the spring, and the last man who worked there left in May. A new one will take two years."
)
OWN = (
    "Ours is a town of clocks and no trains, and that will not change soon. On the square they sold tea by candlelight, which "
    "the vicar liked. The fair itself goes on until Sunday whatever the weather does. Bring boots, and something dry to sit on."
)


def report(id: str, text: str = STORY, **fields: object) -> Report:
    return Report(id, f"https://{id}.example/story", "0", text, **fields)  # type: ignore[arg-type]


DAY = dt.date(2026, 5, 4)
NEXT = dt.date(2026, 5, 5)
WIRE = report("w", outlet="Midwire", dateline="ENNERBY (Midwire)", credits=("Midwire",), published=DAY)
LEDGER = report("l", outlet="The Vale Ledger", published=DAY)


@pytest.mark.parametrize(
    ("made", "original", "kind", "rule"),
    [
        (report("a", outlet="Post", credits=("Midwire",), published=NEXT), WIRE, DerivationKind.WIRE_COPY, "credit"),
        (
            report("a", outlet="Post", credits=("Midwire",)),
            report(
                "w", outlet="Midwire News Agency", dateline="ENNERBY (Midwire)", credits=("Midwire",), published=DAY
            ),
            DerivationKind.WIRE_COPY,
            "credit",
        ),
        (
            report("a", outlet="Post", byline="Ann Orre, Midwire", published=NEXT),
            WIRE,
            DerivationKind.WIRE_COPY,
            "byline",
        ),
        (report("a", outlet="Post", published=NEXT), WIRE, DerivationKind.WIRE_COPY, "dateline"),
        (report("a", STORY + " " + OWN * 2, outlet="Post", published=NEXT), WIRE, DerivationKind.REWRITE, "dateline"),
        (report("a", outlet="Post", published=NEXT), LEDGER, DerivationKind.COPY, "date"),
        (report("a", outlet="Post", credits=("Vale Ledger",)), LEDGER, DerivationKind.WIRE_COPY, "credit"),
        (report("a", outlet="Midwire", title="CORRECTED: Fire"), WIRE, DerivationKind.CORRECTION, "correction"),
        (
            report("a", STORY + " A previous version of this story had the wrong county.", outlet="The Vale Ledger"),
            LEDGER,
            DerivationKind.CORRECTION,
            "correction",
        ),
        (report("a", outlet="Post", title="Update: Fire", published=NEXT), WIRE, DerivationKind.WIRE_COPY, "dateline"),
        (
            report("a", outlet="Post", links=(Link(0, 3, "http://www.l.example/story/?from=a#top"),)),
            LEDGER,
            DerivationKind.COPY,
            "link",
        ),
        (
            report(
                "a", "The Vale Ledger saw it first. " + STORY + OWN * 2, blocks=(Block(BlockKind.PARAGRAPH, 0, 60),)
            ),
            LEDGER,
            DerivationKind.PICKUP,
            "no sign",
        ),
        (report("a", outlet="Post"), report("b", STORY + " And so on."), DerivationKind.COPY, "no sign"),
    ],
)
def test_direction_kind_and_reason(made: Report, original: Report, kind: DerivationKind, rule: str) -> None:
    for order in permutations([made, original]):
        (found,) = find_derivations(order)
        assert (found.report, found.original, found.kind, found.reasons[1].rule) == ("a", original.id, kind, rule)


NOTE = (
    "We have been told by readers who know the railway that a sentence in Monday's paper was wrong, and they are right. It "
    "should have said that five trains stood in the cutting until morning, and the baker of Low Ennerby carried bread to them "
    "over the fields. "
)
LETTERS = (
    "Letters reach this desk in every season, and most are about hedges. A gentleman from Orle counts herons and sends us the "
    "sum each quarter, with a stamp that nobody has sold since his youth. Two sisters write against each other on the same "
    "sheet. We print what we can, we keep what we cannot, and in the cellar there are boxes that go back to the flood. Whoever "
    "has a picture of the old bandstand may bring it on any weekday before noon, and will be given coffee while it is copied. "
)


@pytest.mark.parametrize(
    ("title", "kind"), [("Correction: Fire", DerivationKind.CORRECTION), ("On reading letters", None)]
)
def test_a_correction_need_repeat_but_the_passage_that_was_wrong(title: str, kind: DerivationKind | None) -> None:
    made = report("a", NOTE + LETTERS + OWN, outlet="Vale Ledger", title=title, published=NEXT)
    assert [d.kind for d in find_derivations([made, LEDGER])] == ([kind] if kind else [])


def test_credit_wins_over_dates_and_the_clash_is_told() -> None:
    early = report("a", outlet="Post", credits=("Vale Ledger",), published=dt.date(2026, 5, 1))
    ledger = report("l", outlet="The Vale Ledger", credits=("Midwire",), published=DAY)
    (found,) = find_derivations([early, ledger])
    assert (found.report, found.original) == ("a", "l")
    assert [r.rule for r in found.reasons] == ["shared words", "credit", "clash of dates"]
    assert "2026-05-01" in found.reasons[2].text


def test_two_that_credit_each_other() -> None:
    one = report("a", outlet="Post", credits=("Vale Ledger",), published=NEXT)
    other = report("l", outlet="The Vale Ledger", credits=("Post",), published=DAY)
    (found,) = find_derivations([one, other])
    assert (found.report, found.reasons[-1].rule) == ("a", "clash of credits")


def test_three_that_credit_each_other_in_a_ring_leave_the_first_as_the_original() -> None:
    ring = [
        report("a", outlet="Post", credits=("Echo",), published=DAY),
        report("b", outlet="Vane", credits=("Post",), published=NEXT),
        report("c", outlet="Echo", credits=("Vane",), published=dt.date(2026, 5, 6)),
    ]
    for order in permutations(ring):
        assert {d.report: d.original for d in find_derivations(order)} == {"b": "a", "c": "b"}


def test_evidence_is_exact_words() -> None:
    text = "By our staff and Midwire. " + STORY
    made = report("a", text, outlet="Post", credits=("Midwire",), links=(Link(900, 990, "https://w.example/story"),))
    (found,) = find_derivations([made, WIRE])
    (shared, credit) = found.reasons
    assert [s.exact for s in credit.evidence] == ["Midwire"]
    assert [s.report for s in shared.evidence] == ["a", "w"]
    assert all({"a": text, "w": STORY}[s.report][s.start : s.end] == s.exact for r in found.reasons for s in r.evidence)


@pytest.mark.parametrize(
    ("a", "b", "is_later"),
    [
        (NEXT, DAY, True),
        (DAY, NEXT, False),
        (DAY, DAY, False),
        (None, DAY, False),
        (DAY, None, False),
        (dt.datetime(2026, 5, 4, 9), DAY, False),
        (DAY, dt.datetime(2026, 5, 4, 9), False),
        (dt.datetime(2026, 5, 5, 9), DAY, True),
        (dt.datetime(2026, 5, 4, 9), dt.datetime(2026, 5, 4, 8, 30), True),
        (dt.datetime(2026, 5, 4, 9, tzinfo=dt.timezone(dt.timedelta(hours=2))), dt.datetime(2026, 5, 4, 8), False),
        (dt.datetime.max.replace(tzinfo=dt.timezone(dt.timedelta(hours=-5))), DAY, True),
    ],
)
def test_later(a: dt.date | None, b: dt.date | None, is_later: bool) -> None:
    assert later(report("a", published=a), report("b", published=b)) is is_later


@given(st.datetimes(timezones=st.timezones()))
def test_every_moment_compares(when: dt.datetime) -> None:
    assert moment(report("a", published=when)) < moment(report("b"))


@given(st.text(), st.text())
def test_odd_addresses_break_nothing(address: str, href: str) -> None:
    odd = Report("a", "http://" + address, "0", STORY, links=(Link(0, 1, "http://" + href),), outlet=address)
    assert not (precedes(standing(odd), standing(LEDGER)) and precedes(standing(LEDGER), standing(odd)))
    assert plain_address("HTTPS://www.a.example/x/?y#z") == "a.example/x"
