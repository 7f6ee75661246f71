"""Expressions of several fixed words: holidays, "the day after tomorrow", "at the moment", "more than"."""

from __future__ import annotations

import re

from sayso.resolve.times.lexicon import Entry

_HOLIDAYS = (
    (r"New Year(?:['’]s|s) Eve", "12-31"),
    (r"New Year(?:['’]s|s)(?: Day)?", "01-01"),
    (r"Epiphany", "01-06"),
    (r"Valentine(?:['’]s|s) Day", "02-14"),
    (r"(?:St\.?|Saint) Patrick(?:['’]s|s) Day", "03-17"),
    (r"April Fools?(?:['’]s?)?(?: Day)?", "04-01"),
    (r"May Day", "05-01"),
    (r"Juneteenth", "06-19"),
    (r"Fourth of July", "07-04"),
    (r"Halloween", "10-31"),
    (r"All Saints['’]? Day", "11-01"),
    (r"Armistice Day|Veterans['’]? Day", "11-11"),
    (r"Christmas Eve", "12-24"),
    (r"Christmas(?: Day)?", "12-25"),
    (r"Boxing Day", "12-26"),
    (r"Good Friday", "easter-2"),
    (r"Easter Monday", "easter+1"),
    (r"Easter(?: Sunday)?", "easter+0"),
    (r"Thanksgiving(?: Day)?", "11-4-4+0"),
    (r"Black Friday", "11-4-4+1"),
    (r"Cyber Monday", "11-4-4+4"),
    (r"Labor Day", "9-1-1+0"),
    (r"Martin Luther King(?:,? Jr\.?)? Day", "1-3-1+0"),
)
"""A holiday's rule: month and day; days from Easter; or month, which one of its weekdays, the weekday, and days from it."""

_PHRASES: tuple[tuple[str, Entry], ...] = (
    (r"the day before yesterday", ("j", -2)),
    (r"the day after tomorrow", ("j", 2)),
    (
        r"at (?:the )?(?:present|moment)(?: time)?|right now|at this (?:time|point|moment)|for the time being",
        ("z", "PRESENT_REF"),
    ),
    (r"these days", ("z", "PRESENT_REF")),
    (r"the (?:recent |distant )?past(?=\s*(?:[.,;:!?)”\"]|$))|not long ago|a while ago|long ago", ("z", "PAST_REF")),
    (
        r"the (?:near |foreseeable |distant |immediate |not too distant )?future(?=\s*(?:[.,;:!?)”\"]|$))",
        ("z", "FUTURE_REF"),
    ),
    (r"more than|less than|fewer than|at least|at most|up to|just over|just under", ("~", None)),
    (r"(?:more|most) recently", ("z", "PAST_REF")),
    (r"from (?:now|today)\b(?! (?:on|until|till|to)\b)", ("A", 1)),
    (r"next to|last (?:name|ditch|resort)|at last", ("x", None)),
)
_FORMS = re.compile(
    r"(?:"
    + "|".join(f"(?P<h{n}>{form})" for n, (form, _) in enumerate(_HOLIDAYS))
    + "|"
    + "|".join(f"(?P<p{n}>(?i:{form}))" for n, (form, _) in enumerate(_PHRASES))
    + r")\b"
)
OPENINGS = frozenset(
    "new epiphany valentine valentines st saint april may juneteenth fourth halloween all armistice veterans christmas boxing"
    " good easter thanksgiving black cyber labor martin the at right for these not a long more most less fewer up just from"
    " next last".split()
)
"""The first words of all of them, in small letters."""

_ENTRIES: dict[str, Entry] = {
    **{f"h{n}": ("h", rule) for n, (_, rule) in enumerate(_HOLIDAYS)},
    **{f"p{n}": found for n, (_, found) in enumerate(_PHRASES)},
}


def phrase(text: str, start: int) -> tuple[int, Entry] | None:
    """The end, class and value of the fixed expression that begins at `start`; None where none does."""
    m = _FORMS.match(text, start)
    return (m.end(), _ENTRIES[m.lastgroup]) if m and m.lastgroup else None
