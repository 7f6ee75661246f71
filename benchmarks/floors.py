"""Accuracy floors: every figure that must not fall, measured anew. Fails where one does, or where the data are missing.

    floors.py DATA SCORE

DATA holds articles/, meantime/, piles/ and polnear/dev; SCORE holds pile.py and leaks.py. The floors stand in floors.toml; raise
one when the figure has risen for good.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from agents import f1, tables
from piles import score_pile, total
from sayso.score.articles import score_articles
from sayso.score.polnear import score_polnear
from times import value_f1

HERE = Path(__file__).parent


def figures(data: Path, score: Path) -> Iterator[tuple[str, float]]:
    """Every figure that has a floor, by name, 0 to 1."""
    yield "articles.f1", score_articles(data / "articles").f1
    for name, one in score_polnear(data / "polnear" / "dev").items():
        yield f"polnear.{name}", one.f1
    yield "meantime.time values", value_f1(data / "meantime")
    yield "meantime.same agent", f1(tables(data / "meantime")["resolve"]["all"])
    rows = total([score_pile(score / "pile.py", pile) for pile in sorted((data / "piles").iterdir())])
    for name, (right, of) in rows.items():
        if of:
            yield f"piles.{name}", right / of


def main() -> None:
    """Print each figure beside its floor."""
    data, score = Path(sys.argv[1]), Path(sys.argv[2])
    if not data.is_dir() or not score.is_dir():
        sys.exit(f"floors: {data} and {score} must both be there")
    floors: dict[str, dict[str, float]] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    wanted = {f"{table}.{name}": value for table, rows in floors.items() for name, value in rows.items()}
    found = dict(figures(data, score))
    low = [name for name, value in wanted.items() if found.get(name, 0) < value]
    for name, value in found.items():
        floor = f"{wanted[name]:.3f}" if name in wanted else "-"
        print(f"{name:36} {value:.3f}   floor {floor}{'   TOO LOW' if name in low else ''}")
    command = [sys.executable, str(score / "leaks.py"), str(HERE.parent)]
    leaks = subprocess.run(command, capture_output=True, text=True, check=True)
    print(leaks.stdout or "nothing of the data sets stands in the repository")
    if low or leaks.stdout:
        sys.exit(
            f"floors: {len(low)} figures too low{', and words of the data in the repository' if leaks.stdout else ''}"
        )


if __name__ == "__main__":
    main()
