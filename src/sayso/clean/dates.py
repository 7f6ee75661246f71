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
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"(?:[\sT,]+(?:at\s+)?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
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
    """The value of a metadata field: ISO 8601 as it stands, else the first explicit date in it, else None."""
    if not text:
        return None
    text = text.strip()
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else dt.datetime.fromisoformat(text)
    except ValueError:
        found = find_date(text)
        return found[0] if found else None


def _value(m: re.Match[str]) -> dt.date | None:
    word, day, year = m["month"].lower().rstrip("."), int(m["day"]), int(m["year"])
    month = _MONTHS.get(word) or int(word)
    if m["month"].isdigit() and month > 12 >= day:
        month, day = day, month
    if year < 100:
        year += 2000
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    if m["hour"] is None:
        return date
    hour = int(m["hour"]) % 12 + 12 if (m["half"] or "").lower().startswith("p") else int(m["hour"])
    zone = dt.datetime.strptime(m["zone"], "%z").tzinfo if m["zone"] else None
    try:
        return dt.datetime(year, month, day, hour, int(m["minute"]), int(m["second"] or 0), tzinfo=zone)
    except ValueError:
        return date
