"""The judge's word pieces: the commonest of a BERT vocabulary, which lists them by frequency.

A rarer word falls into smaller pieces, which are all kept.
"""

from __future__ import annotations

import json
from pathlib import Path

from tokenizers import Tokenizer

from sayso.compare.judge.features import Special

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def prune(source: Path, last: int) -> tuple[Tokenizer, list[int]]:
    """A tokenizer of the pieces before row `last`, and the row of the old table that each of its pieces comes from."""
    config = json.loads(source.read_text(encoding="utf-8"))
    vocabulary: dict[str, int] = config["model"]["vocab"]
    kept = [(row, piece) for piece, row in vocabulary.items() if row < last and not piece.startswith("[unused")]
    kept += [(vocabulary[p], p) for p in vocabulary if vocabulary[p] >= last and len(p.removeprefix("##")) == 1]
    kept = [(row, piece) for row, piece in sorted(kept) if piece != "[MASK]"]
    config["model"]["vocab"] = {piece: new for new, (_, piece) in enumerate(kept)}
    known = config["model"]["vocab"]
    config["added_tokens"] = [
        t | {"id": known[t["content"]]} for t in config["added_tokens"] if t["content"] in SPECIAL
    ]
    config |= {"truncation": None, "padding": None, "post_processor": None}
    return Tokenizer.from_str(json.dumps(config)), [row for row, _ in kept]


def special(tokenizer: Tokenizer) -> Special:
    """The ids of the pieces that are no words."""
    return Special(*(tokenizer.token_to_id(p) for p in ("[CLS]", "[SEP]", "[PAD]")))
