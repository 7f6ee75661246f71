"""When and where something was said: at a news conference on Monday, in a statement, in parliament, in an interview.

Read from the words around source and cue, never from what is said. A speaker who goes on in the same or the next paragraph
goes on at the same occasion.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.model import Attribution, Occasion, Problem, Report, Span, Time, TimeKind, Venue

_VENUES = {
    Venue.NEWS_CONFERENCE: r"(?:news|press|media)\s+(?:conference|briefing)|told\s+(?:reporters|journalists)|at\s+a\s+briefing",
    Venue.STATEMENT: r"in\s+an?\s+(?:\w+\s+){0,2}"
    r"(?:statement|letter|e-?mail|reply|press\s+release|communiqu[eé]|memo|message)\b"
    r"|(?:written|e-?mailed)\s+(?:statement|answer|reply|remarks)"
    r"|(?:statement|release)\s+(?:sent|issued|published|posted|released)",
    Venue.HEARING: r"\bhearing\b|testif(?:y|ied|ies)|testimony|in\s+(?:parliament|court|congress)"
    r"|told\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,2}(?:committee|court|parliament|senators|lawmakers|congress|inquiry|judge"
    r"|jury|assembly|council|commission|tribunal)\b",
    Venue.SPEECH: r"\bin\s+an?\s+(?:\w+\s+){0,2}(?:speech|address|sermon|lecture)\b|\bspeech\b|addressing\s+"
    r"|\bat\s+an?\s+(?:\w+\s+){0,2}(?:rally|debate|(?<!news )(?<!press )(?<!media )conference|summit|meeting|event|dinner)\b",
    Venue.POST: r"\btweet(?:s|ed|ing)?\b"
    r"|(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )\bposted\b"
    r"(?!\s+(?:at|in|outside|near|along|by|as|abroad)\b)|\b(?:wrote|said|writing)\s+(?:\w+\s+)?on\s+"
    r"(?:Twitter|X|Facebook|Telegram|Instagram|Truth Social|Weibo|social\s+media|his\s+blog|her\s+blog)\b",
    Venue.INTERVIEW: r"\binterview(?:ed)?\b|by\s+(?:tele)?phone\b|\bspeaking\s+(?:to|on|with)\s+(?:the\s+)?[A-Z]",
}
_VENUE = re.compile("|".join(f"(?P<{v.name}>{pattern})" for v, pattern in _VENUES.items()))
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n")
# A speech or a tweet that somebody gave or wrote is told of: "a tweet by the mayor".
_WHOSE = re.compile(r"\sby\s(?:(?:the|an?)\s)?(?P<who>[^,.;:\n—–]{1,80})")
# Nothing farther from the cue (code points) tells when or where.
_REACH = 240
# How far (code points) words for a venue may stand from source and cue: a tweet that is told of is not where it is told.
_NEAR = 60


def find_occasions(
    report: Report, attributions: Sequence[Attribution], times: Sequence[Time]
) -> tuple[list[Attribution], list[Problem]]:
    """Attributions with their occasion, where the report tells it. `times` are those of the whole report, by place."""
    starts = [t.span.start for t in times]
    blocks = [b.start for b in report.blocks]
    by_id = {a.id: a for a in attributions}
    last: dict[str, tuple[int, Occasion]] = {}
    found: dict[str, Attribution] = {}
    for one in sorted(attributions, key=lambda a: a.place):
        occasion = _occasion(report, one, by_id.get(one.inside or ""), times, starts)
        if one.speaker is not None:
            block = bisect_right(blocks, one.place)
            before = last.get(one.speaker.name)
            if occasion is None and before and block - before[0] <= 1 and one.inside is None:
                occasion = before[1]
            if occasion is not None and one.inside is None and (occasion.venue or _is_one_day(occasion)):
                last[one.speaker.name] = (block, occasion)
        found[one.id] = replace(one, occasion=occasion)
    return [found[a.id] for a in attributions], []


def _is_one_day(occasion: Occasion) -> bool:
    """A speaker goes on at the day that was told, but not in the year: that is when something was done."""
    return occasion.day is not None and occasion.day.first == occasion.day.last


def _occasion(
    report: Report, one: Attribution, outer: Attribution | None, times: Sequence[Time], starts: Sequence[int]
) -> Occasion | None:
    if not one.cue:
        return None
    low, high = _sentence(report.text, one)
    if outer is not None:
        # What stands around the outer one's words is its own occasion.
        around = next((s for s in outer.content if s.start <= one.cue[0].start < s.end), None)
        low, high = (max(low, around.start), min(high, around.end)) if around else (low, high)
    venue = words = None
    for m in _VENUE.finditer(report.text, low, high):
        if _distance(one, m.start(), m.end()) > _NEAR:
            continue
        if _of_another(report.text, one, m.end()):
            continue
        # "Told" opens a venue only as this attribution's own cue.
        if not _inside(one.content, m.start()) and (m.group().lower()[:4] != "told" or m.start() == one.cue[0].start):
            venue, words = Venue[m.lastgroup or ""], report.span(m.start(), m.end())
            break
    day = None
    for t in times[bisect_right(starts, low - 1) : bisect_right(starts, high)]:
        if (
            t.kind in (TimeKind.DATE, TimeKind.TIME)
            and not str(t.value).endswith("_REF")
            and not _inside((*one.content, *one.source), t.span.start)
            and t.first
            and t.last
        ):
            near = abs(t.span.start - one.cue[-1].end)
            if day is None or near < abs(day.span.start - one.cue[-1].end):
                day = t
    if day is not None and report.published and day.first and str(day.first) > str(report.published)[:10]:
        day = None  # nobody said it after it was printed
    return Occasion(venue, words, day) if venue or day else None


def _of_another(text: str, one: Attribution, at: int) -> bool:
    """Do the words after a venue say that it was somebody else's?"""
    m = _WHOSE.match(text, at)
    if m is None or not re.search(r"[A-Z]", m["who"]):
        return False
    own = {w for span in one.source for w in span.exact.split()} | set(one.speaker.name.split() if one.speaker else ())
    return not own & set(m["who"].split())


def _distance(one: Attribution, start: int, end: int) -> int:
    """How far from the cue words stand; what stands between source and cue stands at it."""
    low = min(s.start for s in (*one.source[:1], *one.cue))
    high = max(s.end for s in (*one.source[:1], *one.cue))
    return max(low - end, start - high, 0)


def _sentence(text: str, one: Attribution) -> tuple[int, int]:
    """Where the sentence of the cue starts and ends, as far as it reaches."""
    a, b = one.cue[0].start, one.cue[-1].end
    low = max(0, a - _REACH)
    for m in _SENTENCE_END.finditer(text, low, a):
        low = m.end()
    end = _SENTENCE_END.search(text, b, min(len(text), b + _REACH))
    return low, end.start() if end else min(len(text), b + _REACH)


def _inside(spans: Sequence[Span], at: int) -> bool:
    return any(s.start <= at < s.end for s in spans)
