"""What a ledger answers: frozen, whole in themselves, the same from every database. Nothing here says what is true."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.model import (
    UNGRADED,
    Attribution,
    Caution,
    Claim,
    Comparison,
    Derivation,
    Forecast,
    Grades,
    Judgement,
    Origin,
    OriginKind,
    Report,
    Span,
    Speaker,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """A part of what was found, in an order that stays.

    `more` is whether there is more after these. `older` is whether older statements with the words were left out, because
    there are too many: more words in the question find them.
    """

    items: tuple[T, ...]
    offset: int = 0
    more: bool = False
    older: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What names a report; `current` is False for an older version of an address."""

    id: str
    address: str
    title: str | None
    outlet: str | None
    published: dt.date | None
    current: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, as the ledger shows it, in its report.

    `around` are the statements that it stands in, the nearest first. `origin` and `claim` are ids. `grades` are what people gave.
    """

    attribution: Attribution
    report: Report
    around: tuple[Attribution, ...] = ()
    speaker: Speaker | None = None
    origin: str | None = None
    claim: str | None = None
    grades: Grades = UNGRADED


@dataclass(frozen=True, slots=True)
class PassageFound:
    """A passage with the words asked for (`marks`), and the statements in it. `also` are other reports with the same words."""

    report: Report
    head: Head
    span: Span
    marks: tuple[Span, ...]
    statements: tuple[Told, ...]
    also: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """One statement of a claim, in short: who says it (None where open), in which report, on whose word in the end."""

    statement: str
    speaker: str | None
    report: Head
    origin: str | None
    grades: Grades = UNGRADED


@dataclass(frozen=True, slots=True)
class OriginHead:
    """Where statements go back to, in short."""

    id: str
    kind: OriginKind
    who: str


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """A claim, who says it, where that goes back to, and what it conflicts with.

    `heads` are the reports that its reasons quote, by id; `more_conflicts` is how many there are beside `conflicts`, which are
    those with most origins behind both sides.
    """

    claim: Claim
    heads: dict[str, Head]
    tellers: tuple[Teller, ...]
    origins: tuple[OriginHead, ...]
    conflicts: tuple[ConflictFound, ...]
    more_conflicts: int = 0

    @property
    def reports(self) -> int:
        """How many reports tell it."""
        return len({teller.report.id for teller in self.tellers})


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: a statement, the words that clash, the origin it goes back to, and the claim that it tells."""

    told: Told
    span: Span
    origin: OriginHead | None
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class ConflictFound:
    """Two statements that cannot both hold, or that only look so.

    `others` are pairs of statements (ids) that say the same of the same two sides, as copies do.
    """

    comparison: Comparison
    a: Side
    b: Side
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Conflicts, and apart from them what only looks like one."""

    conflicts: Answer[ConflictFound]
    not_conflicts: Answer[ConflictFound]


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What a report was made from."""

    derivation: Derivation
    original: Head


@dataclass(frozen=True, slots=True)
class Traced:
    """On whose word a statement is told.

    `others` are the first of the statements that go back to the same origin, `count` is how many there are, without this one.
    `made_from` is what the report was made from, what that was made from, and so on. `heads` are the reports that the reasons of
    the origin and of `made_from` quote, by id.
    """

    told: Told
    origin: Origin | None
    others: tuple[Told, ...]
    count: int
    made_from: tuple[MadeFrom, ...]
    claim: ClaimFound | None
    heads: dict[str, Head]


@dataclass(frozen=True, slots=True)
class ForecastFound:
    """What is foretold, for which window. `others` are statements that tell the same claim for the same window.

    `settled` is what somebody decided of how it came out, `cautions` what to be careful with in that.
    """

    told: Told
    forecast: Forecast
    others: tuple[str, ...]
    settled: Judgement | None = None
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerFound:
    """A speaker, how much is told of what it says, and its own grade."""

    speaker: Speaker
    statements: int
    reports: int
    claims: int
    grades: Grades = UNGRADED
