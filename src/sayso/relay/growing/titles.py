"""By what a correction may name a report of a growing pile, its title or its day, and which reports say that they correct one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.model import Report
from sayso.relay.growing.step import Step
from sayso.relay.pickups import Titled, corrected, keys_of, titled
from sayso.shelf import Shelf

# The reports that a key names, with their outlets; and the reports that say that they correct one of that key.
_TITLE, _CORRECTS = "relay title", "relay corrects"


class GrowingTitles:
    """Keeps what reports may be named by."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def update(self, step: Step) -> set[str]:
        """Take in and let go of reports. Those, by id, that may correct another than before."""
        keys = sorted({key for r in (*step.added, *step.removed) for key in keys_of(r)})
        self._shelf.drop(_TITLE, ((key, _member(r)) for r in step.removed for key in keys_of(r)))
        self._shelf.drop(_CORRECTS, _corrected(step.removed))
        self._shelf.put(_TITLE, ((key, _member(r), r.outlet or "") for r in step.added for key in keys_of(r)))
        self._shelf.put(_CORRECTS, ((key, report, "") for key, report in _corrected(step.added)))
        return {report for rows in self._shelf.get(_CORRECTS, keys).values() for report in rows}

    def of(self, key: str) -> Sequence[Titled]:
        """The reports that a key names."""
        rows = self._shelf.get(_TITLE, [key]).get(key, {})
        return [Titled(member.partition(" ")[2], outlet, member.partition(" ")[0]) for member, outlet in rows.items()]


def _member(report: Report) -> str:
    return f"{titled(report).day} {report.id}"


def _corrected(reports: Iterable[Report]) -> list[tuple[str, str]]:
    return [(key, r.id) for r in reports for key in corrected(r)]
