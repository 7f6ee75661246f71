"""Pronouns as sources: who he, she, it, they, who and which are, or None where the report does not tell."""

from __future__ import annotations

import re

from sayso.model import Agent, AgentType, Candidate
from sayso.resolve.described import resolve_description
from sayso.resolve.named import by_capitals
from sayso.resolve.names import NOT_IN_NAMES
from sayso.resolve.scene import Scene
from sayso.resolve.words import (
    ANONYMOUS,
    BODIES,
    FEMALE_PRONOUNS,
    MALE_PRONOUNS,
    PLURAL_PRONOUNS,
    THING_PRONOUNS,
    WRITER_PRONOUNS,
)

_POSSESSIVE = {"his": "he", "her": "she", "its": "it", "their": "they", "our": "we", "whose": "who"}
_THINGS = (AgentType.ORGANISATION, AgentType.DOCUMENT, AgentType.OUTLET)
_MANY = (AgentType.GROUP, AgentType.ORGANISATION)
# How many blocks back a pronoun may reach for the last one who spoke.
_REACH = 3
# The least share of the likeliest candidate; below it, who is meant is left open.
_CLEAR = 0.55
# How far back (code points) a name may start that a relative pronoun follows.
_NAME_REACH = 120
# How far back (code points) the sentence before may begin.
_SUBJECT_REACH = 600
_SENTENCE = re.compile(r"[.!?][”\"]?\s+")
# "An officer, who asked not to be named, parted with ...": a role, and a verb of which it is the subject.
_UNNAMED_SUBJECT = re.compile(
    rf"(?P<who>(?:An?|One)\s(?:[\w-]+\s){{0,3}}?(?:{'|'.join(sorted(ANONYMOUS))})"
    r"(?:\s(?:of|at|in|from)\s(?:the\s)?[\w’' -]{3,40}?)?)"
    r"(?:,\s(?:who|whose)\s[^.]+?,)?\s(?!said\b|told\b)\w+(?:ed|t|de|ew|ok|ve|ad)\s"
)
_BODIES = "|".join(sorted(BODIES, key=len, reverse=True))
_A_BODY = re.compile(rf"\b(?:{_BODIES})\b", re.IGNORECASE)
_OPENING_BODY = re.compile(
    rf"(?:^|[.!?”\"]\s+)(?P<who>(?:The|An?)\s+(?:[a-z]+\s+){{0,2}}(?:{_BODIES})\b(?:\s+of\s+(?:[A-Z][\w’'-]+\s?)+)?"
    rf"|(?:The |the )?(?:[A-Z][\w’'-]*\s+)+(?:(?:{_BODIES})\b|[A-Z][\w’'-]*))"
)


def resolve_in_quotation(scene: Scene, word: str, at: int, speaker: str) -> Agent | tuple[Candidate, ...] | None:
    """Who he or she is in the words of a `speaker` (a name), who would say "I": somebody else, named there or before."""
    female = _POSSESSIVE.get(word.lower(), word.lower()) in FEMALE_PRONOUNS
    for back in (0, 1):
        if likely := scene.persons_spoken_of(at, back=back, female=female, without=speaker):
            return likely[0].agent if likely[0].score >= _CLEAR else tuple(likely)
    return None


def resolve_pronoun(scene: Scene, word: str, at: int, *, teaches: bool = True) -> Agent | tuple[Candidate, ...] | None:
    """Who a pronoun at `at` stands for, or who it may stand for where two are about as likely, or None.

    With `teaches`, he and she tell the scene that one's gender.
    """
    low = _POSSESSIVE.get(word.lower(), word.lower())
    if low in WRITER_PRONOUNS:
        return Agent(scene.report.byline, AgentType.PERSON, True) if scene.report.byline else None
    if low in ("who", "which", "that"):
        return _antecedent(scene, at)
    if low in MALE_PRONOUNS | FEMALE_PRONOUNS:
        female = low in FEMALE_PRONOUNS
        if (subject := _subject_before(scene, at)) is not None:
            return subject
        if (teller := scene.teller(at, female=female)) is not None:
            return teller
        for back in (0, 1, _REACH):
            if likely := scene.persons_before(at, back=back, female=female):
                if likely[0].score < _CLEAR:
                    return tuple(likely)
                found = likely[0].agent
                if teaches and (person := scene.people.get(found.name)):
                    person.female = female
                return found
        return None
    if low in THING_PRONOUNS:
        near = _body_before(scene, at) or scene.nearest_body(at)
        return near or scene.last_spoken(at, _THINGS) or scene.nearest_body(at, back=1)
    return (scene.last_spoken(at, _MANY) or scene.nearest_body(at, back=1)) if low in PLURAL_PRONOUNS else None


def _subject_before(scene: Scene, at: int) -> Agent | None:
    """The unnamed one who is the subject of the sentence before, which names others behind: `An officer parted with Rask. He`."""
    start = max(scene.block_start(at), at - _SUBJECT_REACH)
    before = scene.report.text[start:at]
    ends = [m.end() for m in _SENTENCE.finditer(before)]
    if not ends or before[ends[-1] :].strip():
        return None
    m = _UNNAMED_SUBJECT.match(before, ends[-2] if len(ends) > 1 else 0)
    return Agent(m["who"], AgentType.UNKNOWN, False) if m else None


def _antecedent(scene: Scene, at: int) -> Agent | None:
    """What stands right before a relative pronoun: a name, or a description with its article."""
    before = scene.report.text[scene.block_start(at) : at].rstrip(" ,—-(")
    end = scene.block_start(at) + len(before)
    for _, stop, member in reversed(scene.cast.between(max(0, end - _NAME_REACH), end)):
        if stop == end:
            return scene.agent(member)
    m = re.search(r"(?:[A-Z][\w’'&.-]*\s+(?:of\s+|the\s+|for\s+|and\s+|&\s+)*)*[A-Z][\w’'&.-]*$", before)
    if m and m.group() not in NOT_IN_NAMES:
        return by_capitals(scene, m.group(), m.group(), at)
    if m := re.search(
        r"\b(?:its|his|her|an?|one|two|three|the|some|several)\s+(?:[\w’'.()-]+\s+){0,8}[\w’'-]+$", before
    ):
        return resolve_description(scene, m.group(), at)
    return None


def _body_before(scene: Scene, at: int) -> Agent | None:
    """The body that a sentence of this block opens with: `The office of X denied it. "...," it said.`"""
    block = scene.report.text[scene.block_start(at) : at]
    for m in reversed(list(_OPENING_BODY.finditer(block))):
        words = m["who"].strip()
        if any(name in words and " of " not in words for name in scene.people):
            continue
        if _A_BODY.search(words) or re.search(r"[’']s? |Group|[A-Z]{2}", words):
            return Agent(re.sub(r"^(The|An?)\s+", lambda a: a[0].lower(), words), AgentType.ORGANISATION, True)
    return None
