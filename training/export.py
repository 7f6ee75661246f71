"""Writes a trained reader as ONNX: python -m training.export --checkpoint FILE --out DIR [--fp32].

Two graphs: `encode.onnx` reads a window once, `pair.onnx` labels the words around each cue. The third,
`names.onnx`, is trained on what these give and written beside them by training.names; until then the reader finds no
names. Word
embeddings are kept as bytes with one scale a row; the large products become int8 (dynamic
quantisation, one scale a column).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from sayso.attribute.neural.features import N_CASE, N_LAYOUT, N_QUOTE
from sayso.attribute.neural.model import ENCODE, FORMAT, PAIR, TOKENIZER
from sayso.models import CONFIG
from training.encoder import Encoder
from training.model import ReaderNet
from training.train import encoder_path, open_tokenizer


class ByteEmbedding(nn.Module):
    """An embedding table of bytes with one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("bytes", (weight / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        return self.bytes[ids].float() * self.scale[ids]


class EncodeGraph(nn.Module):
    """One window to word vectors, their projection for the pair graph, and the scores of cues."""

    def __init__(self, net: ReaderNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        enc = self.net.encoder
        position = torch.arange(ids.shape[0])
        x = enc.words(ids) + enc.positions.weight[position]
        x = x + enc.case(features[0]) + enc.quote(features[1]) + enc.layout(features[2])
        x = enc.norm(x)[None]
        mask = torch.zeros(1, 1, 1, 1)
        for layer in enc.layers:
            x = layer(x, mask, None)
        words = x[0][first]
        return words, self.net.pair.word(words), self.net.cue(words), self.net.inner(words)


class PairGraph(nn.Module):
    """The words around each cue to tag scores."""

    def __init__(self, net: ReaderNet) -> None:
        super().__init__()
        self.head = net.pair

    def forward(
        self, start: Tensor, last: Tensor, projected: Tensor, near: Tensor, place: Tensor, length: Tensor
    ) -> Tensor:
        cue = self.head.cue_start(start) + self.head.cue_end(last)
        steps = torch.arange(near.shape[1])
        mask = (steps[None] >= length[:, None]).float() * -1e4
        return self.head(projected[near], cue, place, mask[:, None, None])


def load_net(path: Path) -> tuple[ReaderNet, dict]:
    """The network of a checkpoint and what was saved with it."""
    saved = torch.load(path, map_location="cpu", weights_only=False)
    config = json.loads((encoder_path(saved["args"]["encoder"]) / "config.json").read_text())
    net = ReaderNet(Encoder(config), saved["args"]["pair_layers"])
    net.load_state_dict(saved["weights"], strict=False)
    return net.eval(), saved


def graphs(net: ReaderNet, folder: Path) -> None:
    """Both graphs in float32 (but for the word embeddings)."""
    net.encoder.words = ByteEmbedding(net.encoder.words.weight.detach())  # type: ignore[assignment]
    ids = torch.randint(1000, 2000, (40,))
    limits = torch.tensor([N_CASE, N_QUOTE, N_LAYOUT])[:, None]
    features, first = torch.randint(0, 100, (3, 40)) % limits, torch.arange(1, 39)
    torch.onnx.export(
        EncodeGraph(net), (ids, features, first), folder / ENCODE, dynamo=False, opset_version=17,
        input_names=["ids", "features", "first"], output_names=["words", "projected", "cue", "inner"],
        dynamic_axes={"ids": {0: "p"}, "features": {1: "p"}, "first": {0: "w"}, "words": {0: "w"},
                      "projected": {0: "w"}, "cue": {0: "w"}, "inner": {0: "w"}},
    )  # fmt: skip
    with torch.no_grad():
        words, projected, _, _ = EncodeGraph(net)(ids, features, first)
    near, place = torch.arange(20)[None].repeat(3, 1), torch.ones(3, 3, 20, dtype=torch.long)
    names = ["start", "last", "projected", "near", "place", "length"]
    torch.onnx.export(
        PairGraph(net), (words[:3], words[3:6], projected, near, place, torch.tensor([20, 20, 15])), folder / PAIR,
        dynamo=False, opset_version=17, input_names=names, output_names=["scores"],
        dynamic_axes={"start": {0: "c"}, "last": {0: "c"}, "projected": {0: "w"}, "near": {0: "c", 1: "n"},
                      "place": {1: "c", 2: "n"}, "length": {0: "c"}, "scores": {0: "c", 1: "n"}},
    )  # fmt: skip


def quantise(source: Path, target: Path, keep: tuple[str, ...] = ()) -> None:
    """Large products to int8; nodes whose name holds one of `keep` stay in float32."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    nodes = [n.name for n in onnx.load(source).graph.node if any(k in n.name for k in keep)]
    quantize_dynamic(
        source, target, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8,
        nodes_to_exclude=nodes, extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip


def with_layers(path: Path) -> Any:
    """The graph of an encoder, one output more: `layers`, what each of its layers makes of each piece, side by side
    (pieces, layers * size). Nothing else in it changes, so neither does anything it gives."""
    import onnx

    model = onnx.load(path)
    if any(o.name == "layers" for o in model.graph.output):
        return model
    ends = [n.output[0] for n in model.graph.node if n.op_type == "LayerNormalization" and "norm2" in n.name]
    model.graph.node.append(onnx.helper.make_node("Concat", ends, ["piled"], name="/piled", axis=-1))
    axes = onnx.helper.make_node("Constant", [], ["batch_axis"], value_ints=[0])
    model.graph.node.extend(
        [axes, onnx.helper.make_node("Squeeze", ["piled", "batch_axis"], ["layers"], name="/layers")]
    )
    model.graph.output.append(onnx.helper.make_tensor_value_info("layers", onnx.TensorProto.FLOAT, ["p", None]))
    return model


def main(argv: list[str] | None = None) -> None:
    """The command."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--checkpoint", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--fp32", action="store_true", help="do not quantise the products")
    ap.add_argument("--settings", default="{}", help="JSON: settings of the reader (see reader.Settings)")
    ap.add_argument("--name", default="sayso-reader-1")
    args = ap.parse_args(argv)
    net, saved = load_net(args.checkpoint)
    source = encoder_path(saved["args"]["encoder"])
    tokenizer, _, (cls, sep) = open_tokenizer(source)
    args.out.mkdir(parents=True, exist_ok=True)
    moves = {k: c.table().tolist() for k, c in (("cue", net.cue_crf), ("inner", net.inner_crf), ("pair", net.pair.crf))}
    with tempfile.TemporaryDirectory() as temporary:
        graphs(net, Path(temporary))
        for name in (ENCODE, PAIR):
            if args.fp32:
                shutil.copy(Path(temporary) / name, args.out / name)
            else:
                quantise(Path(temporary) / name, args.out / name)
    tokenizer.save(str(args.out / TOKENIZER), pretty=False)
    files = {n: hashlib.sha256((args.out / n).read_bytes()).hexdigest() for n in (TOKENIZER, ENCODE, PAIR)}
    config = {
        "format": FORMAT,
        "name": args.name,
        "special": {"cls": cls, "sep": sep, "unknown": tokenizer.token_to_id("[UNK]")},
        "settings": json.loads(args.settings),
        "moves": moves,
        "sha256": files,
    }
    (args.out / CONFIG).write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
