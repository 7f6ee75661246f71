"""HTML -> Draft: the article's body and metadata by trafilatura, its tree turned into blocks with links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from trafilatura.metadata import extract_metadata

from sayso.clean.dates import parse_date
from sayso.clean.draft import Draft, RawBlock, RawLink
from sayso.model import BlockKind, Metadata

_KINDS = {
    "head": BlockKind.HEADING,
    "p": BlockKind.PARAGRAPH,
    "quote": BlockKind.QUOTE,
    "item": BlockKind.LIST,
    "row": BlockKind.PARAGRAPH,
    "code": BlockKind.PARAGRAPH,
    "lb": None,
}
_TITLE_PARTS = re.compile(r"\s+(?:\||»|«|·|::|—|–|-)\s+")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*,?\s*(?P<a>[A-Z][\w&'’ ]{2,40}?)\s*(?=[.|,]|\d{4}|©|All rights|$)"
)


def parse_html(text: str) -> Draft | None:
    """Blocks and metadata of a page, or None where no article body is found."""
    tree = trafilatura.load_html(text)
    if tree is None:
        return None
    meta = extract_metadata(tree, date_config={"original_date": True, "extensive_search": False})
    heads = [_squeeze("".join(h.itertext())) for h in tree.iter("h1")]
    title_tag = _squeeze(tree.findtext(".//title") or "")
    hints = _outlet_hints(tree, title_tag, heads)
    body = _body(text)
    if body is None:
        return None
    given = Metadata(
        _title(meta.title, title_tag, heads),
        re.sub(r"\s*;\s*(?=[^;]+$)", " and ", meta.author).replace(";", ",") if meta.author else None,
        meta.sitename if meta.sitename and not re.fullmatch(r"[\w-]+\.[a-z]{2,}", meta.sitename) else None,
        _published(tree) or parse_date(meta.date),
        (tree.get("lang") or "")[:2].lower() or None,
    )
    return Draft([b for b in _blocks(body) if b.text], given, hints)


def _body(text: str) -> Any:
    options: dict[str, Any] = {"include_comments": False, "include_links": True, "include_formatting": True}
    modes: tuple[dict[str, Any], ...] = ({"favor_precision": True}, {}, {"favor_recall": True})
    for mode in modes:
        document: Any = trafilatura.bare_extraction(text, **options, **mode)
        if document is not None and document.body is not None and len("".join(document.body.itertext()).split()) > 20:
            return document.body
    return document.body if document is not None else None


def _published(tree: Any) -> Any:
    """The time of publication with its hour, where the page's own markup gives one; trafilatura keeps the day alone."""
    for path in (
        "//meta[@property='article:published_time']/@content",
        "//meta[@itemprop='datePublished']/@content",
        "//time[@pubdate or @itemprop='datePublished']/@datetime",
    ):
        for value in tree.xpath(path):
            if found := parse_date(str(value)):
                return found
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        if m := re.search(r'"datePublished"\s*:\s*"([^"]+)"', script):
            return parse_date(m[1])
    return None


def _title(found: str | None, title_tag: str, heads: list[str]) -> str | None:
    """The title: of what the metadata say and the page's main headings, a heading that stands in the title tag is best."""
    for head in heads:
        if head and (head.lower() in title_tag.lower() or (found and head.lower() == found.lower())):
            return head
    if found:
        return _squeeze(found)
    return heads[0] if heads else None


def _outlet_hints(tree: Any, title_tag: str, heads: list[str]) -> list[str]:
    """Names that may be the outlet's: what the title tag has beside the headline, the masthead, the copyright line."""
    hints = []
    parts = _TITLE_PARTS.split(title_tag)
    if len(parts) > 1:
        hints += [p for p in (parts[-1], parts[0]) if not any(p.lower() in h.lower() for h in heads)]
    text = _squeeze(" ".join(t for t in tree.itertext() if t and not t.startswith("{"))[-4000:])
    hints += [m["a"].strip() for m in _COPYRIGHT.finditer(text)]
    return [h for h in hints if h and len(h.split()) <= 5]


def _blocks(body: Any) -> Iterator[RawBlock]:
    for element in body:
        yield from _element(element, None)


def _element(element: Any, outer: BlockKind | None) -> Iterator[RawBlock]:
    """The blocks of one element of trafilatura's tree; a quotation or item that holds blocks gives its kind to them."""
    if not isinstance(element.tag, str):
        return
    kind = _KINDS.get(element.tag)
    inner = outer if outer in (BlockKind.QUOTE, BlockKind.LIST) else kind
    if any(child.tag in ("p", "quote", "item", "head", "row", "cell", "list") for child in element):
        if element.text and element.text.strip():
            yield RawBlock(inner or BlockKind.PARAGRAPH, _squeeze(element.text))
        for child in element:
            yield from _element(child, inner)
            if child.tail and child.tail.strip():
                yield RawBlock(inner or BlockKind.PARAGRAPH, _squeeze(child.tail))
        return
    level = int((element.get("rend") or "h0")[1:] or 0) if element.tag == "head" else 0
    for text, links in _inline(element):
        yield RawBlock(inner or BlockKind.PARAGRAPH, text, links, level)


def _inline(element: Any) -> Iterator[tuple[str, tuple[RawLink, ...]]]:
    """The element's text as lines (`lb` ends one), white space as one blank, with its links."""
    text = ""
    links: list[RawLink] = []
    for piece, href in _pieces(element, None):
        if piece == "\n":
            yield text.strip(), tuple(links)
            text, links = "", []
            continue
        words = re.sub(r"\s+", " ", piece)
        words = words.lstrip() if not text or text.endswith(" ") else words
        if href and words.strip():
            start = len(text) + len(words) - len(words.lstrip())
            links.append(RawLink(start, len(text) + len(words.rstrip()), href))
        text += words
    yield text.rstrip(), tuple(links)


def _pieces(element: Any, href: str | None) -> Iterator[tuple[str, str | None]]:
    href = element.get("target") if element.tag == "ref" else href
    if element.tag == "lb":
        yield "\n", None
    if element.text:
        yield element.text, href
    for child in element:
        yield from _pieces(child, href)
        if child.tail:
            yield child.tail, href


def _squeeze(text: str) -> str:
    return " ".join(text.split())
