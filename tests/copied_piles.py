"""Invented piles whose reports copy each other in every way, how such a pile comes to be, and what must hold at every step."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from sayso.copies import CopyIndex, Store, find_derivations
from sayso.model import Derivation, Link, Report
from sayso.shelf import MemoryPile

_VOCABULARY = [f"w{i}" for i in range(400)]
_OUTLETS = ("Ash", "Birch", "Cedar", None)

# Ids that go, reports that come.
Step = tuple[list[str], list[Report]]


def words(rng: random.Random, count: int) -> str:
    """A sentence of so many words, few enough that the same come up again."""
    return " ".join(rng.choices(_VOCABULARY, k=count)) + "."


def pile(seed: int, count: int, kinds: int) -> list[Report]:
    """Reports put together from a few paragraphs, whole and cut, with notes of their sites, wrong dates or none, corrections,
    and credits and links in rings."""
    rng = random.Random(seed)
    paragraphs = [words(rng, rng.randint(12, 40)) for _ in range(kinds)]
    notes = {name: words(rng, 18) for name in _OUTLETS}
    reports: list[Report] = []
    for i in range(count):
        outlet = rng.choice(_OUTLETS)
        body = rng.choices(paragraphs, k=rng.randint(0, 5)) + [notes[outlet]] * (rng.random() < 0.6)
        text = "\n\n".join(body)
        if reports and rng.random() < 0.3:
            text = _cut(rng, rng.choice(reports).text)
        wire = outlet == "Ash" and rng.random() < 0.4
        published = None if rng.random() < 0.2 else dt.date(2026, 1, rng.randint(1, 9))
        credited = ("Ash",) if wire else tuple(rng.sample(["Ash", "Birch", "Cedar"], rng.choice([0, 0, 1, 2])))
        links = tuple(Link(0, 1, f"https://{rng.randrange(count)}.example") for _ in range(rng.choice([0, 0, 0, 1])))
        address = f"https://{i}.example" if links or rng.random() < 0.2 else f"{i}.txt"
        reports.append(
            Report(
                f"r{i:03}", address, "0", text, title=rng.choice(["CORRECTED - it", "It", "It"]), outlet=outlet,
                dateline="X (Ash)" if wire else None, published=published, credits=credited, links=links,
            )
        )  # fmt: skip
    return reports


def steps(reports: list[Report], rng: random.Random, most: int) -> list[Step]:
    """A way in which the reports come, some of them go, and some come again, changed or not; `most` come or go at a time."""
    waiting, there, taken = rng.sample(reports, len(reports)), list[str](), list[Step]()
    while waiting:
        size = rng.randint(1, most)
        came, waiting = waiting[:size], waiting[size:]
        went = rng.sample(there, min(len(there), rng.choice([0, 0, 1, size // 2])))
        # Another version takes the place of the one that goes; one that only goes comes again later, or does not.
        versions = [replace(rng.choice(reports), id=one) for one in went if rng.random() < 0.4]
        gone = set(went) - {report.id for report in versions}
        waiting += [report for report in reports if report.id in gone and rng.random() < 0.3]
        there = [one for one in there if one not in gone] + [report.id for report in came]
        taken.append((went, came + versions))
    return taken


piles = st.builds(pile, st.integers(), st.sampled_from([3, 10, 60]), st.sampled_from([3, 8, 25]))


def holds_at_every_step(store: Store, taken: list[Step]) -> None:
    """After every step what was told, step by step, is what reading the pile at once tells; and only what changed was told."""
    there = MemoryPile()
    index = CopyIndex(store, there.reports)
    held: dict[str, Report] = {}
    known: dict[str, Derivation] = {}
    for went, came in taken:
        for one in went:
            del held[one]
        held |= {report.id: report for report in came}
        there.remove(went)
        there.add(came, [])
        told = index.update(came, went)
        before, known = known, {d.report: d for d in find_derivations(list(held.values()))}
        assert known == dict(_applied(before, told))
        # Of another version of a report, and of what was made from it, all is new.
        new = set(went)
        same = {one: d for one, d in before.items() if one not in new and d.original not in new}
        assert not [one for one, d in told.items() if same.get(one, ...) == d]
        assert all(one in before for one, d in told.items() if d is None)
        assert list(told) == sorted(told)


def _applied(known: dict[str, Derivation], told: dict[str, Derivation | None]) -> Iterator[tuple[str, Derivation]]:
    yield from ((one, d) for one, d in {**known, **told}.items() if d)


def _cut(rng: random.Random, text: str) -> str:
    parts = text.split(" ")
    start = rng.randrange(len(parts))
    return " ".join(parts[start:]) if rng.random() < 0.6 else text
