"""How well the judge tells whether one statement follows from another, conflicts with it, or tells of the same.

    python -m benchmarks.judge NLI SAME_CLAIM ECB

from the repository's root. Inference: accuracy of the three answers, and of conflict against the rest, on the dev part of each
set (a tenth, told by a hash, of those without one; none of it was trained on). Headlines: Spearman's rank correlation of `same`
with people's scores, on all pairs and on the half not trained on. ECB+ dev: average precision of `same` on pairs of sentences
of one topic and different articles, positive where they share an event chain. Pairs: accuracy of `contradicts` above a half on
the pairs in tests/compare/judge/pairs.tsv, by kind. Disputes: how often a pair of rivals ranks above one that is none by
`contradicts`, and a pair of one claim above one that is none by what follows, on events of `training/judge/disputes` that were
kept from training, and on the tables of tests/compare/statements, which were never trained on. Reach: how many pairs of rivals in
each of these are found at all among all statements of the set: as neighbours by words, or by meaning. Calibration: mean
probability of the chosen answer less its accuracy. Time: of one pair, one thread.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

from training.judge import disputes, events
from training.judge.measure import average_precision, ranked_right, spearman
from training.judge.pairs import CONTRADICTS, ENTAILS, NEUTRAL, Pair, headlines, inference

from sayso.compare.closeness import MemoryVectors
from sayso.compare.judge import Judge, Verdict, bundled_judge
from sayso.compare.nearest import Index, MemoryIndex, Row
from sayso.compare.neighbours import Neighbours
from sayso.compare.related import BY_MEANING, BY_WORDS
from sayso.compare.weights import weigh
from sayso.shelf import MemoryShelf

_TESTS = Path(__file__).resolve().parent.parent / "tests" / "compare"
_PAIRS, _STATEMENTS = _TESTS / "judge" / "pairs.tsv", _TESTS / "statements"


def answer(verdict: Verdict) -> tuple[int, float]:
    """The likeliest of the three answers from the first statement to the second, and its probability."""
    open_ = 1 - verdict.entails - verdict.contradicts
    return max(
        ((ENTAILS, verdict.entails), (CONTRADICTS, verdict.contradicts), (NEUTRAL, open_)), key=lambda found: found[1]
    )


def mean(values: Iterable[float]) -> float:
    """The mean, 0 of nothing."""
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def judged(judge: Judge, pairs: Sequence[Pair]) -> list[Verdict]:
    """The verdicts on pairs."""
    return judge.compare([(p.a, p.b) for p in pairs])


def on_inference(judge: Judge, folder: Path) -> None:
    """Prints a line a set."""
    sets: dict[str, list[Pair]] = {}
    for pair in inference(folder, dev=True):
        sets.setdefault(pair.origin, []).append(pair)
    print(f"{'inference':<16}{'pairs':>7}{'three':>8}{'conflict':>10}{'calibration':>13}")
    for name, pairs in sets.items():
        answers = [answer(v) for v in judged(judge, pairs)]
        right = [got == p.label for p, (got, _) in zip(pairs, answers, strict=True)]
        conflict = [
            (got == CONTRADICTS) == (p.label == CONTRADICTS) for p, (got, _) in zip(pairs, answers, strict=True)
        ]
        off = mean(chance for _, chance in answers) - mean(right)
        print(f"{name:<16}{len(pairs):>7}{mean(right):>8.3f}{mean(conflict):>10.3f}{off:>+13.3f}")


def on_headlines(judge: Judge, folder: Path) -> None:
    """Prints a line a year."""
    for year in (2013, 2014):
        rows = headlines(folder, year)
        same = [v.same for v in judged(judge, [p for p, _ in rows])]
        gold = [p.alike or 0.0 for p, _ in rows]
        half = [i for i, (_, test) in enumerate(rows) if test]
        held = spearman([same[i] for i in half], [gold[i] for i in half])
        print(f"headlines {year}: Spearman {spearman(same, gold):.3f}, on the {len(half)} held out {held:.3f}")


def on_events(judge: Judge, folder: Path) -> None:
    """Prints how the pairs were made and the average precision."""
    found = events.sentences(folder / "dev.jsonl.gz")
    pairs = list(events.pairs(found))
    gold = [bool(p.event) for p in pairs]
    ap = average_precision([v.same for v in judged(judge, pairs)], gold)
    print(
        f"ECB+ dev: average precision {ap:.3f} on {len(pairs)} pairs of {len(found)} sentences, each pair of one topic and two "
        f"articles, {sum(gold)} ({mean(gold):.0%}) with a common event chain"
    )


def on_pairs(judge: Judge, path: Path) -> None:
    """Prints the accuracy by kind, and the time of a pair."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    began = time.perf_counter()
    found = judge.compare([(a, b) for a, b, *_ in rows])
    took = (time.perf_counter() - began) / len(rows)
    kinds = {kind for *_, kind, _ in rows}
    tests: list[tuple[str, Callable[[list[str]], bool]]] = [("all", lambda row: True)]  # noqa: ARG005
    tests += [(kind, lambda row, kind=kind: row[3] == kind) for kind in sorted(kinds)]  # type: ignore[misc]
    for name, holds in tests:
        mine = [(row[2] == "conflict", v.contradicts > 0.5) for row, v in zip(rows, found, strict=True) if holds(row)]
        conflicts = [got for gold, got in mine if gold]
        lookalikes = [not got for gold, got in mine if not gold]
        print(
            f"pairs, {name}: accuracy {mean(a == b for a, b in mine):.3f} of {len(mine)}; conflicts found "
            f"{mean(conflicts):.2f}, look-alikes let pass {mean(lookalikes):.2f}"
        )
    print(f"time: {1000 * took:.1f} ms a pair")


def on_disputes(judge: Judge) -> None:
    """Prints a line for the events kept from training, and one for each table of statements."""
    kept = [
        (p.a, p.b, "same" if p.label == ENTAILS else "none" if p.kind is None else disputes.KINDS[p.kind])
        for p in disputes.pairs(dev=True)
    ]
    sets = {"kept from training": kept}
    for path in sorted(_STATEMENTS.glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
        # Of who said it, and of a cue that denies, the words alone tell nothing.
        sets[path.stem] = [
            (r[5], r[8], r[1]) for r in rows if r[1] != "attribution" and r[4] not in ("blamed", "denied")
        ]
    for name, pairs in sets.items():
        found = judge.compare([(a, b) for a, b, _ in pairs])
        rival, same = [what in disputes.KINDS for *_, what in pairs], [what == "same" for *_, what in pairs]
        about = [v.about == what for v, (*_, what) in zip(found, pairs, strict=True) if what in disputes.KINDS]
        print(
            f"disputes, {name}: {len(pairs)} pairs; a conflict ranks above none in "
            f"{ranked_right([v.contradicts for v in found], rival):.3f}, a claim told twice in "
            f"{ranked_right([v.follows for v in found], same):.3f}; kind right in {mean(about):.2f} of {sum(rival)}"
        )
        on_reach(
            judge, {(a, b) for a, b, what in pairs if what in disputes.KINDS}, [t for a, b, _ in pairs for t in (a, b)]
        )


def on_reach(judge: Judge, rivals: Collection[tuple[str, str]], texts: Iterable[str]) -> None:
    """Prints how many rivals lie among each other's neighbours, of all texts."""
    every = sorted(set(texts))
    by_words = neighbours(MemoryIndex(), {text: weigh(text) for text in every}, BY_WORDS)
    by_meaning = neighbours(MemoryVectors(), dict(zip(every, judge.vectors(every), strict=True)), BY_MEANING)
    shares = (
        mean((min(pair), max(pair)) in found for pair in rivals)
        for found in (by_words, by_meaning, by_words | by_meaning)
    )
    print("  reach: of {} rivals {:.3f} by words, {:.3f} by meaning, {:.3f} by either".format(len(rivals), *shares))


def neighbours(index: Index[Row], rows: Mapping[str, Row], most: int) -> frozenset[tuple[str, str]]:
    """The pairs of texts, each in order, of which one is among the likest of the other."""
    return Neighbours(MemoryShelf(), index, "texts", most).update(rows, ()).met


def main(nli: Path, same_claim: Path, ecb: Path) -> None:
    """Prints all of it."""
    judge = bundled_judge()
    print(judge.name)
    on_inference(judge, nli)
    on_headlines(judge, same_claim)
    on_events(judge, ecb)
    on_disputes(judge)
    on_pairs(judge, _PAIRS)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
