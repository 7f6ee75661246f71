"""A sentence as words in clauses, each word with whether it is denied there.

No grammar is parsed: borders and negators are words.

"Nobody signed or initialled it, and it was sent on" denies signing and initialling, and not the sending.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'-][^\W\d_]+)*|[;:—–()\[\]?!,.]")
_BORDERS = frozenset(";:—–()[]?!.")
_ALWAYS = frozenset("but although though while whereas because unless which who whom whose until since where".split())
# What opens a clause of its own after a comma, and after "before", "when" and the like: somebody who acts, or a thing.
_OPENS = frozenset(
    "i we you he she it they there this these those the a an his her its their our my that no none nobody nothing neither and or"
    " then some any each every all both one with".split()
)
_ACTS = frozenset("i we you he she it they there nobody none that".split())
_TIMES = frozenset("before after when if as once".split())
# What denies what follows in its clause, and what denies all of its clause.
_AFTER = frozenset("not never without hardly scarcely barely cannot rarely seldom nor".split())
_WHOLE = frozenset("no none nobody nothing neither nowhere no-one".split())
# Verbs that deny what follows with "to", "from", "of" or "that": "refused to", "ruled out", "no sign of".
_REFUSING = {
    "to": "refuse refused refuses refusing refusal fail failed fails failing failure declined declines decline forgot neglected"
    " omitted unable yet forbidden unwilling",
    "from": "prevented prevents prevent barred kept stopped refrained far",
    "of": "lack absence free short instead",
    "out": "ruled rules",
    "than": "rather",
    "that": "denied denies deny",
}
_PAIRS = frozenset((verb, particle) for particle, verbs in _REFUSING.items() for verb in verbs.split())
# Where "no" and "not" deny nothing: "no more than 40", "not only", "no doubt".
_NO_DENIAL = frozenset(
    "more fewer less later earlier sooner doubt longer only merely just simply least until before necessarily wonder matter"
    " exactly far".split()
)
# "Nothing but salt water" was salt water.
_BUT = frozenset("but except save".split())
# "It did not open before eleven" says that it opened, and so does "nothing opened until eleven": so near both must stand.
_FIRST, _SOON = 9, 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: as written, in small letters, its place, the number of its clause, and whether it is denied."""

    exact: str
    low: str
    start: int
    end: int
    clause: int
    denied: bool


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a sentence in order; places are code points of `text`."""
    raw = [(m[0], m[0].lower().replace("’", "'"), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    clauses = _clauses([one[0] for one in raw], [one[1] for one in raw])
    kept = [(*one, clause) for one, clause in zip(raw, clauses, strict=True) if one[1][0].isalnum()]
    denied = _denied([(one[1], one[4]) for one in kept])
    return tuple(Word(*one, odd) for one, odd in zip(kept, denied, strict=True))


def _clauses(exact: Sequence[str], low: Sequence[str]) -> list[int]:
    """The number of the clause of each token; a mark belongs to the clause before it."""
    out, now = [], 0
    for i, word in enumerate(low):
        following = low[i + 1] if i + 1 < len(low) else ""
        opens = following in _OPENS or (following != "" and exact[i + 1][0].isupper())
        if word in _BORDERS:
            out.append(now)
            now += 1
            continue
        if (
            word in _ALWAYS
            or ((word == "," or word in _TIMES) and opens)
            or (word == "and" and following in _ACTS)
            or (word == "that" and i and low[i - 1] not in ("so", "such", "all", "after", "at", "of", "on", "in", "to"))
        ):
            now += 1
        out.append(now)
    return out


def _denied(words: Sequence[tuple[str, int]]) -> list[bool]:
    """Is each word denied, by an odd number of negators that reach it? Of those that reach all of a clause, the first counts."""
    out = [False] * len(words)
    wholly: set[int] = set()
    for i, (word, clause) in enumerate(words):
        before = words[i - 1][0] if i else ""
        after = words[i + 1][0] if i + 1 < len(words) and words[i + 1][1] == clause else ""
        beyond = words[i + 1][0] if i + 1 < len(words) else ""
        whole = word in _WHOLE and after not in _NO_DENIAL and beyond not in _BUT
        whole = whole or (word == "not" and after in ("one", "a", "any"))
        part = (word in _AFTER or word.endswith("n't")) and after not in _NO_DENIAL
        if not (whole or part or (before, word) in _PAIRS) or (whole and clause in wholly):
            continue
        reach = [w for w, _ in words[i + 1 : i + (_SOON if whole else _FIRST)]]
        if "until" in reach or (not whole and "before" in reach):
            continue
        if whole:
            wholly.add(clause)
        for j, (_, other) in enumerate(words):
            if other == clause and j != i and (whole or j > i):
                out[j] = not out[j]
    return out
