"""Pairs from `disputes/`: what invented parties say of invented events, written by us.

An event has issues. In a file, lines `1` of an issue are two wordings of one claim, lines `2` two of a rival claim, and line `~`
looks like both and is neither. So the two wordings follow from each other, each claim conflicts with its rival, and all else of
one event leaves each other open. The files `news_*` are longer and harder: three wordings a side, as news would print them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path

from sayso.compare.propositions import DENIED
from training.judge.pairs import CONTRADICTS, ENTAILS, NEUTRAL, Pair, share

FOLDER = Path(__file__).parent / "disputes"
KINDS = ("polarity", "number", "date", "blame")
"""What a conflict is about, in the order of the network's answers."""

_HEAD = re.compile(r"[A-Z] (\w+)")
_LINE = re.compile(r"([12~]) (.+)")
# How alike two statements are: of one claim, of rival ones, of one issue otherwise, of one event.
_SAME, _RIVAL, _NEAR, _FAR = 1.0, 0.7, 0.35, 0.1
# Most pairs of a pile are of two issues, and those that are compared are close: so many a statement, of so many closest.
_APART, _AMONG = 2, 5
# How often an issue is shown with one of its statements denied, each way.
_DENIED = 0.5
# A twelfth of the events is kept from training.
_DEV = 1 / 12


@dataclass(slots=True)
class Issue:
    """The wordings of a claim, of its rival, and what looks like them."""

    kind: str
    origin: str
    one: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """All that is said."""
        return [*self.one, *self.other, *self.near]


def events(dev: bool) -> list[list[Issue]]:
    """The issues of each event for training, or of those kept from it. Raises ValueError for a line that is none."""
    found: list[list[Issue]] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("# "):
                found.append([])
            elif head := _HEAD.fullmatch(line):
                origin = "news" if path.name.startswith("news_") else "disputes"
                found[-1].append(Issue(head[1], origin))
            elif said := _LINE.fullmatch(line):
                issue = found[-1][-1]
                {"1": issue.one, "2": issue.other, "~": issue.near}[said[1]].append(said[2].strip())
            elif line.strip():
                raise ValueError(f"{path}:{number}: no event, issue or statement")
    return [issues for issues in found if (share(issues[0].one[0]) < _DEV) == dev]


Closest = Callable[[str, Sequence[str]], Sequence[str]]
"""Sorts texts by how close they are to a text, the closest first."""


def pairs(dev: bool, seed: int = 0, closest: Closest | None = None) -> Iterator[Pair]:
    """Every pair within an issue, and for each statement some of other issues of its event: of the closest, or at random."""
    dice = random.Random(seed)
    for issues in events(dev):
        for at, issue in enumerate(issues):
            for side in (issue.one, issue.other):
                for a, b in combinations(side, 2):
                    yield Pair(a, b, issue.origin, ENTAILS, ENTAILS, alike=_SAME)
            for a, b in product(issue.one, issue.other):
                yield Pair(a, b, issue.origin, CONTRADICTS, CONTRADICTS, alike=_RIVAL, kind=KINDS.index(issue.kind))
            for a, b in product(issue.near, [*issue.one, *issue.other]):
                yield Pair(a, b, issue.origin, NEUTRAL, NEUTRAL, alike=_NEAR)
            yield from _denied(issue, dice)
            yield from _apart(issue, [*issues[:at], *issues[at + 1 :]], dice, closest)


def _denied(issue: Issue, dice: random.Random) -> Iterator[Pair]:
    """One statement under a denial: it conflicts with its other wordings, follows from its rivals, and leaves the rest open."""
    for side, rival in ((issue.one, issue.other), (issue.other, issue.one)):
        if len(side) > 1 and dice.random() < _DENIED:
            said, again = dice.sample(side, 2)
            yield Pair(DENIED + said, again, issue.origin, CONTRADICTS, CONTRADICTS, alike=_RIVAL, kind=0)
        if rival and dice.random() < _DENIED:
            yield Pair(DENIED + dice.choice(side), dice.choice(rival), issue.origin, NEUTRAL, ENTAILS, alike=_RIVAL)
        if issue.near and dice.random() < _DENIED:
            yield Pair(DENIED + dice.choice(side), dice.choice(issue.near), issue.origin, NEUTRAL, NEUTRAL, alike=_NEAR)


def _apart(issue: Issue, others: Sequence[Issue], dice: random.Random, closest: Closest | None) -> Iterator[Pair]:
    lines = [line for other in others for line in other.lines]
    for a in issue.lines:
        among = closest(a, lines)[:_AMONG] if closest else lines
        for b in dice.sample(among, min(_APART, len(among))):
            yield Pair(a, b, issue.origin, NEUTRAL, NEUTRAL, alike=_FAR)
