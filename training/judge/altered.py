"""Real sentences of the training data, altered where it is known what follows: another number, day or month, a bound put to a
number, a negation, somebody's denial or doubt, a clause left out or added.

Templates alone teach a model the templates; these teach it the same in sentences of every kind.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from training.judge import made, values
from training.judge.pairs import CONTRADICTS, ENTAILS, NEUTRAL, Pair

_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
_NAMED = re.compile(rf"\b(?:{_DAYS}|{_MONTHS})\b")
_NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = re.compile(rf"(?<![\w.,:$£€/-])(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(_NUMBERS)})(?![\w:/-]|[.,]\d)")
_MONTH_BEFORE = re.compile(rf"(?:{_MONTHS}|May) $")
_MONTH_AFTER = re.compile(rf" (?:{_MONTHS}|May)\b")
_BOUND = re.compile(
    r"(?:least|most|than|about|around|some|nearly|over|under|up to|almost|in|since|number|no\.?|aged?|by|from|of|the|to) $",
    re.IGNORECASE,
)
_COUNTED = re.compile(r" (?:[a-z]+ ){0,1}[a-z]+s\b| (?:people|men|women|children|percent|million)\b")
_HELPER = re.compile(
    r"\b(?:is|was|are|were|will|has|have|had|can|could|would|should)\b(?! not\b|n't|\s+(?:no|never|only|also|both)\b)"
)
_NEGATED = re.compile(r"\b(?:not|n't|never|no|none|nor|neither|without|few|hardly)\b", re.IGNORECASE)
_CLAUSE = re.compile(r", (?:which|who|where|while|although|but|and) [^,]+$|, [a-z]+ing [^,]+$|\([^)]*\) ")

# Wordings that say the same, either way round.
_EQUAL = tuple(
    (re.compile(rf"\b{old}\b"), new)
    for old, new in (
        (r"did not (\w+)", r"failed to \1"),
        (r"failed to (\w+)", r"did not \1"),
        (r"did not", "didn't"),
        (r"(was|were) not", r"\1n't"),
        (r"could not (\w+)", r"was unable to \1"),
        (r"(?:was|were) unable to", "could not"),
        (r"refused to (\w+)", r"would not \1"),
        (r"managed to (\w+)", r"was able to \1"),
        (r"must", "has to"),
        (r"may", "might"),
        (r"might", "may"),
        (r"began", "started"),
        (r"started", "began"),
        (r"about (\d)", r"around \1"),
        (r"around (\d)", r"roughly \1"),
        (r"nearly", "almost"),
        (r"almost", "nearly"),
        (r"percent", "per cent"),
        (r"more than (\d)", r"over \1"),
        (r"over (\d)", r"more than \1"),
        (r"at least (\d|\w+ty)", r"no fewer than \1"),
        (r"(?:not|n't) all", "only some"),
        (r"because", "since"),
        (r"many", "a lot of"),
        (r"children", "kids"),
        (r"people", "persons"),
        (r"obtained", "got"),
        (r"received", "got"),
        (r"located", "situated"),
        (r"large", "big"),
        (r"approximately", "about"),
        (r"near", "close to"),
        (r"prior to", "before"),
        (r"is not", "isn't"),
        (r"no one", "nobody"),
        (r"several", "a number of"),
        (r"shortly after", "soon after"),
        (r"currently", "at present"),
        (r"said", "stated"),
        (r"company", "firm"),
        (r"kilometers|kilometres", "km"),
    )
)

Altered = tuple[str, int, int]


def number(text: str, dice: random.Random) -> Altered | None:
    """Another number, or a bound put to it."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    at = dice.choice(found)
    words, before, after = at[0], text[: at.start()], text[at.end() :]
    n = _NUMBERS.index(words) + 2 if words in _NUMBERS else int(words.replace(",", ""))
    dated = bool(_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after)) or (1500 < n < 2100 and "," not in words)
    if not dated and n > 4 and not _BOUND.search(before) and _COUNTED.match(after) and dice.random() < 0.85:
        low, high = max(2, int(n * dice.uniform(0.5, 0.95))), int(n * dice.uniform(1.15, 1.9)) + 1
        options = [(f"{w} {low:,}", ENTAILS, NEUTRAL) for w in ("at least", "more than")]
        options += [(f"{w} {high:,}", ENTAILS, NEUTRAL) for w in ("fewer than", "up to")]
        options += [(f"{w} {high:,}", CONTRADICTS, CONTRADICTS) for w in ("at least", "more than")]
        options += [(f"{w} {low:,}", CONTRADICTS, CONTRADICTS) for w in ("fewer than", "no more than")]
        options += [(f"about {words}", ENTAILS, NEUTRAL), (f"some {words}", ENTAILS, NEUTRAL)]
        options.append((f"exactly {words}", ENTAILS, ENTAILS))
        new, there, back = dice.choice(options)
        return before + new + after, there, back
    if _BOUND.search(before) and not dated and not before.endswith(("of ", "the ", "to ", "in ", "by ", "from ")):
        return None
    other = (
        n + dice.choice([-1, 1]) * dice.randrange(1, 5)
        if dated
        else max(2, int(n * dice.choice([0.3, 0.5, 0.7, 1.4, 2, 3])))
    )
    if other == n or other < 1:
        other = n + 3
    new = _NUMBERS[other - 2] if words in _NUMBERS and other <= 12 else f"{other:,}" if "," in words else str(other)
    return before + new + after, CONTRADICTS, CONTRADICTS


def named_time(text: str, dice: random.Random) -> Altered | None:
    """Another day of the week, or month."""
    found = list(_NAMED.finditer(text))
    if not found:
        return None
    at = dice.choice(found)
    table = _DAYS if at[0] in _DAYS else _MONTHS
    new = dice.choice([w for w in table.split("|") if w != at[0]])
    return text[: at.start()] + new + text[at.end() :], CONTRADICTS, CONTRADICTS


def negation(text: str, dice: random.Random) -> Altered | None:
    """The first auxiliary verb negated."""
    at = _HELPER.search(text)
    if not at or _NEGATED.search(text) or "," in text[: at.start()]:
        return None
    new = " never" if at[0] in ("has", "have", "had") and dice.random() < 0.2 else " not"
    return text[: at.end()] + new + text[at.end() :], CONTRADICTS, CONTRADICTS


def told(text: str, dice: random.Random) -> Altered | None:
    """Somebody's words, denial or doubt."""
    kind = dice.choice("++-??")
    forms = {"+": made.SAYS, "-": made.DENIES, "?": made.OPENS}[kind]
    body = text.rstrip(". ")
    if text[:2].isalpha() and text.split(" ", 1)[0] in (
        "The",
        "A",
        "An",
        "In",
        "On",
        "It",
        "He",
        "She",
        "They",
        "There",
        "This",
    ):
        body = body[0].lower() + body[1:]
    new = dice.choice(forms).format(s=body, p=values.person(dice))
    label = {"+": ENTAILS, "-": CONTRADICTS, "?": NEUTRAL}[kind]
    return new[0].upper() + new[1:] + ".", label, label


def shorter(text: str, dice: random.Random) -> Altered | None:
    """A clause left out."""
    new = _CLAUSE.sub("", text.rstrip(". "), count=1)
    if len(new) >= len(text) - 4 or len(new) < 25:
        return None
    return new + dice.choice(["", "."]), ENTAILS, NEUTRAL


def reworded(text: str, dice: random.Random) -> Altered | None:
    """The same in other words, where any can be replaced."""
    new = text
    for pattern, words in dice.sample(_EQUAL, len(_EQUAL)):
        new = pattern.sub(words, new, count=1) if dice.random() < 0.7 else new
    if new == text:
        return None
    return new, ENTAILS, ENTAILS


_WAYS: tuple[tuple[Callable[[str, random.Random], Altered | None], float], ...] = (
    (shorter, 0.5),
    (reworded, 0.25), (number, 0.6), (named_time, 0.25), (told, 0.2), (negation, 0.12),
)  # fmt: skip


def pairs(texts: Sequence[str], many: int, seed: int) -> Iterator[Pair]:
    """At most `many` pairs of a text and an alteration of it, sometimes of two alterations that keep it."""
    dice = random.Random(seed)
    texts = sorted(set(texts))
    dice.shuffle(texts)
    count = 0
    for text in texts:
        for way, chance in _WAYS:
            if dice.random() < chance and (found := way(text, dice)) and found[0] != text:
                new, there, back = found
                base, extra = text, (there, back)
                if way is not told and dice.random() < 0.3:
                    base = dice.choice(made.SAYS).format(s=text.rstrip(". "), p=values.person(dice)) + "."
                yield Pair(base, new, "altered", *extra, event=True)
                count += 1
                break
        if count >= many:
            return
