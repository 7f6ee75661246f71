"""What one update of a growing pile looks at: statements as the pile shows their relays, and mastheads; each is got once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sayso.codec import dump, load
from sayso.model import Attribution, Report
from sayso.relay.citations import in_text_order, through_any
from sayso.relay.known import Masthead
from sayso.shelf import Pile, Shelf

_THROUGH, _MASTHEAD = "relay through", "relay masthead"


@dataclass(slots=True)
class View:
    """The reports and statements of a pile for the length of one update."""

    pile: Pile
    shelf: Shelf
    _statements: dict[str, Attribution] = field(default_factory=dict)
    _told: dict[str, Sequence[Attribution]] = field(default_factory=dict)
    _mastheads: dict[str, Masthead] = field(default_factory=dict)

    def statements(self, ids: Iterable[str]) -> dict[str, Attribution]:
        """Statements by id, through the outlets that the pile shows."""
        wanted = list(dict.fromkeys(ids))
        self._keep(self.pile.attributions(i for i in wanted if i not in self._statements).values())
        return {i: self._statements[i] for i in wanted if i in self._statements}

    def present(self, ids: Iterable[str]) -> dict[str, Attribution]:
        """Those of the statements whose reports are in the pile; the pile may give others too."""
        found = self.statements(ids)
        there = self.mastheads({one.report for one in found.values()})
        return {i: one for i, one in found.items() if one.report in there}

    def told(self, report: str) -> Sequence[Attribution]:
        """The statements of a report in the order of what is said."""
        if report not in self._told:
            self.all_told([report])
        return self._told[report]

    def all_told(self, reports: Iterable[str]) -> Mapping[str, Sequence[Attribution]]:
        """The statements of each report that tells any, in the order of what is said."""
        wanted = list(dict.fromkeys(reports))
        missing = [r for r in wanted if r not in self._told]
        self._told |= dict.fromkeys(missing, ())
        found = self.pile.told(missing)
        self._keep(a for told in found.values() for a in told if a.id not in self._statements)
        for report, told in found.items():
            self._told[report] = in_text_order(self._statements[a.id] for a in told)
        return {r: self._told[r] for r in wanted if self._told[r]}

    def _keep(self, told: Iterable[Attribution]) -> None:
        told = list(told)
        through = self.shelf.get(_THROUGH, [a.id for a in told]) if told else {}
        for one in told:
            which = next(iter(through.get(one.id, ())), None)
            self._statements[one.id] = one if which is None else _through(one, int(which))

    def lead(self, one: Attribution, which: int | None) -> bool:
        """Let a statement come through the outlet that its source names as the `which`-th, or through none: is that new?

        `one` is the statement as its report alone tells it.
        """
        now = [] if which is None else [str(which)]
        known = list(self.shelf.get(_THROUGH, [one.id]).get(one.id, ()))
        if known == now:
            return False
        self.shelf.drop(_THROUGH, ((one.id, other) for other in known))
        self.shelf.put(_THROUGH, ((one.id, other, "") for other in now))
        self._statements[one.id] = one if which is None else _through(one, which)
        self._told.pop(one.report, None)
        return True

    def forget(self, ids: Iterable[str]) -> None:
        """Let go of what is kept of statements that leave the pile."""
        rows = self.shelf.get(_THROUGH, ids)
        self.shelf.drop(_THROUGH, ((i, which) for i, several in rows.items() for which in several))

    def mastheads(self, reports: Iterable[str]) -> dict[str, Masthead]:
        """The mastheads of reports of the pile."""
        wanted = list(dict.fromkeys(reports))
        for report, rows in self.shelf.get(_MASTHEAD, (r for r in wanted if r not in self._mastheads)).items():
            self._mastheads[report] = load(Masthead, rows[""])
        return {r: self._mastheads[r] for r in wanted if r in self._mastheads}

    def publish(self, reports: Collection[Report]) -> None:
        """Keep the mastheads of reports that come."""
        self.shelf.put(_MASTHEAD, ((r.id, "", dump(Masthead.of(r))) for r in reports))

    def withdraw(self, reports: Collection[str]) -> None:
        """Forget the mastheads of reports that go."""
        self.shelf.drop(_MASTHEAD, ((r, "") for r in reports))
        for report in reports:
            self._mastheads.pop(report, None)


def _through(one: Attribution, which: int) -> Attribution:
    return next(islice(through_any(one), which, None))
