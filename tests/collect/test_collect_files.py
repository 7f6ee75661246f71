from __future__ import annotations

import base64
import gzip
import io
import os
import socket
from pathlib import Path

import pytest

from sayso.collect import Limits, collect
from sayso.model import Page, Problem

WORDS = b"The bridge was closed, officials said on Monday."
SMALL = Limits(page_bytes=2000, unpacked_bytes=2000)


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def test_a_file_becomes_one_page(tmp_path, article) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(article)
    (page,) = collect([str(path)])
    assert isinstance(page, Page)
    assert (page.address, page.content, page.media_type) == (path.as_posix(), article, "text/html")
    assert page == Page.of(path.as_posix(), article, "text/html")


def test_the_order_is_that_of_the_inputs(tmp_path) -> None:
    write(tmp_path, {"b.txt": WORDS, "a.txt": WORDS, "c/z.txt": WORDS, "c/k.txt": WORDS})
    inputs = [str(tmp_path / "b.txt"), str(tmp_path / "c"), "-", str(tmp_path / "a.txt")]
    addresses = [page.address for page in collect(inputs, stdin=io.BytesIO(WORDS))]
    top = tmp_path.as_posix()
    assert addresses == [f"{top}/b.txt", f"{top}/c/k.txt", f"{top}/c/z.txt", "-", f"{top}/a.txt"]


def test_addresses_are_paths_as_given(tmp_path, monkeypatch) -> None:
    write(tmp_path, {"pile/a.txt": WORDS})
    monkeypatch.chdir(tmp_path)
    assert [page.address for page in collect(["pile", "./pile/a.txt"])] == ["pile/a.txt", "pile/a.txt"]


def test_a_folder_gives_its_known_files_sorted_and_one_problem_for_the_rest(tmp_path, split, article) -> None:
    write(
        tmp_path,
        {
            "b.html": article,
            "a/1.txt": WORDS,
            "a/2.md.gz": gzip.compress(b"# Title\n\n" + WORDS),
            "a/.hidden.txt": WORDS,
            ".git/x.txt": WORDS,
            "c.docx": b"x",
            "d.jpg": b"x",
            "e.jpg": b"x",
            "README": b"x",
            "Z.PDF": b"%PDF-1.4 x",
        },
    )
    pages, problems = split(collect([str(tmp_path)]))
    assert [Path(page.address).name for page in pages] == ["Z.PDF", "1.txt", "2.md.gz", "b.html"]
    assert [page.media_type for page in pages] == ["application/pdf", "text/plain", "text/markdown", "text/html"]
    (problem,) = problems
    assert problem.reason == "files passed over: 2 .jpg, 1 .docx, 1 without a known ending"
    assert problem.input == tmp_path.as_posix()


@pytest.mark.parametrize("files", [{}, {"a.jpg": b"x"}, {".hidden.txt": WORDS}, {"sub/sub/x.exe": b"x"}])
def test_a_folder_without_readable_files_is_a_problem(tmp_path, split, files) -> None:
    write(tmp_path, files)
    pages, problems = split(collect([str(tmp_path)]))
    assert pages == []
    (problem,) = problems
    assert problem.reason.startswith("a folder without any file that can be read")


def test_a_file_given_by_name_is_looked_at_whatever_its_ending(tmp_path, split, article) -> None:
    write(tmp_path, {"page.aspx": article, "noending": WORDS, "saved.gz": gzip.compress(article)})
    pages, problems = split(collect([str(tmp_path / name) for name in ("page.aspx", "noending", "saved.gz")]))
    assert [page.media_type for page in pages] == ["text/html", "text/plain", "text/html"]
    assert problems == []


def test_gz_in_the_name_only(tmp_path, article) -> None:
    write(tmp_path, {"page.html.gz": article})
    (page,) = collect([str(tmp_path / "page.html.gz")])
    assert page.content == article


def test_several_gzip_members_are_one_page(tmp_path) -> None:
    write(tmp_path, {"a.txt.gz": gzip.compress(WORDS) + gzip.compress(b" More.") + b"\0" * 700})
    (page,) = collect([str(tmp_path / "a.txt.gz")])
    assert page.content == WORDS + b" More."


def test_utf16_is_text_and_says_so(tmp_path) -> None:
    write(tmp_path, {"a.txt": WORDS.decode().encode("utf-16")})
    (page,) = collect([str(tmp_path / "a.txt")])
    assert (page.media_type, page.charset) == ("text/plain", "utf-16")


BAD = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\n\t", "empty"),
    ("empty.html.gz", gzip.compress(b""), "empty"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a binary file, or not what its ending says"),
    ("nopdf.pdf", b"just words", "a binary file, or not what its ending says"),
    ("cut.txt.gz", gzip.compress(base64.b64encode(os.urandom(900)))[:-200], "gzip data cut off before its end"),
    ("cut2.txt.gz", gzip.compress(WORDS)[:-4], "gzip data cut off before its end"),
    ("head.txt.gz", gzip.compress(WORDS)[:9], "gzip data cut off before its end"),
    ("wrong.txt.gz", gzip.compress(WORDS)[:-8] + b"12345678", "damaged gzip data"),
    ("twice.txt.gz", gzip.compress(gzip.compress(WORDS)), "gzip data inside gzip data"),
    ("big.txt", b"word " * 1000, "bigger than 2000 bytes"),
    ("big.txt.gz", gzip.compress(b"word " * 1000), "unpacks to more than 2000 bytes"),
    ("list.json", b'[{"text": "a"}]', "JSON, but not one object a line"),
    ("other.xml", b"<?xml version='1.0'?><invoice><sum>3</sum></invoice>", "XML, but neither a feed nor a page"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BAD, ids=[bad[0] for bad in BAD])
def test_a_bad_file_is_a_problem_and_the_others_are_read(tmp_path, split, name, content, reason) -> None:
    write(tmp_path, {name: content, "good.txt": WORDS})
    pages, problems = split(collect([str(tmp_path / name), str(tmp_path / "good.txt")], SMALL))
    assert [page.content for page in pages] == [WORDS]
    (problem,) = problems
    assert problem.reason == reason
    assert problem.input == (tmp_path / name).as_posix()


def test_a_file_of_200_mb_is_refused(tmp_path, split) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write(WORDS * 1000)
        file.truncate(200_000_000)  # takes no room on the disk
    pages, (problem,) = split(collect([str(path)]))
    assert pages == []
    assert problem.reason == "bigger than 64 MiB"


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.html.gz"])
def test_a_gzip_bomb_is_stopped_while_unpacking(tmp_path, split, bomb, name) -> None:
    write(tmp_path, {name: bomb})
    pages, (problem,) = split(collect([str(tmp_path / name)], Limits(unpacked_bytes=1024 * 1024)))
    assert pages == []
    assert problem.reason == "unpacks to more than 1 MiB"


def test_missing_files_and_bad_paths(tmp_path, split) -> None:
    inputs = [str(tmp_path / "nothing.txt"), "a\0b", str(tmp_path / "x" / "y"), "n" * 5000]
    pages, problems = split(collect(inputs))
    assert pages == []
    reasons = [problem.reason for problem in problems]
    assert reasons[:3] == ["no such file or directory", "not a valid path", "no such file or directory"]
    assert len(reasons) == 4


def test_a_file_that_vanishes_while_its_folder_is_read(tmp_path, split) -> None:
    write(tmp_path, {"a.txt": WORDS, "b.txt": WORDS, "c.txt": WORDS})
    items = collect([str(tmp_path)])
    first = next(items)
    (tmp_path / "b.txt").unlink()
    pages, problems = split(items)
    assert isinstance(first, Page)
    assert [Path(page.address).name for page in pages] == ["c.txt"]
    assert [problem.reason for problem in problems] == ["no such file or directory"]


def test_a_folder_that_vanishes(tmp_path, split) -> None:
    write(tmp_path, {"a.txt": WORDS, "b/x.txt": WORDS})
    items = collect([str(tmp_path)])
    next(items)
    (tmp_path / "b" / "x.txt").unlink()
    (tmp_path / "b").rmdir()
    assert [problem.reason for problem in split(items)[1]] == ["no such file or directory"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("given", ["outright", "in a folder"])
def test_a_pipe_never_blocks(tmp_path, split, given) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path, {"z.txt": WORDS})
    inputs = [str(tmp_path)] if given == "in a folder" else [str(tmp_path / "pipe.txt"), str(tmp_path / "z.txt")]
    pages, problems = split(collect(inputs))
    assert len(pages) == 1
    assert [problem.reason for problem in problems] == ["a pipe or socket, not a file"]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets in files here")
def test_a_socket_and_a_device(tmp_path, split, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.txt")
        _, problems = split(collect(["s.txt", "/dev/zero"]))
    assert [problem.reason for problem in problems] == ["a pipe or socket, not a file", "a device, not a file"]


def test_links_in_a_circle_end(tmp_path, split) -> None:
    write(tmp_path, {"a/x.txt": WORDS, "b/y.txt": WORDS})
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b" / "across").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    pages, problems = split(collect([str(tmp_path)]))
    assert [Path(page.address).name for page in pages] == ["x.txt", "y.txt"]
    assert sorted(Path(problem.input).name for problem in problems) == ["across", "broken.txt", "self.txt", "up"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path, split) -> None:
    write(tmp_path, {"a.txt": WORDS})
    (tmp_path / "a.txt").chmod(0)
    assert [problem.reason for problem in split(collect([str(tmp_path / "a.txt")]))[1]] == ["permission denied"]


def test_refused_by_the_system(tmp_path, split, monkeypatch) -> None:
    """As above, for those who run tests as root."""
    write(tmp_path, {"a.txt": WORDS, "b.txt": WORDS})
    real = os.open

    def refuse(path: str, *args: int) -> int:
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return real(path, *args)

    monkeypatch.setattr(os, "open", refuse)
    pages, problems = split(collect([str(tmp_path)]))
    assert len(pages) == 1
    assert [problem.reason for problem in problems] == ["permission denied"]


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_unicode(tmp_path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_bytes(WORDS)
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    (page,) = collect([str(tmp_path)])
    assert page.address.endswith("/caf\\xe9.txt")
    page.address.encode("utf-8")


def test_standard_input(split, article) -> None:
    for content, media_type in ((article, "text/html"), (WORDS, "text/plain"), (gzip.compress(WORDS), "text/plain")):
        stdin = io.BytesIO(content)
        (page,) = collect(["-"], stdin=stdin)
        assert isinstance(page, Page)
        assert (page.address, page.media_type) == ("-", media_type)
        assert not stdin.closed
    pages, problems = split(collect(["-", "-"], stdin=io.BytesIO(WORDS)))
    assert len(pages) == 1
    assert [problem.reason for problem in problems] == ["empty"]


def test_standard_input_from_a_pipe() -> None:
    reader, writer = os.pipe()
    os.write(writer, WORDS)
    os.close(writer)
    with os.fdopen(reader, "rb") as stdin:
        (page,) = collect(["-"], stdin=stdin)
    assert isinstance(page, Page)
    assert page.content == WORDS


def test_a_disk_that_fails(split) -> None:
    class Failing(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:
            raise OSError(5, "Input/output error")

    _, (problem,) = split(collect(["-"], stdin=Failing()))
    assert problem == Problem("collect", "input/output error", "-", problem.remedy)


def test_nothing_is_read_before_it_is_asked_for(tmp_path) -> None:
    items = collect([str(tmp_path / "later.txt")])
    write(tmp_path, {"later.txt": WORDS})
    assert isinstance(next(items), Page)
