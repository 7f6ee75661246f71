"""Several unnamed people, as one report has it, where another has one for the same words.

Reuters asks that a plural never stand for one source. A single report cannot show that it does; a pile can.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model import Attribution, Flag, Origin
from sayso.relay.citations import content_words, likeness
from sayso.resolve.named import head_of
from sayso.resolve.words import ROLES, singular

# The same statement in two reports keeps this part of all words, of so many at least.
_LIKE, _LEAST_WORDS = 0.5, 4
# So many statements by one unnamed person are compared with a plural one of the same origin.
_COMPARED = 100


def flag_plurals(attributions: Sequence[Attribution], origins: Iterable[Origin]) -> list[Attribution]:
    """Attributions, with `Flag.PLURAL` on those by several unnamed people that another report gives to one.

    Both must go back to one origin, and hold much the same words. Linear, in the order of `attributions`.
    """
    by_id = {a.id: a for a in attributions}
    flagged = set()
    for origin in origins:
        told = [by_id[i] for i in origin.attributions if i in by_id]
        several = [a for a in told if _is_several(a)]
        if several:
            ones = [a for a in told if _is_one(a)][:_COMPARED]
            flagged |= {a.id for a in several if any(_same(a, one) for one in ones)}
    return [replace(a, flags=(*a.flags, Flag.PLURAL)) if _new(a, flagged) else a for a in attributions]


def _new(one: Attribution, flagged: set[str]) -> bool:
    return one.id in flagged and Flag.PLURAL not in one.flags


def _is_several(one: Attribution) -> bool:
    """Two or more: by a number, or by a noun for people in the plural."""
    if one.unnamed is None or one.speaker is None:
        return False
    if one.unnamed.number is not None:
        return one.unnamed.number > 1
    noun = (head_of(one.speaker.name).split() or [""])[-1].lower()
    return noun == "people" or (singular(noun) != noun and singular(noun) in ROLES)


def _is_one(one: Attribution) -> bool:
    return one.unnamed is not None and one.unnamed.number == 1


def _same(several: Attribution, one: Attribution) -> bool:
    a, b = content_words(several), content_words(one)
    return several.report != one.report and min(len(a), len(b)) >= _LEAST_WORDS and likeness(a, b) >= _LIKE
