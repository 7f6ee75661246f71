"""What stands: a pure function of all judgements in the order in which they were made.

A withdrawal takes back one judgement, or one withdrawal; a judgement is in force unless a withdrawal in force takes it back. It
stands while it is in force and no judgement in force supersedes it. So what a judgement superseded comes back when that is
withdrawn, and nothing is ever deleted.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Deed, Judgement


class Log:
    """Judgements, the first made first."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self.all = tuple(judgements)
        self.by_id = {one.id: one for one in self.all}
        self._withdrawn: dict[str, Judgement] = {}
        self._superseded: dict[str, Judgement] = {}
        # A withdrawal is of what came before it: from the last on, whether one is in force is known when it is met.
        for one in reversed(self.all):
            if one.id in self._withdrawn:
                continue
            if one.deed is Deed.WITHDRAW:
                self._withdrawn[one.subjects[0]] = one
            else:
                for older in one.supersedes:
                    self._superseded[older] = one

    def withdrawn_by(self, judgement: str) -> Judgement | None:
        """The withdrawal, in force, of a judgement or a withdrawal."""
        return self._withdrawn.get(judgement)

    def superseded_by(self, judgement: str) -> Judgement | None:
        """The judgement, in force, that replaced one."""
        return self._superseded.get(judgement)

    def stands(self, judgement: str) -> bool:
        """Does it hold today? A withdrawal holds while nobody took it back."""
        return judgement not in self._withdrawn and judgement not in self._superseded

    def standing(self) -> list[Judgement]:
        """What was decided and holds today, withdrawals apart."""
        return [one for one in self.all if one.deed is not Deed.WITHDRAW and self.stands(one.id)]
