from __future__ import annotations

import datetime as dt
import gzip
import io
import json

import pytest

from sayso.collect import Limits, collect
from sayso.collect import jsonl as jsonl_module
from sayso.collect.limits import DEFAULT
from sayso.model import Metadata, Page

UTC = dt.UTC


def lines(*records: object) -> bytes:
    return b"".join(
        (record if isinstance(record, bytes) else json.dumps(record).encode()) + b"\n" for record in records
    )


def read(content: bytes, split, limits: Limits = DEFAULT, name: str = "-"):
    return split(collect([name], limits, stdin=io.BytesIO(content)))


def test_one_page_a_line_with_what_the_fields_say(tmp_path, split) -> None:
    path = tmp_path / "pile.jsonl"
    path.write_bytes(
        lines(
            {
                "title": " Harbour  reopens ",
                "author": ["Ann Lee", "Bo Kim"],
                "source": {"name": "The Quay"},
                "date": "2024-03-04",
                "url": "https://quay.example/1",
                "language": "en",
                "text": "The harbour reopened.\n\nShips came.",
            },
            {"html": "<p>Second</p>", "byline": "Cy Day", "site": "Docks", "published": "2024-03-04T05:06:07+02:00"},
        )
    )
    pages, problems = split(collect([str(path)]))
    assert problems == []
    assert pages[0] == Page.of(
        "https://quay.example/1",
        b"The harbour reopened.\n\nShips came.",
        "text/plain",
        charset="utf-8",
        given=Metadata("Harbour reopens", "Ann Lee, Bo Kim", "The Quay", dt.date(2024, 3, 4), "en"),
    )
    assert pages[1].address == f"{path.as_posix()}#2"
    assert pages[1].media_type == "text/html"
    zone = dt.timezone(dt.timedelta(hours=2))
    assert pages[1].given == Metadata(None, "Cy Day", "Docks", dt.datetime(2024, 3, 4, 5, 6, 7, tzinfo=zone))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-03-04", dt.date(2024, 3, 4)),
        ("2024-03-04 10:20:30", dt.datetime(2024, 3, 4, 10, 20, 30)),
        ("2024-03-04T10:20:30Z", dt.datetime(2024, 3, 4, 10, 20, 30, tzinfo=UTC)),
        ("Mon, 04 Mar 2024 10:20:30 +0000", dt.datetime(2024, 3, 4, 10, 20, 30, tzinfo=UTC)),
        (1709547630, dt.datetime(2024, 3, 4, 10, 20, 30, tzinfo=UTC)),
        (1709547630000, dt.datetime(2024, 3, 4, 10, 20, 30, tzinfo=UTC)),
        ("last Tuesday", None),
        ("2024-13-45", None),
        (12, None),
        (True, None),
        (1e300, None),
        ({"a": 1}, None),
    ],
)
def test_dates(split, written, expected) -> None:
    (page,), _ = read(lines({"text": "x", "date": written}), split)
    assert page.given.published == expected


@pytest.mark.parametrize("field", jsonl_module.TEXT_FIELDS)
def test_text_fields(split, field) -> None:
    (page,), _ = read(lines({"text": "", field: "Words."}), split)
    assert page.content == b"Words."
    assert page.media_type == ("text/html" if field == "html" else "text/plain")


@pytest.mark.parametrize(
    ("fields", "attribute"),
    [
        (jsonl_module.TITLE_FIELDS, "title"),
        (jsonl_module.BYLINE_FIELDS, "byline"),
        (jsonl_module.OUTLET_FIELDS, "outlet"),
        (jsonl_module.LANGUAGE_FIELDS, "language"),
    ],
)
def test_every_name_of_a_field(split, fields, attribute) -> None:
    for field in fields:
        (page,), _ = read(lines({"text": "x", field: "Words"}), split)
        assert getattr(page.given, attribute) == "Words"


def test_dates_and_addresses_by_every_name(split) -> None:
    for field in jsonl_module.PUBLISHED_FIELDS:
        assert read(lines({"text": "x", field: "2024-01-02"}), split)[0][0].given.published == dt.date(2024, 1, 2)
    for field in jsonl_module.ADDRESS_FIELDS:
        assert read(lines({"text": "x", field: "http://a.example/"}), split)[0][0].address == "http://a.example/"


def test_paragraphs_html_in_content_and_lone_surrogates(split) -> None:
    content = lines({"text": ["One.", "Two."]}, {"body": "<p>One.</p>"}, b'{"text": "a \\ud800 b"}')
    pages, problems = read(content, split)
    assert [page.content for page in pages] == [b"One.\n\nTwo.", b"<p>One.</p>", b"a ? b"]
    assert [page.media_type for page in pages] == ["text/plain", "text/html", "text/plain"]
    assert problems == []


def test_bad_lines_are_told_by_number_and_the_others_are_read(split) -> None:
    content = lines(
        {"text": "one"},
        b'{"text": "broken',
        b"",
        b"[1, 2]",
        {"title": "no text"},
        b'{"text": "\xff\xfe"}',
        b"[" * 100_000,
        b'{"text": ' + b"1" * 5000 + b"}",
        {"text": 7},
        {"text": "last"},
    )
    pages, problems = read(content, split)
    assert [page.content for page in pages] == [b"one", b"last"]
    assert [page.address for page in pages] == ["-#1", "-#10"]
    assert [(problem.input, problem.reason.partition(":")[0]) for problem in problems] == [
        ("-#2", "not JSON"),
        ("-#4", "not a JSON object"),
        ("-#5", "no text in it"),
        ("-#6", "not JSON"),
        ("-#7", "not JSON"),
        ("-#8", "not JSON"),
        ("-#9", "no text in it"),
    ]


def test_a_file_of_bad_lines_is_no_flood_of_problems(split) -> None:
    pages, problems = read(lines({"text": "a"}) + b"nonsense\n" * 5000, split)
    assert len(pages) == 1
    assert len(problems) == jsonl_module.MOST_BAD + 1
    assert problems[-1].reason == "4900 more lines that cannot be read"


def test_a_line_over_the_limit_is_skipped(split) -> None:
    content = lines({"text": "a"}, {"text": "b" * 5000}, {"text": "c"})
    pages, problems = read(content, split, Limits(page_bytes=1000))
    assert [page.content for page in pages] == [b"a", b"c"]
    assert [(problem.input, problem.reason) for problem in problems] == [("-#2", "a line of more than 1000 bytes")]


def test_a_line_without_an_end_is_given_up(split) -> None:
    content = lines({"text": "a"}) + b'{"text": "' + b"b" * 500_000
    pages, problems = read(content, split, Limits(page_bytes=1000, unpacked_bytes=10_000))
    assert len(pages) == 1
    assert problems[-1].reason == "a line without an end; what comes after it was not read"


def test_packed_lines_and_a_mark_at_the_start(split) -> None:
    pages, problems = read(gzip.compress(b"\xef\xbb\xbf" + lines({"text": "a"}, {"text": "b"})), split)
    assert [page.content for page in pages] == [b"a", b"b"]
    assert problems == []


def test_a_packed_file_that_is_cut_off_keeps_the_lines_before(split) -> None:
    content = gzip.compress(lines(*({"text": f"report {n}"} for n in range(20_000))))[:-100]
    pages, problems = read(content, split)
    assert 100 < len(pages) < 20_000
    assert [page.content for page in pages] == [f"report {n}".encode() for n in range(len(pages))]
    assert problems[-1].reason == "gzip data cut off before its end"


def test_a_bomb_of_empty_lines(split) -> None:
    content = gzip.compress(lines({"text": "a"}) + b"\n" * (18 * 1024 * 1024))
    pages, problems = read(content, split)
    assert len(pages) == 1
    assert problems[0].reason.startswith("unpacks to more than 200 times its size")


def test_an_empty_one(tmp_path, split) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n\n\n")
    assert [problem.reason for problem in split(collect([str(tmp_path)]))[1]] == ["empty"]
