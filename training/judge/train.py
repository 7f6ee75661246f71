"""Trains the judge: python -m training.judge.train --data DATA --out DIR [--start CKPT | --shipped MODEL] [--layers 0 1 2 3].

Several tasks in one stream of batches of pairs alike in length: inference (four sets, pairs made by `made`, our own
`disputes`), common events (ECB+), likeness (half of the headlines, and the plain encoder's cosine on news sentences). A pair is
shown in either order, since the head answers for both directions at once. What is kept is the running mean of the weights.
"""

from __future__ import annotations

import argparse
import copy
import itertools
import json
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from sayso.compare.judge.features import Batch, Special, batch, width
from training.judge.corpus import corpus
from training.judge.evaluate import evaluate, line
from training.judge.net import ALIKE, BACKWARD, EVENT, FORWARD, KIND, JudgeNet, from_minilm
from training.judge.pairs import CONTRADICTS, Pair
from training.judge.restore import restored
from training.judge.vectors import Lessons
from training.judge.vectors import loss_of as lesson_loss
from training.judge.vocabulary import prune, special
from training.train import encoder_path

Encoded = tuple[list[int], list[int], Pair]
UNKNOWN = -100
# Likeness is soft and its gradient small; the pairs of ECB+ are few and soon learned by heart.
_WEIGHT = {"event": 0.7, "alike": 3.0, "kind": 0.3}
# Of a statement's own vector, every so many steps: as the teacher has it, and near to its issue.
_LESSONS, _AWAY, _APART = 3, 2.0, 0.15


def encoded(pairs: Sequence[Pair], tokenizer: Tokenizer, dress: Callable[[str], str] = str) -> list[Encoded]:
    """The pairs with their word pieces, each text as `dress` gives it."""
    texts = sorted({t for p in pairs for t in (p.a, p.b)})
    pieces = {t: e.ids for t, e in zip(texts, tokenizer.encode_batch([dress(t) for t in texts]), strict=True)}
    return [(pieces[p.a], pieces[p.b], p) for p in pairs]


def as_cut(text: str, rng: random.Random) -> str:
    """A statement as it is cut out of a report: in quotation marks or half of them, closed by a comma or not, joined on."""
    bare = text.strip().strip('"“”').rstrip(".,")
    if rng.random() < 0.7:
        bare = bare.replace("'", "’")
    marks = ("“", "”") if rng.random() < 0.6 else ('"', '"')
    way = rng.random()
    if way < 0.25:
        return f"{marks[0]}{bare},{marks[1]}"
    if way < 0.4:
        return f"{marks[0]}{bare}.{marks[1]}"
    if way < 0.5:
        return rng.choice((f"{marks[0]}{bare}.", f"{bare},{marks[1]}"))
    if way < 0.7 and bare[:1].isupper() and not bare[:2].isupper():
        return f"that {bare if _NAME.match(bare) else bare[0].lower() + bare[1:]}"
    return bare


# What opens a sentence with a capital for its own sake, as far as that can be told: two words with one, or a name's ending.
_NAME = re.compile(r"[A-Z]\w+(?:'s)?\s+[A-Z]|I\b")


def swapped(one: Encoded) -> Encoded:
    """The same pair, second statement first."""
    a, b, p = one
    return b, a, replace(p, a=p.b, b=p.a, label=p.back, back=p.label)


def cut(one: Encoded, rng: random.Random) -> Encoded:
    """The pair without some of the words that both begin with: statements taken out of a report often lack their subject."""
    a, b, pair = one
    common = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), 0)
    most = min(common, 6, len(a) - 5, len(b) - 5)
    if most < 1:
        return one
    at = rng.randrange(1, most + 1)
    return a[at:], b[at:], pair


def batches(
    items: Sequence[Sequence[Encoded]], rng: random.Random, most: int, keep: dict[str, float]
) -> Iterator[list[Encoded]]:
    """One epoch: of the sets named in `keep` that share, pairs alike in length together, in random order and direction.

    Each of `items` is one pair in several dresses, of which one is taken.
    """
    chosen = [rng.choice(x) for x in items if rng.random() < keep.get(x[0][2].origin, 1.0)]
    chosen = [swapped(x) if rng.random() < 0.5 else x for x in chosen]
    chosen = [cut(x, rng) if rng.random() < 0.3 else x for x in chosen]
    chosen.sort(key=lambda x: width(x[0], x[1]) + rng.random() * 6)
    out: list[list[Encoded]] = []
    rows: list[Encoded] = []
    for one in chosen:
        if rows and (len(rows) + 1) * width(one[0], one[1]) > most:
            out.append(rows)
            rows = []
        rows.append(one)
    out.append(rows)
    rng.shuffle(out)
    yield from out


def run(net: JudgeNet, b: Batch) -> Tensor:
    """The scores of a batch of features."""
    return net(*arrays(b))


def arrays(b: Batch) -> tuple[Tensor, ...]:
    """The arrays of a batch as the network takes them."""
    return tuple(torch.from_numpy(x) for x in (b.ids, b.side, b.match, b.length))


def loss_of(scores: Tensor, pairs: Sequence[Pair], smooth: float) -> tuple[Tensor, dict[str, float]]:
    """The mean loss of a batch, and its parts."""
    weight = torch.tensor([p.weight for p in pairs])
    parts: dict[str, Tensor] = {}
    for name, where, known in (
        ("forward", FORWARD, [p.label for p in pairs]),
        ("backward", BACKWARD, [p.back for p in pairs]),
    ):
        other = [p.back for p in pairs] if name == "forward" else [p.label for p in pairs]
        # Contradiction runs both ways, and so does its absence.
        target = [
            CONTRADICTS if k is None and o == CONTRADICTS else UNKNOWN if k is None else k
            for k, o in zip(known, other, strict=True)
        ]
        goal = torch.tensor(target)
        ce = F.cross_entropy(scores[:, where], goal, reduction="none", ignore_index=UNKNOWN, label_smoothing=smooth)
        parts[name] = (ce * weight).sum()
        half = torch.tensor(
            [k is None and o is not None and o != CONTRADICTS for k, o in zip(known, other, strict=True)]
        )
        if half.any():
            no = -torch.log1p(-F.softmax(scores[:, where], -1)[half, CONTRADICTS].clamp(max=0.999))
            parts[name] = parts[name] + 0.5 * (no * weight[half]).sum()
    for name, column, values in (
        ("event", EVENT, [p.event for p in pairs]),
        ("alike", ALIKE, [p.alike for p in pairs]),
    ):
        there = torch.tensor([v is not None for v in values])
        if there.any():
            goal = torch.tensor([float(v) for v in values if v is not None])
            bce = F.binary_cross_entropy_with_logits(scores[there, column], goal, reduction="none")
            parts[name] = (bce * weight[there]).sum() * _WEIGHT[name]
    about = torch.tensor([UNKNOWN if p.kind is None else p.kind for p in pairs])
    if (about != UNKNOWN).any():
        ce = F.cross_entropy(scores[:, KIND], about, reduction="none", ignore_index=UNKNOWN)
        parts["kind"] = (ce * weight).sum() * _WEIGHT["kind"]
    total = sum(parts.values()) / len(pairs)
    return total, {k: float(v.detach()) / len(pairs) for k, v in parts.items()}


def groups(net: JudgeNet, rate: float, head: float, decay: float) -> list[dict]:
    """Parameters with rates that fall from the head downwards."""
    depth = len(net.layers)
    out: dict[tuple[float, float], list] = {}
    for name, p in net.named_parameters():
        first, _, rest = name.partition(".")
        if first == "layers":
            lr = rate * decay ** (depth - 1 - int(rest.split(".")[0]))
        else:
            lr = head if first in ("hidden", "scores", "match", "vector") else rate * decay**depth
        out.setdefault((lr, 0.01 if p.ndim > 1 else 0.0), []).append(p)
    return [{"params": ps, "lr": lr, "top": lr, "weight_decay": wd} for (lr, wd), ps in out.items()]


def set_out(args: argparse.Namespace) -> tuple[JudgeNet, Tokenizer, Special]:
    """The network as training begins, and what cuts texts into pieces."""
    path = encoder_path("minilm")
    tokenizer, rows = prune(path / "tokenizer.json", args.pieces)
    net = from_minilm(str(path), rows, args.layers)
    if args.shipped:
        # A judge of fewer layers is the lower part of the new one; the encoder's own layers go on above it.
        held = restored(args.shipped).state_dict()
        net.load_state_dict(held, strict=False)
    if args.start:
        net.load_state_dict(torch.load(args.start, weights_only=False)["weights"], strict=False)
    return net, tokenizer, special(tokenizer)


def train(args: argparse.Namespace) -> None:
    """Trains one judge; last.pt holds the running mean of its weights."""
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    net, tokenizer, marks = set_out(args)
    pairs = corpus(args)
    cuts = encoded(pairs, tokenizer, lambda text: as_cut(text, rng))
    items, lessons = list(zip(encoded(pairs, tokenizer), cuts, strict=True)), Lessons(args, tokenizer, marks)
    keep = json.loads(args.keep)
    opt = torch.optim.AdamW(groups(net, args.rate, args.head_rate, args.layer_decay), betas=(0.9, 0.98), fused=True)
    average = copy.deepcopy(net)
    torch.set_num_threads(args.threads)
    print(f"{len(items)} pairs", json.dumps(vars(args), default=str), flush=True)
    step, began, over = 0, time.time(), 60.0 * args.minutes
    sums: dict[str, list[float]] = {}
    stream = itertools.chain.from_iterable(batches(items, rng, args.batch, keep) for _ in itertools.count())
    while (gone := (time.time() - began) / over) < 1:
        rows = next(stream)
        # By the clock: the machine is shared, and how many steps fit is not known beforehand.
        for g in opt.param_groups:
            g["lr"] = g["top"] * max(0.01, min(1.0, gone / args.warmup, (1 - gone) / (1 - args.warmup)))
        net.train()
        scores = run(net, batch([(a, b) for a, b, _ in rows], marks))
        loss, parts = loss_of(scores, [p for _, _, p in rows], args.smooth)
        loss.backward()
        if step % _LESSONS == 0:
            lesson = lessons.next(rng)
            away, apart = lesson_loss(net.vectors(*arrays(lesson.batch)), lesson)
            (_AWAY * away + _APART * apart).backward()
            parts |= {"away": float(away.detach()), "apart": float(apart.detach())}
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
        opt.zero_grad()
        step += 1
        mix = min(args.average, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(list(average.parameters()), list(net.parameters()), 1 - mix)
        for k, v in parts.items():
            sums.setdefault(k, []).append(v)
        if step % 50 == 0:
            mean = {k: round(float(np.mean(v)), 3) for k, v in sums.items()}
            print(f"  {step} {100 * gone:.0f}% {mean}", flush=True)
            sums = {}
        if step % args.look == 0:
            save(args, average)
    save(args, average)
    print(f"step {step} | {line(evaluate(average.eval(), args.data, tokenizer))}", flush=True)


def save(args: argparse.Namespace, net: JudgeNet) -> None:
    """Keeps the weights with how they came about."""
    torch.save({"weights": net.state_dict(), "args": vars(args)}, args.out / "last.pt")


def arguments() -> argparse.ArgumentParser:
    """The options of the command."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--start", type=Path, help="a checkpoint to go on from")
    ap.add_argument("--shipped", type=Path, help="a model folder to go on from, in place of a checkpoint")
    ap.add_argument(
        "--layers", type=int, nargs="+", default=[0, 1, 2, 3], help="which of the encoder's layers to begin with"
    )
    ap.add_argument("--pieces", type=int, default=18000, help="rows of the encoder's word table to keep")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--minutes", type=float, default=40, help="how long to train; rates fall by the clock")
    ap.add_argument("--batch", type=int, default=3072, help="word pieces of a batch")
    ap.add_argument("--rate", type=float, default=2e-4)
    ap.add_argument("--head-rate", type=float, default=1e-3)
    ap.add_argument("--layer-decay", type=float, default=0.9)
    ap.add_argument("--warmup", type=float, default=0.06)
    ap.add_argument("--average", type=float, default=0.995)
    ap.add_argument("--smooth", type=float, default=0.05)
    ap.add_argument("--made", type=int, default=40000, help="how many pairs to make by templates")
    ap.add_argument("--altered", type=int, default=14000, help="how many pairs to make from real sentences")
    ap.add_argument(
        "--unrelated", type=int, default=14000, help="how many pairs that have nothing to do with each other"
    )
    ap.add_argument("--labelled", type=int, default=4, help="how often an epoch holds each labelled pair")
    ap.add_argument("--cannot", type=float, default=0.5, help="weight of the pairs that only contradict")
    ap.add_argument(
        "--keep",
        default='{"cannot": 0.4, "events": 0.2, "likeness": 0.5, "made": 0.55, "unrelated": 0.6}',
        help="JSON: the share of a set seen each epoch",
    )
    ap.add_argument("--look", type=int, default=400, help="save each so many steps")
    return ap


if __name__ == "__main__":
    train(arguments().parse_args())
