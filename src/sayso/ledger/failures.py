"""What a database says when it fails, as a sentence that names the remedy.

Told by codes and not by words, which differ between versions and languages. What no code here tells is a bug, and raises.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from sayso.errors import LedgerError
from sayso.ledger.engine import PATIENCE

_FULL = "the disk is full ({said}); nothing is half-written: make room and run the command again"
_WAITED = f"somebody else has written to it for {PATIENCE} s; run the command again when they are done"
_LOCKED = "cannot be written to ({said}); check who may write it, and for a file its folder too"
_DAMAGED = "damaged ({said}); go back to a copy of it from before"
_DISK = (
    "the disk failed ({said}); nothing is half-written: check that it has room and is sound, and run the command again"
)
_TABLES = "its tables are not those of a ledger ({said}); go back to a copy of it from before"
_AWAY = "cannot be reached ({said}); check that it runs, the address, the name and the password"
_MEMORY = "it has no memory left ({said}); run the command again when there is more"

_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _WAITED,
    sqlite3.SQLITE_LOCKED: _WAITED,
    sqlite3.SQLITE_READONLY: _LOCKED,
    sqlite3.SQLITE_PERM: _LOCKED,
    sqlite3.SQLITE_NOTADB: "no ledger, and no file of SQLite ({said}); name another",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: "cannot be opened ({said}); check who may read and write it and its folder",
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_NOMEM: _MEMORY,
}
# SQLSTATE, whole or its class (PostgreSQL, appendix A).
_POSTGRES = {
    "53100": _FULL,
    "53200": _MEMORY,
    "55P03": _WAITED,
    "25006": _LOCKED,
    "42501": _LOCKED,
    "42P01": _TABLES,
    "42703": _TABLES,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
    "58030": _DISK,
    "08": _AWAY,
    "28": _AWAY,
    "3D": _AWAY,
    "53": _AWAY,
    "57": _AWAY,
}


@contextmanager
def told(name: str) -> Iterator[None]:
    """Failures of the database `name` as LedgerError; what is a bug of ours raises as it is."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        reason = reason_of(error)
        if reason is None:
            raise
        raise LedgerError(f"{name}: {reason}") from error


def reason_of(failure: sa.exc.DBAPIError) -> str | None:
    """What a failure of the database comes to, with the remedy; None for one that is a bug of ours."""
    error = failure.orig
    said = " ".join(str(error).split())
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        found = _SQLITE.get(code & 0xFF) if code is not None else None
        if found is None and said.startswith(("no such table", "no such column")):
            found = _TABLES
    else:
        # A server that cannot be reached has no code to give.
        state = getattr(error, "sqlstate", None)
        found = _AWAY if state is None else _POSTGRES.get(state, _POSTGRES.get(state[:2]))
    return found and found.format(said=said)
