"""Scores a network on a split exactly as the shared scorer does (exact F1, linked exact, linked overlapping)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import torch

from sayso.attribute.neural.decode import Floats, Run
from sayso.attribute.neural.reader import Found, Settings, read_document
from training.data import KINDS, Article
from training.encoder import HALF
from training.model import ReaderNet


class TorchNetwork:
    """A ReaderNet behind the interface that the reader uses at run time."""

    def __init__(self, net: ReaderNet, special: tuple[int, int], half: bool = True) -> None:
        self.net = net.eval()
        self.special, self.type = special, HALF if half else torch.float32
        with torch.no_grad():
            crfs = (net.cue_crf, net.inner_crf, net.pair.crf)
            self.cue_moves, self.inner_moves, self.pair_moves = (c.table().numpy().copy() for c in crfs)

    @torch.no_grad()
    def encode(self, pieces: Any, features: Any, first: Any) -> tuple[torch.Tensor, Floats, Floats]:
        cls, sep = self.special
        ids = torch.from_numpy(np.concatenate([[cls], pieces, [sep]]))[None]
        wide = np.zeros((3, 1, len(pieces) + 2), np.int64)
        wide[:, 0, 1:-1] = np.repeat(features, np.diff(first), axis=1)
        mask = torch.zeros(1, 1, 1, len(pieces) + 2, dtype=self.type)
        position = torch.arange(len(pieces) + 2)[None]
        at = torch.from_numpy(first[:-1] + 1)[None]
        words = self.net.encode(ids, position, torch.from_numpy(wide), mask, at)
        return words, self.net.cue(words)[0].float().numpy(), self.net.inner(words)[0].float().numpy()

    @torch.no_grad()
    def pair(self, state: Any, start: Any, last: Any, near: Any, place: Any, length: Any) -> Floats:
        t = torch.from_numpy
        row = torch.zeros(len(start), dtype=torch.long)
        return self.net.pair_scores(state, row, t(start), t(last), t(near), t(place), t(length)).numpy()


def overlap(a: list[Run], b: list[Run]) -> int:
    """How many words two lists of runs share, counted as the scorer does."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def merged(runs: Any) -> tuple[Run, ...]:
    """Runs in order, those that touch made one (as the scorer does)."""
    out: list[Run] = []
    for r in sorted(runs):
        if out and r[0] <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], r[1]))
        else:
            out.append(tuple(r))
    return tuple(out)


def matches(gold: list[dict], pred: list[dict]) -> tuple[list[bool], list[bool]]:
    """For each prediction: does it match a gold attribution exactly, and with every part overlapping."""

    def pairs(test: Any) -> list[bool]:
        scored = [
            (overlap(g["content"], p["content"]) + overlap(g["cue"], p["cue"]), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(pred)
            if test(g, p)
        ]
        used, hit = set(), [False] * len(pred)
        for _, i, j in sorted(scored, reverse=True):
            if i not in used and not hit[j]:
                used.add(i)
                hit[j] = True
        return hit

    def over(g: dict, p: dict) -> bool:
        return all(bool(g[k]) == bool(p[k]) and (not g[k] or overlap(g[k], p[k])) for k in KINDS)

    return pairs(lambda g, p: all(g[k] == p[k] for k in KINDS)), pairs(over)


def score(articles: list[Article], predictions: list[list[Found]]) -> dict[str, float]:
    """The figures of the shared scorer over the outermost attributions of each prediction."""
    n: Counter[tuple[str, str]] = Counter()
    for article, found in zip(articles, predictions, strict=True):
        pred = [{k: merged(getattr(f, k)) for k in KINDS} for f in found if not f.inner]
        for version in article.versions:
            gold = [{k: getattr(g, k) for k in KINDS} for g in version]
            for k in KINDS:
                g_runs, p_runs = {r for a in gold for r in a[k]}, {r for a in pred for r in a[k]}
                n[k, "hit"] += len(g_runs & p_runs)
                n[k, "all"] += len(g_runs) + len(p_runs)
                n[k, "pred"] += len(p_runs)
            exact, over = matches(gold, pred)
            n["exact", "hit"] += sum(exact)
            n["overlap", "hit"] += sum(over)
            for k in ("exact", "overlap"):
                n[k, "all"] += len(gold) + len(pred)
                n[k, "pred"] += len(pred)
    out = {}
    for k in (*KINDS, "exact", "overlap"):
        out[k] = round(200 * n[k, "hit"] / max(1, n[k, "all"]), 2)
        out[k + "_p"] = round(100 * n[k, "hit"] / max(1, n[k, "pred"]), 1)
    return out


def evaluate(network: Any, articles: list[Article], settings: Settings) -> dict[str, float]:
    """The figures of a network on a split."""
    return score(articles, [read_document(a.doc, network, settings) for a in articles])


def line(figures: dict[str, float]) -> str:
    """The figures in one line: F1, precision in brackets."""
    return "  ".join(f"{k} {figures[k]:.1f} ({figures[k + '_p']:.0f})" for k in (*KINDS, "exact", "overlap"))
