"""Times of the clock in words: "a quarter past four", "ten to nine", "half past six in the evening", "four o'clock"."""

from __future__ import annotations

import re

_NUMBERS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_MINUTES = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "twenty five": 25}
_HOUR = rf"(?:{'|'.join(_NUMBERS)}|1[0-2]|[1-9])"
_FORM = re.compile(
    rf"(?:(?:a )?(?P<part>{'|'.join(sorted(_MINUTES, key=len, reverse=True))})(?: minutes)?"
    rf" (?P<side>past|after|to|before) (?P<hour>{_HOUR})(?: o['’]clock)?|(?P<full>{_HOUR}) o['’]clock)"
    r"(?! (?:[a-z]+s|people|men|women|children)\b)(?![-\w]|[.,]\d)"
    r"(?: (?:in the|at) (?P<half>morning|afternoon|evening|night)\b)?",
    re.I,
)
# "A quarter to four" is a time only where something says so: "gave a quarter to four" is a share.
_AT = re.compile(
    r"\b(?:at|by|until|till|since|around|about|nearly|almost|before|after|was|is|just) (?:about |just )?$", re.I
)
_REACH = 16

OPENINGS = frozenset(("a", *_MINUTES, *_NUMBERS)) - {"twenty-five", "twenty five"}
"""The first words of all of them, in small letters."""


def clock_in_words(text: str, start: int) -> tuple[int, tuple[int, int]] | None:
    """The end, hour and minute of a time in words that begins at `start`; None where none does.

    Hours are those of the clock face (1 to 12) unless the words name the half of the day.
    """
    m = _FORM.match(text, start)
    if m is None:
        return None
    told = (m["hour"] or m["full"]).lower()
    hour, minute = _NUMBERS.get(told) or int(told), _MINUTES[m["part"].lower()] if m["part"] else 0
    if m["part"] and m["side"].lower() not in ("past", "after"):
        if m["part"].lower() == "half" or not (m["half"] or _AT.search(text, max(0, start - _REACH), start)):
            return None
        hour, minute = (hour - 2) % 12 + 1, 60 - minute
    elif (
        m["part"]
        and m["side"].lower() == "after"
        and not (m["half"] or _AT.search(text, max(0, start - _REACH), start))
    ):
        return None
    half = (m["half"] or "").lower()
    if half in ("afternoon", "evening", "night") and hour < 12:
        hour += 12
    elif half == "morning" and hour == 12:
        hour = 0
    return m.end(), (hour, minute)
