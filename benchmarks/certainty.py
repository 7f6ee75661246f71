"""How far signs that a reader could name go in telling whether an event happened, against UDS-IH2.

    certainty.py TRAIN.jsonl DEV.jsonl

Each line of the files holds `text` (words parted by blanks) and `targets`, each with `span1` (words) and `label`: how
certain it is that what the verb tells of happened, -3 to 3 (White et al. 2016; Rudinger et al. 2018). What is still to come
counts as not having happened. A weighted sum of the signs below is fitted to TRAIN by ridge regression; printed are
Pearson's correlation on both files, and the weights. Nothing in the package uses them: they are what a trained head has
to beat.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso.resolve.likelihood.clauses import PAST_FORMS, lower_words

RIDGE = 5.0
_PAUSES = frozenset(',;:—–().!?"“”')
_NEGATIONS = frozenset("not no never nobody nothing none neither nor without hardly cannot".split())
_OPEN = frozenset("if unless whether until lest".split())
_WISH = frozenset(
    "want wants wanted hope hopes hoped wish plan plans planned try tries tried trying need needs needed like"
    " love ask asked asks tell told order ordered going able ready how where what decide decided intend intends"
    " wanting looking way chance time".split()
)
_DONE = frozenset(
    "used began begin begins continue continued continues started starts start managed happy glad sorry failed"
    " got get".split()
)
_THINK = frozenset(
    "think thinks thought believe believes believed guess suppose seems seem hope says said claim claims".split()
)
_DETERMINERS = frozenset("the a an my your his her its our their this that these those of in for any some".split())
_MIND = frozenset(
    "know think want have need like love feel believe understand hope guess agree mean seem appreciate remember"
    " care wish".split()
)
_NEAR, _FAR = 5, 10


@dataclass(frozen=True)
class Context:
    """A verb, the words before it up to a pause (the nearest last), all words before it, and all behind it."""

    verb: str
    near: Sequence[str]
    before: Sequence[str]
    then: Sequence[str]


Sign = Callable[[Context], bool]


def _last(before: Sequence[str]) -> str:
    return before[-1] if before else ""


SIGNS: dict[str, Sign] = {
    "not in front": lambda c: bool(_NEGATIONS & set(c.near[-4:])),
    "will": lambda c: bool({"will", "shall", "gonna"} & set(c.near[-4:])),
    "would": lambda c: bool({"would", "'d"} & set(c.near[-4:])),
    "can, could": lambda c: bool({"can", "could", "able"} & set(c.near[-4:])),
    "may, might": lambda c: bool({"may", "might", "maybe", "perhaps", "probably"} & set(c.near[-5:])),
    "should, must": lambda c: bool({"should", "must", "ought", "need", "needs", "shall"} & set(c.near[-4:])),
    "to": lambda c: _last(c.near) == "to" or c.near[-2:-1] == ["to"],
    "to behind a wish": lambda c: "to" in c.near[-2:] and bool(_WISH & set(c.near[-_NEAR:])),
    "to behind a deed": lambda c: "to" in c.near[-2:] and bool(_DONE & set(c.near[-4:])),
    "have": lambda c: bool({"has", "have", "had"} & set(c.near[-3:])) and "to" not in c.near[-2:],
    "be": lambda c: bool({"is", "are", "was", "were", "am", "been", "'s", "'re", "'m"} & set(c.near[-3:])),
    "was": lambda c: bool({"was", "were", "did"} & set(c.near[-3:])),
    "bare be": lambda c: _last(c.near) == "be" or c.near[-2:-1] == ["be"],
    "do": lambda c: bool({"do", "does"} & set(c.near[-3:])),
    "if": lambda c: bool(_OPEN & set(c.before[-_FAR:])),
    "when": lambda c: bool({"when", "before", "or"} & set(c.near[-4:])),
    "question": lambda c: "?" in c.then[-3:],
    "opens": lambda c: not c.near,
    "opens, bare": lambda c: not c.near and not c.verb.endswith(("ed", "ing", "s")),
    "please": lambda c: "please" in c.before[-3:] or "let" in c.near[-3:] or "please" in c.then[-3:],
    "you": lambda c: bool({"you", "one", "anyone", "someone"} & set(c.near[-3:])),
    "I, we, they": lambda c: _last(c.near) in ("i", "we", "they", "he", "she", "who", "it"),
    "-ed": lambda c: c.verb.endswith("ed"),
    "-ing": lambda c: c.verb.endswith("ing"),
    "-ing alone": lambda c: (
        c.verb.endswith("ing") and not {"is", "are", "was", "were", "been", "'s", "am", "'re", "'m"} & set(c.near[-3:])
    ),
    "-s": lambda c: c.verb.endswith("s"),
    "thought": lambda c: bool(_THINK & set(c.before[-6:])),
    "on a noun": lambda c: _last(c.near) in _DETERMINERS,
    "and": lambda c: _last(c.near) in ("and", "or", "then", "just", "even"),
    "let, make, help": lambda c: bool(
        {"let", "make", "makes", "made", "help", "helps", "helped", "lets"} & set(c.near[-3:])
    ),
    "for, of, by, without": lambda c: _last(c.near) in ("for", "of", "by", "in", "about", "from", "at", "instead"),
    "would have": lambda c: bool({"would", "could", "should"} & set(c.near[-4:])) and "have" in c.near[-3:],
    "future in front": lambda c: bool(
        {"will", "would", "should", "can", "could", "must", "please"} & set(c.before[-_FAR:])
    ),
    "past form": lambda c: c.verb in PAST_FORMS,
    "not, then": lambda c: bool(
        {"did", "was", "were", "had", "has", "have", "never"} & set(c.near[-4:]) and _NEGATIONS & set(c.near[-4:])
    ),
    "not, to": lambda c: "to" in c.near[-2:] and bool(_NEGATIONS & set(c.near)),
    "not, modal": lambda c: bool(
        {"will", "would", "could", "can", "wo", "ca"} & set(c.near[-4:]) and _NEGATIONS & set(c.near[-4:])
    ),
    "of the mind": lambda c: c.verb in _MIND,
    "not, of the mind": lambda c: c.verb in _MIND and bool(_NEGATIONS & set(c.near[-4:])),
    "have to, need to": lambda c: c.near[-2:] in (["have", "to"], ["need", "to"], ["has", "to"], ["going", "to"]),
    "if behind": lambda c: bool(_OPEN & set(c.then[:12])),
}


def signs(text: str, start: int, end: int) -> list[bool]:
    """Which of `SIGNS` the predicate at `[start, end)` of a text shows, in their order."""
    before = lower_words(text[max(start - 200, 0) : start])[-30:]
    then = lower_words(text[end : end + 400])
    verb = text[start:end].lower()
    near: list[str] = []
    for word in reversed(before):
        if word in _PAUSES:
            break
        near.insert(0, word)
    return [sign(Context(verb, near, before, then)) for sign in SIGNS.values()]


def load(path: Path) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Signs (with a leading 1) and labels of all targets of a file."""
    rows: list[list[float]] = []
    labels: list[float] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        words = one["text"].split(" ")
        starts = np.cumsum([0, *(len(w) + 1 for w in words)])
        for target in one["targets"]:
            first, end = target["span1"]
            rows.append([1.0, *signs(one["text"], int(starts[first]), int(starts[end]) - 1)])
            labels.append(target["label"])
    return np.array(rows), np.array(labels)


def main() -> None:
    """Print the correlations and the weights."""
    x, y = load(Path(sys.argv[1]))
    dev, truth = load(Path(sys.argv[2]))
    weights = np.linalg.solve(x.T @ x + RIDGE * np.eye(x.shape[1]), x.T @ y)
    for name, signs_, labels in (("train", x, y), ("dev", dev, truth)):
        r = np.corrcoef(np.clip(signs_ @ weights, -3, 3), labels)[0, 1]
        print(f"{name:8}{len(labels):>7} targets   Pearson {r:.3f}")
    for sign, weight in zip(["(all)", *SIGNS], weights, strict=True):
        print(f"  {sign:24}{weight:6.2f}")


if __name__ == "__main__":
    main()
