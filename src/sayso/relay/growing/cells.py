"""Cells of a growing pile: statements that share what may make them one, in any number of steps, and nothing with any others.

The origins of a cell are those that its statements have among all (`origins.origins_of`). So when statements come, go or change,
only the cells that they are in, or were, are gone through again, by the code that goes through a whole pile.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.relay.growing.sharing import MET, Whole, meetings_of
from sayso.relay.growing.step import Step
from sayso.shelf import Shelf

# The statements of a cell, and the cell of a statement.
_CELL, _IN = "relay cell", "relay in"


class Cells:
    """Keeps what statements may share with others, and which are in one cell."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def update(self, step: Step) -> None:
        """Take in and let go of the occasions and the documents of statements."""
        self._shelf.drop(MET, ((met, a.id) for a in step.gone for met in meetings_of(a)))
        self._shelf.put(MET, ((met, a.id, "") for a in step.new for met in meetings_of(a)))

    def mates(self, ids: Iterable[str]) -> set[str]:
        """All statements that are kept as in the cells of these."""
        cells = {cell for rows in self._shelf.get(_IN, ids).values() for cell in rows}
        return {i for rows in self._shelf.get(_CELL, cells).values() for i in rows}

    def keep(self, whole: Whole, gone: Iterable[str]) -> None:
        """Keep the cells that were gone through, and none of what is gone."""
        now = {i: whole.joined.root(i) for i in whole.statements}
        before = {i: next(iter(rows)) for i, rows in self._shelf.get(_IN, [*now, *gone]).items()}
        moved = [i for i in {**now, **before} if before.get(i) != now.get(i)]
        self._shelf.drop(_CELL, ((before[i], i) for i in moved if i in before))
        self._shelf.drop(_IN, ((i, before[i]) for i in moved if i in before))
        self._shelf.put(_CELL, ((now[i], i, "") for i in moved if i in now))
        self._shelf.put(_IN, ((i, now[i], "") for i in moved if i in now))
