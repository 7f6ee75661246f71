"""Who is who across reports: the speakers of a pile, each with every name that the reports give it.

Agents are one where their names agree: a person by given name and surname, or by a surname that only one person of the
pile has; a body, an outlet or a document by its name, its initials, or the word for what kind of outlet it is. One who is only
described is never merged by likeness: only where a report gives a named person the very same office.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import AgentType, Attribution, Reason, Report, Span, Speaker, digest
from sayso.relay.namesakes import (
    Forms,
    Namesakes,
    Office,
    form_of,
    is_named,
    longest,
    name_key,
    office_in,
    offices_told,
    traits_of,
    words_of,
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name with all that is said under it: its forms, and of the statements the ids, and the first by id.

    `above` is the name that it is put under, with the rule; None for the one that stands for the speaker.
    """

    key: str
    forms: Forms
    first: Attribution
    ids: Sequence[str]
    above: tuple[str, str] | None


def find_speakers(reports: Sequence[Report], attributions: Sequence[Attribution]) -> list[Speaker]:
    """The speakers of a pile; every attribution with a speaker belongs to exactly one. Does not depend on the order."""
    told: dict[str, list[Attribution]] = defaultdict(list)
    for one in sorted(attributions, key=lambda a: a.id):
        if one.speaker is not None:
            told[name_key(one, one.speaker)].append(one)
    names = _PileNames(told, reports)
    namesakes = Namesakes(names)
    groups: dict[str, list[Bearer]] = defaultdict(list)
    for key in sorted(told):
        bearer = Bearer(key, names.forms_of[key], told[key][0], [a.id for a in told[key]], namesakes.above(key))
        groups[namesakes.root(key)].append(bearer)
    return [speaker_of(root, groups[root]) for root in sorted(groups)]


class _PileNames:
    """The names of a pile that is read at once."""

    def __init__(self, told: Mapping[str, Sequence[Attribution]], reports: Sequence[Report]) -> None:
        self.forms_of: dict[str, Forms] = {
            key: Counter(form_of(a, a.speaker) for a in several if a.speaker) for key, several in told.items()
        }
        self._traits: dict[str, list[str]] = defaultdict(list)
        for key in sorted(told):
            for trait in traits_of(key):
                self._traits[trait].append(key)
        self._reports = reports
        self._holders: dict[Office, set[str]] | None = None

    def forms(self, keys: Iterable[str]) -> Mapping[str, Forms]:
        """The forms of those names that are there."""
        return {key: self.forms_of[key] for key in keys if key in self.forms_of}

    def sharing(self, traits: Iterable[str]) -> Mapping[str, Collection[str]]:
        """The names that have each trait."""
        return {trait: self._traits[trait] for trait in traits if trait in self._traits}

    def holders(self, offices: Collection[Office]) -> Mapping[Office, Collection[str]]:
        """The people whom a report gives each office; the reports are looked through once, for all that are wanted."""
        if self._holders is None:
            self._holders = self._found()
        return {office: self._holders[office] for office in offices if office in self._holders}

    def _found(self) -> dict[Office, set[str]]:
        wanted: dict[str, set[Office]] = defaultdict(set)
        for key, forms in self.forms_of.items():
            if office := office_in(key, forms):
                wanted[longest(office)].add(office)
        holders: dict[Office, set[str]] = defaultdict(set)
        for report in self._reports:
            for holder, words in offices_told(report.text):
                for office in (o for word in words for o in wanted.get(word, ())):
                    if office <= words:
                        holders[office].add(holder)
        return holders


def speaker_of(root: str, group: Collection[Bearer]) -> Speaker:
    """The speaker for whom `root` stands, of all names that come under it. Its id is that of the root, and stays with it."""
    by_key = {bearer.key: bearer for bearer in group}
    names, types, named = Counter[str](), Counter[AgentType](), set[str]()
    for bearer in group:
        for form, count in bearer.forms.items():
            names[form.name] += count
            types[form.type] += count
            if is_named(bearer.key):
                named.add(form.name)
    # The fullest name that a report gives; of equals, the one given most.
    name = max(names, key=lambda n: (n in named, len(words_of(n)), names[n], n))
    known = [t for t in types if t is not AgentType.UNKNOWN]
    kind = min(known, key=lambda t: (-types[t], t)) if known else AgentType.UNKNOWN
    ids = sorted(i for bearer in group for i in bearer.ids)
    under = sorted((bearer for bearer in group if bearer.above), key=lambda bearer: bearer.key)
    reasons = tuple(_reason(by_key[b.above[0]].first, b.first, b.above[1]) for b in under if b.above)
    return Speaker(speaker_id(root), name, kind, bool(named), tuple(sorted(names)), tuple(ids), reasons)


def speaker_id(root: str) -> str:
    """The id of the speaker for whom a name stands."""
    return "s" + digest(root)


def _reason(first: Attribution, other: Attribution, rule: str) -> Reason:
    a, b = (one.speaker.name if one.speaker else "" for one in (first, other))
    texts = {
        "same name": f"{a} and {b} are one name" if words_of(a) == words_of(b) else f"{b} shortens {a}",
        "only one of that surname": f"{a} is the only one of the pile called {b}",
        "initials": f"{b} are the initials of {a}",
        "same office": f"a report calls {a} {b}",
    }
    evidence: tuple[Span, ...] = (*first.source[:1], *other.source[:1])
    return Reason(rule, texts[rule], evidence)


def by_attribution(speakers: Iterable[Speaker]) -> Mapping[str, Speaker]:
    """The speaker of each attribution, by its id."""
    return {i: s for s in speakers for i in s.attributions}
