"""Which reports were made from which: shared stretches of words, and what tells the direction. Knows no attributions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from sayso.model import Derivation, DerivationKind, Reason, Report

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_RUN = 4
# Share of a report's runs of words that must stand in another: to be made from it, to be a copy of it, or to hold all of it.
_LEAST, _COPY, _WHOLE = 0.15, 0.6, 0.8
# A report of fewer runs is too short to tell.
_SHORTEST = 20
# Below a copy, a run that more reports hold than this is the site's or the language's, and counts for nothing.
_COMMON = 20
# So many reports of a run are looked up; the first ones, from which the others were made.
_HOLDERS = 8
_CORRECTED = re.compile(r"^\W*(?:corrected|correction|corrects|update[ds]?)\b", re.IGNORECASE)

__all__ = ["find_derivations", "shared_words"]


def find_derivations(reports: Sequence[Report]) -> list[Derivation]:
    """For each report that shares a good part of its words with another, the one that it was made from.

    Words in quotation marks count for nothing: two reporters at one press conference write down the same ones. The other
    words are taken in runs of four and looked up in an index of the reports that come before: wire copy first, then by
    time, corrections last. A copy is not put into the index, so a thousand of them cost no more than a thousand reports.
    """
    runs = {r.id: _runs(r.text) for r in reports}
    held = Counter(run for report in reports for run in runs[report.id])
    index: dict[tuple[str, ...], list[str]] = defaultdict(list)
    by_id: dict[str, Report] = {}
    found: list[Derivation] = []
    for report in sorted(reports, key=_precedence):
        derivation = _made_from(report, runs, index, by_id, held)
        if derivation:
            found.append(derivation)
        by_id[report.id] = report
        if derivation is None or derivation.share < _COPY:
            for run in runs[report.id]:
                if len(index[run]) < _HOLDERS:
                    index[run].append(report.id)
    return sorted(found, key=lambda d: d.report)


def _precedence(report: Report) -> tuple[object, ...]:
    """What comes first is what others are made from: agency copy, then what credits none, then the earlier, the longer."""
    corrects = _CORRECTED.match(report.title or "") is not None
    credited = bool(report.credits) and not _is_wire(report)
    time = report.published.isoformat() if report.published else "9"
    return corrects, not _is_wire(report), credited, time, -len(report.text), report.id


def shared_words(made: Report, original: Report) -> float:
    """The share (0 to 1) of one report's runs of words, outside quotation marks, that stand in another."""
    own = _runs(made.text)
    return round(len(own & _runs(original.text)) / len(own), 3) if own else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(_QUOTED.sub(" ", text).lower())
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}


def _made_from(
    report: Report,
    runs: dict[str, set[tuple[str, ...]]],
    index: dict[tuple[str, ...], list[str]],
    by_id: dict[str, Report],
    held: Counter[tuple[str, ...]],
) -> Derivation | None:
    own = runs[report.id]
    shared: Counter[str] = Counter()
    rare: Counter[str] = Counter()
    for run in own:
        for holder in index.get(run, ()):
            shared[holder] += 1
            rare[holder] += held[run] <= _COMMON
    if not shared or len(own) < _SHORTEST:
        return None
    best = max(shared, key=lambda i: (shared[i], i))
    share, rare_share = shared[best] / len(own), rare[best] / len(own)
    whole = len(runs[best]) >= 2 * _SHORTEST and rare[best] / len(runs[best]) >= _WHOLE
    if share >= _COPY or rare_share >= _LEAST or whole:
        return _derivation_of(report, by_id[best], share, _why(report, by_id[best]))
    return None


def _why(made: Report, original: Report) -> str:
    """What tells the direction, in words."""
    if _CORRECTED.match(made.title or ""):
        return "it says that it corrects"
    if _credits(made, original):
        return f"it credits {original.outlet}"
    if _is_wire(original) and not _is_wire(made):
        return f"the other has the dateline of {original.outlet}"
    if made.published and original.published and made.published.isoformat() > original.published.isoformat():
        return "it is the later one"
    return "no date or credit tells which came first"


def _derivation_of(made: Report, original: Report, share: float, why: str) -> Derivation:
    return Derivation(
        made.id, original.id, _kind(made, original, share), round(share, 3), (Reason("shared words", why),)
    )


def _credits(made: Report, original: Report) -> bool:
    return bool(original.outlet) and original.outlet in made.credits and made.outlet != original.outlet


def _is_wire(report: Report) -> bool:
    return bool(report.dateline and report.outlet and report.outlet in report.credits)


def _kind(made: Report, original: Report, share: float) -> DerivationKind:
    if _CORRECTED.match(made.title or ""):
        return DerivationKind.CORRECTION
    if share < _COPY and not _credits(made, original):
        return DerivationKind.REWRITE
    if _is_wire(original) or _credits(made, original):
        return DerivationKind.WIRE_COPY
    return DerivationKind.COPY
