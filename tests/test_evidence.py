"""The rules of evidence as properties, over texts put together from the parts that news is made of."""

from __future__ import annotations

import random
from dataclasses import astuple, fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.export import brief_object
from sayso.model import Brief, Page, Report, Span
from sayso.pipeline import Reading, make_brief, read_page

NAMES = (
    "Ada Quorn",
    "Mayor Lev Tarn",
    "Quorn",
    "she",
    "two officials close to the inquiry",
    "The Harbour Board",
    "it",
    "",
)
CUES = ("said", "told the Ferry Post", "warned on Monday", "denied", "wrote in a letter", "insists")
WORDS = (
    "The east pier held",
    "nobody was told",
    "at least 40 boats sank — “all of them”",
    "naïve 🙂 repairs failed",
    "ثلاثة قوارب",
)
SHAPES = (
    "“{w},” {n} {c}. “{v}.”",
    "{n} {c} that {w}.",
    "{w}, {n} {c}.",
    "According to {n}, {w}.",
    'The Courier reported that {n} said that {v}, and that "{w}" was false.',
    "{w}. “{v}",
    "{n} {c}:",
    "{w} {v}.",
)
sentence = st.builds(
    lambda shape, n, c, w, v: shape.format(n=n, c=c, w=w, v=v),
    *(st.sampled_from(options) for options in (SHAPES, NAMES, CUES, WORDS, WORDS)),
)
paragraph = st.lists(sentence, min_size=1, max_size=4).map(" ".join)
text = st.lists(st.one_of(paragraph, paragraph, st.text(max_size=40)), min_size=1, max_size=6).map("\n\n".join)


def page(body: str, name: str = "a.txt") -> Page:
    return Page.of(name, body.encode("utf-8", "replace"), "text/plain")


def spans_of(value: object) -> list[Span]:
    """Every Span anywhere inside a value."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [s for one in value for s in spans_of(one)]
    if is_dataclass(value):
        return [s for f in fields(value) for s in spans_of(getattr(value, f.name))]
    return []


@given(text, st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_span_is_exact(body: str, plain: bool) -> None:
    reading = read_page(page(body), plain=plain)
    if reading.report is None:
        assert reading.problems
        return
    for span in spans_of(reading.attributions):
        assert span.report == reading.report.id
        assert reading.report.text[span.start : span.end] == span.exact
        assert span.start < span.end


@given(text)
@settings(max_examples=80, deadline=None)
def test_reading_twice_gives_the_same(body: str) -> None:
    assert astuple(read_page(page(body))) == astuple(read_page(page(body)))


@given(text)
@settings(max_examples=80, deadline=None)
def test_nesting_is_a_forest_of_what_is_there(body: str) -> None:
    reading = read_page(page(body))
    ids = {a.id: a for a in reading.attributions}
    assert len(ids) == len(reading.attributions)
    for one in reading.attributions:
        seen = set()
        while one.inside is not None:
            assert one.id not in seen
            seen.add(one.id)
            one = ids[one.inside]


@given(st.lists(text, min_size=1, max_size=4, unique=True), st.randoms())
@settings(max_examples=60, deadline=None)
def test_order_of_inputs_changes_only_order(bodies: list[str], rng: random.Random) -> None:
    readings = [read_page(page(body, f"{i}.txt")) for i, body in enumerate(bodies)]
    shuffled = readings[:]
    rng.shuffle(shuffled)
    assert contents(make_brief(readings)) == contents(make_brief(shuffled))


def contents(brief: Brief) -> dict[str, list[str]]:
    """A brief without its order."""
    return {key: sorted(map(repr, value)) for key, value in brief_object(brief).items() if isinstance(value, list)}


@given(st.lists(text, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_brief_names_only_what_is_in_it(bodies: list[str]) -> None:
    brief = make_brief([read_page(page(body, f"{i}.txt")) for i, body in enumerate(bodies)])
    reports = {r.id: r for r in brief.reports}
    attributions = {a.id for a in brief.attributions}
    for span in spans_of(brief):
        assert reports[span.report].text[span.start : span.end] == span.exact
    told = [a for o in brief.origins for a in o.attributions]
    assert sorted(told) == sorted(attributions)
    for claim in brief.claims:
        assert set(claim.attributions) <= attributions
        assert 1 <= claim.fewest <= claim.most <= len(claim.attributions)
    for derivation in brief.derivations:
        assert derivation.report != derivation.original
        assert {derivation.report, derivation.original} <= set(reports)


def test_the_same_page_given_twice_is_one_report() -> None:
    reading = read_page(page("The pier held, the mayor said.\n\nNobody else was asked about it on the day."))
    assert len(make_brief([reading, reading]).reports) == 1


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (2, 2), (3, 2), (0, 99)])
def test_no_span_outside_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no stretch"):
        Report("r", "a.txt", "0", "twelve chars").span(start, end)


def test_a_reading_without_a_report_says_why() -> None:
    reading = read_page(page("   "))
    assert reading == Reading(None, (), reading.problems)
    assert "no article text" in reading.problems[0].reason
