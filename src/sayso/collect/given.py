"""What a container says about an article beside its text: the fields of a feed entry or of a JSON Lines record."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Mapping

_EARLIEST, _LATEST = 1e8, 1e11
"""Unix times between 1973 and 5138; a larger number is in milliseconds."""


def words(value: object) -> str | None:
    """A field as text: a string, a list of them, or an object with a name (as schema.org has it); None if empty."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, Mapping):
        return words(value.get("name") or value.get("title"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(words, value))) or None
    return None


def published(value: object) -> dt.date | None:
    """A date, or a date and time: ISO 8601, RFC 5322 or Unix seconds or milliseconds. None for anything else."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _unix(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    try:
        return (
            dt.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else dt.datetime.fromisoformat(text)
        )
    except ValueError:
        pass
    try:
        return email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _unix(value: float) -> dt.datetime | None:
    seconds = value / 1000 if value > _LATEST else value
    if not _EARLIEST < seconds < _LATEST:
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC)
