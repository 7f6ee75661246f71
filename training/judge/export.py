"""Writes a trained judge as a model folder: python -m training.judge.export --checkpoint FILE --data DATA --out DIR.

One graph reads one pair without padding: products in int8 (dynamic, one scale a column) depend on what stands in the same
batch, so a verdict on a pair is the same in any company only when it is read alone. The word table stays at four bits.
The temperature and the scale of `same` are fitted on the held-out parts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from sayso.compare.judge.model import FORMAT, GRAPH, TOKENIZER
from sayso.models import CONFIG
from training.export import quantise
from training.judge.net import JudgeNet
from training.judge.vocabulary import prune, special
from training.train import encoder_path


class PairGraph(nn.Module):
    """One pair to its scores, and its first statement to its vector, which is of use where there is no second."""

    def __init__(self, net: JudgeNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, side: Tensor, match: Tensor) -> tuple[Tensor, Tensor]:
        net = self.net
        x = net.words(ids) + net.positions.weight[: ids.shape[0]] + net.side(side) + net.match(match)
        x = net.norm(x)[None]
        mask = torch.zeros(1, 1, 1, 1)
        for layer in net.layers:
            x = layer(x, mask, None)
        return net.answer(x, side[None], match[None])[0], net.place(x, side[None], match[None])[0]


def load(path: Path) -> tuple[JudgeNet, dict]:
    """The network of a checkpoint, and what was saved with it."""
    saved = torch.load(path, map_location="cpu", weights_only=False)
    rows = len(saved["weights"]["words.packed"])
    net = JudgeNet(rows, len(saved["args"]["layers"]))
    net.load_state_dict(saved["weights"])
    return net.eval(), saved


def graph(net: JudgeNet, path: Path) -> None:
    """The graph in float32 (but for the word table)."""
    ids, side = torch.randint(1000, 2000, (40,)), torch.tensor([0] * 20 + [1] * 20)
    match = torch.tensor([0] + [1, 2] * 19 + [0])
    torch.onnx.export(
        PairGraph(net), (ids, side, match), path, dynamo=False, opset_version=17,
        input_names=["ids", "side", "match"], output_names=["scores", "vector"],
        dynamic_axes={"ids": {0: "p"}, "side": {0: "p"}, "match": {0: "p"}},
    )  # fmt: skip


def main(argv: list[str] | None = None) -> None:
    """The command."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--checkpoint", type=Path, required=True)
    ap.add_argument("--data", type=Path, help="fit the calibration on its held-out parts; without it none")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--fp32", action="store_true", help="do not quantise the products")
    ap.add_argument("--name", default="sayso-judge-4")
    args = ap.parse_args(argv)
    net, saved = load(args.checkpoint)
    tokenizer, _ = prune(encoder_path("minilm") / "tokenizer.json", saved["args"]["pieces"])
    marks = special(tokenizer)
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        whole = Path(temporary) / GRAPH
        graph(net, whole)
        if args.fp32:
            shutil.copy(whole, args.out / GRAPH)
        else:
            quantise(whole, args.out / GRAPH)
    tokenizer.save(str(args.out / TOKENIZER), pretty=False)
    config = {
        "format": FORMAT,
        "name": args.name,
        "special": {"cls": marks.cls, "sep": marks.sep, "pad": marks.pad},
        "temperature": 1.0,
        "same": {"event": 0.0, "alike": 1.0, "overlap": 1.0, "bias": 0.0},
        "sha256": {n: hashlib.sha256((args.out / n).read_bytes()).hexdigest() for n in (TOKENIZER, GRAPH)},
    }
    if args.data:
        from training.judge.calibrate import fitted

        write(args.out, config)
        config |= fitted(args.out, args.data)
    write(args.out, config)


def write(folder: Path, config: dict) -> None:
    """Writes the configuration."""
    (folder / CONFIG).write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
