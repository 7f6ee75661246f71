"""What a number counts: the noun with the words before it, found by the shape of the phrase.

There is no tagger here. After a number English has adjectives and nouns up to a plural, and after a plural subject no verb ends
in "s": so the phrase runs to the last of a row of plurals, or to a noun for persons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.resolve.quantities.nouns import (
    DONE_TO_PERSONS,
    MEASURED,
    OF_PERSONS,
    STATES,
    TOLLS,
    is_person,
    is_plural,
)

_WORD = re.compile(r"[ \t\xa0\u202f]{0,2}(?:[-‐‑][ ]?)?((?:[A-Z]\.){2,4}|[^\W\d_]{1,40}(?:[-’'][^\W\d_]{1,40}){0,3})")
_OF = re.compile(
    r"\s(?:out )?of (?:(?:the|its|their|his|her|our|your|my|all|those|these|such|both) )?"
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|[0-9][0-9,]{0,9}) )?",
    re.I,
)
_IN = re.compile(r"\s(?:worth )?(?:of|in) ")
_WHOLE_DETERMINER = re.compile(r"\s(?:the|its|their|his|her|our|your|my|all|those|these) ", re.I)
_MORE = re.compile(r"\s(?:more|other|others|additional|further|extra|such)\b(?! than)")
_SIZED = re.compile(r"[ -](?:deep|long|wide|high|tall|thick|strong|old|square|heavy|large|big)\b")
_WERE = re.compile(
    r"\s(?:others? )?(?:were|was|are|is|remain|remained|have been|has been|had been|being)(?: also| still)? ([a-z]+)"
)
_STOP = frozenset(
    "a an the this that these those his her its their our my your of in on at by to for from with without into onto over under"
    " after before during since until till against between among through across near around about along behind beyond inside"
    " outside within towards toward upon off up down out back away and or but nor so yet as if than then when while where who"
    " whom"
    " whose which what why how because although though unless is are was were be been being am has have had do does did will"
    " would shall should can could may might must not no never also only even just still already now here there today yesterday"
    " tomorrow below"
    " above higher lower saying ago later earlier he she it they we you i him them us me each every both all any some many much"
    " said says say"
    " told tells according per plus minus via like including died dies came come comes went go goes took take takes made make"
    " gave give got get gets left fled fell rose saw see seen joined fought held lost won voted agreed refused remained became"
    " began believe believed think thought reportedly allegedly apparently respectively last next more less most every either"
    " neither off onto versus amid despite percent together alone total overall one two three four five six seven eight nine ten"
    " hundred thousand million billion known took say".split()
)
_CONTRACTED = ("n’t", "n't", "’re", "'re", "’ve", "'ve", "’ll", "'ll", "’d", "'d")
_PRONOUN = re.compile(r"(?:he|she|it|that|who|there|what|where|here)[’']s")
_LONGEST = 6
_BEFORE = 110
_TREND = (
    r"(?:has |have |had |would |will |could |may )?(?:reached|reach|reaches|hit|topped|exceeded|surpassed"
    r"|(?:rose|rise[ns]?|rising"
    r"|climbed|climbs?|jumped|grew|grown|grows?|increased|increases?|soared|surged|fell|fallen|falls?|dropped|drops?|declined|dipped|slipped"
    r"|shrank|shrunk|went up|gone up|went down|stood|stands?|standing|remained|was put|is put|was|is|were|are|averaged"
    r"|came|doubled|tripled|slowed|cut|raised|lowered)(?: \w+ly)?(?: to| at| by| from)?)"
)
_SUBJECT = re.compile(
    r"((?:[^\W\d_]+(?:[-’'][^\W\d_]+)* ){0,2}[^\W\d_]+(?:-[^\W\d_]+)*)"
    rf"((?: (?:of|from|in|among) (?:[^\W\d_]+[ -]){{0,3}}?[^\W\d_]+)?) {_TREND} ?\Z",
    re.I,
)
_TOLD = MEASURED | {f"{noun}s" for noun in MEASURED}
_COLLECTION = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*) of \Z")
_DONE = re.compile(r"([^\W\d_]+) \Z")
_ARTICLE = re.compile(
    r"(?:the|a|an|its|their|his|her|our|that|this|and|but|as|with|where|while|said|says|when|official) ", re.I
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The place `[start, end)` of the words for what is counted (None: not told), and whether they are persons."""

    place: tuple[int, int] | None
    persons: bool


def counted_after(text: str, end: int, *, one: bool, part: bool, measured: bool) -> Counted:
    """What is counted after a number that ends at `end`.

    `one` is True for the number one, after which the noun is singular; `part` for a share of a whole ("a quarter of the force");
    `measured` where a unit stands between ("500 tons of grain", "a 20-mile fence").
    """
    at, of = end, None
    if m := _MORE.match(text, at):
        at = m.end()
    if m := _OF.match(text, at):
        at, of = m.end() - 1, m
    elif measured and (m := _IN.match(text, at)):
        return Counted(None, False)
    elif (part or measured) and (m := _WHOLE_DETERMINER.match(text, at)):
        if measured:
            return Counted(None, False)
        at = m.end() - 1
    elif m := _SIZED.match(text, at):
        at = m.end()
    elif measured and text[at - 1 : at] != "%" and text[at : at + 1] == " " and not _hyphenated(text, end):
        # After "80 km" no noun is counted: "80 km north".
        return Counted(None, False)
    found = _phrase(text, at, singular=one or at != end or measured)
    if found.place is None and not part and not measured and of is None:
        return Counted(None, in_state(text, end))
    return found


def _hyphenated(text: str, end: int) -> bool:
    return bool(re.search(r"[-‐‑][^\W\d_]+\Z", text[max(0, end - 16) : end]))


def _phrase(text: str, at: int, *, singular: bool) -> Counted:
    """The noun phrase that begins at `at`, or none. `singular` allows one without a plural in it."""
    words: list[tuple[int, int]] = []
    last = None
    while len(words) < _LONGEST and (m := _WORD.match(text, at)):
        exact = m[1]
        word = exact.lower()
        if (word in _STOP and exact != "US") or word.endswith(_CONTRACTED) or _PRONOUN.match(word):
            break
        words.append(m.span(1))
        at = m.end()
        if "-" in word and _follows(text, at):
            continue
        if is_plural(word, exact) or (is_person(word, exact) and not (singular and _noun_follows(text, at))):
            last = len(words)
        elif last is not None:
            # A capitalised plural may be a part of a name: "United States troops".
            if not text[words[last - 1][0]].isupper() or last == 1:
                break
            last = None
    if last is None and words and not singular:
        last = 1 if text[slice(*words[0])].lower() in STATES else None
    elif last is None and words:
        last = _head_of_singular(text, words)
    if not last:
        return Counted(None, False)
    end = words[last - 1][1]
    if text[end - 2 : end] in ("’s", "'s"):
        return Counted(None, False)
    exact = text[slice(*words[last - 1])]
    head = exact.rpartition("-")[2]
    head = head.removesuffix("'").removesuffix("’")
    return Counted((words[0][0], end), is_person(head.lower(), head) or head.lower() in STATES)


def _follows(text: str, at: int) -> bool:
    m = _WORD.match(text, at)
    return m is not None and m[1].lower() not in _STOP


def _noun_follows(text: str, at: int) -> bool:
    m = _WORD.match(text, at)
    return m is not None and is_person(m[1].lower(), m[1])


def _head_of_singular(text: str, words: list[tuple[int, int]]) -> int:
    """How many words of a phrase without a plural belong to it: up to what looks like a verb."""
    for n, place in enumerate(words):
        word = text[slice(*place)].lower()
        capital = n and text[place[0]].isupper() and text[words[n - 1][0]].islower()
        if n and (capital or word.endswith(("ed", "ing", "ly")) or word in STATES):
            return n
    return min(len(words), 3)


def in_state(text: str, at: int) -> bool:
    """ "30 were killed": a number without a noun, of persons by what befell them."""
    m = _WERE.match(text, at)
    return m is not None and m[1] in STATES


def counted_before(text: str, start: int) -> Counted:
    """What is counted where it stands before the number at `start`: "the death toll rose to 41", "a family of four"."""
    before = text[max(0, start - _BEFORE) : start]
    shift = start - len(before)
    if m := _COLLECTION.search(before[-40:]):
        noun = m[1].lower()
        if noun in OF_PERSONS or noun in MEASURED:
            at = start - len(before[-40:])
            return Counted((at + m.start(1), at + m.end(1)), noun in OF_PERSONS or noun in TOLLS)
        return Counted(None, False)
    # Looked for only where such a noun stands at all: the pattern is a slow one.
    if not _TOLD.isdisjoint(before.lower().split()) and (m := _SUBJECT.search(before.rpartition("\n")[2])):
        shift += before.rfind("\n") + 1
        return _subject(m, shift)
    m = _DONE.search(before[-20:])
    return Counted(None, m is not None and m[1].lower() in DONE_TO_PERSONS)


def _subject(m: re.Match[str], shift: int) -> Counted:
    first, end = m.span(1)
    while article := _ARTICLE.match(m.string, first, end):
        first = article.end()
    head = m.string[first:end].rpartition(" ")[2].lower()
    if head.removesuffix("s") not in MEASURED and head not in MEASURED:
        return Counted(None, False)
    whole = m[2].split()
    persons = head in TOLLS or (
        head in ("number", "total", "count") and bool(whole) and is_person(whole[-1].lower(), whole[-1])
    )
    return Counted(
        (shift + first, shift + (m.end(2) if head in ("number", "total", "share", "amount") else end)), persons
    )
