"""Chains: from statements inside statements, and from outlets that were told or cited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.model import Attribution, Kind, Report
from sayso.relay import trace
from sayso.resolve import resolve_speakers


def attribution(report: Report, source: str, cue: str, content: str, inside: str | None = None) -> Attribution:
    at = report.text.index(content)
    where = max(report.text.rfind("\n\n", 0, at), 0)
    spans = []
    for words in (source, cue, content):
        start = report.text.index(words, where)
        spans.append((report.span(start, start + len(words)),))
    return Attribution(f"a-{content[:9]}", report.id, *spans, Kind.INDIRECT, 1.0, "test", inside)


def chains(report: Report, *made: Attribution) -> list[tuple[str, ...]]:
    resolved, _ = resolve_speakers(report, made)
    traced, problems = trace(report, resolved)
    assert not problems
    for one in traced:
        for hop in one.relays:
            assert hop.evidence is None or report.text[hop.evidence.start : hop.evidence.end] == hop.evidence.exact
    by_id = {a.id: a.chain for a in traced}
    return [by_id[a.id] for a in made]


LEAD = "Ferry doors\n\nThe ferry that sank off Calder Head in March had been repaired twice by the yard at Quell.\n\n"


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "chain"),
    [
        ("Una Perrow told Radio Quell that the doors were shut.", "Una Perrow", "told", ("Radio Quell", "Una Perrow")),
        ("Una Perrow told reporters that the doors were shut.", "Una Perrow", "told", ("Una Perrow",)),
        ("Una Perrow told Parliament that the doors were shut.", "Una Perrow", "told", ("Una Perrow",)),
        (
            "“It is known that the doors were shut,” Una Perrow said in an interview with the Calder Gazette.",
            "Una Perrow",
            "said",
            ("Calder Gazette", "Una Perrow"),
        ),
        (
            "In an interview with the magazine Cormorant, Una Perrow said that the doors were shut.",
            "Una Perrow",
            "said",
            ("Cormorant", "Una Perrow"),
        ),
        (
            "Radio Quell, citing the Calder Gazette, reported that the doors were shut.",
            "Radio Quell, citing the Calder Gazette",
            "reported",
            ("Radio Quell", "Calder Gazette"),
        ),
    ],
)
def test_one_sentence(
    make_report: Callable[..., Report], sentence: str, source: str, cue: str, chain: tuple[str, ...]
) -> None:
    report = make_report(LEAD + sentence)
    assert chains(report, attribution(report, source, cue, "the doors were shut")) == [chain]


def test_the_reports_own_outlet_is_no_relay(make_report: Callable[..., Report]) -> None:
    report = replace(
        make_report(LEAD + "Una Perrow told the Gazette that the doors were shut."), outlet="Calder Gazette"
    )
    assert chains(report, attribution(report, "Una Perrow", "told", "the doors were shut")) == [("Una Perrow",)]


def test_three_deep(make_report: Callable[..., Report]) -> None:
    report = make_report(
        LEAD + "The Calder Gazette reported that Una Perrow said Captain Bo Rask had warned that the doors were shut."
    )
    outer = attribution(
        report, "The Calder Gazette", "reported", "Una Perrow said Captain Bo Rask had warned that the doors were shut"
    )
    middle = attribution(report, "Una Perrow", "said", "Captain Bo Rask had warned that the doors were shut", outer.id)
    inner = attribution(report, "Captain Bo Rask", "warned", "the doors were shut", middle.id)
    assert chains(report, outer, middle, inner)[2] == ("Calder Gazette", "Una Perrow", "Bo Rask")
