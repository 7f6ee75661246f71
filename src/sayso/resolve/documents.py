"""Documents and outlets as sources: "the report", "her memo", "its second page", "the magazine"; whose they are."""

from __future__ import annotations

import re
from functools import cache

from sayso.model import Agent, AgentType
from sayso.resolve.cast import initials_of
from sayso.resolve.named import NUMBERED, by_capitals
from sayso.resolve.names import normal
from sayso.resolve.scene import RECENT, Scene
from sayso.resolve.words import DOCUMENTS, OUTLET_NAMES, OUTLETS, PARTS_OF_DOCUMENTS, singular

_SHORT = re.compile(r"^(?:the|this|that)\s+(?:[\w-]+\s+)?[\w-]+$", re.I)
# How a document or a person was come by is no part of what they are.
COME_BY = re.compile(
    r"\s(?:being\s|who\s(?:was|were)\s)?(?:seen|obtained|reviewed|published|released|leaked|circulated|quoted|cited|interviewed)"
    r"\s(?:by|to|on|in)\s.*$"
)
_PUBLISHED_IN = re.compile(r"\s(?:in|by|from)\s(?:[Tt]he\s)?(?P<who>[A-Z][^,;.]*)$")
_PRINTED = re.compile(r"\b(?:published|printed|carried|aired)\s(?:by|in|on)\s(?:the\s)?$")
_SMALL_BEFORE = re.compile(r"\b[a-z]+\s$")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*(?:\s+(?:&\s+|of\s+)?[A-Z][\w’'-]*)*")
_ANY_DOCUMENT = frozenset(("paper", "document", "text"))
_SAME = {"memo": ("memorandum",), "memorandum": ("memo",), "record": ("log",), "log": ("record",), "study": ("report",)}
_WHOSE = re.compile(r"^(?P<whose>his|her)\s+(?P<what>[\w -]+)$", re.I)

_NOUNS = "|".join(sorted(DOCUMENTS))
# Whose a document is: "a report by the Harbour Board", "the Harbour Board's own report".
_MADE_BY = re.compile(rf"(?:.*\s)?(?P<noun>{_NOUNS})\s(?:by|of|from)\s(?P<who>.+)", re.I)
_OWNED_BY = re.compile(rf"(?P<who>[^’']+)[’']s?\s(?:[\w-]+\s){{0,3}}(?P<noun>{_NOUNS})", re.I)
# Words that tell one document of a maker's from another.
_ANOTHER = re.compile(
    r"\b(?:earlier|previous|former|first|second|third|other|another|separate|interim|draft|final|annual|monthly|quarterly|last"
    r"|next|original|new|revised|\w*\d\w*)\b",
    re.I,
)
# A country before a body is no part of what tells it from another.
_COUNTRIES = frozenset("us uk eu un".split())


def document_or_outlet(scene: Scene, words: str, noun: str, at: int) -> Agent | None:
    """The document or outlet that a description with this last noun is; None where the noun is of neither."""
    if noun in PARTS_OF_DOCUMENTS and (whole := _document(scene, at)):
        return whole
    if _SHORT.match(words) and noun in OUTLETS | DOCUMENTS and (known := _same_kind(scene, noun, at)):
        return known
    if noun in DOCUMENTS:
        return _document_of(scene, words, at)
    return Agent(words, AgentType.OUTLET, False) if noun in OUTLETS else None


def _document_of(scene: Scene, words: str, at: int) -> Agent:
    """A document by its description, under its writer's name where a pronoun tells the writer: `her memo`.

    A report in a newspaper is the newspaper's word.
    """
    m = _made(_NOUNS).match(words) if COME_BY.search(words) else None
    if m and (made := _by_maker(scene, m, at)).type is not AgentType.OUTLET:
        return made
    words = COME_BY.sub("", words)
    if m := _PUBLISHED_IN.search(words):
        maker = by_capitals(scene, m["who"], m["who"], at)
        if maker and maker.type is AgentType.OUTLET:
            return maker
    if m := _WHOSE.match(words):
        writer = scene.nearest_person(at, back=1, female=m["whose"].lower() == "her")
        words = f"the {m['what']} of {writer.name}" if writer else words
    return Agent(words, AgentType.DOCUMENT, True)


def as_introduced(scene: Scene, named: Agent, at: int) -> Agent:
    """A document under the name that it had before, where only whose it is is worded otherwise.

    `the HB Safety Panel's report` after `a report by the Harbour Board Safety Panel`, `the Harbour Board's own report`: one of
    them says no more than the other of who made it, and no other document of that kind has spoken.
    """
    whose = None if _ANOTHER.search(named.name) else _whose(scene, named.name)
    if whose is None:
        return named
    before = {a.name: a for place, a in scene.spoke if place < at and a.type is AgentType.DOCUMENT}
    made = [(agent, _whose(scene, name)) for name, agent in before.items() if _same_noun(whose[0], name)]
    fits = [agent for agent, known in made if known and (known[1] <= whose[1] or whose[1] <= known[1])]
    return fits[0] if len(fits) == 1 and len(made) == 1 else named


def _whose(scene: Scene, name: str) -> tuple[str, frozenset[str]] | None:
    """What kind of document it is, and the words of who made it, initials written out; None where the name does not tell."""
    m = _MADE_BY.fullmatch(name) or _OWNED_BY.fullmatch(name)
    if m is None:
        return None
    words = {w for word in normal(m["who"]) for w in _written_out(scene, word)}
    return (singular(m["noun"].lower()), frozenset(words)) if words else None


def _written_out(scene: Scene, word: str) -> tuple[str, ...]:
    """The words that initials shorten, if the report names one body that has them; countries stand for nothing."""
    if word in _COUNTRIES:
        return ()
    full = {normal(m.name) for m in scene.cast.members if word in initials_of(m.name)}
    return tuple(w for w in full.pop() if w not in _COUNTRIES) if len(full) == 1 else (word,)


def _same_kind(scene: Scene, noun: str, at: int) -> Agent | None:
    """`the magazine` is the outlet last named, `the report` the document last spoken of, where there was one."""
    if noun in DOCUMENTS - OUTLETS:
        return _document(scene, at, noun)
    if spoken := scene.last_spoken(at, (AgentType.OUTLET,), named=True):
        return spoken
    own = {w.lower() for w in (scene.report.outlet or "").split()}
    before = scene.before(at)
    for m in reversed(list(_CAPITALISED.finditer(before))):
        name = re.sub(r"^(?:The|A|An|In|At|On)\s+", "", m.group())
        called = re.match(rf"\s+(?i:{noun})\b", before[m.end() :])
        if (called or _publishes(before, m) or {w.lower() for w in name.split()} & OUTLET_NAMES) and not {
            w.lower() for w in name.split()
        } <= own:
            return Agent(name, AgentType.OUTLET, True)
    return None


def _publishes(before: str, m: re.Match[str]) -> bool:
    """Does something stand printed there, or has the name an article of its own within a sentence: `by The Tern`?"""
    lead = before[max(0, m.start() - 40) : m.start()]
    return bool(_PRINTED.search(lead)) or (m.group().startswith("The ") and bool(_SMALL_BEFORE.search(lead)))


def _same_noun(noun: str, name: str) -> bool:
    """Can a document of this name be called by this noun? "Paper" and "document" fit all; a title fits any."""
    low = {singular(w) for w in re.findall(r"[a-z]+", name.lower())}
    return noun in _ANY_DOCUMENT or not low & DOCUMENTS or bool(low & {noun, *_SAME.get(noun, ())})


def _document(scene: Scene, at: int, noun: str | None = None) -> Agent | None:
    """The document last spoken of, of that noun if given: one that spoke, or one that the report says who made."""
    for place, agent in reversed(scene.spoke[-RECENT:]):
        if place < at and agent.type is AgentType.DOCUMENT and (noun is None or _same_noun(noun, agent.name)):
            return agent
    nouns = noun or "|".join(sorted(DOCUMENTS))
    found = list(_made(nouns).finditer(scene.before(at)))
    numbered = list(NUMBERED.finditer(scene.before(at)))
    if numbered and (noun is None or noun in numbered[-1].group().lower()):
        return Agent(numbered[-1].group(), AgentType.DOCUMENT, True)
    if not found:
        plain = list(re.finditer(rf"\b(?:the|a|an)\s+(?:{nouns})\b", scene.before(at)))
        return (
            Agent(f"the {plain[-1].group().split()[-1]}", AgentType.DOCUMENT, True) if plain and noun is None else None
        )
    return _by_maker(scene, found[-1], at)


def _by_maker(scene: Scene, m: re.Match[str], at: int) -> Agent:
    """The document of which a match of `_made` tells, by who made it; an outlet's is the outlet."""
    who = re.sub(r"\s*\([^)]*\)", "", m["who"] or m["owner"]).strip()
    who = re.sub(r"(?<=\w\w)\.$", "", who)
    maker = by_capitals(scene, who, who, at)
    if maker and maker.type is AgentType.OUTLET:
        return maker
    return Agent(f"{m['noun'] or m['own']} by {who}", AgentType.DOCUMENT, True)


@cache
def _made(nouns: str) -> re.Pattern[str]:
    """Words that tell who made a document: `a report (in full here) published by the Harbour Board`, `Varn's study`."""
    return re.compile(
        rf"\b(?:[Aa]n?|[Tt]he|[Hh]er|[Hh]is|[Ii]ts)\s+(?:[\w-]+\s+){{0,3}}(?P<noun>{nouns})\s+(?:\([^()\n]{{0,80}}\)\s+)?"
        r"(?:(?:published|released|issued|prepared|written|commissioned|put out|compiled)\s+)?(?:by|from|of)\s+"
        r"(?:the\s+)?(?P<who>(?:(?:of\s|for\s|the\s|and\s|&\s)*[A-Z][\w’'&.-]*\s?(?:\([A-Z]\w*\)\s?)?)+)"
        rf"|(?P<owner>(?:[A-Z][\w’&.-]*?\s){0, 6}[A-Z][\w&.-]*)[’']s\s+(?:[\w-]+\s+){{0,3}}?(?P<own>{nouns})\b"
    )
