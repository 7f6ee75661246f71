"""How much of an article's body survives cleaning: shingle F1, after the Scrapinghub article extraction benchmark.

The corpus is a folder with `ground-truth.json` (`{id: {"articleBody": ...}}`) and `html/<id>.html.gz`. Each page's
precision and recall are taken over its four-word shingles, averaged over pages, and joined to one F1. The headline
that Sayso puts first in a report's text is no part of a body and is left out.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.clean import clean
from sayso.errors import UsageError
from sayso.model import BlockKind, Page, Report

_WORD = re.compile(r"\w+")
_SHINGLE = 4


@dataclass(frozen=True, slots=True)
class BodyScore:
    """Precision, recall and F1 (0 to 1) over `pages` pages; `worst` names the pages of lowest F1."""

    pages: int
    precision: float
    recall: float
    f1: float
    worst: tuple[tuple[str, float], ...]


def score_articles(folder: Path) -> BodyScore:
    """Clean every page of the corpus and compare. Raises UsageError where `folder` is no such corpus."""
    try:
        truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{folder}: no ground-truth.json there ({error.strerror})") from error
    rows = list(_rows(folder, truth))
    precision = sum(p for _, p, _ in rows) / len(rows)
    recall = sum(r for _, _, r in rows) / len(rows)
    worst = sorted((f1(p, r), name) for name, p, r in rows)[:5]
    return BodyScore(len(rows), precision, recall, f1(precision, recall), tuple((name, value) for value, name in worst))


def f1(precision: float, recall: float) -> float:
    """Harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _rows(folder: Path, truth: dict[str, dict[str, str]]) -> Iterator[tuple[str, float, float]]:
    for name, record in sorted(truth.items()):
        raw = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        report, _ = clean(Page.of(f"{name}.html", raw, "text/html"))
        found, wanted = _shingles(_body(report) if report else ""), _shingles(record["articleBody"])
        both = sum((found & wanted).values())
        yield name, both / max(1, sum(found.values())), both / max(1, sum(wanted.values()))


def _body(report: Report) -> str:
    first = report.blocks[0]
    headline = first.kind is BlockKind.HEADING and report.text[first.start : first.end] == report.title
    return report.text[first.end if headline else 0 :]


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))
