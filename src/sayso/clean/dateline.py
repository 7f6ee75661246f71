"""The dateline that opens a report: `CITY, Region, Month D, YYYY (Agency) -` in any of its shorter forms.

A city in capitals is enough before a dash, since nothing else looks so, as long as a sentence begins after it. A city
in small letters needs an agency in parentheses (`New York (AFP) -`) or an abbreviated state (`Dekalb, Ill. —`).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from sayso.clean.dates import find_date
from sayso.clean.draft import RawBlock, RawLink

# Words in capitals that open a paragraph or headline and are no place.
_NO_PLACE = frozenset(
    "CORRECTED CORRECTION CORRECTIONS CLARIFICATION UPDATE UPDATED UPDATES EXCLUSIVE BREAKING WATCH VIDEO VIDEOS LIVE OPINION"
    " ANALYSIS REPORT REPORTS FACTBOX TIMELINE EXPLAINER INTERVIEW FEATURE SPECIAL EDITORIAL COLUMN COMMENT NOTE EDITOR NEWS"
    " PHOTO PHOTOS PICTURES ALERT URGENT DEVELOPING REVIEW PODCAST LISTEN READ MORE ALSO SPONSORED ADVERTISEMENT REFILE WRAPUP"
    " RPT BRIEF FOCUS INSIGHT ANALYST ABSTRACT SUMMARY BACKGROUND".split()
)
_WORD = r"[^\W\d_][\w’'.]*"
_CITY = rf"(?P<city>{_WORD}(?:[ /-]{_WORD}){{0,4}})"
_REGION = rf"(?P<region>{_WORD}(?: {_WORD}){{0,2}})"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}\s+[A-Z][a-z]{2,8}\.?(?:,?\s+\d{4})?|[A-Z][a-z]+day)"
_DATELINE = re.compile(
    rf"(?P<all>(?:{_CITY}(?:,\s*{_REGION})??(?:,\s*{_DAY})?|{_DAY})?,?\s*(?:\((?P<agency>[^()\n]{{2,40}})\))?(?:,?\s+{_DAY})?)"
    r"(?P<dash>(?:\s*(?:[—―]|--)|\s*[-–](?=\s|$)|\s+[-–](?=[A-Z“\"‘]))\s*(?:[-–—]+\s*)?|\s*:\s+|(?<=\))(?=[A-Z“\"])|$)"
)
_SENTENCE = re.compile(r"[\[(]?[“\"‘'«]?(?:[^\W\d_a-z]|\d|$)")
_ABBREVIATED = re.compile(r"^(?:[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2,3})$")
_PARTICLES = frozenset("de da do del la le les el al of the am an der upon sur".split())
_LONGEST = 160
_FEWEST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed (`text`, without its dash), its agency and date where it names them, and where the
    paragraph itself starts (`end`, code points into the block)."""

    text: str
    agency: str | None
    published: dt.date | None
    end: int


def dateline_of(text: str) -> Dateline | None:
    """The dateline at the start of a paragraph, or of a line that holds nothing else; None where there is none."""
    m = _DATELINE.match(text[:_LONGEST])
    if not m or not _is_dateline(m, text):
        return None
    found = find_date(m["all"])
    return Dateline(m["all"].strip(" ,-–—"), m["agency"], found[0] if found else None, m.end())


def without_dateline(block: RawBlock, dateline: Dateline) -> RawBlock:
    """The block without its dateline; links move along."""
    cut = dateline.end
    links = tuple(RawLink(k.start - cut, k.end - cut, k.href) for k in block.links if k.start >= cut)
    return RawBlock(block.kind, block.text[cut:], links, block.level)


def _is_dateline(m: re.Match[str], text: str) -> bool:
    rest = text[m.end() :]
    city, region, agency, dash = m["city"], m["region"], m["agency"], m["dash"]
    if not rest.strip() and m.end() < _LONGEST and not (agency and city and city.isupper()):
        return bool(city and dash and _is_loud(city) and _places(city, region))
    if agency:
        return (
            _is_agency(agency)
            and (not city or _places(city, region))
            and (_opens(rest) or bool(city and city.isupper()))
        )
    if not city or not dash or ":" in dash or len(text.split()) < _FEWEST_WORDS or not _opens(rest):
        return False
    if _is_loud(city):
        return _places(city, region)
    return bool(region and _ABBREVIATED.match(region) and dash.strip() not in ("-", "–") and _places(city, region))


def _is_agency(name: str) -> bool:
    """Does every word of it begin with a capital or stand in small letters between such words, without a digit?"""
    return (
        name[0].isupper()
        and not re.search(r"\d", name)
        and all(w[0].isupper() or w in ("of", "and", "&") for w in name.split())
    )


def _is_loud(city: str) -> bool:
    """In capitals, but for the small letters that names have among them (`McALLEN`)."""
    letters = re.sub(r"\bM(?:a?c)(?=[A-Z])", "", city)
    return letters.isupper() and sum(c.isalpha() for c in letters) >= 3


def _places(city: str, region: str | None) -> bool:
    words = re.split(r"[ /-]", city)
    if any(w.strip(".’'") in _NO_PLACE for w in words) or (region or "").upper() in _NO_PLACE:
        return False
    if words[0].lower() in ("the", "a", "an", "in", "on", "by", "and", "but"):
        return False
    loud = region is not None and region.isupper() and not _ABBREVIATED.match(region)
    named = all(w[:1].isupper() or w in _PARTICLES for w in words)
    return named and len(words) <= 4 and not (loud and region is not None and len(region.split()) > 2)


def _opens(rest: str) -> bool:
    return bool(rest) and bool(_SENTENCE.match(rest))
