"""The tables that copies are found by, and every question that is put to them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from sayso.copies.decide import CANDIDATES, COMMON
from sayso.ledger.metadata import metadata
from sayso.ledger.tables import Id

copy_sites = sa.Table(
    "copy_sites",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", Id, nullable=False, unique=True),
)

copy_reports = sa.Table(
    "copy_reports",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", Id, nullable=False, unique=True),
    sa.Column("rank", Id, nullable=False),
    sa.Column("site", sa.Integer, sa.ForeignKey("copy_sites.number"), nullable=False),
    sa.Column("standing", sa.Text, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    # What was decided on it, a `Choice`.
    sa.Column("own", sa.Integer, nullable=False),
    # No foreign key: what was made from a report that goes points nowhere until it is decided again.
    sa.Column("original", sa.Integer, index=True),
    sa.Column("shared", sa.Integer, nullable=False),
    # Its fingerprints, 8 bytes each, little-endian, ascending.
    sa.Column("prints", sa.LargeBinary, nullable=False),
)

copy_prints = sa.Table(
    "copy_prints",
    metadata,
    sa.Column("fingerprint", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("site", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

copy_crowds = sa.Table(
    "copy_crowds",
    metadata,
    # A fingerprint that more than CANDIDATES reports hold, or held: its first holders, and the rank of the last of these.
    sa.Column("fingerprint", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("first", sa.Text, nullable=False),
    sa.Column("last", Id, nullable=False),
)

# So many values are bound in one statement; SQLite takes 32,766.
BOUND = 30_000

_R, _P, _C = copy_reports.c, copy_prints.c, copy_crowds.c


def _among(column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    return column.in_(sa.bindparam("values", expanding=True))


def _at_most(*here: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    """How many hold the fingerprint of a crowd, counted no further than to COMMON + 1."""
    of_one = copy_prints.c.fingerprint == copy_crowds.c.fingerprint
    some = sa.select(copy_prints.c.number).where(of_one, *here).limit(COMMON + 1).correlate(copy_crowds).subquery()
    return sa.select(sa.func.count()).select_from(some).correlate(copy_crowds).scalar_subquery()


def _upstream() -> sa.Select[Any]:
    up = sa.select(_R.number, _R.original).where(_among(_R.number)).cte(recursive=True)
    return sa.select(up.union(sa.select(_R.number, _R.original).join(up, _R.number == up.c.original)))


def _first() -> sa.Select[Any]:
    """The first holders of fingerprints, and one more."""
    place = sa.func.row_number().over(partition_by=_P.fingerprint, order_by=_R.rank).label("place")
    ranked = sa.select(_P.fingerprint, _R.rank, _R.number, place).join(copy_reports, _R.number == _P.number)
    few = ranked.where(_among(_P.fingerprint)).subquery()
    return sa.select(few.c.fingerprint, few.c.rank, few.c.number).where(few.c.place <= CANDIDATES + 1)


# Made once: putting a statement together takes longer than SQLite takes to run it.
NUMBERS = sa.select(_R.id, _R.number).where(_among(_R.id))
_CHOICE = (_R.own, _R.original, _R.shared)
ENTRIES = sa.select(_R.number, _R.id, _R.standing, _R.size, *_CHOICE).where(_among(_R.number))
PRINTS = sa.select(_R.number, _R.site, _R.prints).where(_among(_R.number))
RANKS = sa.select(_R.number, _R.rank).where(_among(_R.number))
MADE_FROM = sa.select(_R.number).where(_among(_R.original))
UPSTREAM = _upstream()
CROWDS = sa.select(_C.fingerprint, _C.first, _C.last).where(_among(_C.fingerprint))
HOLDERS = sa.select(_P.fingerprint, _P.site, _P.number).where(_among(_P.fingerprint))
_OF_SITE = _P.site == sa.bindparam("site")
COUNTS = sa.select(_C.fingerprint, _at_most(), _at_most(_OF_SITE)).where(_among(_C.fingerprint))
ANYONE = sa.select(_P.number).where(_among(_P.fingerprint)).distinct()
ANYONE_OF_SITE = ANYONE.where(_OF_SITE)
SHARING = sa.select(_P.number, sa.func.count()).where(_among(_P.fingerprint)).group_by(_P.number)
SHARING_ENOUGH = SHARING.having(sa.func.count() >= sa.bindparam("least"))
FIRST = _first()
SITE = sa.select(copy_sites.c.number).where(copy_sites.c.name == sa.bindparam("site"))
ANY = sa.select(_R.number).limit(1)
HIGHEST = sa.select(sa.func.max(_R.number))
HIGHEST_SITE = sa.select(sa.func.max(copy_sites.c.number))
DROP = sa.delete(copy_reports).where(_R.number == sa.bindparam("n"))
DROP_PRINT = sa.delete(copy_prints).where(
    _P.fingerprint == sa.bindparam("f"), _P.site == sa.bindparam("s"), _P.number == sa.bindparam("n")
)
DROP_CROWD = sa.delete(copy_crowds).where(_C.fingerprint == sa.bindparam("f"))
DECIDE = sa.update(copy_reports).where(_R.number == sa.bindparam("n"))
DECIDE = DECIDE.values({column: sa.bindparam(f"new_{column.name}") for column in _CHOICE})
