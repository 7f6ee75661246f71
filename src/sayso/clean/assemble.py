"""Draft -> Report: the head read, leftovers out, blocks laid end to end with their offsets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.clean.dates import find_date
from sayso.clean.draft import Draft, RawBlock, RawLink
from sayso.clean.head import (
    Dateline,
    Head,
    clean_byline,
    dateline_of,
    looks_like_outlet,
    outlet_name,
    read_head,
    without_dateline,
)
from sayso.clean.leftovers import strip_leftovers
from sayso.model import Block, BlockKind, Link, Metadata, Page, Report, digest

_JOINT = "\n\n"
_OUTLET_TAILS = (
    re.compile(r"\boriginal source of this (?:article|story) is (?P<a>[A-Z][\w&.’' -]{2,40}?)\s*(?:$|\.|Copyright)"),
    re.compile(r"^More from (?P<a>(?:The )?[A-Z][\w&.’' -]{2,40})$"),
    re.compile(r"\bwrites .{0,40}\bfor (?P<a>(?:the |The )?[A-Z][\w&’' -]{2,40}?)[.,]"),
    re.compile(
        r"^(?:Copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}\s+)?(?P<a>[A-Z][\w&’' -]{2,40}?)(?:\s+\d{4})?\s*(?:[.|,].*)?$"
    ),
    re.compile(r"^(?P<a>(?:The )?[A-Z][\w&’' -]{2,40}?)\s+(?:©|\(c\)|is funded by|is a member of)"),
    re.compile(r"^(?P<a>[A-Z][\w&’' -]{2,40}?)\s+\d{4}$"),
)
_COPYRIGHT_ROW = 3
_REPORTED_BY = re.compile(r"^\W*Reporting (?:and writing )?by (?P<a>[^;()]+?)\s*(?:;|\)|\.?$)")
_CREDIT_LINE = re.compile(r"^(?:[A-Z][\w&.’'-]*|of|and|the|&)(?:\s+(?:[A-Z][\w&.’'-]*|of|and|the|&)){0,4}$")


def assemble(page: Page, draft: Draft) -> Report | None:
    """The report of a draft, or None where nothing of an article is left. The headline is its first block."""
    known = _merge(page.given, draft.given)
    head = read_head(draft.blocks, known.title, known.byline)
    byline = known.byline or head.byline
    kept, gone = strip_leftovers([b for i, b in enumerate(draft.blocks) if i not in head.used], byline)
    kept, named = _credit_lines(kept)
    title = _title(known, head, kept)
    kept = [
        b for b in kept if not (b.kind is BlockKind.HEADING and b.level <= 1 and _fold(b.text) == _fold(title or ""))
    ]
    kept, dateline = _take_dateline(kept)
    for line in gone:
        if not byline and (m := _REPORTED_BY.match(line.text)):
            byline = clean_byline(m["a"])
    outlet, published = known.outlet or head.outlet, known.published or head.published
    if dateline:
        outlet, published = outlet or dateline.agency, published or dateline.published
        named += [dateline.agency] if dateline.agency else []
    tail_outlet, tail_date = _signature(kept)
    if tail_outlet:
        kept = kept[:-1]
    outlet = outlet or tail_outlet or _outlet_from(gone, draft.outlet_hints, byline)
    if not kept:
        return None
    blocks = [RawBlock(BlockKind.HEADING, title, level=1), *kept] if title else kept
    text, placed, links = _lay(blocks)
    return Report(
        id="r" + digest(page.address, page.sha256),
        address=page.address,
        sha256=page.sha256,
        text=text,
        blocks=placed,
        title=title,
        byline=clean_byline(byline) if byline else None,
        outlet=outlet,
        dateline=dateline.text if dateline else None,
        published=published or tail_date,
        links=links,
        credits=tuple(dict.fromkeys([*head.credits, *draft.credits, *named])),
    )


def plain_report(page: Page, text: str) -> Report:
    """The report of a text taken as it stands: its blocks are its lines, and `text` equals the file."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text))
    return Report("r" + digest(page.address, page.sha256), page.address, page.sha256, text, blocks)


def _merge(given: Metadata, found: Metadata) -> Metadata:
    """What the container says goes before what the page says."""
    return replace(
        given,
        title=given.title or found.title,
        byline=given.byline or found.byline,
        outlet=given.outlet or found.outlet,
        published=given.published or found.published,
        language=given.language or found.language,
    )


def _title(known: Metadata, head: Head, kept: Sequence[RawBlock]) -> str | None:
    title = known.title or head.title
    if not title:
        title = next((b.text for b in kept if b.kind is BlockKind.HEADING and b.level <= 1), None)
    return title.strip() if title else None


def _take_dateline(kept: list[RawBlock]) -> tuple[list[RawBlock], Dateline | None]:
    for i, block in enumerate(kept[:4]):
        if found := dateline_of(block.text):
            return [*kept[:i], without_dateline(block, found), *kept[i + 1 :]], found
    return kept, None


def _credit_lines(kept: list[RawBlock]) -> tuple[list[RawBlock], list[str]]:
    """Take a last line that only names an agency (`Meridian Wire`) as a credit."""
    if len(kept) > 2 and _CREDIT_LINE.match(kept[-1].text) and looks_like_outlet(kept[-1].text):
        return kept[:-1], [kept[-1].text]
    return kept, []


def _signature(kept: Sequence[RawBlock]) -> tuple[str | None, dt.date | None]:
    """Outlet and date of a last line like `Agency, 14 April 2025`."""
    if len(kept) < 3 or len(kept[-1].text.split()) > 8:
        return None, None
    found = find_date(kept[-1].text)
    if not found:
        return None, None
    name = kept[-1].text[: found[1]].strip(" ,(-|")
    return (name, found[0]) if _CREDIT_LINE.match(name) else (None, None)


def _outlet_from(gone: Sequence[RawBlock], hints: Sequence[str], byline: str | None) -> str | None:
    """The outlet, from what was taken out below the article, then from title tag, masthead and copyright line."""
    for pattern in _OUTLET_TAILS[:_COPYRIGHT_ROW]:
        for block in gone:
            if m := pattern.search(block.text):
                return _name(m["a"])
    for hint in hints:
        if not byline or hint not in byline:
            return outlet_name(hint)
    for pattern in _OUTLET_TAILS[_COPYRIGHT_ROW:]:
        for block in gone:
            if (m := pattern.search(block.text)) and not (byline and m["a"] in byline):
                return _name(m["a"])
    return None


def _name(text: str) -> str:
    return outlet_name(text.removeprefix("the ").strip())


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
    return bool(link.href.strip("#"))
