"""Who speaks in a headline: "Governor: leaked memo real" sums up what the report then tells of somebody by name.

A headline has no room for a name. Where it only describes who speaks, and the body tells most of the same of somebody who may be
so described, that is who speaks: or each report would stand for two origins, itself and its headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.model import Agent, AgentType, Attribution, Report
from sayso.resolve.named import role_of
from sayso.resolve.scene import body_of
from sayso.resolve.words import singular

# What the headline tells must stand in what the body tells: so many of its words, and this share of them.
_WORDS, _SHARE = 2, 0.5
# So many statements make a report one person's, if they are half of what is told there, too.
_MOST = 4
# So many statements of the body are looked at: a headline sums up what comes first.
_LOOKED_AT = 12
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_SMALL = frozenset(
    "that this with from have been were will would could should after over says said more than they them their what when which"
    " into also about against before between during there these those because while".split()
)
# Words of one root begin alike.
_ROOT = 5


def name_headlines(report: Report, resolved: Sequence[Attribution]) -> list[Attribution]:
    """The statements, those of the headline that only describe who speaks with the speaker that the body gives."""
    body = body_of(report)
    told = [a for a in resolved if a.inside is None and a.speaker and a.place >= body][:_LOOKED_AT]
    return [_named(one, told) if one.place < body else one for one in resolved]


def _named(one: Attribution, told: Sequence[Attribution]) -> Attribution:
    if one.inside is not None or one.speaker is None or one.speaker.named:
        return one
    if one.speaker.type is AgentType.OUTLET:
        outlets = {a.speaker for a in told if a.speaker and a.speaker.type is AgentType.OUTLET and a.speaker.named}
        return replace(one, speaker=outlets.pop()) if len(outlets) == 1 else one
    words = _words(one)
    likest = max(told, key=lambda other: len(words & _words(other)), default=None)
    shared = len(words & _words(likest)) if likest else 0
    if shared < _WORDS or shared < _SHARE * len(words):
        likest = _whose_report(told)
    if likest is None or likest.speaker is None or not _may_be(one.speaker, likest.speaker):
        return one
    return replace(one, speaker=likest.speaker, candidates=likest.candidates)


def _whose_report(told: Sequence[Attribution]) -> Attribution | None:
    """What one person says who says most of what the body tells, as in an interview."""
    said: dict[Agent, list[Attribution]] = {}
    for one in told:
        if one.speaker and one.speaker.named and one.speaker.type is AgentType.PERSON:
            said.setdefault(one.speaker, []).append(one)
    most = max(said.values(), key=len, default=[])
    return most[0] if len(most) >= max(_MOST, _SHARE * len(told)) else None


def _words(one: Attribution) -> set[str]:
    found = (w.lower() for span in one.content for w in _WORD.findall(span.exact))
    return {w[:_ROOT] for w in found if w not in _SMALL}


def _may_be(described: Agent, told: Agent) -> bool:
    """May who is described so be who is told of: one person is not "officials", nor is a ministry "the witness"?"""
    last = described.name.lower().split()[-1]
    several = singular(last) != last
    if told.type is AgentType.PERSON:
        return not several
    if told.type in (AgentType.OUTLET, AgentType.DOCUMENT) or several:
        return False
    return told.named or role_of(described.name) is None or role_of(described.name) == role_of(told.name)
