"""Steps between schemas: the newest is what the code says, and a ledger of the first comes through with all it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from sayso.codec import dump, load
from sayso.collect.watch import Watched, entry_key
from sayso.ledger import Ledger, questions
from sayso.ledger.migrate import HEAD, VERSIONS
from sayso.ledger.schema import metadata
from sayso.model import Attribution, Comparison, ConflictType, Relation

HERE = Path(__file__).parent
FEED = "https://quell.example/feed"


def test_the_newest_step_is_the_one_that_the_code_names() -> None:
    config = Config()
    config.set_main_option("script_location", "sayso:ledger/migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_steps_come_to_the_schema_of_the_code(database: str) -> None:
    Ledger(database).close()
    with _connection(database) as connection:
        options = {
            "version_table": VERSIONS,
            "compare_type": True,
            "compare_server_default": True,
            "include_object": _is_table_of_ours,
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
        _same_indexes(connection)


def _is_table_of_ours(item: object, name: str | None, kind: str, *_: object) -> bool:
    """Not the indexes of words, which each database makes in its own way."""
    table = str(name) if kind == "table" else str(item.table.name)  # type: ignore[attr-defined]
    return not table.startswith(("passage_terms", "said_terms"))


def _same_indexes(connection: sa.Connection) -> None:
    """Indexes with their conditions, which a comparison by Alembic passes over."""
    held = {
        (table, index["name"], tuple(index["column_names"]), bool(index["unique"]), _condition(index) is not None)
        for table in metadata.tables
        for index in sa.inspect(connection).get_indexes(table)
        if "duplicates_constraint" not in index
    }
    dialect = connection.dialect.name
    wanted = {
        (
            table.name,
            i.name,
            tuple(c.name for c in i.columns),
            i.unique,
            i.dialect_options[dialect]["where"] is not None,
        )
        for table in metadata.tables.values()
        for i in table.indexes
        if dialect in i.dialect_options or not _of_another(i)
    }
    assert held == wanted


def _condition(index: object) -> object:
    options: dict[str, object] = index.get("dialect_options", {})  # type: ignore[attr-defined]
    return next((value for name, value in options.items() if name.endswith("_where")), None)


def _of_another(index: sa.Index) -> bool:
    return any(name not in ("sqlite", "postgresql") for name in index.dialect_options)


def test_a_feed_has_an_address_of_any_length(database: str) -> None:
    with closing(Ledger(database)) as ledger:
        for feed in (FEED, f"{FEED}?of={'x' * 9000}", f"{FEED}?of={'x' * 9000}y"):
            known = Watched("1", feed[-1], {entry_key(f"{feed}/2"): "stamp"})
            ledger.remember(feed, known)
            assert ledger.watched(feed) == known


def test_opening_twice_changes_nothing(database: str) -> None:
    Ledger(database).close()
    before = _tables(database)
    Ledger(database).close()
    assert _tables(database) == before
    assert VERSIONS in before


def test_a_step_that_fails_leaves_nothing(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("unplugged")

    from alembic.runtime.migration import HeadMaintainer

    with monkeypatch.context() as broken:
        broken.setattr(HeadMaintainer, "update_to_step", fails)
        with pytest.raises(RuntimeError, match="unplugged"):
            Ledger(database)
    assert _tables(database) == set()
    Ledger(database).close()
    assert VERSIONS in _tables(database)


def test_a_ledger_of_the_first_schema_keeps_what_it_holds(database: str) -> None:
    kind = sa.make_url(database).get_backend_name()
    text = (HERE / "first" / f"{kind}.sql").read_text(encoding="utf-8")
    with _connection(database) as connection:
        for statement in text.split(";\n\n"):
            if statement.strip():
                connection.exec_driver_sql(statement.strip())
        one, other = _compared_in_the_first(connection)
        before = _held(connection)
        assert len(before["reports"]) == 4
        connection.exec_driver_sql(f"insert into feeds values ('{FEED}', '\"a1\"', null)")
        connection.exec_driver_sql(f"insert into feed_entries values ('{FEED}', '{FEED}/1', 'stamp of 1')")
    with closing(Ledger(database, create=False, judge=lambda: None)) as ledger:
        assert list(ledger.check()) == []
        assert ledger.watched(FEED) == Watched('"a1"', None, {entry_key(f"{FEED}/1"): "stamp of 1"})
        with ledger.seen() as seen:
            (found,) = questions.conflicts(seen).conflicts.items
            assert (found.a.told.attribution, found.b.told.around) == (one, (one,))
            assert found.b.told.attribution == other
    with _connection(database) as connection:
        assert connection.exec_driver_sql(f"select version_num from {VERSIONS}").scalar() == HEAD
        assert _held(connection) == before


def _compared_in_the_first(connection: sa.Connection) -> list[Attribution]:
    """Let a ledger of the first schema tell that one statement is in another, and conflicts with it; both."""
    query = sa.text("select noun from statements where id in ('a63ec220f7708', 'a8167821182b3')")
    other, one = sorted((load(Attribution, noun) for noun in connection.scalars(query)), key=lambda a: a.id)
    other = replace(other, inside=one.id)
    change = sa.text("update statements set noun = :noun where id = :id")
    connection.execute(change, {"noun": dump(other), "id": other.id})
    kinds = Relation.CONFLICT, ConflictType.NUMBER
    found = Comparison(one.id, other.id, *kinds, one.content[0], other.content[0], "they differ")
    row = {"i": found.id, "a": one.id, "b": other.id, "t": "number", "r": "conflict", "n": dump(found)}
    connection.execute(sa.text("insert into comparisons values (:i, :a, :b, :t, :r, :n)"), row)
    return [one, other]


def _held(connection: sa.Connection) -> dict[str, list[tuple[object, ...]]]:
    """What the first schema held that nothing may lose."""
    columns = {
        "pages": "sha256, content",
        "reports": "id, page, obtained, noun, reader, added, replaces",
        "statements": "id, report, noun",
    }
    return {
        table: [
            tuple(bytes(v) if isinstance(v, memoryview) else v for v in row)
            for row in connection.exec_driver_sql(f"select {names} from {table} order by 1")
        ]
        for table, names in columns.items()
    }


def _tables(database: str) -> set[str]:
    with _connection(database) as connection:
        return set(sa.inspect(connection).get_table_names())


@contextmanager
def _connection(database: str) -> Iterator[sa.Connection]:
    """A connection beside the ledger's own, its transaction committed at the end."""
    with sa.create_engine(database, poolclass=sa.NullPool).begin() as connection:
        yield connection
