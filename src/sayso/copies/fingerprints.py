"""Text -> the runs of words it holds outside quotation marks, as numbers, and the few of them that stand for all.

The few are chosen by winnowing: Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document fingerprinting"
(SIGMOD 2003). Numbers are the same on every machine and in every process.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.model import Report

_WORD = re.compile(r"\w+")
# What is said in quotation marks. A curly mark that is not closed quotes the rest of its paragraph, as print has it.
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"|‘[^‘\n]*?’(?!\w)")
# Words in a run, and runs in a window: of any WORDS + WINDOW - 1 words in a row that two texts share, both choose one run.
WORDS, WINDOW = 4, 5

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Prints:
    """The chosen runs of a text, each once: `values` in ascending order, `places` the code point where each first begins.

    `runs` is how many different runs the whole text has.
    """

    values: Numbers
    places: Numbers
    runs: int


def prints_of(text: str) -> Prints:
    """The fingerprints of a text; none where it has fewer words than a run. Linear in its length."""
    runs, places = _runs(text)
    chosen = _winnow(runs)
    values, first = np.unique(runs[chosen], return_index=True)
    return Prints(values, places[chosen][first], len(np.unique(runs)))


# One report is compared with several, one after another.
@lru_cache(maxsize=64)
def runs_of(text: str) -> Numbers:
    """All runs of a text, each once, ascending; not to be written to."""
    runs = np.unique(_runs(text)[0])
    runs.flags.writeable = False
    return runs


def _runs(text: str) -> tuple[Numbers, Numbers]:
    """Every run in the order of the text, and the code points where they begin."""
    found = list(_WORD.finditer(_QUOTED.sub(_blank, text)))
    count = max(len(found) - WORDS + 1, 0)
    words = np.fromiter((_number(m.group()) for m in found), np.uint64, len(found))
    places = np.fromiter((m.start() for m in found[:count]), np.int64, count)
    runs = np.zeros(count, np.uint64)
    for i in range(WORDS):
        # A polynomial in the words' numbers; the multiplier is odd, so no bit is lost.
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + words[i : i + count]
    runs ^= runs >> np.uint64(31)
    runs *= np.uint64(0xBF58476D1CE4E5B9)
    runs ^= runs >> np.uint64(29)
    return runs.view(np.int64), places


def _winnow(runs: Numbers) -> Numbers:
    """Positions of the smallest run of every window, the rightmost where several are equal."""
    if len(runs) <= WINDOW:
        return np.argmin(runs, keepdims=True) if len(runs) else np.zeros(0, np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(runs, WINDOW)[:, ::-1]
    return np.unique(np.arange(WINDOW - 1, len(runs)) - windows.argmin(axis=1))


def _blank(quoted: re.Match[str]) -> str:
    """As many spaces, so that places stay."""
    return " " * len(quoted.group())


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    """64 bits for a word, whatever its case."""
    # A lone surrogate is no error: it is a word like any other.
    return int.from_bytes(
        hashlib.blake2b(word.lower().encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
    )


def shared_words(made: Report, original: Report) -> float:
    """The share (0 to 1) of one report's runs of words, outside quotation marks, that stand in another."""
    own = runs_of(made.text)
    return (
        round(len(np.intersect1d(own, runs_of(original.text), assume_unique=True)) / len(own), 3) if len(own) else 0.0
    )
