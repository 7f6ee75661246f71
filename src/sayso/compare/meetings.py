"""Which things meet by a key that they share (or by two keys that face each other), as things come and go.

Of a key that many have, only some count: those with the least ids. So who meets whom is a function of the things that there are
and of their keys, and what one more thing meets has a bound.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from sayso.compare.neighbours import Turn
from sayso.shelf import Shelf

Two = tuple[str, str]
Keys = Mapping[str, Collection[str]]


class Meetings:
    """Things (ids) by their keys, on a shelf."""

    def __init__(self, shelf: Shelf, name: str, most: int, facing: Callable[[str], str] = str) -> None:
        """`name` is theirs on the shelf; `most` things count of a key. `facing` gives the key that a key meets, and back."""
        self._shelf, self._most, self._facing = shelf, most, facing
        self._keys, self._things = f"{name}.keys", f"{name}.things"

    def of(self, things: Iterable[str]) -> dict[str, set[str]]:
        """What each of these things meets."""
        keys = self._shelf.get(self._keys, things)
        counted = self._counted(key for held in keys.values() for key in held)
        return {
            one: {other for key in held if one in counted[key] for other in counted[self._facing(key)]} - {one}
            for one, held in keys.items()
        }

    def update(self, come: Keys, gone: Iterable[str]) -> Turn:
        """Take in things with their keys, and let others go; what has come to meet, and what meets no more."""
        old = {one: list(held) for one, held in self._shelf.get(self._keys, sorted(gone)).items()}
        touched = {key for held in (*come.values(), *old.values()) for key in held}
        before = self._counted(touched)
        self._shelf.drop(self._keys, [(one, key) for one, held in old.items() for key in held])
        self._shelf.drop(self._things, [(key, one) for one, held in old.items() for key in held])
        self._shelf.put(self._keys, [(one, key, "") for one, held in come.items() for key in held])
        self._shelf.put(self._things, [(key, one, "") for one, held in come.items() for key in held])
        after = self._counted(touched)
        pairs = {
            (min(one, other), max(one, other))
            for key in before
            for one in before[key] ^ after[key]
            for other in before[self._facing(key)] | after[self._facing(key)]
            if one != other
        }
        # What is neither new nor gone has other keys, which may hold two together before and after.
        now = self._shelf.get(self._keys, {one for pair in pairs for one in pair})
        rest = self._counted({key for held in now.values() for key in held} - before.keys())
        once = {**now, **dict.fromkeys(come, ()), **old}
        were, are = ({**rest, **counted} for counted in (before, after))
        met = {pair for pair in pairs if self._meet(pair, once, were)}
        meet = {pair for pair in pairs if self._meet(pair, now, are)}
        return Turn(frozenset(meet - met), frozenset(met - meet))

    def _counted(self, keys: Iterable[str]) -> dict[str, set[str]]:
        """The things that count of these keys and of those that face them."""
        both = sorted({side for key in keys for side in (key, self._facing(key))})
        held = self._shelf.first(self._things, both, self._most)
        return {key: set(held.get(key, ())) for key in both}

    def _meet(self, pair: Two, keys: Keys, counted: Mapping[str, set[str]]) -> bool:
        one, other = pair
        theirs = keys.get(other, ())
        return any(
            one in counted[key] and other in counted[facing]
            for key in keys.get(one, ())
            if (facing := self._facing(key)) in theirs
        )
