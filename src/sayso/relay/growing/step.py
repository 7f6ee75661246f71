"""What comes into a growing pile and what leaves it, at one step."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Attribution, Report


@dataclass(frozen=True, slots=True)
class Step:
    """Reports that come and reports that go, and their statements as the reports alone tell them."""

    added: tuple[Report, ...]
    removed: tuple[Report, ...]
    new: tuple[Attribution, ...]
    gone: tuple[Attribution, ...]

    @property
    def gone_ids(self) -> list[str]:
        """The ids of the statements that go."""
        return [a.id for a in self.gone]

    @property
    def new_ids(self) -> list[str]:
        """The ids of the statements that come."""
        return [a.id for a in self.new]
