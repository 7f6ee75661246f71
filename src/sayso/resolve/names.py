"""The people of one report: every full name in it, what is said of each (title, role, he or she), and where."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field

from sayso.resolve.words import (
    BEFORE_TITLES,
    BODY_NAMES,
    DOCUMENTS,
    FEMALE_TITLES,
    HONORIFICS,
    MALE_TITLES,
    OUTLET_NAMES,
    ROLES,
    ROLES_OF_EITHER,
    singular,
)

_WORD = r"[A-Z][\w’'-]*[\w]|[A-Z]\.?"
_NAME = re.compile(rf"(?:{_WORD})(?:\s+(?:(?:de|da|der|von|van|al|el|bin|ter|la)\s+)*(?:{_WORD}))+")
NOT_IN_NAMES = frozenset(
    "The A An In On At But And For Of It He She They We I As If When While After Before Since Asked So His Her Their Our Its"
    " This That These Those There What Why How Who Where No Not Yes According Former".split()
) | {*calendar.day_name, *calendar.month_name}
_CAPITAL = re.compile(r"\b[A-Z][\w-]*(?:[’'](?!s\b)\w+)*")
_OF_OFFICE = re.compile(r"\b(?:Secretary|Minister|Under-?[Ss]ecretary|Department|Speaker) of $")
_PLACE_WORDS = frozenset("of in at near above from to through around outside inside across into".split())
_APPOSITION = re.compile(r"^,\s+(?P<what>(?:[^,.;“”\"()]|\.(?=\w)){3,90})")
_ROLE_BEFORE = re.compile(r"(?P<what>[A-Za-z][\w’' -]{3,80}),\s+$")


@dataclass(slots=True)
class Person:
    """One person of a report: the full name, where it first stands, and the roles and gender that the report gives."""

    name: str
    first: int
    places: list[int] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    female: bool | None = None
    alone: bool = False
    place: bool = False

    @property
    def sure(self) -> bool:
        """Does the report treat the name as a person's: by a title, a role, or the surname alone?"""
        return bool(self.roles - ROLES_OF_EITHER) or self.female is not None or self.alone


def people_of(text: str, places: dict[str, list[int]]) -> dict[str, Person]:
    """All people named in full, by name; `places` is `capitals_of(text)`.

    A name is two or more capitalised words that hold no body's or outlet's word.
    """
    found: dict[str, Person] = {}
    for m in _NAME.finditer(text):
        start, name, titles = split_titles(m.start(), m.group())
        if _OF_OFFICE.search(text, max(0, start - 20), start):
            # "Secretary of State Tony Doe": the office's own name is no part of the person's.
            start, name = start + name.find(" ") + 1, name.partition(" ")[2]
        if len(name.split()) < 2 or not is_person_name(name) or text[max(0, start - 4) : start] in ("the ", "The "):
            continue
        person = found.setdefault(name, Person(name, start))
        person.places.append(start)
        _describe(person, text, start, start + len(name), titles)
    for person in found.values():
        first, surname = person.name.split()[-2:]
        alone = [at for at in places.get(surname, ()) if not text.endswith(f"{first} ", 0, at)]
        person.alone = any(not _in_longer_name(text, at, at + len(surname)) for at in alone)
        person.alone |= any(text.startswith(", who ", at + len(person.name)) for at in person.places)
        person.place = _is_place(text, person, places)
    return found


def _in_longer_name(text: str, start: int, end: int) -> bool:
    """Does another capitalised word stand right before or after?"""
    after, before = text[end : end + 2], text[max(0, start - 30) : start].split()
    return (after[:1] == " " and after[1:].isupper()) or (
        bool(before) and before[-1][0].isupper() and text[start - 1] == " "
    )


def capitals_of(text: str) -> dict[str, list[int]]:
    """Where each capitalised word stands, possessive endings left off; one pass over the text."""
    found: dict[str, list[int]] = {}
    for m in _CAPITAL.finditer(text):
        found.setdefault(m.group(), []).append(m.start())
    return found


def _is_place(text: str, person: Person, places: dict[str, list[int]]) -> bool:
    """Does the name stand only after prepositions of place, with nothing that makes it a person's?"""
    if person.female is not None or any(text.startswith(", who ", at + len(person.name)) for at in person.places):
        return False
    first, surname = person.name.split()[-2:]
    full = [text[max(0, at - 30) : at].split() for at in person.places]
    alone = [
        text[max(0, at - 30) : at].split()
        for at in places.get(surname, ())
        if not text.endswith(f"{first} ", 0, at) and not _in_longer_name(text, at, at + len(surname))
    ]
    return all(words and words[-1].lower() in _PLACE_WORDS for words in (*full, *alone))


def is_person_name(name: str) -> bool:
    """Could these capitalised words be a person's full name?"""
    words = name.split()
    if not 2 <= len(words) <= 5 or "&" in words or " of " in name:
        return False
    low = {singular(w.lower()) for w in words} | {w.lower().strip(".") for w in words}
    if low & (BODY_NAMES | OUTLET_NAMES) or words[0].lower() in DOCUMENTS or any(w in NOT_IN_NAMES for w in words):
        return False
    return not any(len(w) > 2 and w.isupper() for w in words) or all(w.isupper() for w in words)


def split_titles(start: int, name: str) -> tuple[int, str, list[str]]:
    """Take titles and words that only open a sentence off the front of a name: (new start, name, titles)."""
    titles: list[str] = []
    while True:
        first, _, rest = name.partition(" ")
        low, following = first.lower().strip("."), rest.split(" ")[0].lower().strip(".")
        if low in BEFORE_TITLES:
            goes = following in HONORIFICS
        else:
            goes = first in NOT_IN_NAMES or low in HONORIFICS or first.endswith(("’s", "'s"))
            # "British Ambassador Jo Doe": what is before a title is no part of the name.
            goes |= following in HONORIFICS and len(rest.split()) > 2
        if not rest or not goes:
            break
        titles.append(low)
        cut = re.match(r"of [A-Z]\w+ (?=[A-Z])", rest)
        rest = rest[cut.end() :] if cut and low in HONORIFICS else rest
        start += len(name) - len(rest.lstrip())
        name = rest.lstrip()
    return start, re.sub(r"[’']s$", "", name), titles


def _describe(person: Person, text: str, start: int, end: int, titles: list[str]) -> None:
    person.roles.update(t for t in titles if t in ROLES)
    if person.female is None and set(titles) & (FEMALE_TITLES | MALE_TITLES):
        person.female = bool(set(titles) & FEMALE_TITLES)
    before = re.search(r"(?:^|[\s“\"])(?P<role>[a-z]+)\s+$", text[max(0, start - 30) : start])
    if before and before["role"] in ROLES:
        person.roles.add(before["role"])
    if m := _APPOSITION.match(text[end : end + 120]):
        person.roles.update(roles_in(m["what"]))
    if m := _ROLE_BEFORE.search(text[max(0, start - 90) : start]):
        person.roles.update(
            roles_in(re.split(r"\b(?:to|by|that|and|from|but)\s", m["what"])[-1]) - {"person", "source"}
        )


def roles_in(description: str) -> set[str]:
    """The role nouns of a description before its first preposition: `the Command's chief negotiator` -> both."""
    head = re.split(r"\s(?:of|for|at|in|with|from|who|on|to|and)\s", f" {description} ")[0]
    return {singular(w) for w in re.findall(r"[a-z]+", head.lower()) if singular(w) in ROLES}
