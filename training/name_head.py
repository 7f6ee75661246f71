"""The head for names as a PyTorch module, and as an ONNX graph beside those of the reader."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from sayso.attribute.neural.features import N_CASE, N_LAYOUT
from sayso.attribute.neural.names import KINDS
from training.crf import Crf
from training.encoder import Layer, Linear, Noise, Norm

TAGS = 4 * len(KINDS) + 1
WIDTH = 128


class NamesHead(nn.Module):
    """The layers of the encoder to tag scores of words."""

    def __init__(self, size: int, width: int = WIDTH, inner: int = 2 * WIDTH) -> None:
        super().__init__()
        self.word = Linear(size, width)
        self.case, self.layout = nn.Embedding(N_CASE, width), nn.Embedding(N_LAYOUT, width)
        self.norm = Norm(width)
        self.layer = Layer(width, 4, inner, 1e-5)
        self.near = nn.Conv1d(width, width, 3, padding=1)
        self.score = Linear(width, TAGS)
        self.crf = Crf(len(KINDS))

    def forward(self, words: Tensor, features: Tensor, mask: Tensor, noise: Noise | None = None) -> Tensor:
        """words: batch, words, layers * size; features: 2 (case, layout), batch, words; mask: batch, 1, 1, words."""
        return self.finish(self.word(words), features, mask, noise)

    def finish(self, x: Tensor, features: Tensor, mask: Tensor, noise: Noise | None = None) -> Tensor:
        """The same from projected words on."""
        x = self.norm(x + self.case(features[0]) + self.layout(features[1]))
        x = noise(x) if noise else x
        x = x + torch.relu(self.near(x.transpose(1, 2))).transpose(1, 2)
        x = self.layer(x, mask, noise)
        return self.score(x).float()


class NamesGraph(nn.Module):
    """All layers of the pieces of one window to the tag scores of its words; pieces are averaged to words."""

    def __init__(self, head: NamesHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, layers: Tensor, first: Tensor, features: Tensor) -> Tensor:
        """layers: pieces, layers * size; first: words + 1, where each word's pieces begin; features: 2, words."""
        total = torch.cumsum(self.head.word(layers), 0)
        pieces = (first[1:] - first[:-1])[:, None]
        words = (total[first[1:] - 1] - total[first[:-1] - 1]) / pieces
        return self.head.finish(words[None], features[:, None], torch.zeros(1, 1, 1, 1))[0]


def write_graph(head: NamesHead, path: Path) -> None:
    """The head as ONNX in float32."""
    layers, first = torch.randn(42, head.word.in_features), torch.arange(1, 42)
    features = torch.ones(2, 40, dtype=torch.long)
    torch.onnx.export(
        NamesGraph(head.eval()), (layers, first, features), path, dynamo=False, opset_version=17,
        input_names=["layers", "first", "features"], output_names=["scores"],
        dynamic_axes={"layers": {0: "p"}, "first": {0: "f"}, "features": {1: "w"}, "scores": {0: "w"}},
    )  # fmt: skip
