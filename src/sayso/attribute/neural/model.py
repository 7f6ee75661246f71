"""The trained reader on disk and in memory: a folder with config.json, tokenizer.json and three ONNX graphs.

Only onnxruntime, tokenizers and numpy are needed. A folder that lacks a file, holds one that was cut
short or changed, or was made for another version of this code is refused with an error that names it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.attribute.neural.decode import Floats
from sayso.attribute.neural.features import PieceCache, analyse
from sayso.attribute.neural.names import Named, NameFinder
from sayso.attribute.neural.reader import Settings, as_spans, read_document
from sayso.errors import ModelError

Ints = NDArray[np.int64]
FORMAT = 2
CONFIG, TOKENIZER, ENCODE, PAIR, NAMES = "config.json", "tokenizer.json", "encode.onnx", "pair.onnx", "names.onnx"
# Word vectors, their projection, all layers of all pieces where there are names to find, and where words begin.
State = tuple[Floats, Floats, list[Floats], Ints]


def _checked(folder: Path, name: str, known: dict[str, str]) -> bytes:
    path = folder / name
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ModelError(f"{path}: the model file is missing") from None
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror})") from None
    if hashlib.sha256(data).hexdigest() != known.get(name):
        raise ModelError(f"{path}: the model file was cut short, changed or belongs to another version")
    return data


def read_config(folder: Path) -> dict[str, Any]:
    """The configuration of a model folder."""
    path = folder / CONFIG
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"{path}: the model file is missing") from None
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: not a model configuration ({error})") from None
    if not isinstance(config, dict) or config.get("format") != FORMAT:
        made = config.get("format") if isinstance(config, dict) else None
        raise ModelError(f"{path}: model format {made}, but this version reads format {FORMAT}")
    return config


class OnnxNetwork:
    """The graphs behind the interface that the reader uses. A model that was not taught names yet has no third one."""

    def __init__(self, folder: Path, config: dict[str, Any], threads: int = 1) -> None:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        sessions = []
        for name in [n for n in (ENCODE, PAIR, NAMES) if n != NAMES or n in config["sha256"]]:
            data = _checked(folder, name, config["sha256"])
            try:
                sessions.append(ort.InferenceSession(data, options, providers=["CPUExecutionProvider"]))
            except Exception as error:  # onnxruntime raises many kinds, none of them documented
                raise ModelError(f"{folder / name}: onnxruntime cannot load it ({error})") from None
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
        config = read_config(folder)
        data = _checked(folder, TOKENIZER, config.get("sha256", {}))
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
