"""One made event: what is the case in it, put into the words of a frame as often as wanted."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from training.judge import values
from training.judge.frames import Frame
from training.judge.values import Relation, Value, relation

_SLOT = re.compile(r"\{(\w+)\}")
_BARE = {"when_bare": "when", "day_bare": "day", "bare": "what"}
_SLOTS = "n m who whom when day place what firm mishap sum rate year far load".split()
_MISHAPS = (
    "the fire",
    "the crash",
    "the blackout",
    "the train derailment",
    "the outbreak",
    "the oil spill",
    "the collapse of the roof",
    "the failure of the dam",
    "the long delay",
    "the explosion",
    "the shortage",
    "the landslide",
    "the shutdown of the reactor",
    "the death of the fish",
)
_PEOPLE = (
    "a teenager",
    "a bodyguard",
    "a soldier",
    "a former employee",
    "an arsonist",
    "a criminal gang",
    "hackers",
    "the contractor",
    "a neighbour",
    "the crew",
    "smugglers",
    "the governor",
    "the employers",
    "the union",
    "a clerk",
    "the bank's own staff",
    "paramilitaries",
    "a sniper",
    "the minister's brother",
    "the chief engineer",
    "foreign agents",
    "the protesters",
    "riot police",
    "a travelling salesman",
)
Draw = Callable[[], Value]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: what it says of which slots. `mood` is "+", "-" or "?"; `more` that it says something else besides."""

    text: str
    slots: dict[str, Value]
    mood: str
    more: bool = False
    asof: int | None = None


class World:
    """What is the case in one made event, and in another telling of it; each slot can be put into words again and again."""

    def __init__(self, frame: Frame, dice: random.Random) -> None:
        self.frame, self.dice = frame, dice
        self.dated = dice.random() < 0.7
        self.draw: dict[str, Draw] = {}
        for name in _SLOTS:
            self.draw[name] = self._new(name, None)

    def _new(self, name: str, old: Value | None) -> Draw:
        dice = self.dice
        if name in ("n", "m"):
            n = values.amount(dice, self.frame.most)
            return lambda: values.count(n, dice) if name == "n" else Value(values.spell(n, dice), "n", n, n)
        if name in ("when", "day"):
            at = dice.randrange(336)
            if name == "day" or not self.dated:
                return lambda: values.weekday(at, dice)
            return lambda: values.day(at, dice)
        if name in ("sum", "rate", "year", "far", "load"):
            return self._measure(name)
        if name == "mishap":
            event = dice.choice(_MISHAPS)
            return lambda: Value(event, path=(event,))
        if name == "what":
            things = self.frame.things or (("the affair",),)
            some = dice.choice([t for t in things if old is None or t[0] != old.path[0]] or things)
            return lambda: Value(dice.choice(some), path=(some[0],))
        return {"who": self._agent, "whom": self._agent, "firm": self._firm, "place": self._place}[name]()

    def _measure(self, name: str) -> Draw:
        dice = self.dice
        if name == "sum":
            millions = dice.choice(
                [round(dice.uniform(1, 9.9), 1), dice.randrange(10, 900), 100 * dice.randrange(10, 90)]
            )
            return lambda: values.money(millions, dice)
        if name == "rate":
            share = dice.choice([dice.randrange(3, 80), dice.choice([10, 20, 25, 33, 50, 67, 75])])
            return lambda: values.percent(share, dice)
        if name == "year":
            when = dice.randrange(2018, 2036)
            return lambda: values.year(when)
        size = float(dice.choice([dice.randrange(3, 60), 10 * dice.randrange(4, 40)]))
        return lambda: values.measure(size, "distance" if name == "far" else "weight", dice)

    def _agent(self) -> Draw:
        dice, town = self.dice, values.town(self.dice)
        if dice.random() < 0.25:
            some = dice.choice(_PEOPLE)
            return lambda: Value(some, path=(some,))
        if dice.random() < 0.45:
            full = values.person(dice)
            last = full.split()[-1]
            role = dice.choice(["General", "President", "Senator", "Mr", "Governor", "the trader"])
            return lambda: Value(dice.choice([full, full, last, f"{role} {last}"]), path=(full,))
        body = dice.choice(
            ["army", "Front", "government", "rebels", "navy", "Brigade", "militia", "police", "coast guard"]
        )
        forms = [f"the {town} {body}", f"the {town} {body}", f"the {body} of {town}"]
        return lambda: Value(dice.choice(forms), path=(f"{town} {body}",))

    def _firm(self) -> Draw:
        name = f"{values.town(self.dice)} {self.dice.choice(['Steel', 'Air', 'Motors', 'Energy', 'Foods', 'Bank', 'Mining'])}"
        forms = [name, name, f"the firm {name}"]
        return lambda: Value(self.dice.choice(forms), path=(name,))

    def _place(self) -> Draw:
        dice, region, city = self.dice, values.town(self.dice), values.town(self.dice)
        wide, narrow = Value(f"the {region} region", path=(region,)), Value(city, path=(region, city))
        both = Value(f"{city} in the {region} region", path=(region, city))
        return lambda: dice.choice([narrow, narrow, narrow, narrow, both, wide])

    def change(self, name: str) -> None:
        """Another value for a slot, near the old one where that is a number or a day."""
        old = self.draw[name]()
        for _ in range(9):
            self.draw[name] = self._new(name, old)
            if relation(self.draw[name](), old) in (Relation.APART, Relation.OPEN):
                return

    def tell(self, template: str, mood: str) -> Told:
        """A template in words."""
        slots: dict[str, Value] = {}

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            slot = _BARE.get(name, name)
            value = slots.setdefault(slot, self.draw[slot]())
            while name == "when_bare" and value.words.startswith("before"):
                value = slots[slot] = self.draw[slot]()
            if name == "bare":
                return re.sub(r"^(?:an?|any|the) ", "", value.words)
            return re.sub(r"^(?:on|in) ", "", value.words) if name in _BARE else value.words

        return Told(_SLOT.sub(fill, template), slots, mood)
