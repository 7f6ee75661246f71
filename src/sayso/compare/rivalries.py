"""Questions that reports answer differently, each answer in the words of one who gives it. No verdict, no order of merit.

"Why" and "who" come from what is said of causes; "how many", "when" and "whether" from conflicts. Answers are never put
together by how alike they look: an answer is a claim, or one attribution that is in none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sayso.compare.blame import rivals
from sayso.compare.causes import Cause, order
from sayso.compare.effects import groups
from sayso.compare.propositions import propositions, stems
from sayso.disjoint import Disjoint
from sayso.model import (
    Attribution,
    Claim,
    Comparison,
    ConflictType,
    Position,
    Relation,
    Report,
    Rivalry,
    Span,
    Speaker,
    digest,
)

_ASKS = {
    ConflictType.NUMBER: "how many",
    ConflictType.DATE: "when",
    ConflictType.POLARITY: "whether",
    ConflictType.BLAME: "who",
}
# What a question about causes tells already.
_TOLD = (ConflictType.BLAME, ConflictType.POLARITY)
# So many words, at most, tell what a question is about.
_TOPIC_WORDS = 12
# So many statements of one group are compared with each other. Rivals that only a later one has are not missed often.
_COMPARED = 60
# Who says it, how and what, where that is shown as one stretch: so many code points, at most.
_SHORT = 200
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Known:
    """What a pile has shown so far, as far as its questions need it. `speaker_of` is by attribution id."""

    reports: Sequence[Report]
    attributions: Sequence[Attribution]
    claims: Sequence[Claim]
    speaker_of: Mapping[str, Speaker]


def find_rivalries(causes: Sequence[Cause], comparisons: Sequence[Comparison], known: Known) -> list[Rivalry]:
    """Every question with two answers or more, by what is asked and by id; does not depend on the order of any input."""
    answers = _Answers(known)
    found = [r for group in groups(order(causes)) if (r := _of_causes(group, answers)) is not None]
    asked: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for position in one.positions:
            for told in position.attributions:
                asked[answers.side(told)].add(one.id)
    rest = [c for c in comparisons if c.type not in _TOLD or not asked[answers.side(c.a)] & asked[answers.side(c.b)]]
    found += _of_conflicts(rest, answers)
    return sorted(found, key=lambda r: (r.asks, r.id))


def _of_causes(group: Sequence[Cause], answers: _Answers) -> Rivalry | None:
    """Why or by whom, where two speakers give causes that cannot be one."""
    given = sorted((c for c in group if not c.denied), key=answers.first_of_cause)
    if not any(answers.differ(a, b) and rivals(a, b) for a, b in combinations(given[:_COMPARED], 2)):
        return None
    positions: dict[str, Position] = {}
    for one in given:
        positions.setdefault(answers.side(one.attribution), answers.of_cause(one))
    asks = "who" if all(c.agent for c in given) else "why"
    return _rivalry(asks, _about(given, positions), positions, answers)


def _about(given: Sequence[Cause], positions: Mapping[str, Position]) -> str:
    """The effect in the words of the first who names a thing in it; where none does, the longest answer."""
    named = next((c for c in given if c.things and c.events), None) or next((c for c in given if c.things), None)
    return _cut(named.effect.exact if named else max((p.text.exact for p in positions.values()), key=len))


def _of_conflicts(comparisons: Sequence[Comparison], answers: _Answers) -> Iterator[Rivalry]:
    """How many, when, whether or who, where conflicts connect two answers or more."""
    edges: dict[ConflictType, list[tuple[str, str]]] = defaultdict(list)
    positions: dict[str, Position] = {}
    for one in sorted(comparisons, key=lambda c: (c.a, c.b, c.a_span.start, c.b_span.start)):
        if one.relation is not Relation.CONFLICT or one.type not in _ASKS:
            continue
        ends = []
        for told, span in ((one.a, one.a_span), (one.b, one.b_span)):
            # One who gives two numbers answers two questions.
            side = answers.side(told) if answers.claimed(told) else f"{told} {span.start}"
            positions.setdefault(side, answers.at(told, span))
            ends.append(side)
        edges[one.type].append((ends[0], ends[1]))
    for kind, pairs in sorted(edges.items()):
        connected: Disjoint[str] = Disjoint()
        for a, b in pairs:
            connected.merge(a, b)
        for sides in connected.members().values():
            chosen = {side: positions[side] for side in sides}
            ordered = sorted(chosen.values(), key=answers.first)
            topic = _cut(ordered[0].text.exact) if kind is ConflictType.POLARITY else _topic(ordered)
            rivalry = _rivalry(_ASKS[kind], topic, chosen, answers)
            if rivalry is not None:
                yield rivalry


def _rivalry(asks: str, topic: str, positions: Mapping[str, Position], answers: _Answers) -> Rivalry | None:
    if len(positions) < 2:
        return None
    ordered = sorted(positions.values(), key=answers.first)
    return Rivalry("q" + digest(asks, *sorted(positions)), asks, topic, tuple(ordered))


def _topic(positions: Sequence[Position]) -> str:
    """The words of the first answer that another one has too."""
    words = _WORD.findall(positions[0].text.exact)
    others = [stems([w.lower() for w in _WORD.findall(p.text.exact)]) for p in positions[1:]]
    shared = [w for w in words if len(w) > 1 and any(stems([w.lower()]) & other for other in others)]
    return " ".join([*dict.fromkeys(shared)][:_TOPIC_WORDS]) or _cut(positions[0].text.exact)


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words[:_TOPIC_WORDS]) + (" …" if len(words) > _TOPIC_WORDS else "")


class _Answers:
    """Statements as answers: the claim that one is in, its sentence, its speaker, and when it first appears."""

    def __init__(self, known: Known) -> None:
        self._claim_of = {told: claim for claim in known.claims for told in (*claim.attributions, *claim.repeated)}
        self._by_id = {a.id: a for a in known.attributions}
        self._reports = {r.id: r for r in known.reports}
        self._speaker_of = known.speaker_of
        self._sentences: dict[str, list[Span]] = {}

    def claimed(self, told: str) -> bool:
        return told in self._claim_of

    def side(self, told: str) -> str:
        """The id of what an attribution answers with: its claim, or itself."""
        return self._claim_of[told].id if told in self._claim_of else told

    def at(self, told: str, span: Span) -> Position:
        """The answer that holds `span`."""
        if claim := self._claim_of.get(told):
            return Position(claim.text, claim.attributions, claim.fewest, claim.most)
        return Position(self._sentence(told, span), (told,), 1, 1)

    def of_cause(self, one: Cause) -> Position:
        """The answer that gives a cause: a claim in its own words only where these name the cause."""
        position = self.at(one.attribution, one.statement)
        said = stems([w.lower().replace("’", "'") for w in _WORD.findall(position.text.exact)])
        if one.words & said:
            return position
        return replace(position, text=self._sentence(one.attribution, one.statement))

    def differ(self, a: Cause, b: Cause) -> bool:
        """Are they said by two, as far as is known?"""
        p, q = self._speaker_of.get(a.attribution), self._speaker_of.get(b.attribution)
        return p is not None and q is not None and p.id != q.id

    def first_of_cause(self, one: Cause) -> tuple[dt.date, str, int, str, int]:
        return *self._when(one.attribution), one.attribution, one.cause.start

    def first(self, position: Position) -> tuple[tuple[dt.date, str, int], int, str]:
        """When and where an answer first appears; without a date it comes last."""
        return min(map(self._when, position.attributions)), position.text.start, position.attributions[0]

    def _when(self, told: str) -> tuple[dt.date, str, int]:
        one = self._by_id[told]
        report = self._reports.get(one.report)
        day = report.published if report and report.published else dt.date.max
        place = one.content[0].start if one.content else 0
        return day.date() if isinstance(day, dt.datetime) else day, one.report, place

    def _sentence(self, told: str, span: Span) -> Span:
        one = self._by_id[told]
        if told not in self._sentences:
            self._sentences[told] = [p.span for p in propositions([one], self._reports)]
        holds = (s for s in (*self._sentences[told], *one.content) if s.start <= span.start and span.end <= s.end)
        found = next(holds, one.content[0] if one.content else span)
        return found if stems([w.lower() for w in _WORD.findall(found.exact)]) else self._with_cue(one, found)

    def _with_cue(self, one: Attribution, said: Span) -> Span:
        """Where "it" is all that is said: from who says it to there, if that is one short stretch."""
        spans = [s for s in (*one.source, *one.cue, said) if s.report == said.report]
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        report = self._reports.get(said.report)
        return report.span(start, end) if report and end - start <= _SHORT else said
