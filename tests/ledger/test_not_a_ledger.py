"""What is no ledger, or none that can be used: one clear line, the right exit code, nothing changed."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import socket
import sqlite3
import struct
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from crash import Load, add_all, open_ledger
from sayso.cli import main
from sayso.errors import LedgerError
from sayso.ledger import Ledger

FEW = Load(count=4)


def refused(address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The one line that the command line says of it, whichever command; the same is raised to a script."""
    lines = set()
    story = Path(__file__)
    for arguments in (["check", "--ledger", address], ["add", "--ledger", address, str(story)]):
        monkeypatch.setattr(sys, "argv", ["sayso", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        shown = capsys.readouterr()
        assert (end.value.code, shown.out) == (6, "")
        assert shown.err.startswith("sayso: error: ")
        assert shown.err.count("\n") == 1
        lines.add(shown.err)
    assert len(lines) == 1
    with pytest.raises(LedgerError):
        Ledger(address)
    return lines.pop()


def text_file(path: Path) -> None:
    path.write_text("The ferry left at nine.\n" * 1000, encoding="utf-8")


def another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("create table birds (name text); insert into birds values ('heron')")


def another_program_with_alembic(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "create table alembic_version (version_num); insert into alembic_version values ('0001')"
        )


def cut_off(path: Path) -> None:
    add_all(str(path), FEW)
    path.write_bytes(path.read_bytes()[:10_000])


def newer(path: Path) -> None:
    add_all(str(path), FEW)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("update sayso_version set version_num = '9999'")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (text_file, "no file of SQLite"),
        (another_program, "holds other things"),
        (another_program_with_alembic, "holds other things"),
        (cut_off, "damaged"),
        (newer, "newer version of Sayso (9999)"),
        (Path.mkdir, "is a folder"),
    ],
)
def test_a_file_that_is_no_ledger_is_left_as_it_is(
    make: Callable[[Path], None],
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "a.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    line = refused(str(path), capsys, monkeypatch)
    assert words in line
    assert str(path) in line
    assert [one.name for one in tmp_path.iterdir()] == ["a.db"]
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "a.db"
    with pytest.raises(LedgerError, match="its folder is not there"):
        Ledger(str(path))
    with pytest.raises(LedgerError, match="no ledger there"):
        Ledger(str(path), create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_ledger_only_where_one_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    with pytest.raises(LedgerError, match="empty, and no ledger"):
        Ledger(str(path), create=False)
    assert path.read_bytes() == b""
    add_all(str(path), FEW)
    with closing(open_ledger(str(path))) as ledger:
        assert list(ledger.check()) == []


def _as_nobody(address: str, said: object) -> None:
    """Add, and check, as one who owns nothing; what is said, on a queue."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        add_all(address, Load(count=8))
    except LedgerError as error:
        said.put(str(error))  # type: ignore[attr-defined]
    except BaseException as error:
        said.put(repr(error))  # type: ignore[attr-defined]


@pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")
def test_a_ledger_that_may_only_be_read() -> None:
    # Not under pytest's own folder, which other users may not enter.
    with tempfile.TemporaryDirectory(prefix="sayso-") as parent:
        folder = Path(parent)
        path = folder / "a.db"
        add_all(str(path), FEW)
        before = path.read_bytes()
        path.chmod(0o444)
        folder.chmod(0o555)
        processes = multiprocessing.get_context("forkserver")
        said = processes.Queue()
        process = processes.Process(target=_as_nobody, args=(str(path), said))
        process.start()
        line = said.get(timeout=60)
        process.join()
        assert str(path) in line
        assert "check who may" in line
        folder.chmod(0o755)
        assert path.read_bytes() == before
        assert [one.name for one in folder.iterdir()] == ["a.db"]


def test_a_copy_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    """A copy made by SQLite itself needs nothing beside it."""
    path, copy = tmp_path / "a.db", tmp_path / "copy.db"
    add_all(str(path), FEW)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("vacuum into ?", (str(copy),))
    with closing(Ledger(f"sqlite:///file:{copy}?mode=ro&uri=true", create=False)) as ledger:
        assert list(ledger.check()) == []


def test_a_server_that_is_down(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    line = refused(f"postgresql://ana:secret@127.0.0.1:{port}/sayso", capsys, monkeypatch)
    assert "cannot be reached" in line
    assert "secret" not in line


@contextmanager
def _server_that_refuses() -> Iterator[int]:
    """A server of PostgreSQL's protocol that takes no password; its port."""

    def answer(server: socket.socket) -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                while connection.recv(8000)[4:8] in (struct.pack("!i", 80877103), struct.pack("!i", 80877104)):
                    connection.sendall(b"N")
                text = b'SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user "ana"\0\0'
                connection.sendall(b"E" + struct.pack("!i", len(text) + 4) + text)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=answer, args=(server,), daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_a_wrong_password(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with _server_that_refuses() as port:
        line = refused(f"postgresql://ana:secret@127.0.0.1:{port}/sayso", capsys, monkeypatch)
        assert "password authentication failed" in line
        assert "secret" not in line
        assert "secret" not in refused(f"postgresql://127.0.0.1:{port}/x?user=ana&password=secret", capsys, monkeypatch)


def test_a_database_of_postgresql_that_is_none(
    postgres: sa.URL, postgres_database: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = postgres.set(database="no_such_ledger").render_as_string(hide_password=False)
    assert "cannot be reached" in refused(nowhere, capsys, monkeypatch)
    engine = sa.create_engine(postgres_database, poolclass=sa.NullPool)
    with pytest.raises(LedgerError, match="empty, and no ledger"):
        Ledger(postgres_database, create=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("create table birds (name text)")
    assert "holds other things" in refused(postgres_database, capsys, monkeypatch)
    with engine.begin() as connection:
        assert sa.inspect(connection).get_table_names() == ["birds"]


def test_a_newer_ledger_in_postgresql(
    postgres_database: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add_all(postgres_database, FEW)
    with sa.create_engine(postgres_database, poolclass=sa.NullPool).begin() as connection:
        connection.exec_driver_sql("update sayso_version set version_num = '9999'")
    assert "newer version of Sayso (9999)" in refused(postgres_database, capsys, monkeypatch)


def test_one_who_may_only_read_in_postgresql(postgres_database: str) -> None:
    add_all(postgres_database, FEW)
    engine = sa.create_engine(postgres_database, poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"alter database {engine.url.database} set default_transaction_read_only = on")
    with pytest.raises(LedgerError, match="cannot be written to"):
        add_all(postgres_database, Load(count=8))
    with closing(Ledger(postgres_database, create=False)) as ledger:
        assert list(ledger.check()) == []


@pytest.mark.parametrize(
    "address", ["mysql://ana:secret@host/x", "postgresql://ana:secret@host:port/x", "sqlite://", "://secret"]
)
def test_no_address_of_a_ledger(
    address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "secret" not in refused(address, capsys, monkeypatch)


def test_damage_is_told_to_whoever_meets_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    add_all(str(path), FEW)
    shutil.copy(path, tmp_path / "other.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("update reports set noun = x'00'")
    with pytest.raises(LedgerError, match="`sayso check` says what to do"):
        add_all(str(path), Load(count=8))
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.executescript("drop table claims")
    with pytest.raises(LedgerError, match="its tables are not those of a ledger"):
        add_all(str(tmp_path / "other.db"), Load(count=8))
