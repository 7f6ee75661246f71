"""Cells of a growing pile: statements that share what may make them one, in any number of steps, and nothing with any others.

The origins of a cell are those that its statements have among all (`origins.origins_of`). So when statements come, go or change,
only the cells that they are in, or were, are gone through again, by the code that goes through a whole pile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sayso.relay.growing.sharing import MET, RUN, Whole, meetings_of, row_of, run_key, tells_nothing
from sayso.relay.growing.step import Step
from sayso.relay.growing.view import View
from sayso.relay.passages import Runs

# The statements of a cell, and the cell of a statement.
_CELL, _IN = "relay cell", "relay in"


class Cells:
    """Keeps what statements may share with others, and which are in one cell."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._shelf = view.shelf
        self._runs = Runs()

    def update(self, step: Step, through: Collection[str]) -> set[str]:
        """Take in and let go of statements. Those that have a run of words which has come to be an idiom, or is none now.

        `through` are statements that come through another outlet than before.
        """
        runs = {a.id: list(map(run_key, self._runs.of(a))) for a in (*step.new, *step.gone)}
        concerned = {run for several in runs.values() for run in several}
        idioms = self._idioms(concerned)
        self._shelf.drop(RUN, ((run, a.id) for a in step.gone for run in runs[a.id]))
        self._shelf.drop(MET, ((met, a.id) for a in step.gone for met in meetings_of(a)))
        told = self._view.statements([*step.new_ids, *through])
        rows = {i: row_of(one, self._view.mastheads([one.report])[one.report]) for i, one in told.items()}
        self._shelf.put(RUN, ((run_key(run), i, rows[i]) for i, one in told.items() for run in self._runs.of(one)))
        self._shelf.put(MET, ((met, a.id, "") for a in step.new for met in meetings_of(a)))
        turned = self._shelf.get(RUN, idioms ^ self._idioms(concerned))
        return {i for held in turned.values() for i in held}

    def _idioms(self, runs: Collection[str]) -> set[str]:
        return {run for run, held in self._shelf.get(RUN, runs).items() if tells_nothing(held.values())}

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
