"""Circular reporting: statements that reports have from each other until they are back where they began.

The graph has a statement for a node, and for an arc a citation that leads to a statement of the pile (`find_links`). A circle is
closed (A has it from B, which has it from A), or ends in another report of the outlet where it began: an outlet is confirmed by
its own word. Components as by Tarjan (Depth-first search and linear graph algorithms, 1972).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from sayso.model import Attribution, Circle, Report, Span
from sayso.relay.citations import Link, find_links, name_words

# Where no circle is closed, a statement is followed to so many others.
_FOLLOWED = 64

Arcs = Mapping[str, Sequence[Link]]


def find_circles(
    reports: Sequence[Report], attributions: Sequence[Attribution], links: Sequence[Link] | None = None
) -> list[Circle]:
    """Each circle of reports once, a shortest one through its first statement, in the order of ids.

    `links` are those of `find_links`, where they are known. Linear in them; does not depend on the order of any input.
    """
    links = find_links(reports, attributions) if links is None else links
    best: dict[tuple[str, ...], Circle] = {}
    for circle in sorted(circles_of({r.id: r.outlet for r in reports}, links), key=rank):
        best.setdefault(circle.reports, circle)
    return [best[key] for key in sorted(best)]


def rank(circle: Circle) -> str:
    """By what one of several circles of the same reports stands for them, the least: a closed one before others."""
    return "\x1f".join(("closed" if circle.closed else "open", *circle.attributions))


def circles_of(outlets: Mapping[str, str | None], links: Sequence[Link]) -> list[Circle]:
    """A closed circle for each set of statements that lead to each other, and one for each way back home that is not closed.

    `outlets` are those of the reports, by id. No circle goes beyond the statements that `links` join.
    """
    arcs: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        arcs[link.one.id].append(link)
    for several in arcs.values():
        several.sort(key=lambda link: link.told.id)
    homes = {report: name_words(outlet) for report, outlet in outlets.items() if outlet}
    found, closed = [], set[str]()
    for component in _components(arcs):
        closed |= component
        hops = _round(min(component), arcs, component)
        at = min(range(len(hops)), key=lambda i: (hops[i].one.report, hops[i].one.id))
        found.append(_circle([*hops[at:], *hops[:at]]))
    for start in (s for s in sorted(arcs) if s not in closed):
        home = arcs[start][0].one.report
        if home in homes and (hops := _home(start, home, arcs, homes)):
            found.append(_circle(hops, hops[-1].told))
    return found


def closed_in(circles: Sequence[Circle]) -> dict[str, Circle]:
    """The closed circle of each statement that is on one, by the statement's id."""
    return {a: circle for circle in circles if circle.closed for a in circle.attributions}


def _round(start: str, arcs: Arcs, component: Collection[str]) -> list[Link]:
    """The shortest way from a statement back to it."""
    return _way(start, lambda told: told.id == start, arcs, lambda told: told.id in component)


def _home(start: str, home: str, arcs: Arcs, outlets: Mapping[str, frozenset[str]]) -> list[Link]:
    """The way from a statement to one of another report of the same outlet; empty where none is found."""
    seen: list[str] = []

    def is_home(told: Attribution) -> bool:
        return told.report != home and outlets.get(told.report) == outlets[home]

    def is_near(told: Attribution) -> bool:
        seen.append(told.id)
        return len(seen) <= _FOLLOWED

    return _way(start, is_home, arcs, is_near)


def _way(
    start: str, arrived: Callable[[Attribution], bool], arcs: Arcs, allowed: Callable[[Attribution], bool]
) -> list[Link]:
    """The shortest way along the arcs to a statement that is `arrived`, over those that are `allowed`."""
    came: dict[str, Link] = {}
    queue = deque([start])
    while queue:
        for link in arcs.get(queue.popleft(), ()):
            if arrived(link.told):
                way = [link]
                while way[-1].one.id != start:
                    way.append(came[way[-1].one.id])
                return way[::-1]
            if link.told.id not in came and allowed(link.told):
                came[link.told.id] = link
                queue.append(link.told.id)
    return []


def _components(arcs: Arcs) -> Iterator[frozenset[str]]:
    """The sets of two statements or more that all lead to each other; without recursion, for circles of any length."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    held: dict[str, None] = {}
    for root in sorted(arcs):
        work = [] if root in order else [(root, iter(arcs[root]))]
        while work:
            here, rest = work[-1]
            if here not in order:
                order[here] = low[here] = len(order)
                held[here] = None
            for there in (link.told.id for link in rest):
                if there not in order:
                    work.append((there, iter(arcs.get(there, ()))))
                    break
                if there in held:
                    low[here] = min(low[here], low[there])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[here])
                if low[here] == order[here]:
                    component = [held.popitem()[0]]
                    while component[-1] != here:
                        component.append(held.popitem()[0])
                    if len(component) > 1:
                        yield frozenset(component)


def _circle(hops: Sequence[Link], end: Attribution | None = None) -> Circle:
    told = [*(hop.one for hop in hops), *([end] if end else [])]
    return Circle(tuple(a.report for a in told), tuple(a.id for a in told), tuple(map(_evidence, hops)))


def _evidence(hop: Link) -> Span:
    one = hop.one
    return hop.relay.evidence or (*one.source, *one.cue, *one.content)[0]
