"""The sections of a brief, ready to be shown: claims, comparisons, rival answers, forecasts, speakers, problems.

The rules of `view` hold here too: final wording, safe to show, not escaped.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.briefing.excerpt import Piece
from sayso.briefing.timeline import Timeline
from sayso.briefing.view import Entry, Place, Some, Statement, Why


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The statements of a claim that go back to one origin, and why they were taken as one."""

    who: str
    kind: str
    statements: tuple[Statement, ...]
    reasons: Some[Why]

    def needs_chain(self, statement: Statement) -> bool:
        """Whether the chain of a statement says more than `who` does."""
        return statement.chain != (self.who,)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim that is told in several statements. `anchor` is its id, `wording` is verbatim from one report.

    `doubts` say which of its origins may be one; `caution`, which reports are not taken at their word.
    """

    number: int
    anchor: str
    wording: str
    reports: str
    origins: str
    doubts: Some[Why]
    caution: str
    groups: tuple[OriginGroup, ...]


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Who says what stands under no claim. `claims` are the numbers of the claims that hold the rest.

    `names` are the other names that the reports give; `reasons` say why they are one's.
    """

    anchor: str
    name: str
    gloss: str
    total: str
    names: Some[str]
    reasons: Some[Why]
    claims: tuple[int, ...]
    statements: tuple[Statement, ...]

    @property
    def under(self) -> str:
        """`also under claims`, before the numbers of the claims."""
        return f"{'also' if self.statements else 'all'} under {'claim' if len(self.claims) == 1 else 'claims'}"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: the statement, the words that clash, and its words with those marked.

    `claim` is the number of the claim that it tells, if it tells one; `origins` are that claim's, else its own.
    """

    statement: Statement
    clash: str
    pieces: tuple[Piece, ...]
    as_of: str
    claim: int | None
    origins: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two statements on one thing. `others` are the pairs that say the same of the same claims, as `1.2 and 3.4`."""

    label: str
    why: str
    judge: str
    a: Side
    b: Side
    others: Some[str]


@dataclass(frozen=True, slots=True)
class Holders:
    """Those who hold a position and go back to one origin."""

    who: str
    kind: str
    statements: Some[Statement]


@dataclass(frozen=True, slots=True)
class PositionView:
    """One answer, in exact words. `first` is when it appears first."""

    wording: str
    origins: str
    first: str
    holders: Some[Holders]


@dataclass(frozen=True, slots=True)
class RivalryView:
    """Rival answers to one question, by when each appears first."""

    anchor: str
    question: str
    positions: Some[PositionView]


@dataclass(frozen=True, slots=True)
class ForecastView:
    """What is foretold, for which window; `others` tell the same claim for the same window."""

    window: str
    statement: Statement
    words: str
    likelihood: str
    conditions: tuple[str, ...]
    others: Some[Statement]


@dataclass(frozen=True, slots=True)
class ProblemView:
    """What could not be read or looks wrong, and what can be done."""

    input: str
    reason: str
    remedy: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class BriefView:
    """A whole brief. `places` are the stretches behind every `Place`, by report id: start, end, anchor."""

    question: str
    summary: tuple[str, ...]
    reports: tuple[Entry, ...]
    circles: Some[Why]
    claims: tuple[ClaimView, ...]
    conflicts: Some[ComparisonView]
    likenesses: Some[ComparisonView]
    rivalries: Some[RivalryView]
    forecasts: Some[ForecastView]
    timeline: Timeline
    speakers: tuple[SpeakerView, ...]
    problems: tuple[ProblemView, ...]
    closing: tuple[str, ...]
    statements: dict[str, tuple[Statement, ...]]
    places: dict[str, tuple[tuple[int, int, str], ...]]
