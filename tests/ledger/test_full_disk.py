"""A disk that is full: one clear line, nothing half-written, and a re-run after making room comes to the end."""

from __future__ import annotations

import os
import pwd
import resource
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from crash import Load, add_all, differences, open_ledger
from invented_pile import invented_pile
from sayso.errors import LedgerError

LOAD = Load(count=24, at_once=6)


def add_until_full(address: str) -> str:
    """Add as much as there is room for; what is said then. The ledger is sound, and holds whole additions alone."""
    with pytest.raises(LedgerError) as error:
        add_all(address, LOAD)
    with closing(open_ledger(address)) as ledger:
        assert list(ledger.check()) == []
        ids = [reading.report.id for _, reading in invented_pile(LOAD.count, LOAD.seed) if reading.report]
        held = len(ledger.known(ids))
    assert 0 < held < LOAD.count
    assert held % LOAD.at_once == 0
    return str(error.value)


def ends_as_undisturbed(address: str, whole: str) -> None:
    add_all(whole, LOAD)
    add_all(address, LOAD)
    assert differences(address, whole) == []


@contextmanager
def _at_most(pages: int) -> Iterator[None]:
    """Every connection of SQLite keeps to so many pages of 4 KiB."""

    def limit(connection: Any, _: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute(f"pragma max_page_count={pages}")

    sa.event.listen(sa.Engine, "connect", limit)
    try:
        yield
    finally:
        sa.event.remove(sa.Engine, "connect", limit)


def _pages_of(address: str) -> int:
    with closing(sqlite3.connect(address)) as connection:
        return int(connection.execute("pragma page_count").fetchone()[0])


def test_a_sqlite_file_that_may_not_grow(tmp_path: Path) -> None:
    address, whole = str(tmp_path / "a.db"), str(tmp_path / "whole.db")
    add_all(address, Load(LOAD.count, LOAD.at_once, last=LOAD.at_once))
    with _at_most(_pages_of(address) + 25):
        said = add_until_full(address)
    assert "the disk is full" in said
    assert "make room and run the command again" in said
    ends_as_undisturbed(address, whole)


def test_a_limit_of_file_size(tmp_path: Path) -> None:
    address, whole = str(tmp_path / "a.db"), str(tmp_path / "whole.db")
    add_all(address, Load(LOAD.count, LOAD.at_once, last=LOAD.at_once))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_pages_of(address) * 4096 + 100_000, before[1]))
    try:
        said = add_until_full(address)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "has room" in said
    ends_as_undisturbed(address, whole)


@pytest.fixture
def small_disk() -> Iterator[Callable[[int], Path]]:
    """Mounts a disk of so many KiB, where this user may mount one."""
    # Not under pytest's own folder, which other users may not enter.
    with tempfile.TemporaryDirectory(prefix="sayso-") as parent:
        folder = Path(parent) / "disk"

        def mount(size: int) -> Path:
            folder.mkdir()
            done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", folder], capture_output=True)
            if done.returncode:
                pytest.skip(f"no disk may be mounted here: {done.stderr.decode().strip()}")
            return folder

        yield mount
        if folder.is_mount():
            subprocess.run(["umount", folder], check=True)


def _leave(folder: Path, free: int) -> Path:
    """Fill a disk with a file of other things, but for so many bytes."""
    others = folder / "other things"
    others.write_bytes(b"\0" * (shutil.disk_usage(folder).free - free))
    return others


@pytest.mark.skipif(shutil.which("mount") is None, reason="this system mounts in another way")
def test_a_full_disk_under_sqlite(small_disk: Callable[[int], Path], tmp_path: Path) -> None:
    folder = small_disk(4000)
    address = str(folder / "a.db")
    add_all(address, Load(LOAD.count, LOAD.at_once, last=LOAD.at_once))
    others = _leave(folder, 250_000)
    said = add_until_full(address)
    assert "the disk" in said
    assert "run the command again" in said
    others.unlink()
    ends_as_undisturbed(address, str(tmp_path / "whole.db"))


def test_a_full_disk_under_postgresql(postgres_database: str, tmp_path: Path) -> None:
    """The server says that its disk is full, as it does where a table cannot grow."""
    add_all(postgres_database, Load(LOAD.count, LOAD.at_once, last=LOAD.at_once))
    engine = sa.create_engine(postgres_database, poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "create function full_disk() returns trigger language plpgsql as "
            "$$ begin if (select count(*) from reports) > 14 then "
            "raise sqlstate '53100' using message = 'could not extend file: No space left on device'; end if; "
            "return new; end $$"
        )
        connection.exec_driver_sql(
            "create trigger full_disk after insert on origins for each row execute function full_disk()"
        )
    said = add_until_full(postgres_database)
    assert "the disk is full" in said
    with engine.begin() as connection:
        connection.exec_driver_sql("drop trigger full_disk on origins")
        connection.exec_driver_sql("drop function full_disk")
    ends_as_undisturbed(postgres_database, str(tmp_path / "whole.db"))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root mounts a disk for a server")
def test_a_full_tablespace_under_postgresql(
    postgres: sa.URL, postgres_database: str, small_disk: Callable[[int], Path], tmp_path: Path
) -> None:
    folder = small_disk(6000)
    folder.parent.chmod(0o755)
    with sa.create_engine(postgres, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool).connect() as server:
        process = int(server.exec_driver_sql("select pg_backend_pid()").scalar() or 0)
        owner = Path(f"/proc/{process}").stat().st_uid
        os.chown(folder, owner, pwd.getpwuid(owner).pw_gid)
        server.exec_driver_sql(f"create tablespace sayso_small location '{folder}'")
    try:
        add_all(postgres_database, Load(LOAD.count, LOAD.at_once, last=LOAD.at_once))
        engine = sa.create_engine(postgres_database, poolclass=sa.NullPool)
        tables = ("pages", "reports", "statements")
        with engine.begin() as connection:
            for table in tables:
                connection.exec_driver_sql(f"alter table {table} set tablespace sayso_small")
        others = _leave(folder, 40_000)
        said = add_until_full(postgres_database)
        assert "the disk is full" in said
        others.unlink()
        ends_as_undisturbed(postgres_database, str(tmp_path / "whole.db"))
    finally:
        with engine.begin() as connection:
            for table in tables:
                connection.exec_driver_sql(f"alter table {table} set tablespace pg_default")
        with sa.create_engine(postgres, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool).connect() as server:
            server.exec_driver_sql("drop tablespace sayso_small")
