"""Citations in a growing pile: which statements lead to another report of the pile, and which may lead elsewhere by a new one.

A statement is found by the names in it that may be an outlet's, and by its day: a report of an outlet changes what those lead to
that cite the outlet and see the report among its last ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from sayso.model import Attribution, Relay, Report
from sayso.relay.citations import (
    RECENT,
    Link,
    calls,
    hops_of,
    is_later,
    name_words,
    only,
    through_any,
)
from sayso.relay.growing.step import Step
from sayso.relay.growing.view import View
from sayso.relay.pickups import Hop

# The reports of an outlet by day; the statements with a name by day; both by a word; and which name fits which outlet.
_OUTLET, _CITES = "relay outlet", "relay cites"
_OUTLET_WORD, _NAME_WORD, _FITS, _FITTED = "relay outlet word", "relay name word", "relay fits", "relay fitted"
# What a statement passes on, hop by hop; and by which ones a statement is passed on.
_LINK, _LINKED = "relay link", "relay linked"
_UNDATED = dt.date.max.isoformat()
# After everything that is undated.
_END = "~"


@dataclass(slots=True)
class Cited:
    """What an update did: statements that come through another outlet than before, those with other links, and those looked at.

    `links` holds both ends of every link that came or went.
    """

    through: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    looked_at: set[str] = field(default_factory=set)


class ShelfCitations:
    """The outlets of a pile on a shelf, to be asked what a relay's name leads to."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._shelf = view.shelf
        self._outlets: dict[str, str | None] = {}
        self._found: dict[tuple[str, str], list[str]] = {}

    def reports(self, one: Attribution, relay: Relay) -> list[str]:
        """The ids of the reports that a relay may lead to."""
        name = _key(name_words(relay.by))
        if (one.report, name) not in self._found:
            self._found[one.report, name] = self._reports(one.report, name)
        return self._found[one.report, name]

    def _reports(self, report: str, name: str) -> list[str]:
        if name not in self._outlets:
            fits = self._shelf.get(_FITTED, [name]).get(name, {})
            self._outlets[name] = next(iter(fits)) if len(fits) == 1 else None
        outlet = self._outlets[name]
        own = self._view.mastheads([report])[report]
        if outlet is None or (own.outlet and outlet == _key(name_words(own.outlet))):
            return []
        day = _day(own.published)
        found = self._shelf.part(_OUTLET, outlet, high=day + _END, most=-RECENT)
        if own.published:
            found |= self._shelf.part(_OUTLET, outlet, low=max(_UNDATED, day + _END), most=RECENT)
        ids = ((_id(member), published) for member, published in found.items())
        return [i for i, published in ids if i != report and not is_later(_time(published), own.published)]


class GrowingCitations:
    """Keeps the outlets of a pile, the names that may lead to them, and where they lead."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._shelf = view.shelf

    def update(self, step: Step) -> Cited:
        """Take in and let go of statements and reports."""
        near = self._seeing(step.removed)
        near |= self._publish(step)
        self._name(step)
        near |= self._seeing(step.added)
        near = near.difference(step.gone_ids).union(step.new_ids)
        citations = ShelfCitations(self._view)
        through = self._lead(near, citations)
        turned = {one.report for one in self._view.statements(through).values()}
        near |= self._seeing(self._view.pile.reports(turned).values())
        return Cited(through, self._link(near, step.gone_ids, citations), near)

    def links(self, ids: Collection[str]) -> list[Link]:
        """The links of statements, in the order of the ids and of their relays."""
        rows = self._shelf.get(_LINK, sorted(ids))
        told = self._view.statements(i for several in rows.values() for i in several.values())
        ones = self._view.statements(rows)
        return [
            Link(ones[i], ones[i].relays[int(hop)], told[passed_on])
            for i, several in rows.items()
            for hop, passed_on in several.items()
        ]

    def hops(self, one: Attribution, citations: ShelfCitations) -> Iterator[Hop]:
        """Where the relays of a statement lead, the innermost first."""
        links = {int(hop): told for hop, told in self._shelf.get(_LINK, [one.id]).get(one.id, {}).items()}
        told = self._view.statements(links.values())
        for i, relay in reversed(list(enumerate(one.relays))):
            passed_on = told[links[i]] if i in links else None
            if report := only([] if passed_on else citations.reports(one, relay), passed_on):
                yield Hop(relay, report, passed_on is not None)

    def linked(self, ids: Collection[str]) -> Iterator[tuple[str, str]]:
        """Each statement with those that it passes on and those by which it is passed on."""
        for i, hops in self._shelf.get(_LINK, ids).items():
            yield from ((i, told) for told in hops.values())
        for i, ones in self._shelf.get(_LINKED, ids).items():
            yield from ((i, one) for one in ones)

    def _publish(self, step: Step) -> set[str]:
        """Keep the reports of outlets. The statements whose names fit another outlet than before, or one less or more."""
        outlets = sorted({o for r in (*step.added, *step.removed) if (o := _outlet(r))})
        before = self._shelf.count(_OUTLET, outlets)
        self._forget(step)
        self._shelf.drop(_OUTLET, ((o, _member(r)) for r in step.removed if (o := _outlet(r))))
        self._shelf.put(_OUTLET, ((o, _member(r), _iso(r)) for r in step.added if (o := _outlet(r))))
        self._view.withdraw([r.id for r in step.removed])
        self._view.publish(step.added)
        now = self._shelf.count(_OUTLET, outlets)
        went = {o: list(rows) for o, rows in self._shelf.get(_FITS, before.keys() - now.keys()).items()}
        came = self._called(sorted(now.keys() - before.keys()))
        self._shelf.drop(_OUTLET_WORD, ((w, o) for o in before.keys() - now.keys() for w in o.split()))
        self._shelf.put(_OUTLET_WORD, ((w, o, "") for o in now.keys() - before.keys() for w in o.split()))
        self._unfit((o, name) for o, names in went.items() for name in names)
        self._fit((o, name) for o, names in came.items() for name in names)
        return self._citing(name for names in (*went.values(), *came.values()) for name in names)

    def _forget(self, step: Step) -> None:
        """Let go of the names in statements."""
        days = {r.id: _day(r.published) for r in step.removed}
        rows = [(name, f"{days[a.report]} {a.id}") for a in step.gone for name in _names(a)]
        self._shelf.drop(_CITES, rows)
        names = {name for name, _ in rows}
        went = names - self._shelf.count(_CITES, names).keys()
        self._shelf.drop(_NAME_WORD, ((w, name) for name in went for w in name.split()))
        fitted = self._shelf.get(_FITTED, went)
        self._unfit((outlet, name) for name, outlets in fitted.items() for outlet in outlets)
        self._view.forget(step.gone_ids)

    def _name(self, step: Step) -> None:
        """Keep the names in statements."""
        days = {r.id: _day(r.published) for r in step.added}
        rows = [(name, f"{days[a.report]} {a.id}", "") for a in step.new for name in _names(a)]
        names = {name for name, _, _ in rows}
        came = sorted(names - self._shelf.count(_CITES, names).keys())
        self._shelf.put(_CITES, rows)
        self._shelf.put(_NAME_WORD, ((w, name, "") for name in came for w in name.split()))
        self._fit((outlet, name) for name, outlets in self._calling(came).items() for outlet in outlets)

    def _called(self, outlets: Collection[str]) -> dict[str, list[str]]:
        """The names in statements that each of the outlets may be called by."""
        near = self._sharing(outlets, _NAME_WORD)
        return {o: [name for name in names if calls(_words(name), _words(o))] for o, names in near.items()}

    def _calling(self, names: Collection[str]) -> dict[str, list[str]]:
        """The outlets that each of the names may call."""
        near = self._sharing(names, _OUTLET_WORD)
        return {name: [o for o in outlets if calls(_words(name), _words(o))] for name, outlets in near.items()}

    def _sharing(self, keys: Collection[str], by_word: str) -> dict[str, set[str]]:
        """What shares a word with each of the keys."""
        near = self._shelf.get(by_word, {word for key in keys for word in key.split()})
        return {key: {other for word in key.split() for other in near.get(word, ())} for key in keys}

    def _fit(self, pairs: Iterable[tuple[str, str]]) -> None:
        pairs = list(pairs)
        self._shelf.put(_FITS, ((outlet, name, "") for outlet, name in pairs))
        self._shelf.put(_FITTED, ((name, outlet, "") for outlet, name in pairs))

    def _unfit(self, pairs: Iterable[tuple[str, str]]) -> None:
        pairs = list(pairs)
        self._shelf.drop(_FITS, pairs)
        self._shelf.drop(_FITTED, ((name, outlet) for outlet, name in pairs))

    def _citing(self, names: Iterable[str]) -> set[str]:
        return {_id(member) for rows in self._shelf.get(_CITES, names).values() for member in rows}

    def _seeing(self, reports: Iterable[Report]) -> set[str]:
        """The statements that cite the outlet of one of the reports, and have it among those that they may lead to."""
        found = set[str]()
        for report in reports:
            outlet = _outlet(report)
            names = self._shelf.get(_FITS, [outlet]).get(outlet, {}) if outlet else {}
            for low, high in self._seen_from(report, outlet) if outlet and names else ():
                for name in names:
                    found.update(map(_id, self._shelf.part(_CITES, name, low, high)))
        return found

    def _seen_from(self, report: Report, outlet: str) -> list[tuple[str, str | None]]:
        """The days, as ranges, on which a report is among the last of its outlet; of the undated, the first are seen on any."""
        member, day = _member(report), _day(report.published)
        later = list(self._shelf.part(_OUTLET, outlet, low=member + "\0", most=RECENT))
        until = later[-1].partition(" ")[0] if len(later) == RECENT else None
        if day < _UNDATED:
            return [(day, until)]
        before = self._shelf.part(_OUTLET, outlet, low=_UNDATED, high=member, most=RECENT)
        if len(before) < RECENT:
            return [("", None)]
        return [] if until else [(_UNDATED, None)]

    def _lead(self, near: Collection[str], citations: ShelfCitations) -> set[str]:
        """Let statements come through the outlets that they name. Those for which that changed."""
        changed = set()
        for one in self._view.pile.attributions(sorted(near)).values():
            if ways := list(through_any(one)):
                fits = (i for i, longer in enumerate(ways) if citations.reports(one, longer.relays[0]))
                if self._view.lead(one, next(fits, None)):
                    changed.add(one.id)
        return changed

    def _link(self, near: Collection[str], gone: Collection[str], citations: ShelfCitations) -> set[str]:
        """Follow the relays of statements again. Both ends of all links that came or went."""
        ids = sorted(near)
        known = self._shelf.get(_LINK, [*ids, *gone])
        now: dict[str, dict[str, str]] = {}
        for one in self._view.statements(ids).values():
            self._view.all_told(i for relay in one.relays for i in citations.reports(one, relay))
            hops = enumerate(hops_of(one, citations, self._view.told))
            now[one.id] = {f"{i:03}": link.told.id for i, link in hops if link}
        changed = [i for i in {*known, *now} if known.get(i, {}) != now.get(i, {})]
        old = [(i, hop, told) for i in changed for hop, told in known.get(i, {}).items()]
        new = [(i, hop, told) for i in changed for hop, told in now.get(i, {}).items()]
        self._shelf.drop(_LINK, ((i, hop) for i, hop, _ in old))
        self._shelf.drop(_LINKED, ((told, i) for i, _, told in old))
        self._shelf.put(_LINK, new)
        self._shelf.put(_LINKED, ((told, i, "") for i, _, told in new))
        return {end for i, _, told in (*old, *new) for end in (i, told)}.difference(gone)


def _names(one: Attribution) -> set[str]:
    """All names in a statement, as its report alone tells it, that may lead to an outlet's report."""
    relays = (*one.relays, *(relay for longer in through_any(one) for relay in longer.relays))
    return {name for relay in relays if (name := _key(name_words(relay.by)))}


def _key(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _words(key: str) -> frozenset[str]:
    return frozenset(key.split())


def _outlet(report: Report) -> str:
    return _key(name_words(report.outlet)) if report.outlet else ""


def _member(report: Report) -> str:
    return f"{_day(report.published)} {report.id}"


def _id(member: str) -> str:
    return member.partition(" ")[2]


def _day(published: dt.date | None) -> str:
    """The day as members are ordered by it: that of `citations.day_of`."""
    return (published or dt.date.max).isoformat()[: len(_UNDATED)]


def _iso(report: Report) -> str:
    return report.published.isoformat() if report.published else ""


def _time(iso: str) -> dt.datetime | None:
    """The time of publication, where it is known to the hour."""
    return dt.datetime.fromisoformat(iso) if len(iso) > len(_UNDATED) else None
