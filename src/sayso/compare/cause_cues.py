"""Verbs of saying that give blame ("blamed Y for X"), and what a speaker takes or denies responsibility for."""

from __future__ import annotations

import re

from sayso.compare.cause_patterns import Order, Pattern

_CAUSE, _EFFECT = r"(?P<cause>.{2,120}?)", r"(?P<effect>.{3,160}"


def _cue(
    verb: str, objects: str, *, agent: bool, gerund: bool = False
) -> tuple[re.Pattern[str], re.Pattern[str], Pattern]:
    cue = re.compile(verb, re.I)
    return cue, re.compile(objects, re.I), Pattern(cue, Order.CAUSE_FIRST, agent, gerund=gerund)


# The verb, how what follows it is put, and whether it tells who or why.
CUES = (
    _cue(r"\b(?:blam(?:e|es|ed|ing)|fault(?:s|ed|ing)?)\b", rf"^{_CAUSE}\s+for\s+{_EFFECT})", agent=False),
    _cue(r"\bblam(?:e|es|ed|ing)\b", rf"^{_EFFECT}?)\s+on\s+(?P<cause>.{{2,160}})", agent=False),
    _cue(
        r"\b(?:accus(?:e|es|ed|ing)|suspect(?:s|ed|ing)?|convict(?:s|ed|ing)?)\b",
        rf"^{_CAUSE}\s+of\s+(?P<effect>\w+ing\b.{{0,160}})",
        agent=True,
        gerund=True,
    ),
    _cue(r"\b(?:attribut|ascrib)(?:e|es|ed|ing)\b", rf"^{_EFFECT}?)\s+to\s+(?P<cause>.{{2,160}})", agent=False),
    _cue(r"\bput(?:s|ting)?\b", rf"^{_EFFECT}?)\s+down\s+to\s+(?P<cause>.{{2,160}})", agent=False),
    _cue(
        r"\b(?:hold|holds|held|holding)\b", rf"^{_CAUSE}\s+(?:responsible|accountable)\s+for\s+{_EFFECT})", agent=True
    ),
    _cue(r"\bfinger(?:s|ed|ing)?\b", rf"^{_CAUSE}\s+(?:as|for)\s+{_EFFECT})", agent=True),
)

# What the speaker is, or denies to be, the cause of; and the verbs of saying so.
OWN = re.compile(
    r"^\W{0,9}(?:that\s+(?:it|he|she|they)\s+(?:was|were|had\s+been)\s+)?(?:(?:full|any|all|sole)\s+)?"
    r"(?:responsibility\s+for|responsible\s+for|involvement\s+in|complicity\s+in|(?:role|part|hand)\s+in|being\s+behind"
    rf"|behind)\s+{_EFFECT})",
    re.I,
)
OWNS = re.compile(r"\b(?:claim|accept|admit|deny|deni|reject|acknowledg|disput)\w*\b|\btook\b", re.I)
