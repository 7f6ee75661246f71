"""Attributions -> origins: where each line of relays ends, and which lines end at the same place.

Only what is shown merges, each time for one of these reasons: one report's account of one speaker on one occasion; a passage
that one report took from another; an explicit citation; the same named speaker with the same words, or on the same day in
the same place; the same document; the same unnamed people of one outlet. A person's decision stands above them all. Likeness
merges nothing: it widens the range of a claim (see `ranges`).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from sayso.model import (
    AgentType,
    Attribution,
    Circle,
    Decision,
    Derivation,
    Origin,
    OriginKind,
    Reason,
    Report,
    Speaker,
    digest,
)
from sayso.relay.agents import by_attribution, find_speakers
from sayso.relay.circles import closed_in, find_circles
from sayso.relay.citations import Link, find_links, same_name
from sayso.relay.groups import Groups
from sayso.relay.occasions import clash
from sayso.relay.passages import families, merge_by_words, merge_retold
from sayso.resolve.names import normal

# So many accounts of one speaker in one report, on occasions that clash, are kept apart; a next one is looked for among the last.
_ACCOUNTS = 20
GOES_ROUND = "circular"
"""The rule of the reason for which an origin is unknown: what goes back to it only goes round."""


def find_origins(
    reports: Sequence[Report],
    attributions: Sequence[Attribution],
    derivations: Sequence[Derivation],
    decisions: Sequence[Decision] = (),
    links: Sequence[Link] | None = None,
    speakers: Sequence[Speaker] | None = None,
) -> list[Origin]:
    """The origins of all attributions; each attribution goes back to exactly one. Does not depend on the order of any input.

    `links` are those of `find_links` and `speakers` of `find_speakers`, where they are known. Linear, but for looking up names
    and words.
    """
    ordered = sorted(attributions, key=lambda a: a.id)
    links = sorted(links if links is not None else find_links(reports, ordered), key=lambda link: link.one.id)
    groups = Groups((a.id for a in ordered), decisions)
    speaker_of = by_attribution(speakers if speakers is not None else find_speakers(reports, ordered))
    outlets = {r.id: r.outlet or r.address for r in reports}
    _merge_accounts(ordered, groups, speaker_of, outlets)
    merge_by_words(ordered, groups, speaker_of, families(derivations), outlets)
    merge_retold(ordered, derivations, groups, speaker_of)
    _merge_cited(links, groups)
    _merge_occasions(ordered, groups, speaker_of)
    _merge_documents(ordered, groups, speaker_of)
    by_id = {a.id: a for a in ordered}
    published = {r.id: r.published for r in reports}
    rounds = _Rounds(links, closed_in(find_circles(reports, ordered, links)))
    found = []
    for root, ids in groups.members().items():
        members = [by_id[i] for i in ids]
        origin = _origin(members, groups.reasons(root), published, rounds.passed_on)
        circle = rounds.only(members)
        found.append(_unknown(origin, circle) if circle else origin)
    return found


class _Rounds:
    """Which statements are passed on from a report of the pile, and which of them only go round."""

    def __init__(self, links: Sequence[Link], closed: Mapping[str, Circle]) -> None:
        self._closed = closed
        self.passed_on = {link.one.id for link in links}
        self._cited: dict[str, set[str]] = defaultdict(set)
        for link in links:
            if link.one.id in closed:
                self._cited[link.one.report].add(link.relay.by)

    def only(self, members: Sequence[Attribution]) -> Circle | None:
        """The closed circle on which some of the members are, where no member has it from outside."""
        circle = next((self._closed[a.id] for a in members if a.id in self._closed), None)
        return circle if circle and all(map(self._is_second_hand, members)) else None

    def _is_second_hand(self, one: Attribution) -> bool:
        if one.id in self.passed_on:
            return True
        return any(same_name(hop.by, by) for hop in one.relays for by in self._cited.get(one.report, ()))


def _unknown(origin: Origin, circle: Circle) -> Origin:
    reason = Reason(GOES_ROUND, "each report has it from another, and none from anybody else", circle.evidence)
    return replace(origin, kind=OriginKind.UNKNOWN, reasons=(*origin.reasons, reason))


def _merge_accounts(
    attributions: Sequence[Attribution], groups: Groups, speaker_of: Mapping[str, Speaker], outlets: Mapping[str, str]
) -> None:
    """One report's account of one speaker, through one line of relays, is one origin, but for occasions that clash."""
    lines: dict[tuple[object, ...], list[list[Attribution]]] = defaultdict(list)
    for one in sorted(attributions, key=lambda a: (a.report, a.place, a.id)):
        if one.speaker is None:
            continue
        line = (one.report, *(normal(name) for name in one.chain[:-1]), speaker_of[one.id].id)
        for account in islice(reversed(lines[line]), _ACCOUNTS):
            if not any(clash(one.occasion, other.occasion) for other in (account[0], account[-1])):
                text = f"{outlets[one.report]} gives {one.speaker.name} one account"
                groups.merge(
                    account[0].id, one.id, Reason("same account", text, (*account[0].source[:1], *one.source[:1]))
                )
                account.append(one)
                break
        else:
            lines[line].append([one])


def _merge_cited(links: Sequence[Link], groups: Groups) -> None:
    """What a report passes on from an outlet is the statement in that outlet's own report, where it is there."""
    done = set()
    for link in links:
        if link.one.id not in done:
            done.add(link.one.id)
            evidence = (*((link.relay.evidence,) if link.relay.evidence else ()), *link.told.source[:1])
            text = f"it is taken from {link.relay.by}, whose own report is in the pile"
            groups.merge(link.told.id, link.one.id, Reason("explicit citation", text, evidence))


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


def _origin(
    members: Sequence[Attribution],
    reasons: Sequence[Reason],
    published: Mapping[str, dt.date | None],
    passed_on: Collection[str],
) -> Origin:
    speakers = [a.speaker for a in members if a.speaker]
    ids = tuple(a.id for a in members)
    name = "o" + digest(*ids)
    if not speakers:
        return Origin(name, OriginKind.UNKNOWN, "not resolved", None, ids, tuple(reasons))
    first_hand = {a.speaker for a in members if a.id not in passed_on}
    who = max(
        speakers,
        # An outlet whose own report is in the pile passes on; who is there named, or only described, is behind it.
        key=lambda s: (s.named and s.type is not AgentType.OUTLET, s in first_hand, s.named, len(s.name), s.name),
    )
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
