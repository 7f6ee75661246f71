"""Which report was made from which, in a growing pile: copies as they are told, and pickups that are in no ring."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sayso.codec import dump, load
from sayso.model import Derivation
from sayso.relay.passages import families
from sayso.relay.pickups import ring_of
from sayso.shelf import Shelf

# What copies tell; what opens with a citation; what holds of the two; and the reports made from a report.
_COPY, _PICKUP, _MADE, _MAKES = "relay copy", "relay pickup", "relay made", "relay makes"


@dataclass(slots=True)
class Moved:
    """What an update did: pickups as the pile shows them (None for those that are gone), and reports whose family changed.

    `reports` are those with another original than before, all that were made from them, and both originals.
    """

    pickups: dict[str, Derivation | None] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)


class Ancestry:
    """The report from which each report was made."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def update(
        self, copies: Mapping[str, Derivation | None], pickups: Mapping[str, Derivation | None], gone: Collection[str]
    ) -> Moved:
        """Take in what changed, by the report that was made; `gone` are reports that leave the pile."""
        copies = self._turned(_COPY, {**copies, **dict.fromkeys(gone)})
        pickups = self._turned(_PICKUP, {**pickups, **dict.fromkeys(gone)})
        changed = sorted({*copies, *pickups})
        rings = {r for report in changed for r in ring_of(report, self._claimed)}
        before = self.pickups({*changed, *rings})
        self._write(_COPY, copies)
        self._write(_PICKUP, pickups)
        rings |= {r for report in changed for r in ring_of(report, self._claimed)}
        concerned = sorted({*changed, *rings})
        before |= self.pickups(r for r in concerned if r not in before)
        return self._settle(concerned, before)

    def _turned(self, kind: str, told: Mapping[str, Derivation | None]) -> dict[str, Derivation | None]:
        """Those that are other than what is kept."""
        known = self._shelf.get(kind, told)
        return {r: d for r, d in told.items() if known.get(r, {}) != (_row(kind, d) if d else {})}

    def _settle(self, concerned: Collection[str], before: Mapping[str, Derivation]) -> Moved:
        moved = Moved()
        made = self._made(concerned)
        shown = {r: d for r, d in before.items() if made.get(r, ("", ""))[1] == _PICKUP}
        copied, found = self._copies(concerned), self.pickups(concerned)
        rows: dict[str, tuple[str, str]] = {r: (original, _COPY) for r, original in copied.items()}
        for report, one in found.items():
            if report not in rows and not ring_of(report, self._claimed):
                rows[report] = (one.original, _PICKUP)
        for report in concerned:
            now = found[report] if rows.get(report, ("", ""))[1] == _PICKUP else None
            if now != shown.get(report):
                moved.pickups[report] = now
        turned = [r for r in concerned if made.get(r, ("", ""))[0] != rows.get(r, ("", ""))[0]]
        moved.reports |= self._under(turned)
        self._shelf.drop(_MADE, ((r, made[r][0]) for r in concerned if r in made))
        self._shelf.drop(_MAKES, ((made[r][0], r) for r in concerned if r in made))
        self._shelf.put(_MADE, ((r, *rows[r]) for r in concerned if r in rows))
        self._shelf.put(_MAKES, ((rows[r][0], r, "") for r in concerned if r in rows))
        moved.reports |= self._under(turned)
        moved.reports |= {row[r][0] for r in turned for row in (made, rows) if r in row}
        return moved

    def copied(self, reports: Iterable[str]) -> set[str]:
        """Those of the reports that copies tell to be made from another."""
        return set(self._copies(reports))

    def pickups(self, reports: Iterable[str]) -> dict[str, Derivation]:
        """What each report picked up that did, whether or not it is in a ring."""
        rows = self._shelf.get(_PICKUP, reports)
        return {r: load(Derivation, next(iter(values.values()))) for r, values in rows.items()}

    def made_from(self, reports: Iterable[str]) -> dict[str, str]:
        """The report from which each report was made that was made from any."""
        return {r: original for r, (original, _) in self._made(reports).items()}

    def made_of(self, reports: Iterable[str]) -> dict[str, list[str]]:
        """The reports that were made from each report."""
        return {r: list(rows) for r, rows in self._shelf.get(_MAKES, reports).items()}

    def families(self, reports: Collection[str]) -> dict[str, str]:
        """As `passages.families` has them for the whole pile, for some of its reports."""
        made_from: dict[str, str] = {}
        asked, waiting = set[str](), set(reports)
        while waiting:
            found = self.made_from(sorted(waiting))
            made_from |= found
            asked |= waiting
            waiting = set(found.values()) - asked
        family = families(made_from)
        family |= {r: r for r in self._shelf.count(_MAKES, (r for r in reports if r not in family))}
        return {r: family[r] for r in reports if r in family}

    def _under(self, reports: Iterable[str]) -> set[str]:
        """The reports, and all that were made from them, and from those."""
        found = set[str]()
        waiting = list(reports)
        while waiting:
            found.update(waiting)
            waiting = [r for several in self.made_of(waiting).values() for r in several if r not in found]
        return found

    def _claimed(self, report: str) -> str | None:
        """The report from which one was made, whether or not it is in a ring."""
        copied = self._copies([report])
        if report in copied:
            return copied[report]
        picked = self.pickups([report])
        return picked[report].original if report in picked else None

    def _write(self, kind: str, changed: Mapping[str, Derivation | None]) -> None:
        known = self._shelf.get(kind, changed)
        self._shelf.drop(kind, ((r, original) for r, rows in known.items() for original in rows))
        self._shelf.put(kind, ((r, *row) for r, d in changed.items() if d for row in _row(kind, d).items()))

    def _copies(self, reports: Iterable[str]) -> dict[str, str]:
        return {r: next(iter(rows)) for r, rows in self._shelf.get(_COPY, reports).items()}

    def _made(self, reports: Iterable[str]) -> dict[str, tuple[str, str]]:
        return {r: next(iter(rows.items())) for r, rows in self._shelf.get(_MADE, reports).items()}


def _row(kind: str, one: Derivation) -> dict[str, str]:
    """What is kept of a derivation: of a copy no more than the original."""
    return {one.original: dump(one) if kind == _PICKUP else ""}
