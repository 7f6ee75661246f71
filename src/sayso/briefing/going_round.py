"""Circular reporting in plain sentences: which report has it from which, and the words by which each says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.briefing import words
from sayso.briefing.places import Places
from sayso.briefing.view import Entry, Some, Why
from sayso.model import Circle

MOST_CIRCLES = 40
# Of a longer circle so many reports are named.
_MOST_HOPS = 8


def circle_views(circles: Sequence[Circle], entries: Mapping[str, Entry], places: Places) -> Some[Why]:
    """A sentence for each circle, with its hops as the evidence; of a long one, the first of them."""
    shown = [_view(circle, entries, places) for circle in circles[:MOST_CIRCLES]]
    return Some(tuple(shown), len(circles) - len(shown))


def _view(circle: Circle, entries: Mapping[str, Entry], places: Places) -> Why:
    """`Circular: report 2 cites report 5, which cites report 2`."""
    numbers = [entries[report].number for report in circle.reports]
    way = [*numbers[1:], *(numbers[:1] if circle.closed else [])]
    told = ", which cites ".join(f"report {number}" for number in way[:_MOST_HOPS])
    text = f"Circular: report {numbers[0]} cites {told}"
    if len(way) > _MOST_HOPS:
        text += f", and so on to report {way[-1]}, {words.counted(len(way) - _MOST_HOPS, 'hop')} more"
    if not circle.closed:
        text += ", of the same outlet"
    evidence = tuple(map(places.at, circle.evidence[:_MOST_HOPS]))
    return Why(text, evidence, max(0, len(circle.evidence) - len(evidence)))
