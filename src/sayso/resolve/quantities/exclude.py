"""Numbers that are not quantities: years, dates, ordinals, labels, names, scores of a list, telephone numbers.

Looks a few tokens to either side, never farther.
"""

from __future__ import annotations

import calendar
import re

from sayso.resolve.quantities.nouns import is_person, is_plural
from sayso.resolve.quantities.numberwords import ORDINALS
from sayso.resolve.quantities.numeral import Numeral
from sayso.resolve.quantities.tokens import DASHES, Tokens

# What a number after it is the label of: "page 12", "Article 50".
LABELS = frozenset(
    "page pages pp p article articles chapter chapters no nos nr nrs number numbers № route routes highway motorway interstate"
    " junction exit road room suite flat apartment box grade class type level phase section sections paragraph paragraphs para"
    " figure fig table volume vol version flight channel resolution round step episode season question option platform gate"
    " lot line lines terminal district ward zone sector camp category tier stage clause act title rule directive regulation"
    " protocol schedule appendix annex item verse psalm mark model series chapter lesson exercise exercises footnote note area"
    " building block hall pier runway track lane studio site block brigade battalion regiment division corps squadron"
    " isbn issn tel phone telephone fax ext extension pin zip code id chromosome hurricane group formula windows mach size"
    " fortune # § @ \\ area day week year month age_group agenda catch big top".split()
)
_MONTHS = frozenset(m.lower() for m in (*calendar.month_name[1:], *calendar.month_abbr[1:], "sept"))
_CALENDAR = _MONTHS | frozenset(day.lower() for day in calendar.day_name)
# Before these "number" is a verb: "they number 300", "the guards now number 6,200".
_NUMBERING = frozenset("they we who now still already today together may could would will to".split())
_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}")
_BEFORE_YEARS = (
    frozenset(
        "in since until till by from of early late mid during before after between summer winter spring autumn fall the through"
        " to election class copyright © year fiscal season and or pre post 's ’s".split()
    )
    | _MONTHS
)
_STREETS = frozenset("street road avenue lane drive square boulevard st rd ave place terrace way court".split())
_AFTER_CLOCKS = frozenset("am pm a.m p.m gmt utc est edt pst bst cet o'clock o’clock".split())
_ONE_IS_NO_NUMBER_AFTER = frozenset(
    "the this that no any every each which another some such only what whichever he she it they we you i good bad big no-".split()
)
_ONE_IS_NO_NUMBER_BEFORE = frozenset(
    "of another day thing side hand way could should would might may must can will is was has had does did that who which"
    " whose saying among"
    " where when if and or but to in on at by for from with as than after before because while the his her its their our a"
    " i he she it they we you not more so such then there here about himself herself oneself needs looks".split()
)
_ARC = ("°", "′", "″")
_KINDS = frozenset("way party state part step tier track storey story star line horse front sum hander".split())
_GROUPS = frozenset("group gang band house council committee club league".split())


def is_excluded(tokens: Tokens, numeral: Numeral, first: int, end: int, *, bounded: bool) -> bool:
    """Is a number no quantity where it stands? `[first, end)` are its tokens with unit and modifiers (`bounded`: it has some)."""
    i, j = numeral.first, numeral.end
    before, after = tokens.word(i - 1), tokens.word(j)
    if tokens.joined(i) and (before in ("#", "@", "/", "_", "=", ":", "№", "&", "'", "’") or _glued(tokens, i)):
        return True
    if tokens.joined(j) and (after[:1].isalpha() or after[:1] in ("_", "=", "/", "@") or _glued_after(tokens, j)):
        return True
    if before in ('"', "'") and tokens.word(i - 2) == "=":
        return True
    if _coordinate(tokens, numeral):
        return True
    if _ordinal(tokens, numeral) or _listed(tokens, numeral):
        return True
    if end > j or (bounded and not _year_like(tokens, numeral)):
        # With a unit or a modifier it can only be a quantity, unless a label goes before ("over Channel 6").
        return False
    if after in DASHES and tokens.joined(j) and tokens.joined(j + 1) and tokens.exact(j + 1)[:1].isupper():
        return True
    if tokens.hyphen(j) and _describes(tokens.word(j + 1)):
        return True
    if _labelled(tokens, numeral) or _in_name(tokens, numeral) or _clock(tokens, numeral):
        return True
    if tokens.word(i) == "one" and j == i + 1:
        return first == i and (
            before in _ONE_IS_NO_NUMBER_AFTER or after in _ONE_IS_NO_NUMBER_BEFORE or not after[:1].isalpha()
        )
    return is_date(tokens, numeral) or (_year_like(tokens, numeral) and _is_year(tokens, numeral, bounded=bounded))


def _describes(word: str) -> bool:
    """Does a number with this word only tell of what kind something is: "two-way", "three-legged"?"""
    return word in _KINDS or (word.endswith("ed") and len(word) > 4)


def _coordinate(tokens: Tokens, numeral: Numeral) -> bool:
    """A part of a place on the globe: "33°30′21″N", "33.7833; 44.5"."""
    i, j = numeral.first, numeral.end
    before, after, then = tokens.word(i - 1), tokens.word(j), tokens.exact(j + 1)
    if (
        before in _ARC
        or after in _ARC[1:]
        or (after == "°" and (then in ("N", "S", "E", "W") or tokens.numeric(j + 1)))
    ):
        return True
    decimal = "." in tokens.word(i)
    return decimal and (before == "/" or after == ";" or (before == ";" and "." in tokens.word(i - 2)))


def _glued(tokens: Tokens, i: int) -> bool:
    """Is a number a part of a word or of a designation: "F-16", "MI6", "COVID-19", "mid-30"?"""
    before = tokens.word(i - 1)
    if before[:1].isalpha():
        return True
    return before in DASHES and tokens.joined(i - 1) and tokens.word(i - 2)[:1].isalnum() and tokens.numeric(i)


def _glued_after(tokens: Tokens, j: int) -> bool:
    """ "10:30", "6-A", "747-400": a number that goes on into something else."""
    after = tokens.word(j)
    if not tokens.joined(j + 1):
        return False
    if after == ":":
        return tokens.numeric(j + 1)
    word = tokens.exact(j + 1)
    return after in DASHES and (tokens.numeric(j + 1) or (len(word) == 1 and word.isupper()))


def _ordinal(tokens: Tokens, numeral: Numeral) -> bool:
    """ "16th", "twenty-first", "one hundred and fifth"."""
    j = numeral.end
    if numeral.digits or numeral.share:
        return False
    at = j + 1 if tokens.hyphen(j) or (tokens.word(j) == "and" and numeral.scaled) else j
    return tokens.word(at) in ORDINALS and (at > j or (numeral.low or 0) >= 20)


def _listed(tokens: Tokens, numeral: Numeral) -> bool:
    """The number of a list, a note or a reference: "3. " at the start of a line, "(2)", "[14]"."""
    i, j = numeral.first, numeral.end
    if not numeral.digits:
        return False
    whole = j == i + 1 and tokens.word(i).isdigit()
    if whole and tokens.opens_line(i) and tokens.word(j) in (".", ")") and not tokens.opens_line(j + 1):
        return len(tokens.word(i)) <= 3 and not tokens.joined(j + 1) and j + 1 < len(tokens.low)
    return whole and (tokens.word(i - 1), tokens.word(j)) in (("[", "]"), ("(", ")")) and len(tokens.word(i)) <= 3


def _labelled(tokens: Tokens, numeral: Numeral) -> bool:
    i = numeral.first
    before = tokens.word(i - 1)
    if before == "." and tokens.joined(i - 1):
        before = (
            tokens.word(i - 2)
            if tokens.word(i - 2) in ("no", "nos", "nr", "nrs", "p", "pp", "fig", "vol", "art", "sec", "ch", "tel")
            else ""
        )
    if before == "number" and tokens.word(i - 2) in _NUMBERING:
        return False
    if before in LABELS and tokens.same_line(i):
        # "The line 3 men held": a label has no noun counted after it, unless it is written as a name.
        return before in ("#", "§", "@") or tokens.exact(i - 1)[:1].isupper() or not _noun_after(tokens, numeral.end)
    return False


def _noun_after(tokens: Tokens, j: int) -> bool:
    """Does a noun that can be counted follow within three words?"""
    for k in range(j, j + 3):
        word, exact = tokens.word(k), tokens.exact(k)
        if not word[:1].isalpha():
            return False
        if is_plural(word, exact) or is_person(word, exact):
            return True
    return False


def _in_name(tokens: Tokens, numeral: Numeral) -> bool:
    """ "Twelve Bridges", "Apollo 11", "the Group of 20", "10 Downing Street"."""
    i, j = numeral.first, numeral.end
    before, after = tokens.exact(i - 1), tokens.exact(j)
    named = tokens.same_line(j) and after[:1].isupper()
    if named and _noun_after(tokens, j) and not any(tokens.word(k) in _STREETS for k in (j + 1, j + 2)):
        counts = is_person(after.lower(), after) or any(
            is_person(tokens.word(k), tokens.exact(k)) for k in range(j, j + 3)
        )
    else:
        counts = False
    if not numeral.digits and tokens.exact(i)[:1].isupper():
        if not tokens.opens_sentence(i):
            return not counts
        return named and not counts
    if named and any(tokens.word(k) in _STREETS and tokens.exact(k)[:1].isupper() for k in range(j + 1, j + 4)):
        return True
    if before == "of" and tokens.word(i - 2) in _GROUPS and tokens.exact(i - 2)[:1].isupper():
        return True
    if before[:1].isupper() and tokens.word(i - 2) == "(" and after == ")":
        return True
    acronym = len(before) > 1 and before.isupper()
    capital = (
        before[:1].isupper()
        and before.lower() not in _CALENDAR
        and tokens.same_line(i)
        and (acronym or not tokens.opens_sentence(i - 1))
    )
    plain = tokens.word(i).isdigit() and len(tokens.word(i)) <= 4 and numeral.digits
    return (
        capital
        and plain
        and j == i + 1
        and not _noun_after(tokens, j)
        and after.lower() not in ("dead", "killed", "wounded")
    )


def _clock(tokens: Tokens, numeral: Numeral) -> bool:
    return tokens.word(numeral.end) in _AFTER_CLOCKS or (
        tokens.word(numeral.end) in ("a", "p")
        and tokens.word(numeral.end + 1) == "."
        and tokens.word(numeral.end + 2) == "m"
    )


def is_date(tokens: Tokens, numeral: Numeral) -> bool:
    """A day of a month: "July 11", "11 July", "Feb. 7"; not the second number of "on 3 May 12 were killed"."""
    if not numeral.digits or not 1 <= (numeral.low or 0) <= 31 or not tokens.word(numeral.first).isdigit():
        return False
    i = numeral.first - 1 - (tokens.word(numeral.first - 1) == ".")
    month = tokens.word(i) in _MONTHS and tokens.exact(i)[:1].isupper() and tokens.same_line(numeral.first)
    month = month and not (tokens.word(i - 1).isdigit() and len(tokens.word(i - 1)) <= 2)
    j = numeral.end + (tokens.word(numeral.end) == "of")
    return month or (tokens.word(j) in _MONTHS and tokens.exact(j)[:1].isupper())


def _year_like(tokens: Tokens, numeral: Numeral) -> bool:
    return numeral.digits and numeral.end == numeral.first + 1 and bool(_YEAR.fullmatch(tokens.word(numeral.first)))


def _is_year(tokens: Tokens, numeral: Numeral, *, bounded: bool) -> bool:
    """A bare number of four digits is a year unless something is counted by it."""
    i, j = numeral.first, numeral.end
    after = tokens.word(j)
    person = any(is_person(tokens.word(k), tokens.exact(k)) for k in (j, j + 1))
    if bounded:
        if after in ("level", "levels", "figures", "prices"):
            return True
        around = tokens.word(i - 1) in ("around", "about", "circa", ".", "approximately", "beyond")
        return around and not _noun_after(tokens, j)
    if tokens.word(i - 1) in _BEFORE_YEARS or tokens.word(i - 1).endswith(("’s", "'s")):
        return True
    return not (person or (is_plural(after, tokens.exact(j)) and tokens.exact(j)[:1].islower()))
