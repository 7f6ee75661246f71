"""What one more report costs the relay stages of a growing pile, beside reading the whole pile at once.

    growing.py --reports 1000 10000

The invented stories of `spread`; copies are found beforehand, and count for nothing here. Each size in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence

from sayso.copies import find_derivations
from sayso.growing import Changes
from sayso.model import Attribution, Derivation, Report
from sayso.relay import (
    find_circles,
    find_links,
    find_origins,
    find_pickups,
    find_speakers,
    flag_plurals,
    through_outlets,
)
from sayso.relay.growing import Relays
from sayso.shelf import MemoryPile, MemoryShelf
from spread_network import spread

# So many reports come one by one, the last ones; the others before them in steps of so many.
_ONE_BY_ONE, _STEP = 200, 250

Row = tuple[str, float]


def at_once(reports: Sequence[Report], told: Sequence[Attribution], copies: Sequence[Derivation]) -> int:
    """All relay stages on a whole pile: the number of origins."""
    shown = through_outlets(reports, told)
    derivations = [*copies, *find_pickups(reports, shown, copies)]
    links = find_links(reports, shown)
    origins = find_origins(reports, shown, derivations, (), links, find_speakers(reports, shown))
    flag_plurals(shown, origins)
    find_circles(reports, shown, links)
    return len(origins)


def measure(count: int, seed: int) -> list[Row]:
    """All figures of one size."""
    world = spread(count, seed)
    copies = find_derivations(world.reports)
    start = time.process_time()
    origins = at_once(world.reports, world.attributions, copies)
    whole = time.process_time() - start
    pile, shelf = MemoryPile(world.reports, world.attributions), MemoryShelf()
    of = {d.report: d for d in copies}
    there, waiting, found = set[str](), dict[str, list[Derivation]](), set[str]()

    def step(some: Sequence[Report]) -> float:
        there.update(r.id for r in some)
        derivations: dict[str, Derivation | None] = {}
        for report in some:
            for d in [*([of[report.id]] if report.id in of else []), *waiting.pop(report.id, ())]:
                if d.original in there:
                    derivations[d.report] = d
                else:
                    waiting.setdefault(d.original, []).append(d)
        begun = time.process_time()
        changes: Changes = Relays(pile, shelf).update([r.id for r in some], [], derivations)
        took = time.process_time() - begun
        found.difference_update(i for i, o in changes.origins.items() if o is None)
        found.update(i for i, o in changes.origins.items() if o is not None)
        return took

    last = min(_ONE_BY_ONE, count // 2)
    early = world.reports[:-last]
    steps = [step(early[i : i + _STEP]) for i in range(0, len(early), _STEP)]
    single = sorted(step([report]) for report in world.reports[-last:])
    if len(found) != origins:
        raise AssertionError(f"{len(found)} origins, and {origins} at once")
    return [
        ("reports", count),
        ("statements", len(world.attributions)),
        ("at once: CPU ms a report", 1000 * whole / count),
        (f"in steps of {_STEP}: CPU ms a report", 1000 * sum(steps) / len(early)),
        ("one more report: CPU ms, median", 1000 * single[last // 2]),
        ("one more report: CPU ms, mean", 1000 * sum(single) / last),
        ("one more report: CPU ms, most", 1000 * single[-1]),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one, given.seed)))
        return
    tables = []
    for count in given.reports:
        command = [sys.executable, __file__, "--one", str(count), "--seed", str(given.seed)]
        tables.append(dict(json.loads(subprocess.run(command, check=True, capture_output=True).stdout)))
    for name in tables[0]:
        print(f"{name:42}" + "".join(f"{table[name]:>12,.3f}".removesuffix(".000").rjust(12) for table in tables))


if __name__ == "__main__":
    main()
