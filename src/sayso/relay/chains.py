"""Attributions -> relays, within one report: from statements inside statements, and from outlets that were told or cited.

A chain runs from the nearest relay to the innermost speaker. The outlet that publishes the report is no relay in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.model import AgentType, Attribution, Problem, Relay, Report
from sayso.relay.citations import same_name

_NAME = r"(?:[Tt]he )?[A-Z][\w’'-]*(?: (?:& |of |and (?=[A-Z]))?[A-Z][\w’'-]*)*"
_KIND = r"(?:newspaper|magazine|website|broadcaster|station|television|radio|channel|weekly|daily|agency|network|programme|program)"
_TOLD = re.compile(
    rf"^\s*(?:(?:told|tells|telling)\s+)?(?:(?:the|a|an|local|state|public|its|website|German|French|British|US)\s+)*(?:{_KIND}\s+)?(?P<who>{_NAME})(?:[’']s\b)?(?P<kind>\s+{_KIND})?"
)
_TOLD_BACK = re.compile(rf"^\s*(?:the|that)\s+(?P<who>paper|{_KIND})\b")
_INTERVIEW = re.compile(
    rf"\b(?:[Ii]n an interview (?:with|to|published by|in|on)|[Ss]peaking (?:to|on)|in remarks to)\s+(?:(?:the|a)\s+)?(?:{_KIND}\s+)?(?P<who>{_NAME})"
)
_CITING = re.compile(rf"\b(?:citing|quoting)\s+(?:(?:the|a)\s+)?(?:{_KIND}\s+)?(?P<who>{_NAME})")
_WRITING_IN = re.compile(rf"\b(?:writing|wrote|in an article|in a column)\s+(?:for|in)\s+(?P<who>{_NAME})")
# Bodies and people that are told things and pass nothing on.
_NO_RELAY = frozenset(
    "congress parliament senate house court committee council commission jury assembly commons lords un nations judge mr mrs ms"
    " president minister governor secretary senator americans republicans democrats monday tuesday wednesday thursday friday"
    " saturday sunday".split()
)
_NEAR = 160


def trace(report: Report, attributions: Sequence[Attribution]) -> tuple[list[Attribution], list[Problem]]:
    """Attributions with their relays, each hop with the words that show it."""
    by_id = {a.id: a for a in attributions}
    people = {a.speaker.name for a in attributions if a.speaker and a.speaker.type is AgentType.PERSON}
    done = []
    for one in attributions:
        hops: list[Relay] = []
        seen: set[str] = set()
        line: list[Attribution] = []
        here: Attribution | None = one
        while here is not None and here.id not in seen:
            seen.add(here.id)
            line.append(here)
            here = by_id.get(here.inside or "")
        for step in reversed(line):
            for hop in _hops(report, step, people):
                if not any(same_name(hop.by, other.by) for other in hops):
                    hops.append(hop)
        done.append(replace(one, relays=tuple(hops)))
    return done, []


def _hops(report: Report, one: Attribution, people: set[str]) -> list[Relay]:
    """The hops that one attribution shows by itself: an outlet told or written in, its own speaker, an outlet that cites."""
    if one.speaker is None:
        return []
    evidence = one.source[0] if one.source else None
    own = Relay(one.speaker.name, evidence)
    before = [hop for hop in _outlets(report, one, people) if not same_name(hop.by, one.speaker.name)]
    return [*before, own, *(hop for hop in _cited(report, one, people) if not same_name(hop.by, one.speaker.name))]


def _cited(report: Report, one: Attribution, people: set[str]) -> list[Relay]:
    """Whom the speaker cites beside its own name: `Channel Six, citing Signal & Record, reported`."""
    if not one.source or not one.cue:
        return []
    start, end = one.source[0].start, max(one.source[-1].end, one.cue[-1].end) + 60
    first = min((s.start for s in one.content if s.start > one.cue[-1].end), default=end)
    m = _CITING.search(report.text, start, min(end, first, len(report.text)))
    if not m or not _is_outlet(report, _bare(m["who"]), people):
        return []
    return [Relay(_bare(m["who"]), report.span(m.start("who"), m.start("who") + len(m["who"].rstrip(".,"))))]


def _outlets(report: Report, one: Attribution, people: set[str]) -> list[Relay]:
    if not one.cue:
        return []
    cue, text = one.cue[-1], report.text
    sentence_end = min((i for i in (text.find(". ", cue.end), text.find("\n", cue.end)) if i >= 0), default=len(text))
    after = text[cue.end : min(cue.end + _NEAR, sentence_end + 1)]
    found = []
    if re.search(r"\b(?:told|tells|telling)\b", cue.exact) and (m := _TOLD.match(after)):
        found.append((m, cue.end))
    found += [(m, cue.end) for m in _INTERVIEW.finditer(after)]
    if one.source:
        start = text.rfind("\n", 0, one.source[0].start) + 1
        lead = max(start, text.rfind(". ", start, one.source[0].start) + 1)
        found += [(m, lead) for m in _INTERVIEW.finditer(text[lead : one.source[0].start])]
    if one.source:
        a, b = one.source[0].start, one.source[-1].end
        found += [(m, a) for m in _WRITING_IN.finditer(text[a : b + _NEAR].split(". ")[0])]
    relays = [*_told_back(report, one, after, people)]
    for m, base in found:
        who = _bare(m["who"])
        if _is_outlet(report, who, people):
            a = base + m.start("who")
            relays.append(Relay(who, report.span(a, a + len(m["who"].rstrip(".,")))))
    return relays


def _told_back(report: Report, one: Attribution, after: str, people: set[str]) -> list[Relay]:
    """`she told the newspaper`: the outlet that somebody was said to have told before, in this block or the one above."""
    cue = one.cue[-1]
    m = _TOLD_BACK.match(after)
    if not m or not re.search(r"\b(?:told|tells|telling)\b", cue.exact):
        return []
    here = report.text.rfind("\n\n", 0, cue.start)
    floor = max(report.text.rfind("\n\n", 0, max(here, 0)), 0)
    before = list(re.finditer(rf"\btold\s+(?:the\s+)?(?P<who>{_NAME})", report.text[floor : cue.start]))
    for told in reversed(before):
        who = _bare(told["who"])
        if _is_outlet(report, who, people):
            a = cue.end + m.start("who")
            return [Relay(who, report.span(a, a + len(m["who"])))]
    return []


def _is_outlet(report: Report, who: str, people: set[str]) -> bool:
    """Could one who was told pass it on, and is it not the report's own outlet?"""
    low = {w.lower() for w in re.findall(r"\w+", who)}
    if not low or low & _NO_RELAY or any(same_name(who, p) for p in people):
        return False
    return not (
        report.outlet
        and (same_name(who, report.outlet) or low <= {w.lower() for w in re.findall(r"\w+", report.outlet)})
    )


def _bare(name: str) -> str:
    return re.sub(r"[’']s$", "", re.sub(r"^[Tt]he\s+", "", name).strip(" ,.")) or name
