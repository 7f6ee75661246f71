"""The small words of a brief: counts, dates, languages, and text that is safe to show.

Nothing here knows a report; everything is text in, text out.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable

MONTHS = tuple(calendar.month_name)[1:]

LANGUAGES = {
    "ar": "Arabic",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
}

_OPENING, _CLOSING = '"“«„', '"”»“'
REPLACEMENT = "\ufffd"


def _unshown() -> dict[int, str]:
    acting = [*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)]
    direction = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    unencodable = [*range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
    invisible_tags = range(0xE0000, 0xE0080)
    table = dict.fromkeys([*acting, *direction, *unencodable, *invisible_tags], REPLACEMENT)
    # Separators that HTML does not count as white space.
    return table | dict.fromkeys([0x0B, 0x0C, *range(0x1C, 0x20), 0x85, 0x2028, 0x2029], " ")


_TABLE = _unshown()
_SPACE = re.compile(r"\s+")


def visible(text: str) -> str:
    """`text` with each character that would act on a screen, instead of being read, shown as U+FFFD.

    Control characters (terminal escapes), overrides of the writing direction, lone surrogates and invisible tags.
    The length stays, so offsets into `text` hold for the result.
    """
    return text.translate(_TABLE)


def flat(text: str) -> str:
    """`text` made visible, each stretch of white space as one space; not stripped."""
    return _SPACE.sub(" ", visible(text))


def line(text: str | None) -> str:
    """`text` on one line, made visible and stripped; empty for None."""
    return flat(text or "").strip()


def clipped(text: str, words: int = 40) -> str:
    """`text` on one line; where it is longer than `words`, its beginning with the cut shown."""
    parts = line(text).split(" ")
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]) + " […]"


def cut(text: str, most: int) -> str:
    """`text` on one line, its beginning with the cut shown where it has more than `most` characters."""
    shown = line(text)
    if len(shown) <= most:
        return shown
    head = shown[: most - 3]
    return (head.rpartition(" ")[0] or head) + " […]"


def quoted(text: str) -> str:
    """`text` in quotation marks, unless it brings its own."""
    return text if text[:1] in _OPENING and text[-1:] in _CLOSING and len(text) > 1 else f"“{text}”"


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 report`, `2 reports`, `1,200 reports`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(parts: Iterable[str], link: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *head, last = list(parts) or [""]
    return f"{', '.join(head)} {link} {last}" if head else last


def date_of(when: dt.date | None) -> dt.date | None:
    """The date alone, so that dates and times can be put in one order."""
    return when.date() if isinstance(when, dt.datetime) else when


def day(when: dt.date) -> str:
    """`3 March 2031`; not `strftime`, whose month names follow the machine's language."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def moment(when: dt.date) -> str:
    """`3 March 2031, 14:05 UTC+02:00`, as far as it is known."""
    if not isinstance(when, dt.datetime) or (when.hour, when.minute) == (0, 0):
        return day(when)
    zone = f" {when.tzname()}" if when.tzinfo else ""
    return f"{day(when)}, {when.hour:02}:{when.minute:02}{zone}"


def period(first: dt.date, last: dt.date) -> str:
    """`3 March 2031`, `3 to 9 March 2031`, `3 March to 9 April 2031`."""
    if first == last:
        return day(last)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{first.day} to {day(last)}"


def window(first: dt.date | None, last: dt.date | None, unknown: str = "open") -> str:
    """`3 to 9 March 2031`, `from 3 March 2031, open`, `until 9 March 2031`; `unknown` where neither side is."""
    if first and last:
        return period(min(first, last), max(first, last))
    if first:
        return f"from {day(first)}, open"
    return f"until {day(last)}" if last else unknown


def language(code: str | None) -> str:
    """The language's English name; its code where no name is known here."""
    return LANGUAGES.get((code or "").partition("-")[0].lower(), line(code)) or "language not known"


def percent(share: float) -> str:
    """`94%`; never `100%` for less than the whole."""
    whole = round(share * 100)
    return f"{99 if whole == 100 and share < 1 else whole}%"


def share(low: float, high: float) -> str:
    """`55-80%`, `60%`."""
    a, b = percent(min(low, high)), percent(max(low, high))
    return a if a == b else f"{a.removesuffix('%')}-{b}"


def more(number: int, noun: str = "", plural: str = "") -> str:
    """`and 12 more`, `and 1 more report`; empty for none."""
    if number <= 0:
        return ""
    return f"and {number:,} more {noun if number == 1 else plural or noun + 's'}" if noun else f"and {number:,} more"


def origins(fewest: int, most: int) -> str:
    """`1 origin`, `2 independent origins`, `1 to 3 independent origins`."""
    if fewest == most:
        return "1 origin" if most == 1 else f"{most:,} independent origins"
    return f"{fewest:,} to {most:,} independent origins"
