"""The words by which a sentence, or the cue in front of it, tells of what has not happened yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from sayso.resolve.likelihood.clauses import AUXILIARIES, BE, MODALS, SAYING, Sentence, is_finite


class Force(IntEnum):
    """How much a trigger says by itself: SURE is a forecast with or without a time, TIMED only with a time to come."""

    TIMED = 1
    SURE = 2


# Words of the cue that make what follows a forecast, and those that make it a demand or a wish.
FORETELLING = re.compile(
    r"\b(?:predict|forecast|foresee|foresaw|foretell|foretold|expect|anticipat|project(?:s|ed|ing|ion)|"
    r"plan(?:s|ned|ning)?\b|intend|"
    r"reckon(?:s|ed|ing)? (?:with|on)\b|count(?:s|ed|ing)? on\b|"
    r"(?<!take )(?<!took )(?<!taking )aim(?:s|ed|ing)?\b|threaten|pledg|promis|vow|prophes|prepar(?:e|es|ed|ing) to)\w*",
    re.I,
)
WARNING = re.compile(r"\b(?:warn|fear|estimat|caution|see(?:s|n)?\b|saw\b|pencil|budget|schedul|announc)\w*", re.I)
DEMANDING = re.compile(
    r"\b(?:urg(?:e|es|ed|ing)|demand|call(?:s|ed|ing)? (?:on|for|upon)|propos|ask(?:s|ed|ing)?\b|"
    r"recommend|request|appeal|insist(?:s|ed)? on"
    r"|want|wish|hop(?:e|es|ed|ing)\b|beg(?:s|ged)?\b|advis|order(?:s|ed|ing)?\b|allow|require|"
    r"suggest(?:s|ed|ing)? (?:to|that \w+ should))\w*",
    re.I,
)

_GOING_STOPS = frozenset("the a an his her its their our my this that on to well back home".split())
_LEAD_IN = frozenset(
    "expected due set likely unlikely certain sure scheduled planned slated poised bound projected forecast"
    " predicted about planning preparing aiming intending preparing hoping going ready supposed destined".split()
)
_PLANS = frozenset(
    "plan plans planned intend intends intended aim aims aimed promise promises promised vow vows vowed pledge"
    " pledges pledged threaten threatens threatened prepare prepares preparing planning intending aiming"
    " threatening promising vowing pledging expect expects expected".split()
)
_AGREES = frozenset(
    "agree agrees agreed decide decides decided commit commits committed undertake undertakes undertook".split()
)
_FORESEES = frozenset(
    "see sees saw expect expects expected predict predicts predicted forecast forecasts anticipate anticipates"
    " anticipated foresee foresees foresaw project projects projected envisage envisages envisaged pencilled"
    " penciled".split()
)
# What a refusal is told with: "would not say" is about then.
_REFUSED = frozenset(
    "say comment confirm discuss give elaborate reveal name identify speculate disclose answer talk be specify".split()
)
# "Would" that imagines or repeats rather than foretells.
_IMAGINED = frozenset(
    "have like prefer rather love hate often always usually sometimes frequently seem appear mean say think"
    " suggest argue want need never know understand agree".split()
)
_JUDGING = frozenset(
    "wrong right better good best bad worse nice great hard difficult easy foolish unfair fair possible"
    " impossible happy glad willing surprised surprising premature inappropriate irresponsible unacceptable wise"
    " unwise prudent useful helpful enough nonsense absurd mistake shame disaster honor honour pleasure crazy"
    " dangerous appropriate interesting stupid silly".split()
)
_STATES = frozenset(
    "be have mean know need want contain include depend seem explain reflect indicate show suggest only hardly"
    " well feel see hear believe think imagine understand remember".split()
)
_CHANCES = frozenset("chance chances odds likelihood probability prospect risk".split())
# "Should be finished" says when something is looked for to be done; other "should" says what ought to be.
_DONE = frozenset(
    "finished completed complete ready over done known open back available able operational running restored"
    " resolved concluded settled repaired rebuilt in up".split()
)
_HABITS = frozenset("often always usually sometimes frequently periodically regularly occasionally typically".split())
_PRONOUNS = frozenset("he she it that there who what".split())
_DETERMINERS = frozenset("a an the his her its their our my your free political good ill last this that of no".split())


_WORDS = MODALS | _LEAD_IN | _PLANS | _AGREES | _FORESEES | _CHANCES | {"'d"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words `[first, end)` of a sentence that foretell, and how surely."""

    first: int
    end: int
    force: Force


def triggers(s: Sentence, *, reported: bool, nominal: bool) -> list[Trigger]:
    """The triggers among the words of a sentence, by place.

    `reported` says that the words are told of afterwards, so that "would" stands for "will"; `nominal`, that the content has no
    main verb of its own, so that a clause on its noun counts.
    """
    found: list[Trigger] = []
    lows = [w.low for w in s.words]
    spoken = _spoken(s, lows)
    for i, word in enumerate(s.words):
        if i >= spoken:
            break
        if not (word.main or nominal):
            continue
        if one := _at(lows, i, reported):
            found.append(Trigger(i, min(one[0], len(lows)), one[1]))
    return found


def any_trigger(lows: Sequence[str]) -> bool:
    """Can a trigger that needs no time stand among these words? The quick look before any reading."""
    return not _WORDS.isdisjoint(lows) or any(a in BE and b == "to" for a, b in pairwise(lows))


def _spoken(s: Sentence, lows: list[str]) -> int:
    """Where somebody else's words begin inside this sentence: behind a verb of saying with a subject of its own."""
    for i, low in enumerate(lows):
        if low in SAYING and i and s.words[i].main and is_finite([*lows[:i], "said"], i):
            if i + 1 < len(lows) and lows[i + 1] in MODALS:
                continue  # "The final report would be published".
            if {"i", "we"} & set(lows[max(i - 3, 0) : i]) or (i + 1 < len(lows) and lows[i + 1] in (",", "by", "in")):
                continue
            return i
    return len(lows)


def _next(lows: list[str], i: int) -> tuple[str, int]:
    """The next word behind `i` that is no adverb, and its place."""
    j = i + 1
    while j < len(lows) and (
        lows[j] in ("also", "soon", "now", "then", "still", "not", "only", "once") or lows[j].endswith("ly")
    ):
        j += 1
    return (lows[j], j) if j < len(lows) else ("", len(lows))


def _at(lows: list[str], i: int, reported: bool) -> tuple[int, Force] | None:
    low = lows[i]
    if low in ("will", "shall"):
        return _will(lows, i)
    if low in ("would", "'d"):
        return _would(lows, i, reported)
    if low in ("may", "might", "could"):
        return _may(lows, i)
    if low == "should":
        after = lows[i + 1 : i + 4]
        return (i + 2, Force.TIMED) if after[:1] == ["be"] and _DONE & set(after) else None
    if low in BE or low == "'s":
        return _be(lows, i)
    following, at = _next(lows, i)
    if low in _PLANS and following == "to":
        return (at + 1, Force.SURE) if low not in ("expected", "planned") or not _passive(lows, i) else None
    if low in _AGREES and following == "to":
        return at + 1, Force.TIMED
    if low in _FORESEES and not _passive(lows, i):
        return i + 1, Force.TIMED
    if low in _LEAD_IN and following == "to" and not _passive(lows, i) and low not in ("certain", "sure", "forecast"):
        return at + 1, Force.SURE
    if low in ("preparing", "to") and i == 0:
        return i + 1, Force.TIMED
    if low in _CHANCES:
        return i + 1, Force.TIMED
    return None


def _passive(lows: list[str], i: int) -> bool:
    return any(low in BE for low in lows[max(i - 3, 0) : i])


def _will(lows: list[str], i: int) -> tuple[int, Force] | None:
    """`will` as an auxiliary; a noun has a determiner in front, or no verb behind."""
    following, at = _next(lows, i)
    if _HABITS & set(lows[max(i - 1, 0) : at]):
        return None
    if (i and lows[i - 1] in _DETERMINERS) or following in ("of", "and", ".", "", "have", "'s"):
        return None
    return (i + 1, Force.SURE) if following[0].isalpha() or following == "," else None


def _would(lows: list[str], i: int, reported: bool) -> tuple[int, Force] | None:
    following, at = _next(lows, i)
    refusal = "not" in lows[i + 1 : at] and following in _REFUSED - {"be"}
    # "Would have their blood tested".
    has = following == "have" and at + 1 < len(lows) and lows[at + 1] in _DETERMINERS | {"to"}
    if (following in _IMAGINED and not has) or refusal or not following or not following[0].isalpha():
        return None
    if following == "be" and _JUDGING & set(lows[at + 1 : at + 5]):
        return None
    if lows[i] == "'d" and following in AUXILIARIES | {"better", "been"}:
        return None
    return i + 1, Force.SURE if reported else Force.TIMED


def _may(lows: list[str], i: int) -> tuple[int, Force] | None:
    following, _ = _next(lows, i)
    if following == "have" or (lows[i] == "could" and lows[i + 1 : i + 2] == ["not"]) or not following[:1].isalpha():
        return None
    return i + 1, Force.TIMED if following in _STATES else Force.SURE


def _be(lows: list[str], i: int) -> tuple[int, Force] | None:
    """Be with what is to come: "is going to close", "are expected to", "is to meet", "is due on", "are "
    "planning to"."""
    following, at = _next(lows, i)
    if following in ("widely", "all", "still", "being") and at + 1 < len(lows):
        following, at = lows[at + 1], at + 1
    then = lows[at + 1] if at + 1 < len(lows) else ""
    verb = lows[at + 2] if at + 2 < len(lows) else ""
    if (
        following in _LEAD_IN
        and then == "to"
        and verb.isalpha()
        and verb not in _GOING_STOPS
        and not verb.endswith("ing")
    ):
        return (at + 2, Force.SURE) if verb != "have" else None
    if following in ("due", "scheduled", "expected", "planned") and then in (
        "on",
        "by",
        "before",
        "next",
        "in",
        "for",
        "at",
        "within",
        "this",
    ):
        return at + 1, Force.TIMED
    if (
        following == "to"
        and then.isalpha()
        and then not in _GOING_STOPS | {"blame", "have", "date", "say"}
        and lows[i] != "be"
    ):
        return at + 1, Force.SURE
    contracted = lows[i] in ("was", "were") or (lows[i] == "'s" and lows[i - 1] not in _PRONOUNS)
    if (
        following.endswith("ing")
        and following.isalpha()
        and following not in ("being", "going", "having")
        and not contracted
    ):
        return at + 1, Force.TIMED
    return None
