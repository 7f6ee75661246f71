"""What fills the slots of made sentences: numbers, days, agents and places, each as words and as what the words allow.

A value is an interval (numbers, days) or a path from wide to narrow (agents, places), so that how two values stand to each
other follows from what they are: the same, one within the other, apart, or open.
"""

from __future__ import annotations

import calendar
import random
from dataclasses import dataclass
from enum import StrEnum

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 80: "eighty", 90: "ninety"}
_MONTHS = list(calendar.month_name)[1:]
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_HEADS = (
    "Vel Kor Tar Mar Bel Sar Dun Hal Os Pel Ran Lim Gar Wes Nor Cal Fen Zel Dra Im Ul Ard Bre Thal Quor Jas".split()
)
_MIDS = ["", "", "", "a", "o", "ime", "or", "en", "is"]
_TAILS = "mora dan vik stead ton grad via mouth nek bury shan pol field dova ria haven tal sk minster".split()
_FIRST = (
    "Anna Tomas Leila Viktor Maria Joel Hana Omar Petra Silas Ines Rafael Noor Marcus Elena Pavel Judith Amir".split()
)
_LAST = (
    "Varga Holt Odell Kaminsky Reyes Brandt Soler Achebe Lindqvist Marr Tavares Doyle Ferro Nakano Petrov Quist".split()
)


class Relation(StrEnum):
    """How one value stands to another."""

    SAME = "same"
    WITHIN = "within"
    AROUND = "around"
    APART = "apart"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Value:
    """Words and what they allow: `low` to `high` of one `scale`, or a `path` from wide to narrow."""

    words: str
    scale: str = ""
    low: float = 0.0
    high: float = 0.0
    path: tuple[str, ...] = ()


def relation(a: Value, b: Value) -> Relation:
    """How `a` stands to `b`: WITHIN where `a` tells more."""
    if a.path or b.path:
        if a.path == b.path:
            return Relation.SAME
        short = min(len(a.path), len(b.path))
        if a.path[:short] == b.path[:short]:
            return Relation.WITHIN if len(a.path) > len(b.path) else Relation.AROUND
        return Relation.APART
    if a.scale != b.scale:
        return Relation.OPEN
    if (a.low, a.high) == (b.low, b.high):
        return Relation.SAME
    if b.low <= a.low and a.high <= b.high:
        return Relation.WITHIN
    if a.low <= b.low and b.high <= a.high:
        return Relation.AROUND
    return Relation.APART if a.high < b.low or b.high < a.low else Relation.OPEN


def spell(n: float, dice: random.Random) -> str:
    """A whole number in digits or, where short, in words."""
    n = int(n)
    if n < len(_UNITS) and dice.random() < 0.6:
        return _UNITS[n]
    if n in _TENS and dice.random() < 0.3:
        return _TENS[n]
    if n >= 1_000_000 and n % 100_000 == 0:
        return f"{n / 1_000_000:g} million"
    return f"{n:,}" if n >= 10_000 or dice.random() < 0.8 else str(n)


def amount(dice: random.Random, most: int = 400) -> int:
    """A whole number, small ones oftener; the greater, the rounder."""
    n = int(2 * (most / 2) ** dice.random())
    return n if n < 60 or dice.random() < 0.3 else round(n, -1) if n < 2000 else round(n, -2)


_INFINITE = 1e12


def count(n: int, dice: random.Random) -> Value:
    """Words that are true of `n`."""
    low = max(2, int(n * dice.uniform(0.6, 1.0)))
    high = max(n + 1, int(n * dice.uniform(1.0, 1.6)))
    near = max(2, round(n, -1)) if n > 25 else n
    forms = [Value(spell(n, dice), "n", n, n)] * 8
    forms += [Value(f"{w} {spell(low, dice)}", "n", low, _INFINITE) for w in ("at least", "no fewer than")]
    forms += [Value(f"{spell(low, dice)} or more", "n", low, _INFINITE)]
    if low < n:
        forms += [
            Value(f"{w} {spell(low, dice)}", "n", low + 1, _INFINITE) for w in ("more than", "over", "upwards of")
        ]
    forms += [Value(f"{w} {spell(high, dice)}", "n", 0, high - 1) for w in ("fewer than", "under")]
    forms += [Value(f"{w} {spell(high, dice)}", "n", 0, high) for w in ("at most", "no more than", "up to")]
    if n > 9:
        forms += [
            Value(f"{w} {spell(near, dice)}", "n", near * 0.88, near * 1.12)
            for w in ("about", "around", "some", "roughly")
        ]
        forms += [Value(f"nearly {spell(high, dice)}", "n", high * 0.88, high)] if high < n * 1.12 else []
        forms += [Value(f"between {spell(low, dice)} and {spell(high, dice)}", "n", low, high)]
    wide = [("several", 3, 12), ("a dozen", 11, 13), ("dozens of", 24, 120), ("scores of", 40, 160)]
    wide += [("hundreds of", 200, 1200), ("thousands of", 2000, 12000)]
    forms += [Value(w, "n", a, b) for w, a, b in wide if a <= n <= b]
    return dice.choice(forms)


_MEASURES = {"km": (1.0, "kilometres", "km"), "mi": (1.609, "miles", "miles")}
_WEIGHTS = {"t": (1.0, "tonnes", "metric tons"), "kg": (0.001, "kilograms", "kg")}


def measure(n: float, kind: str, dice: random.Random) -> Value:
    """A distance (`n` in kilometres) or a weight (in tonnes) in one of two units."""
    table = _MEASURES if kind == "distance" else _WEIGHTS
    size, *names = table[dice.choice(list(table))]
    shown = n / size
    shown = round(shown) if shown >= 10 else round(shown, 1)
    words = f"{shown:,.10g} {dice.choice(names)}"
    about = dice.random() < 0.25
    spread = 0.1 if about else 0.03
    return Value(
        f"{dice.choice(['about', 'some', 'roughly'])} {words}" if about else words,
        kind,
        n * (1 - spread),
        n * (1 + spread),
    )


def money(millions: float, dice: random.Random) -> Value:
    """A sum, in millions of one of three currencies."""
    sign = dice.choice(["$", "€", "£"]) if dice.random() < 0.1 else "$"
    words = f"{sign}{millions:g} million" if millions < 1000 else f"{sign}{millions / 1000:g} billion"
    if dice.random() < 0.15:
        return Value(f"more than {words}", sign, millions, _INFINITE)
    return Value(words, sign, millions, millions)


_SHARES = {
    10: "a tenth",
    20: "a fifth",
    25: "a quarter",
    33: "a third",
    50: "half",
    67: "two thirds",
    75: "three quarters",
}


def percent(n: int, dice: random.Random) -> Value:
    """A share."""
    if n in _SHARES and dice.random() < 0.5:
        return Value(_SHARES[n], "%", n, n)
    return Value(dice.choice([f"{n}%", f"{n} percent", f"{n} per cent"]), "%", n, n)


def day(number: int, dice: random.Random) -> Value:
    """Words for a day of the year (12 months of 28 days), from a date to a month."""
    month, of = divmod(number % 336, 28)
    name, of = _MONTHS[month], of + 1
    start = month * 28
    forms = [
        Value(w, "day", number, number)
        for w in (
            f"on {of} {name}",
            f"on {name} {of}",
            f"on the {of}th of {name}" if 3 < of < 21 else f"on {name} {of}",
        )
    ]
    forms = forms * 3 + [Value(f"in {name}", "day", start, start + 27)] * 2
    third = min(of - 1, 26) // 9
    forms += [
        Value(
            f"in {('early', 'mid', 'late')[third]}{'-' if third == 1 else ' '}{name}",
            "day",
            start + third * 9,
            start + third * 9 + 9,
        )
    ]
    if month < 11:
        forms += [Value(f"before {_MONTHS[month + 1]}", "day", 0, start + 27)]
    return dice.choice(forms)


def weekday(number: int, dice: random.Random) -> Value:
    """A day of the week, sometimes with the part of the day."""
    name = _DAYS[number % 7]
    if dice.random() < 0.25:
        part = dice.choice(["morning", "afternoon", "evening"])
        return Value(f"on {name} {part}", path=(name, part))
    return Value(f"on {name}", path=(name,))


def year(number: int) -> Value:
    """A year."""
    return Value(str(number), "year", number, number)


def town(dice: random.Random) -> str:
    """The name of a place that there is not."""
    return dice.choice(_HEADS) + dice.choice(_MIDS) + dice.choice(_TAILS)


def person(dice: random.Random) -> str:
    """A person's full name."""
    last = dice.choice(_LAST) if dice.random() < 0.6 else town(dice)
    return f"{dice.choice(_FIRST)} {last}"
