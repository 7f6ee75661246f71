"""Do words make a clause, which says something, or only name a thing: "the terms on which she works"?

No grammar is parsed: each word that joins a clause to what stands before it takes the next verb. A verb that none takes is what
is said.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.compare.lemmas import BASES, PASTS

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'-][^\W\d_]+)*|[;:—–()?!,.]")
_AUXILIARIES = frozenset(
    "am is are was were be been being has have had having do does did will would can could may might must shall should ought"
    " cannot ain't says wants needs means thinks believes remains owns pays works seems looks lives calls commands"
    " ends starts stops moves turns helps shows hopes fears feels plans tries lay".split()
)
_PRONOUNS = frozenset("i we you he she it they there nobody everybody someone everyone none".split())
_DOERS = frozenset("i we he she they".split())
_POINTING = frozenset("this that these those".split())
# What joins a clause to a noun, or a clause to another: each takes a verb of its own.
_RELATIVES = frozenset("who whom whose which that what where when why whether because if unless although while".split())
_HEADED = frozenset("who which that".split())
# Forms that begin a verb of their own, whatever stands before them.
_FINITE = frozenset("am is are was were has does did".split())
# Words between those of one verb: "had never before been".
_WITHIN = frozenset(
    "not never always already also ever still just only even long now then be been being to n't".split()
)
_NO_PASTS = frozenset("red bed hundred sacred naked wicked rugged shed wed".split())
# What comes before a form in -ed that describes a noun: "the poisoned water".
_BEFORE_NOUNS = frozenset(
    "the a an his her its their our my your this these those of in on at by for with from no".split()
)
# What comes after a noun that may be a verb, too: "rises in the rate".
_AFTER_NOUNS = frozenset(
    "of in for by from at on to with about over this last next and or but as than since who which".split()
)
# Verbs that have one form, and what shows that they are verbs: "Orda put his initials under that", not "the tax cut".
_UNCHANGED = frozenset("bet burst cast cost cut hit hurt let put quit set shut split spread".split())
_OBJECTS = frozenset("the a an his her its their our my your this that these those him them it us me".split())
# A clause of more words that has no verb known here, and joins none, may have one that is not.
_FRAGMENT = 6
# What opens a clause before its subject: "in this village nobody has".
_OPENERS = frozenset(
    "of in on at by for from after before since during under with without yesterday today tomorrow now then here perhaps maybe"
    " never only even still until once but and or so if when while because as although though not yet".split()
)
_BORDERS = frozenset(", ; : — – ( ) ? ! .".split())
_JOINING = frozenset("and or but so yet".split())


@lru_cache(maxsize=1 << 15)
def makes_clause(text: str) -> bool:
    """Do the words of a statement make a clause?"""
    words = [w.lower().replace("’", "'") for w in _TOKEN.findall(text)]
    while words and (words[0] in _BORDERS or words[0] in ("that", "how")):
        words = words[1:]
    if not words:
        return False
    if words[0].partition("'")[0] in _PRONOUNS:
        return True
    joined = waiting = 0
    for i, word in enumerate(words):
        if _is_verb(words, i):
            if _goes_on(words, i):
                continue
            if not waiting:
                return True
            waiting -= 1
        elif not waiting and word in _PRONOUNS and words[i - 1] in _BORDERS:
            return True
        elif _joins(words, i):
            joined += 1
            # "Those who adopt": the verb of what joins follows at once, though it is not known here.
            waiting += not (word in _HEADED and _may_be_verb(words, i + 1))
    return not joined and sum(w not in _BORDERS for w in words) > _FRAGMENT


def _joins(words: list[str], i: int) -> bool:
    """Does a clause begin here that hangs on what stands before it?"""
    if words[i] in _RELATIVES:
        # ", which was 43 metres long": that much is said by the way.
        return not (i and words[i - 1] == "," and words[i] in ("who", "which"))
    return _opens_within(words, i)


def _may_be_verb(words: list[str], i: int) -> bool:
    word = words[i] if i < len(words) else ""
    known = word in _PRONOUNS or word in _OBJECTS or word in _WITHIN or word in _RELATIVES or word.endswith("ly")
    return word[:1].isalpha() and not known and not (i < len(words) and _is_verb(words, i))


def _is_verb(words: list[str], i: int) -> bool:
    word = words[i]
    before, after = (words[i - 1] if i else ""), (words[i + 1] if i + 1 < len(words) else "")
    if word in _AUXILIARIES or word.endswith("n't"):
        return True
    if word.endswith(("'s", "'re", "'ve", "'ll", "'d", "'m")):
        return word.partition("'")[0] in _PRONOUNS | _POINTING | _RELATIVES
    if word in _UNCHANGED:
        return bool(before) and after in _OBJECTS
    if word in PASTS or (word.endswith("ed") and not word.endswith("eed") and word not in _NO_PASTS):
        return before not in _BEFORE_NOUNS and (bool(before) or after in _OBJECTS)
    if not before or before in _BEFORE_NOUNS or not word.endswith("s") or word.endswith("ss"):
        return False
    # "The paper leaves Kell to the courts", "whoever it is lacks the nerve"; not "rate rises this year".
    if word[:-1] in BASES:
        return bool(after) and after not in _AFTER_NOUNS and after not in _BORDERS
    return len(word) > len("has") and after in _OBJECTS and after != "this"


def _goes_on(words: list[str], i: int) -> bool:
    """Is it a further word of the verb before it: "had been told"?"""
    if words[i] in _FINITE:
        return False
    j = i - 1
    while j >= 0 and (words[j] in _WITHIN or words[j].endswith("ly")):
        j -= 1
    return j >= 0 and (words[j] in _AUXILIARIES or words[j].endswith("n't"))


def _opens_within(words: list[str], i: int) -> bool:
    """Does a clause without a word that joins it begin here: "the day they were found"?"""
    if not i or words[0] in _OPENERS:
        return False
    # "It" may be what something is done to: "people hate to hear it".
    if words[i] not in _DOERS and not (words[i] == "it" and i + 1 < len(words) and _is_verb(words, i + 1)):
        return False
    before = words[i - 1]
    return not (before in _BORDERS or before in _JOINING or before in _RELATIVES or before in _OPENERS)
