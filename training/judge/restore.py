"""The network of a judge that was exported: what ships can be trained on without its checkpoint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from sayso.compare.judge.model import GRAPH
from training.judge.net import JudgeNet

_PRODUCTS = ("qkv", "out", "up", "down")


def restored(folder: Path) -> JudgeNet:
    """The network in a model folder. A head with fewer answers than today's keeps them; the others, and what is not there,
    begin anew."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(folder / GRAPH).graph
    held = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in graph.initializer}
    whole = {
        name.removesuffix("_quantized"): held[name].float() * held[name.replace("_quantized", "_scale")]
        for name in held
        if name.endswith("_quantized")
    }
    weights = {name.removeprefix("net."): value for name, value in held.items() if name.startswith("net.")}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            part, product = node.name.strip("/").removesuffix("/MatMul_quant").rpartition("/")[::2]
            if product in _PRODUCTS:
                weights[f"{part}.{product}.weight"] = whole[node.input[1].removesuffix("_quantized")].T
        elif node.op_type == "LayerNormalization":
            part = node.name.strip("/").removesuffix("/LayerNormalization").replace("/", ".")
            weights |= {f"{part}.weight": held[node.input[1]], f"{part}.bias": held[node.input[2]]}
    for name in ("hidden", "scores", "vector"):
        if f"net.{name}.weight" in whole:
            weights[f"{name}.weight"] = whole[f"net.{name}.weight"].T
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    net = JudgeNet(len(weights["words.packed"]), layers)
    own = net.state_dict()
    net.load_state_dict({name: _into(own[name], weights.get(name, own[name])) for name in own})
    return net


def _into(own: Tensor, found: Any) -> Tensor:
    if own.shape == found.shape:
        return found.to(own.dtype)
    filled = own.clone()
    filled[: len(found)] = found
    return filled
