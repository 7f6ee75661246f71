"""The lines above an article: headline, byline, date, outlet, section; and the dateline that opens its first paragraph."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.clean.dates import find_date
from sayso.clean.draft import RawBlock, RawLink
from sayso.clean.leftovers import leftover
from sayso.model import BlockKind

_SPLIT = re.compile(r"\s+[|·•]\s+|\s*\n\s*")
_BREADCRUMB = re.compile(r"^(?P<first>[^/»›>]{2,40}?)\s+[/»›>]\s+[^.!?]{2,60}$")
_NO_PLACE = frozenset(
    "CORRECTED CORRECTION UPDATE UPDATED EXCLUSIVE BREAKING WATCH VIDEO LIVE OPINION ANALYSIS REPORT FACTBOX".split()
)
_BYLINE = re.compile(
    r"^(?:(?:posted|written|words|story|text|reported|from our correspondent|updated)\s+)?by:?\s+(?P<who>\S.*)$", re.I
)
_AUTHOR = re.compile(r"^(?:author|writer)s?\s*:\s*(?P<who>\S.*)$", re.I)
_PUBLISHED = re.compile(
    r"^\W*(?:(?:first |last )?(?:published|posted|updated|modified|dated?)\b\s*(?:on|at|:)?\s*)+", re.I
)
_LABEL = re.compile(
    r"^(?:region|theme|topic|tag|category|section|filed under|in-depth report|subject|keyword)s?\s*:", re.I
)
_SECTION = re.compile(
    r"^(?:comment|opinion|analysis|news|world|politics|editorial|exclusive|features?|column|business)$", re.I
)
_FROM = re.compile(r"^(?:from|via|source:)\s+(?P<who>[A-Z][\w&.’' -]{2,40})$", re.I)
_ROLE = re.compile(r",\s+(?:[a-z][\w -]*|[A-Z][\w&.’' -]*)$|\s+(?:in|for|at)\s+[A-Z][\w ]+$|\s*\|.*$")
_PERSON = re.compile(r"^(?:Dr\.?\s+)?[A-Z][\w’'.-]+(?:\s+(?:[a-z]{2,3}\s+)?[A-Z][\w’'.-]*){1,3}$")
_OUTLET_WORD = re.compile(
    r"\b(?:times|post|news|radio|gazette|courier|herald|tribune|press|weekly|review|monitor|standard|journal|daily|online|tv"
    r"|television|agency|wire|magazine|chronicle|observer|telegraph|mail|star|globe|record|dispatch|bulletin|broadcasting"
    r"|channel|network|today|report|research|service|registry|ledger|mercury|examiner|sentinel|argus|echo)\b",
    re.I,
)
_DESK = re.compile(r"\s+(?:(?:world|foreign|news|city|politics|night)\s+desk|staff|newsroom)$|\s+-\s+.*$", re.I)
_DATELINE = re.compile(
    r"^(?P<all>(?P<place>[A-Z][A-Z’'. -]+(?:,\s+[A-Z][\w. -]+?)?(?:/[A-Z][A-Z ]+)?)"
    r"(?:,\s+(?P<date>[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s+\d{4})?))?\s*(?:\((?P<agency>[^()]{2,40})\))?)\s*(?:--|[-–—])\s+(?=\S)"
)
_AGENCY_ONLY = re.compile(
    r"^(?P<all>(?P<place>[A-Z][\w’'. -]{2,30}),?\s*\((?P<agency>[A-Z][\w&. ]{1,30})\))\s*(?:--|[-–—])\s+(?=\S)"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_ZONE = 12
_SHORTEST = 12
_OWN_WORDS = 5


@dataclass(slots=True)
class Head:
    """What the lines above an article say; `used` are the indexes of the blocks that say it and nothing else."""

    used: set[int] = field(default_factory=set)
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    credits: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed (`text`), its agency and date where it names them, and where the paragraph itself starts."""

    text: str
    agency: str | None
    published: dt.date | None
    end: int


def read_head(blocks: Sequence[RawBlock], title: str | None, byline: str | None) -> Head:
    """Read the blocks above the first paragraph. `title` and `byline` are what the markup says, if it does."""
    head = Head(title=title)
    loose: list[tuple[int, str]] = []
    for i, block in enumerate(blocks[:_ZONE]):
        section = block.kind is BlockKind.HEADING and block.level > 1 and head.title
        if section or (is_body(block, title) and block.text != title and not (i == 0 and _is_headline(block))):
            break
        head.used.add(i)
        if block.kind is BlockKind.HEADING and block.level <= 1 and not head.title:
            head.title = block.text
        elif not _same(block.text, head.title):
            loose += [(i, p) for p in _SPLIT.split(block.text) if not _read_line(p.strip(), head, byline)]
    head.used -= set(_place_loose(loose, head, known_byline=byline or head.byline))
    return head


def is_body(block: RawBlock, title: str | None = None) -> bool:
    """Is this a paragraph of the article rather than a line above it? With the title known, a short sentence is one."""
    if block.kind is BlockKind.QUOTE or dateline_of(block.text):
        return True
    words = block.text.split()
    if block.kind is BlockKind.HEADING or (_BYLINE.match(block.text) and len(words) < 30):
        return False
    return (len(words) >= (5 if title else 10) and bool(_SENTENCE_END.search(block.text))) or len(words) >= 40


def _is_headline(block: RawBlock) -> bool:
    """Is a page's first line a headline though it ends like a sentence? Headlines ask and exclaim; few end with a stop."""
    return (
        len(block.text.split()) <= 20 and not dateline_of(block.text) and not block.text.rstrip("”\"’'").endswith(".")
    )


def dateline_of(text: str) -> Dateline | None:
    """The dateline at the start of a paragraph: `CITY, Month D, YYYY (Agency) -` in any of its shorter forms, or None."""
    m = _DATELINE.match(text[:160]) or _AGENCY_ONLY.match(text[:160])
    if not m or len(text.split()) < _SHORTEST or m["place"].strip() in _NO_PLACE:
        return None
    if sum(c.islower() for c in m["place"].split(",")[0]) > 0 and not m["agency"]:
        return None
    found = find_date(m["all"])
    return Dateline(m["all"].strip(), m["agency"], found[0] if found else None, m.end())


def without_dateline(block: RawBlock, dateline: Dateline) -> RawBlock:
    """The block without its dateline; links move along."""
    cut = dateline.end
    links = tuple(RawLink(k.start - cut, k.end - cut, k.href) for k in block.links if k.start >= cut)
    return RawBlock(block.kind, block.text[cut:], links, block.level)


def clean_byline(who: str) -> str | None:
    """Names of a byline without roles, places and agencies; capitals set as names. None where nothing is left."""
    who = re.split(r"(?:\.\s+|\s+)(?:published|posted|updated)\b", who, flags=re.I)[0]
    if found := find_date(who):
        who = who[: found[1]]
    who = _ROLE.sub("", who.strip(" .,;-*|")).strip(" .,;-*|")
    if re.match(r"(?:published|posted|updated)\b", who, re.I) or not re.search(r"[^\W\d_]{2}", who):
        return None
    if who.isupper() or re.search(r"\b[A-Z]{3,}\b", who):
        who = re.sub(
            r"[^\W\d_][\w’'-]*", lambda m: m[0] if m[0] in ("and", "de", "von", "van") else m[0].capitalize(), who
        )
    return who.replace(" And ", " and ") or None


def looks_like_outlet(text: str) -> bool:
    """Is this short line in capitals, or does it hold a word that outlets are called by?"""
    words = text.split()
    titled = sum(w[0].isupper() or w.lower() in ("the", "of", "and", "&", "-") for w in words if w)
    return 0 < len(words) <= 6 and titled == len(words) and (text.isupper() or bool(_OUTLET_WORD.search(text)))


def outlet_name(text: str) -> str:
    """An outlet's name without its desk ("World Desk"), a masthead in capitals set as a name."""
    name = _DESK.sub("", text).strip(" ,.*|-")
    return name.title() if name.isupper() and len(name) > 4 else name


def _read_line(part: str, head: Head, byline: str | None) -> bool:
    """Take one line above the article for what it plainly is. False where it is not plain."""
    if not part or _LABEL.match(part) or _SECTION.match(part) or leftover(part):
        return True
    if m := _BREADCRUMB.match(part):
        if looks_like_outlet(m["first"]) and not head.outlet:
            head.outlet = outlet_name(m["first"])
        return True
    if m := _BYLINE.match(part) or _AUTHOR.match(part):
        _read_byline(m["who"], head)
        return True
    if m := _FROM.match(part):
        head.credits.append(m["who"])
        return True
    if byline and byline.split()[-1].lower() in part.lower():
        return True
    found = find_date(part)
    if not found:
        return False
    value, start, end = found
    head.published = head.published or value
    before, after = _PUBLISHED.sub("", part[:start]).strip(" ,|-(*"), part[end:].strip(" ,.|-)*")
    for rest in (before, after):
        if m := _BYLINE.match(rest):
            _read_byline(m["who"], head)
        elif 0 < len(rest.split()) <= 6 and rest[0].isupper() and not head.outlet and not _PUBLISHED.match(rest + " "):
            head.outlet = outlet_name(rest)
    return True


def _read_byline(who: str, head: Head) -> None:
    found = find_date(who)
    if found and not head.published:
        head.published = found[0]
    head.byline = head.byline or clean_byline(who)
    if m := re.search(r",\s+(?P<agency>[A-Z][\w&.’' -]{2,40})$", who):
        head.credits.append(m["agency"])


def _place_loose(loose: list[tuple[int, str]], head: Head, known_byline: str | None) -> list[int]:
    """Give the lines that were not plain to what is still missing: outlet, title, byline, in that order.

    Returns the indexes of the blocks that belong to the article after all: words below the headline that are nothing else.
    """
    for i, part in [one for one in loose if looks_like_outlet(one[1])]:
        if not head.outlet and not (len(loose) == 1 and not head.title):
            head.outlet = outlet_name(part)
            loose.remove((i, part))
    title_at = -1
    if not head.title and loose:
        # A slogan under the masthead is shorter than a headline.
        title_at, head.title = max(loose, key=lambda one: len(one[1].split()))
        loose.remove((title_at, head.title))
    for i, part in list(loose):
        if not known_byline and not head.byline and _PERSON.match(part):
            head.byline = clean_byline(part)
            loose.remove((i, part))
    return [i for i, part in loose if i > title_at and len(part.split()) >= _OWN_WORDS]


def _same(a: str, b: str | None) -> bool:
    return b is not None and " ".join(a.lower().split()) == " ".join(b.lower().split())
