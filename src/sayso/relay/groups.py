"""Disjoint sets of attributions, with the reason of every merge, and a person's decisions above all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.disjoint import Disjoint
from sayso.model import Decision, Deed, Reason


class Groups:
    """Attribution ids in disjoint sets. What a person decided is done first, and no rule undoes it."""

    def __init__(self, ids: Iterable[str], decisions: Iterable[Decision] = ()) -> None:
        own = frozenset(ids)
        self._sets = Disjoint(own)
        self._reasons: dict[str, list[Reason]] = defaultdict(list)
        for one in sorted((d for d in decisions if {d.a, d.b} <= own), key=lambda d: (d.when, d.a, d.b)):
            if one.deed is Deed.MERGE:
                self.merge(one.a, one.b, Reason("decision", f"{one.who} decided on {one.when:%Y-%m-%d}: {one.why}"))
            else:
                self._sets.part(one.a, one.b)

    def root(self, i: str) -> str:
        """The id that stands for the set of `i`."""
        return self._sets.root(i)

    def merge(self, a: str, b: str, reason: Reason) -> None:
        """Make one set of two, unless somebody decided that they are apart."""
        if joined := self._sets.merge(a, b):
            kept, gone = joined
            self._reasons[kept] += [*self._reasons.pop(gone, []), reason]

    def reasons(self, root: str) -> tuple[Reason, ...]:
        """Why the set is one."""
        return tuple(self._reasons.get(root, ()))

    def members(self) -> dict[str, list[str]]:
        """All sets, each by its root, in the order of ids."""
        return self._sets.members()
