"""Copies and origins at scale, on invented stories that spread through outlets: quality, time and memory.

    spread.py --reports 1000 10000 100000     a size each in its own process
    spread.py --read 40                       what the reader finds in so many of the reports
    spread.py --articles FOLDER               synthetic reprints of real articles (FOLDER holds ground-truth.json)

Baselines in the same run: outlets counted, and MinHash clusters (rensa, 128 permutations, Jaccard 0.5), where it is installed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.copies import CopyIndex, Memory, find_derivations
from sayso.model import Derivation, Page, Report, Span
from sayso.pipeline import read_page
from sayso.relay import find_origins, find_pickups
from sayso.shelf import MemoryPile
from spread_network import World, spread

# So many of the reports are added to the index one by one, after all others.
_ONE_BY_ONE = 200

Row = tuple[str, float | None]
Pairs = dict[str, str]


def measure(count: int, seed: int) -> list[Row]:
    """All figures of one size."""
    start = time.process_time()
    world = spread(count, seed)
    made = time.process_time()
    memory = [_memory()]
    index = CopyIndex(Memory(), MemoryPile(world.reports).reports)
    last = min(_ONE_BY_ONE, count // 2)
    told = index.update(world.reports[:-last])
    adding = time.process_time()
    for report in world.reports[-last:]:
        told |= index.update([report])
    added = time.process_time()
    derivations = [derivation for _, derivation in sorted(told.items()) if derivation]
    copies = time.process_time()
    memory.append(_memory())
    cited = find_pickups(world.reports, world.attributions, derivations)
    pickups = time.process_time()
    origins = find_origins(world.reports, world.attributions, [*derivations, *cited])
    done = time.process_time()
    found = {a: o.id for o in origins for a in o.attributions}
    outlets = {r.id: r.outlet for r in world.reports}
    by_outlet = {a.id: f"{outlets[a.report]} {world.claims[a.id]}" for a in world.attributions}
    rows: list[Row] = [
        ("reports", count),
        ("statements", len(world.attributions)),
        ("copies: CPU ms a report", 1000 * (copies - made) / count),
        ("copies: CPU ms for one more report", 1000 * (added - adding) / last),
        ("pickups: CPU ms a report", 1000 * (pickups - copies) / count),
        ("origins: CPU ms a report", 1000 * (done - pickups) / count),
        ("generating: CPU ms a report", 1000 * (made - start) / count),
        ("peak memory, MiB: reports and statements", memory[0]),
        ("peak memory, MiB: with copies", memory[1]),
        ("peak memory, MiB: with origins", _memory()),
        *_copy_rows(world, derivations),
        *_cited_rows(world, cited),
        *_pair_rows("origins: pairs of statements", world.origins, found),
        *_count_rows("origins of a claim, by us", world, found),
        *_count_rows("origins of a claim, by outlets counted", world, by_outlet),
    ]
    return rows + _minhash_rows(world)


def _memory() -> float:
    """The most that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read_sample(count: int, seed: int) -> list[Row]:
    """How many of the generated statements the reader finds: half of the content, and its speaker, in the same report."""
    world = spread(count, seed)
    gold = defaultdict(list)
    for one in world.attributions:
        gold[one.report].append(one)
    found = named = 0
    for report in world.reports:
        page = Page.of(report.address, report.text.encode(), "text/plain")
        read = [a for a in read_page(page, plain=True).attributions if a.content]
        for one in gold[report.id]:
            start, end = one.content[0].start, one.content[0].end
            hits = [a for a in read if _overlap(a.content, start, end) * 2 >= end - start]
            found += bool(hits)
            named += any(a.speaker and one.speaker and a.speaker.name == one.speaker.name for a in hits)
    size = max(len(world.attributions), 1)
    return [
        ("reports", count),
        ("statements", size),
        ("reader: found", found / size),
        ("reader: speaker", named / size),
    ]


def _overlap(spans: Sequence[Span], start: int, end: int) -> int:
    return sum(max(0, min(span.end, end) - max(span.start, start)) for span in spans)


def _copy_rows(world: World, derivations: Sequence[Derivation]) -> list[Row]:
    gold = {made: original for made, (original, _) in world.derived.items()}
    found = {d.report: d.original for d in derivations}
    undirected = {frozenset(pair) for pair in gold.items()}
    met = [d for d in derivations if frozenset((d.report, d.original)) in undirected]
    right = [d for d in met if gold.get(d.report) == d.original]
    kinds = [d for d in right if d.kind is world.derived[d.report][1]]
    family = sum(_root(gold, made) == _root(gold, original) for made, original in found.items())
    return [
        ("copies: pairs, precision", len(right) / max(len(found), 1)),
        ("copies: pairs, recall", len(right) / max(len(gold), 1)),
        ("copies: of one family, precision", family / max(len(found), 1)),
        ("copies: derived or not, recall", len(gold.keys() & found.keys()) / max(len(gold), 1)),
        ("copies: direction", len(right) / max(len(met), 1)),
        ("copies: kind", len(kinds) / max(len(right), 1)),
    ]


def _cited_rows(world: World, cited: Sequence[Derivation]) -> list[Row]:
    right = sum(world.cited.get(d.report) == d.original for d in cited)
    return [
        ("citations without copying, precision", right / max(len(cited), 1)),
        ("citations without copying, recall", right / max(len(world.cited), 1)),
    ]


def _root(originals: Pairs, report: str) -> str:
    while report in originals:
        report = originals[report]
    return report


def _pair_rows(name: str, gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> list[Row]:
    """Precision and recall over all pairs, by counting and not by forming them."""
    both = _pairs(Counter((gold[i], found.get(i, i)) for i in gold).values())
    said, truth = _pairs(Counter(found.get(i, i) for i in gold).values()), _pairs(Counter(gold.values()).values())
    return [(f"{name}, precision", both / max(said, 1)), (f"{name}, recall", both / max(truth, 1))]


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def _count_rows(name: str, world: World, found: Mapping[str, Hashable]) -> list[Row]:
    """How far the number of origins of each claim is from the truth, and how often it is right; claims of two reports or more."""
    truth, said, size = defaultdict(set), defaultdict(set), Counter(world.claims.values())
    for one, claim in world.claims.items():
        if size[claim] > 1:
            truth[claim].add(world.origins[one])
            said[claim].add(found.get(one, one))
    off = [abs(len(said[claim]) - len(truth[claim])) for claim in truth]
    return [(f"{name}: off by", sum(off) / max(len(off), 1)), (f"{name}: right", off.count(0) / max(len(off), 1))]


def _minhash_rows(world: World) -> list[Row]:
    start = time.process_time()
    clusters = minhash_clusters(world.reports)
    if clusters is None:
        return [("MinHash: rensa is not installed", None)]
    took = time.process_time() - start
    originals = {made: original for made, (original, _) in world.derived.items()}
    family = {r.id: _root(originals, r.id) for r in world.reports}
    in_cluster = Counter(clusters.values())
    by_cluster = {a.id: f"{clusters[a.report]} {world.claims[a.id]}" for a in world.attributions}
    return [
        ("MinHash: CPU ms a report", 1000 * took / max(len(world.reports), 1)),
        *_pair_rows("MinHash: pairs of one family", family, clusters),
        (
            "MinHash: derived reports in any cluster",
            sum(in_cluster[clusters[m]] > 1 for m in originals) / max(len(originals), 1),
        ),
        *_count_rows("origins of a claim, by MinHash clusters", world, by_cluster),
    ]


def minhash_clusters(reports: Sequence[Report], threshold: float = 0.5) -> dict[str, int] | None:
    """Report id -> cluster, over pairs whose estimated Jaccard of word 4-grams reaches the threshold; None without rensa."""
    try:
        rensa: Any = importlib.import_module("rensa")
    except ImportError:
        return None
    lsh = rensa.RMinHashLSH(threshold=threshold, num_perm=128, num_bands=32)
    prints: list[Any] = []
    parent = list(range(len(reports)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, report in enumerate(reports):
        words = re.findall(r"\w+", report.text.lower())
        one = rensa.RMinHash(num_perm=128, seed=42)
        one.update([" ".join(words[j : j + 4]) for j in range(len(words) - 3)])
        for other in lsh.query(one):
            if one.jaccard(prints[other]) >= threshold:
                parent[root(i)] = root(other)
        lsh.insert(i, one)
        prints.append(one)
    return {report.id: root(i) for i, report in enumerate(reports)}


def reprints(folder: Path, seed: int) -> list[Row]:
    """Real bodies, each reprinted whole, cut to a half, and with a half of it inside another: what finds how many."""
    gold: dict[str, dict[str, str]] = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    bodies = [one["articleBody"] for _, one in sorted(gold.items()) if len(one["articleBody"].split()) >= 120]
    rng, rows = random.Random(seed), list[Row]()
    originals = [Report(f"o{i:03}", f"o{i}", "0", body, outlet=f"Outlet {i}") for i, body in enumerate(bodies)]
    for name, change in {"whole": _whole, "cut to a half": _half, "a half inside another": _inside}.items():
        made = [
            Report(
                f"z{i:03}",
                f"z{i}",
                "0",
                change(body, bodies[(i + 1) % len(bodies)], rng),
                outlet=f"Paper {i}",
                credits=("X",),
            )
            for i, body in enumerate(bodies)
        ]
        base = find_derivations(originals)
        found = {d.report: d.original for d in find_derivations([*originals, *made])}
        clusters = minhash_clusters([*originals, *made])
        hit = sum(found.get(f"z{i:03}") in _sources(i, name, len(bodies)) for i in range(len(bodies)))
        rows.append((f"{name}: found by us", hit / len(bodies)))
        rows.append(
            (f"{name}: originals taken for copies", sum(d in found for d in (o.id for o in originals)) - len(base))
        )
        if clusters:
            same = sum(
                any(clusters[s] == clusters[f"z{i:03}"] for s in _sources(i, name, len(bodies)))
                for i in range(len(bodies))
            )
            rows.append((f"{name}: found by MinHash at 0.5", same / len(bodies)))
    return [("articles", len(bodies)), *rows]


def _sources(i: int, name: str, count: int) -> set[str]:
    return {f"o{i:03}", f"o{(i + 1) % count:03}"} if "inside" in name else {f"o{i:03}"}


def _whole(body: str, _: str, __: random.Random) -> str:
    return body


def _half(body: str, _: str, rng: random.Random) -> str:
    words = body.split(" ")
    start = rng.randrange(len(words) // 2)
    return " ".join(words[start : start + len(words) // 2])


def _inside(body: str, other: str, rng: random.Random) -> str:
    words = other.split(" ")
    at = rng.randrange(len(words))
    return " ".join([*words[:at], _half(body, "", rng), *words[at:]])


def _print(tables: Sequence[Sequence[Row]]) -> None:
    cells = [dict(table) for table in tables]
    for name in dict.fromkeys(name for table in cells for name in table):
        values = (table.get(name) for table in cells)
        print(f"{name:52}" + "".join(f"{'-' if v is None else f'{v:,.3f}'.removesuffix('.000'):>14}" for v in values))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--read", type=int, help="run the reader on so many reports")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one, given.seed)))
    elif given.read:
        _print([read_sample(given.read, given.seed)])
    elif given.articles:
        _print([reprints(given.articles, given.seed)])
    else:
        tables = []
        for count in given.reports:
            command = [sys.executable, __file__, "--one", str(count), "--seed", str(given.seed)]
            tables.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
        _print(tables)


if __name__ == "__main__":
    main()
