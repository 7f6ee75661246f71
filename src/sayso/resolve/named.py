"""Sources that name somebody: a person by full name or surname, a body, an outlet or a document by its capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.model import Agent, AgentType, NameType
from sayso.resolve.cast import Member
from sayso.resolve.groups import listed, people_named
from sayso.resolve.names import is_person_name, split_titles
from sayso.resolve.scene import Scene
from sayso.resolve.words import BODIES, DOCUMENTS, HONORIFICS, OUTLET_NAMES, OUTLETS, ROLES, SURELY_OUTLETS, singular

ARTICLE = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|this|that|these|those|some|one|two|three|several|many|both|another|same)\s+",
    re.I,
)
# What follows a head noun and is no part of it.
MODIFIER = re.compile(
    r"\s(?:of|for|at|in|with|from|who|whom|whose|which|that|familiar|briefed|close|speaking|on|inside|near|to|by|named|called"
    r"|writing|citing|seen|obtained|hired|published|released|signed|dated|involved|working|based|asking|granted|being|led|made|issued|\w+ed\s(?:by|to|with)|and)\s.*$"
)
_PARTS = re.compile(r"[^,\s](?:[^,]|,(?!\s))*")
_CLAUSE = re.compile(r"(?:who|which|citing|writing|speaking|asked|like|including|such\sas|among)\s", re.I)
_ASIDE = re.compile(r"\s*\([^)]*\)?")
_INDEFINITE = re.compile(r"(?:an?|one|two|some|several|many|another)\s", re.I)
_CAPITALS = re.compile(r"[A-Z][\w’'&.-]*(?:\s+(?:of|the|and|for|&|de|von|van|al)?\s*[A-Z0-9][\w’'&.-]*)*")
_BEHALF = re.compile(r"\b(?:spokes(?:man|woman|person)|representative|lawyer|attorney)\s+(?:for|of)\s+(?P<who>.+)$")
# "Its spokesman", "the Northvale spokeswoman", "Northvale Hydro's spokesman".
_SPEAKS_FOR = re.compile(
    r"\b(?:(?P<its>[Ii]ts|[Tt]heir|[Tt]he (?:company|firm|body|group)[’']s)\s+)?(?:[a-z-]+\s+){0,2}?spokes(?:man|woman|person)\b"
)
# "Magazine: ..." in a headline, "The Newspaper": no name, whatever its capitals.
_ONLY_A_KIND = re.compile(
    r"(?:the\s)?(?:newspaper|magazine|website|broadcaster|station|paper|outlet|site|blog|newsletter)", re.I
)
_OUTLET_BEFORE = re.compile(rf"^(?:the|a)\s+(?:{'|'.join(sorted(OUTLETS))})\s+(?P<who>[A-Z].*)$")
_OUTLET_AFTER = re.compile(
    rf"^(?:[Tt]he\s+)?(?P<who>(?!The\b|An?\b)[A-Z][\w’'& -]*?)\s+(?:{'|'.join(sorted(SURELY_OUTLETS))})$"
)
_NEXT = re.compile(r"\s(?P<noun>[a-z][\w-]*)")
_NUMBERS = frozenset(
    "both one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty dozens hundreds thousands"
    " many some several others all most few"
    " neither either there here you nobody everybody somebody anybody everyone someone anyone none another whoever".split()
)


_BOTH = re.compile(r"[A-Z]?[\w-]*[^\Ws]\s+and\s+(?P<rest>[a-z][\w-]*(?:\s+[a-z][\w-]*)?\s[a-z]+s\b.*)$")
# "The Board of Tides’ own report": what a name is of is no modifier.
_OWNED_BY = re.compile(r"[A-Z][\w-]*(?:\s[A-Z][\w-]*)*\sof\s(?:the\s)?[A-Z][\w-]*(?:\s[A-Z][\w-]*)*[’']s?\s")


def head_of(words: str) -> str:
    """A description without article and modifiers: `a senior official at the ministry` -> `senior official`."""
    head = ARTICLE.sub("", words.split(",")[0])
    # "State and federal officials": the adjectives share their noun.
    shared, owned = _BOTH.match(head), _OWNED_BY.match(head)
    cut = MODIFIER.search(f"{head} ", shared.start("rest") if shared else owned.end() if owned else 0)
    return (head[: cut.start()] if cut else head).strip()


def role_of(words: str) -> str | None:
    """The role noun that a description ends its head with, in the singular, or None: `two defense officials` -> official."""
    head = head_of(words).split()
    last = head[-1].lower().removesuffix("’s").removesuffix("'s") if head else ""
    # In capitals a plural that opens a sentence is a role too ("Officials at the port"); one may be a title.
    small = bool(head) and (head[-1][0].islower() or head[-1].isupper() or (len(head) == 1 and singular(last) != last))
    return singular(last) if small and singular(last) in ROLES else None


# A document by its number or letter.
NUMBERED = re.compile(
    r"\b(?:Report|Draft|Resolution|Order|Directive|Memo|Memorandum|Case|Law|Act|Bulletin|Protocol|Paper)\s+(?:No\.\s*)?"
    r"(?:[\w-]*\d[\w/-]*|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b)"
)


def _ends_in_document(words: str) -> bool:
    """Is the head a document in small letters: `the Inspector General’s report`?"""
    head = head_of(words).split()
    return bool(head) and head[-1].islower() and singular(head[-1]) in DOCUMENTS


def resolve_name(scene: Scene, words: str, at: int) -> Agent | None:
    """Who a source names, or None where it only describes. `words` are those of the report from `at` on, asides left out."""
    parts = list(_PARTS.finditer(words))
    head = parts[0].group() if parts else ""
    if several := people_named(head.strip()) or listed(scene, words, at):
        return several
    for part in parts:
        if _CLAUSE.match(part.group()):
            break
        for person in people_in(scene, part.group(), at + part.start()) if role_of(part.group()) is None else ():
            return _person(scene, person, words, at)
    if role_of(head):
        return None
    if m := _OUTLET_BEFORE.match(head) or _OUTLET_AFTER.match(head):
        return Agent(m["who"], AgentType.OUTLET, True)
    if _ends_in_document(head) or _ONLY_A_KIND.fullmatch(head.strip()):
        return None
    if several := people_named(head.strip(), alone=True) or _capitals_listed(words, parts[1:]):
        return several
    for part in parts[:2]:
        # "the operator, Northvale Hydro": the name stands beside its description.
        if part is parts[0] or (_opens_small(head) and not _CLAUSE.match(part.group())):
            found = _member_in(scene, part.group(), at + part.start())
            if found is not None:
                return found
    return _unknown_name(scene, head, at)


def _capitals_listed(words: str, rest: Sequence[re.Match[str]]) -> Agent | None:
    """A list whose names the model may have passed over: `the West, Gulf states, and Varn`."""
    parts = [part.group() for part in rest]
    if parts and all(part.removeprefix("and ")[:1].isupper() for part in parts) and parts[-1].startswith("and "):
        return Agent(words, AgentType.GROUP, True)
    return None


def _unknown_name(scene: Scene, head: str, at: int) -> Agent | None:
    """A capitalised name that is none of the cast's."""
    _, bare, _ = split_titles(0, ARTICLE.sub("", head))
    m = _CAPITALS.match(bare)
    if not m or m.group().lower().split("-")[0] in _NUMBERS or _is_common(scene, m.group(), at):
        return None
    if len(MODIFIER.sub("", f"{bare} ").split()) > len(m.group().split()) + 1:
        return None
    return by_capitals(scene, m.group(), bare, at)


def _is_common(scene: Scene, name: str, at: int) -> bool:
    """Is a capitalised word, which the name model has passed over, a common noun that only opens a sentence?"""
    low = name.lower()
    if " " in name or not name[1:].islower() or low in OUTLET_NAMES or not scene.opens_sentence(at):
        return False
    return (
        low in scene.small or singular(low) in scene.small or (singular(low) != low and low.endswith(("ers", "ents")))
    )


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
    noun = singular(re.sub(r"[’']s?$", "", tail.split()[-1]))
    whole = ARTICLE.sub("", part[: limit - at]).strip(" ,.;:")
    owned = tail.startswith(("’s ", "'s ", "s ")) or bool(re.match(r"[’']s?\s", scene.report.text[end : end + 3]))
    if owned and noun not in BODIES:
        return None  # "The harbour's plan", "her niece": nobody by that name.
    return Agent(whole, AgentType.ORGANISATION, True)


def people_in(scene: Scene, part: str, at: int) -> list[Member]:
    """The people that a part of a source at `at` names, in order, but for those whose something is."""
    found = []
    # "Secretary of State Jo Doe": what a title is of is no modifier.
    opens, _, _ = split_titles(0, part)
    limit = min((m.start() for m in MODIFIER.finditer(f"{part} ", max(0, opens - 1))), default=len(part))
    for start, end, member in scene.cast.between(at, at + len(part)):
        owns = scene.report.text[end : end + 2] in ("’s", "'s") and end < at + len(part) - 2
        follows = _NEXT.match(scene.report.text, end, at + len(part))
        # "The Doe campaign", "Doe spokeswoman Ann Lee": the name tells whose.
        owns = owns or bool(follows and singular(follows["noun"]) in BODIES | ROLES | DOCUMENTS)
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
    if singular(name.split()[-1].lower()) in DOCUMENTS or NUMBERED.fullmatch(name) or scene.is_document(name):
        return Agent(full, AgentType.DOCUMENT, True)
    if is_person_name(name):
        return Agent(name, AgentType.UNKNOWN, True)
    if len(name.split()) == 1 and not name.isupper() and singular(name.lower()) == name.lower():
        return Agent(_longer(scene, name, at), AgentType.UNKNOWN, True)
    return Agent(name if name.isupper() else _longer(scene, name, at), AgentType.ORGANISATION, True)


def _person(scene: Scene, person: Member, words: str, at: int) -> Agent:
    if scene.is_document(person.name):
        return Agent(person.name, AgentType.DOCUMENT, True)
    if scene.called_outlet(person.name):
        return Agent(person.name, AgentType.OUTLET, True)
    # Who once spoke as a body's spokesman does so from there on.
    whom = _behalf(scene, words, at) or scene.behalf.get(person.name)
    if whom:
        scene.behalf[person.name] = whom
    return Agent(person.name, AgentType.PERSON, True, whom)


def _behalf(scene: Scene, words: str, at: int) -> str | None:
    """For which body a source at `at` speaks, as it is worded."""
    if m := _BEHALF.search(words):
        inside = scene.organisations(at + m.start("who"), at + len(words))
        return inside[0].name if inside else m["who"].split(",")[0]
    m = _SPEAKS_FOR.search(words)
    if m is None:
        return None
    if m["its"]:
        body = scene.nearest_body(at)
        return body.name if body and body.type is AgentType.ORGANISATION else None
    beside = scene.organisations(at, at + m.end())
    return beside[-1].name if beside else None


def _longer(scene: Scene, name: str, at: int) -> str:
    """A fuller form of the same name before this place: `the Command` after `the Eastern Command`."""
    before = re.findall(rf"((?:[A-Z][\w’'-]+ )+{re.escape(name)})\b", scene.before(at))
    longer = {re.sub(r"^(?:The|A|An)\s+", "", b) for b in before}
    return longer.pop() if len(longer) == 1 else name
