"""HTML -> Draft: the article's body by trafilatura, its tree turned into blocks with links; metadata by `page_meta`."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import trafilatura

from sayso.clean.draft import Draft, RawBlock, length_in_words
from sayso.clean.flat import flat_blocks
from sayso.clean.page_meta import page_metadata
from sayso.clean.tree import BLOCK_TAGS, blocks_of

# Past so many paragraphs a page is no article, and trafilatura's time grows with their square.
_MOST_PARAGRAPHS = 10_000
_FEWEST_WORDS = 20
_SENTENCE = 5
_REPEATED = 15
_NOT_TEXT = frozenset("script style noscript template head nav footer aside button select option svg iframe".split())


def parse_html(text: str) -> Draft | None:
    """Blocks and metadata of a page, or of a piece of one (a feed's entry); None where no article body is found."""
    tree = trafilatura.load_html(text)
    if tree is None:
        tree = trafilatura.load_html(f"<html><body>{text}</body></html>")
    if tree is None:
        return None
    meta = page_metadata(tree)
    blocks = _without_repeats(_body(tree) or flat_blocks(text, leave_out=_NOT_TEXT))
    if not blocks or _is_index(tree):
        return None
    return Draft(blocks, meta.given, outlet_hints=meta.outlet_hints, credits=meta.credited)


def _body(tree: Any) -> list[RawBlock]:
    """The blocks of the article: the strictest reading of the page that finds more than a few words."""
    if _longer_than(tree, _MOST_PARAGRAPHS):
        return list(blocks_of(tree, leave_out=_NOT_TEXT))
    _name_paragraphs(tree)
    blocks: list[RawBlock] = []
    modes: tuple[dict[str, Any], ...] = ({"favor_precision": True}, {}, {"favor_recall": True})
    for mode in modes:
        document: Any = trafilatura.bare_extraction(
            deepcopy(tree), include_comments=False, include_links=True, include_formatting=True, **mode
        )
        blocks = list(blocks_of(document.body)) if document is not None and document.body is not None else []
        if sum(length_in_words(block.text) for block in blocks) > _FEWEST_WORDS:
            break
    return blocks


def _is_index(tree: Any) -> bool:
    """Has a page with many links no sentence outside them?"""
    if sum(1 for _ in tree.iter("a")) < _FEWEST_WORDS:
        return False
    outside = blocks_of(tree, leave_out=_NOT_TEXT | {"a"})
    return all(length_in_words(block.text) < _SENTENCE for block in outside)


def _longer_than(tree: Any, most: int) -> bool:
    return any(n >= most for n, _ in enumerate(tree.iter("p", "div", "li", "tr", "br")))


def _name_paragraphs(tree: Any) -> None:
    """Turn each `div` that holds text and no block into the `p` that it is: an extractor takes its text apart else."""
    holding: set[Any] = set()
    for element in reversed(list(tree.iter("*"))):
        parent = element.getparent()
        if parent is not None and (element in holding or element.tag in BLOCK_TAGS):
            holding.add(parent)
        if element.tag == "div" and element not in holding:
            own = [element.text, *(child.tail for child in element)]
            if any(piece and piece.strip() for piece in own):
                element.tag = "p"


def _without_repeats(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks without sentences that stand on the page twice, as a teaser and in their place. Lists may repeat."""
    seen: set[str] = set()
    out: list[RawBlock] = []
    for block in blocks:
        sentence = len(block.text.split()) >= _REPEATED and block.text.rstrip("”\"’')").endswith((".", "!", "?", "…"))
        if not (sentence and block.text in seen):
            out.append(block)
        if sentence:
            seen.add(block.text)
    return out
