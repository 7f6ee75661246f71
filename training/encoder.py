"""A BERT encoder that trains fast on a CPU: bfloat16 products, where it has them, over float32 weights, cheap dropout.

Loads the weights of any BERT-like checkpoint (`--encoder`). Features that the vocabulary does not
carry (casing, quotation state, layout) enter as embeddings added to the word pieces, zero at first.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from sayso.attribute.neural.features import N_CASE, N_LAYOUT, N_QUOTE

_CAN = torch.cpu.get_capabilities()
# Where a processor has no such products, they are made up of others, ten times slower than float32.
HALF = torch.bfloat16 if _CAN.get("avx512_bf16") or _CAN.get("amx_bf16") else torch.float32


class Noise:
    """Dropout masks cut at random places out of one pool of random bits, which is far cheaper on a CPU."""

    def __init__(self, rate: float, size: int = 1 << 24) -> None:
        self.rate = rate
        self.pool = (torch.rand(size) >= rate).to(HALF) / (1 - rate)

    def __call__(self, x: Tensor) -> Tensor:
        n = x.numel()
        if n >= len(self.pool):
            return F.dropout(x, self.rate)
        at = int(torch.randint(0, len(self.pool) - n, ()))
        return x * self.pool[at : at + n].view_as(x).to(x.dtype)


class _Attend(torch.autograd.Function):
    """Attention whose backward step avoids the slow bfloat16 softmax gradient."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
        scores = (q @ k.transpose(-1, -2)).add_(mask)
        p = torch.softmax(scores, -1)
        out = p @ v
        ctx.save_for_backward(q, k, v, p, out)
        return out

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:
        q, k, v, p, out = ctx.saved_tensors
        grad_v = p.transpose(-1, -2) @ grad
        total = (grad * out).sum(-1, keepdim=True)
        ds = (grad @ v.transpose(-1, -2)).sub_(total).mul_(p)
        return ds @ k, ds.transpose(-1, -2) @ q, grad_v, None


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    """Scaled attention; q, k, v are batch, heads, length, size and mask is added to the scores."""
    q = q * (q.shape[-1] ** -0.5)
    if torch.is_grad_enabled():
        return _Attend.apply(q, k, v, mask)
    return torch.softmax(q @ k.transpose(-1, -2) + mask, -1) @ v


class Linear(nn.Linear):
    """A linear layer with float32 weights that computes in the type of its input."""

    def forward(self, x: Tensor) -> Tensor:
        if x.dtype == self.weight.dtype:
            return F.linear(x, self.weight, self.bias)
        return F.linear(x, self.weight.to(x.dtype), self.bias.to(x.dtype))


class Norm(nn.LayerNorm):
    """Layer normalisation that computes in the type of its input."""

    def forward(self, x: Tensor) -> Tensor:
        w, b = self.weight.to(x.dtype), self.bias.to(x.dtype)
        return F.layer_norm(x, self.normalized_shape, w, b, self.eps)


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, size: int, heads: int, inner: int, eps: float = 1e-12) -> None:
        super().__init__()
        self.heads = heads
        self.qkv, self.out = Linear(size, 3 * size), Linear(size, size)
        self.up, self.down = Linear(size, inner), Linear(inner, size)
        self.norm1, self.norm2 = Norm(size, eps=eps), Norm(size, eps=eps)

    def forward(self, x: Tensor, mask: Tensor, noise: Noise | None) -> Tensor:
        batch, length, size = x.shape
        qkv = self.qkv(x).view(batch, length, 3, self.heads, size // self.heads).permute(2, 0, 3, 1, 4)
        a = attend(qkv[0], qkv[1], qkv[2], mask).transpose(1, 2).reshape(batch, length, size)
        a = self.out(a)
        x = self.norm1(x + (noise(a) if noise else a))
        f = self.down(F.gelu(self.up(x)))
        return self.norm2(x + (noise(f) if noise else f))


class Encoder(nn.Module):
    """Word pieces and features to vectors."""

    def __init__(self, config: dict[str, Any], dropout: float = 0.1) -> None:
        super().__init__()
        size, eps = config["hidden_size"], config["layer_norm_eps"]
        self.size = size
        self.words = nn.Embedding(config["vocab_size"], size)
        self.positions = nn.Embedding(config["max_position_embeddings"], size)
        self.case, self.quote = nn.Embedding(N_CASE, size), nn.Embedding(N_QUOTE, size)
        self.layout = nn.Embedding(N_LAYOUT, size)
        for table in (self.case, self.quote, self.layout):
            nn.init.zeros_(table.weight)
        self.norm = Norm(size, eps=eps)
        self.layers = nn.ModuleList(
            Layer(size, config["num_attention_heads"], config["intermediate_size"], eps)
            for _ in range(config["num_hidden_layers"])
        )
        self.noise = Noise(dropout)

    def forward(self, ids: Tensor, position: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """ids, position: batch, length; features: 3, batch, length; mask: additive, batch, 1, 1, length."""
        x = self.words(ids) + self.positions(position)
        x = x + self.case(features[0]) + self.quote(features[1]) + self.layout(features[2])
        noise = self.noise if self.training else None
        x = self.norm(x)
        if mask.dtype == HALF:
            x = x.to(HALF)
        if noise:
            x = noise(x)
        for layer in self.layers:
            x = layer(x, mask, noise)
        return x


def load_pretrained(path: str, dropout: float = 0.1) -> tuple[Encoder, dict[str, Any]]:
    """An Encoder with the weights of a BERT checkpoint on disk, and the checkpoint's configuration."""
    from transformers import AutoModel

    source = AutoModel.from_pretrained(path)
    config = source.config.to_dict()
    theirs = source.state_dict()
    encoder = Encoder(config, dropout)
    words = theirs["embeddings.word_embeddings.weight"]
    ours = {
        "words.weight": words,
        "positions.weight": theirs["embeddings.position_embeddings.weight"]
        + theirs["embeddings.token_type_embeddings.weight"][:1],
    }
    for end in ("weight", "bias"):
        ours[f"norm.{end}"] = theirs[f"embeddings.LayerNorm.{end}"]
        for i in range(config["num_hidden_layers"]):
            old, new = f"encoder.layer.{i}.", f"layers.{i}."
            parts = [theirs[f"{old}attention.self.{n}.{end}"] for n in ("query", "key", "value")]
            ours[f"{new}qkv.{end}"] = torch.cat(parts)
            ours[f"{new}out.{end}"] = theirs[f"{old}attention.output.dense.{end}"]
            ours[f"{new}norm1.{end}"] = theirs[f"{old}attention.output.LayerNorm.{end}"]
            ours[f"{new}up.{end}"] = theirs[f"{old}intermediate.dense.{end}"]
            ours[f"{new}down.{end}"] = theirs[f"{old}output.dense.{end}"]
            ours[f"{new}norm2.{end}"] = theirs[f"{old}output.LayerNorm.{end}"]
    missing = encoder.load_state_dict(ours, strict=False)
    assert not missing.unexpected_keys, missing
    return encoder, config
