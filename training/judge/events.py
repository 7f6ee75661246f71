"""Pairs of sentences of ECB+ (Cybulska and Vossen 2014): do two sentences of different articles tell of a common event?

The files hold one event mention a line, with the words of its whole article, where in them the mention stands, and the
chain of mentions of the same event over all articles. A sentence here is what lies between two sentence ends around a
mention, cut to 60 words. Pairs are of one topic (the number alone: both halves of a topic, which tell of two alike events,
so a pair is not told by its subject) and of different articles; positive where a chain has a mention in each.
"""

from __future__ import annotations

import gzip
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.judge.pairs import Pair

_ENDS = frozenset(".!?")
_CLOSING = frozenset(["''", '"', "”", "’", "'", ")"])
_MOST = 60
_BEFORE = re.compile(r" (?=[.,;:!?%)\]}’”]|'s\b|n't\b|''|'re\b|'ve\b|'ll\b|'d\b)|(?<=[(\[{$£€“‘]) |(?<=``) ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, and the chains with a mention in it."""

    topic: str
    article: str
    text: str
    chains: frozenset[str]


def sentences(path: Path) -> list[Sentence]:
    """The sentences with an event mention, in the order of the file."""
    chains: dict[tuple[str, int], set[str]] = defaultdict(set)
    words: dict[str, list[str]] = {}
    bounds: dict[str, list[int]] = {}
    spans: dict[tuple[str, int], int] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            article = row["doc_id"]
            if article not in words:
                words[article] = row["mention_context"]
                bounds[article] = list(_starts(words[article]))
            at = row["tokens_number"][0]
            start = max(b for b in bounds[article] if b <= at)
            end = min((b for b in bounds[article] if b > at), default=len(words[article]))
            chains[article, start].add(row["coref_chain"])
            spans[article, start] = end
    out = []
    for (article, start), found in chains.items():
        topic = article.partition("_")[0]
        text = joined(words[article][start : min(spans[article, start], start + _MOST)])
        out.append(Sentence(topic, article, text, frozenset(found)))
    return out


def pairs(found: Sequence[Sentence]) -> Iterator[Pair]:
    """Every pair of sentences of one topic and different articles."""
    topics: dict[str, list[Sentence]] = defaultdict(list)
    for one in found:
        topics[one.topic].append(one)
    for members in topics.values():
        for a, b in itertools.combinations(members, 2):
            if a.article != b.article:
                yield Pair(a.text, b.text, "events", event=bool(a.chains & b.chains))


def joined(tokens: Sequence[str]) -> str:
    """Words as they would be printed."""
    text = _BEFORE.sub("", " ".join(tokens))
    return text.replace("``", '"').replace("''", '"')


def _starts(tokens: Sequence[str]) -> Iterator[int]:
    yield 0
    ended = False
    for i, token in enumerate(tokens):
        if ended and token not in _CLOSING:
            yield i
            ended = False
        ended = ended or token in _ENDS
