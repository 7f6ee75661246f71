"""Source spans -> agents, within one report: full names for surnames, pronouns and roles; the rest as described.

What cannot be told stays as the report words it; a pronoun with nobody before it has no speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.model import Agent, AgentType, Attribution, Candidate, Name, Problem, Report
from sayso.resolve.described import resolve_description
from sayso.resolve.documents import as_introduced
from sayso.resolve.headlines import name_headlines
from sayso.resolve.named import people_in, resolve_name, role_of
from sayso.resolve.pronouns import resolve_in_quotation, resolve_pronoun
from sayso.resolve.scene import Scene
from sayso.resolve.words import (
    ANONYMOUS,
    DOCUMENTS,
    FEMALE_PRONOUNS,
    MALE_PRONOUNS,
    POSSESSIVES,
    PRONOUNS,
    WRITER_PRONOUNS,
)

_QUOTED_AS = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+(?P<who>[^.;:\n]+?)\s+(?:as\s+)?$")
# "..., it says in a notice of the yard".
_IT_SAYS_IN = re.compile(
    rf"\s+in\s+(?P<what>(?:an?|the|its|their)\s(?:[\w’'-]+\s){{0,3}}?(?:{'|'.join(sorted(DOCUMENTS))}|annex)\b"
    r"(?:\s(?:of|by|from)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)?)"
)
# "By Brigadier Rask's account": it is Rask's.
_OWN_ACCOUNT = re.compile(
    r"(?<=\w)[’']s?\s(?:own\s)?(?:account|version|telling|reckoning|recollection|calculations?|charge|claim|denial|warning|view"
    r"|contention|assertion|allegation|description|assessment|estimate|count|tally)$"
)
_SETTING = re.compile(r"(?:in|at|on|during|after|before|with|from)\s", re.I)
_OPENING_PRONOUN = re.compile(r"(?:he|she|they|it)\b", re.I)
_NEAR = 160
_ASIDE = re.compile(r"\s*\([^)]*\)")
_INDEFINITE = re.compile(r"an?\s", re.I)
_PERSONAL = frozenset("he she they it".split())
_IT_OR_THEY = frozenset("it they them itself themselves".split())
_MARKS = ' ,.:;“”"'


def resolve_speakers(
    report: Report, attributions: Sequence[Attribution], names: Sequence[Name] = ()
) -> tuple[list[Attribution], list[Problem]]:
    """Attributions with their speaker set where the report tells who it is. `names` are all those of the report."""
    ordered = sorted(attributions, key=lambda a: a.place)
    scene = Scene.of(report, ordered, names)
    _read_opening(scene, ordered)
    late = _named_late(scene, ordered)
    by_id = {a.id: a for a in ordered}
    done: list[Attribution] = []
    for one in ordered:
        told = late.get(one.id) or _speaker(scene, one, by_id.get(one.inside or ""))
        if isinstance(told, tuple):
            done.append(replace(one, candidates=told))
            continue
        done.append(replace(one, speaker=told, candidates=_alternatives(scene, told)))
        by_id[one.id] = done[-1]
        # Only who speaks in the report's own voice is whom a later pronoun goes back to.
        if told is not None and one.inside is None:
            scene.spoke.append((one.place, told))
    return name_headlines(report, _third_persons(scene, _first_persons(done))), []


def _alternatives(scene: Scene, told: Agent | None) -> tuple[Candidate, ...]:
    """The people of one surname whom that surname alone may mean."""
    member = scene.people.get(told.name) if told else None
    names = member.alternatives if member else []
    return tuple(Candidate(scene.agent(scene.people[n]), round(1 / len(names), 4)) for n in names if n in scene.people)


def _first_persons(resolved: list[Attribution]) -> list[Attribution]:
    """A "we" inside what somebody says is that somebody."""
    by_id = {a.id: a for a in resolved}
    done = []
    for one in resolved:
        outer = by_id.get(one.inside or "")
        while outer is not None and _is_first_person(outer):
            outer = by_id.get(outer.inside or "")
        done.append(replace(one, speaker=outer.speaker) if outer is not None and _is_first_person(one) else one)
    return done


def _third_persons(scene: Scene, resolved: list[Attribution]) -> list[Attribution]:
    """He or she in what somebody says in so many words is another: who speaks would say "I"."""
    by_id = {a.id: a for a in resolved}
    done = []
    for one in resolved:
        outer, word = by_id.get(one.inside or ""), one.source[0].exact.lower() if one.source else ""
        if (
            word not in MALE_PRONOUNS | FEMALE_PRONOUNS
            or outer is None
            or outer.speaker is None
            or not scene.in_quotes[one.source[0].start]
        ):
            done.append(one)
            continue
        at, female = one.source[0].start, word in FEMALE_PRONOUNS
        begin = next((s.start for s in outer.content if s.start <= at < s.end), at)
        if (named := scene.named_within(begin, at, female=female, without=outer.speaker.name)) is not None:
            done.append(replace(one, speaker=named, candidates=()))
            continue
        if one.speaker != outer.speaker:
            done.append(one)
            continue
        told = resolve_in_quotation(scene, word, at, outer.speaker.name)
        named = told if isinstance(told, Agent) else None
        done.append(replace(one, speaker=named, candidates=told if isinstance(told, tuple) else ()))
    return done


def _is_first_person(one: Attribution) -> bool:
    return (
        bool(one.source) and one.inside is not None and one.source[0].exact.lower() in WRITER_PRONOUNS | {"our", "my"}
    )


def _quoted_as_saying(scene: Scene, one: Attribution) -> Agent | None:
    """Who "saying" goes with where the reader found no source: `the paper quoted a clerk as saying that ...`."""
    if not one.cue or not one.cue[0].exact.lower().removeprefix("as ").startswith(("saying", "having", "telling")):
        return None
    at = one.cue[0].start
    m = _QUOTED_AS.search(scene.report.text, max(0, at - _NEAR), at)
    if m is None or m.end() != at:
        return None
    words = m["who"].strip(_MARKS)
    if words.lower() in PRONOUNS:
        # "He quoted himself as saying": the one who quotes.
        told = resolve_pronoun(scene, words, m.start("who"), teaches=False)
        return told if isinstance(told, Agent) else None
    return resolve_name(scene, words, m.start("who")) or resolve_description(scene, words, m.start("who"))


def _speaker(scene: Scene, one: Attribution, outer: Attribution | None) -> Agent | tuple[Candidate, ...] | None:
    if not one.source:
        return _quoted_as_saying(scene, one)
    for span in reversed(one.source):
        # Of a source in pieces ("the firm, ... its director Jo Doe"), a person is who speaks.
        if len(one.source) > 1 and people_in(scene, span.exact, span.start):
            return resolve_name(scene, span.exact.strip(_MARKS), span.start)
    if _is_first_person(one):
        return None
    span = one.source[0]
    if one.cue and _SETTING.match(span.exact) and (m := _OPENING_PRONOUN.match(one.cue[0].exact)):
        # "In a statement sent on Friday | he wrote": the reader took the setting for the source.
        return resolve_pronoun(scene, m.group(), one.cue[0].start, teaches=one.inside is None)
    words = _OWN_ACCOUNT.sub("", _ASIDE.sub("", span.exact).strip(_MARKS))
    if words.split(",")[0].lower() in _PERSONAL:
        words = words.split(",")[0]  # "he, like others,"
    if one.inside is not None and words.lower() in _IT_OR_THEY:
        return _within(scene, words, span.start, outer)
    if words.lower() == "it" and one.cue and (found := _IT_SAYS_IN.match(scene.report.text, one.cue[-1].end)):
        return resolve_description(scene, found["what"], found.start("what"))
    if words.lower() in PRONOUNS | POSSESSIVES | WRITER_PRONOUNS:
        return resolve_pronoun(scene, words, span.start, teaches=one.inside is None)
    if not words:
        return None
    told = resolve_name(scene, words, span.start) or resolve_description(scene, words, span.start)
    return as_introduced(scene, told, span.start) if told and told.type is AgentType.DOCUMENT else told


def _within(scene: Scene, word: str, at: int, outer: Attribution | None) -> Agent | tuple[Candidate, ...] | None:
    """Who it or they are in what somebody says: one named there before, or else the body or group that says it.

    In a quotation "they" may be anybody, and a body says "we" of itself.
    """
    start = next((s.start for s in outer.content if s.start <= at < s.end), at) if outer else at
    spoken = outer.speaker if outer else None
    if near := scene.nearest_body_from(start, at):
        return near
    if scene.in_quotes[at]:
        return None
    if spoken and spoken.type in (AgentType.ORGANISATION, AgentType.GROUP, AgentType.OUTLET):
        return spoken
    return resolve_pronoun(scene, word, at, teaches=False) if spoken is None or not spoken.named else None


def _read_opening(scene: Scene, ordered: Sequence[Attribution]) -> None:
    """An opening names late: who is "the governor" in the first paragraph is named, without a role, in the next.

    That person takes the role of the one definite description that speaks before, where there is just one.
    """
    # Notes on corrections and the byline may stand above.
    begin = next((a.place for a in ordered if a.place >= scene.body), scene.body)
    above = max(1, bisect_right(scene.starts, begin) - 1)
    if len(scene.starts) < above + 3:
        return
    last = scene.starts[min(above + 4, len(scene.starts) - 1)]
    first = [a.source[0] for a in ordered if a.source and a.place < scene.starts[above + 2]]
    early = [s for s in first if not people_in(scene, s.exact, s.start)]
    described = [s for s in early if _is_definite(s.exact) and role_of(s.exact)]
    roles = {str(role_of(s.exact)) for s in described}
    sources = " | ".join(a.source[0].exact for a in ordered if a.source)
    named = sorted(
        (p.introduced, p.name)
        for p in scene.people.values()
        if scene.starts[above] < p.introduced < last and re.search(rf"\b{re.escape(p.name.split()[-1])}\b", sources)
    )
    if len(roles) != 1 or not named or any(roles & p.roles for p in scene.people.values()):
        return
    person = scene.people[named[0][1]]
    if not person.roles and person.introduced > described[0].start:
        person.roles |= roles


def _named_late(scene: Scene, ordered: Sequence[Attribution]) -> dict[str, Agent]:
    """Who `a state inspector warned` in the opening is, where just one person of that role is named after it.

    Roles that news gives to those it does not name ("an official") are left alone.
    """
    found: dict[str, Agent] = {}
    opening = scene.starts[min(2, len(scene.starts) - 1)] if scene.starts else 0
    for one in ordered:
        if not one.source or one.place > opening or not _INDEFINITE.match(one.source[0].exact):
            continue
        role = role_of(one.source[0].exact)
        holders = [p for p in scene.people.values() if role in p.roles]
        if role and role not in ANONYMOUS and len(holders) == 1 and holders[0].introduced > one.place:
            found[one.id] = Agent(holders[0].name, AgentType.PERSON, True)
    return found


def _is_definite(words: str) -> bool:
    return words.lower().startswith("the ") or "’s " in words or "'s " in words
