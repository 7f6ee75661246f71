"""Every quantity of a report, in one walk over its tokens.

Each number is read once or twice, and looks at a few tokens and at most a line's worth of text around it, so the time is
linear in the length of the text. A pair of numbers that does not rise ("a 5-4 vote"), or that is called a vote or a score,
is two quantities.
Lengths of time are quantities too, unless `times` holds them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.model import Quantity, Report, Time
from sayso.resolve.quantities.bounds import bounds_after, bounds_before
from sayso.resolve.quantities.counted import Counted, counted_after, counted_before
from sayso.resolve.quantities.digits import Custom, custom_of
from sayso.resolve.quantities.exclude import is_excluded
from sayso.resolve.quantities.numberwords import OPENERS
from sayso.resolve.quantities.ranges import Reading, read_range
from sayso.resolve.quantities.tokens import Tokens
from sayso.resolve.quantities.units import DURATIONS, LENGTHS
from sayso.resolve.quantities.zeros import NONE, RATIOS, read_none

_AGES = frozenset("aged age ages".split())
_AGO = frozenset("ago later earlier hence".split())
_JOINS = frozenset((" and ", " but ", ", and ", ", but ", ", "))
_NOUNLESS = Counted(None, False)


@dataclass(frozen=True, slots=True)
class _Place:
    """The report, its tokens, what its numerals are like, and the merged stretches of its times."""

    report: Report
    tokens: Tokens
    custom: Custom
    starts: list[int]
    ends: list[int]

    def in_time(self, first: int, end: int) -> bool:
        """Does one of the tokens `[first, end)` stand in a time?"""
        at = bisect_right(self.starts, self.tokens.ends[end - 1] - 1) - 1
        return at >= 0 and self.ends[at] > self.tokens.starts[first]


def find_quantities(report: Report, times: Sequence[Time] = ()) -> list[Quantity]:
    """The quantities of a report in the order of its text; none overlaps another, nor has its number in one of `times`.

    `unit` is one that `in_base_unit` knows, a currency's ISO 4217 code, "people" where persons are counted, "share" for a
    part of a whole ("one in five" is 0.2), "times" for a ratio, and None for other things that are counted. `low` and `high` are
    both None where the numeral may be read in two ways ("3.000").
    """
    tokens = Tokens.of(report.text)
    custom = custom_of(word for word in tokens.low if "0" <= word[0] <= "9")
    place = _Place(report, tokens, custom, *_merged(times))
    found: list[Quantity] = []
    resume = 0
    for i, word in enumerate(tokens.low):
        if i < resume:
            continue
        if word in OPENERS or "0" <= word[0] <= "9":
            if (read := read_range(tokens, i, custom)) is not None:
                resume = read[1]
                found += (q for reading in read[0] if (q := _quantity(place, reading)))
        elif word in NONE or word in RATIOS or word == "once":
            quantity, resume = _without_numeral(place, i)
            found += (quantity,) if quantity else ()
    return _sides_joined(report, _apart(found))


def _merged(times: Sequence[Time]) -> tuple[list[int], list[int]]:
    """The stretches of the times in order, those that touch or overlap as one: their starts and their ends."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted((t.span.start, t.span.end) for t in times):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Without those that reach back into the one before."""
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.span.start >= kept[-1].span.end:
            kept.append(quantity)
    return kept


def _quantity(place: _Place, reading: Reading) -> Quantity | None:
    """The quantity of a reading, with its modifiers and what is counted; None where the number is none."""
    tokens, core = place.tokens, reading.core
    before, after = bounds_before(tokens, reading.first, reading.end), bounds_after(tokens, reading.end)
    if place.in_time(core.first, core.end):
        return None
    bounded = bool(before.found or after.found)
    if not reading.pair and is_excluded(tokens, core, reading.first, reading.end, bounded=bounded):
        return None
    reading = _age(tokens, reading)
    if reading.unit in DURATIONS and tokens.word(reading.end) in _AGO:
        return None
    low, high, about = before.applied(reading.low, reading.high, reading.about)
    low, high, about = after.applied(low, high, about)
    if core.low == 0 and tokens.word(core.first) == "zero" and reading.unit is None:
        counted = counted_after(tokens.text, tokens.ends[reading.end - 1], one=False, part=False, measured=False)
        if counted.place is None:
            return None
    end, strong = after.end, tokens.hyphen(after.end) and tokens.word(after.end + 1) == "strong"
    end = end + 2 if strong else end
    counted = _counted(place, reading, before.first, end)
    unit = reading.unit or ("people" if counted.persons or strong else None)
    return _made(place, before.first, end, (low, high, about), unit, counted)


def _age(tokens: Tokens, reading: Reading) -> Reading:
    """ "Jane Roe, 34, said", "aged 34", "between the ages of 18 and 25": years of age, without the word."""
    i, j = reading.core.first, reading.end
    if reading.unit is not None or not reading.core.digits or not 0 < (reading.low or 0) <= 120:
        return reading
    name = tokens.exact(i - 2)
    after_name = (
        tokens.word(i - 1) == ","
        and name[:1].isupper()
        and name[1:].islower()
        and tokens.word(j) in (",", "―", "—", "–")
    )
    of_ages = tokens.word(i - 1) == "of" and tokens.word(i - 2) in _AGES
    return replace(reading, unit="years old") if after_name or of_ages or tokens.word(i - 1) in _AGES else reading


def _counted(place: _Place, reading: Reading, first: int, end: int) -> Counted:
    tokens = place.tokens
    share = reading.unit in ("share", "%")
    if reading.pair or reading.unit == "years old" or reading.unit in DURATIONS:
        return _NOUNLESS
    one = reading.low == reading.high == 1
    if reading.unit in LENGTHS and tokens.word(first - 1) == "within":
        return _NOUNLESS
    measured = (reading.unit is not None and not share) or tokens.word(end - 1) == "strong"
    after = counted_after(tokens.text, tokens.ends[end - 1], one=one, part=share, measured=measured)
    if after.place is None:
        before = counted_before(tokens.text, tokens.starts[first])
        after = Counted(before.place, before.persons or after.persons)
    return replace(after, persons=after.persons and reading.unit is None)


def _without_numeral(place: _Place, i: int) -> tuple[Quantity | None, int]:
    """ "No deaths", "doubled", "twice", "at least once", and the token to go on from."""
    tokens, word = place.tokens, place.tokens.word(i)
    if place.in_time(i, i + 1):
        return None, i + 1
    if word in NONE:
        none = read_none(tokens, i)
        if none is None:
            return None, i + 1
        end, counted = none
        return _made(place, i, end, (0.0, 0.0, False), "people" if counted.persons else None, counted), end
    bounds = bounds_before(tokens, i, i + 1)
    if tokens.word(i + 1) == "down":
        return None, i + 1
    if word == "once" and not bounds.found:
        return None, i + 1
    value = RATIOS.get(word, 1.0)
    return _made(place, bounds.first, i + 1, bounds.applied(value, value, False), "times", _NOUNLESS), i + 1


def _made(
    place: _Place,
    first: int,
    end: int,
    value: tuple[float | None, float | None, bool],
    unit: str | None,
    counted: Counted,
) -> Quantity:
    tokens, report = place.tokens, place.report
    low, high = (None if v is None else float(f"{v:.15g}") for v in value[:2])
    span = report.span(tokens.starts[first], tokens.ends[end - 1])
    return Quantity(span, low, high, unit, report.span(*counted.place) if counted.place else None, value[2])


def _sides_joined(report: Report, found: list[Quantity]) -> list[Quantity]:
    """With "more than 5 and less than 7" as one quantity."""
    joined: list[Quantity] = []
    for q in found:
        a = joined[-1] if joined else None
        if (
            a is not None
            and ((a.counted is None or a.counted.end <= a.span.start) and a.unit in (None, q.unit))
            and report.text[a.span.end : q.span.start] in _JOINS
            and (sides := _two_sides(a, q))
        ):
            joined[-1] = replace(
                q,
                span=report.span(a.span.start, q.span.end),
                low=sides[0],
                high=sides[1],
                counted=q.counted or a.counted,
            )
        else:
            joined.append(q)
    return joined


def _two_sides(a: Quantity, b: Quantity) -> tuple[float, float] | None:
    floor, ceiling = (a, b) if a.high is None else (b, a)
    if floor.low is None or floor.high is not None or ceiling.high is None or ceiling.low is not None:
        return None
    return (floor.low, ceiling.high) if floor.low <= ceiling.high else None
