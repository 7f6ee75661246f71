"""Blame as a pile grows: who gives one thing which cause, found by keys of events and things.

Copies of one statement by one speaker are one accusation, so that they do not crowd others out. Of a key that many accusations
have, only some count (those with the least ids): what is compared is a function of the accusations that there are, and has a
bound.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from sayso.codec import dump, load
from sayso.compare.blame import find_blame
from sayso.compare.causes import Cause, order
from sayso.compare.kept import Kept
from sayso.compare.meetings import Meetings
from sayso.compare.weights import rarity
from sayso.model import Speaker, digest
from sayso.shelf import Shelf

# On the shelf: the accusations of a report; the statements that make one; those that a key has; and which two gave a comparison.
_OF, _MADE, _FOUND = "compare.accusations", "compare.accused", "compare.blamed"
# So many accusations count of a key.
_HOLDERS = 40
# So many words are keys: of those around an effect that names nothing; of an effect without an event, two at a time.
_AROUND, _THINGS = 200, 8

Two = tuple[str, str]
Causes = Mapping[str, Mapping[str, Cause]]
Speakers = Callable[[Collection[str]], Mapping[str, Speaker]]


class Blaming:
    """Accusations on a shelf: what is given a cause by one speaker in one wording, made by one statement or more."""

    def __init__(self, shelf: Shelf, speakers: Speakers) -> None:
        """`speakers` gives who says a statement, by attribution id."""
        self._shelf, self._speakers = shelf, speakers
        self._meetings = Meetings(shelf, "compare.effects", _HOLDERS)

    def update(self, told: Mapping[str, Sequence[Cause]], kept: Kept) -> None:
        """Let these be the causes that each report (by id) tells of; what that makes of comparisons goes to `kept`."""
        old = self._shelf.get(_OF, told)
        new = self._accusations(told)
        touched = sorted({name for held in old.values() for name in held} | _merged(new).keys())
        before = self._made(touched)
        self._write(old, new)
        after = self._made(touched)
        born = {name: set(_keys(_first(held))) for name, held in after.items() if name not in before}
        turn = self._meetings.update(born, before.keys() - after.keys())
        # Where another statement stands for an accusation, it is what is compared.
        moved = [name for name in before.keys() & after.keys() if _first(before[name]) != _first(after[name])]
        again = {(min(n, m), max(n, m)) for n, others in self._meetings.of(moved).items() for m in others}
        self._forget(turn.parted | again, kept)
        self._compare(turn.met | again, kept)

    def _accusations(self, told: Mapping[str, Sequence[Cause]]) -> dict[str, dict[str, dict[str, Cause]]]:
        """By report, accusation and statement, what gives a cause; nothing where it is not known who says it."""
        who = self._speakers({cause.attribution for causes in told.values() for cause in causes})
        found: dict[str, dict[str, dict[str, Cause]]] = {}
        for report, causes in told.items():
            for cause in causes:
                if (speaker := who.get(cause.attribution)) is not None:
                    made = found.setdefault(report, {}).setdefault(_name(cause, speaker), {})
                    made.setdefault(cause.attribution, cause)
        return found

    def _made(self, names: Iterable[str]) -> dict[str, dict[str, Cause]]:
        rows = self._shelf.get(_MADE, names)
        return {name: {i: load(Cause, value) for i, value in held.items()} for name, held in rows.items()}

    def _write(self, old: Mapping[str, Mapping[str, str]], new: Mapping[str, Causes]) -> None:
        gone = [(name, i) for held in old.values() for name, ids in held.items() for i in ids.split()]
        self._shelf.drop(_OF, [(report, name) for report, held in old.items() for name in held])
        self._shelf.drop(_MADE, gone)
        self._shelf.put(_OF, [(r, name, " ".join(ids)) for r, held in new.items() for name, ids in held.items()])
        made = [(name, i, dump(c)) for held in new.values() for name, ids in held.items() for i, c in ids.items()]
        self._shelf.put(_MADE, made)

    def _forget(self, pairs: Iterable[Two], kept: Kept) -> None:
        """Take back what two accusations gave."""
        found = self._shelf.get(_FOUND, sorted(map(" ".join, pairs)))
        for key, held in found.items():
            for statements in held:
                kept.put(_two(statements), f"blame {key}", ())
        self._shelf.drop(_FOUND, [(key, statements) for key, held in found.items() for statements in held])

    def _compare(self, pairs: Iterable[Two], kept: Kept) -> None:
        pairs = sorted(pairs)
        made = {name: _first(held) for name, held in self._made({n for pair in pairs for n in pair}).items()}
        speaker_of = self._speakers({cause.attribution for cause in made.values()})
        rows = []
        for n, m in pairs:
            for found in find_blame(order([made[n], made[m]]), speaker_of):
                kept.put((found.a, found.b), f"blame {n} {m}", [found])
                rows.append((f"{n} {m}", f"{found.a} {found.b}", ""))
        self._shelf.put(_FOUND, rows)


def _merged(new: Mapping[str, Causes]) -> dict[str, Mapping[str, Cause]]:
    return {name: held for one in new.values() for name, held in one.items()}


def _first(held: Mapping[str, Cause]) -> Cause:
    return held[min(held)]


def _two(pair: str) -> Two:
    a, b = pair.split()
    return a, b


def _name(one: Cause, speaker: Speaker) -> str:
    told = (one.words, one.things, one.plain, one.events, one.near)
    text = (one.effect.exact, one.cause.exact, one.agent, one.denied, one.lack)
    # What names nothing is of the same event as another of its own report: there it is not the same as in a copy.
    return digest(speaker.id, *map(sorted, told), *text, "" if one.things else one.report, length=16)


def _keys(one: Cause) -> Iterator[str]:
    """What another must share with it to tell of one effect (`effects`)."""
    if not one.events:
        few = sorted(one.things, key=lambda thing: (-rarity(thing), thing))[:_THINGS]
        yield from (" ".join(two) for two in combinations(sorted(few), 2))
        return
    near = sorted(one.near, key=lambda word: (-rarity(word), word))[:_AROUND]
    for event in sorted(one.events):
        yield from (f"{event}: {thing}" for thing in sorted(one.things or near))
        if not one.things:
            yield f"{event} in {one.report}"
