"""What the judge is asked of two statements: their words, with a speaker's name for "I" and "we" where that tells them apart.

"I stopped it" and "we told them to stop" are two accounts only by who says them. A judge that sees words alone cannot know; where
both speak of themselves, or one speaks of the other by name, the names stand in their words as they are asked.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.compare.propositions import DENIED, Proposition
from sayso.model import Kind

_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[“”\"«»„]")
_JOINS = re.compile(r"^(?:that|how|as if|as though)\s+(?=\S)", re.I)
_OPEN_ENDS = " ,;:–—-"
# "World War I" is nobody.
_FIRST = re.compile(
    r"(?P<who>\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|us|myself|ourselves))(?P<verb>[’'](?:m|re|ve|d|ll))?\b(?![’'])"
)
_NUMERAL = re.compile(r"(?:War|Act|Part|Phase|Annex|Type|Division)\sI\b")
# In reported speech the one who opens it as "he" or "she" is mostly who speaks, where it names nobody else.
_THIRD = re.compile(r"(?P<before>^\W*(?:that\s)?)(?P<who>[Hh]e|[Ss]he)(?P<verb>[’'](?:s|d|ll))?\b(?![’'])")
_NAMED = re.compile(r"(?<=[\w,] )[A-Z][a-z]")
_OWNED = frozenset("my our".split())
_VERBS = {"m": " is", "re": " are", "ve": " has", "d": " had", "ll": " will", "s": " is"}


def alike(a: Proposition, b: Proposition) -> tuple[str, str]:
    """The words of both as the judge reads them to tell whether they say the same: as sentences, whoever is named by the other
    named.
    """
    x, y = _told(a, b)
    return _held(a, sentence(x)), _held(b, sentence(y))


def rivals(a: Proposition, b: Proposition) -> tuple[str, str]:
    """The words of both as the judge reads them to tell whether they conflict: two who both speak of themselves are named, too.

    Two witnesses who each say "I saw it" say the same; two who each say "I did it" do not.
    """
    if a.speaker and b.speaker and a.speaker != b.speaker:
        x, y = named(a.text, a.speaker, a.kind), named(b.text, b.speaker, b.kind)
        if x != a.text and y != b.text:
            return _held(a, x), _held(b, y)
    x, y = _told(a, b)
    return _held(a, x), _held(b, y)


def _told(a: Proposition, b: Proposition) -> tuple[str, str]:
    """The words of both, whoever is named by the other named."""
    if not a.speaker or not b.speaker or a.speaker == b.speaker:
        return a.text, b.text
    x = named(a.text, a.speaker, a.kind) if _names(b, a.speaker) else a.text
    y = named(b.text, b.speaker, b.kind) if _names(a, b.speaker) else b.text
    return x, y


@lru_cache(maxsize=1 << 15)
def sentence(text: str) -> str:
    """What is said as a sentence by itself, as the judge met statements: without quotation marks and what joins it on, closed."""
    bare = _JOINS.sub("", _MARKS.sub("", text.replace("’", "'")).strip()).rstrip(_OPEN_ENDS)
    if not bare:
        return text
    return bare if bare[-1] in ".?!…" else f"{bare}."


def _held(one: Proposition, text: str) -> str:
    return DENIED + text if one.denied else text


@lru_cache(maxsize=1 << 15)
def named(text: str, speaker: str, kind: Kind | None) -> str:
    """What somebody says with the name for who speaks: for "I" in a quotation, for the "he" or "she" that opens what is reported.

    `kind` is how a person says it; None where it is no person who could be meant by "he".
    """
    if kind is Kind.INDIRECT:
        return text if _NAMED.search(text) else _THIRD.sub(lambda m: m["before"] + _instead(m, speaker), text)
    return text if _NUMERAL.search(text) else _FIRST.sub(lambda m: _instead(m, speaker), text)


def _instead(m: re.Match[str], speaker: str) -> str:
    if m["who"].lower() in _OWNED:
        return f"{speaker}’s"
    return speaker + (_VERBS[m["verb"][1:]] if m["verb"] else "")


def _names(one: Proposition, speaker: str) -> bool:
    """Do the words name a speaker, by the last word of the name?"""
    words = _WORD.findall(speaker.lower())
    return bool(words) and words[-1] in one.tokens
