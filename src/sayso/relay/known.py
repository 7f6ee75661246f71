"""What is known of statements before their origins are: of a whole pile, or of so much of it as bears on some statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.model import Decision, Report
from sayso.relay.citations import Link
from sayso.relay.runs import Run, Runs


class Voice(NamedTuple):
    """Who speaks, across reports: the id of the speaker, and whether a report names it."""

    id: str
    named: bool


# Who speaks in each statement, by its id.
Voices = Mapping[str, Voice]


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a report says of itself that its origins need; `address` stands for an outlet that is not known."""

    outlet: str | None
    address: str
    published: dt.date | None

    @classmethod
    def of(cls, report: Report) -> Masthead:
        """The masthead of a report."""
        return cls(report.outlet, report.address, report.published)

    @property
    def name(self) -> str:
        """What the report is called by."""
        return self.outlet or self.address


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules about origins look up.

    `mastheads` are by report. `made_from` gives the report from which a report was made, and `families` which reports were made
    from one. `links` are in the order of statements and, in one, of its relays. `idioms` is None where the statements are the
    whole pile, and tell them by themselves.
    """

    mastheads: Mapping[str, Masthead]
    voices: Voices
    made_from: Mapping[str, str]
    families: Mapping[str, str]
    links: Sequence[Link] = ()
    decisions: Sequence[Decision] = ()
    idioms: Collection[Run] | None = None
    runs: Runs = field(default_factory=Runs)
