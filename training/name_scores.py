"""Span F1 of names against a labelled corpus, exact and relaxed. Needs the standard library alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from training.corpora import Labelled

SCORED = ("person", "organisation", "place")
Span = tuple[int, int, str]


def count(n: Counter[tuple[str, str]], gold: Labelled, found: Iterable[Span]) -> None:
    """Add one text to the counts. A name found counts as right where its kind and both ends are (exact), or its kind is and
    it overlaps (relaxed; each name of the corpus is met once). One that lies in a stretch where the corpus marks a mere
    description, or doubts itself ("militia fighters"), is neither right nor wrong unless it matches; `strict` counts it as
    wrong."""
    wanted = [s for s in gold.names if s[2] in SCORED]
    for kind in SCORED:
        n[kind, "gold"] += sum(s[2] == kind for s in wanted)
    left = set(wanted)
    for one in sorted(found):
        start, end, kind = one
        if kind not in SCORED:
            continue
        exact = one in wanted
        n[kind, "strict"] += 1
        over = next((s for s in sorted(left) if s[2] == kind and s[0] < end and start < s[1]), None)
        if over is not None:
            left.discard(over)
        if not exact and over is None and any(a <= start and end <= b for a, b in gold.unsure):
            continue
        n[kind, "found"] += 1
        n[kind, "exact"] += exact
        n[kind, "relaxed"] += over is not None


def figures(n: Counter[tuple[str, str]], kinds: Sequence[str] = SCORED) -> dict[str, float]:
    """Exact, strict and relaxed F1, and precision and recall of the exact ones, over some kinds together; in per cent."""
    gold, found, strict, exact, relaxed = (
        sum(n[k, what] for k in kinds) for what in ("gold", "found", "strict", "exact", "relaxed")
    )
    return {
        "exact": 200 * exact / max(1, gold + found),
        "strict": 200 * exact / max(1, gold + strict),
        "relaxed": 200 * relaxed / max(1, gold + found),
        "precision": 100 * exact / max(1, found),
        "recall": 100 * exact / max(1, gold),
    }


def table(n: Counter[tuple[str, str]]) -> str:
    """The figures of all kinds together and of each."""
    lines = [f"{'':14}exact  relaxed  strict  precision  recall  names"]
    for name, kinds in (("all", SCORED), *((k, (k,)) for k in SCORED)):
        f = figures(n, kinds)
        lines.append(
            f"{name:14}{f['exact']:5.1f}  {f['relaxed']:7.1f}  {f['strict']:6.1f}  {f['precision']:9.1f}  {f['recall']:6.1f}  "
            f"{sum(n[k, 'gold'] for k in kinds):5}"
        )
    return "\n".join(lines)
