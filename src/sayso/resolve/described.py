"""Sources that only describe: "the minister", "the official", "the magazine", "one of them", "her office".

A definite description goes back to whom the report has already shown; otherwise the words of the report stay the name,
and the agent is not named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.model import Agent, AgentType
from sayso.resolve.cast import Member
from sayso.resolve.documents import COME_BY, document_or_outlet
from sayso.resolve.named import MODIFIER, head_of, role_of
from sayso.resolve.scene import RECENT, Scene
from sayso.resolve.words import ANONYMOUS, ANYBODY, BODIES, DOCUMENTS, FIRMS, ROLES, singular

_DEFINITE = re.compile(r"(?:the|his|her|its|their|this|that|these|those|our)\s|[^,]*[’']s\s", re.I)
_SHORT = re.compile(r"^(?:the|this|that)\s+(?:[\w-]+\s+)?[\w-]+$", re.I)
_INTRODUCED = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+(?:[\w-]+\s+){{0,3}}(?P<role>{'|'.join(sorted(ANONYMOUS))})\b"
    r"(?:\s+(?:of|at|in|with|from|close|who)\s+[\w’' -]{3,50}?(?=\s+(?:who|that|as|said|says|told|tells|added|warned|confirmed"
    r"|described|claimed|insisted|denied|predicted|explained|recalled|wrote|spoke)\b|[,.;]))?"
)
_TITLED = re.compile(r"\b(?:headed|titled|entitled|called|known\sas)\s+[“\"'‘]?(?P<title>[A-Z][^“”\"‘,.;]*)")
# How many blocks back "the airline" may reach for one that is called so.
_REACH = 8
# How many for whom a headline described.
_NEAR = 2
# How far (code points) from a name what its holder is of is told, and at how many mentions this is looked for.
_BESIDE, _MENTIONS = 90, 50
_SENTENCES = re.compile(r"(?<=\w\w)[.!?]\s|\n")
_OF_THEM = re.compile(
    r"^(?:one|two|both|another|all|some)(?: of)? (?:them|the (?:two|three|four|pair|group|men|women))$|^both$", re.I
)
_ALONE = re.compile(r"(?:the\s)?(?:one|other)$|another$", re.I)
_COPY = re.compile(r"^(?:a|the)\s(?:copy|text|page)\sof\s", re.I)
_PLAIN = re.compile(r"(?:[a-z]+-[a-z]+ed\s|special\s|former\s|veteran\s)?[a-z]+")
_ITSELF = re.compile(r"(?<=\w)\s(?:itself|himself|herself|themselves|alone|too)$", re.I)
# Words that stand for no speaker: "there did not appear", "let us say".
_NOBODY = re.compile(r"(?:there|here|you|your|let|let[’']s)$|(?:nobody|no[ -]one|none|whoever|anyone|anybody)\b", re.I)
_ONE = re.compile(r"(?:an?|one)\s(?!number|group|handful|couple|majority|host|series)", re.I)
# Who speaks for another by office. A lawyer may be anybody's.
_BEHALF = re.compile(
    r"^(?:an?|the|one|his|her|its|their)\s(?:[\w-]+\s){0,3}(?:spokes(?:man|woman|person)|lawyer|attorney)"
    r"\s(?:for|of)\s(?:the\s)?(?P<who>[A-Z].*)$"
)
_MANY = frozenset(
    "both some many neither either all most several few others various numerous two three four five"
    " six seven eight nine ten".split()
)
_POSSESSIVE = re.compile(r"^(?:his|her)\s+(?P<what>\w+)$", re.I)


def resolve_description(scene: Scene, words: str, at: int) -> Agent | None:
    """Who a description at `at` is: the one that it goes back to, or an agent by the report's own words."""
    titled = _TITLED.search(words)
    words = _COPY.sub("", re.split(r",\s", words)[0].strip())
    words = _ITSELF.sub("", words)
    if _NOBODY.match(words):
        return None
    if _OF_THEM.match(words) or (_ALONE.match(words) and scene.last_spoken(at, (AgentType.GROUP,))):
        return _of_a_group(scene, words, at)
    noun = singular(_last_word(words))
    if titled and noun in DOCUMENTS:
        return Agent(f"{noun} headed {titled['title'].strip()}", AgentType.DOCUMENT, True)
    # A headline leaves articles out: "mediator says" is the mediator.
    definite = bool(_DEFINITE.match(words)) or (len(words.split()) == 1 and words[0].islower() and noun == words)
    # "Governor: ..." in a headline.
    opens = words.istitle() and at == scene.block_start(at)
    titled_alone = words.lower() if opens and words.lower() in ROLES - ANONYMOUS else None
    definite |= titled_alone is not None
    if role := role_of(words) or titled_alone:
        return (definite and _same_role(scene, role, words, at)) or _unnamed(words)
    if (m := _POSSESSIVE.match(words)) and noun in BODIES and (whose := scene.nearest_person(at, back=1)):
        return Agent(f"{m['what'].lower()} of {whose.name}", AgentType.ORGANISATION, True)
    if definite and _SHORT.match(words) and (body := _short_for(scene, words, noun, at)):
        return body
    return document_or_outlet(scene, words, noun, at) or (
        Agent(words, AgentType.ORGANISATION, definite)
        if noun in BODIES and (definite or not _several(words))
        else _unnamed(words)
    )


def _short_for(scene: Scene, words: str, noun: str, at: int) -> Agent | None:
    """The body that `the airline` or `the company` goes back to; "the airlines" are several."""
    if not _several(words) and (called := scene.nearest_body(at, back=_REACH, noun=noun)):
        return called
    if noun == "agency" and (agency := scene.last_agency(at)):
        return agency
    return scene.nearest_body(at, back=_REACH) if noun in FIRMS else None


def _several(words: str) -> bool:
    last = _last_word(words)
    return singular(last) != last


def _last_word(words: str) -> str:
    head = re.findall(r"[\w’'-]+", head_of(words))
    return head[-1].lower().removesuffix("’s").removesuffix("'s") if head else ""


def _unnamed(words: str) -> Agent:
    last = _last_word(words)
    many = singular(last) != last or last == "people" or words.lower().split()[0] in _MANY
    many = many and not _ONE.match(words)
    m = _BEHALF.search(words)
    whom = re.split(r",\s|\s(?:who|which|said|asked|speaking)\b", m["who"])[0] if m else None
    return Agent(COME_BY.sub("", words), AgentType.GROUP if many else AgentType.UNKNOWN, False, whom)


def _of_a_group(scene: Scene, words: str, at: int) -> Agent | None:
    """`one of them` is one of the group that spoke last; `both` is that group."""
    group = scene.last_spoken(at, (AgentType.GROUP,)) or (_last_two(scene, at) if words.lower() == "both" else None)
    if group is None:
        return Agent(words, AgentType.GROUP, False)
    if not words.lower().startswith(("one", "another", "other", "the other")):
        return group
    name = f"{group.name[0].lower()}{group.name[1:]}".removeprefix("the ")
    return Agent(f"one of the {name}", AgentType.UNKNOWN, False)


def _last_two(scene: Scene, at: int) -> Agent | None:
    """The two who spoke before `both`, where there are just two in the last blocks."""
    low = scene.block_start(at, 2)
    recent = list(dict.fromkeys(a.name for place, a in scene.spoke[-RECENT:] if low <= place < at and a.named))
    return Agent(" and ".join(recent), AgentType.GROUP, True) if len(recent) == 2 else None


def _same_role(scene: Scene, role: str, words: str, at: int) -> Agent | None:
    """The one that a definite role goes back to: its one holder, an unnamed one of that noun, or who is nearest."""
    short = len(words.split()) <= 3
    holders = [p for p in scene.people.values() if role in p.roles and p.first < at]
    holders = holders or [p for p in scene.people.values() if role in p.roles]
    if names := [w for w in head_of(words).split() if w[0].isupper() and not w.endswith(("’s", "'s"))]:
        # "The Northvale manager" is the one whom the report sets beside that name.
        holders = [p for p in holders if _beside(scene, p, names)]
    if len(holders) == 1:
        return Agent(holders[0].name, AgentType.PERSON, True)
    if role in ("person", "source") and short and (told := _introduced(scene, at)):
        return told
    for place, agent in reversed(scene.spoke[-RECENT:]):
        if place < at and not agent.named and short and re.search(rf"\b{role}s?\b", agent.name.lower()):
            since = scene.persons_before(at, back=_NEAR) if place < scene.body else []
            # A headline only describes whom the report then names.
            return since[0].agent if len(since) == 1 and since[0].agent.named else agent
    plural = singular(_last_word(words)) != _last_word(words)
    if role in ANONYMOUS:
        if short and role not in ("person", "source"):
            return None if plural else _introduced(scene, at, role, back=1)
        kinds = (AgentType.GROUP,) if plural else (AgentType.UNKNOWN, AgentType.GROUP)
        return scene.last_spoken(at, kinds, named=False) if short else None
    near = [] if holders or plural or MODIFIER.search(f"{words} ") else scene.persons_before(at)
    # Who is only described has the role of that description: a technician is not the foreman.
    near = [c for c in near if c.agent.named or singular(_last_word(c.agent.name)) in ANYBODY | {role}]
    # "Jo Doe disagreed. The Northvale strategist wrote ...": the only one there; else the name may tell of another.
    if near:
        return near[0].agent if not names or (len(near) == 1 and near[0].agent.named) else None
    # Nobody there: whom the block before tells of, if it is one. "The finance minister" is not just anybody who is there.
    plain = words.startswith(("the ", "The ")) and _PLAIN.fullmatch(head_of(words))
    alone = scene.persons_before(at, back=1) if plain and not (holders or plural) else []
    return alone[0].agent if len(alone) == 1 and alone[0].agent.named else None


def _beside(scene: Scene, person: Member, names: Sequence[str]) -> bool:
    """Does the report somewhere set all these names right beside a person's?"""
    for start, end in person.places[:_MENTIONS]:
        before = _SENTENCES.split(scene.report.text[max(0, start - _BESIDE) : start])[-1]
        after = _SENTENCES.split(scene.report.text[end : end + _BESIDE])[0]
        if all(name in before or name in after for name in names):
            return True
    return False


def _introduced(scene: Scene, at: int, role: str | None = None, *, back: int = 0) -> Agent | None:
    """The last unnamed person (of this role, if given) introduced at most `back` blocks before, though not as a source."""
    found = list(_INTRODUCED.finditer(scene.report.text, scene.block_start(at, back), at))
    found = [m for m in found if role in (None, m["role"])]
    return Agent(found[-1].group().strip(), AgentType.UNKNOWN, False) if found else None
