"""Markdown -> Draft, through markdown-it-py's tokens (CommonMark): headings, block quotes, lists, links; no marks left."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sayso.clean.dates import parse_date
from sayso.clean.decode import without_invisible
from sayso.clean.draft import Draft, RawBlock, RawLink
from sayso.clean.plain import parse_plain
from sayso.model import BlockKind, Metadata

_FIELD = re.compile(
    r"^(title|headline|author|authors|by|byline|date|published|site|outlet|source|publisher|publication|language|lang)\s*:\s*(\S.*)$",
    re.I,
)
_KEY = re.compile(r"^(?P<key>[\w-]{1,40})\s*:(?:\s+(?P<value>.*))?$")
_ITEM = re.compile(r"^\s*-\s+(?P<value>.+)$")
_MOST_FIELDS = 60
# Bounded, so that a line of ten thousand brackets is read once and not once a bracket.
_SIGNS = (
    re.compile(r"^#{1,6}[ \t]+\S", re.M),
    re.compile(r"\[[^\]\[\n]{1,300}\]\([^)\n]{0,500}\)"),
    re.compile(r"^>[ \t]+\S", re.M),
    re.compile(r"(?<!\w)(\*\*|__)(?![\s*_])[^\n]{0,300}?[^\s*_]\1"),
)
_SAMPLE = 50_000
_PARSER = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]{0,500}>", re.S)
_NAMES = {
    "title": "title",
    "headline": "title",
    "authors": "byline",
    "author": "byline",
    "by": "byline",
    "byline": "byline",
    "date": "published",
    "published": "published",
    "site": "outlet",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "language": "language",
    "lang": "language",
}


def looks_like_markdown(text: str) -> bool:
    """Are there two kinds of Markdown's marks, or a heading mark, in this text?"""
    found = [bool(sign.search(text[:_SAMPLE])) for sign in _SIGNS]
    return found[0] or sum(found) >= 2


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The YAML front matter, or two `Field: value` lines and more, at the head, by Metadata name, and the rest.

    Of YAML, plain values and lists of them are read; other fields go with the matter, since they are not the article.
    """
    lines = text.lstrip("\n\ufeff").split("\n", _MOST_FIELDS)
    if lines[0].rstrip() == "---":
        return _fenced(lines) or ({}, text)
    fields: dict[str, str] = {}
    i = 0
    while i < len(lines) and (m := _FIELD.match(lines[i].strip())):
        fields.setdefault(_NAMES[m[1].lower()], _plain(m[2]))
        i += 1
    return (fields, "\n".join(lines[i:])) if len(fields) >= 2 else ({}, text)


def _fenced(lines: list[str]) -> tuple[dict[str, str], str] | None:
    """The fields between two lines of `---`; None where the first only draws a line."""
    fields: dict[str, str] = {}
    name: str | None = None
    for i, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return (fields, "\n".join(lines[i + 1 :])) if i > 1 else None
        if m := _KEY.match(line):
            name = _NAMES.get(m["key"].lower())
            if name and (m["value"] or "").strip():
                fields.setdefault(name, _plain(m["value"]))
        elif (m := _ITEM.match(line)) and name:
            fields[name] = f"{fields[name]}, {_plain(m['value'])}" if name in fields else _plain(m["value"])
        elif line.strip() and not line.startswith((" ", "\t", "-", "#")):
            return None
    return None


def _plain(value: str) -> str:
    """A YAML value without its quotation marks or the brackets of a list."""
    value = value.strip()
    if value[:1] + value[-1:] == "[]":
        return ", ".join(_plain(one) for one in value[1:-1].split(",") if one.strip())
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


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
    """Blocks of a Markdown text, in reading order; a table's rows are paragraphs with `; ` between cells.

    A code block or a stretch of HTML becomes the paragraphs of its words.
    """
    reader = _Reader()
    for token in _PARSER.parse(text):
        reader.read(token)
    return Draft([block for block in reader.blocks if block.text])


@dataclass(slots=True)
class _Reader:
    """What the tokens so far have opened: quotations and list items (how deep), a heading's rank, a table row's cells."""

    blocks: list[RawBlock] = field(default_factory=list)
    quote: int = 0
    item: int = 0
    heading: int = 0
    row: list[str] | None = None

    def read(self, token: Token) -> None:
        """Take the next token."""
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self.quote += token.nesting
            case "list_item_open" | "list_item_close":
                self.item += token.nesting
            case "heading_open" | "heading_close":
                self.heading = int(token.tag[1:]) if token.nesting > 0 else 0
            case "tr_open":
                self.row = []
            case "tr_close":
                self.blocks.append(RawBlock(BlockKind.PARAGRAPH, "; ".join(filter(None, self.row or []))))
                self.row = None
            case "inline":
                self._inline(_lines(token.children or []))
            case "code_block" | "fence":
                self.blocks += parse_plain(token.content).blocks
            case "html_block":
                self.blocks += parse_plain(html.unescape(_TAG.sub(" ", token.content))).blocks
            case "hr":
                self.blocks.append(RawBlock(BlockKind.PARAGRAPH, "---"))

    def _inline(self, lines: list[tuple[str, tuple[RawLink, ...]]]) -> None:
        if self.row is not None:
            self.row.append(" ".join(text for text, _ in lines))
            return
        self.blocks += [RawBlock(self._kind(), text, links, self.heading) for text, links in lines]

    def _kind(self) -> BlockKind:
        if self.heading:
            return BlockKind.HEADING
        if self.quote:
            return BlockKind.QUOTE
        return BlockKind.LIST if self.item else BlockKind.PARAGRAPH


def _lines(children: list[Token]) -> list[tuple[str, tuple[RawLink, ...]]]:
    """The text of one inline token as lines (a hard break ends one), each with its links; white space is one blank."""
    out: list[tuple[str, tuple[RawLink, ...]]] = []
    text = ""
    links: list[RawLink] = []
    open_links: list[tuple[int, str]] = []
    for child in [*children, None]:
        if child is None or child.type == "hardbreak" or re.match(r"<br\s*/?>$", child.content, re.I):
            text = text.rstrip()
            # A link that a break divides ends here, and goes on in the next line.
            links += [RawLink(start, len(text), href) for start, href in open_links if len(text) > start]
            out.append((text, tuple(k if k.end <= len(text) else replace(k, end=len(text)) for k in links)))
            text, links, open_links = "", [], [(0, href) for _, href in open_links]
        elif child.type in ("text", "code_inline", "softbreak"):
            words = re.sub(r"\s+", " ", child.content) if child.type != "softbreak" else " "
            text += without_invisible(words.lstrip() if not text or text.endswith(" ") else words)
        elif child.type == "link_open":
            open_links.append((len(text), str(child.attrs.get("href") or "")))
        elif child.type == "link_close" and open_links:
            start, href = open_links.pop()
            if len(text.rstrip()) > start:
                links.append(RawLink(start, len(text.rstrip()), href))
    return out
