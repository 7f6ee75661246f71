"""How long reading takes, as ratios measured in one run on one core.

    reading.py PAGES [--pages]

PAGES is a folder of .html.gz files. Prints: loading time and size of the model; seconds for texts of 10 kB, 100 kB and 1 MB
(left out with --pages); then, page by page and side by side, the time of the way from HTML to linked attributions beside that
of trafilatura and the bare encoder alone (the model's graph cut off where the encoder ends, over the same windows), with tokens
and reports a second, and peak memory. The bare encoder needs onnx (`pip install '.[train]'`).
"""

from __future__ import annotations

import gzip
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import onnxruntime
import trafilatura

from sayso.attribute import Reader, read_report
from sayso.attribute.neural.features import analyse, windows
from sayso.attribute.trained import bundled_reader
from sayso.clean import clean
from sayso.model import Page
from sayso.models import session_options
from sayso.pipeline import read_page

MODEL = Path(__file__).parent.parent / "src" / "sayso" / "attribute" / "model"
DEMO = Path(__file__).parent.parent / "src" / "sayso" / "demo" / "pile" / "reports"
ROUNDS = 3


def seconds(works: Sequence[Callable[[], object]]) -> list[float]:
    """The best of a few rounds of each work, one after the other in every round, so that what else runs on the machine
    weighs on all of them."""
    best = [float("inf")] * len(works)
    for _ in range(ROUNDS):
        best = [min(least, _once(work)) for least, work in zip(best, works, strict=True)]
    return best


def bare_encoder() -> Callable[[str], int]:
    """A function that runs the bare encoder over a text's windows and returns its word pieces."""
    import onnx
    from onnx.utils import Extractor

    graph = onnx.load(MODEL / "encode.onnx")
    # The word vectors are gathered from the encoder's last layer: its input is where the encoder ends.
    (gather,) = [n for n in graph.graph.node if "words" in n.output]
    last = gather.input[0]
    cut = Extractor(graph).extract_model(["ids", "features"], [last])
    with tempfile.NamedTemporaryFile(suffix=".onnx") as file:
        onnx.save(cut, file.name)
        session = onnxruntime.InferenceSession(file.name, session_options(), providers=["CPUExecutionProvider"])
    model = bundled_reader().model

    def run(text: str) -> int:
        document = analyse(text, model.encode)
        total = 0
        for a, b in windows(document, model.settings.size, model.settings.overlap):
            ids = document.pieces[document.first[a] : document.first[b]].astype(np.int64)
            session.run(None, {"ids": ids, "features": np.zeros((3, len(ids)), np.int64)})
            total += len(ids)
        return total

    return run


def long_text(size: int) -> str:
    """A text of `size` code points made of the demo's reports."""
    text = "\n\n".join(p.read_text(encoding="utf-8") for p in sorted(DEMO.glob("*.txt")))
    return (text * (size // len(text) + 1))[:size]


def measure(pages: Sequence[Page], reader: Reader, encode: Callable[[str], int]) -> list[float]:
    """Seconds for all pages: HTML to attributions, the same with speakers and relays, trafilatura alone, the bare encoder
    alone. Taken page by page, all four side by side."""
    total = [0.0] * 4
    for page in pages:
        report, _ = clean(page)
        took = seconds(
            [
                partial(_attributions, page, reader),
                partial(read_page, page, reader),
                partial(trafilatura.bare_extraction, page.content),
                partial(encode, report.text if report else ""),
            ]
        )
        total = [sum(pair) for pair in zip(total, took, strict=True)]
    return total


def main() -> None:
    """Print the figures."""
    begun = time.perf_counter()
    reader = bundled_reader()
    size_mb = sum(p.stat().st_size for p in MODEL.iterdir()) / 1e6
    print(f"model           {size_mb:.1f} MB, loaded in {time.perf_counter() - begun:.2f} s")
    if "--pages" not in sys.argv:
        for size in (10_000, 100_000, 1_000_000):
            text = long_text(size)
            took = min(_once(partial(reader.read, text, [])) for _ in range(2 if size < 1_000_000 else 1))
            print(f"{size:>9} chars {took:.2f} s, {size / took / 1000:.0f} kB/s")
    pages = [
        Page.of(p.name, gzip.decompress(p.read_bytes()), "text/html")
        for p in sorted(Path(sys.argv[1]).glob("*.html.gz"))
    ]
    encode = bare_encoder()
    pieces = sum(encode(report.text) for page in pages if (report := clean(page)[0]))
    ours, whole, theirs, bare = measure(pages, reader, encode)
    print(f"pages           {len(pages)}, {pieces} word pieces")
    print(
        f"HTML to attributions      {ours:.2f} s: {len(pages) / ours:.1f} reports/s, {pieces / ours:.0f} pieces/s on one core"
    )
    print(f"trafilatura alone         {theirs:.2f} s\nbare encoder alone        {bare:.2f} s")
    print(f"ratio                     {ours / (theirs + bare):.2f}")
    print(f"on top of both            {1000 * (ours - theirs - bare) / len(pages):.1f} ms a page")
    print(f"with speakers and relays  {whole:.2f} s, {whole / ours:.2f} times that")
    print(f"peak memory               {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _attributions(page: Page, reader: Reader) -> int:
    """HTML to linked attributions; how many."""
    report, _ = clean(page)
    return len(read_report(report, reader).attributions) if report is not None else 0


def _once(work: Callable[[], object]) -> float:
    """Seconds of the processor: one thread does it all, and waiting for other programs is not counted."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
