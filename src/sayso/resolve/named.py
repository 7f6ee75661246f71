"""Sources that name somebody: a person by full name or surname, a body, an outlet or a document by its capitals."""

from __future__ import annotations

import re

from sayso.model import Agent, AgentType
from sayso.resolve.names import is_person_name, roles_in, split_titles
from sayso.resolve.scene import Scene
from sayso.resolve.words import DOCUMENTS, OUTLET_NAMES, OUTLETS, ROLES, singular

ARTICLE = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|this|that|these|those|some|one|two|three|several|many|both|another|same)\s+",
    re.I,
)
# What follows a head noun and is no part of it.
MODIFIER = re.compile(
    r"\s(?:of|for|at|in|with|from|who|whom|whose|which|that|familiar|briefed|close|speaking|on|inside|near|to|by|named|called"
    r"|writing|citing|seen|obtained|hired|published|released|signed|dated|involved|working|based|asking|granted|and)\s.*$"
)
_CAPITALS = re.compile(r"[A-Z][\w’'&.-]*(?:\s+(?:of|the|and|for|&|de|von|van|al)?\s*[A-Z0-9][\w’'&.-]*)*")
_BEHALF = re.compile(r"\b(?:spokes(?:man|woman|person)|representative|lawyer|attorney)\s+(?:for|of)\s+(?P<who>.+)$")
_OUTLET_BEFORE = re.compile(rf"^(?:the|a)\s+(?:{'|'.join(sorted(OUTLETS))})\s+(?P<who>[A-Z].*)$")
_OUTLET_AFTER = re.compile(
    rf"^(?:[Tt]he\s+)?(?P<who>(?!The\b|An?\b)[A-Z][\w’'& -]*?)\s+(?:{'|'.join(sorted(OUTLETS))})$"
)
_NUMBERS = frozenset(
    "both one two three four five six seven eight nine ten many some several others all most few"
    " nobody everybody somebody anybody everyone someone anyone none another".split()
)


def head_of(words: str) -> str:
    """A description without article and modifiers: `a senior official at the ministry` -> `senior official`."""
    return MODIFIER.sub("", f"{ARTICLE.sub('', words.split(',')[0])} ").strip()


def role_of(words: str) -> str | None:
    """The role noun that a description ends its head with, in the singular, or None: `two defense officials` -> official."""
    head = head_of(words).split()
    last = head[-1].lower().removesuffix("’s").removesuffix("'s") if head else ""
    return singular(last) if singular(last) in ROLES and head[-1][0].islower() else None


def _ends_in_document(words: str) -> bool:
    """Is the head a document in small letters: `the Inspector General’s report`?"""
    head = head_of(words).split()
    return bool(head) and head[-1].islower() and singular(head[-1]) in DOCUMENTS


def resolve_name(scene: Scene, words: str, at: int) -> Agent | None:
    """Who a source names, or None where it only describes."""
    head, *rest = re.split(r",\s+", words)
    for part in (head, *rest):
        if re.match(r"(?:who|which|citing|writing|speaking|asked)\s", part, re.I):
            break
        for name in people_in(scene, part) if role_of(part) is None else ():
            return _person(scene, name, words)
    if m := _OUTLET_BEFORE.match(head) or _OUTLET_AFTER.match(head):
        return Agent(m["who"], AgentType.OUTLET, True)
    if role_of(head) or _ends_in_document(head):
        return None
    if rest and all(part.removeprefix("and ")[:1].isupper() for part in rest) and rest[-1].startswith("and "):
        return Agent(words, AgentType.GROUP, True)
    if rest and (head[0].islower() or head.startswith("The ")) and not _CAPITALS.search(head[1:]):
        # "the operator, Northvale Hydro": the name stands beside its description.
        beside = _CAPITALS.match(rest[0])
        head = rest[0] if beside and beside.group() == rest[0].strip() else head
    _, bare, _ = split_titles(0, ARTICLE.sub("", head))
    m = _CAPITALS.match(bare)
    if not m or m.group().lower() in _NUMBERS:
        return None
    if len(MODIFIER.sub("", f"{bare} ").split()) > len(m.group().split()) + 1:
        return None
    return by_capitals(scene, m.group(), bare, at)


def people_in(scene: Scene, part: str) -> list[str]:
    """The people that a source names, in order: in full, or by a surname that only one of the report's people bears."""
    words = re.findall(r"[\w-]+(?:[’'](?!s\b)\w+)*", part)
    near = [name for word in dict.fromkeys(words) for name in scene.by_surname.get(word, ())]
    full = [name for name in near if re.search(rf"\b{re.escape(name)}\b(?![’']s\b)", part)]
    if full:
        return sorted(full, key=part.index)
    _, bare, _ = split_titles(0, part)
    tokens = bare.split()
    if not tokens:
        return []
    opening, last = tokens[0], re.sub(r"\W+$", "", tokens[-1])
    surnames = scene.by_surname.get(opening, [])
    if len(tokens) > 1 and len(surnames) == 1 and tokens[1][0].islower():
        return surnames
    same = scene.by_surname.get(last) or [name for name in scene.people if last == name.split()[0]]
    return (
        same
        if len(same) == 1 and last[:1].isupper() and (len(tokens) == 1 or (roles_in(part) and len(tokens) <= 3))
        else []
    )


def by_capitals(scene: Scene, name: str, bare: str, at: int) -> Agent | None:
    """The agent of a capitalised name that is none of the report's known people."""
    full = name if name == bare or len(bare.split()) - len(name.split()) > 3 else bare
    low = {singular(w.lower()) for w in name.split()} | {w.lower() for w in name.split()}
    if low & OUTLET_NAMES or _is_outlet(scene, name):
        return Agent(name, AgentType.OUTLET, True)
    if len(name.split()) < len(bare.split()) and bare.split()[len(name.split())][0].islower():
        # "the Iraqi military", "the Obama administration": the noun is part of the name.
        return Agent(MODIFIER.sub("", f"{bare} ").strip(), AgentType.ORGANISATION, True)
    if singular(name.split()[-1].lower()) in DOCUMENTS or _is_document(scene, name):
        return Agent(full, AgentType.DOCUMENT, True)
    if is_person_name(name):
        return Agent(name, AgentType.UNKNOWN, True)
    if len(name.split()) == 1 and not name.isupper() and singular(name.lower()) == name.lower():
        return Agent(_longer(scene, name, at), AgentType.UNKNOWN, True)
    return Agent(name if name.isupper() else _longer(scene, name, at), AgentType.ORGANISATION, True)


def _person(scene: Scene, name: str, words: str) -> Agent:
    sure = scene.people[name].sure
    if not sure and _is_document(scene, name):
        return Agent(name, AgentType.DOCUMENT, True)
    m = _BEHALF.search(words)
    return Agent(name, AgentType.PERSON if sure else AgentType.UNKNOWN, True, m["who"].split(",")[0] if m else None)


def _is_document(scene: Scene, name: str) -> bool:
    """Does the report call something of this name a document: `the paper, headed “Path B”`, `a draft known as`?"""
    nouns = "|".join(DOCUMENTS)
    called = rf"\b(?:{nouns})\b[^.]{{0,40}}(?:known as|headed|called|titled|entitled)\s+[“\"]?{re.escape(name)}"
    return bool(re.search(called, scene.report.text))


def _is_outlet(scene: Scene, name: str) -> bool:
    """Does the report call something of this name an outlet: `Cormorant magazine`, `the website Cormorant`?"""
    nouns = "|".join(sorted(OUTLETS))
    called = rf"\b{re.escape(name)} (?:{nouns})\b|\b(?:{nouns}) {re.escape(name)}\b"
    return bool(re.search(called, scene.report.text))


def _longer(scene: Scene, name: str, at: int) -> str:
    """A fuller form of the same name before this place: `the Command` after `the Eastern Command`."""
    before = re.findall(rf"((?:[A-Z][\w’'-]+ )+{re.escape(name)})\b", scene.before(at))
    longer = {re.sub(r"^(?:The|A|An)\s+", "", b) for b in before}
    return longer.pop() if len(longer) == 1 else name
