"""How two statements stand to each other, by all their sentences: a function of the two, of who says them, and of the judge."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.compare.candidates import Holder, Pair, kind_of, text_id, weights_of
from sayso.compare.closeness import CLOSE, Closeness
from sayso.compare.conflicts import clashes, compare_pair, rules_out, same_words_other_speaker
from sayso.compare.keys import keys_of, meet
from sayso.compare.nearest import LEAST, SHARED
from sayso.compare.propositions import Proposition, propositions_of
from sayso.compare.sameness import Judged, sameness
from sayso.compare.selves import alike, rivals
from sayso.compare.verdicts import Asked, Verdicts
from sayso.model import Attribution, Comparison, Speaker

# How alike two statements must be before they are asked for runs of the very same words.
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence of a statement, the text that it is compared by, what its words weigh, and its keys."""

    said: Proposition
    text: str
    weights: Mapping[str, int]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as it is compared: its sentences, who says it, None where that is not known, and how often in its report."""

    attribution: Attribution
    parts: tuple[Part, ...]
    speaker: Speaker | None
    often: int = 1

    @classmethod
    def of(cls, one: Attribution, day: dt.date | None, speaker: Speaker | None, often: int = 1) -> Told:
        """A statement that was said on `day`, as far as is known (`propositions.day_of`), one of so many of its speaker there."""
        parts = ((p, weights_of(p)) for p in propositions_of(one, day))
        return cls(
            one, tuple(Part(p, text_id(p, weights), weights, keys_of(p)) for p, weights in parts), speaker, often
        )

    def holds(self) -> dict[str, Holder]:
        """Its texts, each with the way in which it is told; of a text that stands there twice, the first."""
        one, speaker = self.attribution, self.speaker.id if self.speaker else ""
        return {
            part.text: Holder(one.id, kind_of(part.said, speaker), one.report, sorted(part.keys))
            for part in reversed(self.parts)
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """How two statements stand: how likely they say the same (None where they share too little), and their comparisons."""

    same: float | None
    comparisons: tuple[Comparison, ...]


def compare_told(a: Told, b: Told, closeness: Closeness, verdicts: Verdicts | None) -> Standing:
    """How two statements stand, the one with the lesser id first. Without a judge's verdicts, by words and rules alone."""
    best: float | None = None
    found: list[Comparison] = []
    same_speaker = a.speaker is not None and b.speaker is not None and a.speaker.id == b.speaker.id
    speakers = {t.attribution.id: t.speaker for t in (a, b) if t.speaker}
    one_of = a.often * b.often if same_speaker else None
    for x, y, pair in _alike(a, b, closeness):
        p, q = x.said, y.said
        verdict = _verdict(x, y, verdicts)
        apart = clashes(p, q, same_speaker=same_speaker)
        comparison = compare_pair(p, q, pair, verdict, apart, same_speaker=same_speaker)
        ruled_out = bool(apart) or rules_out(comparison)
        best = max(best or 0.0, sameness(p, q, pair, verdict, apart=ruled_out, one_of=one_of))
        if comparison is None and pair.likeness >= _SAME_WORDS:
            comparison = same_words_other_speaker(a.attribution, b.attribution, speakers)
        found += [comparison] if comparison else []
    return Standing(best, tuple(found))


def texts_of(a: Told, b: Told) -> Iterator[tuple[str, str]]:
    """What the judge may be asked about two statements."""
    pairs = ((x.said, y.said) for x in a.parts for y in b.parts if x.said.tokens != y.said.tokens)
    return (texts for p, q in pairs for texts in dict.fromkeys((rivals(p, q), alike(p, q))))


def _alike(a: Told, b: Told, closeness: Closeness) -> Iterator[tuple[Part, Part, Pair]]:
    for x in a.parts:
        for y in b.parts:
            likeness = 1.0 if x.text == y.text else _likeness(x.weights, y.weights)
            close = closeness.between(x.text, y.text)
            if (likeness >= LEAST or close >= CLOSE or meet(x.keys, y.keys)) and not _nested(x.said, y.said):
                yield x, y, Pair(likeness, close)


def _likeness(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    shared = a.keys() & b.keys()
    if len(shared) < SHARED:
        return 0.0
    norms = sum(w * w for w in a.values()) * sum(w * w for w in b.values())
    return sum(a[word] * b[word] for word in shared) / math.sqrt(norms)


def _verdict(x: Part, y: Part, verdicts: Verdicts | None) -> Judged | None:
    """What the judge says, where there is one and it is not the very same that both say."""
    if verdicts is None or x.said.tokens == y.said.tokens:
        return None
    return Asked(verdicts, rivals(x.said, y.said), alike(x.said, y.said))


def _nested(a: Proposition, b: Proposition) -> bool:
    """Does one stand inside the other? Then they share words and tell nothing twice."""
    return a.report == b.report and a.span.start < b.span.end and b.span.start < a.span.end
