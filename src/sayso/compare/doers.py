"""Two who are each said to have done one harm to one thing: "rebels shelled the school", "the school was hit by army rockets"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.compare.meaning import PRONOUNS, Meaning, Mention, Voice, light
from sayso.resolve.words import BODIES, FIRMS, ROLES, singular

# What is done by one, mostly: the concept, and the side of it.
_DEEDS = frozenset(
    (
        ("alive", -1), ("unhurt", -1), ("whole", -1), ("attack", 1), ("shoot", 1), ("burn", 1), ("explode", 1), ("sink", 1),
        ("crash", 1), ("take", 1), ("reveal", 1), ("keep", -1), ("true", -1), ("threaten", 1), ("clean", -1), ("obey", -1),
    )
)  # fmt: skip
# After a verb without an object: "drowned off the head".
_NO_OBJECT = frozenset(
    "of to in on at for with by from off under over after before near into and or when while as out up".split()
)
_ROLES = ROLES | BODIES | FIRMS


@dataclass(frozen=True, slots=True)
class Doers:
    """Two mentions of one deed, and the places of the words for who or what did it, a side each."""

    a: Mention
    b: Mention
    by_a: tuple[int, ...]
    by_b: tuple[int, ...]


def rival_doers(a: Meaning, b: Meaning) -> Doers | None:
    """One deed to one thing that two sentences give to two; None where there is none, or the two may be one."""
    for m, by_m, to_m in _deeds(a):
        for n, by_n, to_n in _deeds(b):
            if m.what == n.what and m.sign == n.sign and _one(a, to_m, b, to_n) and _two(a, by_m, b, by_n):
                return Doers(m, n, tuple(by_m), tuple(by_n))
    return None


def _deeds(one: Meaning) -> Iterator[tuple[Mention, list[int], list[int]]]:
    """Each deed told in a verb, with the places of the words for the doer and for what it was done to."""
    for m in one.mentions:
        if (m.what, m.sign) not in _DEEDS or m.voice not in (Voice.ACTIVE, Voice.PASSIVE) or one.words[m.first].denied:
            continue
        before, after = one.args(m, before=True), one.args(m, before=False)
        by = next(
            (
                i
                for i in range(m.last + 1, len(one.words))
                if one.words[i].low == "by" and one.words[i].clause == m.clause
            ),
            None,
        )
        if m.voice is Voice.PASSIVE:
            if by is not None:
                yield m, [i for i in after if i > by], before
        elif by is None and before and after and one.words[m.last + 1].low not in _NO_OBJECT:
            yield m, before, after


def _one(a: Meaning, x: Sequence[int], b: Meaning, y: Sequence[int]) -> bool:
    return any(a.ids[i] & b.ids[j] and not light(a.ids[i]) for i in x for j in y)


def _two(a: Meaning, x: Sequence[int], b: Meaning, y: Sequence[int]) -> bool:
    """Are two doers told, and can they not be one: by a shared word, a pronoun, or a role that may be the other's?"""
    if not x or not y or any(a.ids[i] & b.ids[j] for i in x for j in y):
        return False
    if any(one.words[i].low in PRONOUNS for one, at in ((a, x), (b, y)) for i in at):
        return False
    named = [any(one.words[i].exact[0].isupper() and i for i in at) for one, at in ((a, x), (b, y))]
    role = [any(singular(one.words[i].low) in _ROLES for i in at) for one, at in ((a, x), (b, y))]
    return not (named[0] and role[1] and not named[1]) and not (named[1] and role[0] and not named[0])
