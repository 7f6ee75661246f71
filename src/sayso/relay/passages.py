"""Which statements of several reports are one by their words: runs of words that tell, and accounts told again.

A run of words tells nothing where many speakers have it (an idiom), or where one report has it in two statements.
Every rule looks a statement's runs up and compares with no more than a few others: linear in the length of all content.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from itertools import islice, product

from sayso.model import Attribution, Derivation, Reason, Speaker
from sayso.relay.agents import description
from sayso.relay.citations import content_words, likeness, same_name
from sayso.relay.groups import Groups
from sayso.relay.occasions import clash
from sayso.resolve.names import normal

_WORD = re.compile(r"\w+")
# So many words in a row, alike in two reports and given to one named speaker, are one utterance.
_SAME_WORDS = 5
# A run that more named speakers than this have is an idiom.
_SPEAKERS_OF_IDIOM = 8
# A description of fewer words ("an official") fits too many to be the same people in two reports of an outlet.
_TELLING = 3
# Two statements of one report hold the same where the shorter has this part of its words in the longer: a pull quote.
_REPEATED = 0.9
# What is told again in other words keeps this part of all words; of one speaker in one report so many are compared.
_RETOLD, _RETOLD_WORDS, _COMPARED = 0.3, 4, 12

# A run of words by the numbers of its words, 32 bits each.
Run = int
Words = tuple[str, ...]
_BITS = 32
_MASK = (1 << _BITS * _SAME_WORDS) - 1


def merge_by_words(
    attributions: Sequence[Attribution],
    groups: Groups,
    speaker_of: Mapping[str, Speaker],
    families: Mapping[str, str],
    outlets: Mapping[str, str],
) -> None:
    """The same run of words: of one named speaker in two reports; in two reports of one family; of one outlet's unnamed.

    One attribution stands for all that have a run and a speaker, or a run and a family and no other speaker: sets are
    transitive, so that a thousand copies are looked at a thousand times, not a million.
    """
    runs = _Runs()
    dull = _Dull(attributions, runs, speaker_of, families)
    by_speaker: dict[tuple[str, Run], Attribution] = {}
    by_family: dict[tuple[str, Run], list[Attribution]] = defaultdict(list)
    by_outlet: dict[tuple[Words, Words, Run], Attribution] = {}
    for one in attributions:
        who, family = speaker_of.get(one.id), families.get(one.report)
        described = _described(one, outlets)
        for run in runs.of(one):
            if family is not None and (family, run) not in dull.unclear and run not in dull.idioms:
                _merge_passage(one, by_family[family, run], groups, speaker_of)
            if run in dull.idioms or not runs.is_long(run):
                continue
            if who is not None and who.named:
                _merge_utterance(one, by_speaker.setdefault((who.id, run), one), who, groups)
            if described:
                _merge_unnamed(one, by_outlet.setdefault((*described, run), one), groups, outlets)


def _merge_utterance(one: Attribution, other: Attribution, who: Speaker, groups: Groups) -> None:
    if other.report != one.report:
        evidence = (*other.content[:1], *one.content[:1])
        text = f"{who.name}, named in both, with the same words"
        groups.merge(other.id, one.id, Reason("same speaker, same words", text, evidence))


def _merge_passage(
    one: Attribution, holders: list[Attribution], groups: Groups, speaker_of: Mapping[str, Speaker]
) -> None:
    """A passage taken over keeps its speaker; one whom each report names otherwise there is another's."""
    for other in holders:
        if other.report != one.report and _may_be_one(other, one, speaker_of):
            evidence = (*other.content[:1], *one.content[:1])
            reason = Reason("same passage", "one report took the passage from the other", evidence)
            groups.merge(other.id, one.id, reason)
            return
    if all(o.report != one.report or o.speaker != one.speaker for o in holders):
        holders.append(one)


def _may_be_one(a: Attribution, b: Attribution, speaker_of: Mapping[str, Speaker]) -> bool:
    if not (a.speaker and b.speaker and a.speaker.named and b.speaker.named):
        return True
    return speaker_of[a.id].id == speaker_of[b.id].id or same_name(a.speaker.name, b.speaker.name)


def _described(one: Attribution, outlets: Mapping[str, str]) -> tuple[Words, Words] | None:
    """The outlet that has it from unnamed people, and their description, where it is telling."""
    if one.speaker is None or one.speaker.named or len(normal(one.speaker.name)) < _TELLING:
        return None
    return normal(one.chain[-2] if len(one.chain) > 1 else outlets[one.report]), normal(description(one.speaker.name))


def _merge_unnamed(one: Attribution, other: Attribution, groups: Groups, outlets: Mapping[str, str]) -> None:
    """The same unnamed people, by the same telling description, in two reports of one outlet or taken from one outlet.

    An outlet has many officials "familiar with the matter": only where they are given some of the same words is it one matter.
    """
    if other.report != one.report and one.speaker is not None:
        outlet = one.chain[-2] if len(one.chain) > 1 else outlets[one.report]
        text = f"{outlet} has it from {one.speaker.name}"
        evidence = (*other.source[:1], *one.source[:1])
        groups.merge(other.id, one.id, Reason("same outlet's unnamed source", text, evidence))


def merge_retold(
    attributions: Sequence[Attribution],
    derivations: Sequence[Derivation],
    groups: Groups,
    speaker_of: Mapping[str, Speaker],
) -> None:
    """What a report made from another tells again in other words: the same speaker, much the same words, no other occasion."""
    told: dict[tuple[str, object], list[Attribution]] = defaultdict(list)
    whose: dict[str, dict[object, None]] = defaultdict(dict)
    for one in attributions:
        if key := _teller(one, speaker_of):
            told[one.report, key].append(one)
            whose[one.report][key] = None
    for d in sorted(derivations, key=lambda d: (d.report, d.original)):
        for key in whose.get(d.report, ()):
            ours, theirs = (islice(told.get((r, key), ()), _COMPARED) for r in (d.report, d.original))
            for one, other in product(ours, theirs):
                if groups.root(one.id) != groups.root(other.id) and _retells(one, other):
                    text = f"a report made from the other tells again what {speaker_of[one.id].name} said"
                    evidence = (*other.content[:1], *one.content[:1])
                    groups.merge(other.id, one.id, Reason("told again", text, evidence))


def _teller(one: Attribution, speaker_of: Mapping[str, Speaker]) -> object:
    who = speaker_of.get(one.id)
    if who is None or who.named:
        return who and who.id
    words = normal(description(who.name))
    return words if len(words) >= _TELLING else None


def _retells(one: Attribution, other: Attribution) -> bool:
    a, b = content_words(one), content_words(other)
    if min(len(a), len(b)) < _RETOLD_WORDS or likeness(a, b) < _RETOLD:
        return False
    return not clash(one.occasion, other.occasion)


def families(derivations: Sequence[Derivation]) -> dict[str, str]:
    """For each report made from another, or from which one was made, the report that stands for all of them."""
    made_from = {d.report: d.original for d in sorted(derivations, key=lambda d: (d.report, d.original))}
    family: dict[str, str] = {}
    for report in sorted({*made_from, *made_from.values()}):
        seen, here = [report], report
        while here not in family and here in made_from and made_from[here] not in seen:
            here = made_from[here]
            seen.append(here)
        # A loop has no first.
        first = family.get(here) or (min(seen[seen.index(made_from[here]) :]) if here in made_from else here)
        family |= dict.fromkeys(seen, first)
    return family


class _Runs:
    """The runs of words of contents; of a content that is too short for one, all its words, where there are two or more."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, one: Attribution) -> dict[Run, int]:
        """Each run of a content with the place in the text where it begins, the first time."""
        numbers, runs, recent, key = self._numbers, dict[Run, int](), deque[int](maxlen=_SAME_WORDS), 0
        for span in one.content:
            for m in _WORD.finditer(span.exact.lower()):
                key = (key << _BITS | numbers.setdefault(m.group(), len(numbers) + 1)) & _MASK
                # Small letters can be longer than capitals: a place tells places apart, and no more is asked of it.
                recent.append(span.start + m.start())
                if len(recent) == _SAME_WORDS:
                    runs.setdefault(key, recent[0])
        if not runs and len(recent) > 1:
            runs[key] = recent[0]
        return runs

    @staticmethod
    def is_long(run: Run) -> bool:
        """Is it a run of the full number of words?"""
        return run >> _BITS * (_SAME_WORDS - 1) > 0


class _Dull:
    """Runs that tell nothing: idioms, and those that one report has at two places, in statements that differ."""

    def __init__(
        self,
        attributions: Sequence[Attribution],
        runs: _Runs,
        speaker_of: Mapping[str, Speaker],
        families: Mapping[str, str],
    ) -> None:
        self.unclear: set[tuple[str, Run]] = set()
        first: dict[Run, str] = {}
        others: dict[Run, set[str]] = defaultdict(set)
        places: dict[Run, tuple[int, Attribution]] = {}
        report = ""
        for one in sorted(attributions, key=lambda a: (a.report, a.id)):
            who, family = speaker_of.get(one.id), families.get(one.report)
            if one.report != report:
                places, report = {}, one.report
            for run, place in runs.of(one).items():
                another = who is not None and who.named and first.setdefault(run, who.id) != who.id
                if who is not None and another and len(others[run]) < _SPEAKERS_OF_IDIOM:
                    others[run].add(who.id)
                if family is not None:
                    at, other = places.setdefault(run, (place, one))
                    if at != place and _differ(one, other):
                        self.unclear.add((family, run))
        self.idioms = frozenset(run for run, ids in others.items() if len(ids) == _SPEAKERS_OF_IDIOM)


def _differ(one: Attribution, other: Attribution) -> bool:
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return True
    a, b = content_words(one), content_words(other)
    return len(a & b) < _REPEATED * min(len(a), len(b))
