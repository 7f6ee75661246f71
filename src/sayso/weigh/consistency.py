"""Merges and splits that cannot all hold: a split of two that merges put together."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence

from sayso.model import Decision, Deed


def contradiction(decisions: Sequence[tuple[str, Decision]]) -> tuple[str, ...]:
    """The names of decisions that cannot all hold: a split, and the merges that lead from its one side to the other.

    `decisions`, each with its name, are about one matter. Nothing where they can all hold.
    """
    merged: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, one in decisions:
        if one.deed is Deed.MERGE:
            merged[one.a].append((one.b, name))
            merged[one.b].append((one.a, name))
    for name, one in decisions:
        if one.deed is Deed.SPLIT and (path := _path(merged, one.a, one.b)) is not None:
            return (name, *path)
    return ()


def _path(merged: Mapping[str, Sequence[tuple[str, str]]], a: str, b: str) -> list[str] | None:
    """The names of the merges on a shortest way from one attribution to another."""
    came: dict[str, tuple[str, str]] = {a: ("", "")}
    waiting = deque([a])
    while waiting and b not in came:
        here = waiting.popleft()
        for there, name in merged.get(here, ()):
            if there not in came:
                came[there] = (here, name)
                waiting.append(there)
    if b not in came:
        return None
    path = []
    while b != a:
        b, name = came[b]
        path.append(name)
    return path[::-1]
