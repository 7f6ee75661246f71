"""Several who speak as one: lists of names ("Orsel, Varn and Quell"), and peoples, who are named without naming anybody."""

from __future__ import annotations

import re
from itertools import pairwise

from sayso.model import Agent, AgentType
from sayso.resolve.scene import Scene

_QUANTIFIED = re.compile(
    r"(?:some|most|many|all|several|few|fewer|more|other|both|no|two|three|a\s(?:few|number\sof|handful\sof))\s+(?P<who>[A-Z][\w’'-]+)$",
    re.I,
)
_PEOPLE = re.compile(r"(?:the\s+)?(?P<who>[A-Z][a-z]+)$", re.I)
# Names of peoples and of the members of parties and faiths in the plural, by their endings; then those with none of them.
_ENDINGS = re.compile(r"[a-z]{2,}(?:ians|eans|cans|tans|ese|crats|ists|ites)$")
_PEOPLES = frozenset(
    "french british english irish scottish welsh dutch spanish polish danish swedish finnish turkish swiss germans"
    " turks kurds greeks danes swedes finns poles czechs slovaks slovenes serbs croats bosniaks scots spaniards britons"
    " icelanders cypriots thais filipinos arabs afghans uzbeks kazakhs tajiks kyrgyz iraqis israelis pakistanis kuwaitis"
    " saudis yemenis qataris emiratis bangladeshis azeris cubans romans basques catalans flemings walloons sunnis shias"
    " shi'a muslims catholics protestants jews hindus sikhs yazidis conservatives liberals tories europeans".split()
)
# Adjectives of place alone ("Western speculation") name nobody either.
_ADJECTIVES = frozenset(
    "western eastern northern southern american european russian german turkish israeli iraqi".split()
)
_JOIN = re.compile(
    r"(?:,\s+(?P<last>and\s+)?|\s+(?P<pair>and|&)\s+)(?:(?!(?:of|for|at|in|with|to|from|by|who|on|its|his|her|their)\b)[\w.’'-]+\s+){0,3}$"
)
_LEAD = re.compile(r"(?:[Tt]he\s+)?(?:[A-Z][\w.’'-]*\s+){0,4}$")
_AND_THEIRS = re.compile(r"^(?P<who>(?:[Tt]he\s+)?[A-Z][^,]*?)\s+and\s+(?:its|his|her|their)\s+(?:[\w-]+\s+)*?[a-z]+s$")


def people_named(words: str, *, alone: bool = False) -> Agent | None:
    """A people, a party's members or "some Varnians" as an agent that names nobody; None where the words are none.

    With `alone`, words without "some" or "most" count too: "the French", "Western".
    """
    m = _QUANTIFIED.match(words)
    if m is None and alone:
        m = _PEOPLE.match(words)
        if m and not m["who"][0].isupper():
            m = None
    if m is None:
        return None
    low = m["who"].lower()
    known = low in _PEOPLES or _ENDINGS.fullmatch(low) or (alone and low in _ADJECTIVES)
    return Agent(words, AgentType.GROUP, False) if known else None


def listed(scene: Scene, words: str, at: int) -> Agent | None:
    """The names of a list ("Jo Doe and Ann Lee", "Orsel, Varn and the League") as one group; None where it is no list."""
    if " and " not in words and " & " not in words:
        return None
    if _AND_THEIRS.match(words):
        return Agent(words, AgentType.GROUP, True)
    text, end = scene.report.text, at + len(words)
    found = scene.cast.between(at, end)
    if len(found) < 2 or not _LEAD.fullmatch(text[at : found[0][0]]) or text[found[-1][1] : end].strip(" ,.:;"):
        return None
    joins = [_JOIN.fullmatch(text[a[1] : b[0]]) for a, b in pairwise(found)]
    if any(m is None for m in joins) or not (joins[-1] and (joins[-1]["last"] or joins[-1]["pair"])):
        return None
    if any(m and m["pair"] for m in joins[:-1]):
        return None
    names = list(dict.fromkeys(scene.agent(member).name for _, _, member in found))
    if len(names) < 2:
        return None
    return Agent(f"{', '.join(names[:-1])} and {names[-1]}", AgentType.GROUP, True)
