"""Rows into tables: put what may be there already, the same on every database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

_UNFIT = re.compile("[\0\ud800-\udfff]")


def put_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows; where a row of that primary key is there, its other columns are replaced. No key twice in `rows`."""
    if rows:
        connection.execute(_put(connection.dialect.name, table, tuple(rows[0])), rows)


@lru_cache(maxsize=256)
def _put(dialect: str, table: sa.Table, columns: tuple[str, ...]) -> Any:
    insert: Any = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    keys = [column.name for column in table.primary_key]
    others = {name: insert.excluded[name] for name in columns if name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=others) if others else insert.on_conflict_do_nothing()


def clean(text: str | None) -> str | None:
    """Text as every database takes it: NUL and lone surrogates become U+FFFD, one for one."""
    return text if text is None else _UNFIT.sub("\ufffd", text)
