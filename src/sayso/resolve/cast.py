"""The cast of one report: every person, body, place and document that it names, by all the forms of its name.

Forms are one where the report shows it: a surname after a full name, initials beside or after what they shorten, a short
form after the long one. What the report calls each (a role, an airline, he or she) is kept beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.model import Name, NameType
from sayso.resolve.names import SMALL, normal, roles_in, split_titles, titles_of
from sayso.resolve.words import FEMALE_TITLES, MALE_TITLES, ROLES, singular

_APPOSITION = re.compile(r"^,\s+(?P<what>(?:[^,.;“”\"()]|\.(?=\w)){3,90})")
_ROLE_BEFORE = re.compile(r"(?P<what>[A-Za-z][\w’' -]{3,80}),\s+$")
_BESIDE = re.compile(r"(?:^|[\s“\"(])(?:[A-Za-z][\w-]*\s+){0,4}(?P<noun>[a-z][a-z-]+),?\s+$")
_CALLED = re.compile(
    r"^,\s+(?:an?|the|one\s+of\s+(?:the|its))\s+(?:[\w’'-]+\s+){0,5}?(?P<noun>[a-z]+)"
    r"(?=[,.]|\s(?:of|in|at|that|which|based)\b)"
)
# A name may end with a full stop that a source was stripped of.
_SLACK = 2
WHERE = re.compile(r"\b(?:in|at|near|from|to|across|around|outside|inside|through|into|over)\s(?:the\s)?$", re.I)
# The least mean confidence that a name is a person's, for a full name and for one word.
_FULL_NAME, _ONE_WORD = 0.6, 0.975
_SMALL_WORD = re.compile(r"\b(?P<word>[a-z]+)\s+")
# What one is called who has a title: "Dr Aubel", then "the doctor".
_TITLE_ROLES = {
    "dr": "doctor",
    "prof": "professor",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "maj": "major",
    "rev": "priest",
    "father": "priest",
    "sen": "senator",
    "gov": "governor",
}
_TITLE = re.compile(rf"\b(?P<title>{'|'.join(title.capitalize() for title in _TITLE_ROLES)})\.?\s$")
_NOT_NOUNS = frozenset("the a an of and or but in on at to for with by from as that than was is said says who".split())


@dataclass(slots=True)
class Member:
    """One that a report names. `places` are `[start, end)` of every mention, by place; `first` where the first starts.

    `roles` are those of a person, `nouns` what a body is called ("airline"); `female` is None while the report does not tell;
    `sure` are the model's confidences that the name is a person's; `alternatives`, the people whom a surname alone may mean.
    """

    name: str
    type: NameType
    places: list[tuple[int, int]] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    female: bool | None = None
    sure: list[float] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Where the first mention starts."""
        return self.places[0][0]

    @property
    def introduced(self) -> int:
        """Where the full name first starts; a headline has surnames alone."""
        return next((a for a, b in self.places if b - a >= len(self.name)), self.first)


@dataclass(slots=True)
class Cast:
    """All members of a report, and which of them is named at a place."""

    members: list[Member]
    starts: list[int] = field(default_factory=list)
    mentions: list[tuple[int, int, Member]] = field(default_factory=list)

    def between(self, low: int, high: int) -> list[tuple[int, int, Member]]:
        """The mentions that stand within `[low, high)`, by place."""
        found = self.mentions[bisect_left(self.starts, low) : bisect_right(self.starts, high - 1)]
        return [one for one in found if one[1] <= high + _SLACK]


def cast_of(text: str, names: Sequence[Name]) -> Cast:
    """The cast of a text. Linear in the number of names, but for surnames that several people share."""
    ordered = sorted(names, key=lambda n: (n.span.start, -n.span.end))
    people = [_untitled(text, n) for n in ordered if n.type is NameType.PERSON]
    others = [n for n in ordered if n.type is not NameType.PERSON]
    members = [*_people(text, people), *_bodies(text, others)]
    mentions = sorted(((a, b, m) for m in members for a, b in m.places), key=lambda one: one[:2])
    return Cast(members, [one[0] for one in mentions], mentions)


@dataclass(frozen=True, slots=True)
class _Person:
    """A mention of a person: where the name stands without titles, and the titles before it."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    confidence: float


def _untitled(text: str, name: Name) -> _Person:
    start, bare, titles = split_titles(name.span.start, name.span.exact)
    titles = [*titles_of(text, start), *titles]
    return _Person(start, start + len(bare), tuple(bare.replace("'", "’").split()), tuple(titles), name.confidence)


def _people(text: str, mentions: Sequence[_Person]) -> Iterator[Member]:
    """People by their full names; a surname or a first name alone is the one person who has it, or is left open."""
    members: list[Member] = []
    by_word: dict[str, list[Member]] = defaultdict(list)
    for one in mentions:
        if len(one.words) > 1:
            first, last = one.words[0], one.words[-1]
            member = next((m for m in by_word[last] if _same_first(m.name.split()[0], first)), None)
            if member is None:
                member = Member(" ".join(one.words), NameType.PERSON)
                members.append(member)
                for word in {first, last}:
                    by_word[word].append(member)
            elif len(one.words) > len(member.name.split()) and len(member.name.split()[0]) == 1:
                member.name = " ".join(one.words)
            _add(member, text, one)
    for one in mentions:
        if len(one.words) == 1:
            known = by_word[one.words[0]]
            alone = next((m for m in known if m.name == one.words[0]), None)
            member = alone or (known[0] if len(known) == 1 else None)
            if member is None:
                member = Member(one.words[0], NameType.PERSON, alternatives=[m.name for m in known])
                members.append(member)
                by_word[one.words[0]].append(member)
            _add(member, text, one)
    for member in members:
        member.places.sort()
        if not member.roles and member.female is None and not _is_person(text, member):
            member.type = NameType.PLACE if _locative(text, member) else NameType.ORGANISATION
        yield member


def _is_person(text: str, member: Member) -> bool:
    """A single word that no report treats as a person's name takes more of the model's confidence than a full name."""
    least = _FULL_NAME if " " in member.name else _ONE_WORD
    sure = max(member.sure) if " " in member.name else sum(member.sure) / len(member.sure)
    return sure >= least and not (" " not in member.name and _locative(text, member))


def _locative(text: str, member: Member) -> bool:
    """Does the name stand mostly after prepositions of place?"""
    where = [bool(WHERE.search(text, max(0, a - 14), a)) for a, _ in member.places]
    return 2 * sum(where) > len(where)


def _same_first(a: str, b: str) -> bool:
    x, y = a.rstrip("."), b.rstrip(".")
    return x == y or (min(len(x), len(y)) == 1 and x[:1] == y[:1])


def _add(member: Member, text: str, one: _Person) -> None:
    member.places.append((one.start, one.end))
    member.forms.add(" ".join(one.words))
    member.sure.append(one.confidence)
    member.roles.update(t for t in one.titles if t in ROLES)
    if m := _TITLE.search(text, max(0, one.start - 12), one.start):
        member.roles.add(_TITLE_ROLES[m["title"].lower()])
    if member.female is None and set(one.titles) & (FEMALE_TITLES | MALE_TITLES):
        member.female = bool(set(one.titles) & FEMALE_TITLES)
    before = re.search(r"(?:^|[\s“\"])(?P<role>[a-z]+)\s+$", text[max(0, one.start - 30) : one.start])
    if before and before["role"] in ROLES:
        member.roles.add(before["role"])
    if m := _APPOSITION.match(text[one.end : one.end + 120]):
        member.roles.update(roles_in(m["what"]))
    if m := _ROLE_BEFORE.search(text[max(0, one.start - 90) : one.start]):
        what = re.split(r"\b(?:to|by|that|and|from|but)\s", m["what"])[-1]
        member.roles.update(roles_in(what) - {"person", "source"})


def _bodies(text: str, names: Sequence[Name]) -> list[Member]:
    """Bodies, places and documents: by their words, by initials, and by a short form that follows the long one."""
    members: list[Member] = []
    known: dict[tuple[str, ...], Member] = {}
    by_initials: dict[str, Member] = {}
    by_edge: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for one in (_trimmed(text, n) for n in names):
        words = normal(one.exact)
        member = known.get(words)
        if member is None and len(words) == 1 and sum(c.isupper() for c in one.exact) > 1:
            member = by_initials.get(words[0])
        if member is None and one.type is NameType.ORGANISATION:
            longer = by_edge.get(words, set())
            member = members[next(iter(longer))] if len(longer) == 1 else None
        if member is None:
            member = Member(_bare(one.exact), one.type)
            members.append(member)
            if one.type is NameType.ORGANISATION:
                for initials in initials_of(one.exact):
                    by_initials.setdefault(initials, member)
                acronym = one.exact.split()[0].replace(".", "").isupper()  # "US" is not short for the US Department
                for cut in range(1, len(words)):
                    if cut > 1 or not acronym:
                        by_edge[words[:cut]].add(len(members) - 1)
                    by_edge[words[cut:]].add(len(members) - 1)
        known.setdefault(words, member)
        member.places.append((one.start, one.end))
        member.forms.add(one.exact)
        member.nouns.update(_nouns(text, one))
    return members


def initials_of(name: str) -> Iterator[str]:
    """What a name of three words or more is cut to: `US Department of Defense` -> usdod, usdd, dod, dd (of the last words)."""
    tokens = [t.lower() for t in re.findall(r"[^\W_]+", name)]
    for start in range(len(tokens) - 1):
        rest = tokens[start:]
        large = [t for t in rest if t not in SMALL]
        if len(rest) > 2 and len(large) > 1:
            yield "".join(t[0] for t in rest)
            if len(large) > 2:
                yield "".join(t[0] for t in large)


def _bare(name: str) -> str:
    return re.sub(r"^[Tt]he\s+|[’']s?$", "", name) or name


@dataclass(frozen=True, slots=True)
class _Body:
    """A mention of a body, a place or a document: the name alone."""

    start: int
    end: int
    exact: str
    type: NameType


def _trimmed(text: str, name: Name) -> _Body:
    """The name without what describes it: `European airframer Airbus` is Airbus, `Air Force (USAF` the Air Force."""
    start, end = name.span.start, name.span.end
    exact = re.split(r"\s*[(,]", text[start:end])[0] or text[start:end]
    cut = [m.end() for m in _SMALL_WORD.finditer(exact) if m["word"] not in SMALL]
    if cut and name.type is NameType.ORGANISATION and exact[cut[-1] :][:1].isupper():
        start, exact = start + cut[-1], exact[cut[-1] :]
    return _Body(start, start + len(exact), exact, name.type)


def _nouns(text: str, one: _Body) -> Iterator[str]:
    """What a report calls a body: by its name's last word, by the noun before it, by an apposition."""
    last = re.findall(r"[\w-]+", one.exact)[-1:]
    if last and last[0].lower() != last[0].upper():
        yield singular(last[0].lower())
    before = _BESIDE.search(text, max(0, one.start - 60), one.start)
    if before and before["noun"] not in _NOT_NOUNS:
        yield singular(before["noun"])
    if after := _CALLED.match(text[one.end : one.end + 90]):
        yield singular(after["noun"])
