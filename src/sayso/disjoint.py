"""Disjoint sets: what is one, what must stay apart, and which item stands for a set (the least of it).

Union-find with path halving (Tarjan and van Leeuwen, Worst-case analysis of set union algorithms, 1984).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T", int, str)


class Disjoint(Generic[T]):
    """Items in disjoint sets, each by itself at first. An item that is not known yet is taken in when it is asked for."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {i: i for i in items}
        self._apart: dict[T, set[T]] = defaultdict(set)

    def root(self, item: T) -> T:
        """The least item of the set of `item`."""
        parent = self._parent
        while parent.setdefault(item, item) != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def part(self, a: T, b: T) -> None:
        """Let no later merge put the two into one set. Nothing happens where they are in one."""
        x, y = self.root(a), self.root(b)
        if x != y:
            self._apart[x].add(y)
            self._apart[y].add(x)

    def merge(self, a: T, b: T) -> tuple[T, T] | None:
        """Make one set of two: the root that stays and the one that goes; None where they were one, or must stay apart."""
        x, y = sorted((self.root(a), self.root(b)))
        if x == y or y in self._apart.get(x, ()):
            return None
        self._parent[y] = x
        for other in self._apart.pop(y, set()):
            self._apart[other].discard(y)
            self._apart[other].add(x)
            self._apart[x].add(other)
        return x, y

    def members(self) -> dict[T, list[T]]:
        """All sets by their roots, and the items of each, in order."""
        found: dict[T, list[T]] = defaultdict(list)
        for item in sorted(self._parent):
            found[self.root(item)].append(item)
        return dict(sorted(found.items()))
