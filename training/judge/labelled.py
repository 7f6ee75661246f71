"""Pairs of statements of real reports, labelled by readers: `labels.tsv` says where the statements stand, and how they stand.

The words are those of `polnear/train/text`, which is not in this repository: a row holds a text (eight digits of the SHA-256 of
its name) and the place of a statement in it (code points), twice, and a letter. S: the same claim; F: one follows from the other,
but says more or less; C: both cannot hold; R: related, and neither; N: nothing to do with each other. README.md tells how they
were chosen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from training.judge.pairs import CONTRADICTS, ENTAILS, NEUTRAL, Pair, share

LABELS = Path(__file__).parent / "labels.tsv"
ORIGIN = "labelled"
# What each letter tells: of either direction (None where that is not told), and how alike both are.
_TOLD = {
    "S": (ENTAILS, 1.0),
    "F": (None, 0.75),
    "C": (CONTRADICTS, 0.7),
    "R": (NEUTRAL, 0.3),
    "N": (NEUTRAL, 0.05),
}
# A tenth is kept from training, by text.
_DEV = 0.1


def rows(texts: Path) -> Iterator[tuple[str, str, str]]:
    """Each two statements with their letter. Raises ValueError where a text is another one than was labelled."""
    paths = {hashlib.sha256(path.name.encode()).hexdigest()[:8]: path for path in texts.iterdir()}
    held: dict[str, str] = {}

    def words(text: str, start: str, end: str) -> str:
        if text not in paths:
            raise ValueError(f"{texts}: no text {text}; not the texts that were labelled?")
        if text not in held:
            held[text] = paths[text].read_text(encoding="utf-8")
        found = " ".join(held[text][int(start) : int(end)].split())
        if not found:
            raise ValueError(f"{paths[text]}: nothing at {start} to {end}; not the text that was labelled?")
        return found

    for line in LABELS.read_text(encoding="utf-8").splitlines():
        a, a0, a1, b, b0, b1, letter = line.split("\t")
        yield words(a, a0, a1), words(b, b0, b1), letter


def pairs(data: Path, *, dev: bool) -> Iterator[Pair]:
    """The pairs for training, or those kept from it."""
    for a, b, letter in rows(data / "polnear" / "train" / "text"):
        if (share(min(a, b)) < _DEV) == dev:
            label, alike = _TOLD[letter]
            yield Pair(a, b, ORIGIN, label, label, alike=alike)
