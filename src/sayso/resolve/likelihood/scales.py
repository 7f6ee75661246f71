r"""How likely each word of likelihood says that something is: one table of ranges, with where each range comes from.

Sources:
- ICD: Intelligence Community Directive 203 (2015): seven terms and their synonyms.
- KENT: S. Kent, "Words of Estimative Probability" (1964): what readers took "serious possibility" for.
- FAGEN: W. Fagen-Ulmschneider, "Perception of Probability Words" (2019), 123 people: the middle half of the answers.
- CAP: A. Kucharski, "CAPphrase" (2026), 5,174 people: for "realistic possibility" the published middle half; for may, might
  and could, whose medians are all 40, about the middle half of a sample of 24 people's answers, the three taken together.
- OURS: no measurement known to us. Wide, and shown as "ours".

A range is that of what would be so without any "not": "may not hold" tells of holding, and is the range of "may" turned about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

ICD, MEASURED, STATED, OURS = "ICD 203", "measured", "stated", "ours"


class Rank(IntEnum):
    """Which of two hedges on one verb counts: the more exact one. "Could likely" is likely; "seems probable" is probable."""

    ATTITUDE = 1
    MODAL = 2
    WORD = 3
    NUMBER = 4


class Shape(IntEnum):
    """What the word is, which tells where it can govern a clause."""

    MODAL = 1
    ADVERB = 2
    PREDICATE = 3
    NOUN = 4
    VERB = 5


@dataclass(frozen=True, slots=True)
class Term:
    """A word of likelihood: its pattern, range (0 to 1), scale, and what it is. `where` is the source's key above."""

    name: str
    pattern: str
    low: float
    high: float
    scale: str
    where: str
    rank: Rank
    shape: Shape


_VERY = r"(?:very|highly|extremely|overwhelmingly|exceedingly)"
_CHANCE = r"(?:chance|possibility|likelihood|probability|prospect|odds)s?"
_NOT = r"(?:not|n[’']t|never|hardly|scarcely)"


def _icd(name: str, pattern: str, low: float, high: float, shape: Shape = Shape.PREDICATE) -> Term:
    return Term(name, pattern, low, high, ICD, "ICD", Rank.WORD, shape)


def _word(name: str, pattern: str, low: float, high: float, where: str, shape: Shape = Shape.PREDICATE) -> Term:
    return Term(name, pattern, low, high, OURS if where == "OURS" else MEASURED, where, Rank.WORD, shape)


def _other(name: str, pattern: str, low: float, high: float, where: str, rank: Rank, shape: Shape) -> Term:
    return Term(name, pattern, low, high, OURS if where == "OURS" else MEASURED, where, rank, shape)


# In order: of two that begin at one place, the first is taken, so that longer words stand before those that they hold.
TERMS: tuple[Term, ...] = (
    _icd("almost no chance", rf"(?:almost|virtually|practically) no {_CHANCE}", 0.01, 0.05, Shape.NOUN),
    _icd("remote",
          rf"(?:only )?(?:a |the )?(?:very )?remote {_CHANCE}|{_CHANCE} (?:is|are|was|were) remote", 0.01, 0.05, Shape.NOUN),
    _icd("very unlikely", rf"{_VERY} (?:unlikely|improbable)", 0.05, 0.20),
    _icd("not unlikely", rf"{_NOT} (?:unlikely|improbable)", 0.55, 0.80),
    _icd("not likely",
          rf"{_NOT} (?:yet )?(?:very |so |at all |particularly |highly |too )?(?:likely|probable)", 0.20, 0.45),
    _icd("probably not",
          rf"probably (?:{_NOT}|wo(?=n[’']t))|(?:will|would|is|are|was|were|has|have|had) probably "
          rf"{_NOT}", 0.20, 0.45, Shape.ADVERB),
    _icd("unlikely", r"unlikely|improbable", 0.20, 0.45),
    _word("better than even", rf"better[- ]than[- ]even(?: {_CHANCE})?", 0.55, 0.60, "FAGEN", Shape.NOUN),
    _icd("even chance",
          rf"(?:(?:roughly|about|almost|nearly) )?(?:an )?even {_CHANCE}|odds (?:are|were) even|as "
          rf"likely as not|coin[- ](?:toss|flip)|fifty-fifty|50[-/–]50", 0.45, 0.55, Shape.NOUN),
    _icd("almost certain", r"(?:almost|nearly) certain(?:ly)?", 0.95, 0.99),
    _icd("very likely", rf"{_VERY} (?:likely|probable|probably)", 0.80, 0.95),
    _icd("likely", r"more likely than not|(?<!more )(?<!less )likely(?! than)|probabl[ey]", 0.55, 0.80),
    _word("very good chance", rf"(?:a )?very good {_CHANCE}", 0.75, 0.90, "FAGEN", Shape.NOUN),
    _word("serious possibility", r"(?:a )?serious possibility", 0.20, 0.80, "KENT", Shape.NOUN),
    _word("realistic possibility", r"(?:a )?realistic possibility", 0.25, 0.75, "CAP", Shape.NOUN),
    _word("strong chance",
          rf"(?:a )?(?:strong|high|every|excellent) {_CHANCE}|in all (?:likelihood|probability)", 0.60, 0.95, "OURS", Shape.NOUN),
    _word("good chance", rf"(?:a )?good {_CHANCE}", 0.55, 0.85, "OURS", Shape.NOUN),
    _word("fair chance", rf"(?:a )?(?:fair|decent|reasonable|real|distinct) {_CHANCE}", 0.20, 0.80, "OURS", Shape.NOUN),
    _word("little chance", rf"(?:very )?little {_CHANCE}", 0.05, 0.15, "FAGEN", Shape.NOUN),
    _word("slight chance", rf"(?:a )?slight {_CHANCE}|chances (?:are|were) slight", 0.10, 0.20, "FAGEN", Shape.NOUN),
    _word("slim chance",
          rf"(?:a )?(?:slim|small|slender|low|outside|faint) {_CHANCE}|{_CHANCE} (?:is|are|was|were) "
          rf"(?:slim|small|low)", 0.01, 0.30, "OURS", Shape.NOUN),
    _word("no chance",
          rf"(?:no|zero) {_CHANCE}|{_NOT} (?:be )?possible|impossible|out of the question", 0.0, 0.05, "OURS"),
    _word("cannot be ruled out",
          r"(?:cannot|can[’']?t|could not|couldn[’']t|not) (?:(?:be )?rule|(?:be )?exclude)(?:d)?(?: "
          r"it| this| that)?(?: out)?|not (?:impossible|inconceivable)|conceivabl[ey]", 0.01, 0.50, "OURS"),
    _word("some chance",
          rf"(?:a|some|any) (?:{_CHANCE}|risk|danger)(?= (?:of|that|to)\b)", 0.05, 0.60, "OURS", Shape.NOUN),
    _word("not certain",
          rf"{_NOT} (?:yet |at all |entirely )?(?:certain|sure)|uncertain|unclear whether|unsure", 0.05, 0.90, "OURS"),
    _word("certain",
          r"(?:all but |virtually |practically |absolutely |quite )?(?:certain|sure)(?= (?:to|that|"
          r"of)\b| he| she| it| they| we|[.,;]|$)|bound to|inevitabl[ey]|undoubtedly|without (?:a "
          r")?doubt|no doubt|definitely|certainly", 0.95, 1.0, "OURS"),
    _word("doubtful", r"doubtful|in doubt", 0.05, 0.35, "OURS"),
    _word("possible",
          r"(?:quite |entirely |very |highly )?(?<!as )(?<!if )(?<!thing )(?<!ever )possib(?:le|ly)|"
          r"perhaps|maybe", 0.20, 0.70, "OURS"),
    _other("may well", r"(?:may|might|could) (?:very |yet )?well", 0.40, 0.80, "OURS", Rank.MODAL, Shape.MODAL),
    _other("cannot have",
          r"(?:cannot|can[’']?t|can not|could not|couldn[’']t) (?:possibly )?have", 0.0, 0.05, "OURS", Rank.MODAL, Shape.MODAL),
    _other("may not", r"(?:may|might) (?:yet )?not|mightn[’']t", 0.45, 0.75, "CAP", Rank.MODAL, Shape.MODAL),
    _other("may", r"may", 0.25, 0.55, "CAP", Rank.MODAL, Shape.MODAL),
    _other("might", r"might", 0.25, 0.55, "CAP", Rank.MODAL, Shape.MODAL),
    _other("could", r"could", 0.25, 0.55, "CAP", Rank.MODAL, Shape.MODAL),
    _other("must have", r"must have", 0.75, 0.99, "OURS", Rank.MODAL, Shape.MODAL),
    _other("appears",
          r"(?:appear|seem|look)(?:s|ed)?(?= (?:to|that|likely|unlikely|as if|as though|set|ready|"
          r"like|increasingly)\b)", 0.40, 0.95, "OURS", Rank.ATTITUDE, Shape.PREDICATE),
    _other("apparently", r"apparently|evidently|seemingly", 0.40, 0.95, "OURS", Rank.ATTITUDE, Shape.ADVERB),
    _other("reportedly",
          r"reportedly|allegedly|purportedly|supposedly|ostensibly|reputedly", 0.10, 0.95, "OURS", Rank.ATTITUDE, Shape.ADVERB),
    _other("expected",
          r"(?:widely )?(?:expected|projected|forecast|predicted) to", 0.50, 0.95, "OURS", Rank.ATTITUDE, Shape.PREDICATE),
    _other("set to",
          r"(?:all )?(?:set|poised|slated|on (?:course|track)) to", 0.60, 0.97, "OURS", Rank.ATTITUDE, Shape.PREDICATE),
    _other("believed",
          r"(?:widely |generally )?(?:believed|thought|understood|presumed|assumed|suspected|feared) "
          r"to", 0.30, 0.90, "OURS", Rank.ATTITUDE, Shape.PREDICATE),
    _other("said to", r"(?:said|alleged|reported|rumou?red) to", 0.10, 0.95, "OURS", Rank.ATTITUDE, Shape.PREDICATE),
    _other("we believe", r"(?:we|i)(?: \w+)? believe", 0.65, 0.85, "FAGEN", Rank.ATTITUDE, Shape.VERB),
    _other("we doubt", r"(?:we|i)(?: \w+)? doubt", 0.10, 0.30, "FAGEN", Rank.ATTITUDE, Shape.VERB),
    _other("think",
          r"(?:we|i) (?:\w+ )?(?:think|guess|suppose|reckon|assume|imagine|suspect)",
          0.40, 0.90, "OURS", Rank.ATTITUDE, Shape.VERB),
    _other("expect", r"(?:we|i) (?:\w+ )?(?:expect|anticipate)", 0.50, 0.95, "OURS", Rank.ATTITUDE, Shape.VERB),
)  # fmt: skip

# What a verb of the cue says of the content: whole words, any form; those that only say ("said", "predicted") are none.
CUES: tuple[Term, ...] = (
    _other("believe", r"believ(?:e|es|ed|ing)", 0.65, 0.85, "FAGEN", Rank.ATTITUDE, Shape.VERB),
    _other("doubt", r"(?<!no )(?<!little )doubt(?:s|ed|ing)?|sceptical|skeptical",
          0.10, 0.30, "FAGEN", Rank.ATTITUDE, Shape.VERB),
    _other("think",
          r"think(?:s|ing)?|thought|assum(?:e|es|ed|ing)|presum(?:e|es|ed|ing)|reckon(?:s|ed|ing)?|"
          r"suppos(?:e|es|ed|ing)", 0.40, 0.90, "OURS", Rank.ATTITUDE, Shape.VERB),
    _other("suspect", r"suspect(?:s|ed|ing)?", 0.40, 0.90, "OURS", Rank.ATTITUDE, Shape.VERB),
    _other("expect", r"expect(?:s|ed|ing)?|anticipat(?:e|es|ed|ing)", 0.50, 0.95, "OURS", Rank.ATTITUDE, Shape.VERB),
    _other("suggest",
          r"suggest(?:s|ed|ing)?|impl(?:y|ies|ied|ying)|hint(?:s|ed|ing)?", 0.30, 0.90, "OURS", Rank.ATTITUDE, Shape.VERB),
    _other("fear", r"fear(?:s|ed|ing)?|worr(?:y|ies|ied|ying)", 0.10, 0.80, "OURS", Rank.ATTITUDE, Shape.VERB),
    _other("speculate",
          r"speculat(?:e|es|ed|ing|ion)|guess(?:es|ed|ing)?", 0.05, 0.70, "OURS", Rank.ATTITUDE, Shape.VERB),
    _other("cannot rule out",
          r"(?:cannot|can[’']?t|could not|couldn[’']t|did not|does not|not|n[’']t|refus(?:es|ed) to|"
          r"declin(?:es|ed) to) (?:rule|exclude)", 0.01, 0.50, "OURS", Rank.WORD, Shape.VERB),
    _other("ruled out", r"rul(?:e|es|ed|ing) out", 0.0, 0.05, "OURS", Rank.WORD, Shape.VERB),
)  # fmt: skip

BELIEVED = next(t for t in TERMS if t.name == "believed")
# The report's own distance from what it passes on, next to the cue.
HEARSAY: tuple[Term, ...] = tuple(t for t in TERMS if t.name in ("reportedly", "apparently"))


def _spaced(pattern: str) -> str:
    """A blank of a pattern is any one white space of the text, such as the end of a line."""
    return pattern.replace(" ", r"\s")


def pattern_of(terms: tuple[Term, ...]) -> re.Pattern[str]:
    """All terms as one pattern of whole words; the group that matched, `t0`, `t1`, ..., names the term by its place."""
    return re.compile(
        r"(?:(?<!\w)|(?=n[’']t))(?:"
        + "|".join(f"(?P<t{i}>{_spaced(t.pattern)})" for i, t in enumerate(terms))
        + r")(?!\w)",
        re.I,
    )


def term_of(match: re.Match[str], terms: tuple[Term, ...]) -> Term:
    """The term that a match of `pattern_of(terms)` found."""
    return terms[int((match.lastgroup or "t0")[1:])]


def turned(low: float, high: float) -> tuple[float, float]:
    """The range of what is not so. A band of ICD 203 turns into another of its bands."""
    return round(1 - high, 4), round(1 - low, 4)
