"""What a sentence says, in parts that can be set against those of another: what is said of what, and whether it is denied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from sayso.compare.clauses import Word, words_of
from sayso.compare.lemmas import root
from sayso.compare.lexicon import CONCEPTS, THINGS

# How many words may stand between the parts of an entry such as `break+down`.
_GAP = 3
# A word of so many letters has no ending for one who does something.
_SHORT = 4
# What a word counts for that many statements share, and a name: all of a pile share the names that it is about, and two who name
# them do not yet tell of one thing.
_LIGHT_WEIGHT, _NAME_WEIGHT = 0.3, 0.5
_STOP = frozenset(
    "a about ago after before since again all also although an and any are as at be because been being but by can"
    " could did do does doing done during each even every few for from further get gets had has have having he her"
    " hers herself him himself his how i if in into is it its itself just let like may me might more most much must my"
    " myself of off on once one only or other our ours out own same shall she should so some such than that the their"
    " them themselves then there these they this those through to too under up upon us very was we were what when"
    " where which while who whom whose why will with would yet you your s t not no never none nobody nothing neither"
    " nor without cannot hardly scarcely barely rarely seldom there's ever according already still now over both"
    " between against within whether though until unless if two three".split()
)
_BE = frozenset(
    "is are was were be been being remain remains remained stay stays stayed become became isn't wasn't aren't"
    " weren't".split()
)
_LIGHT = frozenset(
    root(w)
    for w in "people person man woman men women thing way time day week month year hour minute night morning evening noon"
    " midnight first last new old good part place lot number figure total today yesterday tomorrow monday friday"
    " saturday sunday thursday tuesday wednesday april august december february january july june march may november"
    " october september make take give go come put have get one least most percent per cent kind sort several many"
    " other others end".split()
)
_WRITER = frozenset("i we me us my our".split())
_SELF = frozenset("he she it they his her its their".split())
_ALL = frozenset("nothing neither nowhere all every everybody everyone nobody none no any anybody anyone".split())
_PARTICLES = frozenset(
    "up down out off on over in into away back by to of from about through across apart at under ahead along against for with"
    " open there here above below together around".split()
)
_NUMBERS = {
    word: str(n)
    for n, word in (
        *enumerate("four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 4),
        *((10 * n, word) for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)),
    )
}
_MODAL = frozenset("will can may might must".split())
_LEADS = frozenset(
    "a an the any his her its their our my this that of in on at for with by from two three four several many".split()
)
_VERBS_FOLLOW = frozenset(
    "i we you he she it they who did do does not never to has have had will would could can cannot".split()
)
_DETERMINERS = frozenset("a an the no any his her its their our my this that such some every each of".split())
_SMALL = _STOP | frozenset("of to in on at for with by from and or".split())
PRONOUNS = frozenset("i we you he she it they him her them us me his their its my our".split())


class Voice(Enum):
    """How something is said: as a deed, as what is done to something or how it is, or as a noun, which leaves it open.

    What only goes with a noun ("a torn cable") is said of it by the way.
    """

    ATTRIBUTE = "attribute"
    ACTIVE = "active"
    PASSIVE = "passive"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Mention:
    """That a sentence says something (`what`, a concept or the root of a word) of something, or (`sign` -1) that it is not so.

    `first` and `last` are places among the words, `voice` tells whether it is said of what stands before it or after it,
    `known` is whether it is a concept of the table.
    """

    what: str
    sign: int
    first: int
    last: int
    clause: int
    voice: Voice
    known: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A word that means something: its own roots, and what it is a word for or says (`kinds`).

    `weight` is what it counts for, `named` whether it is part of a name, as its capital tells.
    """

    weight: float
    roots: frozenset[str]
    kinds: frozenset[str]
    named: bool


@dataclass(frozen=True)
class Meaning:
    """The words of a sentence, by what each can be compared (`ids`, empty for small words), and what it says."""

    words: tuple[Word, ...]
    ids: tuple[frozenset[str], ...]
    mentions: tuple[Mention, ...]
    who: frozenset[str]

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The words that mean something, by what each can be matched with one of another sentence."""
        says: dict[int, set[str]] = {}
        for m in self.mentions:
            if m.known:
                says.setdefault(m.first, set()).add(f"{m.what}{m.sign:+d}")
        units = []
        for i, ids in enumerate(self.ids):
            if ids or i in says:
                kinds = frozenset(k for k in ids if k.startswith("#"))
                units.append(Unit(self.counts(i), ids - kinds, kinds | says.get(i, set()), self.named(i)))
        return tuple(units)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of all its units."""
        return frozenset(root for unit in self.units for root in unit.roots)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What any of its units is a word for, or says."""
        return frozenset(kind for unit in self.units for kind in unit.kinds)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of its names, in small letters; none where every word has a capital, as in many a headline."""
        named = [i for i, ids in enumerate(self.ids) if ids and not light(ids) and self.named(i)]
        if 2 * len(named) > len([ids for ids in self.ids if ids]):
            return frozenset()
        # "Ostrand Power" is Ostrand, too.
        first = [i for i, w in enumerate(self.words) if not self.ids[i] and self.named(i) and w.low not in _STOP]
        return frozenset(self.words[i].low.removesuffix("'s") for i in (*first, *named))

    @cached_property
    def said(self) -> Mapping[str, Sequence[Mention]]:
        """Its mentions by what they say."""
        held: dict[str, list[Mention]] = {}
        for one in self.mentions:
            held.setdefault(one.what, []).append(one)
        return held

    @cached_property
    def weight(self) -> float:
        """What all its words count for."""
        return sum(unit.weight for unit in self.units)

    def named(self, at: int) -> bool:
        """Is a word part of a name, as its capital tells? Any word has one that opens the sentence, and "I'll" always."""
        word = self.words[at]
        return at > 0 and word.exact[0].isupper() and word.low.partition("'")[0] not in PRONOUNS

    def counts(self, at: int) -> float:
        """What a word counts for."""
        return _LIGHT_WEIGHT if light(self.ids[at]) else _NAME_WEIGHT if self.named(at) else 1.0

    def args(self, one: Mention, *, before: bool) -> list[int]:
        """The places of the words that mean something in the clause of a mention, before or after it."""
        reach = range(one.first) if before else range(one.last + 1, len(self.words))
        return [i for i in reach if self.ids[i] and self.words[i].clause == one.clause]

    def whole(self, clause: int) -> bool:
        """Does a clause speak of all or of none: "nobody", "every ward"?"""
        return any(w.low in _ALL and w.clause == clause for w in self.words)


@lru_cache(maxsize=1 << 15)
def meaning_of(text: str, denied: bool = False, speaker: str = "") -> Meaning:
    """The meaning of a sentence; `denied` is whether `speaker`, who tells it, denies it."""
    words = words_of(text)
    roots = [_NUMBERS.get(w.low) or root(w.low) for w in words]
    mentions: list[Mention] = []
    taken: set[tuple[int, str]] = set()
    for first, last, concept, side in _entries(roots, words):
        sign = -side if words[first].denied != denied else side
        name = first and words[first].exact[0].isupper()
        if (first, concept) not in taken and not name:
            taken.add((first, concept))
            mentions.append(Mention(concept, sign, first, last, words[first].clause, _voice(words, first, last), True))
    who = frozenset(root(w.low) for w in words_of(speaker) if w.low not in _STOP)
    mentions = [m for m in mentions if m.voice is not Voice.NOUN or not _turned(m, mentions)]
    ids = _ids(words, roots, who)
    for i, word in enumerate(words):
        if ids[i] and roots[i] not in _THINGS and word.low not in _PARTICLES and _verbal(words, i):
            sign = -1 if word.denied != denied else 1
            mentions.append(Mention("=" + roots[i], sign, i, i, word.clause, _voice(words, i, i), False))
    return Meaning(words, ids, tuple(mentions), who)


def light(ids: frozenset[str]) -> bool:
    """Is it a word that many statements share (people, times)?"""
    return bool(ids & _LIGHT)


def _ids(words: Sequence[Word], roots: Sequence[str], who: frozenset[str]) -> tuple[frozenset[str], ...]:
    """By what each word is compared: its root and what it is a word for; one for the speaker by the speaker's name."""
    out: list[frozenset[str]] = []
    name: frozenset[str] = frozenset()
    for i, (word, stem) in enumerate(zip(words, roots, strict=True)):
        first = not any(out)
        if word.low in _WRITER or (first and word.low in _SELF):
            out.append(who)
        elif word.low.removesuffix("'s") in _STOP or word.low.removesuffix("'s") in _SELF:
            out.append(frozenset())
        else:
            own = name | {stem, *_THINGS.get(stem, ()), *_doer(word.low)}
            # A name of several words is one thing, and stands at the last of them.
            name = own if _in_name(words, i) else frozenset()
            out.append(own if not name else frozenset())
            continue
        name = frozenset()
    return tuple(out)


def _in_name(words: Sequence[Word], at: int) -> bool:
    """Is a word in capitals followed by another of the same name?"""
    if at + 1 >= len(words) or words[at + 1].clause != words[at].clause or words[at + 1].low in _STOP:
        return False
    return (
        words[at].exact[0].isupper() and words[at + 1].exact[0].isupper() and words[at + 1].start - words[at].end == 1
    )


def _doer(word: str) -> Iterator[str]:
    """The root of what somebody does who is called by it: the rescuers are the rescue team."""
    bare = word.removesuffix("s")
    if len(bare) > _SHORT and bare.endswith(("er", "or")):
        yield root(bare[:-1] if bare.endswith("er") else bare[:-2])
        yield root(bare[:-2])


def _turned(one: Mention, mentions: Sequence[Mention]) -> bool:
    """Does its clause say in a verb that it is no longer so: "the missing men were found"?"""
    return any(
        m.what == one.what and m.clause == one.clause and m.sign != one.sign and m.voice is not Voice.NOUN
        for m in mentions
    )


def _voice(words: Sequence[Word], at: int, last: int) -> Voice:
    one = words[at]
    before = [w.low for w in words[max(0, at - 3) : at] if w.clause == one.clause]
    after = words[last + 1] if last + 1 < len(words) and words[last + 1].clause == one.clause else None
    led = before[-1] in _LEADS or before[-1][0].isdigit() if before else one.low.endswith(("ed", "en"))
    if led and after and after.low not in _SMALL:
        return Voice.ATTRIBUTE
    if before and before[-1] in _DETERMINERS:
        return Voice.NOUN
    if any(w in _BE for w in before) and not one.low.endswith("ing"):
        return Voice.PASSIVE
    return Voice.ACTIVE


def _verbal(words: Sequence[Word], at: int) -> bool:
    """Does a word look like a verb?"""
    before = words[at - 1].low if at and words[at - 1].clause == words[at].clause else ""
    return words[at].low.endswith(("ed", "ing")) or before in _VERBS_FOLLOW or before.endswith("n't")


def _entries(roots: Sequence[str], words: Sequence[Word]) -> Iterator[tuple[int, int, str, int]]:
    """The concepts said, (first word, last word, concept, side), longer entries first; a word of a longer one says no other."""
    used: set[int] = set()
    found: list[tuple[int, int, str, int]] = []
    for i, stem in enumerate(roots):
        for rest, concept, side in _PHRASES.get(stem, ()):
            at = _match(roots, i, rest)
            if at is not None:
                found.append((i, at[-1], concept, side))
                used |= {i, *(a for a in at if words[a].low not in ("of", "to"))}
    for i, stem in enumerate(roots):
        if i not in used and words[i].low not in _MODAL:
            found += [(i, i, concept, side) for concept, side in _SINGLE.get(stem, ())]
            found += [(i, i, concept, -side) for concept, side in _prefixed(words[i].low)]
    yield from sorted(found)


def _prefixed(word: str) -> Iterator[tuple[str, int]]:
    """The contrary of a word that the table knows: "unaware", "dishonest", where the table has none."""
    if root(word) in _SINGLE:
        return
    for prefix in ("un", "in", "im", "dis", "non", "ir", "il"):
        rest = word.removeprefix(prefix).removeprefix("-")
        if rest != word and len(rest) > 3:
            yield from _SINGLE.get(root(rest), ())


def _match(roots: Sequence[str], start: int, rest: Sequence[str]) -> list[int] | None:
    places, at = [], start
    for part in rest:
        window = roots[at + 1 : at + 2 + _GAP]
        if part not in window:
            return None
        at += 1 + window.index(part)
        places.append(at)
    return places


def _tables() -> tuple[
    dict[str, list[tuple[str, int]]], dict[str, list[tuple[tuple[str, ...], str, int]]], dict[str, tuple[str, ...]]
]:
    single: dict[str, list[tuple[str, int]]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for concept, sides in CONCEPTS.items():
        for words, side in zip(sides, (1, -1), strict=True):
            for entry in words.split():
                first, *rest = (root(w) for w in entry.split("+"))
                if rest:
                    phrases.setdefault(first, []).append((tuple(rest), concept, side))
                    if len(rest) == 1 and rest[0] not in _PARTICLES:
                        # "Lost his life", "lives were lost".
                        phrases.setdefault(rest[0], []).append(((first,), concept, side))
                else:
                    single.setdefault(first, []).append((concept, side))
    things: dict[str, tuple[str, ...]] = {}
    for name, nouns in THINGS.items():
        for word in nouns.split():
            things[root(word)] = (*things.get(root(word), ()), "#" + name)
    for known in phrases.values():
        known.sort(key=lambda entry: -len(entry[0]))
    return single, phrases, things


_SINGLE, _PHRASES, _THINGS = _tables()


@lru_cache(maxsize=1 << 12)
def ids_of(text: str) -> frozenset[str]:
    """By what the words of a text can be compared, without those that many statements share."""
    meaning = meaning_of(text)
    known = {m.what for m in meaning.mentions if m.known}
    return frozenset(i for ids in meaning.ids if not light(ids) for i in ids) | known


def kinds_of(stem: str) -> tuple[str, ...]:
    """What a noun, given by its root, is a word for."""
    return _THINGS.get(stem, ())
