"""Attributions in brat standoff, as PolNeAR writes them: T lines are spans, E lines tie them to attributions.

Offsets are code points, end exclusive; `;` parts the fragments of a discontinuous span; a record may hold newlines, so a
new one begins only where a line starts with a record's name and a tab.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Range = tuple[int, int]

_RECORD = re.compile(r"^(?=[A-Z#]\d*\t)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parts:
    """One attribution: the fragments of its source (may be empty), cue and content."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


def read_brat(path: Path) -> list[Parts]:
    """The attributions of one .ann file that have a cue or a content; other kinds of annotation are passed over."""
    text = path.read_text(encoding="utf-8")
    spans = dict(_spans(text))
    found = []
    for body in _records(text, "E"):
        parts: dict[str, list[Range]] = {"Source": [], "Cue": [], "Content": []}
        for pair in body.split()[1:]:
            label, ranges = spans.get(pair.partition(":")[2], ("", []))
            if label in parts:
                parts[label] += ranges
        if parts["Cue"] or parts["Content"]:
            found.append(Parts(*(tuple(parts[kind]) for kind in ("Source", "Cue", "Content"))))
    return found


def _records(text: str, kind: str) -> Iterator[str]:
    for record in _RECORD.split(text):
        name, tab, body = record.partition("\t")
        if tab and name.startswith(kind):
            yield body


def _spans(text: str) -> Iterator[tuple[str, tuple[str, list[Range]]]]:
    for record in _RECORD.split(text):
        name, *fields = record.split("\t")
        if name.startswith("T") and fields:
            label, _, where = fields[0].partition(" ")
            pieces = (fragment.split() for fragment in where.split(";"))
            yield name, (label, [(int(a), int(b)) for a, b in pieces])
