"""Decoding under the grammar of the tags, in numpy: best path, its probability, spans.

Tags of K kinds of span: 0 is outside; kind k has begin 4k+1, inside 4k+2, end 4k+3, single 4k+4.
All functions work on a batch of sequences and take time linear in their length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Run = tuple[int, int]
NEVER = np.float32(-1e4)
_LEAST = np.float32(1e-30)
_STRIDE = 64  # steps looked back over at once


def grammar(kinds: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Which tag may follow which, which may come first, and which last."""
    tags = 4 * kinds + 1
    allowed = np.zeros((tags, tags), bool)
    opens = [0] + [4 * k + i for k in range(kinds) for i in (1, 4)]
    for k in range(kinds):
        begin, inside, end, single = range(4 * k + 1, 4 * k + 5)
        allowed[begin, [inside, end]] = allowed[inside, [inside, end]] = True
        allowed[[[end], [single]], opens] = True
    allowed[0, opens] = True
    first, last = np.zeros(tags, bool), np.zeros(tags, bool)
    first[opens] = True
    last[[0] + [4 * k + i for k in range(kinds) for i in (3, 4)]] = True
    return allowed, first, last


@cache
def edges(kinds: int) -> tuple[Floats, Floats]:
    """Scores of the first and of the last tag under the grammar."""
    _, first, last = grammar(kinds)
    return np.where(first, np.float32(0), NEVER), np.where(last, np.float32(0), NEVER)


def tagging(length: int, spans: list[tuple[int, Run]]) -> Ints:
    """The tags of a sequence with these spans (kind, (start, end)); the first comer keeps its place."""
    tags = np.zeros(length, np.int64)
    for kind, (start, end) in spans:
        if tags[start:end].any():
            continue
        base = 4 * kind
        if end - start == 1:
            tags[start] = base + 4
        else:
            tags[start:end] = base + 2
            tags[start], tags[end - 1] = base + 1, base + 3
    return tags


def untag(tags: Ints) -> list[tuple[int, Run]]:
    """The spans of one grammatical sequence of tags, in order."""
    out, start = [], 0
    for i in np.flatnonzero(tags):
        tag = int(tags[i])
        part = (tag - 1) % 4
        if part in (0, 3):
            start = int(i)
        if part in (2, 3):
            out.append(((tag - 1) // 4, (start, int(i) + 1)))
    return out


SURE = -7.0  # a word whose best other tag stands this far below outside is taken to be outside


def active(scores: Floats, sure: float = SURE) -> NDArray[np.bool_]:
    """The words that may be something other than outside."""
    margin: NDArray[np.bool_] = scores[..., 1:].max(-1) - scores[..., 0] > sure
    return margin


def stretches(scores: Floats, sure: float = SURE) -> tuple[Floats, Ints, list[int]]:
    """The stretches of one sequence that need decoding, each with the outside word on either side of it:
    their scores (stretches, steps, tags), their lengths, and where they start."""
    steps = len(scores)
    change = np.flatnonzero(np.diff(np.concatenate([[False], active(scores, sure), [False]]).astype(np.int8)))
    starts, ends = np.maximum(change[::2] - 1, 0), np.minimum(change[1::2] + 1, steps)
    length = (ends - starts).astype(np.int64)
    at = np.minimum(starts[:, None] + np.arange(int(length.max(initial=0))), steps - 1)
    return scores[at], length, starts.tolist()


def trim(scores: Floats, length: Ints) -> tuple[Floats, Ints, Ints]:
    """Sequences without the sure outside words at either end (but one): scores, lengths, words cut in front."""
    steps = np.arange(scores.shape[1])
    live = active(scores) & (steps[None] < length[:, None])
    any_live = live.any(1)
    front = np.where(any_live, np.maximum(live.argmax(1) - 1, 0), 0)
    behind = np.where(any_live, live.shape[1] - live[:, ::-1].argmax(1) + 1, 1)
    kept = (np.minimum(behind, length) - front).astype(np.int64)
    at = np.minimum(front[:, None] + np.arange(int(kept.max(initial=1))), scores.shape[1] - 1)
    return np.take_along_axis(scores, at[..., None], 1), kept, front.astype(np.int64)


def viterbi(scores: Floats, moves: Floats, length: Ints) -> tuple[Ints, Floats]:
    """The best path of each sequence and its score; scores: batch, steps, tags. Several layers of tags over sequences of
    their own are walked in step where `scores`, `moves` and `length` have one axis more in front."""
    if scores.ndim == 3:
        path, top = viterbi(scores[None], moves[None], length[None])
        return path[0], top[0]
    first, last = edges((scores.shape[-1] - 1) // 4)
    best = _by_step(scores)  # becomes the best score of all paths that end so
    best[:1] += first
    most = np.empty_like(best)  # the same without the score of the last word
    options = np.empty((best.shape[-1], *best.shape[1:]), np.float32)  # tag before, layer, row, tag
    onward = moves.transpose(1, 0, 2)[:, :, None]
    before = best[:1].transpose(3, 1, 2, 0)
    for now, top in zip(best[1:], most[1:], strict=True):
        np.add(before, onward, out=options)
        np.maximum.reduce(options, axis=0, out=top)
        now += top
        before = now.transpose(2, 0, 1)[..., None]
    final = _at_end(best, length) + last
    return _traced(best, most, moves, length, final.argmax(-1)), final.max(-1)


def _traced(best: Floats, most: Floats, moves: Floats, length: Ints, tag: Ints) -> Ints:
    """The paths that lead to `tag` at the end of each sequence, given the best scores (steps, layers, batch, tags)."""
    steps, tags = len(best), best.shape[-1]
    stay = np.arange(best[0].size).reshape(best.shape[1:])
    path = np.empty(best.shape[:-1], np.int64)
    at = path[-1] = stay[..., 0] + tag  # numbered through rows and tags, so that one look-up is one step back
    for end in range(steps, 1, -_STRIDE):
        begin = max(end - _STRIDE, 1)
        back = np.zeros((end - begin, *stay.shape), np.int8)
        for before in range(tags - 1, -1, -1):  # of equals, the first
            scores = best[begin - 1 : end - 1, ..., before, None] + moves[:, None, before]
            np.copyto(back, before, where=scores == most[begin:end])
        numbered = stay[..., :1] + back
        ended = np.arange(begin, end)[:, None, None] >= length
        numbered[ended] = np.broadcast_to(stay, back.shape)[ended]
        for t in range(end - 1, begin - 1, -1):
            at = path[t - 1] = numbered[t - begin].take(at)
    path -= stay[..., 0]
    path[np.arange(steps)[:, None, None] >= length] = 0
    return np.ascontiguousarray(np.moveaxis(path, 0, -1))


def _by_step(scores: Floats) -> Floats:
    """A copy with time first: a step is then one piece of memory."""
    return np.array(np.moveaxis(scores, 2, 0), np.float32, order="C")


def _at_end(values: Floats, length: Ints) -> Floats:
    """Of values by step (steps, layers, batch, tags), those at the last step of each sequence."""
    layers, batch = length.shape
    return values[length - 1, np.arange(layers)[:, None], np.arange(batch)]


def forward(scores: Floats, moves: Floats, length: Ints, marginals: bool = True) -> tuple[Floats, Floats]:
    """Log Z of each sequence and, if asked for, the probability of every tag at every step. In layers as `viterbi`."""
    if scores.ndim == 3:
        logz, chances = forward(scores[None], moves[None], length[None], marginals)
        return logz[0], chances[0]
    first, last = (edge == 0 for edge in edges((scores.shape[-1] - 1) // 4))
    scores = _by_step(scores)
    top = scores.max(-1, keepdims=True)
    emit = np.exp(np.maximum(scores - top, -60))
    step = np.exp(np.maximum(moves, -80)) * (moves > NEVER / 2)
    alpha, scale = np.empty_like(emit), np.empty((*emit.shape[:-1], 1), np.float32)
    alpha[:1] = emit[:1] * first
    before = None
    for now, total, seen in zip(alpha, scale, emit, strict=True):
        if before is not None:
            np.matmul(before, step, out=now)
            now *= seen
        np.add.reduce(now, axis=-1, keepdims=True, out=total)
        np.maximum(total, _LEAST, out=total)
        now /= total
        before = now
    alive = np.less(np.arange(len(emit))[:, None, None], length)
    final = np.maximum((_at_end(alpha, length) * last).sum(-1), _LEAST)
    scaled = np.ascontiguousarray(np.moveaxis((np.log(scale) + top)[..., 0] * alive, 0, -1))
    logz = (scaled.sum(-1) + np.log(final)).astype(np.float32)
    if marginals:
        alpha *= _backward(emit, scale, step, alive, np.where(last, 1 / final[..., None], 0).astype(np.float32))
        alpha *= alive[..., None]
    return logz, np.moveaxis(alpha, 0, 2)


def _backward(emit: Floats, scale: Floats, step: Floats, alive: NDArray[np.bool_], end: Floats) -> Floats:
    """What follows each tag at every step (as `emit`), scaled as the way there was; `end` is that of the last."""
    shortest = int(alive.all((1, 2)).sum())
    beta = np.empty_like(emit)
    beta[:] = end
    into, here = step.transpose(0, 2, 1), np.empty_like(end)
    for t in range(len(emit) - 1, 0, -1):
        np.multiply(emit[t], beta[t], out=here)
        here /= scale[t]
        if t < shortest:
            np.matmul(here, into, out=beta[t - 1])
        else:
            np.copyto(beta[t - 1], here @ into, where=alive[t, ..., None])
    return beta


def stack(parts: Sequence[Floats], rows: int = 0) -> Floats:
    """Batches (rows, ..., tags) of different sizes as one, with zeros where they lack rows (of which there are at least
    `rows`) or steps."""
    inner = np.max([p.shape[1:] for p in parts], axis=0).tolist()
    out = np.zeros((max(rows, sum(map(len, parts))), *inner), np.float32)
    row = 0
    for part in parts:
        out[(slice(row, row + len(part)), *map(slice, part.shape[1:]))] = part
        row += len(part)
    return out


Layer = tuple[Sequence[Floats], Floats]  # the tag scores of sequences, and of one tag after another


def decoded(layers: Sequence[Layer], sure: float = SURE) -> Iterator[tuple[int, int, int, Ints, Floats]]:
    """Every stretch of the sequences that has a tag other than outside: the numbers of its layer and its sequence, the word
    where it begins, its best path, and the probability of every tag at every step. All layers have as many tags."""
    parts = [[stretches(scores, sure) for scores in sequences] for sequences, _ in layers]
    origin = [[(number, start) for number, part in enumerate(of) for start in part[2]] for of in parts]
    rows = max((len(of) for of in origin), default=0)
    if not rows:
        return
    scores = stack([stack([batch for batch, _, _ in of], rows)[None] for of in parts])
    length = np.ones(scores.shape[:2], np.int64)
    for number, of in enumerate(parts):
        length[number, : len(origin[number])] = np.concatenate([n for _, n, _ in of])
    moves = np.stack([m for _, m in layers])
    path, _ = viterbi(scores, moves, length)
    tagged = path.max(-1) > 0
    kept = np.flatnonzero(tagged.any(0))
    if not len(kept):
        return
    steps = int(length[:, kept].max())
    _, chances = forward(scores[:, kept, :steps], moves, length[:, kept])
    for layer, at in np.argwhere(tagged[:, kept]):
        number, start = origin[layer][kept[at]]
        yield int(layer), number, start, path[layer, kept[at], :steps], chances[layer, at]
