"""The corpus stages of `relay` on a pile that grows: the same as reading it whole at once, without going through all of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sayso.codec import dump
from sayso.growing import Changes
from sayso.model import Decision, Derivation
from sayso.relay.circles import circles_of
from sayso.relay.growing.ancestry import Ancestry
from sayso.relay.growing.cells import Cells
from sayso.relay.growing.citations import Cited, GrowingCitations, ShelfCitations
from sayso.relay.growing.names import GrowingNames
from sayso.relay.growing.outcome import Outcome
from sayso.relay.growing.sharing import DECIDED, Kept, Sharing
from sayso.relay.growing.step import Step
from sayso.relay.growing.titles import GrowingTitles
from sayso.relay.growing.view import View
from sayso.relay.growing.wordings import Wordings
from sayso.relay.origins import origins_of
from sayso.relay.pickups import derivation_by, sign_of
from sayso.relay.plural import flag_plurals
from sayso.shelf import Pile, Shelf


class Relays:
    """Relays, pickups, speakers, origins and circles of a growing pile.

    All that it knows is on the shelf, so that one object or many may be used after each other. Its time is that of the names,
    the words and the cells that an update touches.
    """

    def __init__(self, pile: Pile, shelf: Shelf) -> None:
        self._pile, self._shelf = pile, shelf

    def update(
        self,
        added: Collection[str],
        removed: Collection[str],
        derivations: Mapping[str, Derivation | None],
        decided: Sequence[Decision] = (),
        withdrawn: Sequence[Decision] = (),
    ) -> Changes:
        """Take in reports that came into the pile and let go of those that left it, by id; none is in both.

        The pile still gives those that left. `derivations` are those of `copies` that are new or changed, None for those that
        are gone, by the report that was made. Decisions hold from when they are made until they are withdrawn, whether or not
        their statements are in the pile; none is both decided and withdrawn in one update.

        The derivations that changed are pickups alone. Statements that left are not told of.
        """
        view = View(self._pile, self._shelf)
        step = self._step(view, added, removed)
        kept = Kept(view, GrowingNames(view), Ancestry(self._shelf), GrowingCitations(view), Wordings(view))
        cited = kept.citations.update(step)
        moved = kept.ancestry.update(
            derivations, self._pickups(kept, step, cited, derivations), [r.id for r in step.removed]
        )
        renamed = kept.names.update(step)
        changes = Changes(derivations=moved.pickups, speakers=renamed.speakers)
        cells = Cells(self._shelf)
        cells.update(step)
        dirty = kept.wordings.update(step, cited.through) | cited.through | cited.links | renamed.statements
        related = view.mastheads(moved.reports)
        dirty |= {a.id for told in view.all_told(related).values() for a in told}
        dirty |= self._decide(decided, withdrawn)
        start = view.present({*dirty, *cells.mates([*dirty, *step.gone_ids]), *step.new_ids} - set(step.gone_ids))
        self._go_through(kept, cells, start, step, {*step.new_ids, *cited.through}, changes)
        return changes

    def _step(self, view: View, added: Collection[str], removed: Collection[str]) -> Step:
        """What the pile gives of the reports that are not in it yet, and of those that are."""
        known = view.mastheads([*added, *removed])
        come = self._pile.reports(i for i in added if i not in known)
        go = self._pile.reports(i for i in removed if i in known)
        return Step(
            tuple(come.values()),
            tuple(go.values()),
            tuple(a for told in self._pile.told(come).values() for a in told),
            tuple(a for told in self._pile.told(go).values() for a in told),
        )

    def _pickups(
        self, kept: Kept, step: Step, cited: Cited, derivations: Mapping[str, Derivation | None]
    ) -> dict[str, Derivation | None]:
        """What each report shows to be made from that may have shown another before; None where it shows none, or is a copy."""
        view = kept.view
        near = {one.report for one in view.statements(cited.looked_at).values()}
        titles = GrowingTitles(self._shelf)
        near.update(view.mastheads([*derivations, *titles.update(step)]), (r.id for r in step.added))
        copied = kept.ancestry.copied(near) - derivations.keys() | {r for r, d in derivations.items() if d}
        citations = ShelfCitations(view)
        known = kept.ancestry.pickups(near - copied)
        found: dict[str, Derivation | None] = dict.fromkeys(sorted(near))
        for report in self._pile.reports(sorted(near - copied)).values():
            sign = sign_of(report, view.told(report.id), lambda one: kept.citations.hops(one, citations), titles.of)
            before = known.get(report.id)
            if sign and before and (before.original, before.reasons) == (sign.original, (sign.reason,)):
                found[report.id] = before
            elif sign:
                found[report.id] = derivation_by(sign, report, self._pile.reports([sign.original])[sign.original])
        return found

    def _decide(self, decided: Iterable[Decision], withdrawn: Iterable[Decision]) -> set[str]:
        """Keep decisions, each by both statements. The statements that they are about."""
        gone = [(end, dump(one)) for one in withdrawn for end in (one.a, one.b)]
        come = [(end, dump(one), "") for one in decided for end in (one.a, one.b)]
        self._shelf.drop(DECIDED, gone)
        self._shelf.put(DECIDED, come)
        return {end for end, *_ in (*gone, *come)}

    def _go_through(
        self, kept: Kept, cells: Cells, start: Collection[str], step: Step, changed: Collection[str], changes: Changes
    ) -> None:
        """Go through the cells of statements, and keep what they come to."""
        sharing = Sharing(kept)
        whole = sharing.whole(start)
        known = sharing.known(whole)
        ordered = [one for _, one in sorted(whole.statements.items())]
        circles = circles_of({r: m.outlet for r, m in known.mastheads.items()}, known.links)
        origins = origins_of(ordered, known, circles)
        cells.keep(whole, step.gone_ids)
        outcome = Outcome(self._shelf, step.gone_ids, changes)
        outcome.origins(origins)
        outcome.shown(whole.statements, flag_plurals(ordered, origins), changed)
        outcome.circles(whole.statements, circles)
