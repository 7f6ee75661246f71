"""Reports one after another: the order changes nothing, a table of a database does as well, and many cost no more each."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.copies import CopyIndex, find_derivations
from sayso.copies.fingerprints import prints_of
from sayso.model import Report

VOCABULARY = [f"w{i}" for i in range(400)]


def words(rng: random.Random, count: int) -> str:
    return " ".join(rng.choices(VOCABULARY, k=count)) + "."


def pile(seed: int, count: int, kinds: int) -> list[Report]:
    """Reports put together from a few paragraphs, with notes of their sites, wrong dates, and credits in rings."""
    rng = random.Random(seed)
    paragraphs = [words(rng, rng.randint(12, 40)) for _ in range(kinds)]
    notes = {name: words(rng, 18) for name in ("Ash", "Birch", "Cedar", None)}
    reports: list[Report] = []
    for i in range(count):
        outlet = rng.choice(list(notes))
        body = rng.choices(paragraphs, k=rng.randint(0, 5)) + [notes[outlet]] * (rng.random() < 0.6)
        text = rng.choice(reports).text if reports and rng.random() < 0.2 else "\n\n".join(body)
        wire = outlet == "Ash" and rng.random() < 0.4
        published = None if rng.random() < 0.2 else dt.date(2026, 1, rng.randint(1, 9))
        credited = ("Ash",) if wire else tuple(rng.sample(["Ash", "Birch", "Cedar"], rng.choice([0, 0, 1, 2])))
        reports.append(
            Report(
                f"r{i:03}", f"{i}.txt", "0", text, title=rng.choice(["CORRECTED - it", "It"]), outlet=outlet,
                dateline="X (Ash)" if wire else None, published=published, credits=credited,
            )
        )  # fmt: skip
    return reports


piles = st.builds(pile, st.integers(), st.sampled_from([3, 10, 60]), st.sampled_from([3, 8, 25]))


@settings(max_examples=40, deadline=None)
@given(piles, st.randoms(use_true_random=False), st.floats(0, 1))
def test_the_order_of_adding_does_not_matter(reports: list[Report], rng: random.Random, part: float) -> None:
    shuffled = rng.sample(reports, len(reports))
    at_once = int(part * len(reports))
    index = CopyIndex()
    index.extend(shuffled[:at_once])
    told = {d.report: d for d in index.derivations()}
    for report in shuffled[at_once:]:
        told |= {d.report: d for d in index.add(report)}
    found = index.derivations()
    assert found == find_derivations(reports)
    # What `add` told last of a report is what stands, where anything does.
    assert all(told[d.report] == d for d in found)


@settings(max_examples=25, deadline=None)
@given(piles)
def test_derivations_make_no_ring_and_share_words(reports: list[Report]) -> None:
    originals = {d.report: d.original for d in find_derivations(reports)}
    for report in originals:
        here, steps = report, 0
        while here in originals:
            here, steps = originals[here], steps + 1
            assert steps <= len(originals)


class Table:
    """Postings in SQL: what a ledger would hold."""

    def __init__(self) -> None:
        self.db = sqlite3.connect(":memory:")
        self.db.execute("create table reports (number integer primary key, rank text, site text)")
        self.db.execute("create table prints (fingerprint integer, number integer)")
        self.db.execute("create index met on prints (fingerprint)")

    def put(self, rank: str, site: str, prints: Sequence[int]) -> int:
        (number,) = self.db.execute("select count(*) from reports").fetchone()
        self.db.execute("insert into reports values (?, ?, ?)", (number, rank, site))
        self.db.executemany("insert into prints values (?, ?)", [(one, number) for one in prints])
        return int(number)

    def holders(self, prints: Sequence[int], most: int) -> list[Sequence[int]]:
        query = "select number from prints join reports using (number) where fingerprint = ? order by rank limit ?"
        return [[n for (n,) in self.db.execute(query, (one, most))] for one in prints]

    def counts(self, prints: Sequence[int], site: str) -> list[tuple[int, int]]:
        query = (
            "select count(*), coalesce(sum(site = ?), 0) from prints join reports using (number) where fingerprint = ?"
        )
        return [self.db.execute(query, (site, one)).fetchone() for one in prints]


@pytest.mark.parametrize("seed", range(4))
def test_a_table_of_a_database_finds_the_same(seed: int) -> None:
    reports = pile(seed, 60, 8)
    index = CopyIndex(Table())
    for report in reports:
        index.add(report)
    assert index.derivations() == find_derivations(reports)
    assert index.derivations()


def test_rows_give_the_index_as_a_table() -> None:
    reports = pile(1, 20, 5)
    index = CopyIndex()
    index.extend(reports)
    rows = list(index.rows())
    by_id = {r.id: r for r in reports}
    assert {value for value, one, _ in rows if one == "r003"} == set(prints_of(by_id["r003"].text).values.tolist())
    assert all(-(2**63) <= value < 2**63 and by_id[one].text[place] == "w" for value, one, place in rows)


def test_an_original_that_comes_late_takes_its_copies_over() -> None:
    text = words(random.Random(5), 120)
    copies = [Report(f"c{i}", f"{i}", "0", text, published=dt.date(2026, 3, 2 + i)) for i in range(4)]
    index = CopyIndex()
    assert index.add(copies[0]) == []
    assert [(d.report, d.original) for r in copies[1:] for d in index.add(r)] == [
        ("c1", "c0"),
        ("c2", "c0"),
        ("c3", "c0"),
    ]
    late = Report("late", "l", "0", text + " And more.", published=dt.date(2026, 3, 1))
    assert {(d.report, d.original) for d in index.add(late)} == {(f"c{i}", "late") for i in range(4)}
    assert index.add(late) == []
    assert index.derivation("late") is None
    assert index.derivation("nobody knows it") is None


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
