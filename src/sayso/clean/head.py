"""The lines above an article: masthead, section, headline, byline, date. Reads them; what is none of them stays.

Words that the article may own are never dropped for their looks alone: a line goes only if it says plainly what it is
(a byline, a date, a label), or if it is short and stands where mastheads, slogans and section names stand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.clean.byline import Byline, read_byline
from sayso.clean.dateline import dateline_of
from sayso.clean.dates import find_date
from sayso.clean.draft import RawBlock, length_in_words
from sayso.clean.leftovers import leftover
from sayso.clean.outlet import looks_like_outlet, outlet_name
from sayso.model import BlockKind

_SPLIT = re.compile(r"\s+[|·•]\s+")
_BREADCRUMB = re.compile(r"^(?P<first>[^/»›>]{2,40}?)\s+[/»›>]\s+[^.!?]{2,60}$")
_BYLINE = re.compile(
    r"^\W*(?:(?:posted|written|words|story|text|reported|compiled|co-?authored|updated)\s+)?by\b:?\s+(?P<who>(?:the\s+)?(?-i:[^\W\da-z]).*)$",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"^(?:author|writer|byline)s?\s*:\s*(?P<who>\S.*)$", re.IGNORECASE)
_OUR_OWN = re.compile(
    r"^from (?:our|the) (?:[\w-]+ ){0,3}(?:correspondent|reporter|staff|bureau)s?,?\s+(?:in [A-Z]\w+,?\s+)?"
    r"(?P<who>(?-i:[A-Z]).*)$",
    re.IGNORECASE,
)
# "(In item of 9 March, corrects the name)" above the byline.
_NOTE = re.compile(
    r"^\((?:in (?:an? )?(?:item|report|story) of [^,()]{3,30}, )?(?:correct|update|add)s\b[^()]{0,300}\)$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:region|theme|topic|tag|category|section|filed under|in-depth report|subject|keyword|posted in)s?\s*:",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^(?:comment|opinion|analysis|news|world|politics|editorial|exclusive|features?|column|business|home|menu|local|sports?"
    r"|culture|tech(?:nology)?|science|health|breaking news|skip to content)$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^(?:from|via|source:)\s+(?P<who>[A-Z][\w&.’' -]{2,40})$", re.IGNORECASE)
# What stands around the date in a date line: "Published on", "Last updated:", "- 3 min read", "3 Comments".
_AROUND_DATE = re.compile(
    r"\b(?:first |last )?(?:published|posted|updated|modified|created|dated?|printed)\b|\b(?:by|on|at|in|from|(?-i:the))\b"
    r"|\b(?:comments?|ist|est|edt|pst|pdt|cst|cet|bst|et|a\.?m|p\.?m)\b"
    r"|\b\d+ (?:min(?:ute)?s?(?: read)?|comments?|views|shares)\b",
    re.IGNORECASE,
)
# Whose reporters write for others.
_AGENCY = re.compile(r"\b(?:wires?|press|agenc(?:y|ies)|newswire|services?|reuters)$|^[A-Z]{2,5}$", re.IGNORECASE)
_PERSON = re.compile(r"^(?:Dr\.?\s+)?[A-Z][\w’'.-]+(?:\s+(?:[a-z]{2,3}\s+)?[A-Z][\w’'.-]*){1,3}(?<!\.)$")
_NOT_A_PERSON = re.compile(
    r"\b(?:The|A|An|Your|My|Our|Their|On|In|Of|And|With|For|From|To|Is|Are|All|Full|News|Letter|Photo)\b"
)
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
_ZONE = 12
_LONGEST_LINE = 400
_LONGEST_HEADLINE = 25
_SLOGAN = 8
_KICKER = 4
_HEADLINE = 3
_AFTER_MASTHEAD = 7


@dataclass(slots=True)
class Head:
    """What the lines above an article say; `used` are the indexes of the blocks that say it and nothing else.

    `writes_for` is the one body, no agency, beside the people of a byline: the outlet, where nothing else names it.
    """

    used: set[int] = field(default_factory=set)
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    writes_for: str | None = None
    published: dt.date | None = None
    credits: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Loose:
    """A line that does not say plainly what it is, with its block's index."""

    at: int
    text: str

    @property
    def words(self) -> int:
        return length_in_words(self.text)

    @property
    def ends(self) -> bool:
        return bool(_SENTENCE_END.search(self.text))


def read_head(blocks: Sequence[RawBlock], title: str | None, byline: str | None) -> Head:
    """Read the blocks above the first paragraph. `title` and `byline` are what the markup says, if it does."""
    head = Head(title=title)
    loose: list[_Loose] = []
    plain: set[int] = set()
    title_at = -1
    for i, block in enumerate(blocks[:_ZONE]):
        if _same(block.text, head.title) or (not head.title and block.kind is BlockKind.HEADING and block.level <= 1):
            head.title, title_at = head.title or block.text, i
            head.used.add(i)
            continue
        rest = _read_block(block, head, byline)
        if rest and _is_article(blocks, i, head.title, loose):
            break
        loose += [_Loose(i, part) for part in rest]
        plain |= {i} if len(rest) < len(_SPLIT.split(block.text)) else set()
        head.used.add(i)
    if not head.title:
        title_at = _choose_title(loose, head)
    head.used -= _place(loose, head, plain, title_at, known_byline=byline or head.byline)
    return head


def _read_block(block: RawBlock, head: Head, byline: str | None) -> list[str]:
    """The parts of a block that do not say plainly what they are; the others are read into `head`."""
    if len(block.text) > _LONGEST_LINE or block.kind in (BlockKind.QUOTE, BlockKind.LIST) or dateline_of(block.text):
        return [block.text]
    parts = _SPLIT.split(block.text)
    rest = [part for part in parts if not _read_line(part.strip(), head, byline)]
    if len(parts) == 3 and rest == [parts[0], parts[2]] and _is_masthead_line(rest, head, byline):
        head.outlet, head.byline = outlet_name(rest[0]), str(read_byline(rest[1])) or None
        return []
    # "By Jo Doe | The Quay | 9 March 2026".
    if len(parts) > 2 and len(rest) == 1 and head.byline and head.published and not head.outlet and _is_name(rest[0]):
        head.outlet = outlet_name(rest[0])
        return []
    return rest


def _is_article(blocks: Sequence[RawBlock], i: int, title: str | None, loose: Sequence[_Loose]) -> bool:
    """Does the article begin with this block? With the title known, a short sentence is enough."""
    block = blocks[i]
    if _NOTE.match(block.text):
        return False
    if block.kind in (BlockKind.QUOTE, BlockKind.LIST) or dateline_of(block.text):
        return True
    if block.kind is BlockKind.HEADING:
        return block.level > 1 and title is not None
    if not title and not any(line.words > _KICKER for line in loose) and _is_headline(blocks, i):
        return False
    words = length_in_words(block.text)
    return (words >= (5 if title else 10) and bool(_SENTENCE_END.search(block.text))) or words >= 40


def _is_headline(blocks: Sequence[RawBlock], i: int) -> bool:
    """Is a line a headline though it ends like a sentence?

    Headlines ask and exclaim; one that ends with a stop is known by its capitals or by a byline or dateline below it.
    """
    text = blocks[i].text
    words = text.split()
    if len(words) > _LONGEST_HEADLINE or len(text) > _LONGEST_LINE:
        return False
    if not text.rstrip("”\"’'").endswith("."):
        return True
    long = [w for w in words if len(w) > 3]
    if len(words) >= 4 and sum(not w[0].islower() for w in long) >= 0.75 * len(long) > 0:
        return True
    if i + 1 == len(blocks):
        return False
    below = blocks[i + 1].text
    return bool(dateline_of(below)) or (len(below) <= _LONGEST_LINE and _read_line(below, Head(), None))


def _read_line(part: str, head: Head, byline: str | None) -> bool:
    """Take one line above the article for what it plainly is. False where it is not plain."""
    if not re.search(r"\w", part) or _LABEL.match(part) or _SECTION.match(part) or leftover(part):
        return True
    if m := _BREADCRUMB.match(part):
        if looks_like_outlet(m["first"]) and not head.outlet:
            head.outlet = outlet_name(m["first"])
        return True
    if m := _FROM.match(part):
        head.credits.append(m["who"])
        return True
    if (m := _BYLINE.match(part) or _AUTHOR.match(part) or _OUR_OWN.match(part)) and _is_byline(m["who"], part):
        _take_byline(part, m["who"], head)
        return True
    if byline and part.startswith(byline) and len(part[len(byline) :].split()) <= _SLOGAN:
        head.credits += read_byline(part).bodies
        return True
    return _read_date(part, head)


def _is_byline(who: str, part: str) -> bool:
    """Is what follows the word "by" a name rather than a sentence ("By the sea a town waits.")?"""
    name = who.removeprefix("the ").removeprefix("The ")
    if not name[:1].isupper() and not re.match(r"admin\b", name):
        return False
    return bool(find_date(part)) or (
        len(who.split()) <= 12 and not re.search(r"[.!?]$", re.sub(r"\b\w{1,3}\.$", "", who))
    )


def _take_byline(part: str, who: str, head: Head) -> None:
    found = find_date(part)
    if found and not head.published:
        head.published = found[0]
    named = read_byline(who)
    head.byline = head.byline or str(named) or None
    head.credits += named.bodies
    if named.people and len(named.bodies) == 1 and not _AGENCY.search(named.bodies[0]):
        head.writes_for = head.writes_for or named.bodies[0]


def _read_date(part: str, head: Head) -> bool:
    """Take a line that is a date with an outlet or a byline around it at most."""
    found = find_date(part)
    if not found:
        return False
    value, start, end = found
    names: list[str] = []
    bylines: list[Byline] = []
    for rest in (part[:start], part[end:]):
        if m := _BYLINE.search(rest.strip(" .,|-–—(*")):
            bylines.append(read_byline(m["who"]))
            continue
        rest = _AROUND_DATE.sub(" ", rest).strip(" ,.|-–—(*):·•")
        if len(rest.split()) > 6 or any(w[0].islower() for w in rest.split()):
            return False
        names += [rest] if rest else []
    head.published = head.published or value
    for named in bylines:
        head.byline = head.byline or str(named) or None
    # "Quay Standard, Port Quell, 9 March"; "Quell, Low Shore - 9 March" and, below a byline, "PORT QUELL, 9 March" tell where.
    name, comma, _ = names[0].partition(",") if names else ("", "", "")
    place = bool(comma or (head.byline and name.isupper())) and not looks_like_outlet(name, sure=True)
    if name and not head.outlet and not place:
        head.outlet = outlet_name(name) or None
    return True


def _choose_title(loose: list[_Loose], head: Head) -> int:
    """Set the title from the loose lines, and the outlet where a masthead stands above it; returns the title's place."""
    masthead = len(loose) > 1 and looks_like_outlet(loose[0].text) and any(line.words >= _KICKER for line in loose[1:])
    if masthead:
        name = loose.pop(0).text
        head.outlet = head.outlet or outlet_name(name)
    if not loose:
        return -1
    # Below a masthead there may be a slogan, which is shorter than a headline; below a headline, a longer standfirst.
    enough = _AFTER_MASTHEAD if masthead else _HEADLINE
    title = next((line for line in loose if line.words >= enough), max(loose, key=lambda line: line.words))
    above = [line for line in loose[: loose.index(title)] if not line.ends]
    if title.text.endswith(".") and above:
        # A short headline over a short sentence.
        title = max(above, key=lambda line: line.words)
    loose.remove(title)
    head.title = title.text
    return title.at


def _place(loose: list[_Loose], head: Head, plain: set[int], title_at: int, known_byline: str | None) -> set[int]:
    """Give the lines that were not plain to what is still missing. Returns the blocks that belong to the article."""
    kept: set[int] = set()
    for line in loose:
        before = line.at < title_at
        if not head.outlet and not line.ends and looks_like_outlet(line.text, sure=not before and title_at >= 0):
            head.outlet = outlet_name(line.text)
        elif not known_byline and not head.byline and _is_person(line.text):
            head.byline = str(read_byline(line.text)) or None
        elif line.at not in plain and not _is_furniture(line, head.used - kept, plain, title_at):
            kept.add(line.at)
    return kept


def _is_furniture(line: _Loose, read: set[int], plain: set[int], title_at: int) -> bool:
    """Is it a short line where mastheads, slogans and section names stand: above the headline, or else between lines
    that say plainly what they are?"""
    if line.at < title_at:
        return line.words <= _SLOGAN
    if line.ends or not any(i > line.at for i in plain):
        return False
    above = title_at < 0 and any(i < line.at for i in read)
    return line.words <= (_SLOGAN if above else _KICKER)


def _is_masthead_line(rest: Sequence[str], head: Head, byline: str | None) -> bool:
    """Do the two parts around a date name an outlet and a person: `The Quay · 9 March 2026 · Jo Doe`?"""
    known = head.outlet or head.byline or byline
    return bool(head.published) and not known and _is_name(rest[0]) and _is_person(rest[1])


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _KICKER and all(w[0].isupper() or w in ("of", "the", "and", "&") for w in words)


def _is_person(text: str) -> bool:
    return bool(_PERSON.match(text)) and not _NOT_A_PERSON.search(text) and not text.isupper()


def _same(a: str, b: str | None) -> bool:
    """Is `a` the headline `b`, but for marks and for an outlet's name at the end of one of them?"""
    if not b or len(a) > _LONGEST_LINE:
        return False
    short, long = sorted((re.sub(r"\W", "", a.lower()), re.sub(r"\W", "", b.lower())), key=len)
    return short == long or (len(short) >= 20 and long.startswith(short) and len(short) > 0.6 * len(long))
