"""How much two reports must share for one to be made from the other, and which of their words count. Numbers only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.copies.describe import COPY

# So many runs of words a report must have for anything to be told of it.
SHORTEST = 20
# A fingerprint that more reports of one site hold than this is the site's, and counts for nothing in its reports. Reports
# that name no site may be of many, so more of them must hold it.
_SITE, _NO_SITE = 4, 20
# One that more reports hold than this is the language's, or of a story that all tell: it counts where much is shared, or where
# a report says what it is made from.
COMMON = 40
# Share of a report that must stand in another to be made from it; from NEAR to CLEAR the fingerprints alone do not tell.
_LEAST, _NEAR, _CLEAR = 0.15, 0.08, 0.25
# What says that it corrects another repeats but the passage that was wrong.
_CORRECTED = 0.05
# What one site's reports share with each other may be a standing note, so it must be more.
_LEAST_AT_HOME = 0.3
# Share of the other that must stand in the report: all of it, give or take a cut.
_WHOLE = 0.8
# So many shared fingerprints, about 80 words, are no idiom; fewer than FEW are chance.
_MUCH, FEW = 26, 3
# A report with no more than so many fingerprints beside its site's is judged as it stands.
_LEFT = 7
# Reports of one fingerprint that are looked at: those of the first ranks.
CANDIDATES = 16


@dataclass(frozen=True, slots=True)
class Weighed:
    """The fingerprints of a report that count, and which of them are rare; `bare` where nothing but its site's is left."""

    values: tuple[int, ...]
    rare: tuple[bool, ...]
    bare: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """What a report shares with one that may be its original, in fingerprints.

    `all` and `rare` are of those that count; `own` is how many of those the report has, `theirs` how many the other has at all.
    `told` is True where the report shows by itself that it was made from the other, `corrects` where it says that it corrects it,
    `home` where one site published both.
    """

    all: int
    rare: int
    own: int
    theirs: int
    told: bool
    corrects: bool
    home: bool
    bare: bool


def furniture_from(site: str) -> int:
    """So many reports of a site may hold a fingerprint before it is the site's."""
    return _SITE if site else _NO_SITE


def weigh(values: Sequence[int], counts: Sequence[tuple[int, int]], site: str) -> Weighed:
    """What counts of a report's fingerprints, by how many reports, and how many of its site, hold each."""
    limit = furniture_from(site)
    kept = [(value, count <= COMMON) for value, (count, here) in zip(values, counts, strict=True) if here <= limit]
    bare = len(kept) <= _LEFT < len(values)
    if bare:
        kept = [(value, count <= COMMON) for value, (count, _) in zip(values, counts, strict=True)]
    return Weighed(tuple(v for v, _ in kept), tuple(r for _, r in kept), bare)


def least_shared(own: int, theirs: int, corrects: bool) -> float:
    """Fewer shared fingerprints than this make no derivation, whatever they are; of one that says it corrects, fewer do."""
    return max(FEW, min((_CORRECTED if corrects else _NEAR) * own, _WHOLE * theirs))


def accepts(pair: Shared, worth: Callable[[], float]) -> bool:
    """Is so much shared that the one was made from the other? The more reports hold what they share, the less.

    `worth` gives the share (0 to 1) of all runs of words that one shared fingerprint stands for; it is asked only where the
    fingerprints alone do not tell.
    """
    share = pair.all / pair.own
    if share >= COPY or pair.bare:
        return share >= COPY
    counted = pair.all if pair.told or pair.all >= _MUCH else pair.rare
    if counted < FEW:
        return False
    if pair.corrects:
        return pair.rare >= FEW and pair.rare / pair.own >= _CORRECTED
    if pair.home and not pair.told and counted / pair.own < _LEAST_AT_HOME:
        return False
    if counted / pair.own >= _CLEAR or (pair.theirs > SHORTEST // 2 and counted / pair.theirs >= _WHOLE):
        return True
    return counted / pair.own >= _NEAR and counted * worth() >= _LEAST
