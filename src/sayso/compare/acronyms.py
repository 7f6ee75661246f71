"""Acronyms that the reports of a pile spell out: "Islamic Relief Fund (IRF)".

After Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions (2003), with the stricter rule that the
acronym begins with the initials of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sayso.compare.propositions import stems
from sayso.model import Report

_SHORT = re.compile(r"\(([A-Z]{2,8})\)")
_NAME = re.compile(r"(?:[A-Z][\w’'-]*[\s“”\"]+(?:(?:of|the|for|and|in|on|de)\s+){0,2}){2,8}$")
_SMALL = frozenset("of the for and in on de".split())
_BACK = 120


def find_acronyms(reports: Iterable[Report]) -> dict[str, frozenset[str]]:
    """For the stem of each acronym that reports spell out in one way only, the stems of the name."""
    found: dict[str, set[frozenset[str]]] = {}
    for report in reports:
        for m in _SHORT.finditer(report.text):
            for key in stems([m[1].lower()]):
                if (name := _spelled_out(report.text[max(0, m.start() - _BACK) : m.start()], m[1])) is not None:
                    found.setdefault(key, set()).add(name)
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _spelled_out(before: str, short: str) -> frozenset[str] | None:
    """The stems of the name that ends `before` and begins with the letters of `short`."""
    m = _NAME.search(f"{before.rstrip()} ")
    words = [w for w in re.findall(r"[\w’'-]+", m[0]) if w not in _SMALL] if m else []
    for first in range(len(words) - 1):
        initials = "".join(w[0] for w in words[first:]).upper()
        if short.startswith(initials):
            return stems([w.lower() for w in words[first:]])
    return None


def spelled(words: frozenset[str], short: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words with each acronym among them spelled out."""
    return frozenset().union(*(short.get(w, frozenset((w,))) for w in words))
