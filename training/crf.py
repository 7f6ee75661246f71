"""A linear-chain CRF over begin, inside, end, single tags, with its gradient written out.

The forward and backward passes run once without a graph; the gradient of the partition function is the
marginals that they give. `allowed` holds the grammar, which the decoder at run time shares.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from sayso.attribute.neural.decode import grammar


class _LogZ(torch.autograd.Function):
    """log Z of each sequence of a batch; scores: batch, length, tags; length: batch."""

    @staticmethod
    def forward(ctx: Any, scores: Tensor, moves: Tensor, start: Tensor, end: Tensor, length: Tensor) -> Tensor:
        batch, steps, tags = scores.shape
        top = scores.amax(-1, keepdim=True)
        emit = (scores - top).clamp(min=-60).exp()
        step = moves.exp()
        alive = torch.arange(steps)[None] < length[:, None]
        alpha, scale = torch.empty_like(emit), torch.empty(batch, steps)
        now = emit[:, 0] * start
        for t in range(steps):
            if t:
                now = torch.where(alive[:, t, None], (now @ step) * emit[:, t], now)
            total = now.sum(-1, keepdim=True).clamp(min=1e-30)
            now = now / total
            alpha[:, t], scale[:, t] = now, total[:, 0]
        final = (now * end).sum(-1).clamp(min=1e-30)
        logz = ((scale.log() + top[..., 0]) * alive).sum(-1) + final.log()
        beta = (end / final[:, None]).expand(batch, tags).contiguous()
        marginal, pairs = torch.zeros_like(emit), torch.zeros(tags, tags)
        for t in range(steps - 1, -1, -1):
            marginal[:, t] = alpha[:, t] * beta * alive[:, t, None]
            if t:
                right = emit[:, t] * beta / scale[:, t, None] * alive[:, t, None]
                pairs += (alpha[:, t - 1].T @ right) * step
                beta = torch.where(alive[:, t, None], right @ step.T, beta)
        ctx.save_for_backward(marginal, pairs)
        return logz

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
        marginal, pairs = ctx.saved_tensors
        return marginal * grad[:, None, None], pairs * grad.mean(), None, None, None


class Crf(nn.Module):
    """Learned moves between tags under the grammar of `kinds` kinds of span."""

    def __init__(self, kinds: int) -> None:
        super().__init__()
        allowed, start, end = grammar(kinds)
        self.moves = nn.Parameter(torch.zeros(allowed.shape))
        self.register_buffer("forbidden", torch.tensor(~allowed), persistent=False)
        self.register_buffer("start", torch.tensor(start, dtype=torch.float32), persistent=False)
        self.register_buffer("end", torch.tensor(end, dtype=torch.float32), persistent=False)

    def table(self) -> Tensor:
        """The scores of the moves, those outside the grammar far below all others."""
        return self.moves.masked_fill(self.forbidden, -1e4)

    def loss(self, scores: Tensor, tags: Tensor, length: Tensor, soft: Tensor | None = None) -> Tensor:
        """The negative log-likelihood of each sequence; every sequence must weigh the same in the sum.
        `soft` (batch, length, tags), where given, takes the place of the gold tags at each step."""
        moves = self.table()
        logz = _LogZ.apply(scores, moves, self.start, self.end, length)
        alive = torch.arange(scores.shape[1])[None] < length[:, None]
        hit = scores.gather(-1, tags[..., None])[..., 0] if soft is None else (scores * soft).sum(-1)
        steps = moves[tags[:, :-1], tags[:, 1:]] * alive[:, 1:]
        return logz - (hit * alive).sum(-1) - steps.sum(-1)

    def soften(self, scores: Tensor, tags: Tensor, length: Tensor, mix: float) -> Tensor:
        """Gold tags mixed with the probabilities that this CRF gives to these scores (self-distillation)."""
        with torch.enable_grad():
            scores = scores.detach().requires_grad_()
            logz = _LogZ.apply(scores, self.table().detach(), self.start, self.end, length)
            (marginal,) = torch.autograd.grad(logz.sum(), scores)
        hard = torch.nn.functional.one_hot(tags, scores.shape[-1]).float()
        return (1 - mix) * hard + mix * marginal
