"""Pairs of sentences with what is known of each, read from the data sets that README.md names.

Needs neither torch nor the package: the benchmark reads the same held-out parts with it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ENTAILS, NEUTRAL, CONTRADICTS = range(3)
_LABELS = {"entailment": ENTAILS, "neutral": NEUTRAL, "contradiction": CONTRADICTS} | {
    "e": ENTAILS,
    "n": NEUTRAL,
    "c": CONTRADICTS,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences; what is not known of them is None.

    `label`: whether `a` entails `b`, leaves it open or contradicts it. `back`: the same from `b` to `a`, known only for pairs
    that were made. `event`: whether they tell of a common event. `alike`: how alike in meaning, 0 to 1. `kind`: what they
    conflict about (`disputes.KINDS`).
    """

    a: str
    b: str
    origin: str
    label: int | None = None
    back: int | None = None
    event: bool | None = None
    alike: float | None = None
    kind: int | None = None
    weight: float = 1.0


_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘A-Z])|\n+")


def news(folder: Path) -> Iterator[str]:
    """The sentences of middling length in a folder of texts."""
    for path in sorted(folder.iterdir()):
        yield from sentences(path)


def sentences(path: Path) -> Iterator[str]:
    """The sentences of middling length in a text."""
    return (s for s in _SENTENCE.split(path.read_text(encoding="utf-8")) if 30 < len(s) < 250)


def share(text: str) -> float:
    """A number from 0 to 1 that is the same for the same text on every machine: how sets without one get a dev part."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 16**8


def inference(folder: Path, dev: bool) -> Iterator[Pair]:
    """The training or the dev part of the four sets of inference pairs; a tenth of those without one is dev."""
    for name in ("counterfactual", "conjnli"):
        path = folder / name / ("dev.tsv" if dev else "train.tsv")
        for line in path.read_text(encoding="utf-8-sig").split("\n")[1:]:
            if line:
                a, b, label = line.rstrip("\r").split("\t")
                yield Pair(a, b, name, _LABELS[label])
    for path in sorted((folder / "wiki").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            row = json.loads(line) if line else None
            if row and (share(row["premise"]) < 0.1) == dev:
                yield Pair(row["premise"], row["hypothesis"], f"wiki {path.stem}", _LABELS[row["label"]])
    for path in sorted((folder / "cannot").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").split("\n")[1:]:
            a, _, b = line.rstrip("\r").partition("\t")
            if a and b and (share(a) < 0.1) == dev:
                yield Pair(a, b, "cannot", CONTRADICTS)


def headlines(folder: Path, year: int) -> list[tuple[Pair, bool]]:
    """Pairs of headlines of one year, and whether each is in the half kept for testing."""
    out = []
    for line in (folder / f"headlines_{year}.tsv").read_text(encoding="utf-8").split("\n"):
        if line:
            score, a, b = line.rstrip("\r").split("\t")
            out.append((Pair(a, b, "headlines", alike=float(score) / 5), share(a) < 0.5))
    return out
