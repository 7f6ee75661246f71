"""Chances given as a number: "a 70 percent chance", "one in three", "put the odds of a vote at 40 to 50 percent"."""

from __future__ import annotations

import re

_N = r"\d{1,3}(?:\.\d+)?"
_PERCENT = r"\s?(?:%|per\s?cent\b)"
_CHANCE = r"(?:chances?|probability|likelihood|odds|risk|possibility)"
_BOUND = (
    r"(?:(?:(?P<{0}least>at least|more than|over|above)|(?P<{0}most>at most|less than|under|below|up to|"
    r"no more than)) )?"
    r"(?:(?:an?|about|around|roughly|some) )*"
)
_BEFORE = re.compile(
    r"\b"
    + _BOUND.format("")
    + rf"(?P<low>{_N})(?:(?:{_PERCENT})?(?: to | and |\s?[-–]\s?)(?P<high>{_N}))?(?:{_PERCENT}|-per\s?cent)"
    rf"(?: or (?P<up>more|higher|better))? (?:{_CHANCE}|(?:likely|certain|probable|sure))\b",
    re.I,
)
_AFTER = re.compile(
    rf"\b{_CHANCE}\b[^.;:!?\n]{{0,80}}?\b(?:at|is|was|are|were|to be|stands at|stood at|as) "
    + _BOUND.format("b")
    + rf"(?P<low>{_N})(?:(?:{_PERCENT})?(?: to | and |\s?[-–]\s?)(?P<high>{_N}))?{_PERCENT}",
    re.I,
)
_NUMBERS = "one two three four five six seven eight nine ten".split()
_IN = re.compile(
    rf"\b(?P<a>{'|'.join(_NUMBERS[:5])}|\d{{1,2}})[- ]in[- ](?:an? )?(?P<b>{'|'.join(_NUMBERS)}|hundred|"
    rf"thousand|\d{{1,4}})"
    rf"(?: {_CHANCE})\b|\b{_CHANCE} (?:is|was|of|are|were|at) (?:about )?(?P<c>{'|'.join(_NUMBERS[:5])}|\d{{1,2}})"
    rf"[- ]in[- ](?P<d>{'|'.join(_NUMBERS)}|\d{{1,4}})\b",
    re.I,
)


def stated_chance(text: str, start: int, end: int) -> tuple[float, float, int, int] | None:
    """The first chance in `[start, end)` that is given as a number: low and high (0 to 1), and where "
    "its words stand."""
    found = [(m.start(), m, p) for p in (_BEFORE, _AFTER, _IN) if (m := p.search(text, start, end))]
    for _, m, p in sorted(found, key=lambda one: one[0]):
        low, high = _one_in(m) if p is _IN else _percent(m, "b" if p is _AFTER else "")
        if 0 <= low <= high <= 1:
            return low, high, m.start(), m.end()
    return None


def _percent(m: re.Match[str], prefix: str) -> tuple[float, float]:
    low = float(m["low"]) / 100
    high = float(m["high"]) / 100 if m["high"] else low
    if m[f"{prefix}least"] or (not prefix and m["up"]):
        high = 1.0
    if m[f"{prefix}most"]:
        low = 0.0
    return round(low, 6), round(high, 6)


def _one_in(m: re.Match[str]) -> tuple[float, float]:
    part, whole = (_number(m["a"] or m["c"]), _number(m["b"] or m["d"]))
    share = round(part / whole, 4) if whole else 2.0
    return share, share


def _number(word: str) -> int:
    low = word.lower()
    if low in _NUMBERS:
        return _NUMBERS.index(low) + 1
    return {"hundred": 100, "thousand": 1000}.get(low) or int(low)
