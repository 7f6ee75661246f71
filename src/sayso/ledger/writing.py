"""Rows into tables: put what may be there already, the same on every database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

_UNFIT = re.compile("[\0\ud800-\udfff]")


def put_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows; where a row of that primary key is there, its other columns are replaced. No key twice in `rows`."""
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    insert: Any = dialect.insert(table)
    keys = [column.name for column in table.primary_key]
    others = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    made = insert.on_conflict_do_update(index_elements=keys, set_=others) if others else insert.on_conflict_do_nothing()
    connection.execute(made, rows)


def clean(text: str | None) -> str | None:
    """Text as every database takes it: NUL and lone surrogates become U+FFFD, one for one."""
    return text if text is None else _UNFIT.sub("\ufffd", text)
