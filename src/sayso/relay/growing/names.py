"""The names of a growing pile, and the speakers that they come to: only the names near a new one are asked about again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.model import AgentType, Speaker
from sayso.relay.agents import Bearer, speaker_id, speaker_of
from sayso.relay.growing.step import Step
from sayso.relay.growing.view import View
from sayso.relay.namesakes import (
    Form,
    Forms,
    Namesakes,
    Office,
    form_of,
    key,
    longest,
    name_key,
    near,
    office_in,
    office_trait,
    offices_told,
    traits_of,
)
from sayso.shelf import Shelf

# The statements under a name; its forms, and how often each is given; what it shares.
_SAID, _FORM, _TRAIT = "relay said", "relay form", "relay trait"
# The name above a name; the one that stands for its speaker; the names of a speaker.
_ABOVE, _ROOT, _BORNE = "relay above", "relay root", "relay borne"
# The reports that give somebody an office; those offices by a word, and by who holds them.
_HOLDS, _OFFICE, _HELD = "relay holds", "relay office", "relay held"
_SEP = "\x1e"


@dataclass(slots=True)
class Renamed:
    """What an update did: speakers by id, None for those that are gone, and the statements that are another speaker's now."""

    speakers: dict[str, Speaker | None] = field(default_factory=dict)
    statements: set[str] = field(default_factory=set)


class ShelfNames:
    """The names of a pile on a shelf, as the rules about names look them up; each is looked up once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._forms: dict[str, Forms] = {}
        self._traits: dict[str, list[str]] = {}

    def forms(self, keys: Iterable[str]) -> Mapping[str, Forms]:
        """The forms of those names that are there."""
        wanted = list(dict.fromkeys(keys))
        missing = [k for k in wanted if k not in self._forms]
        rows = self._shelf.get(_FORM, missing) if missing else {}
        for name in missing:
            self._forms[name] = {_form(text): int(count) for text, count in rows.get(name, {}).items()}
        return {k: self._forms[k] for k in wanted if self._forms[k]}

    def sharing(self, traits: Iterable[str]) -> Mapping[str, Collection[str]]:
        """The names that have each trait."""
        wanted = list(dict.fromkeys(traits))
        missing = [t for t in wanted if t not in self._traits]
        rows = self._shelf.get(_TRAIT, missing) if missing else {}
        self._traits.update({t: list(rows.get(t, ())) for t in missing})
        return {t: self._traits[t] for t in wanted if self._traits[t]}

    def holders(self, offices: Collection[Office]) -> Mapping[Office, Collection[str]]:
        """The people whom a report gives each office."""
        found: dict[Office, set[str]] = {}
        for office in offices:
            word = longest(office)
            held = self._shelf.get(_OFFICE, [word]).get(word, {})
            told = (_held(text) for text in held)
            found[office] = {holder for holder, words in told if office <= words}
        return found


class GrowingNames:
    """Keeps the names of a pile and who bears them."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._shelf = view.shelf
        self._roots: dict[str, str] = {}

    def update(self, step: Step) -> Renamed:
        """Take in and let go of statements and reports."""
        changed = {name_key(a, a.speaker) for a in (*step.new, *step.gone) if a.speaker}
        offices = self._tell_offices(step)
        self._count(step)
        names = ShelfNames(self._shelf)
        namesakes = Namesakes(names)
        moved = self._move(namesakes, near(changed, names))
        # What is above a name that has moved has moved for all below it.
        below = (name for several in self.borne(set(self.roots(moved).values())).values() for name in several)
        holders = {name for name in (*changed, *moved, *below) if name.startswith("person")}
        moved |= self._move(namesakes, self._sought(offices | self._offices_of(holders), names))
        return self._settle({*changed, *moved}, names)

    def roots(self, keys: Iterable[str]) -> dict[str, str]:
        """The name that stands for the speaker of each name that has one."""
        wanted = list(dict.fromkeys(keys))
        missing = [k for k in wanted if k not in self._roots]
        self._roots.update({k: next(iter(rows)) for k, rows in self._shelf.get(_ROOT, missing).items()})
        return {k: self._roots[k] for k in wanted if k in self._roots}

    def borne(self, roots: Iterable[str]) -> dict[str, list[str]]:
        """All names of the speaker for whom each root stands."""
        return {root: list(rows) for root, rows in self._shelf.get(_BORNE, roots).items()}

    def _count(self, step: Step) -> None:
        """Keep statements and forms under their names, and what names share."""
        said = [[(name_key(a, a.speaker), a.id) for a in several if a.speaker] for several in (step.new, step.gone)]
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for several, sign in ((step.new, 1), (step.gone, -1)):
            for one in several:
                if one.speaker:
                    counts[name_key(one, one.speaker)][_text(form_of(one, one.speaker))] += sign
        self._shelf.drop(_SAID, said[1])
        self._shelf.put(_SAID, ((k, i, "") for k, i in said[0]))
        known = self._shelf.get(_FORM, counts)
        put, drop = list[tuple[str, str, str]](), list[tuple[str, str]]()
        came, went = list[str](), list[str]()
        for name, forms in counts.items():
            held = {form: int(count) for form, count in known.get(name, {}).items()}
            now = {form: held.get(form, 0) + n for form, n in forms.items()}
            put += [(name, form, str(n)) for form, n in now.items() if n > 0]
            drop += [(name, form) for form, n in now.items() if n <= 0]
            is_there = any(n > 0 for n in {**held, **now}.values())
            (came if is_there and not held else went if held and not is_there else []).append(name)
        self._shelf.drop(_FORM, drop)
        self._shelf.put(_FORM, put)
        self._shelf.drop(_TRAIT, ((trait, name) for name in went for trait in traits_of(name)))
        self._shelf.put(_TRAIT, ((trait, name, "") for name in came for trait in traits_of(name)))

    def _tell_offices(self, step: Step) -> set[str]:
        """Keep who is said to hold which office; those that no report or a first one tells now."""
        gone = {(_text_held(*held), r.id) for r in step.removed for held in offices_told(r.text)}
        come = {(_text_held(*held), r.id) for r in step.added for held in offices_told(r.text)}
        known = self._shelf.count(_HOLDS, {held for held, _ in gone | come})
        self._shelf.drop(_HOLDS, gone)
        self._shelf.put(_HOLDS, ((held, report, "") for held, report in come))
        now = self._shelf.count(_HOLDS, {held for held, _ in gone | come})
        went, came = known.keys() - now.keys(), now.keys() - known.keys()
        for held in went:
            holder, words = _held(held)
            self._shelf.drop(_OFFICE, ((word, held) for word in words))
            self._shelf.drop(_HELD, [(holder, held)])
        for held in came:
            holder, words = _held(held)
            self._shelf.put(_OFFICE, ((word, held, "") for word in words))
            self._shelf.put(_HELD, [(holder, held, "")])
        return {*went, *came}

    def _offices_of(self, holders: Collection[str]) -> set[str]:
        return {held for several in self._shelf.get(_HELD, holders).values() for held in several}

    def _sought(self, offices: Collection[str], names: ShelfNames) -> set[str]:
        """The descriptions that may be one of these offices."""
        told = [_held(held)[1] for held in offices]
        shared = names.sharing(office_trait(word) for words in told for word in words)
        forms = names.forms(name for several in shared.values() for name in several)
        sought = {name: office_in(name, several) for name, several in forms.items()}
        return {name for name, office in sought.items() if office and any(office <= words for words in told)}

    def _move(self, namesakes: Namesakes, asked: Collection[str]) -> set[str]:
        """Ask about names again and keep what is above them; those for which it is another than before."""
        there = namesakes.names.forms(asked)
        known = self._shelf.get(_ABOVE, asked)
        before = {name: next(iter(rows.items())) for name, rows in known.items()}
        now = {name: above for name in there if (above := namesakes.above(name))}
        moved = {name for name in asked if before.get(name) != now.get(name)}
        self._shelf.drop(_ABOVE, ((name, before[name][0]) for name in moved if name in before))
        self._shelf.put(_ABOVE, ((name, *now[name]) for name in moved if name in now))
        return moved

    def _settle(self, touched: Collection[str], names: ShelfNames) -> Renamed:
        """Find the speakers again to whom the touched names belong, or did."""
        before = self.roots(touched)
        old = self.borne(set(before.values()))
        concerned = sorted({*touched, *(name for several in old.values() for name in several)})
        before |= self.roots(concerned)
        now = self._climb(names.forms(concerned))
        turned = [n for n in concerned if before.get(n) != now.get(n)]
        self._shelf.drop(_ROOT, ((n, before[n]) for n in turned if n in before))
        self._shelf.drop(_BORNE, ((before[n], n) for n in turned if n in before))
        self._shelf.put(_ROOT, ((n, now[n], "") for n in turned if n in now))
        self._shelf.put(_BORNE, ((now[n], n, "") for n in turned if n in now))
        self._roots.clear()
        renamed = Renamed()
        renamed.statements = {i for rows in self._shelf.get(_SAID, turned).values() for i in rows}
        roots = sorted({*(before[n] for n in touched if n in before), *(now[n] for n in touched if n in now)})
        groups = self.borne(roots)
        for root in roots:
            renamed.speakers[speaker_id(root)] = self._speaker(root, groups[root], names) if root in groups else None
        return renamed

    def _climb(self, there: Iterable[str]) -> dict[str, str]:
        """From each name up to the one that stands for its speaker."""
        at = {name: name for name in there}
        waiting = list(at)
        while waiting:
            above = {n: next(iter(rows)) for n, rows in self._shelf.get(_ABOVE, {at[n] for n in waiting}).items()}
            waiting = [n for n in waiting if at[n] in above]
            at |= {n: above[at[n]] for n in waiting}
        return at

    def _speaker(self, root: str, group: Sequence[str], names: ShelfNames) -> Speaker:
        said, above = self._shelf.get(_SAID, group), self._shelf.get(_ABOVE, group)
        firsts = self._view.statements(next(iter(said[name])) for name in group)
        forms = names.forms(group)
        return speaker_of(
            root,
            [
                Bearer(
                    name,
                    forms[name],
                    firsts[next(iter(said[name]))],
                    list(said[name]),
                    next(iter(above.get(name, {}).items()), None),
                )
                for name in group
            ],
        )


def _text(form: Form) -> str:
    return key(form.type, "the" if form.definite else "", form.name)


def _form(text: str) -> Form:
    kind, definite, name = text.split("\x1f", 2)
    return Form(name, AgentType(kind), bool(definite))


def _text_held(holder: str, words: Office) -> str:
    return _SEP.join((holder, *sorted(words)))


def _held(text: str) -> tuple[str, Office]:
    holder, *words = text.split(_SEP)
    return holder, frozenset(words)
