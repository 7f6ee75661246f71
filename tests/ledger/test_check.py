"""A ledger is damaged in one way after another: each is found, named with its remedy, and mended where it can be."""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

from crash import fresh_databases
from sayso.api import Settings, repair
from sayso.cli import main
from sayso.collect import collect
from sayso.ledger import Ledger
from sayso.ledger.check import find_faults
from sayso.ledger.faults import Fault, Remedy
from sayso.ledger.judgements import judgements
from sayso.ledger.likeness import texts
from sayso.ledger.names import name_terms
from sayso.ledger.same import same
from sayso.ledger.search import passages, said
from sayso.ledger.tables import claims, comparisons, derivations, origins, pages, reports, shelf, speakers, statements
from sayso.model import Page
from sayso.pipeline import Reading, read_page

READ, DERIVE, ADD, COPY = Remedy
Damage = Callable[[sa.Connection], None]


@pytest.fixture(scope="module")
def read(demo: Path) -> list[tuple[Page, Reading]]:
    found = [one for one in collect([str(demo / "reports")], Settings().limits) if isinstance(one, Page)]
    return [(page, read_page(page)) for page in found]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def ledgers(request: pytest.FixtureRequest, read: list[tuple[Page, Reading]]) -> Iterator[tuple[Ledger, Ledger]]:
    """Two ledgers of the same reports."""
    server = None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres").render_as_string(hide_password=False)
    with (
        fresh_databases(server) as fresh,
        closing(Ledger(fresh(), judge=lambda: None)) as one,
        closing(Ledger(fresh(), judge=lambda: None)) as other,
    ):
        for ledger in (one, other):
            ledger.add(read, "demo")
        yield one, other


def put(column: sa.Column, value: object, where: sa.ColumnElement[bool] | None = None) -> Damage:
    """Another value in one row: the first that the condition holds for."""

    def damage(connection: sa.Connection) -> None:
        change = sa.update(column.table).where(_one(connection, column.table, where)).values({column.name: value})
        assert connection.execute(change).rowcount == 1

    return damage


def drop(table: sa.Table, where: sa.ColumnElement[bool] | None = None) -> Damage:
    """One row less."""

    def damage(connection: sa.Connection) -> None:
        assert connection.execute(sa.delete(table).where(_one(connection, table, where))).rowcount == 1

    return damage


def _one(connection: sa.Connection, table: sa.Table, where: sa.ColumnElement[bool] | None) -> sa.ColumnElement[bool]:
    keys = list(table.primary_key)
    query = sa.select(*keys).where(sa.true() if where is None else where).order_by(*keys).limit(1)
    row = connection.execute(query).one()
    return sa.and_(*(key == value for key, value in zip(keys, row, strict=True)))


def swapped(column: sa.Column) -> Damage:
    """Two rows with each other's value."""
    key = next(iter(column.table.primary_key))

    def damage(connection: sa.Connection) -> None:
        (a, x), (b, y) = connection.execute(sa.select(key, column).order_by(key).limit(2)).all()
        for i, value in ((a, y), (b, x)):
            connection.execute(sa.update(column.table).where(key == i).values({column.name: value}))

    return damage


def word(column: sa.Column) -> Damage:
    """Another letter in quoted words."""
    return put(column, sa.func.replace(column, '"exact":"', '"exact":"~'), column.contains('"exact":"'))


def first(connection: sa.Connection) -> None:
    """A report without its first statement."""
    i = connection.scalar(sa.select(statements.c.id).where(free, statements.c.place == 0).order_by(statements.c.id))
    connection.execute(sa.delete(said).where(said.c.statement == i))
    assert connection.execute(sa.delete(statements).where(statements.c.id == i)).rowcount == 1


def unindexed(table: str) -> Damage:
    """An index of words without one of its rows."""

    def damage(connection: sa.Connection) -> None:
        if connection.dialect.name == "postgresql":
            assert connection.exec_driver_sql(f"delete from {table} where number = 2").rowcount == 1
            return
        # Of an index without contents a row goes by its terms alone: all but this one are put back.
        connection.exec_driver_sql(f"insert into {table} ({table}) values ('delete-all')")

    return damage


def judged(connection: sa.Connection) -> None:
    """A judgement of a statement that is not there."""
    told = {"deed": "grade", "about": "statement", "subjects": '["a0"]', "value": "2", "name": "", "why": "seen it"}
    when = {"number": 1, "who": "Ana", "at": "2026-03-02T10:00:00+00:00", "supersedes": "[]", "quotes": "[]"}
    connection.execute(sa.insert(judgements), told | when)


free = statements.c.id.not_in(sa.select(comparisons.c.a).union(sa.select(comparisons.c.b)))
DAMAGES: dict[str, tuple[Damage, str, Remedy, str]] = {
    "bytes of a page": (put(pages.c.content, zlib.compress(b"another")), "pages", ADD, "bytes"),
    "packing of a page": (put(pages.c.content, b"\0"), "pages", ADD, "bytes"),
    "size of a page": (put(pages.c.size, 1), "pages", ADD, "bytes"),
    "noun of a report": (put(reports.c.noun, b"\0"), "reports", READ, "cannot be read"),
    "text of a report": (put(reports.c.noun, zlib.compress(b'{"id":1}')), "reports", READ, "cannot be read"),
    "nouns of two reports": (swapped(reports.c.noun), "reports", READ, "another report"),
    "problems of a report": (put(reports.c.problems, "[{}]"), "reports", READ, "cannot be read"),
    "title of a report": (put(reports.c.title, "Another"), "reports", READ, "title"),
    "day of a report": (put(reports.c.published, "1999-01-01"), "reports", READ, "published"),
    "key of an address": (put(reports.c.address_key, "0"), "reports", READ, "address_key"),
    "how a page was obtained": (put(reports.c.obtained, "{"), "reports", ADD, "obtained"),
    "pages of two reports": (swapped(reports.c.obtained), "reports", ADD, "obtained"),
    "no current version": (put(reports.c.current, False), "reports", DERIVE, "0 current"),
    "version of another address": (
        put(reports.c.replaces, sa.select(sa.func.max(reports.c.id)).scalar_subquery()),
        "reports",
        DERIVE,
        "another address",
    ),
    "noun of a statement": (put(statements.c.noun, "{}"), "statements", READ, "cannot be read"),
    "nouns of two statements": (swapped(statements.c.noun), "statements", READ, "another statement"),
    "words of a statement": (word(statements.c.noun), "statements", READ, "words"),
    "place of a statement": (put(statements.c.place, 1000), "statements", READ, "place"),
    "a missing statement": (first, "statements", READ, "place"),
    "window of a forecast": (put(statements.c.foretells_to, "1999-01-01"), "statements", READ, "foretells_to"),
    "as the pile shows it": (put(statements.c.shown, "{}"), "statements", DERIVE, "shows"),
    "a statement without its speaker": (
        put(statements.c.speaker, None, statements.c.speaker.is_not(None)),
        "statements",
        DERIVE,
        "belongs to none",
    ),
    "a statement without its origin": (put(statements.c.origin, None), "statements", DERIVE, "no origin"),
    "an origin that is not there": (put(statements.c.origin, "o0"), "statements", DERIVE, "not in origins"),
    "a statement without its claim": (
        put(statements.c.claim, None, statements.c.claim.is_not(None)),
        "statements",
        DERIVE,
        "is in claim",
    ),
    "a claim that is gone": (drop(claims), "statements", DERIVE, "not in claims"),
    "noun of a speaker": (put(speakers.c.noun, "null"), "speakers", DERIVE, "cannot be read"),
    "name of a speaker": (put(speakers.c.name, "Another"), "speakers", DERIVE, "name"),
    "words of a speaker": (word(speakers.c.noun), "speakers", DERIVE, "words"),
    "who of an origin": (put(origins.c.who, "Another"), "origins", DERIVE, "who"),
    "nouns of two origins": (swapped(origins.c.noun), "origins", DERIVE, "holds"),
    "words of an origin": (word(origins.c.noun), "origins", DERIVE, "words"),
    "count of a claim": (put(claims.c.fewest, 99), "claims", DERIVE, "fewest"),
    "words of a claim": (word(claims.c.noun), "claims", DERIVE, "words"),
    "type of a comparison": (put(comparisons.c.type, "number or so"), "comparisons", DERIVE, "type"),
    "nouns of two comparisons": (swapped(comparisons.c.noun), "comparisons", DERIVE, "holds"),
    "a side of a comparison": (put(comparisons.c.high, "c0"), "comparisons", DERIVE, "other sides"),
    "a comparison of no sides": (put(comparisons.c.low, None), "comparisons", DERIVE, "other sides"),
    "what a statement stands in": (put(statements.c.inside, "a0"), "statements", READ, "inside"),
    "words of a derivation": (word(derivations.c.noun), "derivations", DERIVE, "words"),
    "a passage": (drop(passages), "passages", DERIVE, "not found"),
    "place of a passage": (put(passages.c.start, 1), "passages", DERIVE, "not found"),
    "words of passages": (unindexed("passage_terms"), "passages", DERIVE, "not found"),
    "a statement's words": (drop(said), "said", DERIVE, "not found"),
    "words of statements": (unindexed("said_terms"), "said", DERIVE, "not found"),
    "a name": (drop(name_terms), "name_terms", DERIVE, "other words"),
    "a word of a name": (put(name_terms.c.term, "another"), "name_terms", DERIVE, "other words"),
    "a name of nobody": (put(name_terms.c.speaker, "s0"), "name_terms", DERIVE, "not there"),
    "a judgement": (judged, "judgements", COPY, "a0"),
    "kind of a derivation": (put(derivations.c.kind, "another"), "derivations", DERIVE, "kind"),
}


class UndoneError(Exception):
    """Ends a transaction without a trace."""


@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_is_found(ledgers: tuple[Ledger, Ledger], name: str) -> None:
    damage, table, remedy, words = DAMAGES[name]
    found = _faults_of(ledgers[0], damage)
    assert any((f.table, f.remedy) == (table, remedy) and words in f.what for f in found), found
    assert all(f.row and "\n" not in str(f) for f in found)


def test_no_damage_no_fault(ledgers: tuple[Ledger, Ledger]) -> None:
    assert _faults_of(ledgers[0], lambda connection: None) == []


def _faults_of(ledger: Ledger, damage: Damage) -> list[Fault]:
    """What is found after a damage, which is undone."""
    found: list[Fault] = []
    with suppress(UndoneError), ledger.database.writing() as connection:
        damage(connection)
        found += find_faults(connection)
        raise UndoneError
    return found


def test_repair_derives_all_that_can_be_derived(ledgers: tuple[Ledger, Ledger]) -> None:
    damaged, sound = ledgers
    for name, (damage, _, remedy, _) in DAMAGES.items():
        if remedy in (READ, DERIVE) and name not in (
            "nouns of two reports",
            "nouns of two statements",
            "no current version",
        ):
            with damaged.database.writing() as connection:
                damage(connection)
    assert list(damaged.check())
    met = repair(damaged)
    assert {fault.remedy for fault in met} == {READ, DERIVE}
    assert list(damaged.check()) == []
    assert _but_reader(same(damaged, sound)) == []


def test_what_no_single_row_shows_is_found_by_deriving_anew(ledgers: tuple[Ledger, Ledger]) -> None:
    damaged, sound = ledgers
    assert sound.check_found() == []
    with damaged.database.writing() as connection:
        connection.execute(sa.delete(shelf).where(shelf.c.key == sa.select(sa.func.min(shelf.c.key)).scalar_subquery()))
        connection.execute(
            sa.delete(texts).where(texts.c.place == sa.select(sa.func.max(texts.c.place)).scalar_subquery())
        )
    assert list(damaged.check()) == []
    found = damaged.check_found()
    assert {(fault.table, fault.remedy) for fault in found} >= {("shelf", DERIVE), ("likeness_texts", DERIVE)}
    assert damaged.check_found() == found, "nothing of it is kept"
    repair(damaged)
    assert damaged.check_found() == []
    assert _but_reader(same(damaged, sound)) == []


def test_what_cannot_be_repaired_is_out_of_the_pile_until_it_is_added_again(
    ledgers: tuple[Ledger, Ledger], read: list[tuple[Page, Reading]]
) -> None:
    damaged, sound = ledgers
    page, reading = read[3]
    assert reading.report
    i = reading.report.id
    with damaged.database.writing() as connection:
        connection.execute(sa.update(pages).where(pages.c.sha256 == page.sha256).values(content=b""))
        connection.execute(sa.update(reports).where(reports.c.id == i).values(noun=b"", obtained=""))
    repair(damaged)
    left = list(damaged.check())
    assert {(fault.table, fault.remedy) for fault in left} >= {("pages", ADD), ("reports", ADD), ("reports", READ)}
    assert {fault.row for fault in left} == {page.sha256, i}
    with damaged.database.reading() as connection:
        told = sa.select(statements.c.origin).where(statements.c.report == i)
        assert set(connection.scalars(told)) == {None}
    assert damaged.again(page).restored
    assert not damaged.again(page).restored
    repair(damaged)
    assert list(damaged.check()) == []
    assert _but_reader(same(damaged, sound)) == []


def _but_reader(lines: list[str]) -> list[str]:
    """Differences but that a report was read again by the reader of today."""
    return [line for line in lines if not line.endswith(": reader differ")]


def test_same_tells_what_differs(ledgers: tuple[Ledger, Ledger]) -> None:
    one, other = ledgers
    for name in ("count of a claim", "bytes of a page", "title of a report", "a claim that is gone"):
        damage, *_ = DAMAGES[name]
        with one.database.writing() as connection:
            before = connection.execute(sa.select(claims)).all(), connection.execute(sa.select(pages)).all()
            titles = connection.execute(sa.select(reports.c.id, reports.c.title)).all()
            damage(connection)
        assert _but_reader(same(one, other)), name
        with one.database.writing() as connection:
            for table, rows in zip((claims, pages), before, strict=True):
                for row in rows:
                    key = next(iter(table.primary_key))
                    if not connection.execute(sa.update(table).where(key == row[0]).values(row._asdict())).rowcount:
                        connection.execute(sa.insert(table), row._asdict())
            for i, title in titles:
                connection.execute(sa.update(reports).where(reports.c.id == i).values(title=title))
        assert _but_reader(same(one, other)) == []


def _sayso(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["sayso", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    shown = capsys.readouterr()
    return int(end.value.code or 0), shown.out, shown.err


def test_the_command(
    tmp_path: Path,
    read: list[tuple[Page, Reading]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = str(tmp_path / "sayso.db")
    with closing(Ledger(path)) as ledger:
        ledger.add(read[:2], "demo")
    assert _sayso(capsys, monkeypatch, "check", "--ledger", path) == (0, f"{path}: sound\n", "")
    with closing(Ledger(path)) as ledger, ledger.database.writing() as connection:
        put(reports.c.title, "Another")(connection)
        put(statements.c.origin, None)(connection)
    code, out, err = _sayso(capsys, monkeypatch, "check", "--ledger", path)
    assert code == 8
    assert len(out.splitlines()) == 3
    assert all(
        line.split()[0] in ("reports", "statements") and "sayso check --repair" in line for line in out.splitlines()
    )
    assert err == f"sayso: error: {path}: 3 faults\n"
    code, out, _ = _sayso(capsys, monkeypatch, "check", "--ledger", path, "--json")
    assert code == 8
    assert [fault["table"] for fault in json.loads(out)["faults"]].count("reports") == 1
    code, out, _ = _sayso(capsys, monkeypatch, "check", "--ledger", path, "--repair", "--json")
    assert code == 0
    assert json.loads(out)["faults"] == []
    assert len(json.loads(out)["repaired"]) == 3
    assert _sayso(capsys, monkeypatch, "check", "--ledger", path)[0] == 0
