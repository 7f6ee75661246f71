r"""Words of time. Each has a class of one letter, of which the grammar is written, and a value.

M month  m month that is a name or a word too  q month in small letters that is a word or short  b short month
W weekday  w short weekday  V weekdays  j today and the like  h holiday  S season  G part of the day  g noon, midnight
U unit  1 year  P units  Q quarter  l half  c number word  n number up to 31  N other number  Y year  D decade  O ordinal
L last  X next  T this  H that  E early, mid, late  5 start, end  r earlier, later  A ago  d before, after
t the  a a  o of  i in  0 on  @ at  f for  s since  B by  u until  v over  F from  R between  2 to  & and  | or
y every  p per  ~ about  z now, recently  e daily  C fiscal  K clock  k half of the day  Z zone  I ISO date  J numeric date
4 quarter or half in short  ' possessive  \n line break  x any other word; a punctuation mark is its own class
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping

Entry = tuple[str, object]

UNITS = {
    "second": ("S", "second"),
    "minute": ("M", "minute"),
    "hour": ("H", "hour"),
    "day": ("D", "day"),
    "night": ("D", "day"),
    "week": ("W", "week"),
    "fortnight": ("W", "fortnight"),
    "weekend": ("WE", "weekend"),
    "month": ("M", "month"),
    "quarter": ("Q", "quarter"),
    "year": ("Y", "year"),
    "decade": ("Y", "decade"),
    "century": ("Y", "century"),
}
"""A unit's letter in a TIMEX3 duration, and the stretch of the calendar that it names."""

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {
    "morning": "MO",
    "dawn": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "daytime": "DT",
}
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty"
).split()
_TENS = "thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth"
).split()

VAGUE = -1.0
"""The number of "several" and "a few": some, it is not told how many."""

_CLASSES: dict[str, Mapping[str, object]] = {
    "L": {"last": "last", "past": "last", "previous": "previous", "preceding": "previous", "prior": "previous"},
    "X": {"next": "next", "coming": "coming", "upcoming": "coming", "following": "following", "ensuing": "following"},
    "T": {"this": "this", "current": "this", "these": "these"},
    "H": {"that": "that", "same": "same", "those": "those"},
    "E": {
        "early": "early",
        "mid": "mid",
        "late": "late",
    },
    # Verbs too: they are parts of a time only before "of".
    "5": {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "close": "late"},
    "r": {"earlier": -1, "later": 1},
    "d": {"before": -1, "after": 1},
    "A": {"ago": -1},
    "t": {"the": None},
    "a": {"a": 1.0, "an": 1.0},
    "o": {"of": None},
    "i": {"in": None, "within": "within", "inside": "within"},
    "0": {"on": None},
    "@": {"at": None, "around": None},
    "f": {"for": None},
    "s": {"since": None},
    "B": {"by": None},
    "u": {"until": None, "till": None},
    "v": {"over": None, "during": None, "throughout": None},
    "F": {"from": None},
    "R": {"between": None},
    "2": {"to": None, "through": None},
    "&": {"and": None},
    "|": {"or": None},
    "y": {"every": None, "each": None},
    "p": {"per": None},
    "~": dict.fromkeys("about nearly almost approximately roughly".split()),
    "C": {"fiscal": None},
    "Q": {"quarter": "quarter"},
    "l": {"half": 0.5},
    "j": {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0},
    "g": {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)},
    "e": {
        "daily": "P1D",
        "nightly": "P1D",
        "weekly": "P1W",
        "fortnightly": "P2W",
        "biweekly": "P2W",
        "monthly": "P1M",
        "quarterly": "P1Q",
        "yearly": "P1Y",
        "annually": "P1Y",
        "hourly": "PT1H",
    },
    "z": {
        **dict.fromkeys("now currently presently nowadays".split(), "PRESENT_REF"),
        **dict.fromkeys("recently lately".split(), "PAST_REF"),
        **dict.fromkeys("soon".split(), "FUTURE_REF"),
    },
}

ZONES = frozenset("UTC GMT EST EDT CST CDT MST MDT PST PDT ET CET CEST BST EET EEST MSK IST JST AEST".split())

_AMBIGUOUS_MONTHS = frozenset("may march april june august".split())
_WORDS_TOO = frozenset("may march august".split())


def _entries() -> dict[str, Entry]:
    words: dict[str, Entry] = {}
    for cls, values in _CLASSES.items():
        words |= {word: (cls, value) for word, value in values.items()}
    for word, unit in UNITS.items():
        if word not in ("second", "quarter", "night"):
            words[word] = ("1" if word == "year" else "U", unit)
        words[word[:-1] + "ies" if word.endswith("y") and word != "day" else word + "s"] = ("P", unit)
    words |= {"mins": ("P", UNITS["minute"]), "hrs": ("P", UNITS["hour"])}
    words |= {word: ("S", code) for word, code in SEASONS.items()}
    words |= {word: ("G", code) for word, code in DAY_PARTS.items()}
    words |= {word: ("c", float(n)) for n, word in enumerate(_NUMBERS)}
    words |= {word: ("c", 10.0 * n) for n, word in enumerate(_TENS, start=3)}
    words |= {"hundred": ("c", 100.0), "thousand": ("c", 1000.0), "dozen": ("c", 12.0), "couple": ("c", 2.0)}
    words |= dict.fromkeys("few several many dozens".split(), ("c", VAGUE))
    words |= {word: ("O", n) for n, word in enumerate(_ORDINALS, start=1)}
    words["thirtieth"] = ("O", 30)
    for n, (name, short) in enumerate(zip(calendar.day_name, calendar.day_abbr, strict=True), start=1):
        words |= {name.lower(): ("W", n), name.lower() + "s": ("V", n), short.lower(): ("w", n)}
    words |= {"tues": ("w", 2), "weds": ("w", 3), "thur": ("w", 4), "thurs": ("w", 4)}
    words |= {
        f"{tens}ties": ("D", 10 * n) for n, tens in enumerate("twen thir for fif six seven eigh nine".split(), start=2)
    }
    for n in range(1, 13):
        name = calendar.month_name[n].lower()
        words[calendar.month_abbr[n].lower()] = ("b", n)
        words[name] = ("m" if name in _AMBIGUOUS_MONTHS else "M", n)
    words["sept"] = ("b", 9)
    return words


ENTRIES = _entries()
"""Every word of time in small letters, with its class and value."""

_IN_SMALL = {"m": "q", "b": "q", "w": "x"}


def entry(word: str, low: str) -> Entry:
    """The class and value of a word of ENTRIES as printed; `low` is it in small letters."""
    cls, value = ENTRIES[low]
    if cls in "mwb" and word[0].islower():
        # "may", "sun" and "mar" are words; "april" is not.
        return (_IN_SMALL[cls] if cls != "m" or low in _WORDS_TOO else "M", value)
    return cls, value
