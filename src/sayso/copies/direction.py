"""Which of two reports that share words was made from the other: credit, correction and link first, then time.

Nothing here looks at words that are shared; `Standing` is all that is read off a report for it.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from sayso.model import Report

_WORD = re.compile(r"\w+")
_CORRECTED = re.compile(r"^\W*(?:corrected|correction|corrects|update[ds]?)\b", re.IGNORECASE)

_EARLIER = re.compile(r"\b(?:earlier|previous) version of this (?:story|article|report)\b", re.IGNORECASE)

# What an agency's name ends with where it is given in full.
_HOUSE = frozenset("news agency newswire wire press service services network media".split())

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a report says of where it comes from. Names are their words in lower case, without `the`.

    `rank` orders reports as text does: agency copy, then what credits none, then the earlier, the longer.
    `site` is who published it: the host of its address, else its outlet, else empty.
    """

    rank: str
    site: str
    outlet: Name
    credits: frozenset[Name]
    byline: Name
    address: str
    links: frozenset[str]
    wire: bool
    corrects: bool


def standing(report: Report) -> Standing:
    """The standing of a report; fields that it does not have are empty."""
    outlet, credited = name_of(report.outlet), frozenset(filter(None, map(name_of, report.credits)))
    wire = bool(report.dateline and outlet and any(one_house(outlet, name) for name in credited))
    rank = f"{not wire:d}{bool(credited) and not wire:d} {moment(report):26} {10**9 - len(report.text):010} {report.id}"
    host = urlsplit(report.address).hostname if "://" in report.address[:12] and _parses(report.address) else None
    return Standing(
        rank,
        (host or "").removeprefix("www.") or " ".join(outlet),
        outlet,
        credited,
        name_of(report.byline),
        plain_address(report.address),
        frozenset(plain_address(link.href) for link in report.links if "://" in link.href[:12]),
        wire,
        correction_words(report) is not None,
    )


def correction_words(report: Report) -> str | None:
    """The words by which a report says that it replaces another: its title, or a note in its text."""
    if report.title and _CORRECTED.match(report.title):
        return report.title
    note = _EARLIER.search(report.text)
    return note.group() if note else None


def precedes(original: Standing, made: Standing) -> bool:
    """May the one have been made from the other? Never true both ways; what one of them says outweighs rank and date."""
    forth, back = shown(made, original), shown(original, made)
    return bool(forth) if bool(forth) != bool(back) else original.rank < made.rank


def shown(made: Standing, original: Standing) -> str | None:
    """By what a report itself shows that it was made from another: `correction`, `credit`, `byline` or `link`."""
    same = one_house(made.outlet, original.outlet) or not made.outlet or not original.outlet
    if made.corrects and not original.corrects and same:
        return "correction"
    if original.outlet and not same:
        if any(one_house(original.outlet, name) for name in made.credits):
            return "credit"
        if holds(made.byline, original.outlet):
            return "byline"
    if original.address and original.address in made.links and original.address != made.address:
        return "link"
    return None


def moment(report: Report) -> str:
    """When it was published, to be compared as text: a day, or a day and a time in UTC. Unknown comes last."""
    when = report.published
    if when is None:
        return "~"
    if isinstance(when, dt.datetime) and when.tzinfo is not None:
        # At the ends of the calendar there is no other day to go to.
        with suppress(OverflowError):
            when = when.astimezone(dt.UTC)
        when = when.replace(tzinfo=None)
    return when.isoformat()


def later(a: Report, b: Report) -> bool:
    """Was `a` surely published after `b`? A day and a time on that day do not tell."""
    if a.published is None or b.published is None:
        return False
    x, y = moment(a), moment(b)
    size = min(len(x), len(y), 26)
    return x[:size] > y[:size]


def name_of(text: str | None) -> Name:
    """The words of a name, in lower case, without `the`."""
    return tuple(w for w in _WORD.findall((text or "").lower()) if w != "the")


def one_house(a: Name, b: Name) -> bool:
    """Are two names one outlet's: the same, but for words for what it is (`Tern`, `Tern News Agency`)?"""
    short, long = sorted((a, b), key=len)
    return bool(short) and long[: len(short)] == short and _HOUSE.issuperset(long[len(short) :])


def holds(words: Name, name: Name) -> bool:
    """Do the words of a name stand in a row among others?"""
    size = len(name)
    return any(words[i : i + size] == name for i in range(len(words) - size + 1)) if size else False


def plain_address(address: str) -> str:
    """An address without what differs between links to one page: scheme, `www.`, query, fragment, last slash."""
    bare = re.sub(r"^[a-z]+://(?:www\.)?", "", address.strip().lower())
    return re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/")


def _parses(address: str) -> bool:
    try:
        return urlsplit(address).hostname is not None
    except ValueError:
        return False
