"""What the vector of a statement alone is to learn: to lie where the plain encoder puts it, and near what it disputes.

The plain encoder's vectors, cut down to their main directions, are the teacher's; of `disputes/`, statements of one issue are to
be nearer to each other than to all else, be they rivals or the same.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from sayso.compare.judge.features import VECTOR, Batch, Special, alone
from training.judge import disputes, events
from training.judge.pairs import news
from training.judge.teacher import embed

Floats = NDArray[np.float32]
# Sentences of the news, in all and a step.
_NEWS, _EACH = 24000, 16
_SHARPNESS = 0.07
# An issue that is no claim and no rival.
_NONE = -1


@dataclass(slots=True)
class Lesson:
    """Statements of one step: the input, where the teacher puts them (statements, VECTOR), and their issue."""

    batch: Batch
    goal: Tensor
    issue: Tensor


class Lessons:
    """Statements alone, an event of `disputes/` and some sentences of the news at a time."""

    def __init__(self, args: argparse.Namespace, tokenizer: Tokenizer, special: Special) -> None:
        dice = random.Random(args.seed)
        plain = list(news(args.data / "polnear" / "train" / "text"))
        plain += [s.text for s in events.sentences(args.data / "ecbplus" / "train.jsonl.gz")]
        # All are padded to the longest of a step.
        plain = sorted({text for text in plain if len(text) < 140})
        dice.shuffle(plain)
        self._plain = plain[:_NEWS]
        self._events = [
            [(line, n if line not in issue.near else _NONE) for n, issue in enumerate(issues) for line in issue.lines]
            for issues in disputes.events(dev=False)
        ]
        texts = sorted({*self._plain, *(line for event in self._events for line, _ in event)})
        vectors = taught(texts, args.out.parent)
        self._goal = dict(zip(texts, vectors, strict=True))
        self._pieces = {t: e.ids for t, e in zip(texts, tokenizer.encode_batch(texts), strict=True)}
        self._special = special

    def next(self, dice: random.Random) -> Lesson:
        """What one step learns from."""
        told = [*dice.choice(self._events), *((text, _NONE) for text in dice.sample(self._plain, _EACH))]
        read = alone([self._pieces[text] for text, _ in told], self._special)
        goal = torch.from_numpy(np.stack([self._goal[text] for text, _ in told]))
        return Lesson(read, goal, torch.tensor([issue for _, issue in told]))


def embedded(texts: Sequence[str], folder: Path) -> Floats:
    """The plain encoder's vectors; those of a former run from a file of our own in the folder."""
    path = folder / "vectors.pickle"
    known: dict[str, Floats] = pickle.loads(path.read_bytes()) if path.exists() else {}  # noqa: S301 written below
    if new := [text for text in texts if text not in known]:
        known |= dict(zip(new, embed(new), strict=True))
        path.write_bytes(pickle.dumps(known))
    return np.stack([known[text] for text in texts])


def closest(folder: Path) -> disputes.Closest:
    """Sorts statements of `disputes/` by how close the plain encoder puts them."""
    texts = sorted({line for issues in disputes.events(dev=False) for issue in issues for line in issue.lines})
    vectors = dict(zip(texts, embedded(texts, folder), strict=True))
    return lambda one, others: sorted(others, key=lambda other: -float(vectors[one] @ vectors[other]))


def taught(texts: Sequence[str], folder: Path) -> Floats:
    """The plain encoder's vectors in their `VECTOR` main directions, of length 1."""
    whole = embedded(texts, folder)
    _, directions = np.linalg.eigh(whole.T.astype(np.float64) @ whole)
    short = (whole @ directions[:, -VECTOR:]).astype(np.float32)
    return np.asarray(short / np.linalg.norm(short, axis=1, keepdims=True), np.float32)


def loss_of(vectors: Tensor, lesson: Lesson) -> tuple[Tensor, Tensor]:
    """How far vectors lie from the teacher's, and how much nearer others are than those of one issue."""
    away = 1 - (vectors * lesson.goal).sum(-1).mean()
    near = vectors @ vectors.T / _SHARPNESS
    near = near - 1e4 * torch.eye(len(near))
    ours = lesson.issue
    same = (ours[:, None] == ours[None]) & (ours[:, None] != _NONE) & ~torch.eye(len(ours), dtype=torch.bool)
    rows = same.any(1)
    apart = F.log_softmax(near, -1)
    # Each of its issue by itself, so that the farthest counts as much as the nearest.
    return away, -(apart * same).sum(1)[rows].div(same.sum(1)[rows]).mean()
