"""A pile that grows is what a pile is that is read at once; and both are what the definitions say, by the plainest way."""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growing_world import HashJudge, World
from sayso.compare import Indexes, blaming, candidates, related
from sayso.compare.growing import Changed, Comparing
from sayso.compare.meetings import Meetings
from sayso.compare.nearest import LEAST, SHARED, MemoryIndex, rank
from sayso.compare.neighbours import Neighbours
from sayso.compare.pairs import compare_told
from sayso.shelf import MemoryShelf

RANDOM = st.integers(0, 2**32).map(random.Random)


@contextmanager
def bounds(most: int) -> Iterator[None]:
    """Every bound as low as `most`, so that a small pile meets it."""
    with ExitStack() as stack:
        for module, name in (
            (related, "BY_WORDS"),
            (related, "BY_MEANING"),
            (candidates, "_WAYS"),
            (blaming, "_HOLDERS"),
            (related, "_HOLDERS"),
        ):
            stack.enter_context(patch.object(module, name, most))
        yield


def at_once(world: World, reports: Collection[str], judge: HashJudge | None = None) -> Changed:
    return Comparing(world.known(), MemoryShelf(), Indexes.in_memory(), judge).update(reports)


def apply(state: Changed, changes: Changed) -> None:
    for kept, changed in ((state.claims, changes.claims), (state.comparisons, changes.comparisons)):
        for i, one in changed.items():
            if one is None:
                kept.pop(i, None)
            else:
                kept[i] = one


@pytest.mark.parametrize("judged", [False, True])
@pytest.mark.parametrize("most", [1, 2, 9])
@settings(max_examples=25, deadline=None)
@given(rng=RANDOM)
def test_a_pile_that_grows_is_the_pile_read_at_once(judged: bool, most: int, rng: random.Random) -> None:
    world, shelf, index, state = World(rng), MemoryShelf(), Indexes.in_memory(), Changed({}, {})
    with bounds(most):
        for _ in range(rng.randint(1, 5)):
            removed = set(rng.sample(sorted(world.reports), k=rng.randint(0, len(world.reports) // 2)))
            changed = world.change()
            added = {world.write() for _ in range(rng.randint(0, 6))}
            judge = HashJudge() if judged else None
            apply(state, Comparing(world.known(), shelf, index, judge).update(added, removed, changed))
            world.remove(removed)
            whole = at_once(world, world.reports, HashJudge() if judged else None)
            assert state.claims == whole.claims
            assert state.comparisons == whole.comparisons
        judge = HashJudge() if judged else None
        apply(state, Comparing(world.known(), shelf, index, judge).update((), world.reports))
        assert not state.claims
        assert not state.comparisons
        assert not any(held for kind, held in shelf._kinds.items() if kind != "compare.verdicts")


WORDS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 9), min_size=1, max_size=5)


def likest(texts: Mapping[str, Mapping[str, int]], one: str) -> list[tuple[str, float]]:
    """By comparing it with all others."""
    found = []
    for other in texts.keys() - {one}:
        a, b = texts[one], texts[other]
        norms = sum(w * w for w in a.values()) * sum(w * w for w in b.values())
        likeness = sum(a[word] * b[word] for word in a.keys() & b.keys()) / math.sqrt(norms)
        if likeness >= LEAST and len(a.keys() & b.keys()) >= SHARED:
            found.append((other, likeness))
    return sorted(found, key=rank)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=25), st.integers(1, 4), RANDOM)
def test_neighbours(texts: list[dict[str, int]], most: int, rng: random.Random) -> None:
    ahead = {f"t{n:02}": weights for n, weights in enumerate(texts)}
    there: dict[str, dict[str, int]] = {}
    index, shelf, before = MemoryIndex(), MemoryShelf(), set[tuple[str, str]]()
    while ahead or there:
        come = {name: ahead.pop(name) for name in rng.sample(sorted(ahead), k=rng.randint(0, len(ahead)))}
        gone = rng.sample(sorted(there), k=rng.randint(0 if ahead else len(there) // 2, len(there)))
        turn = Neighbours(shelf, index, "words", most).update(come, gone)
        there = {name: weights for name, weights in (there | come).items() if name not in gone}
        among = {(a, b) for a in there for b, _ in likest(there, a)[:most]}
        pairs = {(min(pair), max(pair)) for pair in among}
        assert (turn.met, turn.parted) == (pairs - before, before - pairs)
        found = Neighbours(shelf, index, "words", most).of(there)
        assert {(min(a, b), max(a, b)) for a, others in found.items() for b in others} == pairs
        for name, near in index.nearest(there, most).items():
            assert near.likest == likest(there, name)[:most]
        before = pairs
        if not ahead and not come and not gone:
            break


def facing(key: str) -> str:
    return key.swapcase() if key in "abAB" else key


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sets(st.sampled_from("abABcd")), max_size=12), st.integers(1, 4), RANDOM)
def test_meetings(keys: list[set[str]], most: int, rng: random.Random) -> None:
    shelf, there, before = MemoryShelf(), dict[str, set[str]](), set[tuple[str, str]]()
    every = {f"t{n:02}": held for n, held in enumerate(keys)}
    for _ in range(6):
        meetings = Meetings(shelf, "x", most, facing)
        gone = set(rng.sample(sorted(there), k=rng.randint(0, len(there))))
        # Some come with other keys than they had.
        come = {t: rng.choice(keys) for t in rng.sample(sorted(every), k=rng.randint(0, len(every)))}
        gone |= come.keys() & there.keys()
        turn = meetings.update(come, gone)
        there = {t: held for t, held in there.items() if t not in gone} | come
        counted = {key: sorted(t for t in there if key in there[t])[:most] for key in "abABcd"}
        both = {(a, b) for key in counted for a in counted[key] for b in counted[facing(key)] if a != b}
        pairs = {(min(pair), max(pair)) for pair in both}
        assert (turn.met, turn.parted) == (pairs - before, before - pairs)
        found = meetings.of(there)
        assert {(min(a, b), max(a, b)) for a, others in found.items() for b in others} == pairs
        before = pairs


def test_nothing_is_judged_twice() -> None:
    world, shelf, index = World(random.Random(5)), MemoryShelf(), Indexes.in_memory()
    judge = HashJudge()
    for _ in range(12):
        reports = {world.write() for _ in range(4)}
        Comparing(world.known(), shelf, index, judge).update(reports)
    Comparing(world.known(), shelf, index, judge).update((), (), world.ids())
    assert judge.asked
    assert len(judge.asked) == len(set(judge.asked))


def test_another_origin_compares_nothing_anew() -> None:
    world, shelf, index = World(random.Random(8)), MemoryShelf(), Indexes.in_memory()
    reports = [world.write() for _ in range(30)]
    state = Comparing(world.known(), shelf, index, None).update(reports)
    claim = next(c for c in state.claims.values() if c and c.most > 1)
    world.origin |= dict.fromkeys(claim.attributions, "one")
    with patch("sayso.compare.growing.compare_told", wraps=compare_told) as compared:
        changed = Comparing(world.known(), shelf, index, None).update((), (), claim.attributions)
        assert not compared.called
    again = changed.claims[claim.id]
    assert again
    assert (again.attributions, again.most) == (claim.attributions, 1)
    assert not changed.comparisons


def test_hundreds_of_copies_crowd_nothing_out_and_cost_little() -> None:
    world, shelf, index = World(random.Random(3)), MemoryShelf(), Indexes.in_memory()
    first = [world.write() for _ in range(30)]
    comparing = Comparing(world.known(), shelf, index, None)
    state = comparing.update(first)
    copies = [world.copy(first[0]) for _ in range(400)]
    with patch("sayso.compare.growing.compare_told", wraps=compare_told) as compared:
        apply(state, Comparing(world.known(), shelf, index, None).update(copies[:399]))
        assert compared.call_count < 399 * 30
        compared.reset_mock()
        changes = Comparing(world.known(), shelf, index, None).update(copies[399:])
        assert compared.call_count < 30
    apply(state, changes)
    alone = at_once(world, first)
    told = {i for c in state.claims.values() if c for i in (*c.attributions, *c.repeated)}
    assert told >= {i for c in alone.claims.values() if c for i in (*c.attributions, *c.repeated)}
    assert sum(len(c.attributions) > 399 for c in state.claims.values() if c) > 0
