"""Expressions of time. Each row: a text, and all that is found in it as (words, value, first, last); days as ISO dates."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.model import Report, TimeKind
from sayso.resolve.times import find_times

SATURDAY = dt.date(2019, 2, 9)

Row = tuple[str, str | None, str | None, str | None]


def report(text: str, published: dt.date | None = SATURDAY, **given: str) -> Report:
    return Report("r", given.pop("address", "report.txt"), "0", text, published=published, **given)


def found(text: str, published: dt.date | None = SATURDAY, **given: str) -> list[Row]:
    return [
        (t.span.exact, t.value, t.first and t.first.isoformat(), t.last and t.last.isoformat())
        for t in find_times(report(text, published, **given))
    ]


def whole(words: str, value: str) -> Row:
    """A row for one day."""
    return (words, value, value, value)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The dam of Orrin failed on 2018-11-24.", whole("2018-11-24", "2018-11-24")),
        ("It failed on November 24, 2018.", whole("November 24, 2018", "2018-11-24")),
        ("It failed on Nov. 24, 2018, he said.", whole("Nov. 24, 2018", "2018-11-24")),
        ("It failed on 24 November 2018.", whole("24 November 2018", "2018-11-24")),
        ("It failed on the 1st of May, 2018.", whole("the 1st of May, 2018", "2018-05-01")),
        ("It failed on Saturday, November 24, 2018.", whole("Saturday, November 24, 2018", "2018-11-24")),
        ("It failed on Nov. 24.", whole("Nov. 24", "2018-11-24")),
        ("It failed on February 7.", whole("February 7", "2019-02-07")),
        ("It will reopen on February 7.", whole("February 7", "2020-02-07")),
        ("The hearing opens when the court sits on March 4.", whole("March 4", "2019-03-04")),
        ("It was sold on Tuesday, Nov. 24.", whole("Tuesday, Nov. 24", "2020-11-24")),
        ("It failed on May 5 of last year.", whole("May 5 of last year", "2018-05-05")),
        ("It failed on 13/10/2016.", whole("13/10/2016", "2016-10-13")),
        ("It failed on 10/13/16.", whole("10/13/16", "2016-10-13")),
        ("It failed on 5/5/2016.", whole("5/5/2016", "2016-05-05")),
        ("It failed on 10/11/2016.", ("10/11/2016", None, None, None)),
        ("It failed on February 30.", ("February 30", None, None, None)),
        ("It failed on February 29, 2018.", ("February 29, 2018", None, None, None)),
        ("It failed on 31/31/2018.", ("31/31/2018", None, None, None)),
    ],
)
def test_days_of_the_calendar(text: str, row: Row) -> None:
    assert found(text) == [row]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Malloran said on Friday that it held.", "Friday", "2019-02-08"),
        ("The council will meet on Friday.", "Friday", "2019-02-15"),
        ("The council is expected to meet on Friday.", "Friday", "2019-02-15"),
        ("The council agreed to meet on Friday.", "Friday", "2019-02-15"),
        ("The council agreed on Friday.", "Friday", "2019-02-08"),
        ("The papers are to be released on Monday.", "Monday", "2019-02-11"),
        ("The papers had been released on Monday.", "Monday", "2019-02-04"),
        ("He would not comment on Thursday.", "Thursday", "2019-02-07"),
        ("If the ice breaks on Monday, they sail.", "Monday", "2019-02-11"),
        ("They met last Friday.", "last Friday", "2019-02-08"),
        ("They meet next Tuesday.", "next Tuesday", "2019-02-12"),
        ("They left on Saturday.", "Saturday", "2019-02-09"),
        ("They spoke on Friday of last week.", "Friday of last week", "2019-02-01"),
        ("It fell yesterday.", "yesterday", "2019-02-08"),
        ("It fell the day before yesterday.", "the day before yesterday", "2019-02-07"),
        ("It opens the day after tomorrow.", "the day after tomorrow", "2019-02-11"),
        ("They met on Christmas Day.", "Christmas Day", "2018-12-25"),
        ("They met on New Year's Eve.", "New Year's Eve", "2018-12-31"),
        ("They met on Good Friday 2018.", "Good Friday 2018", "2018-03-30"),
        ("They met on Easter Monday 2019.", "Easter Monday 2019", "2019-04-22"),
        ("They met on Thanksgiving.", "Thanksgiving", "2018-11-22"),
        ("They met two days after Christmas.", "two days after Christmas", "2018-12-27"),
        ("They met on the first Monday of May 2018.", "the first Monday of May 2018", "2018-05-07"),
        ("They met on the last Friday in May 2018.", "the last Friday in May 2018", "2018-05-25"),
        ("They met 10 days ago.", "10 days ago", "2019-01-30"),
    ],
)
def test_days_by_the_report_and_the_tense(text: str, words: str, value: str) -> None:
    assert found(text) == [whole(words, value)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("It closed in August 2018.", ("August 2018", "2018-08", "2018-08-01", "2018-08-31")),
        ("It closed in December.", ("December", "2018-12", "2018-12-01", "2018-12-31")),
        ("It will close in December.", ("December", "2019-12", "2019-12-01", "2019-12-31")),
        ("It closed last March.", ("last March", "2018-03", "2018-03-01", "2018-03-31")),
        ("It will close in mid-March.", ("mid-March", "2019-03", "2019-03-11", "2019-03-21")),
        ("It closed in early 2018.", ("early 2018", "2018", "2018-01-01", "2018-04-30")),
        ("It fell earlier this month.", ("earlier this month", "2019-02", "2019-02-01", "2019-02-09")),
        ("It closes later this year.", ("later this year", "2019", "2019-02-09", "2019-12-31")),
        ("It fell last week.", ("last week", "2019-W05", "2019-01-28", "2019-02-03")),
        (
            "It fell in the week of June 27, 2016.",
            ("the week of June 27, 2016", "2016-W26", "2016-06-27", "2016-07-03"),
        ),
        ("It fell over the last weekend.", ("the last weekend", "2019-W05-WE", "2019-02-02", "2019-02-03")),
        ("It opens the week after next.", ("the week after next", "2019-W08", "2019-02-18", "2019-02-24")),
        ("It opens next spring.", ("next spring", "2019-SP", "2019-03-01", "2019-05-31")),
        ("It opened in the winter of 2016.", ("the winter of 2016", "2016-WI", "2016-12-01", "2017-02-28")),
        ("Sales rose in the third quarter.", ("the third quarter", "2018-Q3", "2018-07-01", "2018-09-30")),
        ("Sales rose in Q3 2017.", ("Q3 2017", "2017-Q3", "2017-07-01", "2017-09-30")),
        ("Sales rose last quarter.", ("last quarter", "2018-Q4", "2018-10-01", "2018-12-31")),
        ("It rose in the first half of 2017.", ("the first half of 2017", "2017-H1", "2017-01-01", "2017-06-30")),
        (
            "It fell in the last week of May 2018.",
            ("the last week of May 2018", "2018-W22", "2018-05-28", "2018-06-03"),
        ),
        ("They lived in the 1990s.", ("the 1990s", "199", "1990-01-01", "1999-12-31")),
        ("They lived in the early '80s.", ("the early '80s", "198", "1980-01-01", "1983-04-30")),
        ("They lived in the 20th century.", ("the 20th century", "19", "1901-01-01", "2000-12-31")),
        ("It lost money in fiscal year 2020.", ("fiscal year 2020", "FY2020", None, None)),
        ("It lost money in FY18.", ("FY18", "FY2018", None, None)),
        ("The work will start in December.", ("December", "2019-12", "2019-12-01", "2019-12-31")),
        ("It opened late in the year.", ("late in the year", "2019", "2019-09-01", "2019-12-31")),
        ("It was founded two years ago.", ("two years ago", "2017", "2017-01-01", "2017-12-31")),
        ("It was founded three weeks ago.", ("three weeks ago", "2019-W03", "2019-01-14", "2019-01-20")),
        ("It will open in six months.", ("six months", "2019-08", "2019-08-01", "2019-08-31")),
        ("It has been shut since December.", ("December", "2018-12", "2018-12-01", None)),
        ("It must close by the end of 2026.", ("the end of 2026", "2026", None, "2026-12-31")),
        ("It stays shut until 2021.", ("2021", "2021", None, "2021-12-31")),
        ("It was shut before 2011.", ("2011", "2011", None, "2010-12-31")),
        ("It was shut after 2011.", ("2011", "2011", "2012-01-01", None)),
        ("A ruling is unlikely before the end of the year.", ("the end of the year", "2019", None, "2019-12-31")),
    ],
)
def test_longer_than_a_day(text: str, row: Row) -> None:
    assert found(text) == [row]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("They waited 14 months.", ("14 months", "P14M", None, None)),
        ("They waited two and a half years.", ("two and a half years", "P2.5Y", None, None)),
        ("They waited a year and a half.", ("a year and a half", "P1.5Y", None, None)),
        ("They waited for half an hour.", ("half an hour", "PT30M", None, None)),
        ("They waited several weeks.", ("several weeks", "PXW", None, None)),
        ("It was a 27-year contract.", ("27-year", "P27Y", None, None)),
        ("They fought for two decades.", ("two decades", "P20Y", None, None)),
        ("They fought for more than twenty-four hours.", ("more than twenty-four hours", "PT24H", None, None)),
        ("Prices fell over the past two months.", ("the past two months", "P2M", "2018-12-09", "2019-02-09")),
        ("It will spend over the next four years.", ("the next four years", "P4Y", "2019-02-09", "2023-02-09")),
        ("Rain is expected in the coming weeks.", ("the coming weeks", "PXW", "2019-02-09", None)),
        ("Prices fell over the past year.", ("the past year", "P1Y", "2018-02-09", "2019-02-09")),
        ("It may return within six months.", ("six months", "P6M", "2019-02-09", "2019-08-09")),
        (
            "It rose in the first three months of 2018.",
            ("the first three months of 2018", "P3M", "2018-01-01", "2018-03-31"),
        ),
        ("They served from June 5-7, 2018.", ("June 5-7, 2018", "P2D", "2018-06-05", "2018-06-07")),
        ("They meet daily.", ("daily", "P1D", None, None)),
        ("They meet every Tuesday.", ("every Tuesday", "XXXX-WXX-2", None, None)),
        ("They meet on Mondays.", ("Mondays", "XXXX-WXX-1", None, None)),
        ("They meet twice a week.", ("a week", "P1W", None, None)),
        ("It builds 15 ships a year.", ("a year", "P1Y", None, None)),
        ("They meet every two weeks.", ("every two weeks", "P2W", None, None)),
    ],
)
def test_lengths_and_repetitions(text: str, row: Row) -> None:
    assert found(text) == [row]


def test_six_to_twelve_months_from_a_report() -> None:
    text = "The river could return within six to twelve months, the keeper said."
    assert found(text, dt.date(2019, 2, 7)) == [("six to twelve months", "PXM", "2019-08-07", "2020-02-07")]


@pytest.mark.parametrize(
    ("text", "words", "value", "day"),
    [
        ("It burned at 4 p.m. on Tuesday.", "4 p.m. on Tuesday", "2019-02-05T16:00", "2019-02-05"),
        ("It burned on Tuesday at 16:30.", "Tuesday at 16:30", "2019-02-05T16:30", "2019-02-05"),
        ("It burned at 18:00 UTC.", "18:00 UTC", "2019-02-09T18:00Z", "2019-02-09"),
        ("It burned at 12 a.m. on June 5, 2018.", "12 a.m. on June 5, 2018", "2018-06-05T00:00", "2018-06-05"),
        ("It burned on Friday morning.", "Friday morning", "2019-02-08TMO", "2019-02-08"),
        ("It burned last night.", "last night", "2019-02-08TNI", "2019-02-08"),
        ("The council meets tonight.", "tonight", "2019-02-09TNI", "2019-02-09"),
        ("It sailed at 2018-06-05T10:00Z.", "2018-06-05T10:00Z", "2018-06-05T10:00Z", "2018-06-05"),
    ],
)
def test_parts_of_a_day(text: str, words: str, value: str, day: str) -> None:
    (time,) = find_times(report(text))
    assert (time.span.exact, time.value, str(time.first), str(time.last)) == (words, value, day, day)
    assert time.kind is TimeKind.TIME


def test_overnight_reaches_into_the_day_before() -> None:
    assert found("Snow fell overnight.") == [("overnight", "2019-02-08TNI", "2019-02-08", "2019-02-09")]


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("It is now shut.", "PRESENT_REF", "2019-02-09", "2019-02-09"),
        ("It is currently shut.", "PRESENT_REF", "2019-02-09", "2019-02-09"),
        ("It recently shut.", "PAST_REF", None, "2019-02-09"),
        ("It may shut in the near future.", "FUTURE_REF", "2019-02-09", None),
        ("It shut years ago.", "PAST_REF", None, "2019-02-09"),
    ],
)
def test_references(text: str, value: str, first: str | None, last: str | None) -> None:
    assert [row[1:] for row in found(text)] == [(value, first, last)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "It opened in 2011. In December of that year it closed.",
            [("2011", "2011"), ("December of that year", "2011-12")],
        ),
        (
            "It opened on May 5, 2011. Three days later it shut.",
            [("May 5, 2011", "2011-05-05"), ("Three days later", "2011-05-08")],
        ),
        ("Sales in 2015 doubled from a year earlier.", [("2015", "2015"), ("a year earlier", "2014")]),
        (
            "It opened in June 2012. The following month it shut.",
            [("June 2012", "2012-06"), ("The following month", "2012-07")],
        ),
        (
            "He came on May 5, 2011, and left the same day.",
            [("May 5, 2011", "2011-05-05"), ("the same day", "2011-05-05")],
        ),
        ("He came on Monday and rang at 9 a.m.", [("Monday", "2019-02-04"), ("9 a.m.", "2019-02-04T09:00")]),
        (
            "It opened in June 2012. It will shut before the spring of next year.",
            [("June 2012", "2012-06"), ("the spring of next year", "2020-SP")],
        ),
        ("Three days later it shut.", [("Three days later", None)]),
        ("It shut in the same year.", [("the same year", None)]),
    ],
)
def test_anaphors_count_from_the_last_date_told(text: str, rows: list[tuple[str, str | None]]) -> None:
    assert [row[:2] for row in found(text)] == rows


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "last"),
    [
        ("He ruled between 2011 and 2013.", "between 2011 and 2013", "P2Y", "2011-01-01", "2013-12-31"),
        ("He ruled from 2009 to 2011.", "from 2009 to 2011", "P2Y", "2009-01-01", "2011-12-31"),
        ("He ruled from 5 May to 7 June 2018.", "from 5 May to 7 June 2018", "P33D", "2018-05-05", "2018-06-07"),
        ("He sat from November to February 2017.", "from November to February 2017", "P3M", "2016-11-01", "2017-02-28"),
        ("He sat from March to January.", "from March to January", "P10M", "2018-03-01", "2019-01-31"),
    ],
)
def test_a_range_is_found_whole_and_by_its_ends(text: str, words: str, value: str, first: str, last: str) -> None:
    rows = found(text)
    assert rows[0] == (words, value, first, last)
    assert len(rows) == 3
    assert all(row[0] in words for row in rows[1:])


@pytest.mark.parametrize(
    "text",
    [
        "May said the March of the guards would go on.",
        "Theresa May and June Carter sang.",
        "It may rain, and they march on.",
        "The Sun set; he sat for a second.",
        "He reads the Sunday Times.",
        "The second man came first.",
        "They hired 2000 workers for $1995.",
        "He bought Windows 2000.",
        "Call 138-2010-2015.",
        "The 27-year-old man spoke.",
        "She is 14 years old.",
        "He fell into a spring.",
        "Now that it rains, they go as soon as they can.",
        "The quarter of the fall was gone.",
        "They cut Christmas trees.",
        "The score was 10:30 to nil.",
        "It rose by a quarter.",
        "A better tomorrow.",
        "He spoke on a day rich in rain.",
        "They sold ships and Christmas trees.",
        "They start in a ring and end on the hill.",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell on November 24.", "XXXX-11-24"),
        ("It fell on Friday.", "XXXX-WXX-5"),
        ("It fell in December.", "XXXX-12"),
        ("It fell in the third quarter.", "XXXX-Q3"),
        ("It fell on Friday at 4 p.m.", "XXXX-WXX-5T16:00"),
        ("It fell last week.", None),
        ("It fell two years ago.", None),
        ("It fell yesterday.", None),
        ("It fell on Christmas Day.", "XXXX-12-25"),
    ],
)
def test_without_a_report_date_no_year_is_invented(text: str, value: str | None) -> None:
    assert [row[1:] for row in found(text, None)] == [(value, None, None)]


def test_a_date_in_the_dateline_serves_as_the_reports() -> None:
    rows = found("It fell on Friday.", None, dateline="ORRIN, Feb. 9, 2019")
    assert rows == [whole("Friday", "2019-02-08")]


def test_a_report_with_a_time_counts_from_its_day() -> None:
    assert found("It fell today.", dt.datetime(2019, 2, 9, 23, 30, tzinfo=dt.UTC)) == [whole("today", "2019-02-09")]


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({"address": "https://orrin-herald.co.uk/dam"}, "2016-11-10"),
        ({"address": "https://dams.gov/report"}, "2016-10-11"),
        ({"language": "en-GB"}, "2016-11-10"),
        ({"language": "en-US"}, "2016-10-11"),
        ({"address": "https://[broken"}, None),
    ],
)
def test_country_tells_the_order_of_numeric_dates(given: dict[str, str], value: str | None) -> None:
    assert [row[1] for row in found("It fell on 10/11/2016.", **given)] == [value]


def test_another_date_of_the_report_tells_the_order() -> None:
    assert [row[1] for row in found("It fell on 10/11/2016 and 10/13/2016.")] == ["2016-10-11", "2016-10-13"]


def test_kinds() -> None:
    text = "On Friday at 4 p.m., after two weeks, they met as they do every Monday, in May 2018."
    assert [t.kind for t in find_times(report(text))] == [TimeKind.TIME, TimeKind.DURATION, TimeKind.SET, TimeKind.DATE]
