"""Trained models on disk: a folder with config.json, which names the SHA-256 of every other file in it.

A folder that lacks a file, holds one that was cut short or changed, or was made for another version of the code is refused
with a ModelError that names the file. Knows nothing of what the models do.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sayso.errors import ModelError

CONFIG = "config.json"


def read_config(folder: Path, version: int) -> dict[str, Any]:
    """The configuration of a model folder, which has to be of format `version`."""
    path = folder / CONFIG
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"{path}: the model file is missing") from None
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: not a model configuration ({error})") from None
    if not isinstance(config, dict) or config.get("format") != version:
        made = config.get("format") if isinstance(config, dict) else None
        raise ModelError(f"{path}: model format {made}, but this version reads format {version}")
    return config


def read_checked(folder: Path, name: str, config: dict[str, Any]) -> bytes:
    """A file of a model folder, if it is the one that its configuration names."""
    path = folder / name
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ModelError(f"{path}: the model file is missing") from None
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror})") from None
    known = config.get("sha256")
    if not isinstance(known, dict) or hashlib.sha256(data).hexdigest() != known.get(name):
        raise ModelError(f"{path}: the model file was cut short, changed or belongs to another version")
    return data


def session_options(threads: int = 1) -> Any:
    """How every graph is run: few threads, and products of bytes that are exact on every processor."""
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Products of bytes overflow 16 bits on x86 processors without VNNI. The exact way takes longer by two fifths, and
    # onnxruntime takes it wherever it is asked to, also where the quick one is exact.
    if not multiplies_exactly():
        options.add_session_config_entry("session.x64quantprecision", "1")
    return options


@cache
def multiplies_exactly() -> bool:
    """Whether this processor sums products of unsigned by signed bytes without overflow, by trying the largest ones."""
    import numpy as np
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    graph = (files("sayso") / "products.onnx").read_bytes()
    session = ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    a, b = np.full((33, 384), 255, np.uint8), np.full((384, 65), 127, np.int8)
    (product,) = session.run(None, {"a": a, "b": b})
    return bool((product == 384 * 255 * 127).all())


def open_graph(folder: Path, name: str, config: dict[str, Any], threads: int = 1) -> Any:
    """The onnxruntime session of a graph in a model folder."""
    import onnxruntime as ort

    data = read_checked(folder, name, config)
    try:
        return ort.InferenceSession(data, session_options(threads), providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises many kinds, none of them documented
        raise ModelError(f"{folder / name}: onnxruntime cannot load it ({error})") from None
