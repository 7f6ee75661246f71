"""Reads every WARC file of a folder and prints what was read and what was not: `python benchmarks/warc.py FOLDER`.

One line a file: its records, the pages taken from them, the damaged places, and the records passed over by kind.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from sayso.collect import count_warc

TOTALS = ("records", "pages", "problems")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder with .warc and .warc.gz files")
    folder: Path = parser.parse_args().folder
    files = sorted(path for path in folder.rglob("*") if path.name.endswith((".warc", ".warc.gz")))
    if not files:
        parser.error(f"no .warc or .warc.gz file in {folder}")
    width = max(len(path.name) for path in files)
    print(f"{'file':{width}}  records  pages  problems  passed over")
    total: Counter[str] = Counter()
    for path in files:
        counts = count_warc(path)
        total.update(counts)
        print(line(path.name, width, counts))
    print(line("all", width, total))


def line(name: str, width: int, counts: dict[str, int]) -> str:
    """One line of the table; pages and passed-over kinds add up to the records, less the damaged ones."""
    passed = sorted((kind, count) for kind, count in counts.items() if kind not in TOTALS)
    told = ", ".join(f"{count} {kind}" for kind, count in passed) or "-"
    return f"{name:{width}}  {counts['records']:7}  {counts['pages']:5}  {counts['problems']:8}  {told}"


if __name__ == "__main__":
    main()
