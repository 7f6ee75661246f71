"""The corpus stages on a ledger, in the transaction of a writer: copies, then relays, then comparing, each told what changed.

Each looks up what the reports that came or went touch, in tables, and finds what reading the whole pile at once would find. What
changed is written before the next stage looks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

import sqlalchemy as sa

from sayso.codec import dump, load
from sayso.compare import Compares, Comparing, Indexes
from sayso.copies import CopyIndex
from sayso.growing import Changes
from sayso.ledger import update
from sayso.ledger.closeness import SqlVectors
from sayso.ledger.copies import SqlCopies
from sayso.ledger.judging import decisions
from sayso.ledger.likeness import SqlIndex
from sayso.ledger.nouns import Cache, SqlKnown, SqlPile
from sayso.ledger.shelf import SqlShelf, chunks
from sayso.model import Decision, Matter
from sayso.relay.growing import Relays

# On the shelf: every decision that the stages were told of; and by each of both statements those about claims.
_TOLD, _ALL = "ledger.decided", "all"

# So many reports at a time: what the stages hold in memory stays bounded, and what they find is the same.
_AT_ONCE = 4000


class Stages:
    """Brings what a ledger knows up to date, as reports come and go and as people decide."""

    def __init__(self, connection: sa.Connection, cache: Cache, judge: Callable[[], Compares | None]) -> None:
        self._connection, self._cache = connection, cache
        self._judge = judge
        self._shelf = SqlShelf(connection)
        self._pile = SqlPile(connection, cache)

    def update(self, added: Sequence[str], removed: Sequence[str] = ()) -> None:
        """Take in reports that came, and let go of those that went, by id; and obey what people decide today.

        Both are in the tables already. A report that was there before and is not removed changes nothing.
        """
        some = list(chunks(added, _AT_ONCE)) or [[]]
        self._step(some[0], removed)
        for more in some[1:]:
            self._step(more, ())

    def _step(self, added: Collection[str], removed: Sequence[str]) -> None:
        derivations = CopyIndex(SqlCopies(self._connection), self._pile.reports).update(
            self._pile.reports(added).values(), removed
        )
        self._write(Changes(derivations=derivations))
        decided, withdrawn = self._decided()
        origins = [one for one in decided if one.about is Matter.ORIGIN]
        no_origins = [one for one in withdrawn if one.about is Matter.ORIGIN]
        relayed = Relays(self._pile, self._shelf).update(added, removed, derivations, origins, no_origins)
        moved = self._write(relayed)
        about_claims = {i for one in (*decided, *withdrawn) if one.about is Matter.CLAIM for i in (one.a, one.b)}
        known = Known(self._connection, self._cache, self._shelf)
        indexes = Indexes(SqlIndex(self._connection), SqlVectors(self._connection))
        comparing = Comparing(known, self._shelf, indexes, self._judge())
        compared = comparing.update(added, removed, moved | relayed.attributions.keys() | about_claims)
        self._write(Changes(claims=compared.claims, comparisons=compared.comparisons))
        update.let_go(self._connection, removed)

    def _write(self, changes: Changes) -> set[str]:
        return update.write(self._connection, changes, self._pile.attributions(changes.attributions))

    def _decided(self) -> tuple[list[Decision], list[Decision]]:
        """What people decide today that the stages were not told of yet, and what they decide no longer."""
        now = {dump(one): one for one in decisions(self._connection, self._cache)}
        before = self._shelf.get(_TOLD, [_ALL]).get(_ALL, {})
        come = [one for text, one in now.items() if text not in before]
        gone = [load(Decision, text) for text in before if text not in now]
        self._shelf.drop(_TOLD, _rows(gone))
        self._shelf.put(_TOLD, [(key, member, "") for key, member in _rows(come)])
        return come, gone


class Known(SqlKnown):
    """A ledger as comparing sees it: with what people decided about claims."""

    def __init__(self, connection: sa.Connection, cache: Cache, shelf: SqlShelf) -> None:
        super().__init__(connection, cache)
        self._shelf = shelf

    def decisions(self, ids: Collection[str]) -> list[Decision]:
        """What people decided about claims, wherever one of these statements is named."""
        texts = {text for held in self._shelf.get(_TOLD, ids).values() for text in held}
        return [load(Decision, text) for text in sorted(texts)]


def _rows(decided: Iterable[Decision]) -> list[tuple[str, str]]:
    """Where a decision is kept on the shelf: among all; and one about claims by both its statements."""
    found = []
    for one in decided:
        text = dump(one)
        found.append((_ALL, text))
        if one.about is Matter.CLAIM:
            found += [(one.a, text), (one.b, text)]
    return found
