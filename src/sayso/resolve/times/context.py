"""What a reading of one expression may look at: its tokens, those around it, the report's date, and the last date told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sayso.model import TimeKind
from sayso.resolve.times.stretch import Stretch
from sayso.resolve.times.tense import FUTURE, UNTOLD, tense_at
from sayso.resolve.times.tokens import Token, Tokens


@dataclass(slots=True)
class Story:
    """One report while it is read: `published` is its date, `anchor` the last date told in it, `anchor_day` the last day.

    `day_first` tells how the report orders numeric dates; None where nothing tells.
    """

    tokens: Tokens
    classes: str
    published: dt.date | None
    day_first: bool | None
    anchor: Stretch | None = None
    anchor_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means; `moves_anchor` is False for what is no date to count from."""

    kind: TimeKind
    stretch: Stretch
    moves_anchor: bool = True


@dataclass(frozen=True, slots=True)
class View:
    """The tokens `[start, end)` of a story that may be an expression of time."""

    story: Story
    start: int
    end: int

    @property
    def classes(self) -> str:
        """The classes of its tokens."""
        return self.story.classes[self.start : self.end]

    @property
    def published(self) -> dt.date | None:
        """The report's date."""
        return self.story.published

    def find(self, classes: str) -> int | None:
        """The place of its first token with one of these classes."""
        for at in range(self.start, self.end):
            if self.story.classes[at] in classes:
                return at
        return None

    def token(self, classes: str) -> Token | None:
        """Its first token with one of these classes."""
        at = self.find(classes)
        return None if at is None else self.story.tokens[at]

    def number(self, classes: str) -> int | None:
        """The whole number that its first token with one of these classes stands for."""
        token = self.token(classes)
        return int(token.value) if token is not None and isinstance(token.value, int | float) else None

    def text(self, classes: str) -> str | None:
        """The value of its first token with one of these classes, where that is a word."""
        token = self.token(classes)
        return token.value if token is not None and isinstance(token.value, str) else None

    def unit(self, classes: str = "U1PQ") -> tuple[str, str] | None:
        """The letter and grain of its first unit."""
        token = self.token(classes)
        if token is None:
            return None
        return token.value if isinstance(token.value, tuple) else ("Q", "quarter")

    def before(self, back: int = 1) -> str:
        """The class of the token `back` places before it; empty at the start of the text."""
        return self.story.classes[self.start - back] if self.start >= back else ""

    def before_token(self) -> Token | None:
        """The token right before it."""
        return self.story.tokens[self.start - 1] if self.start else None

    def after(self, on: int = 0) -> str:
        """The class of the token `on` places after its end; empty at the end of the text."""
        return self.story.classes[self.end + on : self.end + on + 1]

    def after_token(self) -> Token | None:
        """The token right after it."""
        return self.story.tokens[self.end] if self.end < len(self.story.tokens) else None

    def runs_out(self) -> bool:
        """Is it "before [the year] is out", "before [the month] ends"?"""
        before, after = self.before_token(), self.after_token()
        if before is None or after is None or before.word != "before":
            return False
        following = self.story.tokens[self.end + 1].word if self.end + 1 < len(self.story.tokens) else ""
        return after.word in ("ends", "closes") or (after.word in ("is", "was") and following in ("out", "over", "up"))

    def tense(self) -> int:
        """Whether its clause tells of the past or of what is to come; what bounds something not told as past lies ahead."""
        told = tense_at(self.story.tokens, self.start, self.end)
        return FUTURE if told == UNTOLD and self.bounds() else told

    def bounds(self) -> bool:
        """Does "by", "until" or "before" stand before it?"""
        token = self.before_token()
        return self.before() in ("B", "u") or (token is not None and token.word == "before")
