"""Accuracy of a reader against PolNeAR (Newell et al. 2018), as F1 of exact spans and of whole, linked attributions.

Spans are compared as runs of word tokens, so white space at an edge never counts. Where several people annotated a
document, each version is scored against the same reading. `exact`: the run of a fragment is identical (the measure that
CofeNet, Wang et al. 2022, reports). `linked`: whole attributions, one to one, with every part exact, or overlapping.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.attribute import Reader, default_reader
from sayso.errors import UsageError
from sayso.score.brat import Parts, Range, read_brat

KINDS = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_ANNOTATOR = re.compile(r"_[0-9a-z]{4}$")

Runs = tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, 0 to 1, of one measure."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: int, found: int, wanted: int) -> Score:
        """From counts."""
        return cls(right / max(1, found), right / max(1, wanted), 2 * right / max(1, found + wanted))


def score_polnear(
    folder: Path, reader: Reader | None = None, tell: Callable[[], None] = lambda: None
) -> dict[str, Score]:
    """Read every text of the split in `folder` and score it: source, cue, content, linked exact, linked overlapping.

    `folder` holds text/<doc>.txt and attributions/<doc>_<annotator>.ann. Raises UsageError where it does not.
    """
    return score_by(folder, lambda _: "all", reader, tell)["all"]


def score_by(
    folder: Path, group: Callable[[str], str], reader: Reader | None = None, tell: Callable[[], None] = lambda: None
) -> dict[str, dict[str, Score]]:
    """The same, apart for each group of documents; `group` gives the group of a document's name."""
    reader = reader or default_reader()
    versions: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        versions.setdefault(_ANNOTATOR.sub("", path.stem), []).append(path)
    if not versions:
        raise UsageError(f"{folder}: no attributions/*.ann there; give one split of the corpus")
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for document, paths in versions.items():
        with (folder / "text" / f"{document}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        tokens = Tokens(text)
        blocks = [m.span() for m in re.finditer(r"\S[^\n]*", text)]
        found = [
            tokens.parts(Parts(d.source, d.cue, d.content))
            for d in reader.read(text, blocks).drafts
            if d.inside is None
        ]
        n = counts.setdefault(group(document), Counter())
        for path in paths:
            _count(n, [tokens.parts(one) for one in read_brat(path)], found)
        tell()
    return {name: _scores(n) for name, n in sorted(counts.items())}


def _scores(n: Counter[tuple[str, str]]) -> dict[str, Score]:
    names = (*KINDS, "exact", "overlap")
    return {name: Score.of(n[name, "right"], n[name, "found"], n[name, "wanted"]) for name in names}


class Tokens:
    """The word tokens of a text, to turn ranges of code points into runs of tokens."""

    def __init__(self, text: str) -> None:
        found = [m.span() for m in _TOKEN.finditer(text)]
        self.starts = [a for a, _ in found]
        self.ends = [b for _, b in found]

    def parts(self, one: Parts) -> dict[str, Runs]:
        """The runs of each part; fragments that touch are one."""
        return {kind: self._runs(getattr(one, kind)) for kind in KINDS}

    def _runs(self, ranges: Sequence[Range]) -> Runs:
        runs: list[Range] = []
        for a, b in sorted(ranges):
            first, last = bisect_left(self.ends, a + 1), bisect_left(self.starts, b)
            if first >= last:
                continue
            if runs and first <= runs[-1][1]:
                runs[-1] = (runs[-1][0], max(runs[-1][1], last))
            else:
                runs.append((first, last))
        return tuple(runs)


def _count(n: Counter[tuple[str, str]], wanted: list[dict[str, Runs]], found: list[dict[str, Runs]]) -> None:
    for kind in KINDS:
        want, have = ({run for one in side for run in one[kind]} for side in (wanted, found))
        n[kind, "right"] += len(want & have)
        n[kind, "wanted"] += len(want)
        n[kind, "found"] += len(have)
    for name, same in (("exact", exactly), ("overlap", overlapping)):
        n[name, "right"] += _matched(wanted, found, same)
        n[name, "wanted"] += len(wanted)
        n[name, "found"] += len(found)


def _matched(
    wanted: list[dict[str, Runs]],
    found: list[dict[str, Runs]],
    same: Callable[[dict[str, Runs], dict[str, Runs]], bool],
) -> int:
    """How many can be paired one to one, those that share most tokens of cue and content first."""
    pairs = [
        (_common(w["content"], f["content"]) + _common(w["cue"], f["cue"]), i, j)
        for i, w in enumerate(wanted)
        for j, f in enumerate(found)
        if same(w, f)
    ]
    left, right = set[int](), set[int]()
    for _, i, j in sorted(pairs, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)


def exactly(a: dict[str, Runs], b: dict[str, Runs]) -> bool:
    """Are all parts of two attributions the same runs of tokens?"""
    return all(a[kind] == b[kind] for kind in KINDS)


def overlapping(a: dict[str, Runs], b: dict[str, Runs]) -> bool:
    """Does each part that either has overlap with the other's?"""
    return all(bool(a[k]) == bool(b[k]) and (not a[k] or _common(a[k], b[k]) > 0) for k in KINDS)


def _common(a: Runs, b: Runs) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
