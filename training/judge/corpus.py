"""All training pairs of one epoch, from the data sets, the templates and the teacher."""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from training.judge import altered, disputes, events, labelled, made
from training.judge.pairs import NEUTRAL, Pair, headlines, inference, news, sentences
from training.judge.teacher import likeness
from training.judge.vectors import closest


def cached(path: Path, build: Callable[[], list[Pair]]) -> list[Pair]:
    """What `build` gives, remembered in a file of our own."""
    if not path.exists():
        path.write_bytes(pickle.dumps(build()))
    return pickle.loads(path.read_bytes())  # noqa: S301 written above


def corpus(args: argparse.Namespace) -> list[Pair]:
    """All training pairs of one epoch."""
    out = [replace(p, weight=args.cannot if p.origin == "cannot" else 1.0) for p in inference(args.data / "nli", False)]
    found = events.sentences(args.data / "ecbplus" / "train.jsonl.gz")
    texts = [p.a for p in out if p.origin != "counterfactual"] + [s.text for s in found]
    texts += news(args.data / "polnear" / "train" / "text")
    out += altered.pairs([t for t in texts if 30 < len(t) < 250], args.altered, args.seed)
    out += [p if p.event else replace(p, label=NEUTRAL, back=NEUTRAL) for p in events.pairs(found)]
    for year in (2013, 2014):
        out += [replace(p, weight=2.0) for p, test in headlines(args.data / "same_claim", year) if not test]
    # Two sentences of the news that are somewhat alike seldom conflict or follow from each other.
    near = cached(args.out.parent / "likeness.pickle", lambda: likeness(args.data))
    out += [replace(p, label=NEUTRAL, back=NEUTRAL) if (p.alike or 0.0) < 0.75 else p for p in near]
    out += list(made.pairs(args.made, args.seed))
    out += list(disputes.pairs(dev=False, seed=args.seed, closest=closest(args.out.parent)))
    out += list(labelled.pairs(args.data, dev=False)) * args.labelled
    out += list(unrelated(args.data, out, args.unrelated, args.seed))
    return out


def unrelated(data: Path, stock: Sequence[Pair], many: int, seed: int) -> Iterator[Pair]:
    """Pairs that leave each other open: sentences near each other in one article, often cut to their end as reported speech is;
    and the halves of two pairs of one set, taken at random."""
    dice = random.Random(seed)
    for path in sorted((data / "polnear" / "train" / "text").iterdir()):
        near = list(sentences(path))
        for i in dice.sample(range(len(near) - 3), min(len(near) - 3, max(0, many // 1600))) if len(near) > 3 else ():
            a, b = near[i], near[i + dice.randrange(1, 4)]
            yield Pair(tail(a, dice), tail(b, dice), "unrelated", NEUTRAL, NEUTRAL, weight=0.7)
    sets: dict[str, list[Pair]] = {}
    for pair in stock:
        sets.setdefault(pair.origin, []).append(pair)
    for _ in range(many // 2):
        found = sets[dice.choice(sorted(sets))]
        a, b = dice.choice(found).a, dice.choice(found).b
        yield Pair(a, b, "unrelated", NEUTRAL, NEUTRAL, event=False, weight=0.7)


def tail(text: str, dice: random.Random) -> str:
    """The sentence, or what is left of it from one of its first words on."""
    words = text.split()
    return " ".join(words[dice.randrange(1 + len(words) // 2) :]) if dice.random() < 0.5 else text
