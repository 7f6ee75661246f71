"""Words as they are compared: irregular forms by their base, everything else by its stem ("held", "holding": hold)."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

_stemmer = snowballstemmer.stemmer("english")

# Base, past and participle of the irregular verbs of the news; where both are one, once.
_VERBS = (
    "arise arose arisen, awake awoke awoken, beat beaten, become became, begin began begun, bend bent, bind bound,"
    " bite bit bitten, bleed bled, blow blew blown, break broke broken, bring brought, build built, burn burnt, buy"
    " bought, catch caught, choose chose chosen, come came, creep crept, deal dealt, die dying dead, dig dug, draw"
    " drew drawn, dream dreamt, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel"
    " felt, fight fought, find found, flee fled, fly flew flown, forbid forbade forbidden, forget forgot forgotten,"
    " forgive forgave forgiven, freeze froze frozen, get got gotten, give gave given, go goes went gone, grow grew"
    " grown, hang hung, hear heard, have has had, hide hid hidden, hold held, keep kept, know knew known, lay laid,"
    " lead led, leave left, lend lent, let lets, lie lying lied lain, light lit, lose lost, make made, mean meant,"
    " meet met, overthrow overthrew overthrown, pay paid, ride rode ridden, ring rang rung, rise rose risen, run ran,"
    " say said, see saw seen, seek sought, sell sold, send sent, sew sewn, shake shook shaken, shine shone, shoot"
    " shot, show shown, shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat, sleep slept, slide slid, speak"
    " spoke spoken, speed sped, spend spent, spill spilt, spin spun, stand stood, steal stole stolen, stick stuck,"
    " sting stung, strike struck stricken, swear swore sworn, sweep swept, swim swam swum, swing swung, take took"
    " taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown, undertake undertook"
    " undertaken, understand understood, wake woke woken, wear wore worn, win won, withdraw withdrew withdrawn,"
    " withhold withheld, withstand withstood, write wrote written, mistake mistook mistaken, oversee oversaw overseen,"
    " hit hitting, cut cutting, put putting, set setting, shut shutting, hurt hurting"
)
# Nouns, and words of other classes, that mean what the verb or the adjective does.
_OTHERS = (
    "die death, man men, woman women, child children, foot feet, lose loss, grow growth, prove proof proven, believe"
    " belief, know knowledge, safe safety, true truth, secret secrecy, breathe breath, choose choice, permit"
    " permission, decide decision, destroy destruction, explode explosion, collide collision, invade invasion,"
    " persuade persuasion, receive receipt reception, refuse refusal, remove removal, approve approval, deny denial,"
    " arrive arrival, survive survival, withdraw withdrawal, sell sale, pay payment, agree agreement agreed, fail"
    " failure, depart departure, sign signature, begin beginning, meet meeting, warn warning, publish publication,"
    " suspend suspension, admit admission, permit permission, maintain maintenance, able ability unable, detain"
    " detention, retain retention, resume resumption, assume assumption, erode erosion, corrode corrosion, divide"
    " division, conclude conclusion, expand expansion, evacuate evacuee, high height, hot heat, speak speech, think"
    " thought, life lives, strong strength, long length, wide width, deep depth"
)


def _bases() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in f"{_VERBS}, {_OTHERS}".split(", "):
        base, *rest = entry.split()
        for form in rest:
            found.setdefault(form, base)
    return found


_BASES = _bases()
PASTS = frozenset(form for entry in _VERBS.split(", ") for form in entry.split()[1:])
"""Forms of irregular verbs of the news but for the base: past, participle, some others."""
BASES = frozenset(entry.split()[0] for entry in _VERBS.split(", "))
"""The bases of the irregular verbs of the news."""
# A word of so many letters in -lled has doubled its last letter; a shorter one ("shelled") may end in it.
_DOUBLED = 8


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """The form by which a word in small letters is compared: `held` -> `hold`, `explosions` -> `explod`."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) >= _DOUBLED and word.endswith(("lled", "lling")):
        # "Initialled", "cancelling": British spelling doubles the letter.
        word = word.removesuffix("led").removesuffix("ling")
    base = _BASES.get(word) or _BASES.get(word.removesuffix("s")) or word
    return str(_stemmer.stemWord(base))
