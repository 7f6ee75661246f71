"""PolNeAR in brat standoff, read into token runs; what it holds is checked against known hashes."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.attribute.neural.features import Document, Encoder, analyse

Run = tuple[int, int]
KINDS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution as runs of word tokens (start, end exclusive); the corpus gives one cue at most."""

    source: tuple[Run, ...]
    cue: tuple[Run, ...]
    content: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text with every annotator's version of its attributions."""

    name: str
    text: str
    doc: Document
    versions: list[list[Gold]]


def read_brat(path: Path) -> list[dict[str, list[Run]]]:
    """The attributions of one .ann file as character spans; reads what the shared scorer reads."""
    spans: dict[str, tuple[str, list[Run]]] = {}
    events: list[list[str]] = []
    for record in re.split(r"\n(?=[A-Z#]\d*\t)", path.read_text(encoding="utf-8")):
        fields = record.rstrip("\n").split("\t")
        if len(fields) < 2:
            continue
        if fields[0].startswith("T"):
            label, where = fields[1].split(" ", 1)
            pairs = [p.split() for p in where.split(";")]
            spans[fields[0]] = (label.lower(), [(int(a), int(b)) for a, b in pairs])
        elif fields[0].startswith("E"):
            events.append([part.split(":")[1] for part in fields[1].split()[1:]])
    found = []
    for refs in events:
        one: dict[str, list[Run]] = {k: [] for k in KINDS}
        for kind, fragments in (spans[r] for r in refs if r in spans):
            if kind in one:
                one[kind] += fragments
        if one["cue"] or one["content"]:
            found.append(one)
    return found


def to_runs(doc: Document, spans: list[Run]) -> tuple[Run, ...]:
    """Character spans as merged token runs, white space at the edges left out."""
    out: list[Run] = []
    for start, end in sorted(spans):
        a = int(np.searchsorted(doc.ends, start, side="right"))
        b = int(np.searchsorted(doc.starts, end, side="left"))
        if b > a:
            if out and a <= out[-1][1]:
                out[-1] = (out[-1][0], max(out[-1][1], b))
            else:
                out.append((a, b))
    return tuple(out)


def load(root: Path, encode: Encoder) -> list[Article]:
    """All articles of one split (a folder with text/ and attributions/), in the order of their names."""
    versions: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((root / "attributions").glob("*.ann")):
        versions[re.sub(r"_[0-9a-z]{4}$", "", path.stem)].append(path)
    out = []
    for name, paths in versions.items():
        text = (root / "text" / f"{name}.txt").read_bytes().decode()
        doc = analyse(text, encode)
        gold = [[Gold(*(to_runs(doc, a[k]) for k in KINDS)) for a in read_brat(p)] for p in paths]
        out.append(Article(name, text, doc, gold))
    return out


def digest(root: Path) -> str:
    """One hash over the names and bytes of every text and annotation file of a split."""
    total = hashlib.sha256()
    for folder in ("attributions", "text"):
        for path in sorted((root / folder).iterdir()):
            total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
