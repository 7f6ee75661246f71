"""A network's figures on what was kept from training: the dev parts, the headlines' test halves, ECB+ dev."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.compare.judge.features import batch, width
from training.judge import disputes, events, labelled, made
from training.judge.measure import average_precision, spearman
from training.judge.net import ALIKE, EVENT, FORWARD, KIND, OUTPUTS, JudgeNet
from training.judge.pairs import CONTRADICTS, Pair, headlines, inference
from training.judge.vocabulary import special


@torch.inference_mode()
def score(net: JudgeNet, pairs: Sequence[Pair], tokenizer: Tokenizer, size: int = 64) -> NDArray[np.float32]:
    """The raw scores of each pair."""
    marks = special(tokenizer)
    texts = sorted({t for p in pairs for t in (p.a, p.b)})
    pieces = {t: e.ids for t, e in zip(texts, tokenizer.encode_batch(texts), strict=True)}
    order = sorted(range(len(pairs)), key=lambda i: width(pieces[pairs[i].a], pieces[pairs[i].b]))
    out = np.zeros((len(pairs), OUTPUTS), np.float32)
    for at in range(0, len(order), size):
        rows = order[at : at + size]
        b = batch([(pieces[pairs[i].a], pieces[pairs[i].b]) for i in rows], marks)
        out[rows] = net(*(torch.from_numpy(x) for x in (b.ids, b.side, b.match, b.length))).numpy()
    return out


def held_out(data: Path) -> list[Pair]:
    """Every pair to evaluate on; of ECB+ dev and the pairs that only contradict, a third."""
    out = [p for i, p in enumerate(inference(data / "nli", True)) if p.origin != "cannot" or i % 3 == 0]
    for year in (2013, 2014):
        out += [Pair(p.a, p.b, f"sts{year}", alike=p.alike) for p, test in headlines(data / "same_claim", year) if test]
    found = events.sentences(data / "ecbplus" / "dev.jsonl.gz")
    out += [p for i, p in enumerate(events.pairs(found)) if i % 3 == 0]
    out += labelled.pairs(data, dev=True)
    return out + list(made.pairs(600, seed=999)) + list(disputes.pairs(dev=True))


def evaluate(net: JudgeNet, data: Path, tokenizer: Tokenizer) -> dict[str, float]:
    """Accuracy of inference by set, Spearman on headlines, average precision on events."""
    pairs = held_out(data)
    scores = score(net, pairs, tokenizer)
    rows: dict[str, list[int]] = defaultdict(list)
    for i, p in enumerate(pairs):
        rows[p.origin].append(i)
    out: dict[str, float] = {}
    for name, found in rows.items():
        mine = scores[found]
        if name == "events":
            out[name] = average_precision(mine[:, EVENT], [pairs[i].event for i in found])
        elif name.startswith("sts"):
            out[name] = spearman(mine[:, ALIKE], [pairs[i].alike for i in found])
        else:
            known = [j for j, i in enumerate(found) if pairs[i].label is not None]
            gold = np.array([pairs[found[j]].label for j in known])
            got = mine[known][:, FORWARD].argmax(1)
            out[name] = float((gold == got).mean())
            about = [j for j, i in enumerate(found) if pairs[i].kind is not None]
            if about:
                kinds = mine[about][:, KIND].argmax(1)
                out[f"{name} kind"] = float((kinds == np.array([pairs[found[j]].kind for j in about])).mean())
            out[f"{name} c"] = float(((gold == CONTRADICTS) == (got == CONTRADICTS)).mean())
    return out


def line(figures: dict[str, float]) -> str:
    """The figures in one line."""
    return ", ".join(f"{k} {100 * v:.1f}" for k, v in figures.items())
