"""Models are opened so that every processor computes the same."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import onnxruntime as ort

from sayso import models
from sayso.attribute import default_reader
from sayso.compare.judge import bundled_judge

PAIR = ("The prisoner is alive.", "The prisoner is dead.")


def test_products_of_bytes_do_not_overflow():
    # Processors with and without AVX-512 VNNI have the same, unless 16 bits overflow.
    (verdict,) = bundled_judge().compare([PAIR])
    assert abs(verdict.contradicts - 0.877) < 0.01


def test_a_reading_is_the_same_each_time():
    text = "The gate was open at nine, Maren Holt said."
    assert default_reader().read(text, []) == default_reader().read(text, [])


def test_what_is_taken_for_exact_gives_what_the_exact_way_gives(monkeypatch):
    # Where this processor's quick products overflow, `session_options` asks for the exact ones, and both are the same again.
    rng = np.random.default_rng(0)
    feed = {"ids": rng.integers(1000, 20000, 60), "features": np.zeros((3, 60), np.int64), "first": np.arange(60)}
    graph = (files("sayso.attribute") / "model" / "encode.onnx").read_bytes()
    chosen = ort.InferenceSession(graph, models.session_options(), providers=["CPUExecutionProvider"])
    monkeypatch.setattr(models, "multiplies_exactly", lambda: False)
    exact = ort.InferenceSession(graph, models.session_options(), providers=["CPUExecutionProvider"])
    for ours, theirs in zip(chosen.run(None, feed), exact.run(None, feed), strict=True):
        np.testing.assert_array_equal(ours, theirs)
