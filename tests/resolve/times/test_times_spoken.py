"""Times as people say them: the clock in words, halves of a month, what lies ahead of "before" and "by"."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.model import Report
from sayso.resolve.times import find_times

SATURDAY = dt.date(2019, 2, 9)

Row = tuple[str, str | None, str | None, str | None]


def found(text: str, published: dt.date | None = SATURDAY) -> list[Row]:
    report = Report("r", "report.txt", "0", text, published=published)
    return [
        (t.span.exact, t.value, t.first and t.first.isoformat(), t.last and t.last.isoformat())
        for t in find_times(report)
    ]


@pytest.mark.parametrize(
    ("text", "words", "clock"),
    [
        ("The pumps of Orrin stopped at a quarter past four.", "a quarter past four", "04:15"),
        ("The pumps stopped at half past nine.", "half past nine", "09:30"),
        ("It was half past nine when the pumps stopped.", "half past nine", "09:30"),
        ("The last tug left at ten to nine.", "ten to nine", "08:50"),
        ("The last tug left at a quarter to one.", "a quarter to one", "12:45"),
        ("It left at five minutes to three.", "five minutes to three", "02:55"),
        ("It left at twenty past three in the afternoon.", "twenty past three in the afternoon", "15:20"),
        ("It left at twenty-five past eight in the evening.", "twenty-five past eight in the evening", "20:25"),
        ("The doors shut at four o'clock.", "four o'clock", "04:00"),
        ("The doors shut at 11 o’clock.", "11 o’clock", "11:00"),
        ("The doors shut at half past six p.m.", "half past six p.m.", "18:30"),
    ],
)
def test_the_clock_in_words(text: str, words: str, clock: str) -> None:
    assert found(text) == [(words, f"2019-02-09T{clock}", "2019-02-09", "2019-02-09")]


def test_the_clock_with_its_day() -> None:
    assert found("They met at half past nine on Friday.") == [
        ("half past nine on Friday", "2019-02-08T09:30", "2019-02-08", "2019-02-08")
    ]
    assert found("They met at half past nine.", None) == [("half past nine", "T09:30", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "From ten to nine people left.",
        "He gave a quarter to four clubs.",
        "Half to two thirds of them stayed.",
        "She walked ten past the post.",
        "The vote was ten to nine.5 points.",
        "Una Perrow told Calder Today that the doors shut.",
        "She reads the World Today page.",
        "The firm began the meal.",
        "They ended the day.",
    ],
)
def test_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("It rained in the first half of August.", ("the first half of August", "2018-08", "2018-08-01", "2018-08-15")),
        (
            "It rained in the second half of June 2018.",
            ("the second half of June 2018", "2018-06", "2018-06-16", "2018-06-30"),
        ),
        (
            "It will open in the second week of December.",
            ("the second week of December", "2019-W50", "2019-12-09", "2019-12-15"),
        ),
        ("It shut in the first week of May.", ("the first week of May", "2018-W18", "2018-04-30", "2018-05-06")),
        ("It must close by the year's end.", ("the year's end", "2019", None, "2019-12-31")),
        ("They will be there before the year is out.", ("the year", "2019", None, "2019-12-31")),
        ("It will shut before the month ends.", ("the month", "2019-02", None, "2019-02-28")),
        ("The rate would end the year at 4.", ("the year", "2019", "2019-09-01", "2019-12-31")),
        ("The yard ended the year with one tug.", ("the year", "2018", "2018-09-01", "2018-12-31")),
        ("The yard started the year with two.", ("the year", "2019", "2019-01-01", "2019-04-30")),
        ("A deal is possible before Christmas.", ("Christmas", "2019-12-25", None, "2019-12-24")),
        ("The tugs had left before Christmas.", ("Christmas", "2018-12-25", None, "2018-12-24")),
        ("No ruling until August.", ("August", "2019-08", None, "2019-08-31")),
        ("The bridge is open by June.", ("June", "2019-06", None, "2019-06-30")),
        ("The bridge was open by June.", ("June", "2018-06", None, "2018-06-30")),
        (
            "The tugs will leave the following week.",
            ("the following week", "2019-W07", "2019-02-11", "2019-02-17"),
        ),
        ("The tugs left the following week.", ("the following week", None, None, None)),
    ],
)
def test_what_lies_ahead_and_what_is_over(text: str, row: Row) -> None:
    assert found(text) == [row]
