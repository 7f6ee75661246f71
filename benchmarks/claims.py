"""How long comparing takes a statement, and how much memory a pile takes, as it grows: claims.py [SIZE...]

For each size (1,000, 10,000 and 100,000 statements, else those given) an invented pile of so many statements is taken in at
once; then thirty more reports come, one at a time. Prints milliseconds of processor time a statement for both, the slowest of
the thirty, how many pairs were judged a statement, how many claims there are, and how much memory the pile takes on its shelf and
in its index (MiB, the most while it is taken in). The judge is a stand-in that takes no time; the one in the package takes about
3 ms a pair.

A second table is of the indexes alone, in memory and in SQLite. By words: seconds to put all texts in; milliseconds to look a
text up by the postings of its words; seconds to read all into memory, which is what a large transaction does, and milliseconds
there. By meaning, where all is always read: seconds to put in, seconds to read, milliseconds.

Statements tell of stories: a story has its names and its rare words, of a vocabulary as wide as that of the news (as many words
again for ten times the text); beside them stand words of everyday frequency. A third of all statements are copies.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

import numpy as np
import sqlalchemy as sa

from sayso.compare import Comparing, Indexes
from sayso.compare.judge import Verdict
from sayso.compare.judge.features import VECTOR, packed
from sayso.compare.pile import MemoryKnown
from sayso.compare.related import BY_MEANING, BY_WORDS
from sayso.compare.weights import weigh
from sayso.ledger.closeness import SqlVectors
from sayso.ledger.likeness import SqlIndex
from sayso.ledger.schema import metadata
from sayso.model import Agent, AgentType, Attribution, Kind, Origin, OriginKind, Report, Speaker
from sayso.shelf import MemoryPile, MemoryShelf

SIZES = (1_000, 10_000, 100_000)
_HEADS = ("texts", "s put", "ms postings", "s read all", "ms in memory", "s put vectors", "s read all", "ms in memory")
# Statements a report, statements a story, reports that come one at a time.
_REPORT, _STORY, _LATER = 3, 12, 30
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu bra cle dri flo gru".split()


@dataclass(slots=True)
class Stand:
    """A judge that knows nothing and takes no time."""

    name: str = "stand-in"
    asked: int = 0

    def compare(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """The same word on every pair."""
        self.asked += len(pairs)
        return [Verdict(0.2, 0.2, 0.1, 0.5) for _ in pairs]

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        """Texts that share words point the same way: the sum of a direction a word."""
        return [_direction(text) for text in texts]


@dataclass(slots=True)
class Pile:
    """An invented pile."""

    rng: random.Random
    pile: MemoryPile = field(default_factory=MemoryPile)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    story: list[str] = field(default_factory=list)

    def known(self) -> MemoryKnown:
        """What comparing sees of it."""
        return MemoryKnown(self.pile, self.speakers, self.origins)

    def write(self) -> str:
        """One more report; its id."""
        name = f"r{len(self.origins):07}"
        said = [self.sentence() for _ in range(_REPORT)]
        report = Report(name, name, "", "\n\n".join(said))
        at, made = 0, []
        for words in said:
            one = f"{name}-{at}"
            content = report.span(at, at + len(words))
            who = f"Speaker {self.rng.randrange(50)} of {self.story[0]}"
            agent = Agent(who, AgentType.PERSON, True)
            made.append(Attribution(one, name, (), (), (content,), Kind.INDIRECT, 1.0, "made", None, agent))
            self.speakers[one] = Speaker(who, who, AgentType.PERSON, True, (who,), ())
            self.origins[one] = Origin(f"o{who}", OriginKind.UTTERANCE, who, None, ())
            at += len(words) + 2
        self.pile.add([report], made)
        return name

    def sentence(self) -> str:
        """One more sentence, or an earlier one again."""
        if len(self.told) % _STORY == 0:
            # A vocabulary grows with the root of the text (Heaps).
            wide = 2_000 + int(40 * len(self.told) ** 0.5) * 10
            self.story = [_word(self.rng.randrange(wide)).title() for _ in range(2)]
            self.story += [_word(self.rng.randrange(wide)) for _ in range(6)]
        if self.told and self.rng.random() < 1 / 3:
            said = self.rng.choice(self.told[-_STORY:])
        else:
            everyday = self.rng.choices(*_EVERYDAY, k=self.rng.randint(4, 9))
            own = self.rng.sample(self.story, k=self.rng.randint(2, 6))
            words = [*everyday, *own]
            self.rng.shuffle(words)
            said = f"The {' '.join(words)}."
        self.told.append(said)
        return said


def _direction(text: str) -> bytes:
    total = np.zeros(VECTOR)
    for word, weight in weigh(text).items():
        total += weight * np.random.default_rng(list(word.encode())).standard_normal(VECTOR)
    return packed(total)


def _word(number: int) -> str:
    """An invented word."""
    made = ""
    while number or not made:
        number, rest = divmod(number, len(_SYLLABLES))
        made += _SYLLABLES[rest]
    return f"{made}n"


def _everyday() -> tuple[list[str], list[float]]:
    lines = (files("sayso.compare") / "weights.txt").read_text(encoding="utf-8").splitlines()[1:]
    weights = {stem: int(line.split()[0]) for line in lines for stem in line.split()[1:] if stem.isalpha()}
    return [*weights], [2.718 ** (-weight / 10) for weight in weights.values()]


_EVERYDAY = _everyday()


def measure(size: int) -> Iterator[str]:
    """The cells of one row."""
    pile, shelf, index, judge = Pile(random.Random(7)), MemoryShelf(), Indexes.in_memory(), Stand()
    first = [pile.write() for _ in range(size // _REPORT)]
    before = _memory()
    start = time.process_time()
    found = Comparing(pile.known(), shelf, index, judge).update(first)
    yield f"{1000 * (time.process_time() - start) / size:.2f}"
    held = _memory() - before
    asked, judge.asked = judge.asked, 0
    later, took = [pile.write() for _ in range(_LATER)], []
    for report in later:
        known = pile.known()
        start = time.process_time()
        Comparing(known, shelf, index, judge).update([report])
        took.append(1000 * (time.process_time() - start) / _REPORT)
    yield f"{sum(took) / len(took):.2f}"
    yield f"{max(took):.2f}"
    yield f"{asked / size:.1f}"
    yield f"{judge.asked / _LATER / _REPORT:.1f}"
    yield str(len(found.claims))
    yield f"{held / 2**20:.0f}"


def measure_index(size: int) -> Iterator[str]:
    """The cells of one row of the second table."""
    pile = Pile(random.Random(7))
    said = {f"t{n:07}": pile.sentence() for n in range(size)}
    vectors = {name: weigh(text) for name, text in said.items()}
    directions = {name: _direction(text) for name, text in said.items()}
    some = sorted(vectors)[:: max(1, size // _LATER)]
    with tempfile.TemporaryDirectory() as folder:
        engine = sa.create_engine(f"sqlite:///{folder}/index.db")
        metadata.create_all(engine)
        with engine.begin() as connection:
            yield f"{_seconds(lambda: SqlIndex(connection).put(vectors)):.1f}"
        with engine.begin() as connection:
            by_postings = SqlIndex(connection, many=size + len(some) + 1)
            yield f"{1000 * _seconds(lambda: by_postings.nearest(some, BY_WORDS)) / len(some):.2f}"
            read = SqlIndex(connection, many=0)
            yield f"{_seconds(lambda: read.nearest(some[:1], BY_WORDS)):.1f}"
            yield f"{1000 * _seconds(lambda: read.nearest(some, BY_WORDS)) / len(some):.2f}"
        with engine.begin() as connection:
            yield f"{_seconds(lambda: SqlVectors(connection).put(directions)):.1f}"
        with engine.begin() as connection:
            close = SqlVectors(connection)
            yield f"{_seconds(lambda: close.nearest(some[:1], BY_MEANING)):.1f}"
            yield f"{1000 * _seconds(lambda: close.nearest(some, BY_MEANING)) / len(some):.2f}"
        engine.dispose()


def _seconds(do: Callable[[], object]) -> float:
    start = time.process_time()
    do()
    return time.process_time() - start


def _memory() -> int:
    """The most that the process has taken so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _print_row(size: int, cells: Iterator[str]) -> None:
    print(f"{size:>15}", end="", flush=True)
    for cell in cells:
        print(f"{cell:>15}", end="", flush=True)
    print(flush=True)


def main() -> None:
    """Print the tables."""
    sizes = [int(a) for a in sys.argv[1:]] or SIZES
    heads = ("statements", "ms at once", "ms one by one", "slowest", "judged", "judged later", "claims", "MiB")
    print("".join(f"{head:>15}" for head in heads))
    for size in sizes:
        _print_row(size, measure(size))
    print("".join(f"{head:>15}" for head in _HEADS))
    for size in sizes:
        _print_row(size, measure_index(size))


if __name__ == "__main__":
    main()
