"""The databases that the tests of the ledger run on are what they are said to be: real, empty and apart."""

from __future__ import annotations

import pytest
import sqlalchemy as sa


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_database_is_empty_and_keeps_what_is_put_in(database: str, turn: str) -> None:
    engine = sa.create_engine(database, poolclass=sa.NullPool)
    table = sa.Table("kept", sa.MetaData(), sa.Column("word", sa.String))
    with engine.begin() as connection:
        assert sa.inspect(connection).get_table_names() == []
        table.create(connection)
        connection.execute(table.insert(), [{"word": turn}, {"word": "Ägäis 🚢"}])
    with engine.connect() as connection:
        assert sorted(connection.scalars(sa.select(table.c.word))) == sorted([turn, "Ägäis 🚢"])
        assert engine.dialect.name in database
