"""Markdown -> Draft, through markdown-it-py's tokens (CommonMark): headings, block quotes, lists, links; no marks left."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sayso.clean.dates import parse_date
from sayso.clean.draft import Draft, RawBlock, RawLink
from sayso.clean.plain import parse_plain
from sayso.model import BlockKind, Metadata

_FIELD = re.compile(
    r"^(title|author|by|byline|date|published|site|outlet|source|publisher|language|lang)\s*:\s*(\S.*)$", re.I
)
_SIGNS = (
    re.compile(r"^#{1,6}\s+\S", re.M),
    re.compile(r"\[[^\]\n]+\]\([^)\n]*\)"),
    re.compile(r"^>\s+\S", re.M),
    re.compile(r"(?<!\w)(\*\*|__)\S[^\n]*?\S\1"),
)
_NAMES = {
    "title": "title",
    "author": "byline",
    "by": "byline",
    "byline": "byline",
    "date": "published",
    "published": "published",
    "site": "outlet",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "language": "language",
    "lang": "language",
}


def looks_like_markdown(text: str) -> bool:
    """Are there two kinds of Markdown's marks, or a heading mark, in this text?"""
    found = [bool(sign.search(text)) for sign in _SIGNS]
    return found[0] or sum(found) >= 2


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `Field: value` lines (or YAML front matter of such lines) at the head, by Metadata name, and the rest."""
    lines = text.lstrip("\n\ufeff").split("\n")
    fenced = lines[:1] == ["---"]
    fields: dict[str, str] = {}
    i = int(fenced)
    while i < len(lines) and (m := _FIELD.match(lines[i].strip())):
        fields.setdefault(_NAMES[m[1].lower()], m[2].strip().strip("\"'"))
        i += 1
    if fenced and i < len(lines) and lines[i].strip() == "---":
        return fields, "\n".join(lines[i + 1 :])
    return (fields, "\n".join(lines[i:])) if len(fields) >= 2 and not fenced else ({}, text)


def metadata_of(fields: dict[str, str]) -> Metadata:
    """Metadata from the fields of a front matter."""
    return Metadata(
        fields.get("title"),
        fields.get("byline"),
        fields.get("outlet"),
        parse_date(fields.get("published")),
        fields.get("language"),
    )


def parse_markdown(text: str) -> Draft:
    """Blocks of a Markdown text, in reading order. A table or code block becomes paragraphs of its lines."""
    blocks: list[RawBlock] = []
    quote = item = 0
    heading: int | None = None
    for token in MarkdownIt("commonmark", {"maxNesting": 20}).parse(text):
        match token.type:
            case "blockquote_open" | "blockquote_close":
                quote += token.nesting
            case "list_item_open" | "list_item_close":
                item += token.nesting
            case "heading_open":
                heading = int(token.tag[1:])
            case "heading_close":
                heading = None
            case "inline":
                kind = _kind(quote, item, heading)
                blocks += [RawBlock(kind, t, links, heading or 0) for t, links in _lines(token.children or [])]
            case "code_block" | "fence":
                blocks += parse_plain(token.content).blocks
            case "hr":
                blocks.append(RawBlock(BlockKind.PARAGRAPH, "---"))
            case _:
                pass
    return Draft([block for block in blocks if block.text])


def _kind(quote: int, item: int, heading: int | None) -> BlockKind:
    if heading is not None:
        return BlockKind.HEADING
    if quote:
        return BlockKind.QUOTE
    return BlockKind.LIST if item else BlockKind.PARAGRAPH


def _lines(children: list[Token]) -> list[tuple[str, tuple[RawLink, ...]]]:
    """The text of one inline token as lines (a hard break ends one), each with its links; white space is one blank."""
    out: list[tuple[str, tuple[RawLink, ...]]] = []
    text = ""
    links: list[RawLink] = []
    open_links: list[tuple[int, str]] = []
    for child in [*children, None]:
        if child is None or child.type == "hardbreak":
            out.append((text.rstrip(), tuple(links)))
            text, links = "", []
        elif child.type in ("text", "code_inline", "softbreak"):
            words = re.sub(r"\s+", " ", child.content) if child.type != "softbreak" else " "
            text += words.lstrip() if not text or text.endswith(" ") else words
        elif child.type == "link_open":
            open_links.append((len(text), str(child.attrs.get("href") or "")))
        elif child.type == "link_close" and open_links:
            start, href = open_links.pop()
            if len(text) > start:
                links.append(RawLink(start, len(text), href))
    return out
