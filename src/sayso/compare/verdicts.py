"""What the judge said, kept: it is asked only where its word is looked at, and of no two texts twice."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple
from functools import cached_property

from sayso.compare.judge import Verdict
from sayso.compare.sameness import Compares
from sayso.model import ConflictType, digest
from sayso.shelf import Shelf

# On the shelf: what a judge said of two texts. It holds whatever becomes of the pile, and can be thrown away at any time.
_VERDICTS = "compare.verdicts"


class Verdicts:
    """The word of one judge on pairs of texts, whichever way round they come."""

    def __init__(self, shelf: Shelf, judge: Compares) -> None:
        self._shelf, self._judge = shelf, judge
        self._known: dict[str, str] = {}
        self._new: list[tuple[str, str, str]] = []

    @property
    def name(self) -> str:
        """The judge's."""
        return self._judge.name

    def look_up(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Fetch what was said of these before, all at once."""
        found = self._shelf.get(_VERDICTS, {self._key(a, b) for a, b in pairs})
        self._known = {key: held[""] for key, held in found.items()}

    def tell(self, a: str, b: str) -> Verdict:
        """What the judge says, now or before."""
        key = self._key(a, b)
        if (told := self._known.get(key)) is None:
            (verdict,) = self._judge.compare([(min(a, b), max(a, b))])
            told = self._known[key] = json.dumps(astuple(verdict))
            self._new.append((key, "", told))
        return Verdict(*json.loads(told))

    def keep(self) -> None:
        """Write what is new."""
        self._shelf.put(_VERDICTS, self._new)
        self._new = []

    def _key(self, a: str, b: str) -> str:
        return digest(self._judge.name, min(a, b), max(a, b), length=24)


class Asked:
    """A verdict that is asked for when it is looked at, of two statements in the words for either question."""

    def __init__(self, verdicts: Verdicts, rivals: tuple[str, str], alike: tuple[str, str]) -> None:
        """`rivals` are what is asked whether they conflict, `alike` whether they say the same (`selves`)."""
        self._verdicts, self._rivals, self._alike = verdicts, rivals, alike

    @cached_property
    def _told(self) -> Verdict:
        return self._verdicts.tell(*self._rivals)

    @cached_property
    def _likened(self) -> Verdict:
        return self._verdicts.tell(*self._alike)

    @property
    def name(self) -> str:
        """The judge's."""
        return self._verdicts.name

    @property
    def contradicts(self) -> float:
        """Can they not both hold? 0 to 1."""
        return self._told.contradicts

    @property
    def about(self) -> ConflictType:
        """What they conflict about, if they do."""
        return self._told.about

    @property
    def same(self) -> float:
        """Do both tell of the same? 0 to 1."""
        return self._likened.same

    @property
    def follows(self) -> float:
        """Does either follow from the other? 0 to 1."""
        return self._likened.follows
