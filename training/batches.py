"""Articles to training batches: random windows that respect paragraphs, crops, small disturbances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sayso.attribute.neural.decode import tagging
from sayso.attribute.neural.features import LINE, OUTSIDE, PARAGRAPH, SENTENCE, START, Document
from sayso.attribute.neural.pairs import REACH, neighbourhood
from training.data import Article, Gold, Run


@dataclass(slots=True)
class Window:
    """A stretch of a document with the attributions that it holds (runs relative to the stretch)."""

    pieces: np.ndarray
    first: np.ndarray
    features: np.ndarray  # 3, words
    cue: np.ndarray
    flat: np.ndarray
    inner: np.ndarray | None
    cues: list[Run]
    tags: list[np.ndarray]  # over the whole window, one a cue


@dataclass(slots=True)
class Batch:
    """Tensors of several windows."""

    ids: Tensor
    seen: Tensor  # ids with no word hidden, for the teacher
    position: Tensor
    features: Tensor
    pieces: Tensor
    first: Tensor
    words: Tensor
    cue: Tensor
    flat: Tensor
    inner: Tensor
    has_inner: Tensor
    row: Tensor
    start: Tensor
    last: Tensor
    near: Tensor
    place: Tensor
    length: Tensor
    tags: Tensor


def cut(doc: Document, size: int, rng: np.random.Generator) -> list[Run]:
    """Token ranges of at most `size` pieces, in random phase, ended at paragraphs or sentences if possible."""
    out, start, n = [], 0, len(doc)
    room = int(rng.integers(size // 4, size + 1))
    while start < n:
        end = int(np.searchsorted(doc.first, doc.first[start] + room, side="right")) - 1
        end = min(max(end, start + 1), n)
        if end < n:
            for level, part in ((LINE, 0.6), (SENTENCE, 0.8)):
                low = start + int((end - start) * part)
                breaks = np.flatnonzero(doc.layout[low + 1 : end + 1] >= level)
                if len(breaks):
                    end = low + 1 + int(breaks[-1])
                    break
        out.append((start, end))
        start, room = end, size
    return out


def crop(doc: Document, gold: list[Gold], rng: np.random.Generator) -> Run | None:
    """The sentence of a random attribution, as a text that stands alone."""
    if not gold:
        return None
    one = gold[int(rng.integers(len(gold)))]
    if not one.cue:
        return None
    a, b = one.cue[0]
    fresh = np.flatnonzero(doc.layout >= SENTENCE)
    low = int(fresh[np.searchsorted(fresh, a, side="right") - 1])
    after = np.searchsorted(fresh, b, side="left")
    high = int(fresh[after]) if after < len(fresh) else len(doc)
    return (low, high) if high - low < 150 else None


def whole(one: Gold, a: int, b: int) -> bool:
    """Does the attribution have one cue, and does all of it stand in the range and near its cue?"""
    if len(one.cue) != 1 or one.cue[0][0] < a or one.cue[0][1] > b:
        return False
    low, high = max(a, one.cue[0][0] - REACH), min(b, one.cue[0][1] + REACH)
    return all(low <= s and e <= high for s, e in one.source + one.content)


def disturbed(features: np.ndarray, rng: np.random.Generator, cropped: bool) -> np.ndarray:
    """The features of a window; now and then all capitals, without quotation marks or empty lines, and at
    the start of a cropped one without its capital."""
    if cropped:
        features[2, 0] = START
        if features[0, 0] == 2 and rng.random() < 0.5:
            features[0, 0] = 1
    chance = rng.random()
    if chance < 0.02:
        features[0][(features[0] > 0) & (features[0] < 5)] = 3
    elif chance < 0.03:
        features[1] = OUTSIDE
    elif chance < 0.08:
        features[2][features[2] == PARAGRAPH] = LINE
    return features


def window(
    doc: Document,
    span: Run,
    gold: list[Gold],
    inside: list[Gold] | None,
    rng: np.random.Generator,
    cropped: bool = False,
) -> Window:
    """One training window with its tags; attributions that reach out of it give cue and flat tags only.
    `inside` holds attributions inside contents, which teach the heads for inner cues and for pairs."""
    a, b = span
    if cropped and b - a > 3 and rng.random() < 0.5:
        b -= 1
    features = disturbed(np.stack([doc.case[a:b], doc.quote[a:b], doc.layout[a:b]]), rng, cropped)
    parts: list[list[tuple[int, Run]]] = [[], []]
    cues, tags = [], []
    for one in gold:
        spans = [(0, r) for r in one.source] + [(1, r) for r in one.content]
        clipped = [(k, (max(s, a) - a, min(e, b) - a)) for k, (s, e) in spans if min(e, b) > max(s, a)]
        parts[1] += clipped
        for s, e in one.cue:
            if min(e, b) > max(s, a):
                parts[0].append((0, (max(s, a) - a, min(e, b) - a)))
        if whole(one, a, b):
            cues.append((one.cue[0][0] - a, one.cue[0][1] - a))
            tags.append(tagging(b - a, clipped))
    marks = None
    if inside is not None:
        found = [(0, (s - a, e - a)) for one in inside for s, e in one.cue if a <= s and e <= b]
        marks = tagging(b - a, found)
        for one in inside:
            if whole(one, a, b):
                cues.append((one.cue[0][0] - a, one.cue[0][1] - a))
                spans = [(0, r) for r in one.source] + [(1, r) for r in one.content]
                tags.append(tagging(b - a, [(k, (s - a, e - a)) for k, (s, e) in spans]))
    first = doc.first[a : b + 1] - doc.first[a]
    pieces = doc.pieces[doc.first[a] : doc.first[b]]
    return Window(pieces, first, features, tagging(b - a, parts[0]), tagging(b - a, parts[1]), marks, cues, tags)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How articles become batches."""

    size: int  # word pieces of a window
    batch: int  # word pieces of a batch
    cls: int
    sep: int
    hide: int  # the piece that stands for a hidden word
    positions: int  # of the encoder
    hidden: float = 0.0  # share of the words hidden
    crops: float = 0.5  # single sentences an article


def hide(w: Window, rng: np.random.Generator, recipe: Recipe) -> np.ndarray:
    """The pieces of a window, some words hidden whole."""
    if not recipe.hidden:
        return w.pieces
    out = (rng.random(len(w.cue)) < recipe.hidden) & (w.features[0] > 0)
    return np.where(np.repeat(out, np.diff(w.first)), recipe.hide, w.pieces)


def collate(group: list[Window], rng: np.random.Generator, recipe: Recipe) -> Batch:
    """Windows padded into one batch."""
    rows, steps = len(group), max(len(w.pieces) for w in group) + 2
    words = max(len(w.cue) for w in group)
    ids, seen, position = np.zeros((3, rows, steps), np.int64)
    features, first = np.zeros((3, rows, steps), np.int64), np.zeros((rows, words), np.int64)
    cue, flat = np.zeros((2, rows, words), np.int64)
    inner = np.zeros((rows, words), np.int64)
    row, start, last, nears, places, lengths, tags = [], [], [], [], [], [], []
    for i, w in enumerate(group):
        n, m = len(w.pieces), len(w.cue)
        ids[i, : n + 2] = np.concatenate([[recipe.cls], hide(w, rng, recipe), [recipe.sep]])
        seen[i, : n + 2] = np.concatenate([[recipe.cls], w.pieces, [recipe.sep]])
        shift = int(rng.integers(0, recipe.positions - n - 1)) if rng.random() < 0.7 else 0
        position[i, : n + 2] = np.arange(shift, shift + n + 2)
        features[:, i, 1 : n + 1] = np.repeat(w.features, np.diff(w.first), axis=1)
        first[i, :m] = w.first[:-1] + 1
        cue[i, :m], flat[i, :m] = w.cue, w.flat
        if w.inner is not None:
            inner[i, :m] = w.inner
        if w.cues:
            sentence = np.cumsum(w.features[2] >= SENTENCE, dtype=np.int32)
            paragraph = np.cumsum(w.features[2] >= LINE, dtype=np.int32)
            near, place, length = neighbourhood(w.cues, sentence, paragraph)
            row += [i] * len(w.cues)
            start += [c[0] for c in w.cues]
            last += [c[1] - 1 for c in w.cues]
            nears.append(near)
            places.append(place)
            lengths.append(length)
            tags += [t[near[j]] for j, t in enumerate(w.tags)]
    most = max((n.shape[1] for n in nears), default=1)
    pad = [most - n.shape[1] for n in nears]
    near = np.concatenate([np.pad(n, ((0, 0), (0, p))) for n, p in zip(nears, pad, strict=True)])
    place = np.concatenate([np.pad(x, ((0, 0), (0, 0), (0, p))) for x, p in zip(places, pad, strict=True)], axis=1)
    length = np.concatenate(lengths)
    tag = np.zeros(near.shape, np.int64)
    for j, t in enumerate(tags):
        tag[j, : length[j]] = t[: length[j]]
    t = torch.from_numpy
    return Batch(
        t(ids), t(seen), t(position), t(features), torch.tensor([len(w.pieces) + 2 for w in group]), t(first),
        torch.tensor([len(w.cue) for w in group]), t(cue), t(flat), t(inner),
        torch.tensor([w.inner is not None for w in group]), torch.tensor(row), torch.tensor(start),
        torch.tensor(last), t(near), t(place), t(length), t(tag),
    )  # fmt: skip


def epoch(
    articles: list[Article],
    rng: np.random.Generator,
    recipe: Recipe,
    inside: dict[str, list[list[Gold]]] | None = None,
) -> Iterator[Batch]:
    """Batches over all articles once, one annotator's version of each."""
    made: list[Window] = []
    for article in articles:
        version = int(rng.integers(len(article.versions)))
        gold = article.versions[version]
        marks = None if inside is None else inside[article.name][version]
        spans = cut(article.doc, recipe.size, rng)
        made += [window(article.doc, span, gold, marks, rng) for span in spans]
        if rng.random() < recipe.crops:
            part = crop(article.doc, gold, rng)
            if part:
                made.append(window(article.doc, part, gold, marks, rng, cropped=True))
    made.sort(key=lambda w: len(w.pieces) + rng.random() * 40)
    groups: list[list[Window]] = [[]]
    for w in made:
        longest = max([len(x.pieces) for x in groups[-1]] + [len(w.pieces)]) + 2
        if groups[-1] and longest * (len(groups[-1]) + 1) > recipe.batch:
            groups.append([])
        groups[-1].append(w)
    for i in rng.permutation(len(groups)):
        if any(w.cues for w in groups[i]):
            yield collate(groups[i], rng, recipe)
