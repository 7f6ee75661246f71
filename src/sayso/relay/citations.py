"""Citations of outlets that are in the pile: which report a relay leads to, and what was picked up from it.

An outlet is matched by its name alone, and only where one outlet of the pile has that name; a report cannot cite one
that was published after it.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.copies import shared_words
from sayso.model import Attribution, Derivation, DerivationKind, Reason, Relay, Report, Span

_WORD = re.compile(r"\w+")
_OF_AN_OUTLET = re.compile(
    r"\s(?:in|by|from|of|to|on|for)\s(?:the\s)?(?P<who>[A-Z][\w’'-]*(?:\s(?:&\s|of\s|and\s)?[A-Z][\w’'-]*)*)"
)
_LIKE = 0.3
_LEAST_WORDS = 4
# Headline and first paragraph: what a report opens with is what it is made of.
_OPENING_BLOCKS = 2
# How many of an outlet's reports before the citing one are looked through.
_RECENT = 60
# How many statements of a cited report are compared with what is passed on from it.
_LOOKED_THROUGH = 200


class Citations:
    """The outlets of a pile, to be asked what a relay's name leads to."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = {r.id: r for r in reports}
        self._by_outlet: dict[frozenset[str], list[Report]] = defaultdict(list)
        self._by_word: dict[str, set[frozenset[str]]] = defaultdict(set)
        self._fits: dict[frozenset[str], frozenset[str] | None] = {}
        for report in sorted(reports, key=lambda r: (_day(r), r.id)):
            if report.outlet and (words := name_words(report.outlet)):
                self._by_outlet[words].append(report)
                for word in words:
                    self._by_word[word].add(words)

    def _outlet(self, name: frozenset[str]) -> frozenset[str] | None:
        """The words of the one outlet that a name fits, or None."""
        if name not in self._fits:
            near = {words for word in name for words in self._by_word.get(word, ())}
            fits = [words for words in near if name <= words or words <= name]
            self._fits[name] = fits[0] if len(fits) == 1 else None
        return self._fits[name]

    def reports(self, one: Attribution, relay: Relay) -> list[Report]:
        """The reports, earliest first, that a relay of an attribution may lead to; none where the name fits two outlets.

        No more than the last ones before the citing report: nobody passes on last year's news as the Star's.
        """
        own = self._reports[one.report]
        outlet = self._outlet(name_words(relay.by))
        if outlet is None or (own.outlet and outlet == name_words(own.outlet)):
            return []
        all_of = self._by_outlet[outlet]
        last = bisect_right(all_of, _day(own), key=_day) if own.published else len(all_of)
        undated = bisect_left(all_of, dt.date.max, key=_day)
        found = [*all_of[max(0, last - _RECENT) : last], *all_of[max(last, undated) :][:_RECENT]]
        return [r for r in found if r.id != own.id and not _later(r, own)]


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
    citations, told = Citations(reports), _by_report(attributions)
    return [
        Link(one, relay, best.told)
        for one in attributions
        for relay in one.relays
        if (best := _best(one, relay, citations.reports(one, relay), told))
    ]


def through_outlets(reports: Sequence[Report], attributions: Sequence[Attribution]) -> list[Attribution]:
    """Attributions whose unnamed speaker is told to be an outlet's (`the voice in the Star`), with that outlet as a relay.

    One report cannot tell that "the Star" is an outlet; the pile can, where the Star's own report is in it.
    """
    citations = Citations(reports)
    done = []
    for one in attributions:
        if one.source and one.speaker and not one.speaker.named and len(one.relays) == 1:
            span = one.source[0]
            for m in _OF_AN_OUTLET.finditer(span.exact):
                start = span.start + m.start("who")
                hop = Relay(m["who"], Span(span.report, start, start + len(m["who"]), m["who"]))
                if citations.reports(one, hop):
                    own = replace(one.relays[0], by=one.speaker.name[: m.start()].strip() or one.speaker.name)
                    one = replace(one, relays=(hop, own))
                    break
        done.append(one)
    return done


def find_pickups(
    reports: Sequence[Report], attributions: Sequence[Attribution], known: Sequence[Derivation]
) -> list[Derivation]:
    """Reports that open with what another report of the pile is cited for, and are not known to be copies."""
    citations = Citations(reports)
    taken = {d.report for d in known}
    opening = {r.id: r.blocks[:_OPENING_BLOCKS][-1].end if r.blocks else 0 for r in reports}
    found: dict[str, Derivation] = {}
    by_id = {r.id: r for r in reports}
    told = _by_report(attributions)
    for one in (a for report in sorted(told) for a in told[report]):
        if one.report in taken or one.report in found or not one.content or one.content[0].start >= opening[one.report]:
            continue
        for relay, report in (hop for relay in reversed(one.relays) if (hop := _led_to(one, relay, citations, told))):
            evidence = (relay.evidence,) if relay.evidence else ()
            reason = Reason("opening cites", f"it opens with what {relay.by} is cited for", evidence)
            share = shared_words(by_id[one.report], report)
            found[one.report] = Derivation(one.report, report.id, DerivationKind.PICKUP, share, (reason,))
            break
    # Of reports that are made from each other in a ring nobody can tell which came first.
    made_from = {d.report: d.original for d in [*found.values(), *known]}
    return [d for d in found.values() if not _comes_back(d.report, made_from)]


def _comes_back(report: str, made_from: Mapping[str, str]) -> bool:
    seen, here = {report}, made_from[report]
    while here not in seen and here in made_from:
        seen.add(here)
        here = made_from[here]
    return here == report


def _led_to(
    one: Attribution, relay: Relay, citations: Citations, told: Mapping[str, Sequence[Attribution]]
) -> tuple[Relay, Report] | None:
    """Of several reports of the outlet the one that holds the statement; the only one can only be meant."""
    near = citations.reports(one, relay)
    if best := _best(one, relay, near, told):
        return relay, next(r for r in near if r.id == best.told.report)
    return (relay, near[0]) if len(near) == 1 else None


def _by_report(attributions: Sequence[Attribution]) -> dict[str, list[Attribution]]:
    told: dict[str, list[Attribution]] = defaultdict(list)
    for one in sorted(attributions, key=lambda a: (a.content[0].start if a.content else 0, a.id)):
        told[one.report].append(one)
    return told


@dataclass(frozen=True, slots=True)
class _Match:
    """A statement that another may pass on: is its speaker the same, and how alike are the words?"""

    told: Attribution
    same: bool
    like: float


def _best(
    one: Attribution, relay: Relay, near: Sequence[Report], told: Mapping[str, Sequence[Attribution]]
) -> _Match | None:
    """The statement of one of the reports that is passed on; of equals that of the first report."""
    found = [match for report in near if (match := _match(one, relay, told.get(report.id, ())))]
    return max(found, key=lambda m: (m.same, m.like), default=None)


def _match(one: Attribution, relay: Relay, candidates: Sequence[Attribution]) -> _Match | None:
    """The statement that is passed on: by the same named speaker, or in the same words by one who may be the same.

    What is told of the outlet itself ("the Star reports that ...") may there be anybody's word.
    """
    if one.speaker is None:
        return None
    words, itself = content_words(one), same_name(one.speaker.name, relay.by)
    found = []
    for other in candidates[:_LOOKED_THROUGH]:
        both = other.speaker is not None and one.speaker.named and other.speaker.named
        same = bool(both and other.speaker and same_name(one.speaker.name, other.speaker.name))
        if both and not (same or itself):
            continue
        theirs = content_words(other)
        like = likeness(words, theirs)
        if same or (like >= _LIKE and min(len(words), len(theirs)) >= _LEAST_WORDS):
            found.append(_Match(other, same, like))
    return max(found, key=lambda m: (m.same, m.like, -len(m.told.relays), m.told.id), default=None)


def same_name(a: str, b: str) -> bool:
    """Do all words of one name stand in the other?"""
    x, y = name_words(a), name_words(b)
    return bool(x and y) and (x <= y or y <= x)


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> frozenset[str]:
    """The words of a name as names of outlets are compared: in small letters, without "the", in no order."""
    return frozenset(w.lower() for w in _WORD.findall(name)) - {"the"}


def content_words(one: Attribution) -> frozenset[str]:
    """The words of a content, in small letters."""
    return frozenset(w for span in one.content for w in _WORD.findall(span.exact.lower()))


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """The part of all words that both have, 0 to 1 (Jaccard)."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _later(report: Report, other: Report) -> bool:
    """Was it published after the other for certain, by the hour? Days are compared elsewhere."""
    a, b = report.published, other.published
    if not (isinstance(a, dt.datetime) and isinstance(b, dt.datetime)) or (a.tzinfo is None) != (b.tzinfo is None):
        return False
    return a > b


def _day(report: Report) -> dt.date:
    value = report.published or dt.date.max
    return value.date() if isinstance(value, dt.datetime) else value
