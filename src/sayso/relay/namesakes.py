"""Which names of a pile are one's: the rules, each a question about a few other names.

A name is a key: what kind of name it is, and its words. Each name has at most one other that it is put under, and never comes
back to itself, so that the names of one speaker are a tree. Every rule looks its few names up by what they share (a last word,
initials); so one more report asks again only about the names near its own (`near`), and a whole pile about all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from sayso.model import Agent, AgentType, Attribution
from sayso.resolve.names import normal
from sayso.resolve.words import DOCUMENTS, OUTLETS

PEOPLE = frozenset((AgentType.PERSON, AgentType.UNKNOWN))
_LONGEST_INITIALS = 7
# "the envoy" is an office of many; "the top envoy to Sarn" is one's.
OFFICE_WORDS = 3
_PART_OF = re.compile(r"^(?:one|some|two|both|several|many|most)\s+of\s+(?=(?:the|these|those)\s)")
# Two words or more with capitals or digits, that no small letters part; whose it is comes behind.
_TITLE = re.compile(r"(?<![\w-])[A-Z][\w/-]*(?:\s[A-Z\d][\w/.-]*)+")
_WHOSE = re.compile(r"\s(?:of|by|from|for)\s|[’']s?\s")
_OFFICE = re.compile(
    r"(?P<name>(?:[A-Z][\w’'.-]+\s){1,3}[A-Z][\w’'-]+),\s+(?:the|its|their)\s+(?P<office>[^,.;:“”\"()\n]{8,90})"
)
_DEFINITE = re.compile(r"the\s", re.I)
_SEP = "\x1f"

# The words of an office, in no order.
Office = frozenset[str]
words_of = lru_cache(maxsize=1 << 16)(normal)
"""The words of a name as names are compared."""


@lru_cache(maxsize=1 << 16)
def office_of(words: str) -> Office:
    """The words of an office that tell one from another."""
    return frozenset(w for w in normal(words) if w not in DOCUMENTS)


@dataclass(frozen=True, slots=True)
class Form:
    """One form in which a name is given: its words, what its bearer is taken for, and whether a source opens with "the"."""

    name: str
    type: AgentType
    definite: bool


# How often each form of a name is given.
Forms = Mapping[Form, int]


class Names(Protocol):
    """The names of a pile, looked up by key and by what they share."""

    def forms(self, keys: Iterable[str]) -> Mapping[str, Forms]:
        """The forms of those names that are there."""
        ...

    def sharing(self, traits: Iterable[str]) -> Mapping[str, Collection[str]]:
        """The names that have each trait (see `traits_of`), in order."""
        ...

    def holders(self, offices: Collection[Office]) -> Mapping[Office, Collection[str]]:
        """The people whom a report gives each office, whether or not they speak."""
        ...


def name_key(one: Attribution, agent: Agent) -> str:
    """What attributions of one agent share by their names alone. The described share nothing beyond their report."""
    if not agent.named:
        return key("described", one.report, description(agent.name))
    words = words_of(agent.name)
    if agent.type is AgentType.DOCUMENT and (title := _title(agent.name)):
        return key("body", *title)
    if agent.type is AgentType.DOCUMENT and len(words) < 2:
        return key("document", one.report, *words)  # "the memo" of one report is not that of another
    if agent.type in PEOPLE and len(agent.name.split()) >= 2:
        # Middle names and initials come and go.
        return key("person", words[0], words[-1])
    if agent.type is AgentType.PERSON:
        return key("surname", words[-1])
    return key("body", *words)


def key(*parts: str) -> str:
    """A key of its parts."""
    return _SEP.join(parts)


def is_named(name: str) -> bool:
    """Is it the key of a name, and not of a description?"""
    return not name.startswith("described")


def form_of(one: Attribution, agent: Agent) -> Form:
    """The form in which an attribution gives a name."""
    definite = not agent.named and bool(one.source) and bool(_DEFINITE.match(one.source[0].exact))
    return Form(agent.name, agent.type, definite)


def _title(name: str) -> tuple[str, ...]:
    """The title of a document, without what kind of thing it is and whose; empty where it has none.

    `a paper headed Plan K`, `Plan K of the harbour board` and `the Plan K memo` are all of ("plan", "k").
    """
    m = _TITLE.search(_WHOSE.split(name)[0])
    words = normal(m.group()) if m else ()
    return words if len(words) > 1 else ()


def description(words: str) -> str:
    """Words for unnamed people as they are compared: of a group, its members are told by the same words.

    `One of the two clerks at the yard` -> "two clerks at the yard".
    """
    return _PART_OF.sub("", words.lower()).removeprefix("the ")


def office_in(name: str, forms: Forms) -> Office:
    """The office by which a description may be told to be somebody's; empty where it is too vague, or names no one holder."""
    if is_named(name) or not any(form.definite for form in forms):
        return frozenset()
    office = office_of(name.split(_SEP)[2])
    return office if len(office) >= OFFICE_WORDS else frozenset()


def longest(office: Office) -> str:
    """The word by which an office is looked up."""
    return max(office, key=lambda word: (len(word), word))


def office_trait(word: str) -> str:
    """The trait of descriptions that are looked up by a word."""
    return key("office", word)


def offices_told(text: str) -> set[tuple[str, Office]]:
    """Who is said to hold which office in a text: keys of people, and all the words of each office."""
    found = set()
    for m in _OFFICE.finditer(text):
        if len(words := office_of(m["office"])) >= OFFICE_WORDS:
            name = words_of(m["name"])
            found.add((key("person", name[0], name[-1]), words))
    return found


def traits_of(name: str) -> list[str]:
    """What a name can share with another that may be the same one's."""
    kind, *words = name.split(_SEP)
    if kind == "person":
        return [key("last", words[-1])]
    if kind == "described":
        office = office_of(words[1])
        return [office_trait(longest(office))] if len(office) >= OFFICE_WORDS else []
    if kind != "body":
        return []
    traits = [key("ends", words[0], words[-1])]
    if len(words) > 1:
        traits.append(key("initials", "".join(w[0] for w in words)))
    if _is_kind(words):
        traits += [key("longer than", *words[:-1]), key("outlet", words[0], words[-2])]
    return traits


def _is_kind(words: list[str]) -> bool:
    """Does it end with what kind of outlet it is: `calder gazette newspaper`?"""
    return len(words) > 2 and words[-1] in OUTLETS


def near(changed: Collection[str], names: Names) -> set[str]:
    """All names that may be put under another when those of `changed` come, go, or are given in other forms.

    Some of them may not be there. Who is only described is not among them: see `Namesakes.above`.
    """
    people = {n for n in changed if n.startswith("person")}
    bodies = {n for n in changed if n.startswith("body")}
    ends = names.sharing(key("ends", *person.split(_SEP)[1:]) for person in people)
    bodies.update(body for several in ends.values() for body in several)
    for _, *words in [body.split(_SEP) for body in bodies]:
        people.add(key("person", words[0], words[-1]))
        if _is_kind(words):
            people.add(key("person", words[0], words[-2]))
            bodies.add(key("body", *words[:-1]))
    initials = {key("body", "".join(w[0] for w in body.split(_SEP)[1:])) for body in bodies}
    surnames = {person.split(_SEP)[-1] for person in people}
    alone = {key(kind, last) for kind in ("surname", "body") for last in surnames}
    families = names.sharing(key("last", last) for last in surnames).values()
    cut = {person for family in families for person in family if len(person.split(_SEP)[1]) == 1}
    return {*changed, *people, *bodies, *initials, *alone, *cut}


@dataclass(slots=True)
class Namesakes:
    """Asks the rules about names, each once. A new one is needed when the names have changed."""

    names: Names
    _above: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    _same: dict[str, str | None] = field(default_factory=dict)
    _kinds: dict[str, str | None] = field(default_factory=dict)
    _families: dict[str, dict[str, str]] = field(default_factory=dict)

    def root(self, name: str) -> str:
        """The name under which a name comes in the end."""
        while above := self.above(name):
            name = above[0]
        return name

    def above(self, name: str) -> tuple[str, str] | None:
        """The name that a name is put under, with the rule; None where there is none."""
        if name not in self._above:
            self._above[name] = self._find(name)
        return self._above[name]

    def _find(self, name: str) -> tuple[str, str] | None:
        kind, *words = name.split(_SEP)
        if kind == "described":
            return _by("same office", self._holder(name))
        if kind == "surname":
            return _by("only one of that surname", self._only(words[0], name))
        if same := self._equal(name) or self._longer(name):
            return same, "same name"
        if kind == "person":
            return _by("same name", self._family(words[-1]).get(name))
        if kind == "body" and len(words) == 1:
            only = _by("only one of that surname", self._only(words[0], name))
            return only or _by("initials", self._shortened(words[0], name))
        return None

    def _forms(self, name: str) -> Forms:
        return self.names.forms([name]).get(name, {})

    def _equal(self, name: str) -> str | None:
        """The very same name is one, whatever each report takes it for: a body by that name is the person."""
        kind, *words = name.split(_SEP)
        if kind != "body":
            return None
        if name not in self._same:
            person = key("person", words[0], words[-1])
            is_same = any(words_of(form.name) == tuple(words) for form in self._forms(person))
            self._same[name] = person if is_same else None
        return self._same[name]

    def _longer(self, name: str) -> str | None:
        """`The Calder Gazette newspaper` is the Calder Gazette: the word for what kind of outlet it is comes and goes."""
        if name not in self._kinds:
            kind, *words = name.split(_SEP)
            trait = key("longer than", *words) if kind == "body" else key("outlet", *words)
            longer = [n for n in self.names.sharing([trait]).get(trait, ()) if self._equal(n) is None]
            fits = longer and (kind == "body" or (kind == "person" and self._is_nobody(name)))
            self._kinds[name] = min(longer) if fits else None
        return self._kinds[name]

    def _is_nobody(self, person: str) -> bool:
        """Does no report tell what it is that has this name?"""
        trait = key("ends", *person.split(_SEP)[1:])
        same = [b for b in self.names.sharing([trait]).get(trait, ()) if self._equal(b)]
        forms = self.names.forms([person, *same]).values()
        return all(form.type is AgentType.UNKNOWN for several in forms for form in several)

    def _people(self, last: str) -> list[str]:
        trait = key("last", last)
        return [p for p in self.names.sharing([trait]).get(trait, ()) if self._longer(p) is None]

    def _family(self, last: str) -> dict[str, str]:
        """A first name cut to its initial is the one of that surname whose name begins with it."""
        if last not in self._families:
            by_letter: dict[str, list[str]] = {}
            people = self._people(last)
            for person in people:
                if len(first := person.split(_SEP)[1]) > 1:
                    by_letter.setdefault(first[0], []).append(person)
            short = [p for p in people if len(p.split(_SEP)[1]) == 1]
            self._families[last] = {p: full[0] for p in short if len(full := by_letter.get(p.split(_SEP)[1], [])) == 1}
        return self._families[last]

    def _only(self, last: str, name: str) -> str | None:
        """A surname alone is the one person of the pile who has it; so is a name that no report takes for a body's."""
        if not all(form.type in PEOPLE for form in self._forms(name)):
            return None
        cut = self._family(last)
        left = [p for p in self._people(last) if p not in cut]
        return left[0] if len(left) == 1 else None

    def _shortened(self, initials: str, name: str) -> str | None:
        """Initials are the one body of the pile whose name they shorten: `HGB` the Harbour Grid Board."""
        if len(initials) > _LONGEST_INITIALS:
            return None
        if not all(re.sub(r"[^A-Za-z]", "", form.name.removeprefix("the ")).isupper() for form in self._forms(name)):
            return None
        trait = key("initials", initials)
        shared = self.names.sharing([trait]).get(trait, ())
        full = [b for b in shared if self._equal(b) is None and self._longer(b) is None]
        return full[0] if len(full) == 1 else None

    def _holder(self, name: str) -> str | None:
        """`The top envoy to Sarn` is who a report of the pile calls `Jo Var, the top envoy to Sarn`, if it is one only."""
        if not (office := office_in(name, self._forms(name))):
            return None
        held = self.names.holders([office]).get(office, ())
        roots = {self.root(holder) for holder in self.names.forms(held)}
        return roots.pop() if len(roots) == 1 else None


def _by(rule: str, above: str | None) -> tuple[str, str] | None:
    return (above, rule) if above else None
