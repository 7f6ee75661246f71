"""Who is who across reports: the speakers of a pile, each with every name that the reports give it.

Agents are one where their names agree: a person by given name and surname, or by a surname that only one person of the
pile has; a body, an outlet or a document by its name, its initials, or the name of a state for its people. One who is only
described is never merged by likeness: only where a report gives a named person the very same office.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.model import Agent, AgentType, Attribution, Reason, Report, Speaker, digest
from sayso.resolve.names import normal
from sayso.resolve.words import DOCUMENTS, OUTLETS

_PEOPLE = (AgentType.PERSON, AgentType.UNKNOWN)
_LONGEST_INITIALS = 7
# "the envoy" is an office of many; "the top envoy to Sarn" is one's.
_OFFICE_WORDS = 3
_PART_OF = re.compile(r"^(?:one|some|two|both|several|many|most)\s+of\s+(?=(?:the|these|those)\s)")
# Two words or more with capitals or digits, that no small letters part; whose it is comes behind.
_TITLE = re.compile(r"(?<![\w-])[A-Z][\w/-]*(?:\s[A-Z\d][\w/.-]*)+")
_WHOSE = re.compile(r"\s(?:of|by|from|for)\s|[’']s?\s")
_OFFICE = re.compile(
    r"(?P<name>(?:[A-Z][\w’'.-]+\s){1,3}[A-Z][\w’'-]+),\s+(?:the|its|their)\s+(?P<office>[^,.;:“”\"()\n]{8,90})"
)


@dataclass(slots=True)
class _Group:
    """Attributions by names that agree, and why they were put together."""

    told: list[Attribution] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)


def find_speakers(reports: Sequence[Report], attributions: Sequence[Attribution]) -> list[Speaker]:
    """The speakers of a pile; every attribution with a speaker belongs to exactly one. Does not depend on the order."""
    groups: dict[tuple[str, ...], _Group] = defaultdict(_Group)
    for one in sorted(attributions, key=lambda a: a.id):
        if one.speaker is not None:
            groups[_key(one, one.speaker)].told.append(one)
    _join_equals(groups)
    _join_kinds(groups)
    _join_surnames(groups)
    _join_initials(groups)
    _join_offices(groups, reports)
    return [_speaker(group) for _, group in sorted(groups.items()) if group.told]


def _key(one: Attribution, agent: Agent) -> tuple[str, ...]:
    """What attributions of one agent share by their names alone. The described share nothing beyond their report."""
    if not agent.named:
        return ("described", one.report, description(agent.name))
    words = normal(agent.name)
    if agent.type is AgentType.DOCUMENT and (title := _title(agent.name)):
        return ("body", *title)
    if agent.type is AgentType.DOCUMENT and len(words) < 2:
        return ("document", one.report, *words)  # "the memo" of one report is not that of another
    if agent.type in _PEOPLE and len(agent.name.split()) >= 2:
        # Middle names and initials come and go.
        return ("person", words[0], words[-1])
    if agent.type is AgentType.PERSON:
        return ("surname", words[-1])
    return ("body", *words)


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


def _join_equals(groups: dict[tuple[str, ...], _Group]) -> None:
    """The very same name is one, whatever each report takes it for."""
    bodies = {key[1:]: key for key in sorted(groups) if key[0] == "body"}
    for key in [k for k in sorted(groups) if k[0] == "person"]:
        words = {normal(a.speaker.name) for a in groups[key].told if a.speaker}
        for same in sorted(words & bodies.keys()):
            _merge(groups, key, bodies.pop(same), "same name")


def _join_kinds(groups: dict[tuple[str, ...], _Group]) -> None:
    """`The Calder Gazette newspaper` is the Calder Gazette: the word for what kind of outlet it is comes and goes."""
    for key in [k for k in sorted(groups) if k[0] == "body" and len(k) > 3 and k[-1] in OUTLETS]:
        person = ("person", key[1], key[-2])
        if key[:-1] in groups:
            _merge(groups, key, key[:-1], "same name")
        if person in groups and all(a.speaker and a.speaker.type is AgentType.UNKNOWN for a in groups[person].told):
            _merge(groups, key, person, "same name")


def _join_surnames(groups: dict[tuple[str, ...], _Group]) -> None:
    """A surname alone, or a first name cut to its initial, is the one person of the pile who has it."""
    by_surname: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(groups):
        if key[0] == "person":
            by_surname[key[2]].append(key)
    for surname, full in by_surname.items():
        for short in [k for k in full if len(k[1]) == 1]:
            same = [k for k in full if len(k[1]) > 1 and k[1][0] == short[1]]
            if len(same) == 1:
                _merge(groups, same[0], short, "same name")
        left = [k for k in full if groups[k].told]
        # A name that no report treats as a person's or a body's for certain is the person of that surname too.
        shorter: list[tuple[str, ...]] = [("surname", surname), ("body", surname)]
        for alone in shorter:
            if len(left) == 1 and alone in groups and _may_be_person(groups[alone].told):
                _merge(groups, left[0], alone, "only one of that surname")


def _may_be_person(told: Iterable[Attribution]) -> bool:
    return all(a.speaker is not None and a.speaker.type in _PEOPLE for a in told)


def _join_initials(groups: dict[tuple[str, ...], _Group]) -> None:
    """Initials are the one body of the pile whose name they shorten: `HGB` the Harbour Grid Board."""
    long: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(groups):
        if key[0] == "body" and len(key) > 2:
            long["".join(w[0] for w in key[1:])].append(key)
    for key in [k for k in groups if k[0] == "body" and len(k) == 2 and len(k[1]) <= _LONGEST_INITIALS]:
        names = {a.speaker.name for a in groups[key].told if a.speaker}
        full = long.get(key[1], [])
        if len(full) == 1 and all(re.sub(r"[^A-Za-z]", "", n.removeprefix("the ")).isupper() for n in names):
            _merge(groups, full[0], key, "initials")


def _join_offices(groups: dict[tuple[str, ...], _Group], reports: Sequence[Report]) -> None:
    """`The top envoy to Sarn` is who a report of the pile calls `Jo Var, the top envoy to Sarn`, if it is one only."""
    described = {k: _office(k[2]) for k in groups if k[0] == "described" and groups[k].told[0].source}
    wanted: dict[str, set[frozenset[str]]] = defaultdict(set)
    for office in described.values():
        if len(office) >= _OFFICE_WORDS:
            wanted[max(office, key=lambda w: (len(w), w))].add(office)
    if not wanted:
        return
    holders: dict[frozenset[str], set[tuple[str, ...]]] = defaultdict(set)
    for report in reports:
        for m in _OFFICE.finditer(report.text):
            name, words = normal(m["name"]), _office(m["office"])
            holder: tuple[str, ...] = ("person", name[0], name[-1])
            for office in (o for w in words for o in wanted.get(w, ())) if holder in groups else ():
                if office <= words:
                    holders[office].add(holder)
    for key, office in described.items():
        definite = any(re.match(r"the\s", a.source[0].exact, re.I) for a in groups[key].told if a.source)
        if definite and len(holders.get(office, ())) == 1:
            _merge(groups, next(iter(holders[office])), key, "same office")


def _office(words: str) -> frozenset[str]:
    return frozenset(w for w in normal(words) if w not in DOCUMENTS)


def _merge(groups: dict[tuple[str, ...], _Group], keep: tuple[str, ...], drop: tuple[str, ...], rule: str) -> None:
    kept, gone = groups[keep], groups.pop(drop)
    first, other = kept.told[0], gone.told[0]
    a, b = (first.speaker.name if first.speaker else ""), (other.speaker.name if other.speaker else "")
    texts = {
        "same name": f"{a} and {b} are one name" if normal(a) == normal(b) else f"{b} shortens {a}",
        "only one of that surname": f"{a} is the only one of the pile called {b}",
        "initials": f"{b} are the initials of {a}",
        "same office": f"a report calls {a} {b}",
    }
    kept.told += gone.told
    kept.reasons += [*gone.reasons, Reason(rule, texts[rule], (*first.source[:1], *other.source[:1]))]


def _speaker(group: _Group) -> Speaker:
    agents = [a.speaker for a in group.told if a.speaker]
    names = Counter(a.name for a in agents)
    types: Counter[AgentType] = Counter(a.type for a in agents if a.type is not AgentType.UNKNOWN)
    named = any(a.named for a in agents)
    # The fullest name that a report gives; of equals, the one given most.
    name = max((n for n in names), key=lambda n: (_is_named(agents, n), len(normal(n)), names[n], n))
    ids = tuple(sorted(a.id for a in group.told))
    kind = min(types, key=lambda t: (-types[t], t)) if types else AgentType.UNKNOWN
    return Speaker("s" + digest(*ids), name, kind, named, tuple(sorted(names)), ids, tuple(group.reasons))


def _is_named(agents: Iterable[Agent], name: str) -> bool:
    return any(a.named for a in agents if a.name == name)


def by_attribution(speakers: Iterable[Speaker]) -> Mapping[str, Speaker]:
    """The speaker of each attribution, by its id."""
    return {i: s for s in speakers for i in s.attributions}
