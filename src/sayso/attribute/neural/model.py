"""The trained reader on disk and in memory: a folder with config.json, tokenizer.json and three ONNX graphs.

Only onnxruntime, tokenizers and numpy are needed. A folder that lacks a file, holds one that was cut
short or changed, or was made for another version of this code is refused with an error that names it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.attribute.neural.decode import Floats
from sayso.attribute.neural.features import PieceCache, analyse
from sayso.attribute.neural.names import Named, NameFinder
from sayso.attribute.neural.reader import Settings, as_spans, read_document
from sayso.models import open_graph, read_checked, read_config

Ints = NDArray[np.int64]
FORMAT = 2
TOKENIZER, ENCODE, PAIR, NAMES = "tokenizer.json", "encode.onnx", "pair.onnx", "names.onnx"
# Word vectors, their projection, all layers of all pieces where there are names to find, and where words begin.
State = tuple[Floats, Floats, list[Floats], Ints]


class OnnxNetwork:
    """The graphs behind the interface that the reader uses. A model that was not taught names yet has no third one."""

    def __init__(self, folder: Path, config: dict[str, Any], threads: int = 1) -> None:
        taught = [n for n in (ENCODE, PAIR, NAMES) if n != NAMES or n in config["sha256"]]
        sessions = [open_graph(folder, name, config, threads) for name in taught]
        self._encode, self._pair, *self._names = sessions
        self._cls, self._sep = config["special"]["cls"], config["special"]["sep"]
        tables = (np.array(config["moves"][k], np.float32) for k in ("cue", "inner", "pair"))
        self.cue_moves, self.inner_moves, self.pair_moves = tables
        self.name_moves = np.array(config["moves"]["names"], np.float32) if self._names else None
        self._outputs = ["words", "projected", "cue", "inner", *(["layers"] if self._names else [])]

    def encode(self, pieces: Ints, features: Ints, first: Ints) -> tuple[State, Floats, Floats]:
        """A window's word vectors and the tag scores of its words for cues and inner cues."""
        ids = np.empty(len(pieces) + 2, np.int64)
        ids[0], ids[1:-1], ids[-1] = self._cls, pieces, self._sep
        wide = np.zeros((3, len(ids)), np.int64)
        wide[:, 1:-1] = np.repeat(features, np.diff(first), axis=1)
        feed = {"ids": ids, "features": wide, "first": first[:-1] + 1}
        words, near, cue, inner, *layers = self._encode.run(self._outputs, feed)
        return (words, near, layers, first + 1), cue, inner

    def pair(self, state: State, start: Ints, last: Ints, near: Ints, place: Ints, length: Ints) -> Floats:
        """Tag scores of the words near each cue of a window."""
        words, projected, _, _ = state
        feed = {"start": words[start], "last": words[last], "projected": projected}
        scores: Floats = self._pair.run(None, feed | {"near": near, "place": place, "length": length})[0]
        return scores

    def names(self, state: State, features: Ints) -> Floats:
        """Tag scores of the words of a window for names; features: casing and layout (2, words)."""
        _, _, layers, first = state
        scores: Floats = self._names[0].run(None, {"layers": layers[0], "first": first, "features": features})[0]
        return scores


class Reader:
    """A loaded model that reads texts."""

    def __init__(self, folder: Path | str, threads: int = 1, **changes: Any) -> None:
        """Loads the model in `folder`; `changes` replace settings of its configuration."""
        from tokenizers import Tokenizer

        folder = Path(folder)
        config = read_config(folder, FORMAT)
        data = read_checked(folder, TOKENIZER, config)
        tokenizer = Tokenizer.from_buffer(data)
        self.name: str = config["name"]
        self.network = OnnxNetwork(folder, config, threads)
        self.settings = Settings(**(config["settings"] | changes))
        self.encode = PieceCache(
            lambda word: tokenizer.encode(word, add_special_tokens=False).ids, config["special"]["unknown"]
        )

    def read_text(self, text: str) -> tuple[list[dict[str, Any]], list[Named]]:
        """The attributions of a text (source, cue, content as code point spans, confidence, inside), and its names."""
        doc = analyse(text, self.encode)
        moves = self.network.name_moves
        names = NameFinder(doc, self.network.names, moves) if moves is not None else None
        found = read_document(doc, self.network, self.settings, names.look if names else None)
        return as_spans(found, doc, self.settings), names.names(text) if names else []
