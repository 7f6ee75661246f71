"""Draft -> Report: the head read, leftovers out, blocks laid end to end with their offsets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.clean.byline import read_byline
from sayso.clean.dateline import Dateline, dateline_of, without_dateline
from sayso.clean.dates import find_date
from sayso.clean.draft import Draft, RawBlock, RawLink
from sayso.clean.head import read_head
from sayso.clean.leftovers import strip_leftovers
from sayso.clean.outlet import looks_like_outlet, outlet_below
from sayso.model import Block, BlockKind, Link, Metadata, Page, Report, digest

_JOINT = "\n\n"
_REPORTED_BY = re.compile(r"^\W*Reporting (?:and writing )?by (?P<who>[^;()]+?)\s*(?:;|\)|\.?$)")
_SOURCE = re.compile(
    r"^\W*(?:(?:source|h/t|hat tip)\W+|(?:with|includes?|including|contains?|based on)\s(?:additional\s|some\s)?"
    r"(?:reporting|reports?|material|files?|copy|input)\s(?:by|from)\s(?:the\s)?)(?P<who>(?-i:[A-Z])[^.:(),]{2,60})(?=\W*$|[.:(])",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(r"^(?:[A-Z][\w&.’'-]*|of|and|the|&)(?:\s+(?:[A-Z][\w&.’'-]*|of|and|the|&)){0,4}$")
_DATELINE_ZONE = 4
_NAME_AT_END = 8


@dataclass(slots=True)
class _Article:
    """The article's blocks, what was taken out below them, and what the lines at both ends said."""

    kept: list[RawBlock]
    gone: list[RawBlock]
    title: str | None = None
    dateline: Dateline | None = None
    signed: tuple[str, dt.date] | None = None
    credits: list[str] = field(default_factory=list)


def report_id(page: Page) -> str:
    """The id of the report that a page holds: of its address and its bytes, so that nothing need be read to know it."""
    return "r" + digest(page.address, page.sha256)


def assemble(page: Page, draft: Draft) -> Report | None:
    """The report of a draft, or None where nothing of an article is left. The headline is its first block."""
    known = _merge(page.given, draft.given)
    head = read_head(draft.blocks, known.title, known.byline)
    byline = known.byline or head.byline
    found = _article([b for i, b in enumerate(draft.blocks) if i not in head.used], byline, known.title or head.title)
    if not found.kept:
        return None
    title = found.title or _squeeze(draft.guess.title)
    outlet = known.outlet or head.outlet or _outlet(found, draft, byline) or head.writes_for
    named = read_byline(byline or _reporter(found.gone) or draft.guess.byline or "", [outlet] if outlet else [])
    credited = [*head.credits, *draft.credits, *named.bodies, *_sources(found.gone), *found.credits]
    text, placed, links = _lay([RawBlock(BlockKind.HEADING, title, level=1), *found.kept] if title else found.kept)
    return Report(
        id=report_id(page),
        address=page.address,
        sha256=page.sha256,
        text=text,
        blocks=placed,
        title=title,
        byline=str(named) or None,
        outlet=outlet,
        dateline=found.dateline.text if found.dateline else None,
        published=known.published or head.published or _published(found) or draft.guess.published,
        language=known.language,
        links=links,
        credits=_credits(credited, outlet, found.dateline),
    )


def _article(blocks: Sequence[RawBlock], byline: str | None, title: str | None) -> _Article:
    """What is left of the blocks below the head without leftovers, headline, dateline, credit line and signature."""
    found = _Article(*strip_leftovers(blocks, byline))
    found.kept, found.credits = _credit_lines(found.kept)
    found.title = _title(title, found.kept)
    own = _fold(found.title or "")
    kept = [b for b in found.kept if not (_is_main_heading(b) and _fold(b.text) == own)]
    found.kept, found.dateline = _take_dateline(kept)
    found.signed = _signature(found.kept) if len(found.kept) > 2 else None
    if found.signed:
        found.kept.pop()
    if found.dateline and found.dateline.agency:
        found.credits.append(found.dateline.agency)
    return found


def _outlet(found: _Article, draft: Draft, byline: str | None) -> str | None:
    if found.dateline and found.dateline.agency:
        return found.dateline.agency
    return found.signed[0] if found.signed else outlet_below([b.text for b in found.gone], draft.outlet_hints, byline)


def _published(found: _Article) -> dt.date | None:
    in_dateline = found.dateline.published if found.dateline else None
    return in_dateline or (found.signed[1] if found.signed else None)


def plain_report(page: Page, text: str) -> Report:
    """The report of a text taken as it stands: its blocks are its lines, and `text` equals the file."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, m.start(), m.end()) for m in re.finditer(r"[^\s](?:[^\r\n]*[^\s])?", text)
    )
    return Report(report_id(page), page.address, page.sha256, text, blocks)


def _merge(given: Metadata, found: Metadata) -> Metadata:
    """What the container says goes before what the page says."""
    return Metadata(
        _squeeze(given.title or found.title),
        given.byline or found.byline,
        given.outlet or found.outlet,
        given.published or found.published,
        given.language or found.language,
    )


def _squeeze(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _title(known: str | None, kept: Sequence[RawBlock]) -> str | None:
    return known or next((b.text for b in kept if _is_main_heading(b)), None)


def _is_main_heading(block: RawBlock) -> bool:
    return block.kind is BlockKind.HEADING and block.level <= 1


def _take_dateline(kept: list[RawBlock]) -> tuple[list[RawBlock], Dateline | None]:
    """Take the dateline off one of the first blocks, or out from between them where it is a line of its own."""
    for i, block in enumerate(kept[:_DATELINE_ZONE]):
        if block.kind is not BlockKind.HEADING and (found := dateline_of(block.text)):
            rest = without_dateline(block, found)
            return [*kept[:i], *([rest] if rest.text else []), *kept[i + 1 :]], found
    return kept, None


def _reporter(gone: Iterable[RawBlock]) -> str | None:
    """Who a credit line below the article says reported it."""
    return next((m["who"] for block in gone if (m := _REPORTED_BY.match(block.text))), None)


def _sources(gone: Iterable[RawBlock]) -> list[str]:
    """Whom a line below the article gives as its source (`SOURCE: News agencies`, `h/t The Hill`)."""
    return [m["who"] for block in gone if (m := _SOURCE.match(block.text[:200]))]


def _credits(found: Iterable[str], outlet: str | None, dateline: Dateline | None) -> tuple[str, ...]:
    """Each credit once. An outlet credits itself in its dateline only: that is how a wire's own story is known."""
    own = _fold(outlet or "")
    return tuple(dict.fromkeys(c for c in found if _fold(c) != own or (dateline and dateline.agency == c)))


def _credit_lines(kept: list[RawBlock]) -> tuple[list[RawBlock], list[str]]:
    """Take a last line that only names an agency (`Meridian Wire`) as a credit."""
    if len(kept) > 2 and _CREDIT_LINE.match(kept[-1].text) and looks_like_outlet(kept[-1].text):
        return kept[:-1], [kept[-1].text]
    return kept, []


def _signature(kept: Sequence[RawBlock]) -> tuple[str, dt.date] | None:
    """Outlet and date of a last line like `Agency, 14 April 2025`."""
    text = kept[-1].text
    found = find_date(text) if len(text.split()) <= _NAME_AT_END else None
    if not found:
        return None
    name = text[: found[1]].strip(" ,(-|")
    return (name, found[0]) if _CREDIT_LINE.match(name) and not text[found[2] :].strip(" .)") else None


def _fold(text: str) -> str:
    return " ".join(text.lower().split())


def _lay(blocks: Sequence[RawBlock]) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
    """One text of all blocks, parted by an empty line, with each block's and link's place in it."""
    placed: list[Block] = []
    links: list[Link] = []
    at = 0
    for block in blocks:
        placed.append(Block(block.kind, at, at + len(block.text)))
        links += [Link(at + k.start, at + k.end, k.href) for k in block.links if _is_target(k)]
        at += len(block.text) + len(_JOINT)
    return _JOINT.join(b.text for b in blocks), tuple(placed), tuple(links)


def _is_target(link: RawLink) -> bool:
    return bool(link.href.strip("#")) and link.start < link.end
