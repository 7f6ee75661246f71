"""The judge as a network: a few BERT layers over both statements at once, and one head for all questions.

The same layers read a statement alone, too: where its vector lies tells which others are worth a question.

The word table is frozen, four bits an entry with a scale for each 64, from the start: the layers learn to live with it.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from sayso.compare.judge.features import FIRST, N_MATCH, N_SIDE, VECTOR
from training.encoder import HALF, Layer, Linear, Noise, Norm

# Where each question's scores stand in the head's output.
FORWARD, BACKWARD, EVENT, ALIKE, KIND, OUTPUTS = slice(0, 3), slice(3, 6), 6, 7, slice(8, 12), 12
BLOCK = 64


class NibbleEmbedding(nn.Module):
    """A frozen table of four-bit entries, two a byte, with a scale for each block of 64."""

    def __init__(self, rows: int, size: int) -> None:
        super().__init__()
        self.size = size
        self.register_buffer("packed", torch.zeros(rows, size // 2, dtype=torch.uint8))
        self.register_buffer("scale", torch.zeros(rows, size // BLOCK, dtype=torch.float16))

    @classmethod
    def of(cls, weight: Tensor) -> NibbleEmbedding:
        """The table nearest to `weight`; the scale of a block is the best of a few by squared error."""
        rows, size = weight.shape
        blocks = weight.view(rows, size // BLOCK, BLOCK)
        top = blocks.abs().amax(-1).clamp(min=1e-6)
        best, scale = torch.full_like(top, float("inf")), top
        for share in torch.linspace(0.6, 1.05, 19):
            step = top * share / 7
            error = (blocks - (blocks / step[..., None]).round().clamp(-8, 7) * step[..., None]).square().sum(-1)
            scale, best = torch.where(error < best, step, scale), torch.minimum(error, best)
        table = cls(rows, size)
        table.scale = scale.half()
        codes = (blocks / table.scale.float()[..., None]).round().clamp(-8, 7).view(rows, size) + 8
        low, high = codes[:, : size // 2], codes[:, size // 2 :]
        table.packed = (low + 16 * high).to(torch.uint8)
        return table

    def forward(self, ids: Tensor) -> Tensor:
        packed = self.packed[ids].float()
        high = torch.floor(packed / 16)
        codes = torch.cat([packed - 16 * high, high], -1) - 8
        scale = self.scale[ids].float()
        return (codes.unflatten(-1, (-1, BLOCK)) * scale[..., None]).flatten(-2)


class JudgeNet(nn.Module):
    """Pairs of statements to scores."""

    def __init__(self, rows: int, layers: int, size: int = 384, inner: int = 256, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = NibbleEmbedding(rows, size)
        self.positions, self.side = nn.Embedding(160, size), nn.Embedding(N_SIDE, size)
        self.match = nn.Embedding(N_MATCH, size)
        nn.init.zeros_(self.match.weight)
        self.norm = Norm(size, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size, 12, 4 * size) for _ in range(layers))
        self.hidden, self.scores = Linear(5 * size, inner), Linear(inner, OUTPUTS)
        self.vector = Linear(size, VECTOR)
        self.noise = Noise(dropout)

    def forward(self, ids: Tensor, side: Tensor, match: Tensor, length: Tensor) -> Tensor:
        """ids, side, match: pairs, pieces; length: pairs. Scores: pairs, OUTPUTS."""
        return self.answer(self.states(ids, side, match, length), side, match)

    def vectors(self, ids: Tensor, side: Tensor, match: Tensor, length: Tensor) -> Tensor:
        """The same of statements alone, each a pair that lacks its second. Unit vectors: statements, VECTOR."""
        return F.normalize(self.place(self.states(ids, side, match, length), side, match), dim=-1)

    def states(self, ids: Tensor, side: Tensor, match: Tensor, length: Tensor) -> Tensor:
        """The states of the pieces: pairs, pieces, size."""
        steps = torch.arange(ids.shape[1])[None]
        alive = steps < length[:, None]
        x = self.words(ids) + self.positions(steps) + self.side(side) + self.match(match)
        x = self.norm(x)
        mask = (~alive).float()[:, None, None] * -1e4
        noise = self.noise if self.training else None
        if self.training:
            x, mask = noise(x.to(HALF)), mask.to(HALF)
        for layer in self.layers:
            x = layer(x, mask, noise)
        return x.float()

    def place(self, x: Tensor, side: Tensor, match: Tensor) -> Tensor:
        """Where the first statement lies, of any length: pairs, VECTOR."""
        return self.vector(_mean(x, (match > 0).float() * (side == FIRST).float()))

    def answer(self, x: Tensor, side: Tensor, match: Tensor) -> Tensor:
        """The scores of pairs, from the states of their pieces."""
        word = (match > 0).float()
        first = _mean(x, word * (side == FIRST).float())
        second = _mean(x, word * (side != FIRST).float())
        both = torch.cat([x[:, 0], first, second, (first - second).abs(), first * second], -1)
        hidden = F.gelu(self.hidden(F.dropout(both, 0.1, self.training)))
        return self.scores(hidden)


def _mean(x: Tensor, weight: Tensor) -> Tensor:
    return (x * weight[..., None]).sum(1) / weight.sum(1, keepdim=True).clamp(min=1.0)


def from_minilm(path: str, keep: Sequence[int], layers: Sequence[int]) -> JudgeNet:
    """A net with rows `keep` of the word table of a BERT checkpoint and its `layers`."""
    from transformers import AutoModel

    theirs = AutoModel.from_pretrained(path).state_dict()
    words = theirs["embeddings.word_embeddings.weight"]
    net = JudgeNet(len(keep), len(layers), words.shape[1])
    net.words = NibbleEmbedding.of(words[list(keep)])
    ours = {
        "positions.weight": theirs["embeddings.position_embeddings.weight"][:160],
        "side.weight": theirs["embeddings.token_type_embeddings.weight"],
    }
    for end in ("weight", "bias"):
        ours[f"norm.{end}"] = theirs[f"embeddings.LayerNorm.{end}"]
        for i, source in enumerate(layers):
            old, new = f"encoder.layer.{source}.", f"layers.{i}."
            ours[f"{new}qkv.{end}"] = torch.cat(
                [theirs[f"{old}attention.self.{n}.{end}"] for n in ("query", "key", "value")]
            )
            names = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm"}
            names |= {"up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}
            for mine, other in names.items():
                ours[f"{new}{mine}.{end}"] = theirs[f"{old}{other}.{end}"]
    unknown = net.load_state_dict(ours, strict=False).unexpected_keys
    if unknown:
        raise ValueError(f"{path}: not a checkpoint of this kind: {unknown}")
    return net
