"""Dates as bylines, datelines and markup print them."""

import datetime as dt

import pytest

from sayso.clean.dates import find_date, parse_date

UTC = dt.UTC
MONTHS = (
    ("January", "Jan", "Jan."),
    ("February", "Feb", "Feb."),
    ("March", "Mar", "MARCH"),
    ("April", "Apr", "Apr."),
    ("May", "may", "MAY"),
    ("June", "Jun", "June"),
    ("July", "Jul", "Jul."),
    ("August", "Aug", "Aug."),
    ("September", "Sep", "Sept."),
    ("October", "Oct", "Oct."),
    ("November", "Nov", "NOV"),
    ("December", "Dec", "Dec."),
)


@pytest.mark.parametrize(("number", "name"), [(n, name) for n, names in enumerate(MONTHS, 1) for name in names])
@pytest.mark.parametrize("form", ["7 {} 2021", "7th {}, 2021", "7th of {} 2021", "{} 7, 2021", "{} 7th 2021"])
def test_each_month_in_each_form(number: int, name: str, form: str) -> None:
    found = find_date(f"Filed {form.format(name)} by the desk")
    assert found is not None
    assert found[0] == dt.date(2021, number, 7)


DATES = [
    ("Wednesday 11th March 2026", dt.date(2026, 3, 11)),
    ("Thurs, 5 Feb 2026", dt.date(2026, 2, 5)),
    ("Tue. March 3 2026", dt.date(2026, 3, 3)),
    ("24/11/24", dt.date(2024, 11, 24)),
    ("11/24/2024", dt.date(2024, 11, 24)),
    ("3/4/2025", dt.date(2025, 4, 3)),
    ("24.12.2024", dt.date(2024, 12, 24)),
    ("2024/12/24", dt.date(2024, 12, 24)),
    ("2024-12-24", dt.date(2024, 12, 24)),
    ("12 May 2024 at 5 p.m.", dt.datetime(2024, 5, 12, 17)),
    ("12 May 2024, 17.22", dt.datetime(2024, 5, 12, 17, 22)),
    ("12 May 2024 9h05", dt.datetime(2024, 5, 12, 9, 5)),
    ("May 12, 2024 at 12:30 a.m.", dt.datetime(2024, 5, 12, 0, 30)),
    ("May 12, 2024 at 12:30 pm", dt.datetime(2024, 5, 12, 12, 30)),
    ("12 May 2024 | 07:09 GMT", dt.datetime(2024, 5, 12, 7, 9, tzinfo=UTC)),
    ("12 May 2024 07:09 +02:00", dt.datetime(2024, 5, 12, 7, 9, tzinfo=dt.timezone(dt.timedelta(hours=2)))),
    ("12 May 2024 - 3 min read", dt.date(2024, 5, 12)),
    ("12 May 2024, 25:10", dt.date(2024, 5, 12)),
    ("31 April 2024", None),
    ("February 29, 2023", None),
    ("February 29, 2024", dt.date(2024, 2, 29)),
    ("40/13/2024", None),
    ("0001-01-01", None),
    ("12 May", None),
    ("on Friday", None),
    ("version 1.2.3.2024", None),
    ("phone 555-10-2024-1", None),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_the_first_explicit_date(text: str, expected: dt.date | None) -> None:
    found = find_date(text)
    assert (found[0] if found else None) == expected


def test_an_impossible_date_does_not_hide_the_next() -> None:
    assert find_date("31 June 2024, or rather 1 July 2024") == (dt.date(2024, 7, 1), 24, 35)


FIELDS = [
    ("2026-03-03T05:40:00+01:00", dt.datetime(2026, 3, 3, 5, 40, tzinfo=dt.timezone(dt.timedelta(hours=1)))),
    ("2026-03-03T05:40:00.000Z", dt.datetime(2026, 3, 3, 5, 40, tzinfo=UTC)),
    ("2026-03-03 05:40", dt.datetime(2026, 3, 3, 5, 40)),
    ("2026-03-03", dt.date(2026, 3, 3)),
    ("20260303", dt.date(2026, 3, 3)),
    (" March 3, 2026 ", dt.date(2026, 3, 3)),
    ("0001-01-01T00:00:00Z", None),
    ("1574258400", None),
    ("soon", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("field", "expected"), FIELDS)
def test_a_metadata_field(field: str | None, expected: dt.date | None) -> None:
    found = parse_date(field)
    assert found == expected
    assert type(found) is type(expected)
    if isinstance(found, dt.datetime):
        assert isinstance(expected, dt.datetime)
        assert found.utcoffset() == expected.utcoffset()
