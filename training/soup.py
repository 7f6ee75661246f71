"""Averages the weights of runs that set out from one checkpoint: python -m training.soup OUT FILE FILE..."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main(argv: list[str] | None = None) -> None:
    """The command."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("out", type=Path)
    ap.add_argument("checkpoints", type=Path, nargs="+")
    args = ap.parse_args(argv)
    saved = [torch.load(path, weights_only=False) for path in args.checkpoints]
    names = saved[0]["weights"]
    mean = {k: torch.stack([s["weights"][k].float() for s in saved]).mean(0) for k in names}
    made_of = [str(path) for path in args.checkpoints]
    torch.save({"weights": mean, "args": saved[0]["args"] | {"soup": made_of}, "figures": {}}, args.out)


if __name__ == "__main__":
    main()
