"""The ways in which English says why something happened, or who did it: a table of links between an effect and a cause.

A link stands between the two ("X was caused by Y", "Y led to X"), or before both ("without Y, X"). What a pattern may hold
between its parts is bounded, so that no pattern costs more than a fixed time at any place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sayso.compare.events import deeds

# What happens, in the past: "broke", "failed", "gave way".
HAPPENED = (
    r"(?:broke|failed|collapsed|burst|crumbled|gave\s+way|caved\s+in|came\s+(?:down|apart)|fell\s+(?:in|apart)|snapped|cracked"
    r"|ruptured|exploded|sank|blew\s+up|caught\s+fire|burned|burnt|leaked|malfunctioned|derailed|crashed|tore|shattered)"
)
_BE = r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:not|never|also|\w{1,12}ly|partly|in\s+part)\s+){0,2}"
# "By Friday", "by 20 percent", "by cutting": no agent.
_NOT_TIME = (
    r"(?!\s*(?:\d|the\s+(?:end|time|start|middle)\b|noon\b|midnight\b|dawn\b|then\b|now\b|next\b|last\b|mid\b|early\b|late\b"
    r"|about\s+\d|mistake\b|accident\b|chance\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|january\b|february\b|march\b"
    r"|april\b|may\b|june\b|july\b|august\b|september\b|october\b|november\b|december\b|\w+ing\b))"
)
_WORDS = r"(?:\s+[^\s,.;:]{1,24}){0,%d}?"
_ASKED = r"(?:demand|insistence|request|orders?|behest|urging|instigation|instructions?)"
# "Due to start" is a plan: what follows "due to" must look like a noun.
_DUE = (
    r"due\s+(?:\w+ly\s+)?to\s+(?=(?:the|an?|his|her|its|their|our|this|that|these|those|any|some|no|poor|bad|lack)\b"
    r"|(?-i:[A-Z])|\w+(?:ing|al|ive|ous|ic|ful|less|tion|sion|ment|ness|ity|ance|ence|age|ure|y)\b)"
)


class Order(StrEnum):
    """Where the two parts stand about the link."""

    EFFECT_FIRST = "effect, link, cause"
    CAUSE_FIRST = "cause, link, effect"
    LINK_FIRST = "link, cause, comma, effect"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A link. `agent` is whether it tells who, not why; `event` whether the effect must hold a word for an event.

    `family` is the event that the link tells of by itself; `clause` is whether the effect is a whole clause, `noun` whether
    the cause must be one that can act; `lack` whether what is missing is the cause, and the effect still to come;
    `gerund` whether the effect begins with a verb in -ing.
    Its groups: `verb` belongs to the effect; `cause` or `effect`, where the link holds one itself.
    """

    link: re.Pattern[str]
    order: Order
    agent: bool = False
    event: bool = False
    family: str | None = None
    clause: bool = False
    lack: bool = False
    noun: bool = False
    gerund: bool = False


def _pattern(link: str, order: Order, **flags: Any) -> Pattern:
    return Pattern(re.compile(link, re.I), order, **flags)


_E, _C, _L = Order.EFFECT_FIRST, Order.CAUSE_FIRST, Order.LINK_FIRST
_INSIDE = _WORDS % 6

PATTERNS: tuple[Pattern, ...] = (
    _pattern(
        _BE
        + r"(?:caused|triggered|sparked|started|ignited|prompted|provoked|precipitated|brought\s+(?:about|on)|set\s+off)"
        r"\s+(?:\w+ly\s+)?by\b"
        r"(?!\s+\w+ing\b)",
        _E,
    ),
    _pattern(_BE + rf"(?P<verb>{deeds(3, inside='')})" + _WORDS % 4 + r"\s+by\b" + _NOT_TIME, _E, agent=True),
    _pattern(
        rf"(?P<verb>\b{deeds(3, inside='')})" + _WORDS % 4 + rf"\s+(?:at|on)\s+(?:the\s+)?{_ASKED}\s+of\b",
        _E,
        agent=True,
    ),
    _pattern(
        rf"(?P<verb>\b{deeds(3, inside='')})"
        + _WORDS % 4
        + rf"\s+(?:at|on)\s+(?P<cause>(?:[^\s,.;:]{{1,24}}\s+){{0,4}}?[^\s,.;:]{{1,24}}?)[’']s?\s+{_ASKED}\b",
        _E,
        agent=True,
    ),
    _pattern(
        _BE
        + r"(?:carried\s+out|committed|staged|perpetrated|set|lit|laid|planted|planned|orchestrated|ordered|plotted)"
        + _WORDS % 3
        + r"\s+by\b"
        + _NOT_TIME,
        _E,
        agent=True,
        event=True,
    ),
    _pattern(r"\b(?P<verb>died|dies|dying)\s+(?:of|from)\b", _E),
    _pattern(r"\bbecause\s+of\b", _E, clause=True),
    _pattern(r"\bbecause\b(?!\s+of\b)", _E, clause=True),
    _pattern(r"(?<=\w)\s+unless\b", _E, clause=True, lack=True),
    # "Even without it" gives no cause: only of what would happen.
    _pattern(
        r"(?<=\w)(?<!even)\s+(?:without|absent)\b(?!\s+(?:\w+ing|any\w*)\b)", _E, clause=True, lack=True, event=True
    ),
    _pattern(rf"\b(?:{_DUE}|owing\s+to\b|(?:as\s+a\s+(?:result|consequence)|on\s+account)\s+of\b|thanks\s+to\b)", _E),
    _pattern(r"\b(?:was|were|been|is|are)\s+(?P<verb>lost)\s+to\b", _E, family="break"),
    _pattern(r"\b(?:stem(?:s|med|ming)?|result(?:s|ed|ing)?|arose|arises?|arising)\s+(?:\w+ly\s+)?from\b", _E),
    _pattern(r"\b(?:came|comes|originated)\s+from\b", _E, agent=True, event=True),
    _pattern(
        _BE + r"(?:the\s+(?:result|consequence|product)\s+of\b|attribut(?:ed|able)\s+to\b|blamed\s+on\b|down\s+to\b)",
        _E,
    ),
    _pattern(_BE + r"the\s+(?:work|doing|handiwork|fault)\s+of\b", _E, agent=True),
    _pattern(
        r"\b(?:cause|reason|explanation|trigger)\s+(?:of|for|behind)\s+(?P<effect>[^,.;:“”\"]{3,100}?)\s+"
        r"(?:is|was|were|are|lies\s+in|lay\s+in)\s+",
        _E,
    ),
    _pattern(
        rf"\b(?P<verb>{HAPPENED})\s+(?:\w+\s+)?under\s+(?:the\s+)?(?:weight|pressure|strain|load|force|impact)\s+of\b",
        _E,
    ),
    # "What broke was a joint", "the insulation failed from within": the fault is the thing's own.
    _pattern(
        rf"\bwhat\s+(?:(?:had|has|actually|really)\s+){{0,2}}(?P<effect>{HAPPENED})\s+(?:is|was|were)\s+",
        _E,
        event=True,
    ),
    _pattern(
        rf"\b(?P<effect>{HAPPENED})\s+(?:from\s+within|by\s+(?:it|them)sel(?:f|ves)|(?:on|of)"
        r"\s+its\s+own(?:\s+accord)?)\b",
        _C,
        event=True,
    ),
    _pattern(
        r"\bwhat\s+(?:caused|triggered|sparked|prompted|led\s+to|brought\s+about)\s+(?P<effect>[^,.;:“”\"]{3,80}?)\s+"
        r"(?:is|was|were)\s+",
        _E,
    ),
    _pattern(
        r"\b(?:caus(?:ed|es|ing)|trigger(?:ed|s|ing)|sparked|provoked|precipitated|brought\s+about|set\s+off)\b"
        r"(?!\s+(?:\w+ly\s+)?by\b)",
        _C,
    ),
    _pattern(r"\b(?:(?:did\s+not|didn[’']t|could|would|may|might|will)\s+(?:have\s+)?cause)\b", _C),
    _pattern(
        r"\b(?:(?:led|leads?|leading|contribut(?:ed|es?|ing)|gave\s+rise)\s+(?:\w+ly\s+)?to|result(?:ed|s|ing)?\s+in)\b",
        _C,
    ),
    _pattern(
        r"\b(?:facilitat(?:e|es|ed|ing)|fuel(?:s|led|ed|ling|ing)?|aid(?:s|ed|ing)?|hasten(?:s|ed|ing)?|driv(?:es?|ing)|drove"
        r"|pav(?:e|es|ed|ing)\s+the\s+way\s+(?:for|to)|open(?:s|ed|ing)?\s+the\s+door\s+(?:for|to)"
        r"|(?:provid|creat|leav|giv)(?:e|es|ed|ing)\s+(?:an?|the)\s+(?:\w+\s+){0,2}(?:opening|opportunity|vacuum|chance)\s+for"
        r"|started|ignited|allow(?:s|ed|ing)?|enabl(?:e|es|ed|ing)|initiat(?:e|es|ed|ing))\b",
        _C,
        event=True,
    ),
    _pattern(
        _BE
        + r"(?:to\s+blame\s+for|responsible\s+for|behind|at\s+fault\s+for|the\s+(?:cause|culprit)\s+(?:of|in|behind))\b",
        _C,
        agent=True,
        event=True,
    ),
    _pattern(
        rf"\bit\s+(?:is|was|were)\s+(?P<not>not\s+)?(?P<cause>[^,.;:“”\"]{{2,60}}?)\s+(?:who|that|which)\s+"
        rf"(?:(?:had|has|have|actually|deliberately)\s+){{0,2}}(?P<verb>{deeds(2, 3, inside=_INSIDE)})",
        _C,
        agent=True,
    ),
    _pattern(rf"\b(?P<verb>{deeds(2, inside=_INSIDE)})", _C, agent=True, noun=True),
    _pattern(
        rf"\b(?:has|have|had)\s+(?:also\s+|never\s+|not\s+)?(?P<verb>{deeds(3, inside=_INSIDE)})",
        _C,
        agent=True,
        noun=True,
    ),
    _pattern(rf"\b(?:did\s+not|didn[’']t)\s+(?P<verb>{deeds(0, inside=_INSIDE)})", _C, agent=True, noun=True),
    _pattern(r"^\W*(?:that\s+)?(?:because\s+of|owing\s+to|as\s+a\s+result\s+of)\b", _L, clause=True),
    _pattern(
        r"(?:^|(?<=,\s)|(?<=,\sbut\s)|(?<=,\sand\s)|(?<=^that\s)|(?<=^[“\"‘]))(?:without|absent|unless)\b",
        _L,
        clause=True,
        lack=True,
    ),
)
