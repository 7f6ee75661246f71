"""A brief made by hand, put into a ledger as if its stages had found what is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.growing import Changes
from sayso.ledger import Ledger, update
from sayso.ledger.intake import take_in
from sayso.model import Attribution, Brief, Page, Report
from sayso.pipeline import Reading


@dataclass(frozen=True, slots=True)
class Whole(Reading):
    """A reading whose attributions are statements as they are."""

    @property
    def statements(self) -> list[Attribution]:
        return list(self.attributions)


def add(ledger: Ledger, reports: Iterable[Report], attributions: Iterable[Attribution] = ()) -> None:
    """Take in reports with what they tell, and let no stage look at them."""
    told: dict[str, list[Attribution]] = {}
    for one in attributions:
        told.setdefault(one.report, []).append(one)
    read = [
        (Page.of(one.address, one.id.encode(), "text/plain"), Whole(one, tuple(told.get(one.id, ())), ()))
        for one in reports
    ]
    with ledger.database.writing() as connection:
        take_in(connection, read, "hand")


def keep(ledger: Ledger, brief: Brief) -> None:
    """All of a brief into a ledger."""
    add(ledger, brief.reports, brief.attributions)
    changes = Changes(
        {},
        {d.report: d for d in brief.derivations},
        {s.id: s for s in brief.speakers},
        {o.id: o for o in brief.origins},
        {c.id: c for c in brief.claims},
        {c.id: c for c in brief.comparisons},
    )
    with ledger.database.writing() as connection:
        update.write(connection, changes, {})
