"""Decoding under the grammar of the tags, in numpy: best path, its probability, spans.

Tags of K kinds of span: 0 is outside; kind k has begin 4k+1, inside 4k+2, end 4k+3, single 4k+4.
All functions work on a batch of sequences and take time linear in their length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Run = tuple[int, int]
NEVER = np.float32(-1e4)


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
    """The best path of each sequence and its score; scores: batch, steps, tags."""
    batch, steps, tags = scores.shape
    first, last = edges((tags - 1) // 4)
    back = np.empty((steps, batch, tags), np.int8)
    now = scores[:, 0] + first
    into = np.ascontiguousarray(moves.T)[None]
    stay = np.arange(tags, dtype=np.int8)
    shortest = int(length.min(initial=steps))
    for t in range(1, steps):
        options = now[:, None, :] + into
        best = options.argmax(-1)
        step = options.max(-1) + scores[:, t]
        if t < shortest:
            now, back[t] = step, best
        else:
            alive = (t < length)[:, None]
            now, back[t] = np.where(alive, step, now), np.where(alive, best, stay)
    now = now + last
    tag = now.argmax(-1)
    top = now.max(-1)
    path = np.empty((batch, steps), np.int64)
    rows = np.arange(batch)
    for t in range(steps - 1, -1, -1):
        path[:, t] = tag
        if t:
            tag = back[t, rows, tag]
    path[np.arange(steps)[None] >= length[:, None]] = 0
    return path, top


def forward(scores: Floats, moves: Floats, length: Ints, marginals: bool = True) -> tuple[Floats, Floats]:
    """Log Z of each sequence and, if asked for, the probability of every tag at every step."""
    batch, steps, tags = scores.shape
    _, first, last = grammar((tags - 1) // 4)
    top = scores.max(-1, keepdims=True)
    emit = np.exp(np.maximum(scores - top, -60))
    step = np.exp(np.maximum(moves, -80)) * (moves > NEVER / 2)
    alive = np.arange(steps)[None] < length[:, None]
    alpha, scale = np.empty_like(emit), np.ones((batch, steps), np.float32)
    now = emit[:, 0] * first
    shortest = int(length.min(initial=steps))
    for t in range(steps):
        if t:
            following = (now @ step) * emit[:, t]
            now = following if t < shortest else np.where(alive[:, t, None], following, now)
        total = np.maximum(now.sum(-1, keepdims=True), 1e-30)
        now = now / total
        alpha[:, t], scale[:, t] = now, total[:, 0]
    final = np.maximum((now * last).sum(-1), 1e-30)
    logz = (((np.log(scale) + top[..., 0]) * alive).sum(-1) + np.log(final)).astype(np.float32)
    if not marginals:
        return logz, alpha
    beta = np.where(last, 1 / final[:, None], 0).astype(np.float32)
    for t in range(steps - 1, -1, -1):
        here = alpha[:, t] * beta
        if t:
            before = (emit[:, t] * beta / scale[:, t, None]) @ step.T
            beta = before if t < shortest else np.where(alive[:, t, None], before, beta)
        alpha[:, t] = here if t < shortest else np.where(alive[:, t, None], here, 0)
    return logz, alpha


def stack(parts: list[Floats]) -> Floats:
    """Batches of different widths as one."""
    widest = max(p.shape[1] for p in parts)
    return np.concatenate([np.pad(p, ((0, 0), (0, widest - p.shape[1]), (0, 0))) for p in parts])


def decoded(sequences: Sequence[Floats], moves: Floats, sure: float = SURE) -> Iterator[tuple[int, int, Ints, Floats]]:
    """Every stretch of the sequences that has a tag other than outside: the number of its sequence, the word where it begins,
    its best path, and the probability of every tag at every step."""
    batches, lengths, origin = [], [], []
    for number, scores in enumerate(sequences):
        batch, length, starts = stretches(scores, sure)
        if starts:
            batches.append(batch)
            lengths.append(length)
            origin += [(number, start) for start in starts]
    if not batches:
        return
    scores, length = stack(batches), np.concatenate(lengths)
    path, _ = viterbi(scores, moves, length)
    rows = np.flatnonzero(path.any(1))
    if not len(rows):
        return
    steps = int(length[rows].max())
    _, marginal = forward(scores[rows, :steps], moves, length[rows])
    for row, chances in zip(rows, marginal, strict=True):
        yield *origin[row], path[row, :steps], chances
