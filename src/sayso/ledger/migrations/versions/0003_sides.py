"""Between which sides a comparison stands, and what a statement stands in, in columns: conflicts are found by an index.

Revision ID: 0003
Revises: 0002
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")
SOME = 1000


def upgrade() -> None:
    """Add the columns, and fill them from nouns and claims."""
    op.add_column("statements", sa.Column("inside", ID, nullable=True))
    for name, kind in (("low", ID), ("high", ID), ("most", sa.Integer())):
        op.add_column("comparisons", sa.Column(name, kind, nullable=True))
    connection = op.get_bind()
    _fill_inside(connection)
    _fill_sides(connection)
    op.drop_index("ix_comparisons_relation", table_name="comparisons")
    most = sa.text("most DESC")
    op.create_index("ix_comparisons_order", "comparisons", ["relation", most, "low", "high", "type", "id"])
    op.create_index("ix_comparisons_sides", "comparisons", ["low", "high"])
    inside = sa.text("inside IS NOT NULL")
    op.create_index("ix_statements_inside", "statements", ["inside"], sqlite_where=inside, postgresql_where=inside)
    # Few rows may have changed, so that PostgreSQL would not soon look by itself at what the new columns hold.
    for table in ("statements", "comparisons"):
        connection.execute(sa.text(f"ANALYZE {table}"))


def _fill_inside(connection: sa.Connection) -> None:
    change = sa.text("UPDATE statements SET inside = :inside WHERE id = :id")
    last = ""
    query = sa.text("SELECT id, noun FROM statements WHERE id > :last ORDER BY id LIMIT :some")
    while rows := connection.execute(query, {"last": last, "some": SOME}).all():
        found = [{"id": row.id, "inside": _inside(row.noun)} for row in rows]
        if changed := [one for one in found if one["inside"]]:
            connection.execute(change, changed)
        last = rows[-1].id


def _inside(noun: str) -> object:
    try:
        return json.loads(noun).get("inside")
    except ValueError:
        # A fault of its own, which a check tells.
        return None


def _fill_sides(connection: sa.Connection) -> None:
    """As `sayso.ledger.sides` told them when this step was written."""
    query = sa.text(
        "SELECT comparisons.id, coalesce(a.claim, CAST(p.same AS VARCHAR)) AS one,"
        " coalesce(b.claim, CAST(q.same AS VARCHAR)) AS other, coalesce(x.most, 1) AS m, coalesce(y.most, 1) AS n"
        " FROM comparisons JOIN statements a ON a.id = comparisons.a JOIN statements b ON b.id = comparisons.b"
        " JOIN said p ON p.statement = comparisons.a JOIN said q ON q.statement = comparisons.b"
        " LEFT JOIN claims x ON x.id = a.claim LEFT JOIN claims y ON y.id = b.claim"
        " WHERE comparisons.id > :last ORDER BY comparisons.id LIMIT :some"
    )
    change = sa.text("UPDATE comparisons SET low = :low, high = :high, most = :most WHERE id = :id")
    last = ""
    while rows := connection.execute(query, {"last": last, "some": SOME}).all():
        sides = [(row, sorted((row.one, row.other))) for row in rows]
        found = [{"id": r.id, "low": low, "high": high, "most": min(r.m, r.n)} for r, (low, high) in sides]
        connection.execute(change, found)
        last = rows[-1].id
