"""Trained models on disk: a folder with config.json, which names the SHA-256 of every other file in it.

A folder that lacks a file, holds one that was cut short or changed, or was made for another version of the code is refused
with a ModelError that names the file. Knows nothing of what the models do.
"""

from __future__ import annotations

import hashlib
import json
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


def open_graph(folder: Path, name: str, config: dict[str, Any], threads: int = 1) -> Any:
    """The onnxruntime session of a graph in a model folder."""
    import onnxruntime as ort

    data = read_checked(folder, name, config)
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Products of bytes overflow 16 bits on processors that have AVX2 and no VNNI: the exact way is slower there, and gives what
    # all others give.
    options.add_session_config_entry("session.x64quantprecision", "1")
    try:
        return ort.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises many kinds, none of them documented
        raise ModelError(f"{folder / name}: onnxruntime cannot load it ({error})") from None
