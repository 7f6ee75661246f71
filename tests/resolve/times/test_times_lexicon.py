"""Each entry of the tables of words does what it stands for."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest

from sayso.model import Report
from sayso.resolve.times import find_times, lexicon
from sayso.resolve.times.days import easter


def values(text: str) -> list[str | None]:
    return [t.value for t in find_times(Report("r", "a", "0", text, published=dt.date(2019, 2, 9)))]


@pytest.mark.parametrize("number", range(1, 13))
@pytest.mark.parametrize(
    "form", ["{name} 5, 2018", "5 {name} 2018", "{short} 5, 2018", "{dotted} 5, 2018", "5 {lower} 2018"]
)
def test_months(number: int, form: str) -> None:
    name, short = calendar.month_name[number], calendar.month_abbr[number]
    dotted = short if short == name else f"{short}."
    words = form.format(name=name, short=short, dotted=dotted, lower=name.lower())
    assert values(f"It fell on {words}.") == [f"2018-{number:02}-05"]


@pytest.mark.parametrize("number", range(1, 8))
def test_weekdays(number: int) -> None:
    name = calendar.day_name[number - 1]
    assert values(f"They meet on {name}s and every {name}.") == [f"XXXX-WXX-{number}"] * 2


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *(
            ("seconds", "PT2S"),
            ("minutes", "PT2M"),
            ("hours", "PT2H"),
            ("days", "P2D"),
            ("nights", "P2D"),
            ("weeks", "P2W"),
        ),
        *(("fortnights", "P4W"), ("weekends", "P2WE"), ("months", "P2M"), ("quarters", "P2Q"), ("years", "P2Y")),
        *(("decades", "P20Y"), ("centuries", "P200Y")),
    ],
)
def test_units(word: str, value: str) -> None:
    assert values(f"They waited two {word}.") == [value]


@pytest.mark.parametrize("word", sorted(w for w, (cls, _) in lexicon.ENTRIES.items() if cls == "c"))
def test_number_words(word: str) -> None:
    assert len(values(f"They waited a {word} days." if word in ("few", "dozen") else f"They waited {word} days.")) == 1


@pytest.mark.parametrize("word", sorted(w for w, (cls, _) in lexicon.ENTRIES.items() if cls == "e"))
def test_repetitions(word: str) -> None:
    assert values(f"They report {word}.")[0]


def test_easter_sundays() -> None:
    known = [
        dt.date(2000, 4, 23),
        dt.date(2008, 3, 23),
        dt.date(2011, 4, 24),
        dt.date(2019, 4, 21),
        dt.date(2038, 4, 25),
    ]
    assert [easter(date.year) for date in known] == known
