"""Where two sentences say contrary things of one thing: which words of each clash, and how sure it is that the thing is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.compare.lemmas import root
from sayso.compare.meaning import PRONOUNS, Meaning, Mention, Voice, light
from sayso.resolve.words import BODIES, FIRMS, ROLES, singular

_ROLE_WEIGHT = 0.5
_ROLES = ROLES | BODIES | FIRMS
# How much must be shared: of what the table knows, of other words, and where one speaks of all or none.
_NEED, _NEED_UNKNOWN, _NEED_OF_ALL = 1.0, 2.0, 0.3
# "Whether she signed", "they did or did not sign": neither is said.
_OPEN_QUESTION = re.compile(r"\bwhether\b|\bor\s+(?:\w+\s+)?not\b")
_UP = frozenset("up down".split())
_STAYS = frozenset("leave leaves left leaving keep keeps kept keeping".split())
# So many words behind such a verb stands what something is left or kept as, at most.
_COMPLEMENT = 3
# What opens a condition: at its beginning, or by turning subject and verb round.
_CONDITIONS = frozenset("if unless supposing provided".split())
_INVERTED = frozenset("had were should".split())
_PARTICIPLE = re.compile(r"never|not|always|already|also|long|been|\w+(?:ed|en)")
_SINGLE = frozenset("i he she it him her".split())
_OBLIGES = frozenset("had has have having need needs needed".split())
_WOULD = frozenset("would could might wouldn't couldn't".split())


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two mentions that clash, the places of the words shared around them, and how much is shared."""

    a: Mention
    b: Mention
    shared: float
    cover: float


def opposition(a: Meaning, b: Meaning) -> Opposition | None:
    """The clearest opposition of two sentences, or None."""
    return max(oppositions(a, b), key=lambda o: (o.shared * o.cover, -o.a.first, -o.b.first), default=None)


def oppositions(a: Meaning, b: Meaning) -> Iterator[Opposition]:
    """Every opposition of two sentences."""
    for one in a.mentions:
        for other in b.said.get(one.what, ()):
            if (
                one.sign != other.sign
                and _asserts(a, one)
                and _asserts(b, other)
                and (found := _aligned(a, one, b, other)) is not None
            ):
                yield found


def _asserts(one: Meaning, m: Mention) -> bool:
    """Is it said, or denied, of something, and not only by the way ("a torn cable") or of whatever may be ("any deal")?"""
    before = one.words[m.first - 1].low if m.first else ""
    clause = " ".join(w.low for w in one.words if w.clause == m.clause)
    if _OPEN_QUESTION.search(clause) or _supposes(one, m) or _needless(one, m):
        return False
    if one.words[m.first].low in _UP and not any(c.isdigit() for c in clause):
        return False  # "Bricked up", "up there": more of nothing.
    # "Leave it shut" and "keep it shut": what it is left or kept as is what is said.
    stays = one.words[m.first].low in _STAYS and any(0 < n.first - m.last <= _COMPLEMENT for n in one.mentions)
    return (
        not stays
        and m.voice is not Voice.ATTRIBUTE
        and not (m.voice is Voice.NOUN and before == "the")  # "Has not seen the wreck": there is one.
        and not (m.sign > 0 and before in ("any", "every", "each", "whatever"))
    )


def _needless(one: Meaning, m: Mention) -> bool:
    """Is it what nobody had to do ("nobody had to tell us")? It may have been done."""
    before = [w.low for w in one.words[: m.first] if w.clause == m.clause]
    return m.sign < 0 and any(v in _OBLIGES and to == "to" for v, to in pairwise(before))


def _supposes(one: Meaning, m: Mention) -> bool:
    """Does it stand in a condition ("unless it was shut"), or in what would be under one ("had nobody died, it would go on")?"""
    would = any(w.low in _WOULD for w in one.words)
    conditions = {w.clause for w in one.words if w.low in _CONDITIONS}
    if would:
        # A cut-off statement ("had never been told") opens with the verb, too.
        conditions |= {
            w.clause
            for before, w, after in zip((None, *one.words), one.words, one.words[1:], strict=False)
            if w.low in _INVERTED
            and (before is None or before.clause != w.clause)
            and not _PARTICIPLE.fullmatch(after.low)
        }
    if m.clause in conditions:
        return True
    return would and bool(conditions or any(w.low == "without" for w in one.words))


def _aligned(a: Meaning, m: Mention, b: Meaning, n: Mention) -> Opposition | None:
    """The opposition of two mentions, where what they are said of can be one."""
    crossed = m.voice is not n.voice or Voice.NOUN in (m.voice, n.voice)
    ways = [_shared(a, m, b, n, crossed=way) for way in ((False, True) if crossed else (False,))]
    return max((w for w in ways if w is not None), key=lambda o: o.shared, default=None)


def _shared(a: Meaning, m: Mention, b: Meaning, n: Mention, *, crossed: bool) -> Opposition | None:
    ab, aa = a.args(m, before=True), a.args(m, before=False)
    bb, ba = b.args(n, before=True), b.args(n, before=False)
    if crossed:
        bb, ba = ba, bb
    subject, object_ = _common(a, ab, b, bb), _common(a, aa, b, ba)
    total = subject + object_
    least = min(_weight(a, [*ab, *aa]), _weight(b, [*bb, *ba]))
    if subject <= 0 and not crossed and not (_open(a, m, ab, b, bb) or _open(b, n, bb, a, ab)):
        return None
    if object_ <= 0 and subject < 1 and _weight(a, aa) and _weight(b, ba):
        return None
    if m.known:
        if a.whole(m.clause) or b.whole(n.clause):
            total += _by_role(a, ab, b, bb)
        total += _accused(a, [*ab, *aa], b, n, _own(b, n)) + _accused(b, [*bb, *ba], a, m, _own(a, m))
    if total < _needed(a, m, b, n):
        return None
    return Opposition(m, n, total, total / max(least, 1.0))


def _needed(a: Meaning, m: Mention, b: Meaning, n: Mention) -> float:
    """How much two mentions must share. One that speaks of all or none, and of nothing else, shares with any."""
    if not m.known:
        return _NEED_UNKNOWN
    need = _NEED
    for one, x in ((a, m), (b, n)):
        if one.whole(x.clause):
            said = [*one.args(x, before=True), *one.args(x, before=False)]
            alone = not any(one.ids[i] != one.who for i in said) and _one_word(a, m, b, n)
            need = min(need, 0.0 if alone else _NEED_OF_ALL)
    return need


def _one_word(a: Meaning, m: Mention, b: Meaning, n: Mention) -> bool:
    """Do two mentions say it by forms of one word?"""
    p, q = ({root(w.low) for w in one.words[x.first : x.last + 1]} for one, x in ((a, m), (b, n)))
    return bool(p & q)


def _by_role(a: Meaning, x: Sequence[int], b: Meaning, y: Sequence[int]) -> float:
    """Is one told of by a name and the other by what it is ("the operator"), so that they may be one?"""
    named = [
        any(one.words[i].exact[0].isupper() and i and one.words[i].low not in PRONOUNS for i in at)
        for one, at in ((a, x), (b, y))
    ]
    role = [
        any(singular(one.words[i].low) in _ROLES and i and one.words[i - 1].low == "the" for i in at)
        for one, at in ((a, x), (b, y))
    ]
    return _ROLE_WEIGHT if (named[0] and role[1]) or (named[1] and role[0]) else 0.0


def _accused(a: Meaning, args: Sequence[int], b: Meaning, n: Mention, own: Sequence[int]) -> float:
    """One says it of the other, who denies it without saying who did what: "Orm signed it" against Orm's "nothing was signed"."""
    tells = any(a.ids[i] & b.who and not a.ids[i] <= a.who for i in args)
    return 1.0 if tells and n.sign < 0 and not own else 0.0


def _own(one: Meaning, m: Mention) -> list[int]:
    """What a mention is said of by the sentence itself: what stands before it, and what follows it where it is a deed."""
    return [*one.args(m, before=True), *(one.args(m, before=False) if m.voice is Voice.ACTIVE else ())]


def _open(one: Meaning, m: Mention, before: Sequence[int], other: Meaning, theirs: Sequence[int]) -> bool:
    """Does a sentence leave open of whom it tells: by no word, by a pronoun, or by a word for anybody?

    A pronoun may be whoever the other sentence names, but not whatever "people" it tells of.
    """
    definite = bool(before) and before[0] > 0 and one.words[before[0] - 1].low in ("the", "these", "those")
    if all(light(one.ids[i]) and definite for i in before):
        return True
    pronouns = {w.low for w in one.words[max(0, m.first - 6) : m.first] if w.low in PRONOUNS and w.clause == m.clause}
    if theirs and pronouns and pronouns <= _SINGLE and _several(other.words[theirs[-1]].low):
        return False
    return bool(pronouns) and not (theirs and all(light(other.ids[i]) for i in theirs))


def _several(noun: str) -> bool:
    return noun.endswith("s") and singular(noun) != noun


def _common(a: Meaning, x: Sequence[int], b: Meaning, y: Sequence[int]) -> float:
    total, left = 0.0, list(y)
    for i in x:
        for j in left:
            if a.ids[i] & b.ids[j]:
                total += a.counts(i)
                left.remove(j)
                break
    return total


def _weight(one: Meaning, places: Sequence[int]) -> float:
    return sum(one.counts(i) for i in places)
