from __future__ import annotations

import datetime as dt
import gzip
import io
import zlib

import pytest

from sayso.collect import Limits, collect, count_warc, warc_pages
from sayso.collect import warc as warc_module


def crawl(warc, article, packed: bool):
    """A response, and one record of every kind that is passed over."""
    return (
        warc(packed)
        .record("http://a.example/1", article, "text/html; charset=ISO-8859-1")
        .record("dns:a.example", b"20240304 a.example. 60 IN A 192.0.2.1", "text/dns", kind="resource")
        .record("http://a.example/2", b"moved", status="301 Moved Permanently")
        .record("http://a.example/3", b"no", status="404 Not Found")
        .record("http://a.example/4.png", b"\x89PNG", "image/png")
        .record("http://a.example/robots.txt", b"User-agent: *", "text/plain")
        .record("http://a.example/5", b"seed: x", "application/warc-fields", kind="metadata")
        .record("metadata://wget/log", b"log", "text/plain", kind="resource")
        .record("http://a.example/6", b"", "text/html")
        .record("http://a.example/7", b"Extracted words.", "text/plain", kind="conversion")
        .record("file:///b.txt", b"Stored words.", "text/plain", kind="resource")
        .record("http://a.example/8.pdf", b"%PDF-1.4 x", "application/pdf")
    )


@pytest.mark.parametrize("packed", [False, True])
def test_pages_and_counts(tmp_path, split, warc, article, packed) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(crawl(warc, article, packed).bytes())
    pages, problems = split(warc_pages(path))
    assert problems == []
    assert [page.address for page in pages] == [
        "http://a.example/1",
        "http://a.example/7",
        "file:///b.txt",
        "http://a.example/8.pdf",
    ]
    assert pages[0].content == article
    assert (pages[0].media_type, pages[0].charset) == ("text/html", "iso-8859-1")
    assert pages[0].obtained == dt.datetime(2024, 3, 4, 5, 6, 7, tzinfo=dt.UTC)
    assert count_warc(path) == {
        "records": 12,
        "pages": 4,
        "problems": 0,
        "type text": 1,
        "status 3xx": 1,
        "status 4xx": 1,
        "type image": 1,
        "robots.txt": 1,
        "metadata": 2,
        "empty": 1,
    }


@pytest.mark.parametrize("packed", [False, True])
def test_collect_finds_them_in_a_folder_and_on_standard_input(tmp_path, split, warc, article, packed) -> None:
    content = crawl(warc, article, packed).bytes()
    (tmp_path / ("a.warc.gz" if packed else "a.warc")).write_bytes(content)
    from_folder = split(collect([str(tmp_path)]))
    assert from_folder == split(collect(["-"], stdin=io.BytesIO(content)))
    assert len(from_folder[0]) == 4


def test_chunked_transfer_and_content_codings(tmp_path, split, warc, article) -> None:
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (article[:30], article[30:], b""))
    packed = gzip.compress(article)
    chunked_gzip = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    gz, br = ("Content-Encoding", "gzip"), ("Content-Encoding", "br")
    transfer = ("Transfer-Encoding", "Chunked")
    builder = (
        warc()
        .record("http://a.example/1", chunked, headers=[transfer])
        .record("http://a.example/2", packed, headers=[gz])
        .record("http://a.example/3", chunked_gzip, headers=[gz, transfer])
        .record("http://a.example/4", zlib.compress(article), headers=[("Content-Encoding", "deflate")])
        .record("http://a.example/5", zlib.compress(article)[2:-4], headers=[("Content-Encoding", "deflate")])
        # Stored unpacked and not chunked, under the headers of the server.
        .record("http://a.example/6", article, headers=[gz])
        .record("http://a.example/7", article, headers=[br])
        .record("http://a.example/8", article, headers=[transfer])
    )
    (tmp_path / "a.warc").write_bytes(builder.bytes())
    pages, problems = split(warc_pages(tmp_path / "a.warc"))
    assert problems == []
    assert [page.content for page in pages] == [article] * 8


def test_what_cannot_be_unpacked_is_a_problem_of_that_record(tmp_path, split, warc, article, bomb) -> None:
    gz = [("Content-Encoding", "gzip")]
    builder = (
        warc()
        .record("http://a.example/1", b"\x0b\x02\x80\0\0\x03", headers=[("Content-Encoding", "br")])
        .record("http://a.example/2", gzip.compress(article)[:-9], headers=gz)
        .record("http://a.example/3", bomb, headers=gz)
        .record("http://a.example/4", b"x" * 2_000_000)
        .record("http://a.example/5", article, headers=[("Content-Encoding", "gzip, gzip, gzip, gzip")])
        .record("http://a.example/6", article)
    )
    (tmp_path / "a.warc").write_bytes(builder.bytes())
    limits = Limits(page_bytes=1024 * 1024, unpacked_bytes=1024 * 1024)
    pages, problems = split(warc_pages(tmp_path / "a.warc", limits))
    assert [page.address for page in pages] == ["http://a.example/6"]
    assert [(problem.input.partition("#")[2], problem.reason) for problem in problems] == [
        ("1", "packed with 'br', which cannot be unpacked here"),
        ("2", "gzip data cut off before its end"),
        ("3", "unpacks to more than 1 MiB"),
        ("4", "bigger than 1 MiB"),
        ("5", "packed 4 times over"),
    ]


def five(warc, article, packed):
    builder = warc(packed)
    for number in range(1, 6):
        builder.record(f"http://a.example/{number}", article.replace(b"Tuesday", b"day %d" % number))
    return builder


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("into", [3, 40, 250, 400, 600, -5])
def test_a_file_cut_off_keeps_the_whole_records_before(tmp_path, split, warc, article, packed, into) -> None:
    builder = five(warc, article, packed)
    start, end = builder.starts[3], builder.starts[4]
    cut = end + into if into < 0 else min(start + into, end - 5)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(builder.bytes()[:cut])
    pages, problems = split(warc_pages(path))
    addresses = [page.address for page in pages]
    assert addresses[:3] == [f"http://a.example/{n}" for n in (1, 2, 3)]
    # Of a packed record only the checksum may be missing; then its text is there, and the problem is told all the same.
    assert len(addresses) == 3 or packed
    assert len(problems) == count_warc(path)["problems"] == 1
    assert ("cut off" if packed else "damaged" if into in (3, 40) else "cut off") in problems[0].reason


def test_after_a_damaged_gzip_member_reading_goes_on(tmp_path, split, warc, article) -> None:
    builder = five(warc, article, True)
    content = bytearray(builder.bytes())
    for at in range(builder.starts[2] + 30, builder.starts[2] + 90):
        content[at] ^= 0xFF
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    pages, problems = split(warc_pages(path))
    assert [page.address for page in pages] == [f"http://a.example/{n}" for n in (1, 2, 4, 5)]
    assert [problem.reason for problem in problems] == ["damaged WARC record: damaged gzip data"]


def test_foreign_bytes_between_gzip_members(tmp_path, split, warc, article) -> None:
    builder = five(warc, article, True)
    content = builder.bytes()
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content[: builder.starts[2]] + b"garbage" * 50 + content[builder.starts[2] :])
    pages, problems = split(warc_pages(path))
    assert len(pages) == 5
    assert len(problems) == 1


@pytest.mark.parametrize(
    "damage",
    [
        (b"WARC/1.0", b"WORC/1.0"),
        (b"Content-Length: ", b"Content-Length: -"),
        (b"Content-Length: ", b"Content-Length: x"),
        (b"Content-Length: 1", b"Content-Length: "),
        (b"Content-Length: 1", b"Content-Length: 3"),
        (b"Content-Length: ", b"Kontent-Length: "),
        (b"WARC-Target-URI: ", b"WARC-Target-XXX: "),
        (b"WARC-Type: response", b"WARC-Type: \xff\xfe\0"),
        (b"WARC-Type: response\r\n", b""),
    ],
)
def test_after_a_damaged_header_reading_goes_on(tmp_path, split, warc, article, damage, capsys) -> None:
    builder = five(warc, article, False)
    content, start = builder.bytes(), builder.starts[2]
    assert damage[0] in content[start : builder.starts[3]]
    path = tmp_path / "a.warc"
    path.write_bytes(content[:start] + content[start:].replace(*damage, 1))
    pages, problems = split(warc_pages(path))
    addresses = [page.address for page in pages]
    assert addresses[:2] == ["http://a.example/1", "http://a.example/2"]
    assert addresses[-1] == "http://a.example/5"
    assert len(problems) <= 2
    assert problems or count_warc(path).get("unknown")
    assert capsys.readouterr().err == ""


def test_all_records_in_one_gzip_member(tmp_path, split, warc, article) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(five(warc, article, False).bytes()))
    pages, problems = split(warc_pages(path))
    assert len(pages) == 5
    assert problems == []


def test_old_files_with_bare_newlines_and_impossible_dates(tmp_path, split) -> None:
    """As the ClueWeb files are written: no carriage returns, day 294 of the month, packed only by its header."""
    body = b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip\n\n<html><p>Words.</p></html>\n"
    head = b"WARC/0.18\nWARC-Type: response\nWARC-Target-URI: <http://a.example/ b>\n"
    head += b"WARC-Date: 2008-10-294T05:21:46-0700\nContent-Type: application/http;msgtype=response\n"
    path = tmp_path / "a.warc"
    path.write_bytes((head + b"Content-Length: %d\n\n" % len(body) + body + b"\n\n") * 2)
    pages, problems = split(warc_pages(path))
    assert problems == []
    assert [page.address for page in pages] == ["http://a.example/%20b"] * 2
    assert pages[0].content == b"<html><p>Words.</p></html>\n"
    assert pages[0].obtained is None


def test_a_record_without_a_media_type_is_sniffed(tmp_path, split, warc, article) -> None:
    builder = warc().record("http://a.example/1", article, "").record("http://a.example/2", b"\x89PNG\0\0\0", "")
    path = tmp_path / "a.warc"
    path.write_bytes(builder.bytes())
    pages, problems = split(warc_pages(path))
    assert [(page.address, page.media_type) for page in pages] == [("http://a.example/1", "text/html")]
    assert problems == []
    assert count_warc(path)["type unknown"] == 1


def test_a_header_without_an_end_takes_no_memory(tmp_path, split, warc, article) -> None:
    builder = five(warc, article, False)
    path = tmp_path / "a.warc"
    endless = b"WARC/1.0\r\nX: " + b"A" * (6 * 1024 * 1024) + b"\r\n\r\n"
    many = b"WARC/1.0\r\n" + b"X: y\r\n" * 1_000_000 + b"\r\n\r\n"
    path.write_bytes(builder.bytes() + endless + many + builder.bytes())
    pages, problems = split(warc_pages(path))
    assert len(pages) == 10
    assert {problem.reason for problem in problems} <= {
        "damaged WARC record: a header without an end",
        "damaged WARC record: a header that cannot be read",
        "damaged WARC record: a record without a length",
    }
    assert problems


def test_a_bomb_of_one_record(tmp_path, split, warc) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc(True).record("http://a.example/1", b"A" * (40 * 1024 * 1024)).bytes())
    pages, problems = split(warc_pages(path))
    assert pages == []
    assert "unpacks to more than 200 times its size" in problems[0].reason


def test_a_file_full_of_damage_is_given_up(tmp_path, split) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0\r\nnothing\r\n\r\n" * 1000)
    pages, problems = split(warc_pages(path))
    assert pages == []
    assert len(problems) == warc_module.MOST_RESTARTS + 1


def test_a_file_without_pages_says_so(split, warc) -> None:
    content = warc().record("http://a.example/1.png", b"x", "image/png").bytes()
    pages, problems = split(collect(["-"], stdin=io.BytesIO(content)))
    assert pages == []
    assert [problem.reason for problem in problems] == ["a WARC file without one page of HTML, text or PDF"]


def test_a_file_that_is_not_there(tmp_path, split) -> None:
    assert split(warc_pages(tmp_path / "no.warc"))[1][0].reason == "no such file or directory"
    assert count_warc(tmp_path / "no.warc") == {"records": 0, "pages": 0, "problems": 1}
