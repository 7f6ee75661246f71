"""Disjoint sets of attributions, with the reason of every merge, and a person's decisions above all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sayso.disjoint import Disjoint
from sayso.model import Decision, Deed, Reason


class Groups:
    """Attribution ids in disjoint sets. What a person decided is done first, and no rule undoes it.

    The reasons of a set stand in the order in which its merges were made, whatever was merged elsewhere in between.
    """

    def __init__(self, ids: Iterable[str], decisions: Iterable[Decision] = ()) -> None:
        own = frozenset(ids)
        self._sets = Disjoint(own)
        self._merges: list[tuple[str, Reason]] = []
        for one in sorted((d for d in decisions if {d.a, d.b} <= own), key=_order):
            if one.deed is Deed.MERGE:
                self.merge(one.a, one.b, Reason("decision", f"{one.who} decided on {one.when:%Y-%m-%d}: {one.why}"))
            else:
                self._sets.part(one.a, one.b)

    def are_one(self, a: str, b: str) -> bool:
        """Are two in one set?"""
        return self._sets.root(a) == self._sets.root(b)

    def merge(self, a: str, b: str, reason: Reason) -> None:
        """Make one set of two, unless somebody decided that they are apart."""
        if self._sets.merge(a, b):
            self._merges.append((a, reason))

    def reasons(self) -> Mapping[str, list[Reason]]:
        """Why each set is one, by its root."""
        found: dict[str, list[Reason]] = defaultdict(list)
        for i, reason in self._merges:
            found[self._sets.root(i)].append(reason)
        return found

    def members(self) -> dict[str, list[str]]:
        """All sets, each by its root, in the order of ids."""
        return self._sets.members()


def _order(one: Decision) -> tuple[str, ...]:
    """When it was decided; times with a zone and without do not compare, but as ISO 8601 they do."""
    return one.when.isoformat(), one.a, one.b, one.deed, one.who, one.why
