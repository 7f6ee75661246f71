"""The small graph by which a processor is asked whether it multiplies bytes exactly (`sayso.models`).

`python -m training.products OUT` writes it.
"""

from __future__ import annotations

import sys
from pathlib import Path


def graph() -> bytes:
    """One product of unsigned by signed bytes, summed to 32 bits, of any two matrices."""
    from onnx import TensorProto, helper

    product = helper.make_node("MatMulInteger", ["a", "b"], ["c"])
    whole = helper.make_graph(
        [product],
        "products",
        [
            helper.make_tensor_value_info("a", TensorProto.UINT8, ["m", "k"]),
            helper.make_tensor_value_info("b", TensorProto.INT8, ["k", "n"]),
        ],
        [helper.make_tensor_value_info("c", TensorProto.INT32, ["m", "n"])],
    )
    model = helper.make_model(whole, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    return bytes(model.SerializeToString())


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(graph())
