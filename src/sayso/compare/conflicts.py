"""Where statements on one thing cannot both hold: number, date, polarity, blame, or who said it.

Every comparison says why it is a conflict or only looks like one. What rules can tell (ranges, days, a denial) they tell; the
judge is asked only whether two statements tell of the same, and where rules end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.compare.candidates import Pair
from sayso.compare.dates import compare_dates, other_event, same_event
from sayso.compare.doers import rival_doers
from sayso.compare.meaning import PRONOUNS, Mention
from sayso.compare.numbers import Clash, compare_numbers, count_alike, demands, is_count, same_number
from sayso.compare.opposed import opposition
from sayso.compare.propositions import Proposition
from sayso.compare.sameness import Judged, Weighed, measures
from sayso.compare.topics import other_numbered
from sayso.model import AgentType, Attribution, Comparison, ConflictType, Kind, Relation, Span, Speaker

# How alike two statements must be (their words; or that they tell of the same, as the judge sees it) to be on one thing.
_ALIKE, _SAME = 0.5, 0.85
# The share of what the shorter clause tells that stands around contrary words in the other too.
_COVER = 0.4
# So many words in a row, alike and given to two speakers, were said by one of them.
_QUOTED_WORDS = 6
# The same, where both are all that is quoted and nothing else: fewer are a saying.
_SHORTEST = 5
_QUOTED = re.compile(r"^\s*[\"“”‘'«„].*[\"“”’'»]\s*$", re.S)
# The share of those runs that both must have, and how much more than its longest part a content may hold.
_MOSTLY, _ROUND = 0.5, 1.5
# How sure the judge must be of a conflict that no rule tells; of who did it, which it tells better, where both say it in so many
# words with meaning; and of what is said of somebody and denied. Of the news of one event three in four are real above.
_SURE, _SURE_BLAME, _TELLING, _SURE_DENIED = 0.78, 0.6, 3, 0.65
# How sure at least of one that rules tell: by opposites or doers, by times, by numbers of two reports; and how sure that both
# tell of the same at all. By these goes much of what only looks like one in news of many matters, and little that is real.
_UNLIKELY, _UNLIKELY_DATE, _UNLIKELY_NUMBER, _LIKELY_SAME = 0.2, 0.2, 0.3, 0.3
# How sure where both give numbers or times that cannot both hold, and no rule tells that they are of one thing.
_CLASHING = 0.6
_WORD = re.compile(r"\w+")
_PLACES = frozenset("in at from near to into on off around".split())


Clashes = list[tuple[ConflictType, Clash]]


def clashes(a: Proposition, b: Proposition, *, same_speaker: bool) -> Clashes:
    """What two propositions do not agree on, of their numbers and their dates: by conflict, by time, or by scope."""
    number = compare_numbers(a, b, same_speaker=same_speaker)
    # Where two give a number of one thing, their times are those of the count.
    date = compare_dates(a, b, same_speaker=same_speaker) if number is None else None
    found = ((ConflictType.NUMBER, number), (ConflictType.DATE, date))
    return [(kind, clash) for kind, clash in found if clash is not None and clash.relation is not Relation.AGREES]


def compare_pair(
    a: Proposition,
    b: Proposition,
    pair: Pair,
    verdict: Judged | None,
    apart: Clashes,
    *,
    same_speaker: bool,
) -> Comparison | None:
    """How two propositions stand to each other, or None where nothing tells that they are on one thing.

    `apart` are their `clashes`.
    """
    if not apart and other_numbered(a.text, b.text):
        return None
    # What is denied is said to be so by others: "any part in the attack".
    one_mood = all(one.asserts or one.denied for one in (a, b)) and (a.plans, a.foretells) == (b.plans, b.foretells)
    if not apart and not same_speaker and one_mood:
        kind, found = ConflictType.POLARITY, contrary(a, b)
        if found is None:
            kind, found = ConflictType.BLAME, accused(a, b)
        if found is not None and (
            verdict is None or (verdict.contradicts >= _UNLIKELY and verdict.same >= _LIKELY_SAME)
        ):
            return _comparison(a, b, kind, found)
    for kind, clash in apart:
        if verdict and _unlikely(a, b, kind, clash, verdict):
            continue
        if _answers(a, b, kind) or (_likely(a, b, kind, clash) and _on_one(a, b, pair, verdict)):
            return _comparison(a, b, kind, clash)
        if clash.relation is Relation.CONFLICT and verdict and _related(a, b, kind) and _clashing(verdict, kind):
            sure = round(verdict.contradicts, 2)
            return replace(_comparison(a, b, kind, clash), judge=verdict.name, confidence=sure)
    if apart or same_speaker or verdict is None or not (a.asserts and b.asserts) or not _sure(a, b, verdict):
        return None
    # Where both give a number of one measure, rules have looked: it is of another thing, or of a part.
    if verdict.about is ConflictType.NUMBER and measures(a) & measures(b):
        return None
    return judged(a, b, verdict, verdict.name)


def _sure(a: Proposition, b: Proposition, verdict: Judged) -> bool:
    """Is the judge so sure that two conflict that its word is enough?"""
    if verdict.about is ConflictType.BLAME and min(len(a.words), len(b.words)) >= _TELLING:
        return verdict.contradicts >= _SURE_BLAME
    return verdict.contradicts >= (_SURE_DENIED if _denied(a, b) else _SURE)


def _denied(a: Proposition, b: Proposition) -> bool:
    """Does one of two who tell of one person, or of whom one tells of the other, say that it is not so?"""
    return _says_no(a) != _says_no(b) and (_names(a, b) or _names(b, a))


def _says_no(one: Proposition) -> bool:
    """Does it deny something by its cue, or at once: "it isn't mine, and I don't know whose"?"""
    return one.denied or any(w.denied for w in one.meaning.words if w.clause == one.meaning.words[0].clause)


def _names(one: Proposition, other: Proposition) -> bool:
    """Does one give a name, not as a place, that the other has, or name who says the other?"""
    speaker = _words_of(other.speaker)
    if speaker and speaker[-1] in one.tokens:
        return True
    words = one.meaning.words
    placed = {w.low for before, w in pairwise(words) if before.low in _PLACES}
    return not (one.meaning.names - placed).isdisjoint(other.tokens)


def rules_out(one: Comparison | None) -> bool:
    """Is it a conflict that two sides of one claim cannot have? One of which the judge is less sure than of most is none."""
    return one is not None and one.relation is Relation.CONFLICT and one.confidence >= _SURE


def _unlikely(a: Proposition, b: Proposition, kind: ConflictType, clash: Clash, verdict: Judged) -> bool:
    """Are times, or the numbers of two reports, of two things, as the judge sees it? Of a bare count in one it knows nothing."""
    if kind is ConflictType.DATE:
        return verdict.contradicts < _UNLIKELY_DATE
    if clash.relation is not Relation.CONFLICT or a.report == b.report:
        return False
    return verdict.contradicts < _UNLIKELY_NUMBER or verdict.same < _LIKELY_SAME


def _related(a: Proposition, b: Proposition, kind: ConflictType) -> bool:
    """Do two propositions share a word of what they are about, or count things of one kind?"""
    return bool(a.topic & b.topic) or (kind is ConflictType.NUMBER and count_alike(a, b))


def _clashing(verdict: Judged, kind: ConflictType) -> bool:
    """Does the judge call it a conflict of this kind?"""
    return verdict.about is kind and verdict.contradicts >= _CLASHING


def judged(a: Proposition, b: Proposition, verdict: Weighed, name: str) -> Comparison:
    """A conflict that the judge of this name tells: between the numbers or times of both, where it is on those, else between
    the whole.
    """
    kind, spans = ConflictType.POLARITY, (a.span, b.span)
    if verdict.about is ConflictType.NUMBER and a.quantities and b.quantities:
        kind, spans = ConflictType.NUMBER, (a.quantities[0].span, b.quantities[0].span)
    elif verdict.about is ConflictType.DATE and a.times and b.times:
        kind, spans = ConflictType.DATE, (a.times[0].span, b.times[0].span)
    elif verdict.about is ConflictType.BLAME:
        kind = ConflictType.BLAME
    why = f"read together, the one leaves no room for the other ({kind.value})"
    sure = round(verdict.contradicts, 2)
    return Comparison(a.attribution, b.attribution, Relation.CONFLICT, kind, *spans, why, name, sure)


def _answers(a: Proposition, b: Proposition, kind: ConflictType) -> bool:
    """Do two propositions that clash answer one question, as their words tell?"""
    return same_number(a, b) if kind is ConflictType.NUMBER else same_event(a, b)


def _likely(a: Proposition, b: Proposition, kind: ConflictType, clash: Clash) -> bool:
    """May they answer one question, if they are alike enough?"""
    return is_count(a, b) if kind is ConflictType.NUMBER else not other_event(a, b, clash)


def _on_one(a: Proposition, b: Proposition, pair: Pair, verdict: Judged | None) -> bool:
    """Are two propositions on one thing, as their likeness or the judge tells?"""
    if not a.topic & b.topic:
        return False
    return pair.likeness >= _ALIKE or (verdict is not None and verdict.same >= _SAME)


def contrary(a: Proposition, b: Proposition) -> Clash | None:
    """What one says and the other says the contrary of, or denies."""
    found = opposition(a.meaning, b.meaning)
    if found is None or (found.shared and found.cover < _COVER) or demands(a) != demands(b):
        return None
    x, y = _said(a, found.a), _said(b, found.b)
    why = f"“{_words(a, found.a)}” and “{_words(b, found.b)}” cannot both hold"
    return Clash(Relation.CONFLICT, x, y, why)


def accused(a: Proposition, b: Proposition) -> Clash | None:
    """Two who are each said to have done one thing."""
    found = rival_doers(a.meaning, b.meaning)
    if found is None:
        return None
    x, y = _span(a, found.by_a), _span(b, found.by_b)
    return Clash(Relation.CONFLICT, x, y, f"one says that it was {_line(x)}, the other {_line(y)}")


def _span(one: Proposition, at: Sequence[int]) -> Span:
    words = one.meaning.words
    start, end = words[at[0]].start, words[at[-1]].end
    return Span(one.report, one.span.start + start, one.span.start + end, one.span.exact[start:end])


def _line(span: Span) -> str:
    return " ".join(span.exact.split())


def _words(one: Proposition, mention: Mention) -> str:
    """The words of a mention, with what denies it."""
    words = one.meaning.words
    return " ".join(w.exact for w in words[mention.first : mention.last + 1])


def _said(one: Proposition, mention: Mention) -> Span:
    """The clause in which something is said."""
    words = [w for w in one.meaning.words if w.clause == mention.clause]
    start, end = words[0].start, words[-1].end
    return Span(one.report, one.span.start + start, one.span.start + end, one.span.exact[start:end])


def _comparison(a: Proposition, b: Proposition, kind: ConflictType, clash: Clash) -> Comparison:
    return Comparison(a.attribution, b.attribution, clash.relation, kind, clash.a, clash.b, clash.why)


def same_words_other_speaker(a: Attribution, b: Attribution, speaker_of: Mapping[str, Speaker]) -> Comparison | None:
    """The very same words given to two named speakers: one of the reports has the wrong one.

    They must be quoted, or told at second hand: two who are summed up alike may well agree.
    """
    if not any(one.kind is not Kind.INDIRECT or one.inside for one in (a, b)):
        return None
    p, q = speaker_of.get(a.id), speaker_of.get(b.id)
    if p is None or q is None or p.id == q.id or a.report == b.report:
        return None
    if not all(s.named and s.type is AgentType.PERSON for s in (p, q)):
        return None
    for x, y in ((x, y) for x in a.content for y in b.content):
        if _mostly_one(x.exact, y.exact) and _length(a) <= _ROUND * _longest(a) and _length(b) <= _ROUND * _longest(b):
            why = f"the same words are given to {p.name} and to {q.name}"
            return Comparison(a.id, b.id, Relation.CONFLICT, ConflictType.ATTRIBUTION, _whose(a), _whose(b), why)
    return None


def _whose(one: Attribution) -> Span:
    """The words for who says it; what is said where a pronoun is all there is."""
    told = next((span for span in one.source if span.exact.lower() not in PRONOUNS | {"who"}), None)
    return told or one.content[0]


def _mostly_one(x: str, y: str) -> bool:
    """Are most words of each in runs that the other has too, or both the same few words in quotation marks?"""
    if _QUOTED.search(x) and _QUOTED.search(y) and len(words := _words_of(x)) >= _SHORTEST and words == _words_of(y):
        return True
    p, q = list(_runs(x)), list(_runs(y))
    shared = len(set(p) & set(q))
    return shared > 0 and shared >= _MOSTLY * max(len(p), len(q))


def _length(one: Attribution) -> int:
    return sum(len(span.exact) for span in one.content)


def _longest(one: Attribution) -> int:
    return max(len(span.exact) for span in one.content)


def _words_of(text: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(text)]


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _words_of(text)
    # A tense that indirect speech has shifted is the same word.
    same = ["is" if w in ("was", "were", "are", "be") else "has" if w in ("had", "have") else w for w in words]
    yield from (tuple(same[i : i + _QUOTED_WORDS]) for i in range(len(same) - _QUOTED_WORDS + 1))


def thinned(found: Sequence[Comparison], claim_of: Mapping[str, str]) -> list[Comparison]:
    """One comparison for each two sides and type: a side is a claim, or a statement that is in none."""
    kept: dict[tuple[object, ...], Comparison] = {}
    for one in sorted(found, key=_sureness):
        sides = frozenset((claim_of.get(one.a, one.a), claim_of.get(one.b, one.b)))
        # Who said it is asked within a claim: there both sides say the same.
        if len(sides) == 2 or one.type is ConflictType.ATTRIBUTION:
            kept.setdefault((sides, one.type, one.relation), one)
    return sorted(kept.values(), key=lambda c: (c.relation, c.type, c.a, c.b))


def told_once(
    found: Sequence[Comparison], claim_of: Mapping[str, str], known: Mapping[str, Attribution]
) -> list[Comparison]:
    """Comparisons without those that what a statement stands in, or what stands in it, tells too (`told_also`)."""

    def sides(x: str, y: str) -> frozenset[str]:
        return frozenset((claim_of.get(x, x), claim_of.get(y, y)))

    within: dict[str, list[Attribution]] = {}
    for i in known.values():
        if i.inside:
            within.setdefault(i.inside, []).append(i)
    there = {sides(one.a, one.b) for one in found}
    kept = []
    for one in found:
        also = {sides(x, y) for x, y in told_also(one, known, within)}
        # Two in one claim are one side, which tells it once.
        if not (also - {sides(one.a, one.b)}) & there:
            kept.append(one)
    return kept


def told_also(
    one: Comparison, known: Mapping[str, Attribution], within: Mapping[str, Sequence[Attribution]]
) -> Iterator[tuple[str, str]]:
    """Pairs of statements of which one comparison is enough, which is not this one.

    Of a statement and one that stands in it (`within`, by the outer one's id), the inner one is compared where it is told by
    somebody who has a name, and else the outer one.
    """
    for this, other in ((one.a, one.b), (one.b, one.a)):
        part = known.get(this)
        if part is None:
            continue
        if part.inside and not is_named(part):
            yield part.inside, other
        else:
            yield from ((inner.id, other) for inner in within.get(this, ()) if is_named(inner))


def is_named(one: Attribution) -> bool:
    """Is it told by one with a name of its own, not by what it is ("the emergency service")?"""
    if one.speaker is None or not one.speaker.named:
        return False
    first = next((w for w in one.speaker.name.split() if w.lower() not in ("the", "a", "an")), "")
    return first[:1].isupper()


def surest(found: Iterable[Comparison]) -> Comparison:
    """Of comparisons of the same two sides, type and relation the one that `thinned` keeps."""
    return min(found, key=_sureness)


def _sureness(one: Comparison) -> tuple[float, str, str]:
    return -one.confidence, one.a, one.b
