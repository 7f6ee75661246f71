"""Pairs of news sentences made from `frames` and `values`, with what follows from one to the other both ways.

How two sentences stand to each other is worked out from what their slots allow, not looked up: a number within the other's
range, a day in the other's month, a narrower place, a denial, an event told in more detail. Numbers of different days, of a
wider place, or of something else counted are no contradiction; nor is another event of the same kind.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from training.judge import values
from training.judge.frames import FRAMES, Frame
from training.judge.pairs import CONTRADICTS, ENTAILS, NEUTRAL, Pair
from training.judge.values import Relation, relation
from training.judge.world import Told, World

SAYS = (
    "officials said {s}",
    "{s}, officials said",
    "the ministry said {s}",
    "according to police, {s}",
    "a spokeswoman said that {s}",
    "{s}, according to a statement",
    "witnesses said {s}",
    "the agency reported that {s}",
    "{s}, the governor told reporters",
    "{p} said {s}",
    "{s}, {p} said",
    "{p} confirmed that {s}",
    "state television said {s}",
    "it was reported that {s}",
)
DENIES = (
    "{p} denied that {s}",
    "officials denied reports that {s}",
    "it is not true that {s}",
    "the ministry called it false that {s}",
    "there is no truth in reports that {s}",
    "{p} dismissed claims that {s}",
    "contrary to reports, it is not the case that {s}",
)
OPENS = (
    "it is unclear whether {s}",
    "{p} could not say whether {s}",
    "officials could not confirm that {s}",
    "if {s}, a review will follow",
    "{p} asked whether {s}",
    "there were unconfirmed reports that {s}",
    "{p} did not comment on reports that {s}",
    "it was feared that {s}",
    "{p} wants to know if {s}",
)
_EXTRA = (
    "and the inquiry goes on",
    "in the worst such case in a decade",
    "despite calls for calm",
    "as rain spread from the west",
    "and schools stayed closed",
    "after days of rising tension",
    "the latest in a string of setbacks",
    "which surprised observers",
    "and more details are expected",
    "amid growing concern abroad",
    "as the opposition had predicted",
)


def judge(frame: Frame, a: Told, b: Told) -> tuple[int, int]:
    """How `a` stands to `b`, and `b` to `a`."""
    shared = {s: relation(a.slots[s], b.slots[s]) for s in a.slots.keys() & b.slots.keys()}
    fixed, counted = frame.fixed, {"n", "load", "sum", "far"} & set(a.slots)
    place = shared.get("place", Relation.SAME)
    scoped = bool(counted) and place in (Relation.WITHIN, Relation.AROUND)
    if "?" in (a.mood, b.mood) or scoped or (a.asof != b.asof and counted):
        return NEUTRAL, NEUTRAL
    loose = [r for s, r in shared.items() if s not in fixed]
    if a.mood != b.mood:
        yes, no = (a, b) if a.mood == "+" else (b, a)
        known = no.slots.keys() - {"place", "what"} <= yes.slots.keys()
        inside = all(relation(yes.slots[s], no.slots[s]) in (Relation.SAME, Relation.WITHIN) for s in shared)
        return (CONTRADICTS, CONTRADICTS) if known and inside and not no.more else (NEUTRAL, NEUTRAL)
    if Relation.APART in loose or Relation.OPEN in shared.values():
        return NEUTRAL, NEUTRAL
    if any(shared.get(s) is Relation.APART for s in fixed):
        return (CONTRADICTS, CONTRADICTS) if a.mood == "+" else (NEUTRAL, NEUTRAL)
    there, back = _covers(a, b, shared), _covers(b, a, shared)
    if a.mood == "-":
        there, back = (back, there) if not (a.more or b.more) else (there and back, there and back)
    return (ENTAILS if there else NEUTRAL), (ENTAILS if back else NEUTRAL)


def _covers(a: Told, b: Told, shared: dict[str, Relation]) -> bool:
    """Whether all that `b` tells is in `a`."""
    if b.more or not b.slots.keys() <= a.slots.keys():
        return False
    return all(relation(a.slots[s], b.slots[s]) in (Relation.SAME, Relation.WITHIN) for s in shared)


def _dressed(told: Told, dice: random.Random) -> Told:
    """The sentence as somebody's words, perhaps denied or left open, perhaps with something else."""
    text, mood, more = told.text, told.mood, told.more
    name = values.person(dice)
    roll = dice.random()
    if roll < 0.12 and mood == "+":
        text, more = f"{text} {dice.choice(_EXTRA)}", True
    roll = dice.random()
    if roll < 0.25:
        text = dice.choice(SAYS).format(s=text, p=name)
    elif roll < 0.31 and mood == "+" and not more:
        text, mood = dice.choice(DENIES).format(s=text, p=name), "-"
    elif roll < 0.34:
        text, mood = dice.choice(OPENS).format(s=text, p=name), "?"
    if told.asof is not None:
        text = f"{dice.choice(['as of', 'by'])} {values.weekday(told.asof, random.Random(0)).words.removeprefix('on ')}, {text}"
    return Told(text[:1].upper() + text[1:] + dice.choice([".", ".", ""]), told.slots, mood, more, told.asof)


def _template(frame: Frame, dice: random.Random) -> tuple[str, str]:
    roll = dice.random()
    if roll < 0.2 and frame.denies:
        return dice.choice(frame.denies), "-"
    if roll < 0.27 and frame.opens:
        return dice.choice(frame.opens), "?"
    return dice.choice(frame.says), "+"


def one(dice: random.Random) -> Pair:
    """A single pair."""
    frame = dice.choice(FRAMES)
    world = World(frame, dice)
    first, mood = _template(frame, dice)
    if dice.random() < 0.75:
        first, mood = dice.choice(frame.says), "+"
    a = world.tell(first, mood)
    if other := _other_fact(frame, world, dice):
        b = world.tell(other, "+")
        return Pair(_dressed(a, dice).text, _dressed(b, dice).text, "made", NEUTRAL, NEUTRAL)
    second, mood, event = _again(frame, world, a, first, dice)
    b = world.tell(second, mood)
    if "n" in a.slots and frame.sibling and dice.random() < 0.2:
        at = dice.randrange(7)
        a = replace(a, asof=at)
        b = replace(b, asof=at if dice.random() < 0.4 else (at + dice.randrange(1, 7)) % 7)
    a, b = _dressed(a, dice), _dressed(b, dice)
    label, back = judge(frame, a, b)
    return Pair(a.text, b.text, "made", label, back, event)


def _other_fact(frame: Frame, world: World, dice: random.Random) -> str | None:
    """A wording of something else that goes with the event, sometimes."""
    if frame.sibling and dice.random() < 0.1:
        return dice.choice(frame.sibling)
    kin = [f for f in FRAMES if frame.family and f.family == frame.family and f is not frame]
    if not kin or dice.random() > 0.4:
        return None
    for slot in ("n", "when", "day"):
        if dice.random() < 0.85:
            world.change(slot)
    return dice.choice(dice.choice(kin).says)


def _again(frame: Frame, world: World, a: Told, first: str, dice: random.Random) -> tuple[str, str, bool]:
    """A wording of the same event, its mood, and whether it is the same event still; a slot of the world may change."""
    second, mood = _template(frame, dice)
    if a.mood == "-" and dice.random() < 0.5:
        second, mood = dice.choice(frame.denies), "-"
    roll = dice.random()
    options = [s for s in a.slots if s in frame.fixed]
    others = [s for s in a.slots if s not in frame.fixed]
    if options and roll < 0.42:
        changed = dice.choice(options)
        world.change(changed)
        if a.mood == "+" and dice.random() < 0.4:
            return first, "+", True
        if dice.random() < 0.6:
            return dice.choice([t for t in frame.says if f"{{{changed}}}" in t] or frame.says), "+", True
    elif others and roll > 0.88:
        changed = dice.choice(others)
        world.change(changed)
        return second, mood, changed not in (*frame.telling, "what")
    return second, mood, True


def pairs(many: int, seed: int) -> Iterator[Pair]:
    """`many` pairs, the same for the same seed."""
    dice = random.Random(seed)
    made = 0
    while made < many:
        pair = one(dice)
        if pair.a.lower() != pair.b.lower():
            made += 1
            yield pair
