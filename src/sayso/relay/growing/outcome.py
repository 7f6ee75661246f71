"""What an update of a growing pile came to: origins, circles and plural flags, and which of them are other than before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sayso.codec import dump, load
from sayso.growing import Changes
from sayso.model import Attribution, Circle, Origin, digest
from sayso.relay.circles import rank
from sayso.shelf import Shelf

# The origin of a statement; what an origin was; statements that are flagged as several for one.
_OF, _ORIGIN, _PLURAL = "relay of", "relay origin", "relay plural"
# The circles of the same reports, the one that stands for them first; and by their first statements.
_CIRCLE, _ROUND = "relay circle", "relay round"


class Outcome:
    """Keeps what the cells came to, and tells what changed."""

    def __init__(self, shelf: Shelf, gone: Collection[str], changes: Changes) -> None:
        self._shelf, self._gone, self._changes = shelf, gone, changes

    def origins(self, found: Sequence[Origin]) -> None:
        """Take in all origins of whole cells."""
        now = {i: origin.id for origin in found for i in origin.attributions}
        of = {i: next(iter(rows)) for i, rows in self._shelf.get(_OF, [*now, *self._gone]).items()}
        moved = [i for i in {**now, **of} if of.get(i) != now.get(i)]
        self._shelf.drop(_OF, ((i, of[i]) for i in moved if i in of))
        self._shelf.put(_OF, ((i, now[i], "") for i in moved if i in now))
        by_id = {origin.id: origin for origin in found}
        prints = {i: digest(dump(origin)) for i, origin in by_id.items()}
        before = {i: next(iter(rows)) for i, rows in self._shelf.get(_ORIGIN, {*of.values(), *by_id}).items()}
        changed = [i for i in {**prints, **before} if before.get(i) != prints.get(i)]
        self._shelf.drop(_ORIGIN, ((i, before[i]) for i in changed if i in before))
        self._shelf.put(_ORIGIN, ((i, prints[i], "") for i in changed if i in prints))
        self._changes.origins |= {i: by_id.get(i) for i in changed}

    def shown(self, told: Mapping[str, Attribution], flagged: Sequence[Attribution], changed: Collection[str]) -> None:
        """Take in the statements of whole cells, as they are without flags of the pile and with them.

        `changed` are those that are new, or come through another outlet than before.
        """
        plural = {one.id for one in flagged if one != told[one.id]}
        known = self._shelf.get(_PLURAL, [*told, *self._gone]).keys()
        self._shelf.drop(_PLURAL, ((i, "") for i in known - plural))
        self._shelf.put(_PLURAL, ((i, "", "") for i in plural - known))
        turned = (known ^ plural) | set(changed)
        self._changes.attributions |= {one.id: one for one in flagged if one.id in turned}

    def circles(self, told: Collection[str], found: Sequence[Circle]) -> None:
        """Take in all circles of whole cells. Of several of the same reports one stands for them, here as in a whole pile."""
        old = self._shelf.get(_ROUND, [*told, *self._gone])
        keys = {key: None for rows in old.values() for key in rows} | {_key(one): None for one in found}
        before = self._first(keys)
        self._shelf.drop(_CIRCLE, ((key, name) for rows in old.values() for key, name in rows.items()))
        self._shelf.drop(_ROUND, ((i, key) for i, rows in old.items() for key in rows))
        self._shelf.put(_CIRCLE, ((_key(one), rank(one), dump(one)) for one in found))
        self._shelf.put(_ROUND, ((one.attributions[0], _key(one), rank(one)) for one in found))
        now = self._first(keys)
        self._changes.circles |= {key: now.get(key) for key in keys if before.get(key) != now.get(key)}

    def _first(self, keys: Collection[str]) -> dict[str, Circle]:
        return {key: load(Circle, next(iter(rows.values()))) for key, rows in self._shelf.get(_CIRCLE, keys).items()}


def _key(circle: Circle) -> str:
    return "k" + digest(*circle.reports)
