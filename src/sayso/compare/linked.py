"""Claims as a pile grows: statements that links hold together are grouped anew where a link has changed, and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.compare.claims import Ground, find_claims
from sayso.compare.grouping import LEAST, Link
from sayso.disjoint import Disjoint
from sayso.model import Claim, Decision, Deed
from sayso.shelf import Shelf

# On the shelf: what a statement is linked with, and how likely they say the same, by either where they are held together and by
# the first alone where they are kept apart, which most pairs are; the group that it is in (named by the least of
# all that links hold together), with the id of its claim, where it is in one.
_LINKS, _GROUP = "compare.links", "compare.group"

Two = tuple[str, str]
Decided = Callable[[Collection[str]], Sequence[Decision]]
Grounds = Callable[[Collection[str]], Ground]


class Linked:
    """Links on a shelf, and the claims that they make."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def relink(self, links: Iterable[Link], dropped: Iterable[Two]) -> set[str]:
        """Write links anew and drop others. Statements of which the group must be made anew."""
        changed = {(one.a, one.b): one.same if one.same >= LEAST or one.same <= 0 else None for one in links}
        changed |= dict.fromkeys(dropped)
        old = {pair: float(same) for pair, same in self._shelf.values(_LINKS, changed).items()}
        changed = {pair: same for pair, same in changed.items() if same != old.get(pair)}
        held = {pair: repr(same) for pair, same in changed.items() if (same or 0.0) >= LEAST}
        were = {pair for pair in changed if old.get(pair, 0.0) >= LEAST}
        self._shelf.drop(_LINKS, [pair for pair, same in changed.items() if same is None])
        self._shelf.drop(_LINKS, [(b, a) for a, b in were - held.keys()])
        self._shelf.put(_LINKS, [(a, b, repr(same)) for (a, b), same in changed.items() if same is not None])
        self._shelf.put(_LINKS, [(b, a, same) for (a, b), same in held.items()])
        strong = were | held.keys()
        seeds = {i for pair in strong for i in pair}
        # What keeps two apart matters where something else holds them together.
        apart = changed.keys() - strong
        group = self._shelf.get(_GROUP, {i for pair in apart for i in pair})
        return seeds | {
            i for a, b in apart if a in group and group[a].keys() == group.get(b, {}).keys() for i in (a, b)
        }

    def regroup(self, seeds: Iterable[str], decided: Decided, ground: Grounds) -> dict[str, Claim | None]:
        """Make the claims anew of all that is linked with `seeds`: claims by id, None for those that are gone.

        `decided` gives what people decided about statements that are there, `ground` what claims are made from.
        """
        links, decisions, sets = self._walk(seeds, decided)
        several = [held for held in sets.members().values() if len(held) > 1]
        known = ground({i for held in several for i in held}) if several else None
        claims: dict[str, Claim] = {}
        rows: list[tuple[str, str, str]] = []
        inner: dict[str, list[Link]] = defaultdict(list)
        for (a, b), same in links.items():
            if sets.root(a) == sets.root(b):
                inner[sets.root(a)].append(Link(a, b, same))
        for held in several:
            assert known is not None
            about = [one for one in decisions if sets.root(one.a) == sets.root(one.b) == held[0]]
            found = find_claims(inner[held[0]], replace(known, decisions=about))
            claims |= {claim.id: claim for claim in found}
            claim_of = {i: claim.id for claim in found for i in (*claim.attributions, *claim.repeated)}
            rows += [(i, held[0], claim_of.get(i, "")) for i in held]
        return dict.fromkeys(self._rewrite(sets.members(), rows)) | claims

    def _walk(self, seeds: Iterable[str], decided: Decided) -> tuple[dict[Two, float], set[Decision], Disjoint[str]]:
        """The links and decisions of all that is held together with `seeds`, and what they hold together."""
        links: dict[Two, float] = {}
        decisions: set[Decision] = set()
        sets: Disjoint[str] = Disjoint()
        ahead, seen = set(seeds), set[str]()
        while ahead:
            seen |= ahead
            for i in ahead:
                sets.root(i)
            near: set[str] = set()
            for a, held in self._shelf.get(_LINKS, sorted(ahead)).items():
                for b, same in held.items():
                    links[min(a, b), max(a, b)] = float(same)
                    near |= {b} if float(same) >= LEAST else set()
            found = decided(ahead)
            decisions |= set(found)
            near |= {i for one in found if one.deed is Deed.MERGE for i in (one.a, one.b)}
            ahead = near - seen
        for (a, b), likely in links.items():
            if likely >= LEAST:
                sets.merge(a, b)
        for one in decisions:
            if one.deed is Deed.MERGE:
                sets.merge(one.a, one.b)
        # What leads out of all this keeps nothing apart in it.
        inner = {pair: likely for pair, likely in links.items() if seen.issuperset(pair)}
        return inner, {one for one in decisions if {one.a, one.b} <= seen}, sets

    def _rewrite(self, sets: Mapping[str, Sequence[str]], rows: Sequence[tuple[str, str, str]]) -> list[str]:
        """Write groups anew; the ids of the claims that their members were in."""
        old = self._shelf.get(_GROUP, [i for held in sets.values() for i in held])
        self._shelf.drop(_GROUP, [(i, root) for i, held in old.items() for root in held])
        self._shelf.put(_GROUP, rows)
        return sorted({claim for held in old.values() for claim in held.values() if claim})
