"""Brief piles of reports and score each against its gold: one table, a column a pile.

    piles.py SCORER PILE...

SCORER is the pile scorer (a script that takes PILE and BRIEF.json, with --json); each PILE holds reports/ and gold.json.
The last column is over all piles. `benchmarks/piles/` holds eight of our own, written by hands that did not know the rules: most
claims there are told in other words. What they showed was mended where it was general, so they are no longer blind.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

Rows = dict[str, list[int]]


def score_pile(scorer: Path, pile: Path) -> Rows:
    """The scorer's rows, `{figure: [right, of]}`, for the brief of one pile."""
    with tempfile.TemporaryDirectory() as folder:
        brief = Path(folder) / "brief.json"
        subprocess.run(["sayso", "brief", "--quiet", str(pile / "reports"), "-o", str(brief)], check=True)
        # Of two claims that hold as much of a gold one, the scorer takes whichever a set gives first.
        settled = {**os.environ, "PYTHONHASHSEED": "0"}
        done = subprocess.run(
            [sys.executable, str(scorer), "--json", str(pile), str(brief)], check=True, capture_output=True, env=settled
        )
    rows: Rows = json.loads(done.stdout)
    return rows


def total(tables: list[Rows]) -> Rows:
    """The sums over piles."""
    out: Rows = {}
    for table in tables:
        for name, (right, of) in table.items():
            row = out.setdefault(name, [0, 0])
            row[0] += right
            row[1] += of
    return out


def _cell(right: int, of: int) -> str:
    return f"{right / of:.3f} {right:>4}/{of:<4}" if of else "-"


def main() -> None:
    """Print the table."""
    scorer, piles = Path(sys.argv[1]), [Path(p) for p in sys.argv[2:]]
    tables = [score_pile(scorer, pile) for pile in piles]
    tables.append(total(tables))
    print(f"{'':30}" + "".join(f"{name[:18]:>20}" for name in [*(p.resolve().name for p in piles), "all"]))
    for name in tables[-1]:
        cells = [_cell(*table.get(name, [0, 0])) for table in tables]
        print(f"{name:30}" + "".join(f"{cell:>20}" for cell in cells))


if __name__ == "__main__":
    main()
