"""How much each word of a sentence tells: the same whatever else is in the pile, so that a new report changes nothing old.

`weights.txt` holds the stems that stand in at least four of some 46,500 sentences of news in English (articles of US politics in
PolNeAR's training part, ECB+, MEANTIME, re3d and an extraction benchmark; `training/word_weights.py`): ten times the logarithm
of how rarely each is met, in small letters. Any other word weighs what the rarest of them do.

A name is what all of a pile is about, and a figure is compared as a number elsewhere: neither weighs more than a middling word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sayso.compare.propositions import WORD, stems

# The most that a name and a figure weigh. A word of the table weighs 31 ("year") to 93.
_NAME, _FIGURE = 40, 60
# Where more of its words than this begin with a capital letter, a text is a headline, and a capital tells nothing.
_HEADLINE = 0.6
# So many words of one sentence count, the heaviest: what has more is no sentence.
_MOST = 200


def weigh(text: str) -> dict[str, int]:
    """The stems of a sentence that mean something by themselves, and what each weighs: 1 to 94, whole numbers, so that sums
    are the same in whatever order they are made."""
    rare, table = _table()
    words = [w.replace("’", "'") for w in WORD.findall(text)]
    headline = sum(w[0].isupper() for w in words) > _HEADLINE * len(words)
    found: dict[str, int] = {}
    for place, word in enumerate(words):
        for stem in stems([word.lower()]):
            weight = table.get(stem, rare)
            if word[0].isdigit():
                weight = min(weight, _FIGURE)
            elif word[0].isupper() and (stem not in table or (place and not headline)):
                weight = min(weight, _NAME)
            found[stem] = max(weight, found.get(stem, 0))
    heaviest = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
    return dict(heaviest) if len(found) > _MOST else found


def rarity(stem: str) -> int:
    """What a stem weighs that is no name."""
    rare, table = _table()
    return table.get(stem, rare)


@cache
def _table() -> tuple[int, Mapping[str, int]]:
    first, *lines = (files("sayso.compare") / "weights.txt").read_text(encoding="utf-8").splitlines()
    return int(first), {stem: int(weight) for weight, *held in map(str.split, lines) for stem in held}
