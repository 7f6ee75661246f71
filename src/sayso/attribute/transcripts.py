"""Transcripts: "MAREK: We were never asked." Whoever a paragraph names in front says all of it, to the next name.

Readers learn from articles, in which a colon opens one sentence at most; of a turn of several they give the first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.attribute.reader import Draft, Range
from sayso.model import Report

READER = "transcripts"
_CONFIDENCE = 0.8
# A name in capitals, or a word or three that open with one; "Q" and "A" stand for whoever asks and answers.
_LABEL = re.compile(
    r"[“\"'‘]?(?P<name>[A-Z][A-Z.’'-]*(?:\s+[A-Z][A-Z.’'-]*){0,4}|[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,2})"
    r"(?:\s*\([^)\n]{0,60}\))?(?P<colon>:)\s+(?=[“\"'‘(]?\w)"
)
_WORD = re.compile(r"\w")
# What stands before a colon again and again, and is nobody.
_NOBODY = frozenset(
    "address analysis author breaking caption cast category contact correction cost credit date director editor email exclusive"
    " fact fax file from image live location more note notes opinion phone photo photos picture place price publisher rating"
    " related review see share source sources summary tags tel time title to topics update updates video watch website".split()
)
# Fewer turns, or of one name alone, are headings ("Update: ...") and lists.
_LEAST_TURNS, _LEAST_NAMES = 4, 2
# Of two who speak, each does so more than once.
_LEAST_EACH = 2


def transcribed(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with one for each turn of a transcript.

    What a reader found to be said by the name of a turn is that turn; what else it found in one is inside it.
    """
    turns = list(_turns(report))
    if not turns:
        return list(drafts)
    found = [Draft((name,), (colon,), (said,), _CONFIDENCE, reader=READER) for name, colon, said in turns]
    # What each draft has become: an outer one always comes before those inside it.
    now: dict[int, int] = {}
    starts = [name[0] for name, *_ in turns]
    for n, draft in enumerate(drafts):
        near = bisect_right(starts, min((a for a, _ in draft.ranges), default=-1)) - 1
        at = near if near >= 0 and _in_turn(draft, turns[near]) else None
        outer = draft.inside if draft.inside is None else now[draft.inside]
        if at is not None and _is_turn(draft, turns[at]):
            now[n] = at
        else:
            found.append(replace(draft, inside=at if outer is None else outer))
            now[n] = len(found) - 1
    return found


def _turns(report: Report) -> Iterator[tuple[Range, Range, Range]]:
    """The name, the colon and the words of each turn, where the report has a transcript."""
    met: list[tuple[str, Range, Range, Range]] = []
    for block in report.blocks:
        label = _LABEL.match(report.text, block.start, block.end)
        if label and label["name"].lower() not in _NOBODY and _WORD.search(report.text, label.end(), block.end):
            end = block.start + len(report.text[block.start : block.end].rstrip())
            met.append((label["name"].lower(), label.span("name"), label.span("colon"), (label.end(), end)))
    names = [name for name, *_ in met]
    speak = {name for name in names if names.count(name) >= _LEAST_EACH}
    if len(speak) >= _LEAST_NAMES and sum(name in speak for name in names) >= _LEAST_TURNS:
        yield from ((name, colon, said) for who, name, colon, said in met if who in speak)


def _in_turn(draft: Draft, turn: tuple[Range, Range, Range]) -> bool:
    (start, _), _, (_, end) = turn
    return all(start <= a and b <= end for a, b in draft.ranges)


def _is_turn(draft: Draft, turn: tuple[Range, Range, Range]) -> bool:
    """Is its source the name of a turn?"""
    (start, end), *_ = turn
    return any(a < end and b > start for a, b in draft.source)
