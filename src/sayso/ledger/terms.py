"""Words as a ledger looks them up: split, folded and stemmed here, so that every database finds the same.

A word is a run of letters, digits and the marks on them, in any script; in scripts that put no space between words, each
character is one. Capitals and accents do not count ("Café" is "cafe"), nor do the endings of English words ("talks", "talked").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from threading import Lock
from typing import NamedTuple

import snowballstemmer

from sayso.errors import UsageError

MOST_TERMS = 100
"""So many words a question may have."""

# A longer word is looked up by its beginning.
_LONGEST = 60
# Between two texts of one row: no query holds it, so that no phrase reaches from one into the other.
GAP = "¶"

# Accents, vowel signs and the like, which Python does not count as parts of a word.
_MARKS = "".join(c for c in map(chr, range(0x300, 0xFE30)) if unicodedata.category(c).startswith("M"))
# Thai, Lao, Burmese, Khmer, kana and Han: what stands between two spaces is no word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTERS = rf"[^\W_{_UNSPACED}]+(?:[{_MARKS}]+[^\W_{_UNSPACED}]*)*"
_WORD = re.compile(rf"\d+(?:[.,:]\d+)*(?![^\W_])|{_LETTERS}(?:[’']{_LETTERS})?|(?=[{_UNSPACED}])[^\W_][{_MARKS}]*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ENGLISH = re.compile(r"[a-z]+(?:'[a-z]+)?")
# Letters that no table of Unicode takes apart.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"})
_QUOTED = re.compile('["“”„«»]([^"“”„«»]*)["“”„«»]')
# Words that by themselves look nothing up, where there are others.
_STOP = frozenset(
    "a an and are as at be been but by for from had has have he her his i if in is it its me my no not of on or our she so"
    " that the their them they this to was we were what when where which who why will with you your".split()
)
_stemmer = snowballstemmer.stemmer("english")
_stemming = Lock()


class Token(NamedTuple):
    """A word at `[start, end)` of a text, and the term that it is looked up by."""

    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: every part must be there; a part of several terms, in a row."""

    parts: tuple[tuple[str, ...], ...]


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of `text[start:end]`, with their places in `text` (code points)."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Token(term_of(match[0]), match.start(), match.end()) for match in found]


@lru_cache(maxsize=1 << 16)
def term_of(word: str) -> str:
    """The term of one word: letters, digits, marks, and dots between digits; nothing else."""
    low = folded(word)
    if low[0].isdecimal() and not any(c.isalpha() for c in low):
        return re.sub("[,:]", ".", low.replace(",", "") if _GROUPED.fullmatch(low) else low)[:_LONGEST].rstrip(".")
    if _ENGLISH.fullmatch(low):
        # The stemmer keeps what it works on: one word at a time.
        with _stemming:
            low = str(_stemmer.stemWord(low.removesuffix("'s")))
    return low.replace("'", "")[:_LONGEST]


def folded(word: str) -> str:
    """A word in small letters, without accents."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    bare = unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c))).translate(_PLAIN)
    # What Unicode takes apart into more than a word ("½") stays as it is.
    return bare if _WORD.fullmatch(bare) else word.casefold()


def parse(words: str) -> Query:
    """What somebody asks for in words; "quoted" ones in a row. Raises UsageError where there are none, or too many."""
    parts: dict[tuple[str, ...], bool] = {}
    at = 0
    for phrase in _QUOTED.finditer(words):
        _loose(words[at : phrase.start()], parts)
        parts[_terms(phrase[1])] = False
        at = phrase.end()
    _loose(words[at:], parts)
    parts.pop((), None)
    asked = [part for part, slight in parts.items() if not slight] or list(parts)
    if not asked:
        raise UsageError("there is no word in the question: give letters or digits")
    count = sum(map(len, asked))
    if count > MOST_TERMS:
        raise UsageError(f"the question has {count:,} words; give at most {MOST_TERMS}")
    return Query(tuple(asked))


def _loose(words: str, parts: dict[tuple[str, ...], bool]) -> None:
    """Words outside quotation marks, and whether each is too slight to count where there are others."""
    for word in words.split():
        parts.setdefault(_terms(word), folded(word.strip(".,;:!?()")) in _STOP)


def _terms(text: str) -> tuple[str, ...]:
    return tuple(token.term for token in tokens(text))


def marks(query: Query, found: Sequence[Token]) -> list[tuple[int, int]]:
    """Where the words of a query stand, as stretches of the text that `found` are the words of; phrases whole."""
    stretches = sorted(stretch for part in query.parts for stretch in _runs(part, found))
    merged: list[tuple[int, int]] = []
    for start, end in stretches:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _runs(part: tuple[str, ...], found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for i in range(len(found) - len(part) + 1):
        if all(found[i + n].term == term for n, term in enumerate(part)):
            yield found[i].start, found[i + len(part) - 1].end


def matches(query: Query, terms: Sequence[str]) -> bool:
    """Is every part of a query in these terms?"""
    held = set(terms)
    for part in query.parts:
        if len(part) == 1:
            if part[0] not in held:
                return False
        elif not any(tuple(terms[i : i + len(part)]) == part for i in range(len(terms) - len(part) + 1)):
            return False
    return True


def joined(texts: Iterable[Sequence[str]]) -> list[str]:
    """The terms of several texts in one row, so that no phrase reaches from one into the next."""
    rows = [list(text) for text in texts if text]
    for before, _ in pairwise(rows):
        before.append(GAP)
    return [term for row in rows for term in row]
