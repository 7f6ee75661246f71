"""Which stretches of one report stand in another: maximal runs of the same words, in quotation marks or not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from sayso.model import Report, Span

_TOKEN = re.compile(r"\w+|[^\w\s]")
# From the first word to the last.
_WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_MARKS = frozenset("“”„‟\"«»‘’‚‛'`´′″")
# Shorter runs are chance.
_LEAST_WORDS = 6
# A place is looked up by so many tokens in a row, so many of them words, at so many of the first places that have them.
_SEED, _SEED_WORDS, _PLACES = 4, 3, 6

Token = tuple[str, int, int]


def stretches(made: Report, original: Report) -> tuple[tuple[Span, Span], ...]:
    """Pairs of spans, in the order of `made` and apart in it, whose tokens are equal but for the style of quotation marks.

    A stretch begins and ends with a word and has at least six. Linear in both texts.
    """
    if made.text == original.text and (held := _WORDS.search(made.text)):
        return ((made.span(*held.span()), original.span(*held.span())),)
    return tuple(
        (made.span(a[0][1], a[-1][2]), original.span(b[0][1], b[-1][2]))
        for a, b in _runs(_tokens(made), _tokens(original))
    )


def _tokens(report: Report) -> list[Token]:
    return [('"' if m.group() in _MARKS else m.group(), m.start(), m.end()) for m in _TOKEN.finditer(report.text)]


def _runs(made: list[Token], original: list[Token]) -> Iterator[tuple[list[Token], list[Token]]]:
    ours, theirs = [t[0] for t in made], [t[0] for t in original]
    places = _places(theirs)
    i = 0
    while i <= len(ours) - _SEED:
        starts = places.get(tuple(ours[i : i + _SEED])) if _is_word(ours[i]) else None
        if not starts:
            i += 1
            continue
        size, negative = max((_length(ours, i, theirs, j), -j) for j in starts)
        end, j = i + size, -negative
        while not _is_word(ours[end - 1]):
            end -= 1
        if sum(map(_is_word, ours[i:end])) >= _LEAST_WORDS:
            yield made[i:end], original[j : j + end - i]
            i = end
        else:
            i += 1


def _places(tokens: list[str]) -> dict[tuple[str, ...], list[int]]:
    """Where each seed begins; only seeds that hold enough words to be worth a look."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(tokens) - _SEED + 1):
        seed = tuple(tokens[i : i + _SEED])
        if _is_word(seed[0]) and sum(map(_is_word, seed)) >= _SEED_WORDS and len(found[seed]) < _PLACES:
            found[seed].append(i)
    return found


def _length(a: list[str], i: int, b: list[str], j: int) -> int:
    size, most = 0, min(len(a) - i, len(b) - j)
    while size < most and a[i + size] == b[j + size]:
        size += 1
    return size


def _is_word(text: str) -> bool:
    return len(text) > 1 or text.isalnum() or text == "_"
