"""Scores a model on statements inside statements: python -m training.score_nested --model DIR [--show].

The cases are the project's own (nested_cases.txt) and are never trained on.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from sayso.attribute.neural.model import Reader

CASES = Path(__file__).with_name("nested_cases.txt")
PARTS = ("source", "cue", "content")
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Level:
    """One attribution of a case: how deep it stands, and its parts as code point spans."""

    depth: int
    parts: dict[str, list[Run]]


def find(text: str, words: str, within: Run) -> Run:
    """Where words stand in a text; looked for inside a range."""
    at = text.index(words, within[0], within[1])
    return at, at + len(words)


def read_cases(path: Path = CASES) -> list[tuple[str, list[Level]]]:
    """The texts with their attributions, outermost first."""
    out = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [x for x in block.splitlines() if x and not x.startswith("#")]
        if not lines:
            continue
        text, levels, around = lines[0], [], (0, len(lines[0]))
        for row in lines[1:]:
            marks, rest = row.split(" ", 1)
            source, cue, content = (x.strip() for x in rest.split("|"))
            fields = {"source": source, "cue": cue, "content": content}
            parts = {
                k: [] if v == "-" else [find(text, x.strip(), around) for x in v.split("~")] for k, v in fields.items()
            }
            levels.append(Level(len(marks), parts))
            around = (parts["content"][0][0], parts["content"][-1][1])
        out.append((text, levels))
    return out


def touch(a: list[Run], b: list[Run]) -> bool:
    """Do two lists of spans share a character?"""
    return any(max(x[0], y[0]) < min(x[1], y[1]) for x in a for y in b)


def main(argv: list[str] | None = None) -> None:
    """The command."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--bias", type=float, help="inner bias, in place of the model's")
    ap.add_argument("--show", action="store_true", help="print the cases that are not all exact")
    args = ap.parse_args(argv)
    reader = Reader(args.model, **({} if args.bias is None else {"inner_bias": args.bias}))
    counts = {
        "gold": 0,
        "found": 0,
        "overlap": 0,
        "exact": 0,
        "depth": 0,
        "inner gold": 0,
        "inner depth": 0,
        "whole": 0,
    }
    cases = read_cases()
    for text, levels in cases:
        found = reader.read_text(text)[0]
        depths = [1 + depth(found, i) for i in range(len(found))]
        counts["gold"] += len(levels)
        counts["found"] += len(found)
        right = 0
        for level in levels:
            fit = [
                i for i, f in enumerate(found)
                if all(bool(f[k]) == bool(level.parts[k]) and (not f[k] or touch(f[k], level.parts[k])) for k in PARTS)
                and touch(f["cue"], level.parts["cue"])
            ]  # fmt: skip
            counts["overlap"] += bool(fit)
            deep = any(depths[i] == level.depth for i in fit)
            counts["depth"] += deep
            right += deep
            counts["inner gold"] += level.depth > 1
            counts["inner depth"] += deep and level.depth > 1
            counts["exact"] += any(all(sorted(found[i][k]) == level.parts[k] for k in PARTS) for i in fit)
        whole = right == len(levels) == len(found)
        counts["whole"] += whole
        if args.show and not whole:
            print(text)
            for f, d in zip(found, depths, strict=True):
                print("  ", ">" * d, " | ".join(" ~ ".join(text[a:b] for a, b in f[k]) for k in PARTS), f["confidence"])
    print(
        f"{len(cases)} cases, {counts['gold']} attributions ({counts['inner gold']} inside others), {counts['found']} "
        f"found; all parts overlap {counts['overlap']}, and depth right {counts['depth']} (inside others "
        f"{counts['inner depth']}), all parts exact {counts['exact']}; cases with nothing missed, wrong or added "
        f"{counts['whole']}"
    )


def depth(found: list[dict], i: int) -> int:
    """How many contents an attribution stands inside."""
    above = found[i]["inside"]
    return 0 if above is None else 1 + depth(found, above)


if __name__ == "__main__":
    main()
