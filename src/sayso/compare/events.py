"""Words for what happens and for what is done, in families: "the failure", "gave way" and "collapsed" tell of one kind of event.

Two statements can give rival causes only of one event, and reports call one event by many words. A family holds the words
that stand for each other in the news; it is no thesaurus, and a word that it lacks is compared by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# How many words may stand inside a verb and its particle: "crossed the third clause out".
_INSIDE = 6
# The place of the past tense in `forms`.
_PAST = 2


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of event: nouns for it, verbs of what happens, and verbs (`deeds`) of what somebody or something does.

    A verb is `base`, or `base:past:participle` where the endings are not regular, with `+particle` where it has one.
    """

    nouns: str
    happens: str = ""
    deeds: str = ""


FAMILIES: Mapping[str, Family] = {
    "break": Family(
        "failure collapse breach rupture breakdown malfunction fracture",
        "fail collapse burst:burst:burst crumble malfunction give:gave:given+way come:came:come+down cave+in fall:fell:fallen",
        "break:broke:broken cut:cut:cut bring:brought:brought+down tear:tore:torn sever sabotage rupture tear:tore:torn+down",
    ),
    "crash": Family("crash derailment collision", "crash derail collide", "shoot:shot:shot+down"),
    "sinking": Family("sinking shipwreck", "sink:sank:sunk capsize", "scuttle torpedo:torpedoed:torpedoed"),
    "fire": Family(
        "fire blaze inferno", "burn ignite catch:caught:caught+fire", "torch set:set:set+fire set:set:set+alight"
    ),
    "blast": Family("explosion blast detonation", "explode detonate", "blow:blew:blown+up"),
    "leak": Family("leak disclosure leaks", "", "leak disclose"),
    "deletion": Family(
        "deletion removal erasure",
        "",
        "delete remove erase strike:struck:struck+out cross+out take:took:taken+out cut:cut:cut+out",
    ),
    "death": Family(
        "death deaths killing killings murder murders massacre assassination",
        "die:died:died",
        "kill murder assassinate massacre gun:gunned:gunned+down",
    ),
    "attack": Family(
        "attack attacks bombing bombardment shelling airstrike ambush assault raid",
        "",
        "attack bomb bombard shell ambush raid hit:hit:hit strike:struck:struck open:opened:opened+fire",
    ),
    "shooting": Family("shooting shootings", "", "shoot:shot:shot"),
    "ruin": Family("destruction demolition", "", "destroy demolish wreck"),
    "poisoning": Family("poisoning", "", "poison"),
    "abduction": Family("abduction kidnapping", "", "abduct kidnap:kidnapped:kidnapped"),
    "theft": Family("theft robbery", "", "steal:stole:stolen rob:robbed:robbed"),
    "hack": Family("hack hacking cyberattack", "", "hack"),
    "forgery": Family("forgery fabrication", "", "forge fabricate"),
    "outage": Family("outage blackout"),
    "spill": Family("spill contamination pollution", "", "contaminate pollute spill:spilled:spilled"),
    "breach": Family("violation violations", "", "violate"),
    "delay": Family("delay delays postponement", "", "delay postpone"),
    "outbreak": Family("outbreak epidemic"),
    "return": Family(
        "resurgence comeback return re-emergence reconstitution revival regeneration",
        "resurge return reconstitute regenerate re-emerge come:came:come+back",
        "revive",
    ),
    "defeat": Family("defeat", "", "defeat"),
    "shortage": Family("shortage shortages famine"),
}


def forms(verb: str) -> tuple[str, ...]:
    """The forms of a verb of the table: base, third person, past, participle, -ing; a particle stays off."""
    base, *irregular = verb.partition("+")[0].split(":")
    past, participle = irregular or (_with(base, "ed"), _with(base, "ed"))
    doubled = (
        base + base[-1]
        if past in (base, f"{base}{base[-1]}ed") and re.search(r"[^aeiou][aeiou][bgpt]$", base)
        else base
    )
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    ing = base[:-2] + "ying" if base.endswith("ie") else _with(doubled, "ing")
    return base, third, past, participle, ing


def _with(base: str, ending: str) -> str:
    return base.removesuffix("e") + ending


@dataclass(frozen=True, slots=True)
class Event:
    """A word for an event at a place of a list of words: its family, and whether a particle further on belongs to it."""

    family: str
    at: int
    particle: int | None = None


def events_in(words: Sequence[str]) -> Iterator[Event]:
    """The words for events among `words` (in small letters), in order; a verb with its particle is not the verb alone."""
    for i, word in enumerate(words):
        for particle, family in _PHRASAL.get(word, ()):
            if particle in words[i + 1 : i + 2 + _INSIDE]:
                yield Event(family, i, words.index(particle, i + 1))
                break
        else:
            if word in _SINGLE:
                yield Event(_SINGLE[word], i)


def _tables() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    single: dict[str, str] = {}
    phrasal: dict[str, list[tuple[str, str]]] = {}
    for name, family in FAMILIES.items():
        single |= dict.fromkeys(family.nouns.split(), name)
        for verb in (*family.happens.split(), *family.deeds.split()):
            particle = verb.partition("+")[2]
            for form in forms(verb):
                if particle:
                    phrasal.setdefault(form, []).append((particle, name))
                else:
                    single[form] = name
    return single, phrasal


_SINGLE, _PHRASAL = _tables()


def deeds(*places: int, inside: str) -> str:
    """A pattern for the deeds in the forms at `places` of `forms`; `inside` is what may part a verb and its particle."""
    found: set[str] = set()
    for family in FAMILIES.values():
        for verb in family.deeds.split():
            particle = verb.partition("+")[2]
            tail = rf"{inside}\s+{particle}\b" if particle else ""
            base, _, past, _, _ = forms(verb)
            # "Set" is past or not: alone it does not tell.
            found |= {re.escape(forms(verb)[n]) + tail for n in places if n != _PAST or past != base}
    return "(?:" + "|".join(sorted(found, key=lambda f: (-len(f), f))) + r")\b"
