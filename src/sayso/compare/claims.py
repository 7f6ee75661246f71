"""Claims: attributions whose contents share most of their words, with the range of origins behind them.

Simple and honest: only shared wording makes a claim here, so a paraphrase stays apart rather than be put together by
guess. Candidates come from an index of runs of words; no pair of statements without a run in common is ever compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from sayso.model import Attribution, Claim, Origin, digest

_WORD = re.compile(r"\w+")
_RUN = 3
_LEAST_WORDS = 4
_ALIKE = 0.6


def find_claims(attributions: Sequence[Attribution], origins: Sequence[Origin]) -> list[Claim]:
    """Claims told by two attributions or more; an attribution is in one claim at most."""
    ordered = sorted(attributions, key=lambda a: a.id)
    words = {a.id: _words(a) for a in ordered}
    group: dict[str, str] = {}
    members: dict[str, list[Attribution]] = {}
    index: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in ordered:
        mine = words[one.id]
        if len(mine) < _LEAST_WORDS:
            continue
        candidates = {i for run in _runs(mine) for i in index[run][-50:]}
        near = max(candidates, key=lambda i: (_likeness(mine, words[i]), i), default=None)
        alike = near is not None and _likeness(mine, words[near]) >= _ALIKE
        group[one.id] = group[near] if near is not None and alike else one.id
        members.setdefault(group[one.id], []).append(one)
        for run in _runs(mine):
            index[run].append(one.id)
    by_attribution = {i: o for o in origins for i in o.attributions}
    return [_claim(told, by_attribution) for told in members.values() if len(told) > 1]


def _claim(told: Sequence[Attribution], origin_of: dict[str, Origin]) -> Claim:
    origins = {origin_of[a.id].id: origin_of[a.id] for a in told}
    speakers = {a.speaker.name.lower() for a in told if a.speaker and a.speaker.named}
    shortest = min(told, key=lambda a: (sum(len(s.exact) for s in a.content), a.id))
    ids = tuple(a.id for a in told)
    # Two who are named apart are two; an unnamed, undated or unresolved one may be one of the others.
    fewest = max(1, min(len(speakers), len(origins)))
    return Claim("c" + digest(*ids), shortest.content[0], ids, fewest, len(origins))


def _words(one: Attribution) -> list[str]:
    return [w for span in one.content for w in _WORD.findall(span.exact.lower())]


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}


def _likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """Share of the words of both that are common to both (Jaccard over sets)."""
    x, y = set(a), set(b)
    return len(x & y) / len(x | y)
