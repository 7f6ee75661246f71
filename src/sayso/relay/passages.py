"""Which statements of several reports are one by their words: runs of words that tell, and accounts told again.

A run of words tells nothing where many speakers have it (an idiom), or where one report has it in two statements.
Every rule looks a statement's runs up and compares with no more than a few others: linear in the length of all content.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import islice, product

from sayso.model import Attribution, Reason
from sayso.relay.citations import content_words, likeness, same_name
from sayso.relay.groups import Groups
from sayso.relay.known import Known, Masthead, Voices
from sayso.relay.namesakes import description, name_key
from sayso.relay.occasions import clash
from sayso.relay.runs import Run, Runs, is_long
from sayso.resolve.names import normal

# A run that more than this have, by their names, is an idiom.
_NAMES_OF_IDIOM = 8
# A description of fewer words ("an official") fits too many to be the same people in two reports of an outlet.
_TELLING = 3
# Two statements of one report hold the same where the shorter has this part of its words in the longer: a pull quote.
_REPEATED = 0.9
# What is told again in other words keeps this part of all words; of one speaker in one report so many are compared.
_RETOLD, _RETOLD_WORDS, _COMPARED = 0.3, 4, 12

Words = tuple[str, ...]


def merge_by_words(attributions: Sequence[Attribution], groups: Groups, known: Known) -> None:
    """The same run of words: of one named speaker in two reports; in two reports of one family; of one outlet's unnamed.

    One attribution stands for all that have a run and a speaker, or a run and a family and no other speaker: sets are
    transitive, so that a thousand copies are looked at a thousand times, not a million.
    """
    runs, voices, families = known.runs, known.voices, known.families
    idioms = _idioms(attributions, runs) if known.idioms is None else known.idioms
    unclear = _unclear(attributions, runs, families)
    by_speaker: dict[tuple[str, Run], Attribution] = {}
    by_family: dict[tuple[str, Run], list[Attribution]] = defaultdict(list)
    by_outlet: dict[tuple[Words, Words, Run], Attribution] = {}
    for one in attributions:
        who, family = voices.get(one.id), families.get(one.report)
        described = described_by(one, known.mastheads)
        for run in runs.of(one):
            if run in idioms:
                continue
            if family is not None and (family, run) not in unclear:
                _merge_passage(one, by_family[family, run], groups, voices)
            if not is_long(run):
                continue
            if who is not None and who.named:
                _merge_utterance(one, by_speaker.setdefault((who.id, run), one), groups)
            if described:
                _merge_unnamed(one, by_outlet.setdefault((*described, run), one), groups, known.mastheads)


def called(*several: Attribution) -> str:
    """The fullest name that is given to one speaker in some of its statements."""
    agents = [a.speaker for a in several if a.speaker]
    return max(((a.named, len(a.name.split()), a.name) for a in agents), default=(False, 0, ""))[2]


def _merge_utterance(one: Attribution, other: Attribution, groups: Groups) -> None:
    if other.report != one.report and not groups.are_one(other.id, one.id):
        evidence = (*other.content[:1], *one.content[:1])
        text = f"{called(other, one)}, named in both, with the same words"
        groups.merge(other.id, one.id, Reason("same speaker, same words", text, evidence))


def _merge_passage(one: Attribution, holders: list[Attribution], groups: Groups, voices: Voices) -> None:
    """A passage taken over keeps its speaker; one whom each report names otherwise there is another's."""
    for other in holders:
        if other.report != one.report and _may_be_one(other, one, voices):
            if not groups.are_one(other.id, one.id):
                evidence = (*other.content[:1], *one.content[:1])
                reason = Reason("same passage", "one report took the passage from the other", evidence)
                groups.merge(other.id, one.id, reason)
            return
    if all(o.report != one.report or o.speaker != one.speaker for o in holders):
        holders.append(one)


def _may_be_one(a: Attribution, b: Attribution, voices: Voices) -> bool:
    if not (a.speaker and b.speaker and a.speaker.named and b.speaker.named):
        return True
    return voices[a.id] == voices[b.id] or same_name(a.speaker.name, b.speaker.name)


def described_by(one: Attribution, mastheads: Mapping[str, Masthead]) -> tuple[Words, Words] | None:
    """The outlet that has it from unnamed people, and their description, where it is telling."""
    if one.speaker is None or one.speaker.named or len(normal(one.speaker.name)) < _TELLING:
        return None
    return normal(one.chain[-2] if len(one.chain) > 1 else mastheads[one.report].name), normal(
        description(one.speaker.name)
    )


def _merge_unnamed(one: Attribution, other: Attribution, groups: Groups, mastheads: Mapping[str, Masthead]) -> None:
    """The same unnamed people, by the same telling description, in two reports of one outlet or taken from one outlet.

    An outlet has many officials "familiar with the matter": only where they are given some of the same words is it one matter.
    """
    if other.report != one.report and one.speaker is not None and not groups.are_one(other.id, one.id):
        outlet = one.chain[-2] if len(one.chain) > 1 else mastheads[one.report].name
        text = f"{outlet} has it from {one.speaker.name}"
        evidence = (*other.source[:1], *one.source[:1])
        groups.merge(other.id, one.id, Reason("same outlet's unnamed source", text, evidence))


def merge_retold(attributions: Sequence[Attribution], groups: Groups, known: Known) -> None:
    """What a report made from another tells again in other words: the same speaker, much the same words, no other occasion."""
    voices, made_from = known.voices, known.made_from
    told: dict[tuple[str, object], list[Attribution]] = defaultdict(list)
    whose: dict[str, dict[object, None]] = defaultdict(dict)
    for one in attributions:
        if key := teller_of(one, voices):
            told[one.report, key].append(one)
            whose[one.report][key] = None
    for report in sorted(whose.keys() & made_from.keys()):
        for key in whose[report]:
            ours, theirs = (islice(told.get((r, key), ()), _COMPARED) for r in (report, made_from[report]))
            for one, other in product(ours, theirs):
                if not groups.are_one(one.id, other.id) and _retells(one, other):
                    text = f"a report made from the other tells again what {called(other, one)} said"
                    evidence = (*other.content[:1], *one.content[:1])
                    groups.merge(other.id, one.id, Reason("told again", text, evidence))


def teller_of(one: Attribution, voices: Voices) -> object:
    """What two statements share that may be the same one's account: the speaker, or a telling description."""
    who = voices.get(one.id)
    if who is None or one.speaker is None or who.named:
        return who and who.id
    words = normal(description(one.speaker.name))
    return words if len(words) >= _TELLING else None


def _retells(one: Attribution, other: Attribution) -> bool:
    a, b = content_words(one), content_words(other)
    if min(len(a), len(b)) < _RETOLD_WORDS or likeness(a, b) < _RETOLD:
        return False
    return not clash(one.occasion, other.occasion)


def families(made_from: Mapping[str, str]) -> dict[str, str]:
    """For each report made from another, or from which one was made, the report that stands for all of them."""
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


def is_idiom(names: Collection[str]) -> bool:
    """Do so many have a run by these names (keys of names) that it tells nothing?"""
    return len(names) > _NAMES_OF_IDIOM


def _idioms(attributions: Sequence[Attribution], runs: Runs) -> frozenset[Run]:
    first: dict[Run, str] = {}
    others: dict[Run, set[str]] = defaultdict(set)
    for one in attributions:
        if one.speaker is not None and one.speaker.named:
            name = name_key(one, one.speaker)
            for run in runs.of(one):
                if first.setdefault(run, name) != name:
                    others[run].add(name)
    return frozenset(run for run, names in others.items() if is_idiom({first[run], *names}))


def _unclear(
    attributions: Sequence[Attribution], runs: Runs, families: Mapping[str, str]
) -> frozenset[tuple[str, Run]]:
    """Runs that tell nothing in a family: those that one of its reports has at two places, in statements that differ."""
    found: set[tuple[str, Run]] = set()
    places: dict[Run, tuple[int, Attribution]] = {}
    report = ""
    for one in sorted((a for a in attributions if a.report in families), key=lambda a: (a.report, a.id)):
        if one.report != report:
            places, report = {}, one.report
        for run, place in runs.of(one).items():
            at, other = places.setdefault(run, (place, one))
            if at != place and _differ(one, other):
                found.add((families[one.report], run))
    return frozenset(found)


def _differ(one: Attribution, other: Attribution) -> bool:
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return True
    a, b = content_words(one), content_words(other)
    return len(a & b) < _REPEATED * min(len(a), len(b))
