"""Reports one after another: the order changes nothing, what goes leaves no trace, and many cost no more each."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copied_piles import holds_at_every_step, piles, steps, words
from sayso.copies import CopyIndex, Memory, find_derivations
from sayso.model import Derivation, Report
from sayso.shelf import MemoryPile


def index_of(*reports: Report) -> CopyIndex:
    return CopyIndex(Memory(), MemoryPile(reports).reports)


def originals(told: dict[str, Derivation | None]) -> dict[str, str | None]:
    return {one: d and d.original for one, d in told.items()}


@settings(max_examples=30, deadline=None)
@given(piles, st.randoms(use_true_random=False), st.sampled_from([1, 3, 20]))
def test_however_reports_come_and_go_what_is_found_is_what_the_pile_at_once_gives(
    reports: list[Report], rng: random.Random, most: int
) -> None:
    holds_at_every_step(Memory(), steps(reports, rng, most))


@settings(max_examples=25, deadline=None)
@given(piles)
def test_derivations_make_no_ring_and_share_words(reports: list[Report]) -> None:
    originals = {d.report: d.original for d in find_derivations(reports)}
    for report in originals:
        here, steps = report, 0
        while here in originals:
            here, steps = originals[here], steps + 1
            assert steps <= len(originals)


def test_an_original_that_comes_late_takes_its_copies_over_and_gives_them_back() -> None:
    text = words(random.Random(5), 120)
    copies = [Report(f"c{i}", f"{i}", "0", text, published=dt.date(2026, 3, 2 + i)) for i in range(4)]
    late = Report("late", "l", "0", text + " And more.", published=dt.date(2026, 3, 1))
    index = index_of(*copies, late)
    assert index.update(copies[:1]) == {}
    assert [originals(index.update([one])) for one in copies[1:]] == [{"c1": "c0"}, {"c2": "c0"}, {"c3": "c0"}]
    assert originals(index.update([late])) == {f"c{i}": "late" for i in range(4)}
    assert index.update([late]) == {}
    assert originals(index.update([], ["late", "nobody knows it"])) == {"c0": None, "c1": "c0", "c2": "c0", "c3": "c0"}
    assert index.update([], ["late"]) == {}


def test_a_ring_that_closes_opens_at_its_first_and_is_one_no_more_when_one_goes() -> None:
    text = words(random.Random(9), 120)
    names = ("Ash", "Birch", "Cedar")
    ring = [
        Report(name, name, "0", text, outlet=name, credits=(names[i - 1],), published=dt.date(2026, 3, 1 + i))
        for i, name in enumerate(names)
    ]
    index = index_of(*ring)
    assert originals(index.update(ring[:2])) == {"Birch": "Ash"}
    assert originals(index.update(ring[2:])) == {"Cedar": "Birch"}
    assert originals(index.update([], ["Birch"])) == {"Ash": "Cedar", "Birch": None, "Cedar": None}
    assert originals(index.update(ring[1:2])) == {"Ash": None, "Birch": "Ash", "Cedar": "Birch"}


def test_an_original_that_is_crowded_out_of_what_many_hold_is_chosen_no_more() -> None:
    rng = random.Random(10)
    told, crowded = words(rng, 300), words(rng, 16)
    own = [" ".join(f"own{i}x{j}" for j in range(200)) for i in range(17)]
    day = [dt.date(2026, 3, 1 + i) for i in range(20)]
    crowd = [Report(f"k{i:02}", "k", "0", f"{text} {crowded}", published=day[i]) for i, text in enumerate(own[:16])]
    whole = Report("a", "a", "0", f"{told} {own[16]}", published=day[16])
    more = Report("b", "b", "0", f"{told} {own[16]} {crowded}", published=day[17])
    made = Report("c", "c", "0", f"{crowded} {told}", published=day[18])
    index = index_of(*crowd, whole, more, made)
    assert originals(index.update([*crowd[:14], whole, more, made])) == {"b": "a", "c": "b"}
    assert originals(index.update(crowd[14:])) == {"c": "a"}
    assert originals(index.update([], ["k03", "k05"])) == {"c": "b"}


def test_what_all_tell_makes_no_copy_until_fewer_tell_it() -> None:
    told, day = words(random.Random(11), 40), dt.date(2026, 3, 1)
    own = [" ".join(f"own{i}x{j}" for j in range(60 if i < 2 else 400)) for i in range(41)]
    reports = [
        Report(f"r{i:02}", "r", "0", f"{told} {text}", outlet=f"Paper {i}", published=day + dt.timedelta(i))
        for i, text in enumerate(own)
    ]
    index = index_of(*reports)
    assert originals(index.update(reports[:2])) == {"r01": "r00"}
    assert "r01" not in index.update(reports[2:40])
    assert originals(index.update(reports[40:]))["r01"] is None
    assert originals(index.update([], ["r07"]))["r01"] == "r00"


@pytest.mark.parametrize("text", ["", "Three words only", "…", "\x00\ud800" * 40, "“" + "so he said and went on " * 20])
def test_too_little_to_tell(text: str) -> None:
    assert find_derivations([Report(str(i), "a", "0", text) for i in range(5)]) == []


def test_a_thousand_identical_reports_of_one_site_are_one_and_its_copies() -> None:
    text = words(random.Random(6), 150)
    reports = [Report(f"{i:04}", "a", "0", text, outlet="The Only Paper") for i in range(1000)]
    found = find_derivations(reports)
    assert {d.original for d in found} == {"0000"}
    assert len(found) == 999


def test_what_a_site_repeats_makes_no_copy_even_where_it_is_most_of_the_page() -> None:
    rng = random.Random(7)
    note = words(rng, 90)
    texts = [" ".join(f"u{i}x{j}" for j in range(45)) for i in range(12)]
    reports = [Report(f"{i:02}", "a", "0", f"{text}. {note}", outlet="Valley Post") for i, text in enumerate(texts)]
    assert find_derivations(reports) == []
    reprint = Report("x", "x", "0", f"{texts[3]}. {note}", outlet="Hill Post", credits=("Valley Post",))
    assert [(d.report, d.original) for d in find_derivations([*reports, reprint])] == [("x", "03")]


@pytest.mark.parametrize("share", [0.2, 0.5, 1.0])
def test_a_part_of_one_report_inside_another(share: float) -> None:
    rng = random.Random(8)
    body = [words(rng, 20) for _ in range(10)]
    own = [" ".join(f"own{i}x{j}" for j in range(20)) for i in range(8)]
    first = Report("a", "a", "0", "\n".join(body), published=dt.date(2026, 2, 1))
    taken = body[: int(10 * share)]
    second = Report("b", "b", "0", "\n".join([*own[:4], *taken, *own[4:]]), published=dt.date(2026, 2, 2))
    (found,) = find_derivations([second, first])
    assert (found.report, found.original) == ("b", "a")
    ((ours, theirs),) = found.stretches
    assert ours.exact == theirs.exact == "\n".join(taken).removesuffix(".")
