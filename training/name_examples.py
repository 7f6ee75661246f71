"""Labelled texts to what the head for names learns from: windows with the encoder's layers, kept once for all epochs."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from sayso.attribute.neural.features import Document, PieceCache, analyse, windows
from sayso.attribute.neural.model import ENCODE, FORMAT
from sayso.attribute.neural.names import KINDS
from sayso.attribute.neural.reader import Settings
from sayso.models import read_config
from training.corpora import MISC, Labelled
from training.export import with_layers
from training.name_head import TAGS


@dataclass(slots=True)
class Example:
    """A window of a text: states of its words, features, and which tags each word may have."""

    group: str
    states: Tensor  # words, layers * size
    features: np.ndarray  # case, layout
    may: np.ndarray  # words, tags
    low: int  # words from low to high are the window's own
    high: int
    start: int  # in the document


def allowed(doc: Document, one: Labelled) -> np.ndarray:
    """The tags that each word of a labelled text may have (words, tags)."""
    may = np.zeros((len(doc), TAGS), bool)
    may[:, 0] = True
    other = 4 * KINDS.index("other") + 1
    if not one.complete:
        may[:, other : other + 4] = True

    def run(a: int, b: int) -> tuple[int, int]:
        return int(np.searchsorted(doc.ends, a, side="right")), int(np.searchsorted(doc.starts, b, side="left"))

    for a, b in one.unsure:
        s, e = run(a, b)
        may[s:e] = True
    for a, b, kind in one.names:
        s, e = run(a, b)
        if e > s:
            may[s:e] = False
            for k in ("document", "other") if kind == MISC else (kind,):
                base = 4 * KINDS.index(k)
                if e - s == 1:
                    may[s, base + 4] = True
                else:
                    may[s, base + 1] = may[e - 1, base + 3] = True
                    may[s + 1 : e - 1, base + 2] = True
    return may


def recased(doc: Document, how: str, rng: np.random.Generator) -> None:
    """Changes the casing of a document's words to that of a headline, in place."""
    case = doc.case
    if how == "capitals":
        case[(case > 0) & (case < 5)] = 3
    elif how == "title":
        long = (doc.ends - doc.starts > 3) | (rng.random(len(case)) < 0.15)
        case[(case == 1) & long] = 2


class Layers:
    """The reader's encoder as it ships, with all its layers given out."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        model = with_layers(folder / ENCODE).SerializeToString()
        self.session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        special = read_config(folder, FORMAT)["special"]
        self.cls, self.sep = special["cls"], special["sep"]

    def __call__(self, doc: Document, a: int, b: int) -> Tensor:
        """All layers over a window of a document, pieces averaged to words (words, layers * size)."""
        pieces, first = doc.pieces[doc.first[a] : doc.first[b]], doc.first[a : b + 1] - doc.first[a]
        ids = np.concatenate([[self.cls], pieces, [self.sep]]).astype(np.int64)
        wide = np.zeros((3, len(ids)), np.int64)
        wide[:, 1:-1] = np.repeat(np.stack([doc.case, doc.quote, doc.layout])[:, a:b], np.diff(first), axis=1)
        (layers,) = self.session.run(["layers"], {"ids": ids, "features": wide, "first": np.ones(1, np.int64)})
        return torch.from_numpy(np.add.reduceat(layers[1:-1], first[:-1]) / np.diff(first)[:, None]).half()


def examples(texts: Sequence[Labelled], layers: Layers, encode: PieceCache, how: str = "") -> list[Example]:
    """Windows of labelled texts with their states."""
    out = []
    rng = np.random.default_rng(5)
    for one in texts:
        doc = analyse(one.text, encode)
        if not len(doc):
            continue
        recased(doc, how, rng)
        may = allowed(doc, one)
        spans = windows(doc, Settings().size, Settings().overlap)
        for i, (a, b) in enumerate(spans):
            low = a if i == 0 else (a + spans[i - 1][1]) // 2
            high = b if i == len(spans) - 1 else (spans[i + 1][0] + b) // 2
            features = np.stack([doc.case[a:b], doc.layout[a:b]]).astype(np.int64)
            out.append(Example(one.name, layers(doc, a, b), features, may[a:b], low - a, high - a, a))
    return out


@dataclass(slots=True)
class Batch:
    """Tensors of several windows."""

    words: Tensor
    features: Tensor
    may: Tensor
    length: Tensor


def collate(group: Sequence[Example]) -> Batch:
    """Windows padded into one batch."""
    most = max(len(e.may) for e in group)
    words = torch.zeros(len(group), most, group[0].states.shape[1])
    features = torch.zeros(2, len(group), most, dtype=torch.long)
    may = torch.ones(len(group), most, TAGS, dtype=torch.bool)
    for i, e in enumerate(group):
        n = len(e.may)
        words[i, :n] = e.states
        features[:, i, :n] = torch.from_numpy(e.features)
        may[i, :n] = torch.from_numpy(e.may)
    return Batch(words, features, may, torch.tensor([len(e.may) for e in group]))


def batches(data: Sequence[Example], words: int, rng: random.Random) -> Iterator[list[Example]]:
    """The windows in random order, windows of about one length together, up to so many words in a batch."""
    order = sorted(data, key=lambda e: len(e.may) + rng.random() * 40)
    groups: list[list[Example]] = [[]]
    for e in order:
        if groups[-1] and max(len(e.may), len(groups[-1][-1].may)) * (len(groups[-1]) + 1) > words:
            groups.append([])
        groups[-1].append(e)
    rng.shuffle(groups)
    yield from groups


def padding(length: Tensor, steps: int) -> Tensor:
    """The attention mask of sequences of these lengths."""
    return (torch.arange(steps)[None] >= length[:, None]).float()[:, None, None] * -1e4
