"""Claims: attributions whose contents share most of their words, with the range of origins behind them.

Simple and honest: only shared wording makes a claim here, so a paraphrase stays apart rather than be put together by
guess, and wording that differs in a number or in a negation is not shared. Candidates come from an index of runs of
words; no pair of statements without a run in common is ever compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from sayso.model import Attribution, Claim, Origin, Speaker, digest
from sayso.relay import Range, by_attribution, count_origins

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[’']t)?")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘A-Z])")
_NEGATIONS = frozenset("not no never none nobody nothing neither nor without denied denies cannot".split())
_RUN = 3
_LEAST_WORDS = 4
# Share of all words of two pieces that is common to both; or of the shorter one's, if that has words enough.
_ALIKE, _CONTAINED, _ENOUGH = 0.6, 0.85, 5
# Of a run that very many statements hold, the latest are looked at.
_RECENT = 50

Piece = frozenset[str]


def find_claims(
    attributions: Sequence[Attribution],
    origins: Sequence[Origin],
    speakers: Sequence[Speaker],
    doubtful: Collection[str] = (),
) -> list[Claim]:
    """Claims told by two reports or more; an attribution is in one claim at most.

    What only reports with an id in `doubtful` tell (texts stitched together from others) adds to the most origins that
    there may be, never to the fewest that there must be.
    """
    pieces = {a.id: _pieces(a) for a in attributions}
    report = {a.id: a.report for a in attributions}
    group: dict[str, str] = {}
    members: dict[str, list[Attribution]] = {}
    index: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in sorted(attributions, key=lambda a: a.id):
        runs = _runs(one)
        # Within one report a statement and the one it stands inside share their words, and tell nothing twice.
        candidates = {i for run in runs for i in index[run][-_RECENT:] if report[i] != one.report}
        scored = [(_likeness(pieces[one.id], pieces[i]), i) for i in candidates]
        best, near = max(scored, default=(0.0, ""))
        group[one.id] = group[near] if best else one.id
        members.setdefault(group[one.id], []).append(one)
        for run in runs:
            index[run].append(one.id)
    origin_of = {i: o for o in origins for i in o.attributions}
    speaker_of = by_attribution(speakers)
    return [
        _claim(told, count_origins(told, origin_of, speaker_of, doubtful)) for told in members.values() if len(told) > 1
    ]


def _claim(told: Sequence[Attribution], origins: Range) -> Claim:
    shortest = min(told, key=lambda a: (sum(len(s.exact) for s in a.content), a.id))
    ids = tuple(a.id for a in told)
    return Claim("c" + digest(*ids), shortest.content[0], ids, origins.fewest, origins.most, origins.reasons)


def _pieces(one: Attribution) -> list[Piece]:
    """The sentences of a content, each as the set of its words; those too short to tell are left out."""
    sentences = [s for span in one.content for s in _SENTENCE.split(span.exact)]
    sets = [frozenset(_WORD.findall(s.lower())) for s in sentences]
    return [piece for piece in sets if len(piece) >= _LEAST_WORDS]


def _runs(one: Attribution) -> set[tuple[str, ...]]:
    lists = [_WORD.findall(span.exact.lower()) for span in one.content]
    return {tuple(words[i : i + _RUN]) for words in lists for i in range(len(words) - _RUN + 1)}


def _likeness(a: Sequence[Piece], b: Sequence[Piece]) -> float:
    """How alike the two most alike sentences of two contents are, 0 where none say the same."""
    return max((_alike(x, y) for x in a for y in b), default=0.0)


def _alike(a: Piece, b: Piece) -> float:
    common, shorter = len(a & b), min(a, b, key=len)
    jaccard, contained = common / len(a | b), common / len(shorter)
    if jaccard < _ALIKE and not (contained >= _CONTAINED and len(shorter) >= _ENOUGH):
        return 0.0
    longer = b if shorter is a else a
    if not _numbers(shorter) <= _numbers(longer) or bool(a & _NEGATIONS) != bool(b & _NEGATIONS):
        return 0.0
    return max(jaccard, _ALIKE * contained)


def _numbers(piece: Piece) -> frozenset[str]:
    return frozenset(w for w in piece if w[0].isdigit())
