"""Fits how the judge's raw scores become probabilities, on what was held out from training, with the graph that ships.

    python -m training.judge.calibrate --model DIR --data DATA [--write]

One temperature for inference; for `same`, a slope and a bias by logistic regression on the ECB+ dev pairs and the held-out
headlines, both sets weighing the same. What of which `same` is mixed was chosen on these, too (`MIX`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.compare.judge.model import Judge
from sayso.models import CONFIG
from training.judge import events, made
from training.judge.pairs import Pair, headlines, inference

MIX = {"event": 0.0, "alike": 1.0, "overlap": 2.0}
Array = NDArray[np.float64]


def losses(scores: Array, label: NDArray[np.int64], temperature: float) -> Array:
    """The log loss of each pair at a temperature."""
    x = scores / temperature
    x = x - x.max(axis=1, keepdims=True)
    return np.asarray(np.log(np.exp(x).sum(1)) - x[np.arange(len(label)), label])


def temperature(judge: Judge, pairs: Sequence[Pair]) -> float:
    """The temperature with the least mean log loss, every set weighing the same."""
    known = [p for p in pairs if p.label is not None]
    scores = judge.scores([(p.a, p.b) for p in known])[:, :3].astype(float)
    label = np.array([p.label for p in known])
    names = [p.origin for p in known]
    weight = np.array([1 / names.count(n) for n in names])
    grid = np.geomspace(0.5, 4, 61)
    return float(min(grid, key=lambda t: float((losses(scores, label, t) * weight).sum())))


def regression(x: Array, target: Array, weight: Array, steps: int = 50) -> Array:
    """Weights and bias of a logistic regression with soft targets, by Newton's method with a little ridge."""
    x = np.column_stack([x, np.ones(len(x))])
    w = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(x @ w)))
        slope = x.T @ (weight * (p - target)) + 1e-4 * w
        bend = (x * (weight * p * (1 - p))[:, None]).T @ x + 1e-4 * np.eye(len(w))
        w = w - np.linalg.solve(bend, slope)
    return w


def likeness(judge: Judge, data: Path) -> dict[str, float]:
    """The slope and bias of `same`."""
    told = [p for i, p in enumerate(events.pairs(events.sentences(data / "ecbplus" / "dev.jsonl.gz"))) if i % 2 == 0]
    rated = [p for year in (2013, 2014) for p, test in headlines(data / "same_claim", year) if test]
    scores = judge.scores([(p.a, p.b) for p in told + rated])[:, [6, 7, -1]].astype(float)
    mix = np.array([MIX["event"], MIX["alike"], MIX["overlap"]])
    target = np.array([float(p.event or 0) for p in told] + [p.alike or 0.0 for p in rated])
    weight = np.array([1 / len(told)] * len(told) + [1 / len(rated)] * len(rated))
    slope, bias = regression((scores @ mix)[:, None], target, weight)
    return {k: round(float(v * slope), 4) for k, v in MIX.items()} | {"bias": round(float(bias), 4)}


def fitted(folder: Path, data: Path) -> dict[str, Any]:
    """The calibration of the model in a folder."""
    judge = Judge(folder)
    held = [p for i, p in enumerate(inference(data / "nli", True)) if p.origin != "cannot" or i % 3 == 0]
    found = temperature(judge, held + list(made.pairs(1000, seed=998)))
    return {"temperature": round(found, 4), "same": likeness(judge, data)}


def main() -> None:
    """The command."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    found = fitted(args.model, args.data)
    print(json.dumps(found))
    if args.write:
        path = args.model / CONFIG
        path.write_text(
            json.dumps(json.loads(path.read_text(encoding="utf-8")) | found, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
