"""Drafts that stand inside others: put in order, and let go."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sayso.attribute.reader import Draft


def ordered(drafts: Sequence[Draft], gone: Collection[int] = ()) -> list[Draft]:
    """The drafts with every outer one before those inside it, without those whose index is in `gone`.

    What stood inside one that has gone stands inside what that stood in. `inside` may be any index of the list; of drafts that
    stand inside each other in a ring, one is outermost.
    """
    above = {n: _kept_above(n, drafts, gone) for n in range(len(drafts)) if n not in gone}
    order: dict[int, int] = {}
    for n in above:
        line: list[int] = []
        here: int | None = n
        while here is not None and here not in order and here not in line:
            line.append(here)
            here = above[here]
        for one in reversed(line):
            order[one] = len(order)
    return [replace(drafts[n], inside=_place(above[n], order, at)) for n, at in order.items()]


def _kept_above(n: int, drafts: Sequence[Draft], gone: Collection[int]) -> int | None:
    here = drafts[n].inside
    seen = {n}
    while here is not None and here in gone and here not in seen:
        seen.add(here)
        here = drafts[here].inside
    return None if here in seen else here


def _place(above: int | None, order: Mapping[int, int], at: int) -> int | None:
    place = order[above] if above is not None else None
    return place if place is not None and place < at else None
