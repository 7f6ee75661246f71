"""Quantities without a numeral: "no deaths", "nobody was hurt", "doubled", "twice"."""

from __future__ import annotations

from sayso.resolve.quantities.counted import Counted, counted_after, in_state
from sayso.resolve.quantities.nouns import is_person, is_plural
from sayso.resolve.quantities.tokens import Tokens

# What a report counts when it says that there was none: harm, and what is looked for after it.
HARM = frozenset(
    "casualties injuries deaths fatalities losses arrests survivors cases victims attacks strikes explosions blasts bodies"
    " airstrikes incidents violations shots flights weapons wounded".split()
)
RATIOS = {
    "doubled": 2.0,
    "doubling": 2.0,
    "tripled": 3.0,
    "tripling": 3.0,
    "trebled": 3.0,
    "trebling": 3.0,
    "halved": 0.5,
}
RATIOS |= {"halving": 0.5, "quadrupled": 4.0, "quadrupling": 4.0, "quintupled": 5.0, "twice": 2.0, "thrice": 3.0}
RATIOS |= {
    f"{number}fold": float(n)
    for n, number in enumerate("two three four five six seven eight nine ten".split(), start=2)
}
NONE = frozenset(("no", "none", "nobody"))


def read_none(tokens: Tokens, i: int) -> tuple[int, Counted] | None:
    """The end of the words for nought that begin at token i, and what is counted; None where they count nothing."""
    word, end = tokens.word(i), tokens.ends[i]
    if word == "no" and tokens.word(i + 1) == "one":
        word, i, end = "nobody", i + 1, tokens.ends[i + 1]
    if word in ("nobody", "none") and in_state(tokens.text, end):
        return i + 1, Counted(None, True)
    if word == "nobody" or (word == "none" and tokens.word(i + 1) != "of"):
        return None
    counted = counted_after(tokens.text, end, one=False, part=False, measured=False)
    if counted.place is None:
        return None
    head = tokens.text[slice(*counted.place)].rpartition(" ")[2]
    low = head.lower()
    if low in HARM or (is_plural(low, head) and is_person(low, head)):
        return i + 1, Counted(counted.place, counted.persons)
    return None
