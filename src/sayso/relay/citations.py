"""Citations of outlets that are in the pile: which report a relay leads to, and what was picked up from it.

An outlet is matched by its name alone, and only where one outlet of the pile has that name; a report cannot cite one
that was published after it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence

from sayso.copies import shared_words
from sayso.model import Attribution, Derivation, DerivationKind, Reason, Relay, Report

_WORD = re.compile(r"\w+")
_LIKE = 0.3
_LEAST_WORDS = 4
# Headline and first paragraph: what a report opens with is what it is made of.
_OPENING_BLOCKS = 2


class Citations:
    """The outlets of a pile, to be asked what a relay's name leads to."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = {r.id: r for r in reports}
        self._by_outlet: dict[frozenset[str], list[Report]] = defaultdict(list)
        for report in sorted(reports, key=lambda r: (_day(r), r.id)):
            if report.outlet:
                self._by_outlet[_words(report.outlet)].append(report)

    def reports(self, one: Attribution, relay: Relay) -> list[Report]:
        """The reports, earliest first, that a relay of an attribution may lead to; none where the name fits two outlets."""
        name, own = _words(relay.by), self._reports[one.report]
        fits = [words for words in self._by_outlet if name and (name <= words or words <= name)]
        if len(fits) != 1 or (own.outlet and fits[0] == _words(own.outlet)):
            return []
        return [r for r in self._by_outlet[fits[0]] if r.id != own.id and _not_after(r, own)]

    def cited(self, one: Attribution) -> list[tuple[Relay, Report]]:
        """Each hop of an attribution that leads to a report of the pile, with that report."""
        return [(relay, report) for relay in one.relays for report in self.reports(one, relay)]


def find_pickups(
    reports: Sequence[Report], attributions: Sequence[Attribution], known: Sequence[Derivation]
) -> list[Derivation]:
    """Reports that open with what another report of the pile is cited for, and are not known to be copies."""
    citations = Citations(reports)
    taken = {d.report for d in known}
    opening = {r.id: r.blocks[:_OPENING_BLOCKS][-1].end if r.blocks else 0 for r in reports}
    found: dict[str, Derivation] = {}
    by_id = {r.id: r for r in reports}
    for one in sorted(attributions, key=lambda a: (a.content[0].start if a.content else 0, a.id)):
        if one.report in taken or one.report in found or not one.content or one.content[0].start >= opening[one.report]:
            continue
        for relay, report in citations.cited(one)[-1:]:
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


def _not_after(cited: Report, citing: Report) -> bool:
    """Could the one have been read by the other's writer? Without dates, it could."""
    return not cited.published or not citing.published or _day(cited) <= _day(citing)
