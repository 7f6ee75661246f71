"""Statements that say why something happened or who did it: the words for what happened, and those for the cause.

General patterns of English over what is said (`cause_patterns`, `cause_parts`) and over the verb of saying (`cause_cues`).
Where a part has no word that means something by itself ("it led to that"), nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.compare.acronyms import find_acronyms, spelled
from sayso.compare.cause_cues import CUES, OWN, OWNS
from sayso.compare.cause_parts import REACH, Place, denies, is_question, places, trimmed, until_border
from sayso.compare.cause_patterns import PATTERNS, Order, Pattern
from sayso.compare.events import Event, events_in
from sayso.compare.propositions import Proposition, propositions, stems
from sayso.model import Attribution, Report, Span

# How far around it tells what a statement is about, in code points.
_NEAR = 1000
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_NOT = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.I)
# A run of more code points without an end is no sentence.
_LONGEST = 3000
# "We did it": who that is, is not in the words.
_WRITER = re.compile(r"^(?:i|we|my|our|me|us)\b", re.I)
_SPEAKER = Pattern(OWN, Order.CAUSE_FIRST, agent=True)
# "The wall was cut, she argues, “by people who had time”".
_AFTER_CUE = re.compile(r"^\W*(?:by|because\s+of|owing\s+to|due\s+to)\s+", re.I)
_BEFORE_CUE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+\W*$", re.I)
_PARTED = Pattern(_AFTER_CUE, Order.EFFECT_FIRST, agent=True)
# In a clause of more words, a word for an event need not be what the clause tells.
_LONG = 15
# What says that something is done, not what it is done to; and what any event has: people and a time.
_LIGHT = stems(
    "lost helping help facilitate facilitating causing caused being having been carrying making behind"
    " himself herself themselves myself ourselves people person persons man men woman women year years month months week weeks"
    " day days time times today yesterday".split()
)


@dataclass(frozen=True, slots=True)
class Cause:
    """That an attribution gives something (`effect`) a cause, or denies (`denied`) that this was it.

    `words` are the stems of the cause, `things` those of the effect without its `events` (families of `events`), `plain` those
    of them that are no part of a name, `near` those of the text around, where the effect names no thing. `agent` is True
    where it tells who, not why, `lack` where the cause is what is missing ("without rain"). `statement` holds the effect and,
    unless the cause is who speaks, the cause.
    """

    attribution: str
    report: str
    effect: Span
    cause: Span
    statement: Span
    words: frozenset[str]
    things: frozenset[str]
    plain: frozenset[str]
    events: frozenset[str]
    near: frozenset[str]
    agent: bool
    denied: bool
    lack: bool = False


def find_causes(attributions: Sequence[Attribution], reports: Sequence[Report]) -> list[Cause]:
    """What the attributions say of causes, by report, place and attribution; does not depend on the order of any input.

    Words that stand in one attribution inside another are the inner one's.
    """
    by_id = {r.id: r for r in reports}
    known = {a.id: a for a in attributions if a.report in by_id}
    found: dict[tuple[object, ...], Cause] = {}
    for one in propositions([*known.values()], by_id):
        attribution, report = known[one.attribution], by_id[one.report]
        for cause in (*_of_cue(attribution, one, report), *_of_words(one, report)):
            found.setdefault((cause.attribution, cause.cause.start, cause.denied), cause)
    for told in known.values():
        for cause in _of_parts(told, by_id[told.report]):
            found.setdefault((cause.attribution, cause.cause.start, cause.denied), cause)
    inmost: dict[tuple[object, ...], Cause] = {}
    for cause in sorted(found.values(), key=lambda c: (_length(known[c.attribution]), c.attribution)):
        inmost.setdefault((cause.report, cause.cause.start, cause.statement.end), cause)
    short = find_acronyms(reports)
    return order([replace(c, words=spelled(c.words, short), things=spelled(c.things, short)) for c in inmost.values()])


def _length(one: Attribution) -> int:
    return sum(s.end - s.start for s in one.content)


def order(causes: Sequence[Cause]) -> list[Cause]:
    """By report, place and attribution."""
    return sorted(causes, key=lambda c: (c.report, c.statement.start, c.attribution, c.cause.start, c.statement.end))


def _of_words(one: Proposition, report: Report) -> Iterator[Cause]:
    """What the sentence itself tells."""
    text = one.span.exact
    if len(text) > _LONGEST or is_question(text):
        return
    for pattern in PATTERNS:
        # "Rejected the plan because of its cost" does not deny the cost.
        if one.denied and pattern.clause:
            continue
        for m in pattern.link.finditer(text):
            parts = places(text, m, pattern)
            denied = False if pattern.order is Order.LINK_FIRST else denies(text, m)
            if parts is not None and denied is not None:
                made = _made(one, report, parts, pattern, denied=denied != one.denied)
                if made is not None and (made.events or not pattern.event):
                    yield made


def _of_parts(one: Attribution, report: Report) -> Iterator[Cause]:
    """What a sentence tells that the cue breaks: "The wall was cut, she argues, “by people who had time”"."""
    for first, second in pairwise(one.content):
        m = _AFTER_CUE.match(second.exact)
        if m is None or not _BEFORE_CUE.search(first.exact) or second.start - first.end > REACH:
            continue
        effect, cause = trimmed(first.exact, (0, len(first.exact))), trimmed(second.exact, (m.end(), len(second.exact)))
        cause = until_border(second.exact, cause)
        if effect[0] < effect[1] and cause[0] < cause[1]:
            a = report.span(first.start + effect[0], first.start + effect[1])
            b = report.span(second.start + cause[0], second.start + cause[1])
            words = stems(_small(b.exact))
            made = _cause(one.id, report, _Parts(a, b, report.span(a.start, b.end)), words, _PARTED, denied=False)
            if words and made.events:
                yield made


def _of_cue(one: Attribution, said: Proposition, report: Report) -> Iterator[Cause]:
    """What a verb of saying tells with its objects: "blamed Y for X", "claimed responsibility for X"."""
    cue = " ".join(s.exact for s in one.cue)
    if not cue or said.span.start != one.content[0].start:
        return
    text = said.span.exact[: 2 * REACH]
    denied = said.denied or bool(_NOT.search(cue))
    for verb, objects, pattern in CUES:
        if verb.search(cue) and (m := objects.match(text)):
            parts = until_border(text, m.span("effect")), until_border(text, m.span("cause"))
            made = _made(said, report, parts, pattern, denied=denied)
            if made is not None:
                yield made
            return
    if one.source and one.speaker and OWNS.search(cue) and (m := OWN.match(text)):
        who = stems(_small(one.speaker.name))
        start, end = trimmed(text, until_border(text, m.span("effect")))
        if who and start < end:
            effect = report.span(said.span.start + start, said.span.start + end)
            whole = _Parts(effect, one.source[0], effect)
            yield _cause(one.id, report, whole, who, _SPEAKER, denied=denied)


@dataclass(frozen=True, slots=True)
class _Parts:
    effect: Span
    cause: Span
    statement: Span


def _made(
    one: Proposition, report: Report, parts: tuple[Place, Place], pattern: Pattern, *, denied: bool
) -> Cause | None:
    """A Cause of two places in a sentence, or None where one of them tells nothing."""
    text, at = one.span.exact, one.span.start
    effect, cause = trimmed(text, parts[0]), trimmed(text, parts[1])
    if effect[0] >= effect[1] or cause[0] >= cause[1] or _WRITER.match(text[slice(*cause)]):
        return None
    if effect[0] < cause[1] and cause[0] < effect[1]:
        return None
    a, b = report.span(at + effect[0], at + effect[1]), report.span(at + cause[0], at + cause[1])
    whole = report.span(min(a.start, b.start), max(a.end, b.end))
    words = stems(_small(b.exact))
    made = _cause(one.attribution, report, _Parts(a, b, whole), words, pattern, denied=denied)
    return made if words and (made.things or made.events) else None


def _cause(
    attribution: str, report: Report, parts: _Parts, words: frozenset[str], pattern: Pattern, *, denied: bool
) -> Cause:
    tokens = _WORD.findall(parts.effect.exact)
    low = _small(parts.effect.exact)
    events = _main(low, pattern)
    used = {i for e in events for i in (e.at, e.particle)}
    things = stems([w for i, w in enumerate(low) if i not in used]) - _LIGHT
    plain = things & stems([w for w, token in zip(low, tokens, strict=True) if not token[0].isupper()])
    near: frozenset[str] = frozenset()
    if not things:
        start, end = max(0, parts.statement.start - _NEAR), parts.statement.end + _NEAR // 2
        near = stems(_small(f"{(report.title or '')[:_NEAR]} {report.text[start:end]}"))
    families = frozenset((pattern.family,)) if pattern.family else frozenset(e.family for e in events)
    spans = parts.effect, parts.cause, parts.statement
    return Cause(
        attribution, report.id, *spans, words, things, plain, families, near, pattern.agent, denied, pattern.lack
    )


def _main(words: Sequence[str], pattern: Pattern) -> list[Event]:
    """Which words for events tell what happened; others may stand in what it happened to ("cover up the hack")."""
    events = list(events_in(words))
    if "verb" in pattern.link.groupindex:
        return events[:1] if pattern.order is Order.CAUSE_FIRST else events[-1:]
    if pattern.clause and not pattern.lack and len(words) > _LONG:
        return []
    if pattern.gerund and not any(e.at <= 1 for e in events[:1]) and not stems(words[:1]) <= _LIGHT:
        return []
    return events


def _small(text: str) -> list[str]:
    return [w.lower().replace("’", "'") for w in _WORD.findall(text)]
