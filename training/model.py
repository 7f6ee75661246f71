"""The reader as a PyTorch module: one encoder; heads for cues, inner cues, flat spans and whole attributions.

A cue anchors an attribution. The words around each cue are labelled again, given the cue, by a small
transformer layer; so source and content come out linked, shared or discontinuous as they may be.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sayso.attribute.neural.pairs import N_DISTANCE, N_PARAGRAPH, N_SENTENCE
from training.crf import Crf
from training.encoder import HALF, Encoder, Layer, Linear, Norm

PAIR_SIZE = 128


class PairHead(nn.Module):
    """Labels the words around a cue as parts of that cue's source and content."""

    def __init__(self, size: int, inner: int = PAIR_SIZE, layers: int = 1) -> None:
        super().__init__()
        self.word = Linear(size, inner)
        self.cue_start, self.cue_end = Linear(size, 2 * inner), Linear(size, 2 * inner)
        self.distance = nn.Embedding(N_DISTANCE, inner)
        self.sentence = nn.Embedding(N_SENTENCE, inner)
        self.paragraph = nn.Embedding(N_PARAGRAPH, inner)
        for table in (self.distance, self.sentence, self.paragraph):
            nn.init.normal_(table.weight, std=0.3)
        self.norm = Norm(inner)
        self.layers = nn.ModuleList(Layer(inner, 4, 2 * inner, 1e-5) for _ in range(layers))
        self.score = Linear(inner, 9)
        self.crf = Crf(2)

    def forward(self, word: Tensor, cue: Tensor, place: Tensor, mask: Tensor, noise: object = None) -> Tensor:
        """word: cues, words, size; cue: cues, 2 size; place: 3, cues, words; mask: cues, 1, 1, words."""
        scale, shift = cue[:, None].chunk(2, -1)
        x = word * (1 + scale) + shift
        at = self.distance(place[0]) + self.sentence(place[1]) + self.paragraph(place[2])
        x = self.norm(x + at.to(x.dtype))
        for layer in self.layers:
            x = layer(x, mask, noise)  # type: ignore[arg-type]
        return self.score(x).float()


class ReaderNet(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: Encoder, pair_layers: int = 1) -> None:
        super().__init__()
        self.encoder = encoder
        self.cue, self.cue_crf = Linear(encoder.size, 5), Crf(1)
        self.inner, self.inner_crf = Linear(encoder.size, 5), Crf(1)
        self.flat = Linear(encoder.size, 9)
        self.pair = PairHead(encoder.size, layers=pair_layers)

    def encode(self, ids: Tensor, position: Tensor, features: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """The vectors of words (batch, words, size): each word's first piece."""
        x = self.encoder(ids, position, features, mask)
        x = x.gather(1, first[..., None].expand(-1, -1, x.shape[-1]))
        return self.encoder.noise(x) if self.training else x

    def pair_scores(
        self, words: Tensor, row: Tensor, start: Tensor, last: Tensor, near: Tensor, place: Tensor, length: Tensor
    ) -> Tensor:
        """Tag scores of the words around each cue; `near` numbers the words, `row` the window of each cue."""
        head = self.pair
        projected = head.word(words)[row[:, None], near]
        cue = head.cue_start(words[row, start]) + head.cue_end(words[row, last])
        steps = torch.arange(near.shape[1])
        mask = torch.zeros(near.shape, dtype=words.dtype).masked_fill(steps[None] >= length[:, None], -1e4)
        noise = self.encoder.noise if self.training else None
        return head(projected, cue, place, mask[:, None, None], noise)


def additive_mask(length: Tensor, steps: int) -> Tensor:
    """The attention mask of sequences of these lengths."""
    out = torch.zeros(len(length), steps, dtype=HALF)
    return out.masked_fill(torch.arange(steps)[None] >= length[:, None], -1e4)[:, None, None]
