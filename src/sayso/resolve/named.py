"""Sources that name somebody: a person by full name or surname, a body, an outlet or a document by its capitals."""

from __future__ import annotations

import re

from sayso.model import Agent, AgentType, NameType
from sayso.resolve.cast import Member
from sayso.resolve.names import is_person_name, split_titles
from sayso.resolve.scene import Scene
from sayso.resolve.words import DOCUMENTS, HONORIFICS, OUTLETS, ROLES, singular

ARTICLE = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|this|that|these|those|some|one|two|three|several|many|both|another|same)\s+",
    re.I,
)
# What follows a head noun and is no part of it.
MODIFIER = re.compile(
    r"\s(?:of|for|at|in|with|from|who|whom|whose|which|that|familiar|briefed|close|speaking|on|inside|near|to|by|named|called"
    r"|writing|citing|seen|obtained|hired|published|released|signed|dated|involved|working|based|asking|granted|and)\s.*$"
)
_PARTS = re.compile(r"[^,\s](?:[^,]|,(?!\s))*")
_CLAUSE = re.compile(r"(?:who|which|citing|writing|speaking|asked)\s", re.I)
_ASIDE = re.compile(r"\s*\([^)]*\)?")
_INDEFINITE = re.compile(r"(?:an?|one|two|some|several|many|another)\s", re.I)
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
    small = bool(head) and (head[-1][0].islower() or head[-1].isupper())
    return singular(last) if small and singular(last) in ROLES else None


def _ends_in_document(words: str) -> bool:
    """Is the head a document in small letters: `the Inspector General’s report`?"""
    head = head_of(words).split()
    return bool(head) and head[-1].islower() and singular(head[-1]) in DOCUMENTS


def resolve_name(scene: Scene, words: str, at: int) -> Agent | None:
    """Who a source names, or None where it only describes. `words` are those of the report from `at` on, asides left out."""
    parts = list(_PARTS.finditer(words))
    head = parts[0].group() if parts else ""
    for part in parts:
        if _CLAUSE.match(part.group()):
            break
        for person in people_in(scene, part.group(), at + part.start()) if role_of(part.group()) is None else ():
            return _person(scene, person, words)
    if m := _OUTLET_BEFORE.match(head) or _OUTLET_AFTER.match(head):
        return Agent(m["who"], AgentType.OUTLET, True)
    if role_of(head) or _ends_in_document(head):
        return None
    rest = [part.group() for part in parts[1:]]
    if rest and all(part.removeprefix("and ")[:1].isupper() for part in rest) and rest[-1].startswith("and "):
        return Agent(words, AgentType.GROUP, True)
    for part in parts[:2]:
        # "the operator, Northvale Hydro": the name stands beside its description.
        if part is parts[0] or (_opens_small(head) and not _CLAUSE.match(part.group())):
            found = _member_in(scene, part.group(), at + part.start())
            if found is not None:
                return found
    _, bare, _ = split_titles(0, ARTICLE.sub("", head))
    m = _CAPITALS.match(bare)
    if not m or m.group().lower() in _NUMBERS:
        return None
    if len(MODIFIER.sub("", f"{bare} ").split()) > len(m.group().split()) + 1:
        return None
    return by_capitals(scene, m.group(), bare, at)


def _opens_small(head: str) -> bool:
    return head[:1].islower() or head.startswith("The ") or not _CAPITALS.match(head)


def _member_in(scene: Scene, part: str, at: int) -> Agent | None:
    """Which body, place or document of the cast a part of a source names: the last that is no modifier of another word.

    `the Orsel government` is a body of that whole name; `an official of Orsel` names nobody.
    """
    found = scene.cast.between(at, at + len(part))
    covered = [(a - at, b - at) for a, b, _ in found]
    cuts = (m.start() for m in MODIFIER.finditer(f"{part} ") if not any(a <= m.start() < b for a, b in covered))
    limit = at + min(cuts, default=len(part))
    before = [one for one in found if one[0] < limit]
    if not before:
        return None
    start, end, member = before[-1]
    lead = ARTICLE.sub("", part[: start - at]).split()
    if lead and lead[-1][0].isupper() and lead[-1].lower().strip(".,") not in HONORIFICS:
        return None  # "Radio Quell", where the model saw Quell alone
    tail = _ASIDE.sub("", scene.report.text[end:limit]).strip(" ,.;:()“”\"'’")
    if not tail or tail == "s":
        return scene.agent(member)
    if role_of(part) or not tail.split()[-1].islower() or _INDEFINITE.match(part):
        return None
    whole = ARTICLE.sub("", part[: limit - at]).strip(" ,.;:")
    return Agent(
        re.sub(r"^.*[’']s\s+", "", whole) if "’s " in whole or "'s " in whole else whole, AgentType.ORGANISATION, True
    )


def people_in(scene: Scene, part: str, at: int) -> list[Member]:
    """The people that a part of a source at `at` names, in order, but for those whose something is."""
    found = []
    limit = min((m.start() for m in MODIFIER.finditer(f"{part} ")), default=len(part))
    for start, end, member in scene.cast.between(at, at + len(part)):
        owns = scene.report.text[end : end + 2] in ("’s", "'s") and end < at + len(part) - 2
        if member.type is NameType.PERSON and not owns and start - at < max(limit, 1):
            found.append(member)
    return found


def by_capitals(scene: Scene, name: str, bare: str, at: int) -> Agent | None:
    """The agent of a capitalised name that is none of the report's cast."""
    full = name if name == bare or len(bare.split()) - len(name.split()) > 3 else bare
    if scene.is_outlet(name):
        return Agent(name, AgentType.OUTLET, True)
    if len(name.split()) < len(bare.split()) and bare.split()[len(name.split())][0].islower():
        # "the Iraqi military", "the Obama administration": the noun is part of the name.
        return Agent(MODIFIER.sub("", f"{bare} ").strip(), AgentType.ORGANISATION, True)
    if singular(name.split()[-1].lower()) in DOCUMENTS or scene.is_document(name):
        return Agent(full, AgentType.DOCUMENT, True)
    if is_person_name(name):
        return Agent(name, AgentType.UNKNOWN, True)
    if len(name.split()) == 1 and not name.isupper() and singular(name.lower()) == name.lower():
        return Agent(_longer(scene, name, at), AgentType.UNKNOWN, True)
    return Agent(name if name.isupper() else _longer(scene, name, at), AgentType.ORGANISATION, True)


def _person(scene: Scene, person: Member, words: str) -> Agent:
    if scene.is_document(person.name):
        return Agent(person.name, AgentType.DOCUMENT, True)
    m = _BEHALF.search(words)
    return Agent(person.name, AgentType.PERSON, True, m["who"].split(",")[0] if m else None)


def _longer(scene: Scene, name: str, at: int) -> str:
    """A fuller form of the same name before this place: `the Command` after `the Eastern Command`."""
    before = re.findall(rf"((?:[A-Z][\w’'-]+ )+{re.escape(name)})\b", scene.before(at))
    longer = {re.sub(r"^(?:The|A|An)\s+", "", b) for b in before}
    return longer.pop() if len(longer) == 1 else name
