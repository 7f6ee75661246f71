"""Attributions -> origins: where each line of relays ends, and which lines end at the same place.

Only what is shown merges: one report's account of one speaker through one line of relays; a passage that one report took
from another; the same named speaker with the same words in two reports; what is passed on from an outlet, with that
outlet's own report. Likeness alone merges nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.model import (
    AgentType,
    Attribution,
    Derivation,
    Origin,
    OriginKind,
    Reason,
    Report,
    digest,
)
from sayso.relay.citations import Citations, cited_statement, same_name

_WORD = re.compile(r"\w+")
# So many words in a row, alike in two reports and given to one named speaker, are one utterance.
_SAME_WORDS = 5


def find_origins(
    reports: Sequence[Report], attributions: Sequence[Attribution], derivations: Sequence[Derivation]
) -> list[Origin]:
    """The origins of all attributions; each attribution goes back to exactly one."""
    groups = _Groups(a.id for a in attributions)
    outlets = {r.id: r.outlet or r.address for r in reports}
    derived = {frozenset((d.report, d.original)) for d in derivations}
    _merge_within_reports(attributions, groups, outlets)
    _merge_by_words(attributions, groups, derived)
    _merge_cited(reports, attributions, groups)
    by_id = {a.id: a for a in attributions}
    published = {r.id: r.published for r in reports}
    return [
        _origin([by_id[i] for i in members], groups.reasons[root], published)
        for root, members in sorted(groups.members().items())
    ]


class _Groups:
    """Disjoint sets of attribution ids, with the reasons of every merge."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.parent = {i: i for i in ids}
        self.reasons: dict[str, list[Reason]] = defaultdict(list)

    def root(self, i: str) -> str:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def merge(self, a: str, b: str, reason: Reason) -> None:
        x, y = sorted((self.root(a), self.root(b)))
        if x != y:
            self.parent[y] = x
            self.reasons[x] += [*self.reasons.pop(y, []), reason]

    def members(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = defaultdict(list)
        for i in sorted(self.parent):
            out[self.root(i)].append(i)
        return out


def _speaker_key(one: Attribution) -> str | None:
    return one.speaker.name.lower().removeprefix("the ") if one.speaker else None


def _merge_within_reports(attributions: Sequence[Attribution], groups: _Groups, outlets: dict[str, str]) -> None:
    lines: dict[tuple[str, tuple[str, ...]], Attribution] = {}
    for one in attributions:
        key = _speaker_key(one)
        if key is None:
            continue
        line = (one.report, tuple(name.lower() for name in (*one.chain[:-1], key)))
        first = lines.setdefault(line, one)
        if first is not one:
            text = f"{outlets[one.report]} gives {one.speaker.name if one.speaker else ''} one account"
            groups.merge(first.id, one.id, Reason("same account", text, (*first.source[:1], *one.source[:1])))


def _merge_by_words(attributions: Sequence[Attribution], groups: _Groups, derived: set[frozenset[str]]) -> None:
    """Merge over reports through an index of runs of words in contents."""
    index: dict[tuple[str, ...], list[Attribution]] = defaultdict(list)
    for one in attributions:
        for run in _runs(one):
            for other in index[run]:
                if other.report != one.report and groups.root(other.id) != groups.root(one.id):
                    _merge_pair(other, one, groups, derived)
            if len(index[run]) < 200:
                index[run].append(one)


def _merge_cited(reports: Sequence[Report], attributions: Sequence[Attribution], groups: _Groups) -> None:
    """Merge what a report passes on from an outlet with the statement in that outlet's own report, where it is there."""
    citations = Citations(reports)
    by_report: dict[str, list[Attribution]] = defaultdict(list)
    for one in attributions:
        by_report[one.report].append(one)
    for one in attributions:
        for relay, report in citations.cited(one):
            other = cited_statement(one, by_report[report.id])
            if other is not None:
                evidence = (*((relay.evidence,) if relay.evidence else ()), *other.source[:1])
                text = f"it is taken from {relay.by}, whose own report is in the pile"
                groups.merge(other.id, one.id, Reason("explicit citation", text, evidence))
                break


def _merge_pair(a: Attribution, b: Attribution, groups: _Groups, derived: set[frozenset[str]]) -> None:
    evidence = (*a.content[:1], *b.content[:1])
    if frozenset((a.report, b.report)) in derived and _may_be_one(a, b):
        groups.merge(a.id, b.id, Reason("same passage", "one report took the passage from the other", evidence))
    elif a.speaker and b.speaker and a.speaker.named and b.speaker.named and same_name(a.speaker.name, b.speaker.name):
        text = f"{b.speaker.name}, named in both, with the same words"
        groups.merge(a.id, b.id, Reason("same speaker, same words", text, evidence))


def _may_be_one(a: Attribution, b: Attribution) -> bool:
    """A passage taken over keeps its speaker; one named otherwise there is another's."""
    x, y = _speaker_key(a), _speaker_key(b)
    if x is None or y is None or not (a.speaker and b.speaker and a.speaker.named and b.speaker.named):
        return True
    return same_name(x, y)


def _runs(one: Attribution) -> set[tuple[str, ...]]:
    words = [w for span in one.content for w in _WORD.findall(span.exact.lower())]
    return {tuple(words[i : i + _SAME_WORDS]) for i in range(len(words) - _SAME_WORDS + 1)}


def _origin(members: Sequence[Attribution], reasons: Sequence[Reason], published: dict[str, dt.date | None]) -> Origin:
    speakers = [a.speaker for a in members if a.speaker]
    ids = tuple(a.id for a in members)
    name = "o" + digest(*ids)
    if not speakers:
        return Origin(name, OriginKind.UNKNOWN, "not resolved", None, ids, tuple(reasons))
    who = max(speakers, key=lambda s: (s.named, len(s.name)))
    if who.type is AgentType.DOCUMENT:
        kind = OriginKind.DOCUMENT
    elif not who.named:
        kind = OriginKind.UNNAMED
    else:
        kind = OriginKind.UTTERANCE
    dates = (published.get(a.report) for a in members)
    # Dates and times do not compare with each other; as ISO 8601 they do.
    when = min((date for date in dates if date), key=str, default=None)
    return Origin(name, kind, who.name, when, ids, tuple(reasons))
