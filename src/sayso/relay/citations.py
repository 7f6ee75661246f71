"""Citations of outlets that are in the pile: which report a relay leads to, and which statement there is passed on.

An outlet is matched by its name alone, and only where one outlet of the pile has that name; a report cannot cite one
that was published after it.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from sayso.model import Attribution, Relay, Report, Span, Unnamed

_WORD = re.compile(r"\w+")
_OF_AN_OUTLET = re.compile(
    r"\s(?:in|by|from|of|to|on|for)\s(?:the\s)?(?P<who>[A-Z][\w’'-]*(?:\s(?:&\s|of\s|and\s)?[A-Z][\w’'-]*)*)"
)
_LIKE = 0.3
_LEAST_WORDS = 4
# How many of an outlet's reports before the citing one are looked through.
RECENT = 60
# How many statements of a cited report are compared with what is passed on from it.
_LOOKED_THROUGH = 200

# Words that make an outlet's name of a place's: without them it is the place that is spoken of.
_AFTER_PLACES = frozenset(
    "radio television tv fm times post gazette courier herald tribune standard chronicle dispatch bulletin examiner inquirer"
    " advertiser echo".split()
)

# The statements of a report, by its id, in the order of what is said.
Told = Callable[[str], Sequence[Attribution]]


class Citations(Protocol):
    """The outlets of a pile, to be asked what a relay's name leads to."""

    def reports(self, one: Attribution, relay: Relay) -> list[str]:
        """The ids of the reports, earliest first, that a relay may lead to; none where the name fits two outlets, or its own.

        No more than the last ones before the citing report: nobody passes on last year's news as the Star's.
        """
        ...


class PileCitations:
    """The outlets of a pile that is read at once."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = {r.id: r for r in reports}
        self._by_outlet: dict[frozenset[str], list[Report]] = defaultdict(list)
        self._by_word: dict[str, set[frozenset[str]]] = defaultdict(set)
        self._fits: dict[frozenset[str], frozenset[str] | None] = {}
        for report in sorted(reports, key=lambda r: (day_of(r), r.id)):
            if report.outlet and (words := name_words(report.outlet)):
                self._by_outlet[words].append(report)
                for word in words:
                    self._by_word[word].add(words)

    def _outlet(self, name: frozenset[str]) -> frozenset[str] | None:
        """The words of the one outlet that a name fits, or None."""
        if name not in self._fits:
            near = {words for word in name for words in self._by_word.get(word, ())}
            fits = [words for words in near if calls(name, words)]
            self._fits[name] = fits[0] if len(fits) == 1 else None
        return self._fits[name]

    def reports(self, one: Attribution, relay: Relay) -> list[str]:
        """The ids of the reports that a relay may lead to."""
        own = self._reports[one.report]
        outlet = self._outlet(name_words(relay.by))
        if outlet is None or (own.outlet and outlet == name_words(own.outlet)):
            return []
        all_of = self._by_outlet[outlet]
        last = bisect_right(all_of, day_of(own), key=day_of) if own.published else len(all_of)
        undated = bisect_left(all_of, dt.date.max, key=day_of)
        found = [*all_of[max(0, last - RECENT) : last], *all_of[max(last, undated) :][:RECENT]]
        return [r.id for r in found if r.id != own.id and not is_later(r.published, own.published)]


@dataclass(frozen=True, slots=True)
class Link:
    """A statement that passes on `told`, a statement of a report of the pile, by its hop `relay`."""

    one: Attribution
    relay: Relay
    told: Attribution


def find_links(reports: Sequence[Report], attributions: Sequence[Attribution]) -> list[Link]:
    """For each hop that leads to an outlet's report in the pile the statement there that is passed on, where it is found.

    In the order of `attributions` and, in one, of its relays. Linear: a hop is looked up in so many recent reports.
    """
    citations, told = PileCitations(reports), telling(attributions)
    return [link for one in attributions for link in hops_of(one, citations, told) if link]


def hops_of(one: Attribution, citations: Citations, told: Told) -> list[Link | None]:
    """For each relay of a statement its link, where it has one."""
    near = ((relay, citations.reports(one, relay)) for relay in one.relays)
    return [Link(one, relay, best.told) if (best := _best(one, relay, ids, told)) else None for relay, ids in near]


def through_outlets(reports: Sequence[Report], attributions: Sequence[Attribution]) -> list[Attribution]:
    """Attributions whose unnamed speaker is told to be an outlet's (`the voice in the Star`), with that outlet as a relay.

    One report cannot tell that "the Star" is an outlet; the pile can, where the Star's own report is in it.
    """
    citations = PileCitations(reports)
    return [
        next((longer for longer in through_any(one) if citations.reports(one, longer.relays[0])), one)
        for one in attributions
    ]


def through_any(one: Attribution) -> Iterator[Attribution]:
    """The statement with each name in its source as a relay that would be one if it were an outlet's."""
    if not one.source or not one.speaker or one.speaker.named or len(one.relays) != 1:
        return
    span = one.source[0]
    for m in _OF_AN_OUTLET.finditer(span.exact):
        start = span.start + m.start("who")
        hop = Relay(m["who"], Span(span.report, start, start + len(m["who"]), m["who"]))
        own = replace(one.relays[0], by=one.speaker.name[: m.start()].strip() or one.speaker.name)
        yield replace(one, relays=(hop, own))


def led_to(one: Attribution, citations: Citations, told: Told) -> Iterator[tuple[Relay, str, bool]]:
    """The relays of a statement that lead to a report of the pile, with its id, the innermost first.

    With each, whether the statement that is passed on was found there, and not only the one report that can be meant.
    """
    for relay in reversed(one.relays):
        near = citations.reports(one, relay)
        best = _best(one, relay, near, told)
        if report := only(near, best.told if best else None):
            yield relay, report, best is not None


def only(near: Sequence[str], told: Attribution | None) -> str | None:
    """Of several reports of the outlet the one that holds the statement; the only one can only be meant."""
    return told.report if told else near[0] if len(near) == 1 else None


def telling(attributions: Sequence[Attribution]) -> Told:
    """The statements of each report."""
    told: dict[str, list[Attribution]] = defaultdict(list)
    for one in attributions:
        told[one.report].append(one)
    ordered = {report: in_text_order(several) for report, several in told.items()}
    return lambda report: ordered.get(report, ())


def in_text_order(told: Iterable[Attribution]) -> list[Attribution]:
    """The statements of a report in the order of what is said."""
    return sorted(told, key=lambda a: (a.content[0].start if a.content else 0, a.id))


@dataclass(frozen=True, slots=True)
class _Match:
    """A statement that another may pass on: is its speaker the same, and how alike are the words?"""

    told: Attribution
    same: bool
    like: float


def _best(one: Attribution, relay: Relay, near: Sequence[str], told: Told) -> _Match | None:
    """The statement of one of the reports that is passed on; of equals that of the first report."""
    found = [match for report in near if (match := _match(one, relay, told(report)))]
    return max(found, key=lambda m: (m.same, m.like), default=None)


def _match(one: Attribution, relay: Relay, candidates: Sequence[Attribution]) -> _Match | None:
    """The statement that is passed on: by the same named speaker, or by the one whom both describe as holding one role; or in the
    same words by one who may be the same.

    What is told of the outlet itself ("the Star reports that ...") may there be anybody's word.
    """
    if one.speaker is None:
        return None
    words, itself = content_words(one), same_name(one.speaker.name, relay.by)
    described = _described_alike(one, candidates)
    found = []
    for other in candidates[:_LOOKED_THROUGH]:
        both = other.speaker is not None and one.speaker.named and other.speaker.named
        same = bool(both and other.speaker and same_name(one.speaker.name, other.speaker.name))
        if both and not (same or itself):
            continue
        same = same or (other.speaker is not None and other.speaker.name in described)
        theirs = content_words(other)
        like = likeness(words, theirs)
        if same or (like >= _LIKE and min(len(words), len(theirs)) >= _LEAST_WORDS):
            found.append(_Match(other, same, like))
    return max(found, key=lambda m: (m.same, m.like, -len(m.told.relays), m.told.id), default=None)


def _described_alike(one: Attribution, candidates: Sequence[Attribution]) -> frozenset[str]:
    """What the one unnamed speaker there is called who has the role that this one is described by; nothing if there are several.

    "The member of the board" is the "member of the harbour board".
    """
    if one.unnamed is None or one.unnamed.role is None:
        return frozenset()
    called = {
        other.speaker.name
        for other in candidates[:_LOOKED_THROUGH]
        if other.speaker and other.unnamed and _may_be_one(one.unnamed, other.unnamed)
    }
    fullest = max(map(name_words, called), key=len, default=frozenset())
    return frozenset(called if all(name_words(name) - {"a", "an"} <= fullest for name in called) else ())


def _may_be_one(a: Unnamed, b: Unnamed) -> bool:
    """Do two descriptions give one role, and nothing that keeps them apart?"""
    return a.role == b.role and all(
        x is None or y is None or x == y for x, y in ((a.side, b.side), (a.number, b.number))
    )


def same_name(a: str, b: str) -> bool:
    """Do all words of one name stand in the other?"""
    x, y = name_words(a), name_words(b)
    return bool(x and y) and fit(x, y)


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> frozenset[str]:
    """The words of a name as names of outlets are compared: in small letters, without "the", in no order."""
    return frozenset(w.lower() for w in _WORD.findall(name)) - {"the"}


def content_words(one: Attribution) -> frozenset[str]:
    """The words of a content, in small letters."""
    return _words(tuple(span.exact for span in one.content))


@lru_cache(maxsize=1 << 14)
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for text in texts for w in _WORD.findall(text.lower()))


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """The part of all words that both have, 0 to 1 (Jaccard)."""
    return len(a & b) / len(a | b) if a and b else 0.0


def fit(a: frozenset[str], b: frozenset[str]) -> bool:
    """Do all words of one name stand in the other?"""
    return a <= b or b <= a


def calls(name: frozenset[str], outlet: frozenset[str]) -> bool:
    """May an outlet be called by a name, both given as their words? "The Tribune" may be the Astrel Tribune, "Astrel" may not."""
    return fit(name, outlet) and not (_AFTER_PLACES & (outlet - name) and not _AFTER_PLACES & name)


def is_later(a: dt.date | None, b: dt.date | None) -> bool:
    """Was the first published after the second for certain, by the hour? Days are compared elsewhere."""
    if not (isinstance(a, dt.datetime) and isinstance(b, dt.datetime)) or (a.tzinfo is None) != (b.tzinfo is None):
        return False
    return a > b


def day_of(report: Report) -> dt.date:
    """The day of a report; the last day there is where it has none."""
    value = report.published or dt.date.max
    return value.date() if isinstance(value, dt.datetime) else value
