"""Reads a document into attributions: windows, model, decoding, nesting. Needs numpy and a Network."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.attribute.neural.decode import Floats, Run, decoded, forward, stack, trim, untag, viterbi
from sayso.attribute.neural.features import LINE, SENTENCE, Document, windows
from sayso.attribute.neural.pairs import REACH, neighbourhood

Ints = NDArray[np.int64]
NEAR, NEAR_INNER = 80, 48  # words on either side of a cue that are read first
EDGE = 12  # parts that come this near to where reading stopped are read again
GROUP = 8  # windows decoded together


class Network(Protocol):
    """The trained model, whatever runs it."""

    cue_moves: Floats
    inner_moves: Floats
    pair_moves: Floats

    def encode(self, pieces: Ints, features: Ints, first: Ints) -> tuple[Any, Floats, Floats]:
        """A window's word vectors (opaque) and the tag scores of its words for cues and inner cues."""
        ...

    def pair(self, state: Any, start: Ints, last: Ints, near: Ints, place: Ints, length: Ints) -> Floats:
        """Tag scores of the words near each cue of a window."""
        ...


@dataclass(slots=True)
class Found:
    """One attribution as runs of word tokens."""

    source: list[Run]
    cue: list[Run]
    content: list[Run]
    cue_score: float  # log-odds of the cue
    path_score: float  # log-probability of the parts, given the cue
    inner: bool = False
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be turned without training again."""

    size: int = 382
    overlap: int = 64
    cue_bias: float = 0.0  # added to the score of every cue; more finds more
    inner_bias: float = 0.0
    nested: bool = True
    calibration: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Window:
    """A stretch of a document once the model has read it; cues from `low` up to `high` are its own."""

    start: int
    end: int
    low: int
    high: int
    state: Any
    outer: Floats
    inner: Floats


@dataclass(frozen=True, slots=True)
class Frame:
    """The running numbers of each word's sentence and paragraph."""

    sentence: NDArray[np.int32]
    paragraph: NDArray[np.int32]


Cues = list[list[tuple[Run, float]]]  # of each window: its words, log-odds


def cues(layers: Sequence[tuple[list[Floats], Floats, float]]) -> list[Cues]:
    """The cue spans of each sequence of every layer (tag scores, moves, bias), each with its log-odds (the weakest of its
    words)."""
    found: list[Cues] = [[[] for _ in sequences] for sequences, _, _ in layers]
    biased = [([scores.copy() for scores in sequences], moves) for sequences, moves, _ in layers]
    for (sequences, _), (_, _, bias) in zip(biased, layers, strict=True):
        for scores in sequences:
            scores[:, [1, 4]] += bias  # once a span: where it begins, or is a single word
    for layer, number, base, path, chances in decoded(biased):
        found[layer][number] += [((base + a, base + b), _odds(chances[a:b, 0])) for _, (a, b) in untag(path)]
    return found


def _odds(outside: Floats) -> float:
    """The log-odds that the weakest of some words is of a span, given each one's probability to be outside."""
    most = min(max(float(outside.max()), 1e-6), 1 - 1e-6)
    return math.log((1 - most) / most)


Parts = tuple[list[Run], list[Run], float]  # source, content, log-probability


def parts_of(asked: list[tuple[Window, list[Run]]], network: Network, frame: Frame, reach: int) -> list[list[Parts]]:
    """Source and content of each cue (document word numbers) of each window. The words near a cue are read
    first; a cue whose parts run into the edge of that is read again with all the words within reach."""
    batches, lengths, bases, limits = [], [], [], []
    for window, runs in asked:
        a, b = window.start, window.end
        local = np.array(runs, np.int64) - a
        near, place, length = neighbourhood(local, frame.sentence[a:b], frame.paragraph[a:b], reach)
        scores = network.pair(window.state, local[:, 0], local[:, 1] - 1, near, place, length)
        limits += [(a + int(x[0]), a + int(x[0]) + int(n)) for x, n in zip(near, length, strict=True)]
        scores, length, front = trim(scores, length)
        batches.append(scores)
        lengths.append(length)
        bases += (a + near[:, 0] + front).tolist()
    scores, length = stack(batches), np.concatenate(lengths)
    path, top = viterbi(scores, network.pair_moves, length)
    logz, _ = forward(scores, network.pair_moves, length, marginals=False)
    out: list[list[Parts]] = []
    again: list[tuple[Window, list[Run], list[int]]] = []
    row = 0
    for number, (window, runs) in enumerate(asked):
        out.append([])
        cut: list[int] = []
        for i in range(len(runs)):
            spans: list[list[Run]] = [[], []]
            for kind, (s, e) in untag(path[row]):
                spans[kind].append((bases[row] + s, bases[row] + e))
            low, high = limits[row]
            low, high = low + EDGE * (low > window.start), high - EDGE * (high < window.end)
            if any(s < low or e > high for s, e in spans[0] + spans[1]):
                cut.append(i)
            out[number].append((spans[0], spans[1], float(top[row] - logz[row])))
            row += 1
        if cut and reach < REACH:
            again.append((window, [runs[i] for i in cut], [number, *cut]))
    if again:
        more = parts_of([(w, r) for w, r, _ in again], network, frame, REACH)
        for (_, _, (number, *cut)), found in zip(again, more, strict=True):
            for i, one in zip(cut, found, strict=True):
                out[number][i] = one
    return out


def collect(
    asked: list[tuple[Window, list[tuple[Run, float]]]], network: Network, frame: Frame, inner: bool
) -> list[Found]:
    """The attributions of the given cues (runs in the numbers of their windows)."""
    asked = [(w, [((w.start + a, w.start + b), s) for (a, b), s in cs]) for w, cs in asked if cs]
    if not asked:
        return []
    parts = parts_of([(w, [r for r, _ in cs]) for w, cs in asked], network, frame, NEAR_INNER if inner else NEAR)
    return [
        Found(source, [run], content, score, sure, inner)
        for (_, cs), ps in zip(asked, parts, strict=True)
        for (run, score), (source, content, sure) in zip(cs, ps, strict=True)
    ]


def read_document(
    doc: Document, network: Network, settings: Settings, look: Callable[[list[Window]], None] | None = None
) -> list[Found]:
    """The attributions of a document, in the order of their cues. `look` is shown the windows as they are read."""
    found: list[Found] = []
    frame = Frame(np.cumsum(doc.layout >= SENTENCE, dtype=np.int32), np.cumsum(doc.layout >= LINE, dtype=np.int32))
    features = np.stack([doc.case, doc.quote, doc.layout]).astype(np.int64)
    spans = windows(doc, settings.size, settings.overlap)
    taken, held = np.zeros((2, len(doc)), bool)  # words of cues; words of contents
    for at in range(0, len(spans), GROUP):
        group: list[Window] = []
        for i, (a, b) in enumerate(spans[at : at + GROUP], at):
            low = a if i == 0 else (a + spans[i - 1][1]) // 2
            high = b if i == len(spans) - 1 else (spans[i + 1][0] + b) // 2
            pieces = doc.pieces[doc.first[a] : doc.first[b]].astype(np.int64)
            first = (doc.first[a : b + 1] - doc.first[a]).astype(np.int64)
            group.append(Window(a, b, low, high, *network.encode(pieces, features[:, a:b], first)))
        if look is not None:
            look(group)
        layers = [([w.outer for w in group], network.cue_moves, settings.cue_bias)]
        if settings.nested:
            layers.append(([w.inner for w in group], network.inner_moves, settings.inner_bias))
        outer, *more = cues(layers)
        own = [[c for c in cs if w.low <= w.start + c[0][0] < w.high] for w, cs in zip(group, outer, strict=True)]
        known = len(found)
        found += collect(list(zip(group, own, strict=True)), network, frame, inner=False)
        if not settings.nested:
            continue
        for f in found[known:]:
            for a, b in f.cue:
                taken[a:b] = True
            for a, b in f.content:
                held[a:b] = True
        own = [
            [
                ((a, b), score)
                for (a, b), score in cs
                if w.low <= w.start + a < w.high and held[w.start + a] and not taken[w.start + a : w.start + b].any()
            ]
            for w, cs in zip(group, more[0], strict=True)
        ]
        found += collect(list(zip(group, own, strict=True)), network, frame, inner=True)
    return nest(found, len(doc))


def nest(found: list[Found], total: int) -> list[Found]:
    """Attributions in the order of their cues, each tied to the one whose content it stands in. An inner
    cue counts only inside a content, and its parts end where that content does. Takes linear time."""
    found = sorted((f for f in found if f.content), key=lambda f: f.cue)
    size = [sum(b - a for a, b in f.content) for f in found]
    around = np.full(total, -1, np.int64)  # of each word, the last painted content that holds it
    parents: dict[int, int | None] = {}  # of those that stay
    for i in sorted(range(len(found)), key=lambda i: -size[i]):  # the widest first, so the closest is on top
        one, at = found[i], int(around[found[i].cue[0][0]])
        parent = at if at >= 0 and size[at] > size[i] else None
        if one.inner:
            if parent is None:
                continue
            low, high = found[parent].content[0][0], found[parent].content[-1][1]
            one.source, one.content = clip(one.source, low, high), clip(one.content, low, high)
            if not one.content:
                continue
        parents[i] = parent
        for a, b in one.content:
            around[a:b] = i
    place = {i: n for n, i in enumerate(sorted(parents))}
    for i, parent in parents.items():
        found[i].inside = None if parent is None else place[parent]
    return [found[i] for i in sorted(parents)]


def clip(runs: list[Run], low: int, high: int) -> list[Run]:
    """The parts of runs between two words."""
    return [(max(a, low), min(b, high)) for a, b in runs if min(b, high) > max(a, low)]


def confidence(found: Found, weights: dict[str, float]) -> float:
    """The calibrated probability that every part of an attribution is right or overlaps the right one."""
    if not weights:
        return float(1 / (1 + np.exp(-found.cue_score)) * np.exp(found.path_score))
    x = weights["bias"] + weights["cue"] * found.cue_score + weights["path"] * max(found.path_score, -12.0)
    x += weights["sourceless"] * (not found.source)
    return float(1 / (1 + np.exp(-x)))


def as_spans(found: list[Found], doc: Document, settings: Settings) -> list[dict[str, object]]:
    """The attributions of a document with code point spans."""

    def spans(runs: list[Run]) -> list[Run]:
        return [(int(doc.starts[a]), int(doc.ends[b - 1])) for a, b in runs]

    return [
        {
            "source": spans(f.source),
            "cue": spans(f.cue),
            "content": spans(f.content),
            "confidence": round(confidence(f, settings.calibration), 4),
            "inside": f.inside,
        }
        for f in found
    ]
