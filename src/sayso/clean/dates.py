"""Dates as bylines and datelines print them: one explicit calendar date, with a time or without.

Only a date that names its year is taken; "Friday" is another room's work. Numeric dates read day first, as ISO 8601's
order is always year first, unless the second number can only be a day (`11/24/24`).
"""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_FIRST_YEAR = 1600
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
# A time of day stands after the date; the hour alone needs its half ("at 5 p.m."). Of zones with a name only those
# that mean one offset everywhere are taken: CST and IST do not.
_TIME = (
    r"(?:[\sT,|·–-]{1,5}(?:at\s+)?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?|(?=\s*[ap]\.?m\b))"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>Z\b|UTC\b|GMT\b|[+-]\d{2}:?\d{2}\b)?)?"
)
_FORMS = tuple(
    re.compile(_WEEKDAY + form + _TIME, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?" + _MONTH + r",?\s+(?P<year>\d{4})(?!\d)",
        r"\b" + _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})(?!\d)",
        r"(?<![\d/.-])(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d-])",
        r"(?<![\d/.-])(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4}|\d{2})(?![\d/-])",
    )
)


def find_date(text: str) -> tuple[dt.date, int, int] | None:
    """The first explicit date of `text` as (value, start, end), or None.

    The value is a datetime where a time of day stands beside it, naive unless it names its offset.
    """
    found = [(m.start(), m) for form in _FORMS for m in form.finditer(text)]
    for _, m in sorted(found, key=lambda one: (one[0], -one[1].end())):
        value = _value(m)
        if value:
            return value, m.start(), m.end()
    return None


def parse_date(text: str | None) -> dt.date | None:
    """The value of a metadata field: ISO 8601 as it stands, else the first explicit date in it, else None.

    A year before the first newspapers is a placeholder ("0001-01-01T00:00:00Z") and no date.
    """
    if not text:
        return None
    text = text.strip()
    try:
        found = dt.date.fromisoformat(text) if len(text) in (8, 10) else dt.datetime.fromisoformat(text)
    except ValueError:
        first = find_date(text)
        return first[0] if first else None
    return found if found.year >= _FIRST_YEAR else None


def _value(m: re.Match[str]) -> dt.date | None:
    word, day, year = m["month"].lower().rstrip("."), int(m["day"]), int(m["year"])
    month = _MONTHS.get(word) or int(word)
    if m["month"].isdigit() and month > 12 >= day:
        month, day = day, month
    if len(m["year"]) == 2:
        year += 2000
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    if year < _FIRST_YEAR:
        return None
    if m["hour"] is None:
        return date
    hour = int(m["hour"])
    if half := (m["half"] or "").lower():
        hour = hour % 12 + 12 * half.startswith("p")
    try:
        return dt.datetime(
            year, month, day, hour, int(m["minute"] or 0), int(m["second"] or 0), tzinfo=_zone(m["zone"])
        )
    except ValueError:
        return date


def _zone(name: str | None) -> dt.tzinfo | None:
    if not name:
        return None
    if name.upper() in ("Z", "UTC", "GMT"):
        return dt.UTC
    try:
        return dt.datetime.strptime(name, "%z").tzinfo
    except ValueError:
        return None
