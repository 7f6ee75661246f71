"""Names: exact spans of the right kind on plain sentences, agreement over a text, and no harm from any input."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribute import default_reader, read_report
from sayso.attribute.neural.names import KINDS, Named, apart, consistent, spans_of
from sayso.model import NameType, Report


def names(text: str) -> list[tuple[str, str]]:
    """(exact words, kind) of each name that the package's reader finds."""
    return [(text[n.start : n.end], str(n.type)) for n in default_reader().read(text, []).names]


SENTENCES = {
    "person": ("The bridge was shut on Tuesday, Maren Holt said.", [("Maren Holt", "person")]),
    "title left off": ("Prime Minister Jonas Reed opened the ferry line.", [("Jonas Reed", "person")]),
    "mister": ("A letter was sent to Mr. Albrecht last week.", [("Albrecht", "person")]),
    "initial": ("The report was signed by Peter J. Lindqvist.", [("Peter J. Lindqvist", "person")]),
    "possessive": ("Maren Holt’s brother runs the mill.", [("Maren Holt", "person")]),
    "place": ("Thousands left Hamburg on foot in the spring.", [("Hamburg", "place")]),
    "place in a place": ("He was born in Bergen, Norway.", [("Bergen", "place"), ("Norway", "place")]),
    "abbreviated place": ("Exports to the U.S. fell by a third.", [("U.S.", "place")]),
    "company": ("Shares of Lindqvist Shipping Ltd fell by a third.", [("Lindqvist Shipping Ltd", "organisation")]),
    "body": ("The Ministry of Transport denied it.", [("Ministry of Transport", "organisation")]),
    "acronym": ("NATO and the WHO declined to comment.", [("NATO", "organisation"), ("WHO", "organisation")]),
    "party": ("He left the Liberal Party in March.", [("Liberal Party", "organisation")]),
    "law": ("The Clean Harbours Act was passed in June.", [("Clean Harbours Act", "document")]),
    "resolution": ("The council adopted Resolution 4127 on Monday.", [("Resolution 4127", "document")]),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_plain_sentences(case: str) -> None:
    text, wanted = SENTENCES[case]
    assert names(text) == wanted


NO_NAMES = [
    "",
    " \n\t ",
    "The two officials said that nobody had opened the gate.",
    "It rained on Tuesday. In March, nothing happened.",
    "We do not know. They do not know either, he said.",
    "Prices rose by 4.2 percent to 700 euros a tonne.",
    "!!! ??? …",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_names(text: str) -> None:
    assert names(text) == []


def test_peoples_and_things_are_no_names_of_bodies_or_places() -> None:
    assert not {"German", "Dutch"} & {name for name, _ in names("Two German divers and a Dutch pilot were hurt.")}


def test_capitals() -> None:
    text = "MAREN HOLT LEAVES FOR LONDON\n\nMaren Holt left for London on Monday, her office said."
    assert names(text)[:2] == [("MAREN HOLT", "person"), ("LONDON", "place")]


def test_a_headline_with_every_word_capitalised() -> None:
    text = "Maren Holt Says New Bridge Will Be Built in London\n\nMaren Holt said so on Monday."
    found = names(text)
    assert ("Maren Holt", "person") in found
    assert ("London", "place") in found
    assert not [name for name, _ in found if "Bridge Will" in name]


def test_a_surname_alone_is_the_person() -> None:
    text = "Maren Holt spoke first. Holt was calm. Nobody asked Holt about the gate."
    assert names(text) == [("Maren Holt", "person"), ("Holt", "person"), ("Holt", "person")]


def test_a_report_has_its_names_as_spans() -> None:
    text = "“We never opened the gate,” Maren Holt said in London."
    read = read_report(Report("r", "r.txt", "0" * 64, text), default_reader())
    assert [(n.span.exact, n.type) for n in read.names] == [
        ("Maren Holt", NameType.PERSON),
        ("London", NameType.PLACE),
    ]
    assert all(n.span.report == "r" and 0 < n.confidence <= 1 for n in read.names)
    assert len(read.attributions) == 1


def test_an_unread_report_has_no_names() -> None:
    report = Report("r", "r.txt", "0" * 64, "Maren Holt sagte nichts.", unread="in German")
    assert read_report(report, default_reader()).names == ()


def test_names_stand_in_more_than_one_window() -> None:
    text = "Nothing much happened on that day either, and so it went on. " * 150
    text = f"{text}Maren Holt left for London. {text}Jonas Reed stayed in Bergen."
    assert [n for n, _ in names(text)] == ["Maren Holt", "London", "Jonas Reed", "Bergen"]


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text(text: str) -> None:
    at = 0
    for one in default_reader().read(text, []).names:
        assert at <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        assert 0 <= one.confidence <= 1
        at = one.end


STRANGE = ["Maren Holt and " * 4000, "A" * 50_000, "The Of And In " * 3000, "Maren Holt\n" * 3000, "“’. " * 5000]


@pytest.mark.parametrize("text", STRANGE, ids=[t[:10] for t in STRANGE])
def test_long_lines(text: str) -> None:
    for one in default_reader().read(text, []).names:
        assert re.search(r"\w", text[one.start : one.end])


NAMED = st.builds(
    lambda start, length, kind, sure: Named(start, start + length, kind, sure),
    st.integers(0, 60), st.integers(1, 9), st.sampled_from(KINDS), st.floats(0, 1),
)  # fmt: skip


@given(st.text("ab B", min_size=70, max_size=70), st.lists(NAMED, max_size=20))
def test_agreement_changes_kinds_only(text: str, found: list[Named]) -> None:
    kept = apart(found)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    agreed = consistent(text, kept)
    assert [(n.start, n.end) for n in agreed] == [(n.start, n.end) for n in kept]
    kinds: dict[str, set[str]] = {}
    for one in agreed:
        assert 0 <= one.confidence <= 1
        kinds.setdefault(text[one.start : one.end].casefold(), set()).add(one.kind)
    assert all(len(k) == 1 for k in kinds.values())


def test_the_surer_and_more_frequent_kind_is_taken() -> None:
    text = "Tarn Tarn Tarn"
    found = [Named(0, 4, "place", 0.9), Named(5, 9, "organisation", 0.6), Named(10, 14, "place", 0.8)]
    agreed = consistent(text, found)
    assert [n.kind for n in agreed] == ["place"] * 3
    assert [n.confidence for n in agreed] == [0.9, 0.6, 0.8]


def test_agreement_takes_linear_time() -> None:
    def seconds(size: int) -> float:
        text = "Maren Holt Reed " * size
        found = [Named(16 * i + a, 16 * i + b, KINDS[i % 3], 0.9) for i in range(size) for a, b in ((0, 10), (11, 15))]
        begun = time.perf_counter()
        consistent(text, apart(found))
        return time.perf_counter() - begun

    assert min(seconds(20_000) for _ in range(3)) < 40 * min(seconds(2_000) for _ in range(3)) + 0.05


def test_scores_without_a_name_give_no_spans() -> None:
    moves = np.zeros((21, 21), np.float32)
    quiet = np.zeros((7, 21), np.float32)
    quiet[:, 0] = 9
    assert spans_of([quiet, quiet[:0]], moves) == [[], []]
    loud = quiet.copy()
    loud[3, 4] = 30  # a single word that is a person
    ((kind, run, sure),) = spans_of([loud, quiet], moves)[0]
    assert (kind, run) == (0, (3, 4))
    assert sure > 0.9
