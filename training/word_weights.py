"""Counts in how many sentences of news each word stands: python -m training.word_weights --data DATA [--write].

DATA holds polnear/, articles/, ecbplus/, meantime/ and re3d/ as this project keeps them. What comes out is a statistic of
words, a stem at a time, with no sentence of theirs: `sayso/compare/weights.txt`, a line a weight.

Only words in small letters are counted. A name is known by its capital letter, and "March" or "Bush" are no common words.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import sayso.compare
from sayso.compare.propositions import WORD, stems
from training.extra import articles, ecb, meantime, re3d

# A stem of fewer sentences is as rare as one that was never seen.
LEAST = 4
# Weights are whole numbers: so many of them are one unit of information (a factor of e).
SCALE = 10
_SENTENCE = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")


def polnear(folder: Path) -> Iterator[str]:
    """Texts of the training part."""
    for path in sorted((folder / "train" / "text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def count(data: Path) -> tuple[Counter[str], int]:
    """In how many sentences each stem stands, and how many sentences there are."""
    counts: Counter[str] = Counter()
    sentences = 0
    seen: set[str] = set()
    for name, read in (
        ("polnear", polnear),
        ("articles", articles),
        ("ecbplus", ecb),
        ("meantime", meantime),
        ("re3d", re3d),
    ):
        for text in read(data / name):
            for sentence in _SENTENCE.split(text):
                if sentence in seen:
                    continue
                seen.add(sentence)
                words = [w.replace("’", "'") for w in WORD.findall(sentence)]
                if len(words) > 3:
                    sentences += 1
                    counts.update(stems([w for w in words if w == w.lower()]))
    return counts, sentences


def table(counts: Counter[str], sentences: int) -> str:
    """The file: first the weight of a rare word, then a line a weight, its stems in order."""
    by_weight: dict[int, list[str]] = defaultdict(list)
    rare = round(SCALE * math.log(1 + sentences / LEAST))
    for stem, n in counts.items():
        weight = round(SCALE * math.log(1 + sentences / n))
        if n >= LEAST and weight < rare:
            by_weight[weight].append(stem)
    lines = [" ".join((str(weight), *sorted(stems_))) for weight, stems_ in sorted(by_weight.items())]
    return "\n".join([str(rare), *lines]) + "\n"


def main(argv: list[str] | None = None) -> None:
    """The command."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--write", action="store_true", help="into the package")
    args = ap.parse_args(argv)
    counts, sentences = count(args.data)
    made = table(counts, sentences)
    print(f"{sentences} sentences, {len(counts)} stems, {len(made.split())} kept, {len(made)} characters")
    if args.write:
        (Path(sayso.compare.__file__).parent / "weights.txt").write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
