"""What a brief puts on a page, whatever the page is: reports, statements, and the small nouns that all sections share.

Every text here is final wording, on one line and safe to show (`words.visible`), but not escaped for HTML or Markdown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.briefing.excerpt import Piece
from sayso.briefing.words import line, quoted
from sayso.model import Attribution, BlockKind, Report

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Some(Generic[Item]):
    """The first of a list, and how many more there are that a page leaves out."""

    shown: tuple[Item, ...] = ()
    more: int = 0

    @classmethod
    def of(cls, items: Sequence[Item], most: int) -> Some[Item]:
        """At most `most` of `items`."""
        return cls(tuple(items[:most]), max(0, len(items) - most))

    def __len__(self) -> int:
        """All of them, those left out too."""
        return len(self.shown) + self.more

    def __iter__(self) -> Iterator[Item]:
        return iter(self.shown)


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
    """A reason in a sentence, the words that it rests on, and how many more of them there are."""

    text: str
    evidence: tuple[Place, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What a report was made from: `Wire copy of`, report `number`, `94% of its words`."""

    kind: str
    number: int
    anchor: str
    share: str
    reasons: Some[Why]


@dataclass(frozen=True, slots=True)
class Entry:
    """One report in the list of reports. `number` counts from 1 in order of publication, unless the brief brings its own.

    `order` is its place in the list, from 1.
    """

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
    order: int

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
class Hop:
    """One hop of a chain: who passes on the next, the words that say so, and the statement that holds them.

    `cue` are the exact words for the passing on; `ref` and `key` are those of the statement, empty where it is none.
    `lack` stands for the words where there are none: `the report itself`.
    """

    by: str
    place: Place | None
    cue: str
    ref: str
    key: str
    lack: str


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a statement beside its words: in plain words, then the exact words that tell it.

    `place` is where those words stand, if that is not beside the statement.
    """

    text: str
    words: tuple[str, ...] = ()
    place: Place | None = None

    @property
    def told(self) -> str:
        """The note with its exact words."""
        exact = [self.place.words] if self.place else self.words
        return f"{self.text}: {', '.join(map(quoted, exact))}" if exact else self.text


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution, ready to be shown.

    `ref` is `4.7`: report 4, its seventh statement. `home` is the id of the one claim or speaker under which it stands
    in full, so that a link to a statement has one target. `inside` is the `ref` and the key of the one around it.
    `as_of` is the day of the occasion where it is known, else that of publication; `dated` says which.
    """

    attribution: Attribution
    key: str
    ref: str
    number: int
    entry: Entry
    chain: tuple[str, ...]
    hops: tuple[Hop, ...]
    notes: tuple[Note, ...]
    kind: str
    source: str
    cue: str
    pieces: tuple[Piece, ...]
    where: str
    confidence: str
    inside: tuple[str, str] | None
    depth: int
    home: str
    as_of: dt.date | None
    dated: str

    @property
    def chained(self) -> str:
        """`Foreign Policy > Defense One > James Jeffrey`."""
        return " > ".join(self.chain)

    @property
    def spoken(self) -> str:
        """The exact words of source and cue, for where no style can show them."""
        said = f"cue {quoted(self.cue)}" if self.cue else "no cue"
        return f"source {quoted(self.source)}, {said}" if self.source else f"no source words, {said}"

    @property
    def position(self) -> tuple[int, int]:
        """Its place in the pile: reports as they are listed, statements as they stand."""
        return self.entry.order, self.number

    @property
    def tells_who(self) -> bool:
        """Whether its chain says more than the heading of a speaker does."""
        return len(self.chain) > 1 or (self.attribution.speaker is None and bool(self.attribution.candidates))
