"""Several versions of the report at one address."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
import sqlalchemy as sa

from invented_pile import invented_pile
from sayso.clean import clean
from sayso.ledger import Ledger
from sayso.ledger.same import same
from sayso.ledger.tables import reports
from sayso.model import Page
from sayso.pipeline import Reading

ADDRESS = "https://quell.example/ferry"


def version(number: int, address: str = ADDRESS, *, dated: bool = True) -> tuple[Page, Reading]:
    when = dt.datetime(2026, 3, number, tzinfo=dt.UTC) if dated else None
    text = (
        f"Ferry {number}\n\nThe ferry left the quay with {number} lorries on its open deck, the harbour office noted."
    )
    page = Page.of(address, text.encode(), "text/plain", obtained=when)
    report, _ = clean(page)
    assert report
    return page, Reading(report, (), ())


def open_at(address: str) -> Ledger:
    return Ledger(address, judge=lambda: None)


def chain(ledger: Ledger, address: str = ADDRESS) -> list[str | None]:
    """The titles from the current version of an address to the oldest."""
    with ledger.database.reading() as connection:
        of_address = sa.select(reports).where(reports.c.address == address)
        rows = {row.id: row for row in connection.execute(of_address)}
    at = [row for row in rows.values() if row.current]
    assert len(at) == 1
    found = []
    while at:
        found.append(at[0].title)
        at = [rows[at[0].replaces]] if at[0].replaces else []
    assert len(found) == len(rows)
    return found


def test_versions_stand_in_the_order_they_were_obtained_in(database: str) -> None:
    with open_at(database) as ledger:
        for order in permutations([1, 2, 3]):
            address = f"{ADDRESS}{order}"
            for number in order:
                ledger.add([version(number, address)], "none")
            assert chain(ledger, address) == ["Ferry 3", "Ferry 2", "Ferry 1"]
        assert list(ledger.check()) == []


def test_an_address_that_holds_an_older_version_again_shows_that(database: str, tmp_path: Path) -> None:
    pile = invented_pile(6)
    with open_at(database) as ledger, open_at(str(tmp_path / "plain.db")) as plain:
        for one in (ledger, plain):
            one.add(pile, "none")
        for number in (1, 2, 3):
            ledger.add([version(number)], "none")
        page, _ = version(1)
        assert not ledger.again(page).returned, "as obtained the first time"
        assert not ledger.again(replace(page, obtained=None)).returned
        for number, day in ((1, 4), (2, 5), (2, 6), (1, 7)):
            again = replace(version(number)[0], obtained=dt.datetime(2026, 3, day, tzinfo=dt.UTC))
            assert ledger.again(again).returned == (day != 6)
        assert chain(ledger) == ["Ferry 1", "Ferry 2", "Ferry 3"]
        assert list(ledger.check()) == []
        # As if it had been seen so from the start.
        plain.add([(replace(p, obtained=when), r) for (p, r), when in _seen_at((3, 3), (2, 6), (1, 7))], "none")
        assert same(ledger, plain) == []


def _seen_at(*days: tuple[int, int]) -> Iterator[tuple[tuple[Page, Reading], dt.datetime]]:
    for number, day in days:
        yield version(number), dt.datetime(2026, 3, day, tzinfo=dt.UTC)


def test_versions_without_a_time_stand_in_the_order_they_were_added_in(database: str) -> None:
    with open_at(database) as ledger:
        taken = ledger.add([version(n, dated=False) for n in (2, 1, 3)], "none")
        assert chain(ledger) == ["Ferry 3", "Ferry 1", "Ferry 2"]
        assert (taken.new, taken.versions, len(taken.added), taken.removed) == (3, 2, 1, [])


@pytest.mark.parametrize(
    ("one", "other"),
    [("/news/\udcfe.txt", "/news/\udcff.txt"), ("/news/\0.txt", "/news/\ufffd.txt"), ("a" * 40_000, "b")],
)
def test_any_address_is_one_of_its_own(database: str, one: str, other: str) -> None:
    with open_at(database) as ledger:
        ledger.add([version(1, one), version(2, other), version(3, one)], "none")
        with ledger.database.reading() as connection:
            current = connection.scalars(sa.select(reports.c.title).where(reports.c.current)).all()
        assert sorted(map(str, current)) == ["Ferry 2", "Ferry 3"]
        assert list(ledger.check()) == []


def test_an_address_that_no_index_takes(database: str) -> None:
    """Letters at random: PostgreSQL cannot press them into a page of an index."""
    long = "https://quell.example/" + "".join(
        random.Random(3).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=20_000)
    )
    with open_at(database) as ledger:
        ledger.add([version(1, long), version(2, long)], "none")
        assert chain(ledger, long) == ["Ferry 2", "Ferry 1"]


def test_the_order_of_adding_changes_nothing(database: str, tmp_path: Path) -> None:
    read = invented_pile(24, seed=8)
    assert len({page.address for page, _ in read}) < len(read)
    with open_at(database) as ledger, open_at(str(tmp_path / "other.db")) as other:
        for at in range(len(read), 0, -6):
            ledger.add(read[at - 6 : at], "invented")
        other.add(read, "invented")
        assert list(ledger.check()) == []
        assert same(ledger, other) == []
