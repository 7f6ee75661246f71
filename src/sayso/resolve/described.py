"""Sources that only describe: "the minister", "the official", "the magazine", "one of them", "her office".

A definite description goes back to whom the report has already shown; otherwise the words of the report stay the name,
and the agent is not named.
"""

from __future__ import annotations

import re

from sayso.model import Agent, AgentType
from sayso.resolve.named import MODIFIER, by_capitals, head_of, role_of
from sayso.resolve.scene import RECENT, Scene
from sayso.resolve.words import ANONYMOUS, BODIES, DOCUMENTS, FIRMS, OUTLET_NAMES, OUTLETS, PARTS_OF_DOCUMENTS, singular

_DEFINITE = re.compile(r"(?:the|his|her|its|their|this|that|these|those|our)\s|[^,]*[’']s\s", re.I)
_SHORT = re.compile(r"^(?:the|this|that)\s+(?:[\w-]+\s+)?[\w-]+$", re.I)
_INTRODUCED = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+(?:[\w-]+\s+){{0,3}}(?P<role>{'|'.join(sorted(ANONYMOUS))})\b"
    r"(?:\s+(?:of|at|in|with|from|close|who)\s+[\w’' -]{3,50}?(?=\s+(?:who|that|said|as)\b|[,.;]))?"
)
# How a document or a person was come by is no part of what they are.
_COME_BY = re.compile(
    r"\s(?:who\s(?:was|were)\s)?(?:seen|obtained|reviewed|published|released|leaked|circulated|quoted|cited|interviewed)"
    r"\s(?:by|to|on|in)\s.*$"
)
_TITLED = re.compile(r"\b(?:headed|titled|entitled|called|known\sas)\s+[“\"'‘]?(?P<title>[A-Z][^“”\"‘,.;]*)")
_PUBLISHED_IN = re.compile(r"\s(?:in|by|from)\s(?:[Tt]he\s)?(?P<who>[A-Z][^,;.]*)$")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*(?:\s+(?:&\s+|of\s+)?[A-Z][\w’'-]*)*")
_ANY_DOCUMENT = frozenset(("paper", "document", "text"))
_SAME = {"memo": ("memorandum",), "memorandum": ("memo",), "record": ("log",), "log": ("record",), "study": ("report",)}
_NUMBERED = re.compile(
    r"\b(?:Report|Draft|Resolution|Order|Directive|Memo|Memorandum|Case|Law|Act|Bulletin)\s+(?:No\.\s*)?[\w-]*\d[\w/-]*"
)
# How many blocks back "the airline" may reach for one that is called so.
_REACH = 8
_OF_THEM = re.compile(
    r"^(?:one|two|both|another|all|some)(?: of)? (?:them|the (?:two|three|four|pair|group|men|women))$|^both$", re.I
)
_POSSESSIVE = re.compile(r"^(?:his|her)\s+(?P<what>\w+)$", re.I)
_WHOSE = re.compile(r"^(?P<whose>his|her)\s+(?P<what>[\w -]+)$", re.I)


def resolve_description(scene: Scene, words: str, at: int) -> Agent | None:
    """Who a description at `at` is: the one that it goes back to, or an agent by the report's own words."""
    titled = _TITLED.search(words)
    words = re.sub(r"^(?:a|the) (?:copy|text|page) of ", "", re.split(r",\s", words)[0].strip())
    if _OF_THEM.match(words):
        return _of_a_group(scene, words, at)
    noun = singular(_last_word(words))
    if titled and noun in DOCUMENTS:
        return Agent(f"{noun} headed {titled['title'].strip()}", AgentType.DOCUMENT, True)
    # A headline leaves articles out: "mediator says" is the mediator.
    definite = bool(_DEFINITE.match(words)) or (len(words.split()) == 1 and words[0].islower() and noun == words)
    if role := role_of(words):
        return (definite and _same_role(scene, role, words, at)) or _unnamed(words)
    if (m := _POSSESSIVE.match(words)) and noun in BODIES and (whose := scene.nearest_person(at, back=1)):
        return Agent(f"{m['what'].lower()} of {whose.name}", AgentType.ORGANISATION, True)
    if definite and _SHORT.match(words) and (called := scene.nearest_body(at, back=_REACH, noun=noun)):
        return called
    if definite and _SHORT.match(words) and noun in FIRMS and (firm := scene.nearest_body(at, back=_REACH)):
        return firm
    if noun in PARTS_OF_DOCUMENTS and (whole := _document(scene, at)):
        return whole
    if _SHORT.match(words) and noun in OUTLETS | DOCUMENTS and (known := _same_kind(scene, noun, at)):
        return known
    if noun in DOCUMENTS:
        return _document_of(scene, words, at)
    if noun in BODIES:
        return Agent(words, AgentType.ORGANISATION, definite)
    if noun in OUTLETS:
        return Agent(words, AgentType.OUTLET, False)
    return _unnamed(words)


def _document_of(scene: Scene, words: str, at: int) -> Agent:
    """A document by its description, under its writer's name where a pronoun tells the writer: `her memo`.

    A report in a newspaper is the newspaper's word.
    """
    words = _COME_BY.sub("", words)
    if m := _PUBLISHED_IN.search(words):
        maker = by_capitals(scene, m["who"], m["who"], at)
        if maker and maker.type is AgentType.OUTLET:
            return maker
    if m := _WHOSE.match(words):
        writer = scene.nearest_person(at, back=1, female=m["whose"].lower() == "her")
        words = f"the {m['what']} of {writer.name}" if writer else words
    return Agent(words, AgentType.DOCUMENT, True)


def _last_word(words: str) -> str:
    head = re.findall(r"[\w’'-]+", head_of(words))
    return head[-1].lower().removesuffix("’s").removesuffix("'s") if head else ""


def _unnamed(words: str) -> Agent:
    last = _last_word(words)
    many = singular(last) != last or last == "people" or words.lower().startswith(("both ", "some ", "many "))
    return Agent(_COME_BY.sub("", words), AgentType.GROUP if many else AgentType.UNKNOWN, False)


def _of_a_group(scene: Scene, words: str, at: int) -> Agent | None:
    """`one of them` is one of the group that spoke last; `both` is that group."""
    group = scene.last_spoken(at, (AgentType.GROUP,))
    if group is None:
        return Agent(words, AgentType.GROUP, False)
    if not words.lower().startswith("one"):
        return group
    name = f"{group.name[0].lower()}{group.name[1:]}".removeprefix("the ")
    return Agent(f"one of the {name}", AgentType.UNKNOWN, False)


def _same_role(scene: Scene, role: str, words: str, at: int) -> Agent | None:
    """The one that a definite role goes back to: its one holder, an unnamed one of that noun, or who is nearest."""
    short = len(words.split()) <= 3
    holders = [p for p in scene.people.values() if role in p.roles and p.first < at]
    holders = holders or [p for p in scene.people.values() if role in p.roles]
    if len(holders) == 1:
        return Agent(holders[0].name, AgentType.PERSON, True)
    if role in ("person", "source") and short and (told := _introduced(scene, at)):
        return told
    for place, agent in reversed(scene.spoke[-RECENT:]):
        if place < at and not agent.named and short and re.search(rf"\b{role}s?\b", agent.name.lower()):
            return agent
    plural = singular(_last_word(words)) != _last_word(words)
    if role in ANONYMOUS:
        if short and role not in ("person", "source"):
            return None if plural else _introduced(scene, at, role, back=1)
        kinds = (AgentType.GROUP,) if plural else (AgentType.UNKNOWN, AgentType.GROUP)
        return scene.last_spoken(at, kinds, named=False) if short else None
    bare = not MODIFIER.search(f"{words} ")
    return scene.nearest_person(at) if bare and not holders and not plural else None


def _introduced(scene: Scene, at: int, role: str | None = None, *, back: int = 0) -> Agent | None:
    """The last unnamed person (of this role, if given) introduced at most `back` blocks before, though not as a source."""
    found = list(_INTRODUCED.finditer(scene.report.text, scene.block_start(at, back), at))
    found = [m for m in found if role in (None, m["role"])]
    return Agent(found[-1].group().strip(), AgentType.UNKNOWN, False) if found else None


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
        if (called or {w.lower() for w in name.split()} & OUTLET_NAMES) and not {
            w.lower() for w in name.split()
        } <= own:
            return Agent(name, AgentType.OUTLET, True)
    return None


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
    made = re.compile(
        rf"\b(?:a|an|the|her|his|its)\s+(?:[\w-]+\s+){{0,3}}(?P<noun>{nouns})\s+(?:by|from|published by|of)\s+"
        r"(?:the\s+)?(?P<who>(?:[A-Z][\w’'&-]*\s?)+)"
    )
    found = list(made.finditer(scene.before(at)))
    numbered = list(_NUMBERED.finditer(scene.before(at)))
    if numbered and (noun is None or noun in numbered[-1].group().lower()):
        return Agent(numbered[-1].group(), AgentType.DOCUMENT, True)
    if not found:
        plain = list(re.finditer(rf"\b(?:the|a|an)\s+(?:{nouns})\b", scene.before(at)))
        return (
            Agent(f"the {plain[-1].group().split()[-1]}", AgentType.DOCUMENT, True) if plain and noun is None else None
        )
    who = found[-1]["who"].strip()
    maker = by_capitals(scene, who, who, at)
    if maker and maker.type is AgentType.OUTLET:
        return maker
    return Agent(f"{found[-1]['noun']} by {who}", AgentType.DOCUMENT, True)
