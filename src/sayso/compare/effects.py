"""Which statements give a cause of the same thing: found by an index of kinds of events and of words, never all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.compare.causes import Cause
from sayso.disjoint import Disjoint

# Of a word or a kind of event that more statements hold than this, only these many (the latest) are looked up by it.
_HOLDERS = 100
# The share of words for things that both effects must name: of the fewer with one kind of event, of all without any.
_WITH_EVENT, _WITHOUT = 1 / 3, 1 / 2
# "The problem" may be any problem: so many words must be shared where none tells of an event.
_LEAST = 2
# The share of the things of one effect that must stand around another which names none ("the failure").
_AROUND = 1 / 2


def same_effect(causes: Sequence[Cause]) -> Iterator[tuple[Cause, Cause]]:
    """Pairs of statements of different attributions about one effect, in the order of `causes`.

    Time is linear in the statements: no list of holders longer than a fixed length is walked.
    """
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, one in enumerate(causes):
        keys = [("event", e) for e in sorted(one.events)] or [("thing", t) for t in sorted(one.things)]
        near = sorted({j for key in keys for j in index[key][-_HOLDERS:]})
        yield from (
            (causes[j], one) for j in near if causes[j].attribution != one.attribution and _same(causes[j], one)
        )
        for key in keys:
            index[key].append(i)


def _same(a: Cause, b: Cause) -> bool:
    if not a.events and not b.events:
        shared = a.things & b.things
        # Two statements about one person are not yet about one thing.
        return (
            len(shared) >= _LEAST
            and bool(shared & a.plain & b.plain)
            and len(shared) >= _WITHOUT * len(a.things | b.things)
        )
    if not a.events & b.events:
        return False
    if a.things and b.things:
        return _shared(a.things, b.things) >= _WITH_EVENT
    if a.things or b.things:
        full, bare = (a, b) if a.things else (b, a)
        return len(full.things & bare.near) >= _AROUND * len(full.things)
    return a.report == b.report or _shared(a.near, b.near) >= _WITH_EVENT


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))


def groups(causes: Sequence[Cause]) -> list[list[Cause]]:
    """Statements put together by one effect, each group and the groups in the order of `causes`; none alone."""
    place = {id(one): i for i, one in enumerate(causes)}
    sets = Disjoint(range(len(causes)))
    for a, b in same_effect(causes):
        sets.merge(place[id(a)], place[id(b)])
    return [[causes[i] for i in members] for members in sets.members().values() if len(members) > 1]
