"""Attributions -> origins: where each line of relays ends, and which lines end at the same place.

Only what is shown merges, each time for one of these reasons: one report's account of one speaker on one occasion, or of
a body and whoever speaks for it in the next sentence; a passage that one report took from another; an explicit citation; the same
named speaker with the same words, or on the same day in the same place; the same document; the same unnamed people of one outlet.
A person's decision stands above them all. Likeness merges nothing: it widens the range of a claim (see `ranges`).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

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
    Venue,
    digest,
)
from sayso.relay.agents import find_speakers
from sayso.relay.circles import circles_of, closed_in
from sayso.relay.citations import Link, find_links, same_name
from sayso.relay.groups import Groups
from sayso.relay.known import Known, Masthead, Voice, Voices
from sayso.relay.occasions import clash
from sayso.relay.passages import called, families, merge_by_words, merge_retold
from sayso.resolve.names import normal

# So many accounts of one speaker in one report, on occasions that clash, are kept apart; a next one is looked for among the last.
_ACCOUNTS = 20
# So many code points lie between what a body says and its spokesman's next sentence, at most.
_BESIDE = 60
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
    speakers = speakers if speakers is not None else find_speakers(reports, ordered)
    made_from = {d.report: d.original for d in sorted(derivations, key=lambda d: (d.report, d.original))}
    known = Known(
        {r.id: Masthead.of(r) for r in reports},
        {i: Voice(s.id, s.named) for s in speakers for i in s.attributions},
        made_from,
        families(made_from),
        links,
        decisions,
    )
    return origins_of(ordered, known, circles_of({r.id: r.outlet for r in reports}, links))


def origins_of(ordered: Sequence[Attribution], known: Known, circles: Sequence[Circle]) -> list[Origin]:
    """The origins of statements, in the order of their ids, under what is known; `circles` are those of its links.

    Some statements of a pile have the same origins by themselves as among all, if no other shares with any of them a speaker in
    one report, telling words, an occasion, a document, a link or a decision (`growing.cells`).
    """
    groups = Groups((a.id for a in ordered), known.decisions)
    _merge_accounts(ordered, groups, known)
    _merge_bodies(ordered, groups)
    merge_by_words(ordered, groups, known)
    merge_retold(ordered, groups, known)
    _merge_cited(known.links, groups)
    _merge_occasions(ordered, groups, known.voices)
    _merge_documents(ordered, groups, known.voices)
    by_id = {a.id: a for a in ordered}
    rounds = _Rounds(known.links, closed_in(circles))
    reasons = groups.reasons()
    found = []
    for root, ids in groups.members().items():
        members = [by_id[i] for i in ids]
        origin = _origin(members, reasons.get(root, ()), known.mastheads, rounds.passed_on)
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
                self._cited[link.one.id].add(link.relay.by)

    def only(self, members: Sequence[Attribution]) -> Circle | None:
        """The closed circle on which some of the members are, where no member has it from outside."""
        circle = next((self._closed[a.id] for a in members if a.id in self._closed), None)
        if circle is None:
            return None
        cited: dict[str, set[str]] = defaultdict(set)
        for one in members:
            cited[one.report] |= self._cited.get(one.id, set())
        return circle if all(self._is_second_hand(one, cited[one.report]) for one in members) else None

    def _is_second_hand(self, one: Attribution, cited: Collection[str]) -> bool:
        return one.id in self.passed_on or any(same_name(hop.by, by) for hop in one.relays for by in cited)


def _unknown(origin: Origin, circle: Circle) -> Origin:
    reason = Reason(GOES_ROUND, "each report has it from another, and none from anybody else", circle.evidence)
    return replace(origin, kind=OriginKind.UNKNOWN, reasons=(*origin.reasons, reason))


def _merge_accounts(attributions: Sequence[Attribution], groups: Groups, known: Known) -> None:
    """One report's account of one speaker, through one line of relays, is one origin, but for occasions that clash."""
    lines: dict[tuple[object, ...], list[list[Attribution]]] = defaultdict(list)
    for one in sorted(attributions, key=lambda a: (a.report, a.place, a.id)):
        if one.speaker is None:
            continue
        line = line_of(one, known.voices)
        for account in islice(reversed(lines[line]), _ACCOUNTS):
            if not any(clash(one.occasion, other.occasion) for other in (account[0], account[-1])):
                text = f"{known.mastheads[one.report].name} gives {one.speaker.name} one account"
                groups.merge(
                    account[0].id, one.id, Reason("same account", text, (*account[0].source[:1], *one.source[:1]))
                )
                account.append(one)
                break
        else:
            lines[line].append([one])


def _merge_bodies(attributions: Sequence[Attribution], groups: Groups) -> None:
    """What a body says, and what whoever speaks for it goes on to say in the next sentence, is one account of the body's."""
    told: dict[str, list[Attribution]] = defaultdict(list)
    for one in sorted(attributions, key=lambda a: (a.report, a.place, a.id)):
        if (body := body_of(one)) is not None:
            told[body].append(one)
    for held in told.values():
        for one, other in pairwise(held):
            said, speaks = one.speaker, other.speaker
            starts = min(other.place, other.content[0].start)
            beside = 0 <= starts - max(one.place, one.content[-1].end) <= _BESIDE
            theirs = said and speaks and said.on_behalf_of is None and speaks.on_behalf_of is not None
            if said and speaks and theirs and beside and not clash(one.occasion, other.occasion):
                text = f"{speaks.name} speaks for {said.name} in the next sentence"
                groups.merge(one.id, other.id, Reason("same body", text, (*one.source[:1], *other.source[:1])))


def body_of(one: Attribution) -> str | None:
    """The body whose word a statement is in its report: its own, or that of whoever speaks for it."""
    if one.speaker is None or len(one.relays) > 1 or not one.content or one.inside is not None:
        return None
    own = one.speaker.name if one.speaker.named and one.speaker.type is AgentType.ORGANISATION else None
    name = one.speaker.on_behalf_of or own
    return f"{one.report} {' '.join(normal(name))}" if name else None


def line_of(one: Attribution, voices: Voices) -> tuple[object, ...]:
    """The line of relays in its report by which a statement comes, and who is at its end."""
    return one.report, *(normal(name) for name in one.chain[:-1]), voices[one.id].id


def _merge_cited(links: Sequence[Link], groups: Groups) -> None:
    """What a report passes on from an outlet is the statement in that outlet's own report, where it is there."""
    done = set()
    for link in links:
        if link.one.id not in done:
            done.add(link.one.id)
            evidence = (*((link.relay.evidence,) if link.relay.evidence else ()), *link.told.source[:1])
            text = f"it is taken from {link.relay.by}, whose own report is in the pile"
            groups.merge(link.told.id, link.one.id, Reason("explicit citation", text, evidence))


def _merge_occasions(attributions: Sequence[Attribution], groups: Groups, voices: Voices) -> None:
    """One named speaker on one day at one news conference, hearing, speech or statement."""
    first: dict[tuple[object, ...], Attribution] = {}
    for one in attributions:
        who, at = voices.get(one.id), day_and_venue(one)
        if at is None or who is None or not who.named or len(one.relays) > 1:
            continue
        day, venue = at
        other = first.setdefault((who.id, venue, day), one)
        if other.report != one.report:
            text = f"{called(other, one)} at one {venue.value} on {day:%-d %B %Y}"
            words = [o.occasion.words for o in (other, one) if o.occasion and o.occasion.words]
            groups.merge(other.id, one.id, Reason("same speaker, same occasion", text, tuple(words)))


def day_and_venue(one: Attribution) -> tuple[dt.date, Venue] | None:
    """The one day on which something was said, and the venue, where both are known."""
    at = one.occasion
    if at is None or at.venue is None or at.day is None or at.day.first is None or at.day.first != at.day.last:
        return None
    return at.day.first, at.venue


def _merge_documents(attributions: Sequence[Attribution], groups: Groups, voices: Voices) -> None:
    """The same document, by its name."""
    first: dict[str, Attribution] = {}
    for one in attributions:
        who = voices.get(one.id)
        if who is None or not is_document(one):
            continue
        other = first.setdefault(who.id, one)
        if other.report != one.report:
            evidence = (*other.source[:1], *one.source[:1])
            reason = Reason("same document", f"both go back to {called(other, one)}", evidence)
            groups.merge(other.id, one.id, reason)


def is_document(one: Attribution) -> bool:
    """Is it a document that says so?"""
    return one.speaker is not None and one.speaker.type is AgentType.DOCUMENT


def _origin(
    members: Sequence[Attribution],
    reasons: Sequence[Reason],
    mastheads: Mapping[str, Masthead],
    passed_on: Collection[str],
) -> Origin:
    speakers = [a.speaker for a in members if a.speaker]
    ids = tuple(a.id for a in members)
    # What was told first stays first while a pile grows, and so does the name.
    name = "o" + digest(min(members, key=lambda a: (_day(mastheads[a.report]), a.id)).id)
    if not speakers:
        return Origin(name, OriginKind.UNKNOWN, "not resolved", None, ids, tuple(reasons))
    first_hand = {a.speaker for a in members if a.id not in passed_on}
    who = max(
        speakers,
        # An outlet whose own report is in the pile passes on; who is there named, or only described, is behind it.
        key=lambda s: (s.named and s.type is not AgentType.OUTLET, s in first_hand, s.named, len(s.name), s.name),
    )
    days = [a.occasion.day.first for a in members if a.occasion and a.occasion.day and a.occasion.day.first]
    dates: list[dt.date | None] = [*days] or [mastheads[a.report].published for a in members]
    # Dates and times do not compare with each other; as ISO 8601 they do.
    when = min((date for date in dates if date), key=str, default=None)
    return Origin(name, _kind(who.type, who.named), who.name, when, ids, tuple(reasons))


def _day(masthead: Masthead) -> str:
    """As ISO 8601 days and times compare; what has none comes last."""
    return masthead.published.isoformat() if masthead.published else "~"


def _kind(kind: AgentType, named: bool) -> OriginKind:
    if kind is AgentType.DOCUMENT:
        return OriginKind.DOCUMENT
    if kind is AgentType.OUTLET and named:
        return OriginKind.AUTHOR
    return OriginKind.UTTERANCE if named else OriginKind.UNNAMED
