"""Fits the confidence of attributions, and finds the best cue bias, on dev; prints a reliability table.

python -m training.calibrate --data POLNEAR --checkpoint FILE [--model DIR: write into its config.json]
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from sayso.attribute.neural.model import Reader
from sayso.attribute.neural.reader import Found, Settings, confidence, read_document
from sayso.models import CONFIG
from training.data import KINDS, Article, load
from training.evaluate import line, matches, merged, score


def samples(articles: list[Article], predictions: list[list[Found]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One row a predicted outermost attribution: what confidence is made of; whether all parts overlap a
    gold attribution's (the first version's); which article it stands in."""
    rows, right, article_of = [], [], []
    for number, (article, found) in enumerate(zip(articles, predictions, strict=True)):
        outer = [f for f in found if not f.inner]
        pred = [{k: merged(getattr(f, k)) for k in KINDS} for f in outer]
        gold = [{k: getattr(g, k) for k in KINDS} for g in article.versions[0]]
        _, over = matches(gold, pred)
        for f, hit in zip(outer, over, strict=True):
            rows.append([1.0, f.cue_score, max(f.path_score, -12.0), float(not f.source)])
            right.append(float(hit))
            article_of.append(number)
    return np.array(rows), np.array(right), np.array(article_of)


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method, lightly ridged."""
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - 1e-3 * w
        w += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(len(w)), gradient)
    return w


def reliability(p: np.ndarray, y: np.ndarray, bins: int = 10) -> tuple[list[tuple[float, float, int]], float]:
    """Mean confidence, share right and count of equal slices of confidence; and the expected error."""
    rows, error = [], 0.0
    for low in np.arange(bins) / bins:
        here = (p >= low) & (p < low + 1 / bins + (low + 1 / bins >= 1) * 1e-9)
        if here.any():
            rows.append((float(p[here].mean()), float(y[here].mean()), int(here.sum())))
            error += here.mean() * abs(p[here].mean() - y[here].mean())
    return rows, float(error)


def main(argv: list[str] | None = None) -> None:
    """The command."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--bias", type=float, nargs="*", default=[0.0])
    ap.add_argument("--write", action="store_true", help="put the best bias and the calibration into the model")
    args = ap.parse_args(argv)
    reader = Reader(args.model, threads=2)
    dev = load(args.data / "dev", reader.encode)
    best: tuple[float, Settings, list[list[Found]]] | None = None
    for bias in args.bias:
        settings = replace(reader.settings, cue_bias=bias)
        predictions = [read_document(a.doc, reader.network, settings) for a in dev]
        figures = score(dev, predictions)
        print(f"bias {bias}: {line(figures)}", flush=True)
        quality = figures["exact"] + figures["overlap"] + figures["content"] + figures["cue"] + figures["source"]
        if best is None or quality > best[0]:
            best = (quality, settings, predictions)
    assert best is not None
    _, settings, predictions = best
    x, y, article_of = samples(dev, predictions)
    held = np.zeros(len(y))
    for part in range(5):
        test = article_of % 5 == part
        held[test] = 1 / (1 + np.exp(-x[test] @ fit(x[~test], y[~test])))
    rows, error = reliability(held, y)
    print(f"bias {settings.cue_bias}; confidence, share right, count (five folds), expected error {error:.3f}")
    for row in rows:
        print("  {:.3f} {:.3f} {}".format(*row))
    weights = dict(zip(("bias", "cue", "path", "sourceless"), map(float, fit(x, y)), strict=True))
    print({k: round(v, 3) for k, v in weights.items()}, [round(confidence(f, weights), 2) for f in predictions[0]])
    if args.write:
        path = args.model / CONFIG
        config = json.loads(path.read_text(encoding="utf-8"))
        config["settings"] |= {"cue_bias": settings.cue_bias, "calibration": weights}
        path.write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
