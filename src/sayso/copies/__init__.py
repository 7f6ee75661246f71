"""Which reports were made from which: shared stretches of words, and what tells the direction. Knows no attributions."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from sayso.model import Derivation, DerivationKind, Reason, Report

_WORD = re.compile(r"\w+")
_RUN = 6
# Share of a report's runs of words that must stand in another before it counts as made from it.
_LEAST_SHARE = 0.35
_WHOLE = 0.8
# A run of words in more reports than this is the language's or the site's, and is no sign of copying.
_COMMON = 50
_CORRECTED = re.compile(r"^\W*(?:corrected|correction|corrects|update[ds]?)\b", re.IGNORECASE)

__all__ = ["find_derivations"]


def find_derivations(reports: Sequence[Report]) -> list[Derivation]:
    """For each report that shares a good part of its words with another, the one that it was made from.

    Shared words are runs of six, looked up in one index, so the cost grows with the words and not with the pairs of
    reports. Direction comes from a correction's own word, then wire credit, then time, then length.
    """
    ordered, best = _set_aside_twins(sorted(reports, key=lambda r: r.id))
    runs = {r.id: _runs(r.text) for r in ordered}
    index: dict[int, list[str]] = defaultdict(list)
    for report in ordered:
        for run in runs[report.id]:
            index[run].append(report.id)
    shared: Counter[tuple[str, str]] = Counter()
    for holders in index.values():
        if 1 < len(holders) <= _COMMON:
            shared.update((a, b) for i, a in enumerate(holders) for b in holders[i + 1 :])
    by_id = {r.id: r for r in ordered}
    for (a, b), n in sorted(shared.items()):
        found = _derivation(by_id[a], by_id[b], n / max(1, len(runs[a])), n / max(1, len(runs[b])))
        if found and (found.report not in best or _rank(found, by_id) > _rank(best[found.report], by_id)):
            best[found.report] = found
    return [best[key] for key in sorted(best)]


def _set_aside_twins(reports: Sequence[Report]) -> tuple[list[Report], dict[str, Derivation]]:
    """One report of each text, and the others of the same words as made from it, so that none is compared twice."""
    first: dict[tuple[str, ...], Report] = {}
    twins: dict[str, Derivation] = {}
    for report in sorted(reports, key=lambda r: (not _is_wire(r), _CORRECTED.match(r.title or "") is not None, _time(r), r.id)):
        body = tuple(_WORD.findall(report.text.lower()))
        original = first.setdefault(body, report)
        if original is not report:
            twins[report.id] = _derivation_of(report, original, 1.0, "the words are the same")
    return sorted(first.values(), key=lambda r: r.id), twins


def _runs(text: str) -> set[int]:
    words = _WORD.findall(text.lower())
    return {hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1)}


def _derivation(a: Report, b: Report, share_a: float, share_b: float) -> Derivation | None:
    if max(share_a, share_b) < _LEAST_SHARE:
        return None
    (made, original, why), share = _direction(a, b), share_a
    if made is b:
        share = share_b
    if share < _LEAST_SHARE and max(share_a, share_b) < _WHOLE:
        return None
    return _derivation_of(made, original, share, why)


def _derivation_of(made: Report, original: Report, share: float, why: str) -> Derivation:
    return Derivation(made.id, original.id, _kind(made, original, share), round(share, 3), (Reason("shared words", why),))


def _direction(a: Report, b: Report) -> tuple[Report, Report, str]:
    """(made from, original, why in words)."""
    for made, original in ((a, b), (b, a)):
        if _CORRECTED.match(made.title or "") and not _CORRECTED.match(original.title or ""):
            return made, original, "it says that it corrects"
    for made, original in ((a, b), (b, a)):
        if _credits(made, original) and not _credits(original, made):
            return made, original, f"it credits {original.outlet}"
    for made, original in ((a, b), (b, a)):
        if _is_wire(original) and not _is_wire(made):
            return made, original, f"the other has the dateline of {original.outlet}"
    if _day(a) != _day(b) and a.published and b.published:
        made, original = (a, b) if _day(a) > _day(b) else (b, a)
        return made, original, "it is the later one"
    made, original = (a, b) if (len(a.text), a.id) < (len(b.text), b.id) else (b, a)
    return made, original, "it is the shorter one, and no date or credit tells"


def _credits(made: Report, original: Report) -> bool:
    return bool(original.outlet) and original.outlet in made.credits and made.outlet != original.outlet


def _is_wire(report: Report) -> bool:
    return bool(report.dateline and report.outlet and report.outlet in report.credits)


def _day(report: Report) -> dt.date:
    value = report.published or dt.date.min
    return value.date() if isinstance(value, dt.datetime) else value


def _time(report: Report) -> str:
    """For sorting: reports without a date come last."""
    return report.published.isoformat() if report.published else "9"


def _kind(made: Report, original: Report, share: float) -> DerivationKind:
    if _CORRECTED.match(made.title or ""):
        return DerivationKind.CORRECTION
    if share < _WHOLE and not _credits(made, original):
        return DerivationKind.REWRITE
    if _is_wire(original) or _credits(made, original):
        return DerivationKind.WIRE_COPY
    return DerivationKind.COPY


def _rank(found: Derivation, by_id: dict[str, Report]) -> tuple[float, float]:
    """Of several originals: the one not itself a correction, then the largest share."""
    return (0.0 if _CORRECTED.match(by_id[found.original].title or "") else 1.0, found.share)
