"""Lines on a terminal: an indent, a measure, and columns side by side.

Every text goes through `words.visible` before it comes here, and is put into `Text`, which reads no markup: no report
can send a control sequence to a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from sayso.briefing.excerpt import Piece
from sayso.briefing.words import more

# Longer lines than this are hard to read; a wide terminal keeps the rest free.
MEASURE = 100
_STYLES = {"clash": "bold reverse", "source": "bold", "cue": "italic", "content": "", "cut": "dim"}


class Sheet:
    """Prints lines with an indent, never wider than the measure."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = min(console.width, MEASURE)

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def rule(self, title: str = "") -> None:
        """A line across, with the heading of a section in it."""
        self._console.print(Rule(Text(title, style="bold"), align="left", style="dim"), width=self._width)

    def head(self, title: str) -> None:
        """The heading of a section, after an empty line."""
        self.gap()
        self.rule(title)

    def text(self, text: Text, indent: int = 0) -> None:
        """`text`, wrapped at words; a word that is longer than a line is folded."""
        for row in self._wrapped(text, self._width - indent):
            self._console.print(Text(" " * indent) + row, soft_wrap=True)

    def line(self, text: str, indent: int = 0, style: str = "") -> None:
        """`text` in one style."""
        self.text(Text(text, style=style), indent)

    def facts(self, facts: Iterable[str], indent: int = 0) -> None:
        """Small facts, side by side."""
        self.line(" · ".join(facts), indent, style="dim")

    def more(self, number: int, noun: str, indent: int = 0) -> None:
        """What a list leaves out, if it does."""
        if number > 0:
            self.line(more(number, noun), indent, style="dim")

    def pieces(self, pieces: Iterable[Piece], indent: int) -> None:
        """The words of a statement, source and cue in their styles."""
        self.text(styled(pieces), indent)

    def beside(self, left: str, right: Iterable[Text], width: int) -> None:
        """`left`, wrapped to `width` less a gap, beside the texts of `right`, one below the other."""
        a = self._wrapped(Text(left), width - 2)
        b = [row for text in right for row in self._wrapped(text, self._width - width)]
        for one, other in zip_longest(a, b, fillvalue=Text()):
            row = one + Text(" " * (width - one.cell_len)) + other
            row.rstrip()
            self._console.print(row, soft_wrap=True)

    def _wrapped(self, text: Text, width: int) -> list[Text]:
        rows = list(text.wrap(self._console, width, overflow="fold"))
        for row in rows:
            row.rstrip()
        return rows


def styled(pieces: Iterable[Piece]) -> Text:
    """The words of a statement, each part in its style."""
    text = Text()
    for piece in pieces:
        style = next((style for role, style in _STYLES.items() if role in piece.roles), "dim")
        text.append(piece.text, style=style)
    return text
