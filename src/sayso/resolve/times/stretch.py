"""Stretches of the calendar with their TIMEX3 values, and steps from one to another. Proleptic Gregorian; weeks are of ISO 8601.

Whatever would leave the years 1 to 9999, or does not exist ("February 30"), is None.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

ONE_DAY = dt.timedelta(days=1)
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first` to `last`, both included, None where open or unknown; `value` as in TIMEX3; `grain` the unit it is told in."""

    value: str | None
    first: dt.date | None = None
    last: dt.date | None = None
    grain: str = ""


UNKNOWN = Stretch(None)


def day(date: dt.date) -> Stretch:
    """One day."""
    return Stretch(f"{date.year:04}-{date.month:02}-{date.day:02}", date, date, "day")


def calendar_day(year: int, month: int, number: int) -> Stretch | None:
    """The day with these numbers, or None where the calendar has none."""
    try:
        return day(dt.date(year, month, number))
    except ValueError:
        return None


def months(value: str, year: int, month: int, count: int, grain: str) -> Stretch | None:
    """`count` months from the first of `month`; None where they pass the year 9999."""
    first = make_date(year, month)
    after = shift(first, "month", count) if first else None
    return Stretch(value, first, after - ONE_DAY, grain) if after else None


def month(year: int, number: int) -> Stretch | None:
    """A month of a year."""
    return months(f"{year:04}-{number:02}", year, number, 1, "month")


def year(number: int) -> Stretch | None:
    """A calendar year."""
    return months(f"{number:04}", number, 1, 12, "year")


def quarter(of_year: int, number: int) -> Stretch | None:
    """A quarter of the calendar year, 1 to 4."""
    return months(f"{of_year:04}-Q{number}", of_year, 3 * number - 2, 3, "quarter") if 1 <= number <= 4 else None


def half(of_year: int, number: int) -> Stretch | None:
    """A half of the calendar year, 1 or 2."""
    return months(f"{of_year:04}-H{number}", of_year, 6 * number - 5, 6, "half") if 1 <= number <= 2 else None


def season(of_year: int, code: str) -> Stretch | None:
    """A season as weather services of the northern half count it: spring from 1 March; winter ends in the year after."""
    return months(f"{of_year:04}-{code}", of_year, _SEASON_STARTS[code], 3, "season")


def season_of(date: dt.date) -> tuple[int, str]:
    """The year and code of the season that holds a day; January belongs to the winter of the year before."""
    code = ("WI", "SP", "SU", "FA")[date.month % 12 // 3]
    return (date.year - 1 if date.month < 3 else date.year), code


def decade(first_year: int) -> Stretch | None:
    """Ten years from one whose last digit is 0."""
    return months(f"{first_year // 10:03}", first_year, 1, 120, "decade")


def century(number: int) -> Stretch | None:
    """The 20th century is 1901 to 2000 by count; its TIMEX3 value is `19`."""
    return months(f"{number - 1:02}", 100 * (number - 1) + 1, 1, 1200, "century") if 1 <= number <= 99 else None


def week(date: dt.date) -> Stretch | None:
    """The ISO week, from Monday, that holds a day."""
    iso = date.isocalendar()
    monday = shift(date, "day", 1 - iso.weekday)
    sunday = shift(monday, "day", 6) if monday else None
    return Stretch(f"{iso.year:04}-W{iso.week:02}", monday, sunday, "week") if sunday else None


def weekend(date: dt.date) -> Stretch | None:
    """The Saturday and Sunday of the ISO week that holds a day."""
    whole = week(date)
    if whole is None or whole.last is None:
        return None
    return Stretch(f"{whole.value}-WE", whole.last - ONE_DAY, whole.last, "weekend")


def holding(date: dt.date, grain: str) -> Stretch | None:
    """The stretch of this grain that holds a day. Hours and minutes are told by their day."""
    match grain:
        case "week" | "fortnight":
            return week(date)
        case "weekend":
            return weekend(date)
        case "month":
            return month(date.year, date.month)
        case "quarter":
            return quarter(date.year, (date.month + 2) // 3)
        case "season":
            return season(*season_of(date))
        case "year":
            return year(date.year)
        case "decade":
            return decade(date.year // 10 * 10)
        case "century":
            return century((date.year + 99) // 100)
    return day(date)


_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "weekend": 7.0,
    "hour": 1 / 24,
    "minute": 1 / 1440,
    "second": 1 / 86400,
}


def shift(date: dt.date, grain: str, count: float) -> dt.date | None:
    """The day `count` units on (or back, where negative); the last of the month where its number is too high there."""
    try:
        if grain in _DAYS:
            return date + dt.timedelta(days=int(_DAYS[grain] * count))
        at = date.year * 12 + date.month - 1 + int(_MONTHS[grain] * count)
        last = calendar.monthrange(at // 12, at % 12 + 1)[1]
        return dt.date(at // 12, at % 12 + 1, min(date.day, last))
    except (ValueError, OverflowError):
        return None


def make_date(of_year: int, of_month: int, number: int = 1) -> dt.date | None:
    """A date, or None where there is none."""
    try:
        return dt.date(of_year, of_month, number)
    except ValueError:
        return None


def part(whole: Stretch, which: str) -> Stretch:
    """The early, middle or late third of a stretch, in whole months where it is a quarter or more, else in whole days."""
    if whole.first is None or whole.last is None:
        return whole
    length = (whole.last - whole.first).days + 1
    if whole.grain in ("year", "quarter", "season", "decade", "century"):
        count = _MONTHS[whole.grain] // 3
        one, two = shift(whole.first, "month", count), shift(whole.first, "month", _MONTHS[whole.grain] - count)
    else:
        one, two = whole.first + dt.timedelta(length // 3), whole.last + ONE_DAY - dt.timedelta(length // 3)
    if one is None or two is None:
        return whole
    match which:
        case "early":
            return replace(whole, last=max(whole.first, one - ONE_DAY))
        case "late":
            return replace(whole, first=min(two, whole.last))
    return replace(whole, first=one, last=max(one, two - ONE_DAY))
