"""What a brief puts on a page, whatever the page is: the nouns between `Brief` and the three renderers.

Every text here is final wording, on one line and safe to show (`words.visible`), but not escaped for HTML or Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.brief.excerpt import Piece
from sayso.brief.words import line, quoted
from sayso.model import Attribution, BlockKind, Report


@dataclass(frozen=True, slots=True)
class Place:
    """Exact words of a report that are no statement: evidence, or where a problem is.

    `anchor` is the HTML id of the place; it is that of the report where the place has no words.
    """

    report: int
    words: str
    where: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Why:
    """The reason for a merge, in a sentence, and the words that it rests on."""

    text: str
    evidence: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What a report was made from: `Wire copy of`, report `number`, `94% of its words`."""

    kind: str
    number: int
    anchor: str
    share: str
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One report in the list of reports. `number` counts from 1 in order of publication."""

    number: int
    key: str
    report: Report
    outlet: str
    title: str
    byline: str
    date: str
    moment: str
    language: str
    address: str
    statements: str
    made_from: tuple[MadeFrom, ...]
    unread: str

    @property
    def label(self) -> str:
        """The outlet and the date, as a statement names its report."""
        return f"{self.outlet}, {self.date}"

    @property
    def opens_with_title(self) -> bool:
        """Whether the text begins with a heading that is the title, so that a page need not show it twice."""
        first = min(self.report.blocks, key=lambda block: block.start, default=None)
        if first is None or first.kind is not BlockKind.HEADING:
            return False
        return line(self.report.text[first.start : first.end]) == self.title


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution, ready to be shown.

    `ref` is `4.7`: report 4, its seventh statement. `home` is the id of the one claim or speaker under which it stands
    in full, so that a link to a statement has one target. `inside` is the `ref` and the key of the one around it.
    """

    attribution: Attribution
    key: str
    ref: str
    number: int
    entry: Entry
    chain: tuple[str, ...]
    kind: str
    source: str
    cue: str
    pieces: tuple[Piece, ...]
    where: str
    confidence: str
    inside: tuple[str, str] | None
    depth: int
    home: str

    @property
    def chained(self) -> str:
        """`Foreign Policy > Defense One > James Jeffrey`."""
        return " > ".join(self.chain)

    @property
    def spoken(self) -> str:
        """The exact words of source and cue, for where no style can show them."""
        said = f"cue {quoted(self.cue)}" if self.cue else "no cue"
        return f"source {quoted(self.source)}, {said}" if self.source else f"no source words, {said}"


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The statements of a claim that go back to one origin, and why they were taken as one."""

    who: str
    kind: str
    statements: tuple[Statement, ...]
    reasons: tuple[Why, ...]

    def needs_chain(self, statement: Statement) -> bool:
        """Whether the chain of a statement says more than `who` does."""
        return statement.chain != (self.who,)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim that is told in several statements. `anchor` is its id, `wording` is verbatim from one report."""

    number: int
    anchor: str
    wording: str
    reports: str
    origins: str
    groups: tuple[OriginGroup, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says what stands under no claim. `claims` are the numbers of the claims that hold the rest."""

    anchor: str
    name: str
    gloss: str
    total: str
    claims: tuple[int, ...]
    statements: tuple[Statement, ...]

    @property
    def under(self) -> str:
        """`also under claims`, before the numbers of the claims."""
        return f"{'also' if self.statements else 'all'} under {'claim' if len(self.claims) == 1 else 'claims'}"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: the statement, the words that clash, and its words with those marked."""

    statement: Statement
    clash: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Two statements that cannot both hold."""

    type: str
    why: str
    a: Side
    b: Side


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
    claims: tuple[ClaimView, ...]
    speakers: tuple[Speaker, ...]
    conflicts: tuple[ConflictView, ...]
    problems: tuple[ProblemView, ...]
    closing: tuple[str, ...]
    statements: dict[str, tuple[Statement, ...]]
    places: dict[str, tuple[tuple[int, int, str], ...]]
