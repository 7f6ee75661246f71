"""The plain sentence encoder: the teacher of likeness, and what the judge is measured against.

    python -m training.judge.teacher DATA

prints what the encoder alone reaches: Spearman on the headlines, average precision on the ECB+ dev pairs, and how many of
the positive pairs of ECB+ dev lie among the 20 nearest sentences of all dev, by the encoder and by weighted shared words.
"""

from __future__ import annotations

import math
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.encoder import HALF
from training.judge import events
from training.judge.measure import average_precision, spearman
from training.judge.pairs import Pair, headlines, news, share
from training.train import encoder_path

Floats = NDArray[np.float32]
_WORD = re.compile(r"\w+")


@torch.inference_mode()
def embed(texts: Sequence[str], size: int = 64) -> Floats:
    """Unit vectors of all-MiniLM-L6-v2, one a text."""
    from tokenizers import Tokenizer
    from transformers import AutoModel

    path = encoder_path("minilm")
    tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
    tokenizer.enable_truncation(128)
    tokenizer.enable_padding()
    model = AutoModel.from_pretrained(path).eval()
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    out = np.zeros((len(texts), model.config.hidden_size), np.float32)
    for at in range(0, len(order), size):
        rows = order[at : at + size]
        found = tokenizer.encode_batch([texts[i] for i in rows])
        ids, mask = torch.tensor([f.ids for f in found]), torch.tensor([f.attention_mask for f in found])
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF is torch.bfloat16):
            states = model(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        out[rows] = torch.nn.functional.normalize(mean, dim=-1).numpy()
    return out


def likeness(data: Path, many: int = 8000) -> list[Pair]:
    """Pairs of real sentences near and far, with the teacher's cosine as how alike they are."""
    dice = random.Random(1)
    texts = [p.a for year in (2013, 2014) for p, test in headlines(data / "same_claim", year) if not test]
    texts += [s.text for s in events.sentences(data / "ecbplus" / "train.jsonl.gz")]
    texts += [s for s in news(data / "polnear" / "train" / "text") if share(s) < 0.2]
    texts = sorted(set(texts))
    dice.shuffle(texts)
    texts = texts[:many]
    vectors = embed(texts)
    out = []
    for i, row in enumerate(vectors):
        near = np.argsort(-(vectors @ row))
        for low, high in ((1, 4), (4, 40), (40, len(texts))):
            j = int(near[dice.randrange(low, high)])
            if low < 40 or dice.random() < 0.3:
                out.append(Pair(texts[i], texts[j], "likeness", alike=max(0.0, float(row @ vectors[j])), weight=0.5))
    return out


def weighted_words(texts: Sequence[str]) -> Floats:
    """Unit vectors over the words of the texts, each weighed by its rarity."""
    bags = [Counter(_WORD.findall(t.lower())) for t in texts]
    seen = Counter(w for bag in bags for w in bag)
    place = {w: i for i, w in enumerate(seen)}
    out = np.zeros((len(texts), len(place)), np.float32)
    for row, bag in enumerate(bags):
        for word in bag:
            out[row, place[word]] = math.log(len(texts) / seen[word])
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)


def recall(vectors: Floats, found: Sequence[events.Sentence], near: int = 20) -> float:
    """The share of the positive pairs one of which is among the `near` sentences nearest to the other."""
    scores = vectors @ vectors.T
    np.fill_diagonal(scores, -1)
    for i, a in enumerate(found):
        scores[i, [j for j, b in enumerate(found) if b.article == a.article]] = -1
    top = [set(row[:near].tolist()) for row in np.argsort(-scores, axis=1)]
    hits = [
        j in top[i]
        for i, a in enumerate(found)
        for j, b in enumerate(found)
        if a.article != b.article and a.topic == b.topic and a.chains & b.chains
    ]
    return sum(hits) / len(hits)


def main(data: Path) -> None:
    """Prints the figures of the plain encoder."""
    for year in (2013, 2014):
        rows = headlines(data / "same_claim", year)
        a, b = embed([p.a for p, _ in rows]), embed([p.b for p, _ in rows])
        cosine, gold = (a * b).sum(1), np.array([p.alike for p, _ in rows])
        test = np.array([t for _, t in rows])
        print(f"headlines {year}: all {spearman(cosine, gold):.3f}, half {spearman(cosine[test], gold[test]):.3f}")
    found = events.sentences(data / "ecbplus" / "dev.jsonl.gz")
    texts = [s.text for s in found]
    place = {t: i for i, t in enumerate(texts)}
    vectors, rare = embed(texts), weighted_words(texts)
    pairs = list(events.pairs(found))
    left, right = [place[p.a] for p in pairs], [place[p.b] for p in pairs]
    gold = np.array([p.event for p in pairs])
    print(f"ECB+ dev: {len(found)} sentences, {len(pairs)} pairs, {int(gold.sum())} positive")
    for name, vs in (("encoder", vectors), ("words", rare)):
        ap = average_precision((vs[left] * vs[right]).sum(1), gold)
        print(f"{name}: AP {ap:.3f}, recall at 20 {recall(vs, found):.3f}, at 50 {recall(vs, found, 50):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
