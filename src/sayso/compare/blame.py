"""Where statements give one thing different causes, or one denies the cause that the other gives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.compare.causes import Cause, order
from sayso.compare.effects import same_effect
from sayso.compare.propositions import stems
from sayso.model import Comparison, ConflictType, Relation, Span, Speaker
from sayso.resolve.names import SMALL
from sayso.resolve.words import BODIES, FIRMS, ROLES, singular

# One cause is the other where they share this much of the shorter.
_ONE = 1 / 2
# Words that begin with the same letters may be of one: China, the Chinese government.
_BEGINNING = 4
_ROLES = ROLES | BODIES | FIRMS
# What stands for a cause by its kind: the rain and the weather are no rivals.
KINDS = (
    "weather rain rains rainfall downpour storm storms wind winds snow flood flooding hurricane cyclone",
    "rebels militants insurgents separatists fighters gunmen militia terrorists",
    "army troops soldiers military forces",
    "government ministry minister cabinet administration",
    "people person man men someone somebody individual individuals suspect",
    "neglect negligence mismanagement maintenance corruption",
    "wear erosion corrosion age ageing aging fatigue",
)
_PLACED = re.compile(r"(?<=\w)\s+(?:with|in|on|at|from|near|by|made|that|which|who)\s")
_KINDS = tuple(stems(kind.split()) for kind in KINDS)


def find_blame(causes: Sequence[Cause], speaker_of: Mapping[str, Speaker]) -> list[Comparison]:
    """A comparison for each two attributions of different speakers that give one effect different causes (blame), or of which
    one denies what the other gives (polarity). What is lacking ("without rain") is no blame.

    `speaker_of` is by attribution id; an attribution without a speaker is compared with none.
    """
    found: dict[tuple[str, str, ConflictType], Comparison] = {}
    for a, b in same_effect(order(causes)):
        p, q = speaker_of.get(a.attribution), speaker_of.get(b.attribution)
        if p is None or q is None or p.id == q.id or (a.denied and b.denied):
            continue
        kind = ConflictType.BLAME if not (a.denied or b.denied) else ConflictType.POLARITY
        one, other = sorted((a, b), key=lambda c: (c.attribution, c.statement.start, c.statement.end))
        x, y = _line(one.cause.exact), _line(other.cause.exact)
        if kind is ConflictType.BLAME and not (a.lack or b.lack) and rivals(a, b):
            why = f"one blames {x}, the other {y}"
        elif kind is ConflictType.POLARITY and _is_one(a, b):
            why = f"one says that it was {x if not one.denied else y}, the other denies it"
        else:
            continue
        made = Comparison(one.attribution, other.attribution, Relation.CONFLICT, kind, one.cause, other.cause, why)
        found.setdefault((one.attribution, other.attribution, kind), made)
    return [one for _, one in sorted(found.items())]


def _of_kind(a: Cause, b: Cause) -> bool:
    return any(a.words & kind and b.words & kind for kind in _KINDS)


def rivals(a: Cause, b: Cause) -> bool:
    """Do two statements about one effect name causes that cannot be one? What may come to the same is no rival."""
    if a.denied or b.denied or a.words & b.words or _of_kind(a, b):
        return False
    if {w[:_BEGINNING] for w in a.words if len(w) >= _BEGINNING} & {w[:_BEGINNING] for w in b.words}:
        return False
    return not (_may_be_one(a.cause, b.cause) or _may_be_one(b.cause, a.cause))


def _is_one(a: Cause, b: Cause) -> bool:
    return bool(a.words & b.words) and len(a.words & b.words) >= _ONE * min(len(a.words), len(b.words))


def _may_be_one(description: Span, name: Span) -> bool:
    """May somebody told of by role, or a body told of by what it is, be the one who is named in the other report?"""
    low = _PLACED.split(description.exact)[0].partition(" of ")[0].split()
    described = any(singular(w.strip(",.")) in _ROLES for w in low) and not any(w[:1].isupper() for w in low[1:])
    # "A joint with a Halmerian stamp" names nobody.
    head = _PLACED.split(name.exact)[0]
    named = any(w[:1].isupper() and w.lower() not in SMALL for w in head.split())
    return described and named


def _line(text: str) -> str:
    return " ".join(text.split())
