"""The comparisons of a pile as they are kept: by the two statements, and by what told of them (their words, a denial, blame)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.codec import dump, load
from sayso.model import Comparison
from sayso.shelf import Shelf

_FOUND = "compare.found"

Two = tuple[str, str]


class Kept:
    """Comparisons on a shelf. What changes is gathered, and written all at once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._changes: dict[Two, dict[str, tuple[Comparison, ...]]] = {}

    def put(self, pair: Two, source: str, found: Iterable[Comparison]) -> None:
        """Let these be all that `source` tells of two statements (ids)."""
        key = (min(pair), max(pair))
        self._changes.setdefault(key, {})[source] = tuple(found)

    def add(self, pair: Two, source: str, one: Comparison) -> None:
        """Let it be one more thing that `source` tells of them in this turn."""
        told = self._changes.setdefault((min(pair), max(pair)), {})
        told[source] = (*told.get(source, ()), one)

    def write(self) -> dict[str, Comparison | None]:
        """Write what changed: comparisons by id, None for those that are gone."""
        rows = self._shelf.get(_FOUND, (" ".join(pair) for pair in self._changes))
        changed: dict[str, Comparison | None] = {}
        gone: list[tuple[str, str]] = []
        new: list[tuple[str, str, str]] = []
        for pair, told in sorted(self._changes.items()):
            key = " ".join(pair)
            old = {source: load(tuple[Comparison, ...], value) for source, value in rows.get(key, {}).items()}
            before, after = _by_id(old), _by_id({**old, **told})
            changed |= dict.fromkeys(before.keys() - after.keys())
            changed |= {i: one for i, one in after.items() if before.get(i) != one}
            gone += [(key, source) for source, found in told.items() if source in old and not found]
            new += [(key, source, dump(found)) for source, found in told.items() if found and found != old.get(source)]
        self._shelf.drop(_FOUND, gone)
        self._shelf.put(_FOUND, new)
        self._changes = {}
        return changed


def _by_id(told: Mapping[str, tuple[Comparison, ...]]) -> dict[str, Comparison]:
    """Of two that differ in the wording of the reason alone, that of the first source."""
    found: dict[str, Comparison] = {}
    for _, several in sorted(told.items()):
        for one in several:
            found.setdefault(one.id, one)
    return found
