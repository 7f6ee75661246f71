"""Hedges outside the content: in the cue ("doubts", "is believed"), or next to it ("reportedly")."""

from __future__ import annotations

import re

from sayso.model import Attribution, Likelihood, Report
from sayso.resolve.likelihood.clauses import BE, is_finite, lower_words
from sayso.resolve.likelihood.scales import BELIEVED, CUES, HEARSAY, Rank, Shape, Term, pattern_of, term_of, turned

_CUES, _HEARSAY = pattern_of(CUES), pattern_of(HEARSAY)
# How far in front of the cue (code points) the report's own word for hearsay may stand.
_ABOUT = 40
_PRONOUNS = frozenset("i you he she it we they".split())
_TURNS = frozenset(("believe", "think", "expect", "suspect"))
_ASIDE = re.compile(r"\b(?:about|of|over|at|why|how|who|for)$|\bwould\b|n[’']t be\b", re.I)
_ASKED = re.compile(r"\b(?:do|did|does) (?:you|we|they)\b", re.I)
_NEGATIONS = frozenset("not never hardly nobody none no".split())


def in_cue(report: Report, attribution: Attribution) -> Likelihood | None:
    """A hedge in the cue: the speaker's, but the writer's where it is hearsay or a passive without a "
    "source ("is believed")."""
    for span in attribution.cue:
        if span.end > len(report.text):
            continue
        if m := _HEARSAY.search(report.text, span.start, span.end):
            return likelihood(report, term_of(m, HEARSAY), m.start(), m.end(), by_writer=True)
        m = _CUES.search(report.text, span.start, span.end)
        if (
            m is None
            or _ASIDE.search(span.exact)
            or (m.group().lower().startswith("suggest") and _proposes(attribution))
        ):
            continue
        before = report.text[max(span.start - 20, 0) : m.start()]
        if _ASKED.search(before) or (
            not m.group().lower().startswith(("expect", "anticip", "r", "c")) and not _clausal(attribution)
        ):
            continue
        lows = lower_words(before)
        passive = any(w in BE for w in lows[-3:]) and m.group().lower().endswith(("ed", "thought"))
        if passive and not attribution.source:
            return likelihood(report, BELIEVED, m.start(), m.end(), by_writer=True)
        term = term_of(m, CUES)
        denied = bool(_NEGATIONS & set(lows[-3:])) and term.rank is Rank.ATTITUDE
        if denied and term.name not in _TURNS:
            continue
        return likelihood(report, term, m.start(), m.end(), turn=denied)
    return None


def about_cue(report: Report, attribution: Attribution) -> Likelihood | None:
    """The report's own hearsay words right in front of the cue, outside of content and source."""
    taken = [(s.start, s.end) for s in (*attribution.content, *attribution.source)]
    for span in attribution.cue:
        low = max(span.start - _ABOUT, 0)
        before = report.text[low : span.start]
        low += max((before.rfind(mark) for mark in '.,;:\n”"“'), default=-1) + 1
        for m in _HEARSAY.finditer(report.text, low, span.start):
            if not any(a < m.end() and m.start() < b for a, b in taken):
                return likelihood(report, term_of(m, HEARSAY), m.start(), m.end(), by_writer=True)
    return None


def _proposes(attribution: Attribution) -> bool:
    """Is something suggested to be done, rather than taken to be so?"""
    lows = lower_words(attribution.content[0].exact[:200]) if attribution.content else []
    return bool(lows) and (
        "should" in lows or lows[0].endswith("ing") or not any(is_finite(lows, i) for i in range(len(lows)))
    )


def _clausal(attribution: Attribution) -> bool:
    """Is the content a clause, or an infinitive, rather than a noun alone?"""
    lows = lower_words(attribution.content[0].exact[:300]) if attribution.content else []
    if not lows:
        return False
    return "to" in lows or lows[0] in _PRONOUNS | {"that"} or any(is_finite(lows, i) for i in range(len(lows)))


def likelihood(
    report: Report, term: Term, start: int, end: int, *, turn: bool = False, by_writer: bool = False
) -> Likelihood:
    """A likelihood in the words `[start, end)`; `turn` where a "not" turns the range of its term about."""
    low, high = turned(term.low, term.high) if turn else (term.low, term.high)
    words = report.span(start, end)
    verb = term.shape is Shape.VERB
    name = term.name if verb else " ".join(words.exact.lower().split())
    if turn:
        name = f"not {name}" if verb else f"{name} not"
    return Likelihood(name, low, high, term.scale, words, by_writer)
