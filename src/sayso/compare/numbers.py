"""Do two propositions give numbers of one thing that cannot both hold? Ranges decide, never single figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.compare.meaning import kinds_of
from sayso.compare.propositions import Proposition, stems
from sayso.compare.topics import other_numbered, places, said, same_question
from sayso.model import Quantity, Relation, Span, Time, TimeKind
from sayso.resolve.quantities import in_base_unit

# "Some 30" and 28 agree: how far about reaches, as a share. Ours.
_ABOUT = 0.1
_DEATHS = stems("death dead die died dying killed kill toll fatality fatalities lives casualties bodies".split())
# What only grows with time: a later, higher figure replaces an earlier one.
_GROWING = _DEATHS | stems(
    "ill sick sickened poisoned hospitalised hospitalized treated homeless"
    " injured wounded hurt missing arrested detained confirmed cases displaced evacuated drowned perished infected victims count"
    " damage losses".split()
)
_TOLL = stems("death deaths dead toll killed fatalities".split())
_COUNTS = stems("count figure toll tally total number estimate".split())
# Words for whoever it may be.
_ANYBODY = stems("people person persons men man women woman others them".split())
# How much beside the number two sentences must share, and how near each other in a report a bare count is of the other's thing.
_TOLD, _BESIDE = 1, 1500
# A noun of more letters that ends another is its head: fish, redfish.
_HEAD = 3
_NEARER = re.compile(r"\b(?:within|closer\s+than|nearer\s+than|less\s+than)\s+(?:\S+\s+){0,3}\S*$", re.I)
_AS_OF, _AS_OF_REACH = re.compile(r"\b(?:as\s+of|so\s+far|by|up\s+to)\s+$", re.I), 16
# What tells that a figure takes the place of another, and how near (code points) it stands before it.
_NEWER_REACH = 60
_NEWER = re.compile(
    r"\b(?:(?:is|are|was|were)\s+now|now\s+(?:put|puts|stands?|stood|estimated|reckoned|expected|comes?)|brought\s+the\s+(?:\w+\s+)?"
    r"(?:number|count|total|toll|figure|sum|bill)|(?:has|had|have)\s+(?:risen|grown|climbed|fallen|doubled|tripled)"
    r"|(?:rose|climbed|grew|fell)\s+to|up\s+from|down\s+from|revised|corrected)\b",
    re.I,
)
# Polls are taken again and again, and of others: what two give for a lead is no conflict.
_POLL = re.compile(
    r"\b(?:polls?|polling|survey(?:s|ed)?|lead(?:s|ing)?|led|ahead|trail(?:s|ed|ing)?|head-to-head"
    r"|(?:likely|registered)\s+voters|respondents)\b",
    re.I,
)
_POLLED = frozenset(("%", "percentage points", "share"))
_BY_ITSELF = re.compile(r"\b(?:by\s+(?:itself|themselves)|in\s+itself|on\s+its\s+own)\b", re.I)
_AVERAGE = re.compile(r"\b(?:averag(?:e|es|ed|ing)|mean|median)\b", re.I)
_PARTITIVE = re.compile(r"\s+(?:\w+\s+)?of\s+the\s(?P<what>\w+(?:\s\w+)?)")
_HOW = frozenset("long high deep wide tall thick old away off apart".split())
_MILES = frozenset(("mi", "nmi"))
# Which of its lengths: "43 metres long" is no distance "from the pier".
_LENGTHS = (
    ("long", re.compile(r"\s+long\b", re.I)),
    ("up", re.compile(r"\s+(?:high|tall|deep|thick)\b", re.I)),
    ("wide", re.compile(r"\s+wide\b", re.I)),
    ("away", re.compile(r"\s+(?:from|off|away|apart|distant)\b", re.I)),
)
_THEM = re.compile(r"\s+of\s+(?:them|us|these|those|whom)\b", re.I)
_DEMANDS = re.compile(r"\b(?:[Mm]ust|[Ss]hould|may|[Oo]ught|[Ss]hall)\b")


@dataclass(frozen=True, slots=True)
class Clash:
    """How two propositions stand on a number or a date, the words on each side, and why."""

    relation: Relation
    a: Span
    b: Span
    why: str


def compare_numbers(a: Proposition, b: Proposition, *, same_speaker: bool) -> Clash | None:
    """How the numbers of two propositions on one thing stand to each other; None where none can be compared."""
    mine, theirs = list(_bounded(a)), list(_bounded(b))
    pairs = [(x, y) for x in mine for y in theirs if _one_thing(a, x, b, y)]
    meet = [(x, y) for x, y in pairs if not _disjoint(x, y)]
    # "146 patients at five hospitals" and "164 at five": what meets the other's number nowhere is what they disagree on.
    apart = [(x, y) for x, y in pairs if not any(x is p or y is q for p, q in meet)]
    if not apart and meet:
        x, y = meet[0]
        return Clash(Relation.AGREES, x.span, y.span, "the ranges overlap")
    if not apart or (same_speaker and a.report == b.report):
        return None
    return _apart(a, apart[0][0], b, apart[0][1], same_speaker)


def same_number(a: Proposition, b: Proposition) -> bool:
    """Do two sentences give a number in answer to one question, in whatever words?"""
    return any(_answers(a, x, b, y) for x in a.quantities for y in b.quantities if _one_thing(a, x, b, y))


def is_count(a: Proposition, b: Proposition) -> bool:
    """Are all numbers of one of two sentences counts, for which what is counted tells the question?"""
    return any(all(q.unit in (None, "people") for q in one.quantities) for one in (a, b))


def count_alike(a: Proposition, b: Proposition) -> bool:
    """Do two sentences count things of one kind: fish and redfish?"""
    return any(_one_kind(_counted(x), _counted(y)) for x in a.quantities for y in b.quantities)


def _answers(a: Proposition, x: Quantity, b: Proposition, y: Quantity) -> bool:
    if _bare_count(a, x, b, y):
        return True
    at, bt = _places(a, x), _places(b, y)
    return same_question(a.meaning, at, b.meaning, bt, _TOLD)


def _places(one: Proposition, quantity: Quantity) -> list[int]:
    spans = [quantity.span, *([quantity.counted] if quantity.counted else [])]
    at = [i for span in spans for i in places(one.meaning, one.span, span)]
    # "Four metres long": of what, the words around it tell.
    after = max(at, default=-1) + 1
    return [*at, after] if at and after < len(one.meaning.words) and one.meaning.words[after].low in _HOW else at


def _bare_count(a: Proposition, x: Quantity, b: Proposition, y: Quantity) -> bool:
    """Is one "our count of 90", said beside the other in one report?"""
    if a.report != b.report or abs(a.span.start - b.span.start) > _BESIDE:
        return False
    bare = is_bare_count(x) and tolls(b, y), is_bare_count(y) and tolls(a, x)
    return any(bare) and {x.unit, y.unit} <= {None, "people"}


def tolls(one: Proposition, quantity: Quantity) -> bool:
    """Is it a count that others may put otherwise: of the dead, or by a word for counting?"""
    return bool(_counted(quantity) & (_TOLL | _COUNTS)) or bool(one.words & _COUNTS)


def is_bare_count(one: Quantity) -> bool:
    """Does it count what it leaves to others to say: "our count of 90"?"""
    return bool(_counted(one)) and _counted(one) <= _COUNTS


def _bounded(one: Proposition) -> Iterator[Quantity]:
    """The numbers of a sentence; "never within 3 miles" is 3 and more, "not above 90" is 90 and less."""
    for q in one.quantities:
        at = next(iter(places(one.meaning, one.span, q.span)), None)
        if at is None or not one.meaning.words[at].denied:
            yield q
        elif q.low == q.high == 1:
            yield replace(q, low=0.0, high=0.0)  # "Not one page".
        elif _NEARER.search(one.span.exact[: q.span.end - one.span.start]):
            yield replace(q, low=q.high if q.low is None else q.low, high=None)
        elif q.high is None or q.low is None:
            yield replace(q, low=q.high, high=q.low)
        else:
            yield q


def _apart(a: Proposition, x: Quantity, b: Proposition, y: Quantity, same_speaker: bool) -> Clash:
    if demands(a) != demands(b):
        return Clash(Relation.SCOPE, x.span, y.span, "one says what is, the other what should be")
    if _other_time(a, b) or (not _bare_count(a, x, b, y) and (_as_of(a, b) or _as_of(b, a))):
        return Clash(Relation.SCOPE, x.span, y.span, "they are about different times")
    if bool(_BY_ITSELF.search(a.text)) != bool(_BY_ITSELF.search(b.text)) and "people" not in (x.unit, y.unit):
        return Clash(Relation.SCOPE, x.span, y.span, "one is of a part by itself")
    if other_numbered(a.text, b.text):
        return Clash(Relation.SCOPE, x.span, y.span, "they are of two things of one name")
    if bool(_AVERAGE.search(a.text)) != bool(_AVERAGE.search(b.text)):
        return Clash(Relation.SCOPE, x.span, y.span, "one is an average")
    if all(q.unit in _POLLED and _POLL.search(one.text) for one, q in ((a, x), (b, y))):
        return Clash(Relation.SCOPE, x.span, y.span, "they may be of two polls")
    if _is_part(a, x, y) or _is_part(b, y, x):
        return Clash(Relation.SCOPE, x.span, y.span, "one is of a part of the other")
    early, late = ((a, x), (b, y)) if _before(a, b) else ((b, y), (a, x))
    if a.day != b.day and a.day and b.day:
        grows = bool(_befell(*early, *late) & _GROWING) and _more(late[1], early[1]) and not _as_of_one(a, b)
        grows = grows or _is_newer(late[0], late[1])
        if same_speaker or grows:
            why = f"the figure of {late[0].day:%-d %B %Y} replaces that of {early[0].day:%-d %B %Y}"
            return Clash(Relation.SUPERSEDED, x.span, y.span, why)
    return Clash(Relation.CONFLICT, x.span, y.span, f"{x.span.exact} and {y.span.exact} cannot both hold")


def _befell(a: Proposition, x: Quantity, b: Proposition, y: Quantity) -> frozenset[str]:
    """What two numbers count; of people, or where that is left open, by all that is said ("40 were missing")."""
    counted = _counted(x) | _counted(y)
    return counted if counted and "people" not in (x.unit, y.unit) else a.words | b.words


def _is_newer(one: Proposition, figure: Quantity) -> bool:
    """Do the words right before a figure tell that it takes the place of another: "is now put at", "brought the number to"?"""
    at = figure.span.start - one.span.start
    return bool(_NEWER.search(one.span.exact, max(0, at - _NEWER_REACH), at))


def _is_part(one: Proposition, part: Quantity, whole: Quantity) -> bool:
    """Is it "200 of the messages", where the other counts more messages?"""
    of = _PARTITIVE.match(one.span.exact[part.span.end - one.span.start :])
    if of is None or part.high is None or whole.low is None or part.high >= whole.low:
        return False
    return bool(_counted(whole) & stems(of["what"].lower().split()))


def _before(a: Proposition, b: Proposition) -> bool:
    return bool(a.day and b.day and a.day <= b.day)


def _more(late: Quantity, early: Quantity) -> bool:
    low, high = late.low, early.high
    return low is not None and high is not None and low > high


def _one_thing(a: Proposition, x: Quantity, b: Proposition, y: Quantity) -> bool:
    """Are two quantities of one thing, in one dimension?"""
    p, q = in_base_unit(x)[2], in_base_unit(y)[2]
    if p != q and {p, q} != {"count", "people"}:
        return False
    if _bare_count(a, x, b, y):
        return True
    if None not in (lengths := {_length(a, x), _length(b, y)}) and len(lengths) > 1:
        return False
    m, n = _counted(x), _counted(y)
    if m and n and not (m <= _ANYBODY or n <= _ANYBODY):
        return _one_kind(m, n) or (bool((m | n) & _DEATHS) and _of_deaths(a, x) and _of_deaths(b, y))
    if _said_otherwise(a, x, b, y):
        return False
    if p in ("count", "people"):
        if any(_of_them(one, z) and other.unit == "people" for one, z, other in ((a, x, y), (b, y, x))):
            return True
        # One side leaves open what it counts: then the other's word must stand in its sentence.
        if m and n and m <= _ANYBODY and n <= _ANYBODY:
            return True
        mine, theirs = m & b.words, n & a.words
        rest = mine if m and not m <= _ANYBODY else theirs if n and not n <= _ANYBODY else mine | theirs
        return bool(rest) or bool((m or n or a.words) & _DEATHS and a.words & _DEATHS and b.words & _DEATHS)
    return True


def _length(one: Proposition, quantity: Quantity) -> str | None:
    """Which length of a thing it is, if the word behind it tells."""
    after = one.span.exact[quantity.span.end - one.span.start :]
    return next((which for which, words in _LENGTHS if words.match(after)), None)


def _of_deaths(one: Proposition, quantity: Quantity) -> bool:
    """Does it count the dead, by the noun or by what is said of them?"""
    return bool(_counted(quantity) & _DEATHS) or ("alive", -1) in said(one.meaning, _places(one, quantity))


def _said_otherwise(a: Proposition, x: Quantity, b: Proposition, y: Quantity) -> bool:
    """Do both say of what they count what the other does not: nine killed, 34 injured?"""
    p, q = (said(one.meaning, _places(one, z)) for one, z in ((a, x), (b, y)))
    return bool(p and q and not p & q)


def _of_them(one: Proposition, quantity: Quantity) -> bool:
    """Is it a number of what has been told of before: "35 of them"?"""
    return bool(_THEM.match(one.span.exact[quantity.span.end - one.span.start :]))


def _kinds(words: frozenset[str]) -> frozenset[str]:
    return words | {k for w in words for k in kinds_of(w)}


def _one_kind(m: frozenset[str], n: frozenset[str]) -> bool:
    """Do two counted nouns meet: by a word, by what it is a word for, or as redfish and fish do?"""
    if _kinds(m) & _kinds(n):
        return True
    return any(len(y) > _HEAD and (x.endswith(y) or y.endswith(x)) for x in m for y in n if len(x) > _HEAD)


def _counted(one: Quantity) -> frozenset[str]:
    return stems(one.counted.exact.lower().split()) if one.counted else frozenset()


def _bounds(one: Quantity) -> tuple[float, float]:
    low, high, _ = in_base_unit(one)
    if low is None and high is None:
        return float("-inf"), float("inf")
    slack = _ABOUT * max(abs(low or 0), abs(high or 0)) if one.about else 0.0
    return (float("-inf") if low is None else low - slack), (float("inf") if high is None else high + slack)


def _disjoint(x: Quantity, y: Quantity) -> bool:
    if {x.unit, y.unit} == _MILES:
        # At sea a mile is a nautical mile.
        return all(_disjoint(replace(x, unit=unit), replace(y, unit=unit)) for unit in ("mi", "nmi"))
    (a, b), (c, d) = _bounds(x), _bounds(y)
    # Conversion leaves rounding behind: 50 miles and 80 km.
    slack = (
        0.02 * min(abs(b), abs(d), abs(a), abs(c)) if x.unit != y.unit and abs(min(a, b, c, d)) != float("inf") else 0
    )
    return b + slack < c or d + slack < a


def demands(one: Proposition) -> bool:
    """Does it say what should be, or may be, rather than what is?"""
    return bool(_DEMANDS.search(one.text))


def is_now(time: Time) -> bool:
    """Is it the present ("now", "these days"), which is no day that another may put otherwise?"""
    return time.value == "PRESENT_REF"


def _other_time(a: Proposition, b: Proposition) -> bool:
    """Do both name the time that their number is of, and not the same?"""
    if all(any(map(is_now, one.times)) for one in (a, b)):
        return False
    x, y = set(_spans_of_time(a)), set(_spans_of_time(b))
    return bool(x and y) and not any(_meet(p, q) for p in x for q in y)


def _as_of(a: Proposition, b: Proposition) -> bool:
    """Does one give the state of a day ("as of Friday") that is not the day of the other?"""
    for t in a.times:
        if _state_of(a, t) and b.day and t.last and not b.times:
            return not ((t.first or t.last) <= b.day <= t.last)
    return False


def _as_of_one(a: Proposition, b: Proposition) -> bool:
    """Do both give the state of one day ("by Tuesday"), whenever they tell it?"""
    x, y = ([t for t in one.times if _state_of(one, t) and t.last] for one in (a, b))
    return any(p.last == q.last for p in x for q in y)


def _state_of(one: Proposition, time: Time) -> bool:
    """Is it the time whose state is told: "as of Friday", "by midday on Friday"?"""
    start = time.span.start - one.span.start
    return bool(_AS_OF.search(one.span.exact[max(0, start - _AS_OF_REACH) : start]))


def _spans_of_time(one: Proposition) -> Iterator[tuple[str, str]]:
    for t in one.times:
        if t.kind in (TimeKind.DATE, TimeKind.TIME) and t.last:
            # "By Tuesday evening" is the state of that day.
            yield (t.first or t.last).isoformat(), t.last.isoformat()
        elif t.kind is TimeKind.DURATION and t.value:
            yield t.value, t.value


def _meet(p: tuple[str, str], q: tuple[str, str]) -> bool:
    return p[0] <= q[1] and q[0] <= p[1]
