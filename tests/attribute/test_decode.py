"""Decoding in step equals the plain way, a sequence and a word at a time, whatever the lengths beside each other."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribute.neural.decode import NEVER, Floats, Ints, decoded, forward, grammar, stretches, untag, viterbi

Batch = tuple[Floats, Floats, Ints]


@st.composite
def batches(draw: st.DrawFn, most: int = 90, layers: int | None = None) -> Batch:
    """Scores, moves under the grammar and lengths; with one axis more in front for several layers."""
    rng = np.random.default_rng(draw(st.integers(0, 1 << 32)))
    tags, rows = 4 * draw(st.integers(1, 5)) + 1, draw(st.integers(1, 6))
    front = () if layers is None else (layers,)
    length = np.array(draw(st.lists(st.integers(1, most), min_size=rows, max_size=rows)), np.int64)
    length = rng.permuted(np.broadcast_to(length, (*front, rows)), axis=-1)
    scores = rng.normal(0, draw(st.sampled_from([0.1, 1, 5])), (*front, rows, int(length.max()), tags))
    moves = np.where(grammar(tags // 4)[0], rng.normal(size=(*front, tags, tags)), NEVER)
    return scores.astype(np.float32), moves.astype(np.float32), length


def best_path(scores: Floats, moves: Floats) -> tuple[list[int], float]:
    """The best path of one sequence and its score, a word at a time."""
    _, first, last = grammar(len(moves) // 4)
    paths = {tag: ([tag], float(scores[0, tag])) for tag in np.flatnonzero(first).tolist()}
    for word in scores[1:]:
        ways: dict[int, tuple[list[int], float]] = {}
        for (before, (path, score)), tag in product(paths.items(), range(len(moves))):
            if moves[before, tag] > NEVER / 2:
                total = score + float(moves[before, tag]) + float(word[tag])
                if tag not in ways or total > ways[tag][1]:
                    ways[tag] = ([*path, tag], total)
        paths = ways
    return max((way for tag, way in paths.items() if last[tag]), key=lambda way: way[1])


def chances_of(scores: Floats, moves: Floats) -> tuple[float, Floats]:
    """Log Z of one sequence and the probability of every tag at every word, in logarithms and in double precision."""
    allowed, first, last = grammar(len(moves) // 4)
    step = np.where(allowed, moves.astype(float), -np.inf)
    ahead = [np.where(first, scores[0].astype(float), -np.inf)]
    for word in scores[1:]:
        ahead.append(np.logaddexp.reduce(ahead[-1][:, None] + step, axis=0) + word)
    behind = [np.where(last, 0.0, -np.inf)]
    for word in scores[:0:-1]:
        behind.append(np.logaddexp.reduce(step + word + behind[-1], axis=1))
    both = np.array(ahead) + np.array(behind[::-1])
    logz = float(np.logaddexp.reduce(both[0]))
    return logz, np.exp(both - logz).astype(np.float32)


@given(batches(most=20))
@settings(max_examples=40, deadline=None)
def test_best_paths_are_those_of_the_plain_way(batch: Batch) -> None:
    scores, moves, length = batch
    path, top = viterbi(scores, moves, length)
    for row, n in enumerate(length.tolist()):
        wanted, score = best_path(scores[row, :n], moves)
        assert path[row, :n].tolist() == wanted
        assert not path[row, n:].any()
        assert top[row] == pytest.approx(score, rel=1e-4, abs=1e-3)


@given(batches())
@settings(max_examples=40, deadline=None)
def test_probabilities_are_those_of_the_plain_way(batch: Batch) -> None:
    scores, moves, length = batch
    logz, chances = forward(scores, moves, length)
    assert np.array_equal(logz, forward(scores, moves, length, marginals=False)[0])
    for row, n in enumerate(length.tolist()):
        wanted, each = chances_of(scores[row, :n], moves)
        assert logz[row] == pytest.approx(wanted, rel=1e-4, abs=1e-3)
        assert chances[row, :n] == pytest.approx(each, abs=1e-3)
        assert not chances[row, n:].any()


@given(batches(layers=3))
@settings(max_examples=40, deadline=None)
def test_layers_walked_together_are_as_each_alone(batch: Batch) -> None:
    scores, moves, length = batch
    path, top = viterbi(scores, moves, length)
    logz, chances = forward(scores, moves, length)
    for layer in range(len(scores)):
        one = scores[layer], moves[layer], length[layer]
        assert np.array_equal(path[layer], viterbi(*one)[0])
        assert np.array_equal(top[layer], viterbi(*one)[1])
        assert logz[layer] == pytest.approx(forward(*one)[0], rel=1e-5)
        assert chances[layer] == pytest.approx(forward(*one)[1], abs=1e-4)


@given(batches())
@settings(max_examples=40, deadline=None)
def test_paths_keep_to_the_grammar(batch: Batch) -> None:
    scores, moves, length = batch
    allowed, first, last = grammar(len(moves) // 4)
    for path, n in zip(viterbi(scores, moves, length)[0], length.tolist(), strict=True):
        tags = path[:n].tolist()
        assert first[tags[0]]
        assert last[tags[-1]]
        assert all(allowed[a, b] for a, b in pairwise(tags))
        assert all(0 <= a < b <= n for _, (a, b) in untag(path))


@given(batches(), batches(), st.integers(-8, 8))
@settings(max_examples=40, deadline=None)
def test_stretches_of_layers_are_decoded_as_if_alone(one: Batch, other: Batch, quiet: int) -> None:
    tags = min(one[0].shape[-1], other[0].shape[-1])
    layers = []
    for scores, moves, length in (one, other):
        cut = [row[:n, :tags].copy() for row, n in zip(scores, length.tolist(), strict=True)]
        for row in cut:
            row[:, 0] += quiet
        layers.append(([*cut, scores[0, :0, :tags]], np.ascontiguousarray(moves[:tags, :tags])))
    wanted = []
    for layer, (sequences, moves) in enumerate(layers):
        for number, scores in enumerate(sequences):
            for at, n, start in zip(*stretches(scores), strict=True):
                (path,), _ = viterbi(at[None, :n], moves, np.array([n]))
                if path.any():
                    wanted.append((layer, number, start, untag(path)))
    found = [(layer, number, start, untag(path)) for layer, number, start, path, _ in decoded(layers)]
    assert found == wanted
    assert all(c.min() >= 0 and c.max() <= 1 + 1e-3 for *_, c in decoded(layers))
