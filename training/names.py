"""Trains the head for names on the reader in a model folder, and writes it there.

    python -m training.names --model MODEL --data DATA --polnear POLNEAR [--folds 5] [--alone] [--write]

DATA holds ner/, meantime/ and re3d/; POLNEAR is the folder of the reader's corpus, of which one text in seven of train/,
without its annotations, is read by a first head and taught to the second. The reader itself is not changed: its encoder,
as it ships, reads every text once, and a projection of all its layers, a small convolution, a transformer layer and a CRF
are trained on what it gave. --folds prints figures on MEANTIME and re3d by heads that saw the other documents of them;
--alone prints those of the head that saw none of either. About five minutes on one quiet core, and five more for folds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from sayso.attribute.neural.decode import forward, tagging, untag, viterbi
from sayso.attribute.neural.features import PieceCache, analyse
from sayso.attribute.neural.model import ENCODE, FORMAT, NAMES
from sayso.attribute.neural.names import KINDS, Named, apart, consistent
from sayso.models import CONFIG
from training.corpora import Labelled, meantime, re3d, tagged, with_documents
from training.crf import _LogZ
from training.encoder import Noise
from training.export import quantise, with_layers
from training.name_examples import Batch, Example, Layers, allowed, batches, collate, examples, padding
from training.name_head import TAGS, NamesHead, write_graph
from training.name_scores import Span, count, table
from training.train import open_tokenizer

# How much of each corpus is read: all of what is near to news, little of the rest.
SHARES = {
    "wikigold/wikigold": 1.0, "politics/train": 1.0, "politics/dev": 1.0, "btc/g": 1.0, "btc/e": 1.0, "btc/b": 0.15,
    "btc/f": 0.15, "wnut17/train": 0.25,
}  # fmt: skip
HEADLINES = 1 / 8  # of the texts are read again in capitals, and as many with every word capitalised
REPEATED = 0.15  # of the general texts stay in the second part of training, which sees MEANTIME and re3d
EVERY = 7  # of the unannotated texts, one in so many
SURE = 0.9


def loss_of(head: NamesHead, b: Batch, noise: Noise | None) -> Tensor:
    """The negative log-likelihood of all paths that the marks allow."""
    scores = head(b.words, b.features, padding(b.length, b.words.shape[1]), noise)
    moves, crf = head.crf.table(), head.crf
    free = _LogZ.apply(scores, moves, crf.start, crf.end, b.length)
    tied = _LogZ.apply(scores.masked_fill(~b.may, -60.0), moves, crf.start, crf.end, b.length)
    return (free - tied).sum()


def train(
    data: Sequence[Example],
    epochs: int,
    seed: int,
    start: NamesHead | None = None,
    rate: float = 2e-3,
    words: int = 2500,
    drop: float = 0.2,
) -> NamesHead:
    """A head trained on windows; the running average of its weights over the last half of training."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    head = NamesHead(data[0].states.shape[1])
    if start is not None:
        head.load_state_dict(start.state_dict())
    average = {k: torch.zeros_like(v) for k, v in head.state_dict().items()}
    opt = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.02, betas=(0.9, 0.98))
    total = epochs * sum(1 for _ in batches(data, words, random.Random(0)))
    noise, step, kept, began = Noise(drop, 1 << 22), 0, 0, time.time()
    for epoch in range(epochs):
        lost, seen = 0.0, 0
        for group in batches(data, words, rng):
            b = collate(group)
            b.words = noise(b.words)
            for g in opt.param_groups:
                g["lr"] = rate * min(1.0, (step + 1) / (0.1 * total), max(0.02, (1 - step / total) / 0.9))
            loss = loss_of(head, b, noise)
            count = int(b.length.sum())
            (loss / count * 20).backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            opt.step()
            opt.zero_grad()
            step, lost, seen = step + 1, lost + float(loss.detach()), seen + count
            if step > 0.6 * total:
                kept += 1
                for k, v in head.state_dict().items():
                    average[k] += (v - average[k]) / kept
        print(f"  epoch {epoch + 1} loss {lost / seen:.4f} {time.time() - began:.0f}s", flush=True)
    head.load_state_dict(average)
    return head.eval()


@torch.no_grad()
def read(head: NamesHead, data: Sequence[Example]) -> dict[str, set[Span]]:
    """The names that a head finds, as runs of words, by text."""
    moves = head.crf.table().numpy()
    found: dict[str, set[Span]] = {}
    for e in data:
        b = collate([e])
        scores = head(b.words, b.features, padding(b.length, b.words.shape[1])).numpy()
        path, _ = viterbi(scores, moves, b.length.numpy())
        mine = found.setdefault(e.group, set())
        for kind, (s, t) in untag(path[0]):
            if e.low <= s < e.high:
                mine.add((e.start + s, e.start + t, KINDS[kind]))
    return found


def silver(head: NamesHead, texts: Sequence[tuple[str, str]], layers: Layers, encode: PieceCache) -> list[Example]:
    """Texts that nobody labelled, as a head reads them. Where it is in doubt, or calls one string by two kinds, every
    tag is allowed."""
    out = []
    for name, text in texts:
        blank = examples([Labelled(name, text, ())], layers, encode)
        doc = analyse(text, encode)
        words = [text[a:b] for a, b in zip(doc.starts, doc.ends, strict=True)]
        documents = allowed(doc, with_documents(Labelled(name, text, ())))
        kinds: dict[str, set[int]] = {}
        read_by: list[tuple[Example, list[tuple[int, tuple[int, int]]], np.ndarray]] = []
        for e in blank:
            b = collate([e])
            with torch.no_grad():
                scores = head(b.words, b.features, padding(b.length, b.words.shape[1])).numpy()
            moves, length = head.crf.table().detach().numpy(), b.length.numpy()
            path, _ = viterbi(scores, moves, length)
            _, chance = forward(scores, moves, length)
            spans = untag(path[0])
            read_by.append((e, spans, chance[0, np.arange(len(e.may)), path[0]]))
            for kind, (s, t) in spans:
                kinds.setdefault(" ".join(words[e.start + s : e.start + t]), set()).add(kind)
        for e, spans, sure in read_by:
            e.may[:] = False
            e.may[:, 0] = True
            for kind, (s, t) in spans:
                e.may[s:t] = tagging(t - s, [(kind, (0, t - s))])[:, None] == np.arange(TAGS)
                if len(kinds[" ".join(words[e.start + s : e.start + t])]) > 1:
                    e.may[s:t] = True
            e.may[sure < SURE] = True
            here = documents[e.start : e.start + len(e.may)]
            named = ~here[:, 0]  # a law or a report, by its form
            e.may[named] = here[named]
            out.append(e)
    return out


def general(data: Path, layers: Layers, encode: PieceCache, rng: random.Random) -> list[Example]:
    """The corpora of all sorts, and some of their texts again cased as headlines."""
    some = [t for t in tagged(data / "ner") if rng.random() < SHARES.get("/".join(t.name.split("/")[:2]), 0)]
    out = examples(some, layers, encode)
    rng.shuffle(some)
    part = int(len(some) * HEADLINES)
    out += examples(some[:part], layers, encode, "capitals")
    return out + examples(some[part : 2 * part], layers, encode, "title")


def headlines(texts: Sequence[Labelled], layers: Layers, encode: PieceCache) -> list[Example]:
    """A part of MEANTIME and re3d cased as headlines."""
    return examples(texts[::3], layers, encode, "capitals") + examples(texts[1::3], layers, encode, "title")


def first_part(data: list[Example], polnear: Path, layers: Layers, encode: PieceCache) -> NamesHead:
    """The head before it sees MEANTIME or re3d: trained, let read unannotated news, and trained with that."""
    teacher = train(data, 4, 1)
    paths = sorted((polnear / "train" / "text").glob("*.txt"))[::EVERY]
    unmarked = [(f"polnear/{p.stem}", p.read_text(encoding="utf-8")) for p in paths]
    return train([*data, *silver(teacher, unmarked, layers, encode)], 4, 2)


def second_part(start: NamesHead, own: list[Example], data: list[Example], seed: int) -> NamesHead:
    """The head after it saw texts of MEANTIME and re3d."""
    some = random.Random(1).sample(data, int(REPEATED * len(data)))
    return train([*own, *some], 5, seed, start, rate=1e-3)


def figures_of(texts: Sequence[Labelled], found: dict[str, set[tuple[int, int, str]]], encode: PieceCache) -> None:
    """Print the figures by corpus, the names of a text made to agree as they are at run time."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for one in texts:
        doc = analyse(one.text, encode)
        names = [Named(int(doc.starts[a]), int(doc.ends[b - 1]), k, 1.0) for a, b, k in found.get(one.name, ())]
        agreed: list[Span] = [(n.start, n.end, n.kind) for n in consistent(one.text, apart(names))]
        count(counts.setdefault(one.name.split("/")[0], Counter()), one, agreed)
    for name, n in counts.items():
        print(f"{name}\n{table(n)}", flush=True)


def write(head: NamesHead, folder: Path) -> None:
    """Put the head into a model folder, beside an encoder that gives its layers out, and its hashes in the configuration."""
    import onnx

    with tempfile.TemporaryDirectory() as temporary:
        write_graph(head, Path(temporary) / NAMES)
        quantise(Path(temporary) / NAMES, folder / NAMES)
    onnx.save(with_layers(folder / ENCODE), folder / ENCODE)
    config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    config["format"] = FORMAT
    config["moves"]["names"] = head.crf.table().tolist()
    for name in (ENCODE, NAMES):
        config["sha256"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / CONFIG).write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def main(argv: list[str] | None = None) -> None:
    """The command."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--polnear", type=Path, required=True)
    ap.add_argument("--folds", type=int, default=0)
    ap.add_argument("--alone", action="store_true")
    ap.add_argument("--write", action="store_true", help="train on all of it, and put the head into the model")
    args = ap.parse_args(argv)
    _, encode, _ = open_tokenizer(args.model)
    layers = Layers(args.model)
    texts = [*meantime(args.data / "meantime"), *re3d(args.data / "re3d")]
    data = general(args.data, layers, encode, random.Random(3))
    start = first_part(data, args.polnear, layers, encode)
    plain = examples(texts, layers, encode)
    own = plain + headlines(texts, layers, encode)
    if args.alone:
        print("trained on neither MEANTIME nor re3d")
        figures_of(texts, read(start, plain), encode)
    if args.folds:
        names = sorted({e.group for e in own})
        random.Random(7).shuffle(names)
        found: dict[str, set[Span]] = {}
        for fold in range(args.folds):
            held = set(names[fold :: args.folds])
            head = second_part(start, [e for e in own if e.group not in held], data, 10 + fold)
            found |= read(head, [e for e in plain if e.group in held])
        print(f"{args.folds} folds by document")
        figures_of(texts, found, encode)
    if args.write:
        write(second_part(start, own, data, 3), args.model)


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()
