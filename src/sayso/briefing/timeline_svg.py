"""The timeline as one inline SVG: rings where something was said, dots and bars for the times told of.

Across, places are shares of the width; down, and for text, they are pixels. So the picture fits a phone and a page and
its text is never scaled. Colours come from the page's style sheet (classes `tl-…`); without one the picture is black.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import escape

from sayso.briefing.arrange import view_of
from sayso.briefing.timeline import Row, Stroke, Timeline
from sayso.briefing.words import MONTHS, visible
from sayso.model import Brief

_LEFT, _RIGHT = 2.5, 97.5
_HEAD, _ROW, _FOOT = 26, 40, 24
_BAR = 9
_EDGE = 27
# Fewer than this many steps, so that two dates never touch on a phone.
_MOST_STEPS = 4
_DAYS = (1, 2, 4, 7, 14)
_MONTHS = (1, 2, 3, 4, 6)
_YEARS = (1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)


def timeline_svg(brief: Brief) -> str:
    """The timeline of `brief` as SVG; empty where there is nothing with a date."""
    return drawn(view_of(brief).timeline)


def drawn(timeline: Timeline) -> str:
    """`timeline` as SVG; empty for one without rows."""
    rows = timeline.rows.shown
    if not rows:
        return ""
    height = _HEAD + _ROW * len(rows) + _FOOT
    axis = _Axis(timeline.first, timeline.last)
    label = f"Timeline of {len(rows)} rows; the same as a table below."
    return "\n".join(
        [
            f'<svg class="tl" xmlns="http://www.w3.org/2000/svg" width="100%" height="{height}" role="img" '
            f'aria-label="{label}" font-size="12">',
            *_grid(axis, height),
            *(shape for number, row in enumerate(rows) for shape in _row(row, _HEAD + _ROW * number, axis)),
            "</svg>",
        ]
    )


class _Axis:
    """Days (ordinals) as places across, in percent."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last

    def at(self, day: int) -> float:
        """Where the middle of `day` is; at an edge for one outside the axis."""
        inside = min(max(day, self.first), self.last)
        return _LEFT + (_RIGHT - _LEFT) * (inside - self.first) / (self.last - self.first)

    def ticks(self) -> list[tuple[int, str]]:
        """Days with their labels, at a round distance."""
        span = self.last - self.first
        for step in _DAYS:
            if span < _MOST_STEPS * step:
                return [(day, _dated(day)) for day in range(self.first, self.last + 1, step)]
        for step in _MONTHS:
            if span < _MOST_STEPS * step * 28:
                return self._months(step, "{} {}")
        years = next((step for step in _YEARS if span < _MOST_STEPS * step * 365), _YEARS[-1])
        return self._months(12 * years, "{1}")

    def _months(self, step: int, form: str) -> list[tuple[int, str]]:
        found = []
        first, last = (
            dt.date.fromordinal(min(max(day, 1), dt.date.max.toordinal())) for day in (self.first, self.last)
        )
        start = -(-(first.year * 12 + first.month - 1) // step) * step
        for month in range(max(start, 12), min(last.year * 12 + last.month, 12 * (dt.MAXYEAR + 1)), step):
            day = dt.date(month // 12, month % 12 + 1, 1).toordinal()
            if self.first <= day <= self.last:
                found.append((day, form.format(MONTHS[month % 12][:3], month // 12)))
        return found


def _dated(day: int) -> str:
    if not 1 <= day <= dt.date.max.toordinal():
        return ""
    date = dt.date.fromordinal(day)
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def _grid(axis: _Axis, height: int) -> Iterator[str]:
    ticks = [(axis.at(day), label) for day, label in axis.ticks() if axis.first < day < axis.last]
    edges = [(_LEFT, _dated(axis.first)), (_RIGHT, _dated(axis.last))]
    for x, label in (edges[0], *ticks, edges[1]):
        yield f'<line class="tl-grid" x1="{x:.2f}%" x2="{x:.2f}%" y1="20" y2="{height - 20}" stroke="currentColor"/>'
        # The dates at the edges are always shown; on a phone each takes this much of the width.
        if (x, label) not in edges and not _LEFT + _EDGE < x < _RIGHT - _EDGE:
            continue
        anchor = "start" if x == _LEFT else "end" if x == _RIGHT else "middle"
        for y in (13, height - 5):
            yield f'<text class="tl-date" x="{x:.2f}%" y="{y}" text-anchor="{anchor}">{label}</text>'


def _row(row: Row, top: int, axis: _Axis) -> Iterator[str]:
    y = top + 27
    yield f'<line class="tl-lane" x1="0" x2="100%" y1="{y}" y2="{y}" stroke="currentColor"/>'
    for stroke in row.about:
        yield _about(stroke, y, axis)
    for stroke in row.said:
        yield _said(stroke, y, axis)
    # The label comes last: no grid line may run through its letters.
    yield f'<text class="tl-label" x="0" y="{top + 13}">{_text(row.label)}</text>'


def _said(stroke: Stroke, y: int, axis: _Axis) -> str:
    day = stroke.first or 0
    title = f"<title>{_text(stroke.title)}</title>"
    if not axis.first <= day <= axis.last:
        return f'<g class="tl-said">{_arrows(day < axis.first, day > axis.last, y)}{title}</g>'
    ring = f'<circle cx="{axis.at(day):.2f}%" cy="{y}" r="6" fill="none" stroke="currentColor" pointer-events="all"/>'
    return f'<g class="tl-said">{ring}{title}</g>'


def _about(stroke: Stroke, y: int, axis: _Axis) -> str:
    title = f"<title>{_text(stroke.title)}</title>"
    # An open side runs to the edge, and so does what lies beyond it; an arrow says so.
    first = axis.first - 1 if stroke.first is None else stroke.first
    last = axis.last + 1 if stroke.last is None else stroke.last
    arrows = _arrows(first < axis.first, last > axis.last, y)
    a, b = axis.at(first), axis.at(last)
    kind = "tl-ahead" if stroke.ahead else "tl-about"
    if first == last and axis.first <= first <= axis.last:
        dot = f'cx="{a:.2f}%" cy="{y}" r="{4 if stroke.ahead else 3.5}"'
        fill = 'fill="none" stroke="currentColor" stroke-dasharray="2 1.5"' if stroke.ahead else 'fill="currentColor"'
        return f'<g class="{kind}"><circle {dot} {fill}/>{title}</g>'
    line = f'x1="{a:.2f}%" x2="{b:.2f}%" y1="{y}" y2="{y}" stroke="currentColor" stroke-width="{_BAR}"'
    if a == b:
        return f'<g class="{kind}">{arrows}{title}</g>'
    frame = (
        f'<rect x="{a:.2f}%" y="{y - _BAR / 2}" width="{b - a:.2f}%" height="{_BAR}" fill="none" stroke="currentColor"/>'
        if stroke.ahead
        else ""
    )
    # Stripes, not a pattern: a pattern would need an id and a reference to it.
    stripes = ' stroke-dasharray="2 3"' if stroke.ahead else ""
    return f'<g class="{kind}">{frame}<line {line}{stripes}/>{arrows}{title}</g>'


def _arrows(before: bool, after: bool, y: int) -> str:
    left = f'<text class="tl-arrow" x="0" y="{y + 5}" text-anchor="start">‹</text>' if before else ""
    right = f'<text class="tl-arrow" x="100%" y="{y + 5}" text-anchor="end">›</text>' if after else ""
    return left + right


def _text(text: str) -> str:
    return escape(visible(text))
