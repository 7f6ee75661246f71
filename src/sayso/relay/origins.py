"""Attributions -> origins: where each line of relays ends, and which lines end at the same place.

Only what is shown merges, each time for one of these reasons: one report's account of one speaker on one occasion; a passage
that one report took from another; an explicit citation; the same named speaker with the same words, or on the same day in
the same place; the same document; the same unnamed people of one outlet. A person's decision stands above them all. Likeness
merges nothing: it widens the range of a claim (see `ranges`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.model import (
    AgentType,
    Attribution,
    Decision,
    Derivation,
    Occasion,
    Origin,
    OriginKind,
    Reason,
    Report,
    Speaker,
    digest,
)
from sayso.relay.agents import by_attribution, find_speakers
from sayso.relay.citations import Citations, cited_statement, same_name
from sayso.relay.groups import Groups
from sayso.resolve.names import normal

_WORD = re.compile(r"\w+")
# So many words in a row, alike in two reports and given to one named speaker, are one utterance.
_SAME_WORDS = 5
# So many, given to the same unnamed people by one outlet, are on one matter.
_SAME_MATTER = 4
# A description of fewer words ("an official") fits too many to be the same people in two reports of an outlet.
_TELLING = 3


def find_origins(
    reports: Sequence[Report],
    attributions: Sequence[Attribution],
    derivations: Sequence[Derivation],
    decisions: Sequence[Decision] = (),
) -> list[Origin]:
    """The origins of all attributions; each attribution goes back to exactly one. Does not depend on the order of any input."""
    ordered = sorted(attributions, key=lambda a: a.id)
    groups = Groups((a.id for a in ordered), decisions)
    speaker_of = by_attribution(find_speakers(reports, ordered))
    outlets = {r.id: r.outlet or r.address for r in reports}
    _merge_accounts(ordered, groups, speaker_of, outlets)
    _merge_by_words(ordered, groups, speaker_of, _families(derivations))
    _merge_cited(reports, ordered, groups)
    _merge_occasions(ordered, groups, speaker_of)
    _merge_documents(ordered, groups, speaker_of)
    _merge_unnamed(ordered, groups, outlets)
    by_id = {a.id: a for a in ordered}
    published = {r.id: r.published for r in reports}
    return [
        _origin([by_id[i] for i in members], groups.reasons(root), published)
        for root, members in groups.members().items()
    ]


def _families(derivations: Sequence[Derivation]) -> dict[str, str]:
    """For each report made from another, or from which one was made, the report that stands for all of them."""
    made_from = {d.report: d.original for d in sorted(derivations, key=lambda d: (d.report, d.original))}
    family: dict[str, str] = {}
    for report in sorted({*made_from, *made_from.values()}):
        seen, here = {report}, report
        while here in made_from and made_from[here] not in seen:
            here = made_from[here]
            seen.add(here)
        family[report] = min(seen) if here in made_from else here  # a loop has no first
    return family


def clash(a: Occasion | None, b: Occasion | None) -> bool:
    """Are these two occasions for certain: two places, or two days that share none?"""
    if a is None or b is None:
        return False
    if a.venue and b.venue and a.venue is not b.venue:
        return True
    x, y = a.day, b.day
    return bool(x and y and x.first and x.last and y.first and y.last and (x.last < y.first or y.last < x.first))


def _merge_accounts(
    attributions: Sequence[Attribution], groups: Groups, speaker_of: Mapping[str, Speaker], outlets: Mapping[str, str]
) -> None:
    """One report's account of one speaker, through one line of relays, is one origin, but for occasions that clash."""
    lines: dict[tuple[object, ...], list[list[Attribution]]] = defaultdict(list)
    for one in sorted(attributions, key=lambda a: (a.report, _place(a), a.id)):
        if one.speaker is None:
            continue
        line = (one.report, *(normal(name) for name in one.chain[:-1]), speaker_of[one.id].id)
        for account in reversed(lines[line]):
            if not any(clash(one.occasion, other.occasion) for other in (account[0], account[-1])):
                text = f"{outlets[one.report]} gives {one.speaker.name} one account"
                groups.merge(
                    account[0].id, one.id, Reason("same account", text, (*account[0].source[:1], *one.source[:1]))
                )
                account.append(one)
                break
        else:
            lines[line].append([one])


def _place(one: Attribution) -> int:
    return (one.source or one.cue or one.content)[0].start


def _merge_by_words(
    attributions: Sequence[Attribution],
    groups: Groups,
    speaker_of: Mapping[str, Speaker],
    families: Mapping[str, str],
) -> None:
    """The same run of words: of one named speaker in two reports, or in two reports of one family.

    One attribution stands for all that have a run and a speaker, or a run and a family and no other speaker: sets are
    transitive, so that a thousand copies are looked at a thousand times, not a million.
    """
    by_speaker: dict[tuple[object, ...], Attribution] = {}
    by_family: dict[tuple[object, ...], list[Attribution]] = defaultdict(list)
    for one in attributions:
        who = speaker_of.get(one.id)
        named = who is not None and who.named
        for run in _runs(one):
            if named and who is not None:
                other = by_speaker.setdefault((who.id, run), one)
                if other.report != one.report:
                    evidence = (*other.content[:1], *one.content[:1])
                    text = f"{who.name}, named in both, with the same words"
                    groups.merge(other.id, one.id, Reason("same speaker, same words", text, evidence))
            if one.report in families:
                holders = by_family[families[one.report], run]
                _merge_passage(one, holders, groups, speaker_of)


def _merge_passage(
    one: Attribution, holders: list[Attribution], groups: Groups, speaker_of: Mapping[str, Speaker]
) -> None:
    """A passage taken over keeps its speaker; one whom each report names otherwise there is another's."""
    for other in holders:
        if other.report != one.report and _may_be_one(other, one, speaker_of):
            evidence = (*other.content[:1], *one.content[:1])
            groups.merge(
                other.id, one.id, Reason("same passage", "one report took the passage from the other", evidence)
            )
            return
    if all(o.report != one.report or o.speaker != one.speaker for o in holders):
        holders.append(one)


def _may_be_one(a: Attribution, b: Attribution, speaker_of: Mapping[str, Speaker]) -> bool:
    if not (a.speaker and b.speaker and a.speaker.named and b.speaker.named):
        return True
    return speaker_of[a.id].id == speaker_of[b.id].id or same_name(a.speaker.name, b.speaker.name)


def _runs(one: Attribution, size: int = _SAME_WORDS) -> Iterator[tuple[str, ...]]:
    words = [w for span in one.content for w in _WORD.findall(span.exact.lower())]
    yield from dict.fromkeys(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def _merge_cited(reports: Sequence[Report], attributions: Sequence[Attribution], groups: Groups) -> None:
    """What a report passes on from an outlet is the statement in that outlet's own report, where it is there."""
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


def _merge_occasions(attributions: Sequence[Attribution], groups: Groups, speaker_of: Mapping[str, Speaker]) -> None:
    """One named speaker on one day at one news conference, hearing, speech or statement."""
    first: dict[tuple[object, ...], Attribution] = {}
    for one in attributions:
        at, who = one.occasion, speaker_of.get(one.id)
        if at is None or at.venue is None or at.day is None or who is None or not who.named or len(one.relays) > 1:
            continue
        if at.day.first is None or at.day.first != at.day.last:
            continue
        other = first.setdefault((who.id, at.venue, at.day.first), one)
        if other.report != one.report:
            text = f"{who.name} at one {at.venue.value} on {at.day.first:%-d %B %Y}"
            words = [o.words for o in (other.occasion, at) if o and o.words]
            groups.merge(other.id, one.id, Reason("same speaker, same occasion", text, tuple(words)))


def _merge_documents(attributions: Sequence[Attribution], groups: Groups, speaker_of: Mapping[str, Speaker]) -> None:
    """The same document, by its name."""
    first: dict[str, Attribution] = {}
    for one in attributions:
        who = speaker_of.get(one.id)
        if who is None or one.speaker is None or one.speaker.type is not AgentType.DOCUMENT:
            continue
        other = first.setdefault(who.id, one)
        if other.report != one.report:
            evidence = (*other.source[:1], *one.source[:1])
            groups.merge(other.id, one.id, Reason("same document", f"both go back to {who.name}", evidence))


def _merge_unnamed(attributions: Sequence[Attribution], groups: Groups, outlets: Mapping[str, str]) -> None:
    """The same unnamed people, by the same telling description, in two reports of one outlet or taken from one outlet.

    An outlet has many officials "familiar with the matter": only where they are given some of the same words is it one matter.
    """
    first: dict[tuple[object, ...], Attribution] = {}
    for one in attributions:
        if one.speaker is None or one.speaker.named or len(normal(one.speaker.name)) < _TELLING:
            continue
        outlet = one.chain[-2] if len(one.chain) > 1 else outlets[one.report]
        for run in _runs(one, _SAME_MATTER):
            other = first.setdefault((normal(outlet), normal(one.speaker.name), run), one)
            if other.report != one.report:
                text = f"{outlet} has it from {one.speaker.name}"
                evidence = (*other.source[:1], *one.source[:1])
                groups.merge(other.id, one.id, Reason("same outlet's unnamed source", text, evidence))


def _origin(members: Sequence[Attribution], reasons: Sequence[Reason], published: dict[str, dt.date | None]) -> Origin:
    speakers = [a.speaker for a in members if a.speaker]
    ids = tuple(a.id for a in members)
    name = "o" + digest(*ids)
    if not speakers:
        return Origin(name, OriginKind.UNKNOWN, "not resolved", None, ids, tuple(reasons))
    who = max(speakers, key=lambda s: (s.named, len(s.name), s.name))
    days = [a.occasion.day.first for a in members if a.occasion and a.occasion.day and a.occasion.day.first]
    dates: list[dt.date | None] = [*days] or [published.get(a.report) for a in members]
    # Dates and times do not compare with each other; as ISO 8601 they do.
    when = min((date for date in dates if date), key=str, default=None)
    return Origin(name, _kind(who.type, who.named), who.name, when, ids, tuple(reasons))


def _kind(kind: AgentType, named: bool) -> OriginKind:
    if kind is AgentType.DOCUMENT:
        return OriginKind.DOCUMENT
    if kind is AgentType.OUTLET and named:
        return OriginKind.AUTHOR
    return OriginKind.UTTERANCE if named else OriginKind.UNNAMED
