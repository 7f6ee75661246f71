"""One of many values, as one bound value however many there are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


def among(connection: sa.Connection, column: sa.ColumnElement[Any], values: Iterable[Any]) -> sa.ColumnElement[bool]:
    """Is a column's value one of `values`, texts or whole numbers?"""
    if connection.dialect.name == "postgresql":
        kind = sa.Integer if isinstance(column.type, sa.Integer) else sa.String
        return column == sa.any_(sa.cast(list(values), postgresql.ARRAY(kind)))
    each = sa.func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(sa.select(each.c.value))
