"""Lengths of time, alone or counted from a date: "14 months", "two years ago", "the next four years"; and repetitions."""

from __future__ import annotations

import datetime as dt

from sayso.model import TimeKind
from sayso.resolve.times.context import Reading, View
from sayso.resolve.times.days import read_days
from sayso.resolve.times.lexicon import VAGUE
from sayso.resolve.times.periods import read_month
from sayso.resolve.times.stretch import UNKNOWN, Stretch, day, holding, shift
from sayso.resolve.times.tense import FUTURE, PAST

_OF_CLOCK = frozenset(("hour", "minute", "second"))
_COUNTERS = frozenset("once twice thrice times percent cent % million billion trillion".split())
_ALONE_AFTER = frozenset("fvi~")
_SMALLEST_DATE = {"hour": "day", "minute": "day", "second": "day", "fortnight": "week", "weekend": "weekend"}


def read_set(view: View) -> Reading | None:
    """What comes again and again: "every Tuesday", "twice a week", "daily", "Mondays"."""
    value: str | None = None
    if (adverb := view.text("e")) is not None:
        token, before, after = view.token("e"), view.before_token(), view.after_token()
        if token is None or (token.capital and any(t is not None and t.capital for t in (before, after))):
            return None
        value = adverb
    elif (weekday := view.number("WwV")) is not None:
        value = f"XXXX-WXX-{weekday}"
    elif (month := view.number("Mmb")) is not None:
        value = f"XXXX-{month:02}"
    elif view.find("S") is not None:
        value = f"XXXX-{view.text('S')}"
    elif view.find("G") is not None:
        value = f"XXXX-XX-XXT{view.text('G')}"
    elif view.find("h") is not None:
        rule = view.text("h") or ""
        value = f"XXXX-{rule}" if len(rule) == 5 else None
    elif (unit := view.unit()) is not None:
        value = duration(view.number("cnO") or 1, *unit)
    return Reading(TimeKind.SET, Stretch(value), moves_anchor=False) if value else None


def duration(number: float, letter: str, grain: str) -> str:
    """The TIMEX3 value of a length: `P6M`, `PT30M`, `P2.5Y`; `PXM` where the number is not told."""
    if number != VAGUE and grain in ("year", "hour") and number == 0.5:
        number, letter = (6, "M") if grain == "year" else (30, "M")
    if number != VAGUE:
        # ISO 8601 has no letter for these.
        number *= {"fortnight": 2, "decade": 10, "century": 100}.get(grain, 1)
    count = "X" if number == VAGUE else f"{number:.12g}"
    return f"P{'T' * (grain in _OF_CLOCK)}{count}{letter}"


def number_in(view: View, start: int, end: int) -> float | None:
    """The number that the tokens tell: "two and a half", "a couple of", "twenty-four"; VAGUE for "several", None for none."""
    total: float | None = None
    half = article = False
    for at in range(start, end):
        cls, token = view.story.classes[at], view.story.tokens[at]
        article |= cls == "a"
        half |= cls == "l"
        if cls in "nNcY" and isinstance(token.value, int | float):
            if token.value == VAGUE:
                return VAGUE
            scale = token.word in ("hundred", "thousand", "dozen")
            total = (total or 1.0) * token.value if scale else (total or 0.0) + token.value
    if half:
        return (total or 0.0) + 0.5
    return 1.0 if total is None and article else total


def read_window(view: View) -> Reading | None:
    """Units up to the report's date, or from it on: "the past two months", "the next four years", "the coming weeks"."""
    modifier = view.text("LX") or ""
    unit = view.unit()
    if unit is None:
        return None
    count = number_in(view, view.start, view.end)
    number = VAGUE if count is None else count
    if count is None and view.find("t") is None and view.before() not in _ALONE_AFTER and view.before() != "i":
        return None
    return Reading(
        TimeKind.DURATION, _window(view.published, number, unit, -1 if modifier in ("last", "previous") else 1), False
    )


def _window(today: dt.date | None, number: float, unit: tuple[str, str], side: int) -> Stretch:
    value = duration(number, *unit)
    if today is None:
        return Stretch(value)
    far = None if number == VAGUE else shift(today, unit[1], side * number)
    return Stretch(value, far, today) if side < 0 else Stretch(value, today, far)


def read_past_unit(view: View) -> Reading | None:
    """One unit up to the report's date: "the past year", "over the last week"; None where the words mean a calendar unit."""
    token, unit = view.token("LX"), view.unit()
    if token is None or unit is None or view.find("E5rd") is not None:
        return None
    after_preposition = view.before() in "fvi" and view.before() != ""
    if token.word == "past" or (
        token.word in ("last", "next", "coming") and view.find("t") is not None and after_preposition
    ):
        if unit[1] == "weekend" or (token.word != "past" and unit[1] in ("day", "quarter")):
            return None
        return Reading(TimeKind.DURATION, _window(view.published, 1, unit, -1 if token.value == "last" else 1), False)
    return None


def read_length(view: View) -> Reading | None:
    """A length of time, or the date that it leads to: "14 months", "two years ago", "a week later", "within six months"."""
    unit_at, unit = view.find("UP1Q"), view.unit()
    if unit_at is None or unit is None or not _is_length(view, unit_at):
        return None
    numbers = [number_in(view, view.start, unit_at)]
    split = next((i for i in range(view.start, unit_at) if _joins(view, i)), None)
    if split is not None and (low := number_in(view, view.start, split)) and (high := number_in(view, split, unit_at)):
        numbers = [low, high]
    number = numbers[-1]
    if number is None:
        number = VAGUE
    if view.story.classes[unit_at + 1 : unit_at + 4] == "&al" and unit_at + 4 <= view.end:
        number += 0.5
    numbers[-1] = number
    last = view.story.classes[view.end - 1]
    if last in "Ar":
        return _counted(view, number, unit, last)
    value = duration(number if len(numbers) == 1 else VAGUE, *unit)
    if len(numbers) == 1:
        value += _second_part(view, unit_at, unit)
    return _length_or_date(view, value, [n for n in numbers if n is not None], unit)


def _joins(view: View, at: int) -> bool:
    """Does this token join the two numbers of a range, not the parts of one ("two and a half", "twenty-four")?"""
    classes = view.story.classes
    if classes[at] == "-":
        return "c" not in classes[max(0, at - 1) : at + 2] and "l" not in classes[at : at + 2]
    return classes[at] in "2|" or (classes[at] == "&" and classes[at + 1 : at + 2] != "a")


def _second_part(view: View, unit_at: int, unit: tuple[str, str]) -> str:
    """The rest of "two years and six months"."""
    rest = View(view.story, unit_at + 1, view.end)
    second = rest.unit("UP1")
    if second is None:
        return ""
    number = number_in(rest, rest.start, rest.end)
    if number is None or number == VAGUE:
        return ""
    told = duration(number, *second)
    return told.removeprefix("PT" if unit[1] in _OF_CLOCK else "P")


def _is_length(view: View, unit_at: int) -> bool:
    """Are the words a length of time: not an age, a "quarter", nor a bare "years" without a word that makes it one?"""
    classes, tokens = view.story.classes, view.story.tokens
    unit, after = classes[unit_at], view.after_token()
    if unit == "Q" or (after is not None and after.word in ("old", "olds")):
        return False
    if view.after() == "-" and view.end + 1 < len(tokens) and tokens[view.end + 1].word in ("old", "olds"):
        return False
    if (before := view.before_token()) is not None and before.word in ("aged", "age"):
        return False
    counted = any(classes[i] in "nNcYal" for i in range(view.start, unit_at))
    last = classes[view.end - 1]
    grain = tokens[unit_at].value
    if not counted:
        if last in "Ar":
            return True
        bare = isinstance(grain, tuple) and grain[1] in ("second", "quarter", "weekend")
        if view.after() == "-" and view.end + 1 < len(tokens) and tokens[view.end + 1].word == "long":
            return not bare
        if classes[view.start] == "t":
            return not bare and view.before() == "v"  # "Over the years", not "in the days since".
        of = view.after() == "o" and "t" not in (view.before(), view.before(2)) and view.before() != "E"
        return not bare and (of or (view.before() in _ALONE_AFTER and view.before() != ""))
    if unit in "U1" and classes[view.start] == "a" and unit_at == view.start + 1 and last in "U1":
        return isinstance(grain, tuple) and grain[1] not in ("weekend", "fortnight") and view.before() != "0"
    if tokens[view.start].word == "one" and last in "U1" and isinstance(grain, tuple) and grain[1] == "day":
        return view.before() in _ALONE_AFTER and view.before() != ""
    return True


def _is_rate(view: View) -> bool:
    """Does "a year" tell how often: "15 a year", "twice a week", "5 percent a month"?"""
    if view.classes not in ("aU", "a1") or view.after() in ("d", "o"):
        return False
    before = view.before_token()
    if before is None:
        return False
    if view.before() in ("n", "N", "c", "Y", "P") or before.word in _COUNTERS or before.word[0].isdigit():
        return True
    return (
        view.before() == "x" and before.word.endswith("s") and len(before.word) > 4 and not before.word.endswith("ss")
    )


def _length_or_date(view: View, value: str, numbers: list[float], unit: tuple[str, str]) -> Reading:
    if _is_rate(view):
        return Reading(TimeKind.SET, Stretch(value), False)
    before = view.before_token()
    known = VAGUE not in numbers and view.published is not None
    if before is not None and view.before() == "i" and known and view.published and view.after() not in ("o", "d"):
        tense = view.tense()
        ends = [shift(view.published, unit[1], n) for n in numbers]
        if before.value == "within" and tense != PAST:
            return Reading(
                TimeKind.DURATION, Stretch(value, ends[0] if len(ends) == 2 else view.published, ends[-1]), False
            )
        if before.value is None and tense == FUTURE:
            if len(ends) == 2:
                return Reading(TimeKind.DURATION, Stretch(value, ends[0], ends[1]), False)
            return Reading(TimeKind.DATE, _holding(ends[0], unit[1]))
    return Reading(TimeKind.DURATION, Stretch(value), False)


def _holding(date: dt.date | None, grain: str) -> Stretch:
    """The stretch of a length's own grain around the date that it leads to: "two years ago" is a year."""
    if date is None:
        return UNKNOWN
    return holding(date, _SMALLEST_DATE.get(grain, grain)) or UNKNOWN


def _counted(view: View, number: float, unit: tuple[str, str], suffix: str) -> Reading:
    """The date a length away from the report's ("ago", "from now") or from the last date told ("earlier", "later")."""
    token = view.story.tokens[view.end - 1]
    side = 1 if token.value == 1 else -1
    anchor = view.story.anchor
    base = view.published if suffix == "A" else anchor.first if anchor else None
    if number == VAGUE:
        if suffix == "A":
            told = "PAST_REF" if side < 0 else "FUTURE_REF"
            return Reading(TimeKind.DATE, Stretch(told, None, base) if side < 0 else Stretch(told, base, None), False)
        return Reading(TimeKind.DATE, UNKNOWN, False)
    return Reading(TimeKind.DATE, _holding(shift(base, unit[1], side * number) if base else None, unit[1]))


def read_after(view: View) -> Reading | None:
    """A date a length away from another that is told: "two days after Christmas"."""
    unit_at, unit = view.find("UP1"), view.unit("UP1")
    side_at = view.find("dF")
    if unit_at is None or unit is None or side_at is None:
        return None
    inner = View(view.story, side_at + 1, view.end)
    base = read_days(inner) or read_month(inner)
    number = number_in(view, view.start, unit_at)
    if base is None or base.first is None or number is None or number == VAGUE:
        return Reading(TimeKind.DATE, UNKNOWN, False)
    side = -1 if view.story.tokens[side_at].word == "before" else 1
    found = shift(base.first, unit[1], number * side)
    if found is None:
        return Reading(TimeKind.DATE, UNKNOWN, False)
    return Reading(TimeKind.DATE, day(found) if base.grain == "day" else _holding(found, base.grain))
