"""Where words stand: line numbers, ids that a page can link to, and the list of all stretches that it has to mark."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from sayso.briefing.view import Place, Some, Why
from sayso.briefing.words import clipped, line
from sayso.model import Reason, Report, Span, digest

# Of the words that one reason rests on, so many are shown, and of the reasons that one thing rests on.
MOST_EVIDENCE = 8
MOST_REASONS = 8
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")


def key(id: str) -> str:
    """`id` as it may stand in an HTML id and in a link; one with other characters is replaced by its digest."""
    return id if _PLAIN.fullmatch(id) else "x" + digest(id)


class Lines:
    """Line numbers of one text, found by bisection."""

    def __init__(self, text: str) -> None:
        self._breaks = [match.start() for match in re.finditer("\n", text)]

    def where(self, start: int) -> str:
        """`line 14`, counted from 1, or `offset 1203` in a text without line breaks."""
        return f"line {bisect_left(self._breaks, start) + 1:,}" if self._breaks else f"offset {start}"


class Places:
    """Hands out one anchor for each stretch that a brief points at beside its statements."""

    def __init__(self, reports: Iterable[Report], numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._reports = {report.id: report for report in reports}
        self._lines: dict[str, Lines] = {}
        self._anchors: dict[tuple[str, int, int], str] = {}

    def where(self, report: str, start: int) -> str:
        """The line of `start` in the report with that id."""
        if report not in self._lines:
            self._lines[report] = Lines(self._reports[report].text)
        return self._lines[report].where(start)

    def at(self, span: Span) -> Place:
        """The place of `span`, anchored."""
        stretch = (span.report, span.start, span.end)
        anchor = self._anchors.setdefault(stretch, f"e-{len(self._anchors) + 1}")
        return Place(self._numbers[span.report], clipped(span.exact), self.where(span.report, span.start), anchor)

    def of(self, report: str, start: int | None, end: int | None) -> Place:
        """The place of a stretch that may lack an end, may be empty or may reach past the text."""
        text = self._reports[report].text
        first, last = max(0, start or 0), min(len(text), end if end is not None else start or 0)
        if start is not None and text[first:last].strip():
            return self.at(Span(report, first, last, text[first:last]))
        where = self.where(report, first) if start is not None else ""
        return Place(self._numbers[report], "", where, f"r-{key(report)}")

    def knows(self, span: Span) -> bool:
        """Whether the report that `span` is of is shown."""
        return span.report in self._numbers

    def why(self, reasons: Iterable[Reason]) -> Some[Why]:
        """`reasons` for a page; those of the same wording are put together, each stretch of evidence once."""
        grouped: dict[str, dict[Span, None]] = {}
        for reason in reasons:
            grouped.setdefault(line(reason.text), {}).update(dict.fromkeys(reason.evidence))
        shown = [
            Why(text, tuple(map(self.at, [*evidence][:MOST_EVIDENCE])), max(0, len(evidence) - MOST_EVIDENCE))
            for text, evidence in [*grouped.items()][:MOST_REASONS]
        ]
        return Some(tuple(shown), len(grouped) - len(shown))

    def all(self) -> dict[str, tuple[tuple[int, int, str], ...]]:
        """Every stretch with an anchor, by report id: start, end, anchor."""
        found: dict[str, list[tuple[int, int, str]]] = {}
        for (report, start, end), anchor in self._anchors.items():
            found.setdefault(report, []).append((start, end, anchor))
        return {report: tuple(sorted(stretches)) for report, stretches in found.items()}
