"""Reports into a ledger: nothing twice, nothing lost, a changed report as a newer version; on both databases."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa

from sayso import api
from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.ledger.tables import pages, reports, statements
from sayso.model import Page, Problem
from sayso.pipeline import read_page

HERE = api.Settings(here=True)
FERRY = """Ferry sank with doors open

QUELL, March 2, 2026 (Norwire) - The ferry sailed with its doors open, the coastguard said on Monday.

"Nobody had looked at them since the winter," Una Perrow, who leads the inquiry, told reporters at the harbour in Quell.
"""
LATER = FERRY.replace("since the winter", "since the spring")
OTHER = """Doors of ferry were open, inquiry finds

By Jon Teller, March 3, 2026

"Nobody had looked at them since the winter," said Una Perrow, the head of the inquiry.
"""


@pytest.fixture
def ledger(database: str):
    with Ledger(database) as opened:
        yield opened


def page(text: str, address: str = "https://norwire.example/ferry", hour: int | None = None) -> Page:
    when = None if hour is None else dt.datetime(2026, 3, 3, hour, tzinfo=dt.UTC)
    return Page.of(address, text.encode(), "text/plain", obtained=when)


def rows(ledger: Ledger, query: sa.Select) -> list:
    with ledger.database.reading() as connection:
        return [tuple(row) for row in connection.execute(query)]


def current(ledger: Ledger) -> dict[str, bool]:
    return dict(rows(ledger, sa.select(reports.c.title, reports.c.current)))


def test_what_is_added_twice_is_there_once(ledger):
    first = api.add_pages([page(FERRY)], ledger, HERE)
    again = api.add_pages([page(FERRY), page(FERRY)], ledger, HERE)
    assert (first.new, first.known) == (1, 0)
    assert (again.new, again.known) == (0, 2)
    assert len(rows(ledger, sa.select(reports.c.id))) == 1
    with ledger.database.writing() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(statements)) >= 2


def test_two_of_one_batch_are_one(ledger):
    done = api.add_pages([page(FERRY), page(FERRY)], ledger, HERE)
    assert (done.new, done.known) == (1, 1)


def test_a_changed_report_is_a_newer_version_and_the_older_one_tells_no_more(ledger):
    api.add_pages([page(FERRY), page(OTHER, "https://teller.example/a")], ledger, HERE)
    done = api.add_pages([page(LATER)], ledger, HERE)
    assert (done.new, done.versions) == (1, 1)
    told = rows(ledger, sa.select(reports.c.id, reports.c.current, reports.c.replaces).order_by(reports.c.number))
    assert [is_current for _, is_current, _ in told] == [False, True, True]
    assert told[2][2] == told[0][0]
    owned = sa.select(statements.c.origin, statements.c.speaker, statements.c.claim).where(
        statements.c.report == told[0][0]
    )
    assert set(rows(ledger, owned)) == {(None, None, None)}
    assert len(rows(ledger, sa.select(pages.c.sha256))) == 3


def test_what_was_obtained_later_is_the_newer_version_whenever_it_comes(ledger):
    api.add_pages([page(LATER, hour=9)], ledger, HERE)
    api.add_pages([page(FERRY, hour=7)], ledger, HERE)
    told = rows(ledger, sa.select(reports.c.page, reports.c.current))
    assert dict(told) == {page(LATER).sha256: True, page(FERRY).sha256: False}


def test_problems_are_told_and_the_rest_is_added(ledger):
    problem = Problem("collect", "not there", "a.html", "check")
    done = api.add_pages([problem, page(FERRY), page("", "https://x.example/empty")], ledger, HERE)
    assert done.new == 1
    assert done.empty == 1
    assert problem in done.problems


def test_the_page_is_kept_as_obtained(ledger):
    import zlib

    api.add_pages([page(FERRY)], ledger, HERE)
    ((content,),) = rows(ledger, sa.select(pages.c.content))
    assert zlib.decompress(content) == FERRY.encode()


def test_a_path_is_one_report_from_wherever_it_is_added(ledger, tmp_path: Path, monkeypatch):
    (tmp_path / "ferry.txt").write_text(FERRY)
    api.add([str(tmp_path / "ferry.txt")], ledger, HERE)
    monkeypatch.chdir(tmp_path)
    assert api.add(["ferry.txt"], ledger, HERE).known == 1


def test_nothing_is_kept_where_a_stage_fails(ledger, monkeypatch):
    api.add_pages([page(FERRY)], ledger, HERE)

    def fail(*_: object) -> None:
        raise RuntimeError("a stage broke")

    monkeypatch.setattr(Ledger, "_update", fail)
    with pytest.raises(RuntimeError):
        ledger.add([(page(OTHER, "https://b.example"), read_page(page(OTHER, "https://b.example")))], "reader")
    monkeypatch.undo()
    assert current(ledger) == {"Ferry sank with doors open": True}
    assert len(rows(ledger, sa.select(pages.c.sha256))) == 1


def test_a_ledger_that_is_not_there_is_made_only_where_asked(tmp_path: Path):
    with pytest.raises(LedgerError, match="no ledger there"):
        Ledger(str(tmp_path / "none.db"), create=False)
    assert not (tmp_path / "none.db").exists()
