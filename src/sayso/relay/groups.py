"""Disjoint sets of attributions, with the reason of every merge, and a person's decisions above all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.model import Decision, Deed, Reason


class Groups:
    """Attribution ids in disjoint sets. What a person decided is done first, and no rule undoes it."""

    def __init__(self, ids: Iterable[str], decisions: Iterable[Decision] = ()) -> None:
        self._parent = {i: i for i in ids}
        self._reasons: dict[str, list[Reason]] = defaultdict(list)
        self._apart: dict[str, set[str]] = defaultdict(set)
        known = [d for d in decisions if d.a in self._parent and d.b in self._parent]
        for one in sorted(known, key=lambda d: (d.when, d.a, d.b)):
            if one.deed is Deed.MERGE:
                self.merge(one.a, one.b, Reason("decision", f"{one.who} decided on {one.when:%Y-%m-%d}: {one.why}"))
            elif (x := self.root(one.a)) != (y := self.root(one.b)):
                self._apart[x].add(y)
                self._apart[y].add(x)

    def root(self, i: str) -> str:
        """The id that stands for the set of `i`."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def merge(self, a: str, b: str, reason: Reason) -> bool:
        """Make one set of two, unless somebody decided that they are apart. True where they are one afterwards."""
        x, y = sorted((self.root(a), self.root(b)))
        if x == y:
            return True
        if y in self._apart[x]:
            return False
        self._parent[y] = x
        self._reasons[x] += [*self._reasons.pop(y, []), reason]
        for other in self._apart.pop(y, set()):
            self._apart[other].discard(y)
            self._apart[other].add(x)
            self._apart[x].add(other)
        return True

    def reasons(self, root: str) -> tuple[Reason, ...]:
        """Why the set is one."""
        return tuple(self._reasons.get(root, ()))

    def members(self) -> dict[str, list[str]]:
        """All sets, each by its root, in the order of ids."""
        out: dict[str, list[str]] = defaultdict(list)
        for i in sorted(self._parent):
            out[self.root(i)].append(i)
        return dict(sorted(out.items()))
