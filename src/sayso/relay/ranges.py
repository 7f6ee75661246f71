"""How many independent origins stand behind a claim: a range, and why it is one.

The most is the number of origins that nothing shown makes one. The fewest takes as one those that may be: the same speaker on
occasions that are not told apart, unnamed people of one role, a person and the body spoken for, a document and its writer, one
whom somebody tells of and who tells it, one who is only pointed to ("the same official"), one who is not resolved. What only
stitched texts tell adds to the most alone; what only goes round from report to report adds to neither.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.model import AgentType, Attribution, Origin, OriginKind, Reason, Speaker
from sayso.relay.occasions import clash
from sayso.relay.origins import GOES_ROUND
from sayso.resolve.names import normal
from sayso.resolve.words import ANYBODY, singular

_WORD = re.compile(r"\w+")
# Roles that tell nothing of who it is.
_ANYBODY = ANYBODY | {"men", "women"}
# What points to somebody who was told of before, or belongs to somebody.
_POINTS = re.compile(r"^(?:the\s+same|that|this|those|these|his|her|its|their)\s", re.I)
_AFTER_HEAD = re.compile(r"(?<=\w)\s(?:that|which|who|of|by|on|in|from|for|to|about|headed|with)\s.*$", re.S)
# Words for any document.
_ANY_DOCUMENT = frozenset("paper document text file".split())
# Words in a row that two who are named apart would hardly both have chosen.
_RARE_WORDS = 9
# So many origins of one claim are compared with each other. What holds of some of them holds of all: there are that many.
_COMPARED = 150


@dataclass(frozen=True, slots=True)
class Range:
    """The fewest and the most independent origins, and what makes the fewest fewer."""

    fewest: int
    most: int
    reasons: tuple[Reason, ...] = ()


def count_origins(
    told: Sequence[Attribution],
    origin_of: Mapping[str, Origin],
    speaker_of: Mapping[str, Speaker],
    doubtful: Collection[str] = (),
) -> Range:
    """The range of origins behind the attributions of one claim. `doubtful` are ids of reports that are stitched together."""
    by_origin: dict[str, list[Attribution]] = {}
    for one in told:
        by_origin.setdefault(origin_of[one.id].id, []).append(one)
    # What only goes round adds nothing where there is anything else.
    rounds = {v[0].id: why for v in by_origin.values() if (why := _goes_round(origin_of[v[0].id]))}
    by_origin = {k: v for k, v in by_origin.items() if v[0].id not in rounds} or by_origin
    sound = {k: v for k, v in by_origin.items() if any(a.report not in doubtful for a in v)}
    order = sorted(sound)[:_COMPARED]
    maybe: dict[str, set[str]] = {o: set() for o in order}
    reasons = [rounds[i] for i in sorted(rounds)]
    for x, y in combinations(order, 2):
        if why := _maybe_one(sound[x], sound[y], speaker_of):
            maybe[x].add(y)
            maybe[y].add(x)
            reasons.append(why)
    return Range(max(1, _apart(maybe)), len(by_origin), tuple(reasons))


def _goes_round(origin: Origin) -> Reason | None:
    return (
        next((r for r in origin.reasons if r.rule == GOES_ROUND), None) if origin.kind is OriginKind.UNKNOWN else None
    )


def _apart(maybe: Mapping[str, Collection[str]]) -> int:
    """How many there are for certain: as many as can be picked so that no two of them may be one."""
    picked: list[str] = []
    for one in sorted(maybe, key=lambda o: (len(maybe[o]), o)):
        if not any(one in maybe[other] for other in picked):
            picked.append(one)
    return len(picked)


def _maybe_one(a: Sequence[Attribution], b: Sequence[Attribution], speaker_of: Mapping[str, Speaker]) -> Reason | None:
    """What hints that two origins are one, or None."""
    x, y = a[0], b[0]
    evidence = (*x.source[:1], *y.source[:1])
    if x.speaker is None or y.speaker is None:
        return Reason("not resolved", "who says it is not resolved, and may be one of the others", evidence)
    p, q = speaker_of[x.id], speaker_of[y.id]
    if p.id == q.id and p.named:
        if any(clash(m, n) for m in {m.occasion for m in a} for n in {n.occasion for n in b}):
            return None
        return Reason("same speaker", f"{p.name} both times, perhaps on one occasion", evidence)
    if (why := _passed_on(x, y)) is not None:
        return why
    if not p.named and not q.named:
        return _unnamed(x, y)
    if (why := _speaks_for(x, y) or _one_document(x, y)) is not None:
        return why
    if p.named and q.named and _shared_run(x, y):
        return Reason("same words", f"{p.name} and {q.name} in the very same words", (*x.content[:1], *y.content[:1]))
    return None


def _unnamed(x: Attribution, y: Attribution) -> Reason | None:
    """Unnamed people may be the same where nothing that is told of them differs."""
    m, n = x.unnamed, y.unnamed
    if m is not None and n is not None:
        if m.role and n.role and m.role != n.role and not {m.role, n.role} & _ANYBODY:
            return None
        if m.side and n.side and not set(m.side.lower().split()) & set(n.side.lower().split()):
            return None
    spans = (*x.source[:1], *y.source[:1])
    names = (x.speaker.name if x.speaker else "", y.speaker.name if y.speaker else "")
    return Reason("unnamed alike", f"{names[0]} and {names[1]} may be the same", spans)


def _passed_on(x: Attribution, y: Attribution) -> Reason | None:
    """Does one tell what the other says: "Orm says that her men counted it", and Orm; an outlet whose words name a person?"""
    for one, other in ((x, y), (y, x)):
        p, q = one.speaker, other.speaker
        if p is None or q is None or not q.named:
            continue
        spans = (*one.source[:1], *other.source[:1])
        if not p.named and any(normal(hop.by) == normal(q.name) for hop in one.relays[:-1]):
            return Reason("passed on", f"what {p.name} said is told by {q.name}", spans)
        if not p.named and any(_POINTS.match(span.exact) for span in one.source[:1]):
            return Reason("pointed to", f"{p.name} may be {q.name}", spans)
        if p.type is AgentType.OUTLET and q.type is AgentType.PERSON and _names(one, q.name):
            return Reason("passed on", f"{p.name} tells it of {q.name}", (*one.content[:1], *other.source[:1]))
    return None


def _names(one: Attribution, name: str) -> bool:
    """Do the words of a statement give the last word of a name?"""
    last = (normal(name) or ("",))[-1]
    return any(last in normal(span.exact) for span in one.content)


def _speaks_for(x: Attribution, y: Attribution) -> Reason | None:
    """A person and the body spoken for, or a document and who wrote it."""
    for one, other in ((x, y), (y, x)):
        p, q = one.speaker, other.speaker
        if p is None or q is None:
            continue
        spans = (*x.source[:1], *y.source[:1])
        if p.on_behalf_of and normal(p.on_behalf_of) == normal(q.name):
            return Reason("speaks for", f"{p.name} speaks for {q.name}", spans)
        if not p.named and q.type is AgentType.ORGANISATION and _within(normal(q.name), normal(p.name)):
            return Reason("speaks for", f"{p.name} may speak for {q.name}", spans)
        if q.type is AgentType.DOCUMENT and p.type is AgentType.PERSON and normal(p.name)[-1] in normal(q.name):
            return Reason("wrote it", f"{q.name} may be the word of {p.name}", spans)
    return None


def _one_document(x: Attribution, y: Attribution) -> Reason | None:
    """Two documents of one kind, of which one is only described: "a two-page paper" and "the Harbour Paper"."""
    p, q = x.speaker, y.speaker
    if p is None or q is None or not p.type is q.type is AgentType.DOCUMENT:
        return None
    heads = [_AFTER_HEAD.sub("", one.name) for one in (p, q)]
    kinds = {singular(head.split()[-1].lower()) for head in heads}
    # "Paper" at the beginning of a sentence is "the paper".
    described = any(head[1:] == head[1:].lower() for head in heads)
    if described and (len(kinds) == 1 or kinds & _ANY_DOCUMENT):
        return Reason("same kind", f"{p.name} and {q.name} may be one document", (*x.source[:1], *y.source[:1]))
    return None


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Do words stand in a row in others: "Tarn & Lowe" in "the consultants at Tarn & Lowe"?"""
    return any(tuple(whole[i : i + len(part)]) == tuple(part) for i in range(len(whole) - len(part) + 1)) and bool(part)


def _shared_run(x: Attribution, y: Attribution) -> bool:
    def runs(one: Attribution) -> set[tuple[str, ...]]:
        words = [w for span in one.content for w in _WORD.findall(span.exact.lower())]
        return {tuple(words[i : i + _RARE_WORDS]) for i in range(len(words) - _RARE_WORDS + 1)}

    return bool(runs(x) & runs(y))
