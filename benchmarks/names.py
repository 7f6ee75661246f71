"""How well the reader finds names, beside the rules that the resolver had for people.

    python -m benchmarks.names MEANTIME RE3D

Prints span F1 on both corpora, over people, organisations and places together and of each, exact and relaxed; below that,
what rules find of the people named in full (two capitalised words or more, titles off, no word of a body or an outlet among
them), which is how the resolver knew people before the reader gave names. What counts as a name is told in
training/proper_names.py, what as found in training/name_scores.py. The model in the package was trained on these very texts:
`python -m training.names --folds 5` prints the figures of heads that did not see them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from training.corpora import Labelled, meantime, re3d
from training.name_scores import Span, count, figures, table

from sayso.attribute import default_reader
from sayso.resolve.names import is_person_name, split_titles

_WORD = r"(?:[A-Z][\w’'-]*\w|[A-Z]\.?)"
_CAPITALS = re.compile(rf"{_WORD}(?:\s+(?:(?:de|da|der|von|van|al|el|bin|ter|la)\s+)?{_WORD})+")


def by_reader(text: str) -> list[Span]:
    """The names that the package's reader finds."""
    return [(n.start, n.end, str(n.type)) for n in default_reader().read(text, []).names]


def by_rules(text: str) -> list[Span]:
    """The people that rules find: capitalised words that may be a person's full name."""
    found = []
    for m in _CAPITALS.finditer(text):
        start, name, _ = split_titles(m.start(), m.group())
        if is_person_name(name):
            found.append((start, start + len(name), "person"))
    return found


def counts(texts: Iterable[Labelled], find: Callable[[str], list[Span]]) -> Counter[tuple[str, str]]:
    """What `find` finds in all texts."""
    n: Counter[tuple[str, str]] = Counter()
    for one in texts:
        count(n, one, find(one.text))
    return n


def full_names(one: Labelled) -> Labelled:
    """The text with people named by one word left open, for the rules find full names only."""
    short = [(a, b) for a, b, kind in one.names if kind == "person" and " " not in one.text[a:b]]
    names = tuple(n for n in one.names if n[:2] not in short)
    return Labelled(one.name, one.text, names, (*one.unsure, *short), one.complete)


def main() -> None:
    """Print the figures."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    for name, texts in (("MEANTIME", list(meantime(Path(sys.argv[1])))), ("re3d", list(re3d(Path(sys.argv[2]))))):
        print(f"{name}: {len(texts)} texts, the reader\n{table(counts(texts, by_reader))}")
        full = [full_names(t) for t in texts]
        for who, find in (("the rules", by_rules), ("the reader", by_reader)):
            f = figures(counts(full, find), ("person",))
            print(
                f"people by full name, {who}: exact {f['exact']:.1f}, relaxed {f['relaxed']:.1f}, "
                f"precision {f['precision']:.1f}, recall {f['recall']:.1f}"
            )


if __name__ == "__main__":
    main()
