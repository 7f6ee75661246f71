"""Reports that were made from others with hardly a word in common: their own words show it.

A report opens with what another is cited for; it credits an outlet and passes on what that outlet's report tells; it says that
it corrects a report, by its title.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sayso.copies import shared_words
from sayso.model import Attribution, Derivation, DerivationKind, Reason, Relay, Report, Span
from sayso.relay.citations import (
    Citations,
    PileCitations,
    Told,
    day_of,
    led_to,
    name_words,
    same_name,
    telling,
)

# Headline and first paragraph: what a report opens with is what it is made of.
_OPENING_BLOCKS = 2
# Where a note on a correction stands: so many code points from the beginning, or from the end.
_NOTE = 1500
_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ion|ions)|clarif(?:y|ies|ied|ication)|retract(?:s|ed|ion)|(?:this\s(?:report|story|item|version)\s)?replaces)\b",
    re.I,
)
_MISTAKEN = re.compile(
    r"\b(?:wrong|wrongly|in\serror|mistake|incorrectly|misstated|regrets?|version has been amended)\b", re.I
)
_OURS = re.compile(r"\b(?:our|we|this\snewspaper|this\sagency|in\s(?:a|an|the)\s(?:report|story|item))\b", re.I)
_TITLE = re.compile(r"[“\"‘]([^“”\"\n]{20,200})[”\"’]|^correction[:\s–-]+(.{20,200})$", re.I | re.M)
_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_DATED = re.compile(
    rf"\b(?<!police )(?:report|story|article|dispatch|item)s?\s(?:of|from|dated|published on)\s"
    rf"(?:(?P<d>\d{{1,2}})\s(?P<m>{'|'.join(_MONTHS)})"
    rf"|(?P<m2>{'|'.join(_MONTHS)})\s(?P<d2>\d{{1,2}}))\b",
    re.I,
)
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 4
# A heading is no longer (code points), and what is corrected no older (days).
_SHORT, _OLDEST = 40, 60


class Hop(NamedTuple):
    """A relay, the report of the pile to which it leads, and whether the statement that is passed on was found there."""

    relay: Relay
    report: str
    told: bool


@dataclass(frozen=True, slots=True)
class Titled:
    """A report by its title: its id, its outlet, and when it was published as `day_of` gives it, in ISO."""

    id: str
    outlet: str
    day: str


@dataclass(frozen=True, slots=True)
class Sign:
    """By what a report shows that it was made from another (`original`, its id), and as what."""

    original: str
    kind: DerivationKind
    reason: Reason


# The reports that a key names (`keys_of`).
Titles = Callable[[str], Sequence[Titled]]


def find_pickups(
    reports: Sequence[Report], attributions: Sequence[Attribution], known: Sequence[Derivation]
) -> list[Derivation]:
    """Derivations that reports show by themselves, of those that are not known to be copies."""
    citations, by_id, told = PileCitations(reports), {r.id: r for r in reports}, telling(attributions)
    titles = _titles(reports)
    taken = {d.report for d in known}
    free = [by_id[r] for r in sorted(by_id) if r not in taken]
    signs = (
        (r, sign_of(r, told(r.id), lambda one: _hops(one, citations, told), lambda k: titles.get(k, ()))) for r in free
    )
    found = [derivation_by(sign, report, by_id[sign.original]) for report, sign in signs if sign]
    # Of reports that are made from each other in a ring nobody can tell which came first.
    made_from = {d.report: d.original for d in [*found, *known]}
    return [d for d in found if d.report not in ring_of(d.report, made_from.get)]


def sign_of(
    report: Report, told: Sequence[Attribution], hops: Callable[[Attribution], Iterable[Hop]], titles: Titles
) -> Sign | None:
    """The clearest sign that a report gives: a correction, what it opens with, then whom it credits."""
    if (sign := _corrects(report, titles)) is not None:
        return sign
    opening = report.blocks[:_OPENING_BLOCKS][-1].end if report.blocks else 0
    early = (one for one in told if one.content and one.content[0].start < opening)
    if (hop := next((hop for one in early for hop in hops(one)), None)) is not None:
        return _opens(hop)
    if not report.credits:
        return None
    return next((_credits(hop) for one in told for hop in hops(one) if hop.told and _credited(report, hop)), None)


def derivation_by(sign: Sign, report: Report, original: Report) -> Derivation:
    """The derivation that a sign shows."""
    return Derivation(report.id, original.id, sign.kind, shared_words(report, original), (sign.reason,))


def ring_of(report: str, made_from: Callable[[str], str | None]) -> list[str]:
    """The reports that are made from each other until they are back at this one; empty where they do not come back."""
    seen, here = {report: None}, made_from(report)
    while here is not None and here not in seen:
        seen[here] = None
        here = made_from(here)
    return list(seen) if here == report else []


def title_key(title: str | None) -> str:
    """The words of a title in small letters; empty where it has too few to be known by."""
    words = _WORD.findall((title or "").lower())
    return " ".join(words) if len(words) >= _LEAST_WORDS else ""


def keys_of(report: Report) -> list[str]:
    """By what a correction may name a report: its title, and its outlet with the day of its year."""
    keys = [title_key(report.title)]
    if report.published and report.outlet:
        keys.append(_day_key(report.published.month, report.published.day, report.outlet))
    return [key for key in keys if key]


def _day_key(month: int, day: int, outlet: str) -> str:
    return f"{month:02}-{day:02} {' '.join(sorted(name_words(outlet)))}"


def corrected(report: Report) -> dict[str, Span]:
    """By which keys a report that speaks of a correction names what it corrects, in its title, its opening or its end."""
    text = report.text
    found: dict[str, Span] = {}
    for low, high in _notes(report):
        for m in _TITLE.finditer(text, low, high):
            group = 1 if m[1] else 2
            if key := title_key(m[group]):
                found.setdefault(key, report.span(*m.span(group)))
        for m in _DATED.finditer(text, low, high) if report.outlet else ():
            key = _day_key(_MONTHS[(m["m"] or m["m2"]).lower()], int(m["d"] or m["d2"]), report.outlet or "")
            found.setdefault(key, report.span(*m.span()))
    return found


def _notes(report: Report) -> Iterator[tuple[int, int]]:
    """The paragraphs at the beginning and the end of a report that speak of a correction, as its title may do for all of it."""
    text = report.text
    own = bool(report.title and re.match(r"\W*correct(?:ed|ion|s)\b|.*\(correct(?:ed|ion|s)\)$", report.title, re.I))
    headed = False
    for block in report.blocks:
        if _NOTE < block.start < len(text) - _NOTE:
            continue
        words = text[block.start : min(block.end, block.start + _NOTE)]
        says = _CORRECTS.search(words) or (_MISTAKEN.search(words) and (_OURS.search(words) or own))
        if says or headed:
            yield block.start, block.end
        # "Correction", as a heading, is of the paragraph below it.
        headed = bool(says) and len(words) < _SHORT


def _titles(reports: Iterable[Report]) -> Mapping[str, Sequence[Titled]]:
    held: dict[str, list[Titled]] = defaultdict(list)
    for one in reports:
        for key in keys_of(one):
            held[key].append(titled(one))
    return held


def titled(report: Report) -> Titled:
    """A report as it is found by its title."""
    return Titled(report.id, report.outlet or "", day_of(report).isoformat())


def _corrects(report: Report, titles: Titles) -> Sign | None:
    day = day_of(report).isoformat()
    own = set(keys_of(report))
    for key, span in corrected(report).items():
        one_outlet = (t for t in titles(key) if _one_outlet(report.outlet or "", t.outlet))
        fits = [t for t in one_outlet if t.id != report.id and t.day <= day and _is_near(t.day, day)]
        # Of one day's reports nobody can tell which it was.
        if fits and key not in own and (not key[0].isdigit() or len(fits) == 1):
            last = max(fits, key=lambda t: (t.day, t.id))
            reason = Reason("correction", "it says that it corrects this report", (span,))
            return Sign(last.id, DerivationKind.CORRECTION, reason)
    return None


def _is_near(early: str, late: str) -> bool:
    """Do the days lie no farther apart than corrections come? Of the undated nobody can tell."""
    days = [dt.date.fromisoformat(day) for day in (early, late)]
    return dt.date.max in days or (days[1] - days[0]).days <= _OLDEST


def _one_outlet(a: str, b: str) -> bool:
    return not a or not b or same_name(a, b)


def _opens(hop: Hop) -> Sign:
    reason = Reason("opening cites", f"it opens with what {hop.relay.by} is cited for", _evidence(hop.relay))
    return Sign(hop.report, DerivationKind.PICKUP, reason)


def _credits(hop: Hop) -> Sign:
    text = f"it credits {hop.relay.by}, and passes on what that outlet's report tells"
    return Sign(hop.report, DerivationKind.REWRITE, Reason("credit", text, _evidence(hop.relay)))


def _credited(report: Report, hop: Hop) -> bool:
    return any(same_name(hop.relay.by, name) for name in report.credits)


def _evidence(relay: Relay) -> tuple[Span, ...]:
    return (relay.evidence,) if relay.evidence else ()


def _hops(one: Attribution, citations: Citations, told: Told) -> Iterator[Hop]:
    """Where the relays of a statement lead, the innermost first."""
    return (Hop(relay, report, found) for relay, report, found in led_to(one, citations, told))
