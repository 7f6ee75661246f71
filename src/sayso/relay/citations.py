"""Citations of outlets that are in the pile: which report a relay leads to, and what was picked up from it.

An outlet is matched by its name alone, and only where one outlet of the pile has that name; a report cannot cite one
that was published after it.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

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


class Citations:
    """The outlets of a pile, to be asked what a relay's name leads to."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = {r.id: r for r in reports}
        self._by_outlet: dict[frozenset[str], list[Report]] = defaultdict(list)
        self._by_word: dict[str, set[frozenset[str]]] = defaultdict(set)
        self._fits: dict[frozenset[str], frozenset[str] | None] = {}
        for report in sorted(reports, key=lambda r: (_day(r), r.id)):
            if report.outlet and (words := _words(report.outlet)):
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
        outlet = self._outlet(_words(relay.by))
        if outlet is None or (own.outlet and outlet == _words(own.outlet)):
            return []
        all_of = self._by_outlet[outlet]
        last = bisect_right(all_of, _day(own), key=_day) if own.published else len(all_of)
        undated = bisect_left(all_of, dt.date.max, key=_day)
        found = [*all_of[max(0, last - _RECENT) : last], *all_of[max(last, undated) :][:_RECENT]]
        return [r for r in found if r.id != own.id]

    def cited(self, one: Attribution) -> list[tuple[Relay, Report]]:
        """Each hop of an attribution that leads to a report of the pile, with that report."""
        return [(relay, report) for relay in one.relays for report in self.reports(one, relay)]


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
    told: dict[str, list[Attribution]] = defaultdict(list)
    for one in sorted(attributions, key=lambda a: (a.content[0].start if a.content else 0, a.id)):
        told[one.report].append(one)
    for one in (a for report in sorted(told) for a in told[report]):
        if one.report in taken or one.report in found or not one.content or one.content[0].start >= opening[one.report]:
            continue
        hops = [
            (relay, r)
            for relay in one.relays
            for near in [citations.reports(one, relay)]
            for r in near
            # Of several reports of the outlet, the one that holds the statement; the only one can only be meant.
            if len(near) == 1 or cited_statement(one, told[r.id]) is not None
        ]
        for relay, report in hops[-1:]:
            evidence = (relay.evidence,) if relay.evidence else ()
            reason = Reason("opening cites", f"it opens with what {relay.by} is cited for", evidence)
            share = shared_words(by_id[one.report], report)
            found[one.report] = Derivation(one.report, report.id, DerivationKind.PICKUP, share, (reason,))
    return list(found.values())


def cited_statement(one: Attribution, candidates: Sequence[Attribution]) -> Attribution | None:
    """The statement of a cited report that an attribution passes on: by the same named speaker, or in the same words."""
    if one.speaker is None:
        return None
    words = _content(one)
    scored = []
    for other in candidates:
        like = _likeness(words, _content(other))
        same = bool(
            other.speaker
            and one.speaker.named
            and other.speaker.named
            and same_name(one.speaker.name, other.speaker.name)
        )
        clash = bool(other.speaker and one.speaker.named and other.speaker.named and not same)
        if same or (like >= _LIKE and not clash and min(len(words), len(_content(other))) >= _LEAST_WORDS):
            scored.append((same, like, -len(other.relays), other.id, other))
    return max(scored, key=lambda s: s[:4])[4] if scored else None


def same_name(a: str, b: str) -> bool:
    """Do all words of one name stand in the other?"""
    x, y = _words(a), _words(b)
    return bool(x and y) and (x <= y or y <= x)


def _words(name: str) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORD.findall(name)) - {"the"}


def _content(one: Attribution) -> frozenset[str]:
    return frozenset(w for span in one.content for w in _WORD.findall(span.exact.lower()))


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _day(report: Report) -> dt.date:
    value = report.published or dt.date.max
    return value.date() if isinstance(value, dt.datetime) else value
