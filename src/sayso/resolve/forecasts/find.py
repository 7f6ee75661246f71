"""Whether an attribution tells of what has not happened yet, by which words, in which window, on what conditions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.model import Attribution, Forecast, Kind, Report, Span, Time, TimeKind
from sayso.resolve.forecasts.conditions import conditions
from sayso.resolve.forecasts.triggers import DEMANDING, FORETELLING, WARNING, Force, Trigger, any_trigger, triggers
from sayso.resolve.forecasts.windows import Window, published_day, window_of
from sayso.resolve.likelihood.clauses import Sentence, governing, lower_words, sentences

_ASKING = frozenset("how what why whether when where if who".split())
_DEMANDS = frozenset("should must ought need needs".split())
# A time of one day or more that by itself puts a plain statement in the future: "the talks open on Friday".
_PLACED = re.compile(r"\b(?:on|in|at|for|this|next|early|late|later)(?: the)?\s*$", re.I)
_AHEAD = re.compile(r"(?:tomorrow|next|later|on|in|this coming)\b", re.I)
_PAST_CUES = frozenset("said told wrote swore foresaw foretold forecast saw put made gave set went".split())
_NEGATED = re.compile(r"\b(?:not|never|no|declin\w+|refus\w+)\b|n[’']t\b", re.I)
_HAD = re.compile(r"\bhad\b|[’']d\b", re.I)
_PRESENT = frozenset("is are has have do does".split())
# Forms whose future counts from then: with a time that has gone by, they foretold what has been.
_THEN = frozenset(
    "would was were 'd planned intended promised vowed pledged threatened agreed decided expected".split()
)


# What would have come ("had nobody died, it would go on"), what one may do ("you may print that"), how one speaks ("I won't lie")
_NOTHING_TO_COME = re.compile(
    r"^\W*(?:[Hh]ad|[Ww]ere)\s(?!(?:been|never|not|\w+ed)\b)[^.]*\b(?:would|could|might)\b|\b[Ww]ithout\b[^.]*\bwould\b[^.]*\bstill\b"
    r"|\b[Yy]ou\s(?:may|can|will\sforgive)\b"
    r"|\bI(?:\swill|[’']ll|\swon[’']t|\scan)\s(?:not\s|never\s|only\s)?(?:say|tell\syou|lie|dress|admit|pretend|deny|comment|discuss)\b"
)


def find_forecast(report: Report, attribution: Attribution, times: Sequence[Time]) -> Forecast | None:
    """The forecast in an attribution's content, or None where it tells of nothing to come.

    `times` are all times of the report, by place. A forecast without a time has no window (None on both sides). No forecasts:
    demands and proposals, questions, what might have been, and what was to be before the day of publication. The first sentence
    that foretells counts. Linear in the length of the content and the times in it.
    """
    content = [s for s in attribution.content if s.end <= len(report.text)]
    cue = " ".join(s.exact for s in attribution.cue)
    if not content or DEMANDING.search(cue):
        return None
    force = _cue_force(cue)
    if force is None and not any(_near(times, s.start, s.end) or any_trigger(lower_words(s.exact)) for s in content):
        return None
    read = [s for span in content for s in sentences(report.text, span.start, span.end)]
    nominal = all(s.verb is None for s in read) and bool(read) and read[0].low(0) not in _ASKING
    told = _Told(report, times, _reported(attribution, cue), nominal, force)
    for i, sentence in enumerate(read):
        words = " ".join(report.text[sentence.start : sentence.end].split())
        if sentence.question or _NOTHING_TO_COME.search(words):
            continue
        if found := told.forecast(sentence, first=i == 0, cue=attribution.cue):
            return found
    return None


def _reported(attribution: Attribution, cue: str) -> bool:
    """Is the content told of afterwards in the report's own words, so that "would" stands for "will"?"""
    if attribution.kind is Kind.DIRECT:
        return False
    return any(w in _PAST_CUES or (w.endswith("ed") and len(w) > 4) for w in lower_words(cue))


def _cue_force(cue: str) -> Force | None:
    if m := FORETELLING.search(cue):
        denied = _NEGATED.search(cue, 0, m.start()) and not m.group().lower().startswith(
            ("expect", "anticip", "predict")
        )
        return None if denied else Force.SURE
    return Force.TIMED if WARNING.search(cue) else None


def _place(time: Time) -> int:
    return time.span.start


def _near(times: Sequence[Time], start: int, end: int) -> Sequence[Time]:
    """Those of `times` (by place) that begin in `[start, end)`."""
    return times[bisect_left(times, start, key=_place) : bisect_left(times, end, key=_place)]


def _imagined(s: Sentence, at: int) -> bool:
    """Does "as if" or "as though" stand before the word at `at`?"""
    return any(s.low(j) == "as" and s.low(j + 1) in ("if", "though") for j in range(at))


class _Told:
    """What is known of one attribution while its sentences are read."""

    def __init__(self, report: Report, times: Sequence[Time], reported: bool, nominal: bool, cue: Force | None) -> None:
        self.report, self.times, self.reported, self.nominal, self.cue = report, times, reported, nominal, cue

    def forecast(self, s: Sentence, *, first: bool, cue: Sequence[Span]) -> Forecast | None:
        """The forecast of one sentence, by its own words, its cue or its time."""
        near = _near(self.times, s.start, s.end)
        found = triggers(s, reported=self.reported, nominal=self.nominal)
        gone_by = False
        for trigger in sorted(found, key=lambda t: (-t.force, t.first)):
            if _imagined(s, trigger.first):
                continue
            start = s.words[trigger.first].start
            window = self._window(s, near, start, coming=s.low(trigger.first) not in _THEN)
            if window is None and s.low(trigger.first) in _THEN and self._all_past(near):
                gone_by = True
            elif trigger.force is Force.SURE or self._ahead(window):
                return self._made(s, self._words(s, trigger), window)
        if gone_by or (found and not first):
            return None
        if first and self.cue is not None and cue:
            window = self._window(s, near, s.start, coming=not _HAD.search(cue[0].exact))
            if self._ahead(window) or (self.cue is Force.SURE and s.verb is None and not self._all_past(near)):
                return self._made(s, cue[0], window)
        return self._by_time(s, near)

    def _by_time(self, s: Sentence, near: Sequence[Time]) -> Forecast | None:
        """A plain statement with a day to come: "the talks open on Friday". Not a demand, and not what was."""
        verb = governing(s)
        if (verb is not None and s.low(verb) not in _PRESENT) or any(w.low in _DEMANDS for w in s.words):
            return None
        today = published_day(self.report)
        for time in near:
            if today is None or time.first is None or time.first <= today or time.kind is TimeKind.DURATION:
                continue
            placed = _PLACED.search(self.report.text, max(s.start, time.span.start - 12), time.span.start)
            window = window_of(self.report, time, s.start)
            # With no verb seen, "the talks open on Friday" and "the heat in July" look alike: the nearer day is the safer.
            if verb is None and (time.last is None or (time.last - time.first).days > 6):
                continue
            if window and (placed or _AHEAD.match(time.span.exact)):
                return self._made(s, time.span, window)
        return None

    def _window(self, s: Sentence, near: Sequence[Time], start: int, *, coming: bool) -> Window | None:
        """The window of the first time behind the trigger that gives one, or else of one in front of it."""
        behind = [t for t in near if t.span.start >= start]
        for time in (*behind, *(t for t in near if t.span.start < start)):
            if window := window_of(self.report, time, s.start, coming=coming):
                return window
        return None

    def _ahead(self, window: Window | None) -> bool:
        """Does a window reach as far as the day of publication, or beyond it?"""
        today = published_day(self.report)
        return window is not None and today is not None and (window.last is None or window.last >= today)

    def _all_past(self, near: Sequence[Time]) -> bool:
        today = published_day(self.report)
        return today is not None and any(t.last is not None and t.last < today for t in near)

    def _words(self, s: Sentence, trigger: Trigger) -> Span:
        """The words of a trigger; a "not" drawn together with the last belongs to it ("won't")."""
        last = s.words[trigger.end - 1]
        if s.low(trigger.end) == "not" and s.words[trigger.end].start == last.end:
            last = s.words[trigger.end]
        return self.report.span(s.words[trigger.first].start, last.end)

    def _made(self, s: Sentence, words: Span, window: Window | None) -> Forecast:
        first, last = (window.first, window.last) if window else (None, None)
        return Forecast(first, last, words, conditions(self.report, s.start, s.end))
