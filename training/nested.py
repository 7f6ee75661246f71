"""Attributions inside contents, which the corpus does not mark: a trained reader reads each content alone.

The reader learns from PolNeAR to pass over everything inside a content. Cut out of its text, a content
reads like a sentence, and the same reader finds what is said in it, again and again. What it finds
teaches the head for inner cues (and the pair head), so that at run time one reading sees every level.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sayso.attribute.neural.features import CLOSE, GLUED, INSIDE, OPEN, OUTSIDE, START, Document
from sayso.attribute.neural.reader import Found, Network, Settings, read_document
from training.data import Article, Gold, Run

SHORTEST = 5  # words of a content worth reading


def excerpt(doc: Document, runs: tuple[Run, ...], skip: int | None = None) -> tuple[Document, np.ndarray]:
    """The words of a content as a document of its own, and their numbers in the old one; a first word
    that is the piece `skip` ("that") is left out."""
    keep = np.concatenate([np.arange(a, b) for a, b in runs])
    if len(keep) and doc.pieces[doc.first[keep[0]]] == skip:
        keep = keep[1:]
    quote = doc.quote[keep]
    spoken = quote != OUTSIDE
    if len(keep) and spoken.mean() > 0.8:  # the outer marks go, and what they held is no longer a quotation
        body = (quote != OPEN) & (quote != CLOSE)
        keep, quote = keep[body], np.where(quote[body] == INSIDE, OUTSIDE, quote[body])
    case, layout = doc.case[keep], doc.layout[keep].copy()
    layout[:1] = START
    layout[1:][layout[1:] == START] = GLUED
    pieces = [doc.pieces[doc.first[t] : doc.first[t + 1]] for t in keep]
    first = np.zeros(len(keep) + 1, np.int32)
    np.cumsum([len(p) for p in pieces], out=first[1:])
    flat = np.concatenate(pieces) if pieces else np.zeros(0, np.int32)
    made = replace(
        doc, starts=doc.starts[keep], ends=doc.ends[keep], case=case, quote=quote.astype(np.int32),
        layout=layout, pieces=flat, first=first,
    )  # fmt: skip
    return made, keep


def back(runs: list[Run], keep: np.ndarray) -> tuple[Run, ...]:
    """Runs of an excerpt in the numbers of its text, cut where the excerpt leapt."""
    out: list[Run] = []
    for a, b in runs:
        words = keep[a:b]
        parts = np.split(words, np.flatnonzero(np.diff(words) > 1) + 1)
        out += [(int(part[0]), int(part[-1]) + 1) for part in parts]
    return tuple(out)


def read_inside(
    doc: Document, content: tuple[Run, ...], network: Network, settings: Settings, skip: int | None, depth: int = 3
) -> list[Gold]:
    """What a reader finds inside a content, level by level."""
    made, keep = excerpt(doc, content, skip)
    if len(keep) < SHORTEST or depth == 0:
        return []
    out = []
    for f in read_document(made, network, settings):
        if not credible(f, len(keep)):
            continue
        one = Gold(back(f.source, keep), back(f.cue, keep), back(f.content, keep))
        if len(one.cue) == 1:
            out.append(one)
            out += read_inside(doc, one.content, network, settings, skip, depth - 1)
    return out


def credible(found: Found, length: int) -> bool:
    """Sure enough to teach, and not a content that is merely read as its own only content."""
    return found.cue_score > 0.5 and bool(found.source) and 0 < sum(b - a for a, b in found.content) < length


def label(
    articles: list[Article], network: Network, settings: Settings, skip: int | None = None
) -> dict[str, list[list[Gold]]]:
    """For every version of every article, the attributions inside its contents."""
    out = {}
    for article in articles:
        versions = []
        for version in article.versions:
            inside: list[Gold] = []
            for gold in version:
                if gold.content:
                    inside += read_inside(article.doc, gold.content, network, settings, skip)
            versions.append(inside)
        out[article.name] = versions
    return out
