"""Collects unannotated texts for the last run: python -m training.extra --data DATA --out DIR.

DATA holds articles/, ecbplus/, meantime/ and re3d/ as this project keeps them. Only their plain texts are taken, none of
their annotations: the words of tokenised ones are joined again, with quotation marks and punctuation as print has them.
One file a text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

LEAST_WORDS = 40

_JOINS = (
    (r"``\s*", "“"),
    (r"\s*''", "”"),
    (r"\s+([.,;:!?%)\]”’])", r"\1"),
    (r"([(\[“$])\s+", r"\1"),
    (r"\s+(n't|'(?:s|re|ve|ll|d|m))\b", r"\1"),
)


def joined(words: Sequence[str]) -> str:
    """Tokens as running text."""
    text = " ".join(words)
    for pattern, to in _JOINS:
        text = re.sub(pattern, to, text)
    return text


def articles(folder: Path) -> Iterator[str]:
    """Article bodies of the extraction benchmark."""
    for record in json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).values():
        yield record["articleBody"]


def ecb(folder: Path) -> Iterator[str]:
    """Contexts of ECB+ mentions, each once."""
    seen: set[str] = set()
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                text = joined(json.loads(line)["mention_context"])
                if text not in seen:
                    seen.add(text)
                    yield text


def meantime(folder: Path) -> Iterator[str]:
    """MEANTIME articles, a sentence a line."""
    for path in sorted(folder.glob("intra_cross-doc_annotation/*/*.xml")):
        sentences: dict[str, list[str]] = {}
        for token in ElementTree.parse(path).getroot().iter("token"):  # noqa: S314 - the project's own data
            sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
        yield "\n".join(map(joined, sentences.values()))


def re3d(folder: Path) -> Iterator[str]:
    """Documents of re3d."""
    for path in sorted(folder.glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)["text"]


def main(argv: list[str] | None = None) -> None:
    """The command."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args(argv)
    args.out.mkdir(parents=True, exist_ok=True)
    words = 0
    for name, read in (("articles", articles), ("ecbplus", ecb), ("meantime", meantime), ("re3d", re3d)):
        texts = [t for t in read(args.data / name) if len(t.split()) >= LEAST_WORDS]
        words += sum(len(t.split()) for t in texts)
        for i, text in enumerate(texts):
            (args.out / f"{name}{i:04}.txt").write_text(text, encoding="utf-8")
        print(f"{name}: {len(texts)} texts")
    print(f"{words} words")


if __name__ == "__main__":
    main()
