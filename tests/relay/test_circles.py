"""Circular reporting: what is a circle, what only looks like one, and what it does to origins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Agent, AgentType, Attribution, Circle, Kind, OriginKind, Relay, Report, Span
from sayso.relay import by_attribution, count_origins, find_circles, find_origins, find_speakers
from sayso.relay.origins import GOES_ROUND

WORDS = "the lamp on the head had been dark for a week"
OTHER = "bread will be sold from the barge until the quay is mended"
STRAND = Agent("Wilma Strand", AgentType.PERSON, True)
DAY = dt.date(2026, 3, 4)


def report(name: str, outlet: str | None, published: dt.date | None = DAY) -> Report:
    return Report(
        name, f"{name}.txt", "", f"{outlet or 'Nobody'} has it\n\n" + WORDS, outlet=outlet, published=published
    )


def told(report: Report, *by: str, words: str = WORDS, agent: Agent | None = None) -> Attribution:
    """A statement through `by`, the nearest first; of `agent`, else of the last of them."""
    span = Span(report.id, 0, len(words), words)
    hops = tuple(
        Relay(name, Span(report.id, 0, 3, report.text[:3])) for name in (*by, *((agent.name,) if agent else ()))
    )
    speaker = agent or Agent(by[-1], AgentType.OUTLET, True)
    name = f"a-{report.id}-{'-'.join(hop.by for hop in hops)}-{words[:5]}"
    return Attribution(name, report.id, (span,), (span,), (span,), Kind.INDIRECT, 1.0, "t", None, speaker, relays=hops)


COURIER, GLOBE, ECHO = report("r1", "Quell Courier"), report("r2", "Island Globe"), report("r3", "Harbour Echo")


def around(circles: Sequence[Circle]) -> list[tuple[tuple[str, ...], bool]]:
    return [(c.reports, c.closed) for c in circles]


@pytest.mark.parametrize(
    ("reports", "statements", "expected"),
    [
        ([COURIER, GLOBE], [told(COURIER, "Island Globe"), told(GLOBE, "Quell Courier")], [(("r1", "r2"), True)]),
        (
            [COURIER, GLOBE, ECHO],
            [told(COURIER, "Island Globe"), told(GLOBE, "Harbour Echo"), told(ECHO, "Quell Courier")],
            [(("r1", "r2", "r3"), True)],
        ),
        # One way is a relay, not a circle.
        ([COURIER, GLOBE], [told(COURIER, "Island Globe"), told(GLOBE, agent=STRAND)], []),
        # Each cites the other, on different matters.
        ([COURIER, GLOBE], [told(COURIER, "Island Globe"), told(GLOBE, "Quell Courier", words=OTHER)], []),
        # An outlet's word of its own is no circle.
        ([COURIER], [told(COURIER, "Quell Courier")], []),
        # The first who speaks is told by both, and each has it from the other.
        (
            [COURIER, GLOBE],
            [told(COURIER, "Island Globe", agent=STRAND), told(GLOBE, "Quell Courier", agent=STRAND)],
            [(("r1", "r2"), True)],
        ),
        # No outlet, no name to be cited by.
        ([report("r1", None), report("r2", None)], [told(COURIER, "Island Globe"), told(GLOBE, "Quell Courier")], []),
    ],
)
def test_what_is_a_circle(
    reports: list[Report], statements: list[Attribution], expected: list[tuple[tuple[str, ...], bool]]
) -> None:
    found = find_circles(reports, statements)
    assert around(found) == expected
    assert around(find_circles(reports[::-1], statements[::-1])) == expected
    for circle in found:
        assert [span.report for span in circle.evidence] == list(circle.reports)


def test_an_outlet_that_is_confirmed_by_its_own_word() -> None:
    later = report("r9", "Quell Courier", dt.date(2026, 3, 6))
    globe = report("r2", "Island Globe", dt.date(2026, 3, 5))
    statements = [told(later, "Island Globe"), told(globe, "Quell Courier"), told(COURIER, agent=STRAND)]
    found = find_circles([COURIER, globe, later], statements)
    assert around(found) == [(("r9", "r2", "r1"), False)]
    (origin,) = find_origins([COURIER, globe, later], statements, [])
    assert origin.kind is OriginKind.UTTERANCE, "there is somebody at its end"


@pytest.mark.parametrize(
    ("first", "second", "circles"),
    [
        (DAY, DAY, 1),
        (None, None, 1),
        (DAY, None, 1),
        (dt.datetime(2026, 3, 4, 9), dt.datetime(2026, 3, 4, 14), 0),
        (DAY, dt.date(2026, 3, 5), 0),
    ],
)
def test_nobody_has_it_from_what_came_later(first: dt.date | None, second: dt.date | None, circles: int) -> None:
    courier, globe = report("r1", "Quell Courier", first), report("r2", "Island Globe", second)
    statements = [told(courier, "Island Globe"), told(globe, "Quell Courier")]
    assert len(find_circles([courier, globe], statements)) == circles


def test_what_only_goes_round_has_no_origin_and_adds_none() -> None:
    round_ = [told(COURIER, "Island Globe"), told(GLOBE, "Quell Courier")]
    reports = [COURIER, GLOBE, ECHO]
    (origin,) = find_origins(reports, round_, [])
    assert origin.kind is OriginKind.UNKNOWN
    assert origin.reasons[-1].rule == GOES_ROUND
    assert {span.report for span in origin.reasons[-1].evidence} == {"r1", "r2"}
    own = told(ECHO, agent=STRAND, words=OTHER)
    everything = [*round_, own]
    origin_of = {i: o for o in find_origins(reports, everything, []) for i in o.attributions}
    speakers = by_attribution(find_speakers(reports, everything))
    range_ = count_origins(everything, origin_of, speakers)
    assert (range_.fewest, range_.most, [r.rule for r in range_.reasons]) == (1, 1, [GOES_ROUND])
    alone = count_origins(round_, origin_of, speakers)
    assert (alone.fewest, alone.most) == (1, 1)


def test_one_who_has_it_at_first_hand_gives_it_an_origin() -> None:
    heard = told(ECHO, agent=STRAND)
    statements = [
        told(COURIER, "Island Globe", agent=STRAND),
        told(GLOBE, "Quell Courier", agent=STRAND),
        heard,
    ]
    origins = find_origins([COURIER, GLOBE, ECHO], statements, [])
    assert [o.kind for o in origins if heard.id in o.attributions] == [OriginKind.UTTERANCE]


def test_a_circle_of_a_thousand() -> None:
    names = [f"Paper{i} Post{i}" for i in range(1000)]
    reports = [report(f"r{i:04}", name) for i, name in enumerate(names)]
    statements = [told(one, names[(i + 1) % 1000]) for i, one in enumerate(reports)]
    (circle,) = find_circles(reports, statements)
    assert len(circle.reports) == 1000


CITES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12, unique=True)


@given(CITES, st.randoms())
def test_any_citations(cites: list[tuple[int, int]], chance: object) -> None:
    """A closed circle exists exactly where one can come back, each hop is a citation, and no order matters."""
    names = ["Quell Courier", "Island Globe", "Harbour Echo", "Calder Star", "Sarn Mail", "Tidewater Times"]
    reports = [report(f"r{i}", name) for i, name in enumerate(names)]
    statements = [told(reports[a], names[b]) for a, b in cites]
    found = find_circles(reports, statements)
    mixed = list(statements)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert find_circles(reports, mixed) == found
    arcs = {(reports[a].id, reports[b].id) for a, b in cites if a != b}
    for circle in found:
        assert circle.closed
        assert set(zip(circle.reports, [*circle.reports[1:], circle.reports[0]], strict=True)) <= arcs
