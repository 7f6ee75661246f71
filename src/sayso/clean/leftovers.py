"""Takes what a site prints around an article out of its blocks: comment forms, share buttons, copyright, biographies.

The table of kinds is `leftover_table`; this module decides by position. Losing an article's own words is worse than
leaving a leftover, so a block of prose is never taken for the looks of its words alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from sayso.clean.draft import RawBlock
from sayso.clean.leftover_table import LEFTOVERS, Leftover
from sayso.model import BlockKind

# Most blocks are none of the table's kinds, which two patterns tell faster than all of its rows.
_ANY_START = re.compile("|".join(f"(?:{row.starts.pattern})" for row in LEFTOVERS), re.IGNORECASE)
_ANY_PLACE = re.compile("|".join(f"(?:{row.holds.pattern})" for row in LEFTOVERS if row.holds), re.IGNORECASE)
_RULE = re.compile(r"^[\W_]*$")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_IS = re.compile(r"\s+(?:is|was|writes|has|covers|works|teaches|reports|\()")
_BIOGRAPHY = re.compile(
    r"^(?P<name>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){1,3}),? (?:is|was|writes|covers|works|teaches|reports)\b.{0,300}"
    r"\b(?:author of|columnist|correspondent|editor|writer|reporter|journalist|contributor|fellow|professor|analyst|writes for)\b"
)
_SENTENCE = 14
_SHORT = 6
_PROSE = 42
_LONGEST = 4000
_ABOVE_COMMENTS = 2


@lru_cache(maxsize=4096)
def leftover(text: str) -> Leftover | None:
    """The kind of leftover that a block's text is, or None. A block of several thousand characters is none."""
    if len(text) > _LONGEST or not (_ANY_START.match(text) or _ANY_PLACE.search(text)):
        return None
    return next((row for row in LEFTOVERS if row.fits(text)), None)


def strip_leftovers(blocks: Sequence[RawBlock], byline: str | None) -> tuple[list[RawBlock], list[RawBlock]]:
    """The article's blocks, and those taken out, both in reading order. `byline` finds its biography at the end."""
    rows = [leftover(block.text) for block in blocks]
    end = _article_end(blocks, rows, byline)
    kept: list[RawBlock] = []
    gone: list[RawBlock] = []
    for i, (block, row) in enumerate(zip(blocks, rows, strict=True)):
        out = i >= end or _RULE.match(block.text) or (row is not None and row.reach != "tail" and not _is_prose(block))
        (gone if out else kept).append(block)
    while kept and kept[-1].kind is BlockKind.HEADING and len(kept) > 1:
        gone.append(kept.pop())
    return kept, gone


def end_of_links(block: RawBlock) -> bool:
    """Is the block little more than links, as a list of other articles is? A whole sentence that is one link is not."""
    linked = sum(link.end - link.start for link in block.links)
    return linked > 0.6 * len(block.text) and len(block.text.split()) < _PROSE and not _is_sentence(block)


def _is_menu(block: RawBlock) -> bool:
    """Several links in one block, and little else: below the last paragraph, the page's furniture begins there."""
    return len(block.links) > 1 and end_of_links(block)


def _article_end(blocks: Sequence[RawBlock], rows: Sequence[Leftover | None], byline: str | None) -> int:
    """The index after the article's last block: first the leftovers that reach to the end, then those at the very end."""
    prose = [row is None and _is_sentence(block) for block, row in zip(blocks, rows, strict=True)]
    short = [row is None and _is_sentence(block, _SHORT) for block, row in zip(blocks, rows, strict=True)]
    above, above_short = [0, *accumulate(prose)], [0, *accumulate(short)]
    end = len(blocks)
    for i, row in enumerate(rows):
        if _is_menu(blocks[i]) and above[i] > _ABOVE_COMMENTS and above[i] == above[-1]:
            end = i
            break
        if i == 0 or row is None or _is_prose(blocks[i]):
            continue
        goes_on = above[-1] - above[i + 1] >= 2
        ends = {
            "below": above_short[-1] == above_short[i + 1],
            "rest": not goes_on,
            "end": above[i] >= _ABOVE_COMMENTS or not goes_on,
        }
        if ends.get(row.reach):
            end = i
            break
    while end > 1 and _is_tail(blocks, rows, end - 1, byline):
        end -= 1
    return end


def _is_tail(blocks: Sequence[RawBlock], rows: Sequence[Leftover | None], i: int, byline: str | None) -> bool:
    block, row = blocks[i], rows[i]
    if row is not None and not (row.reach == "line" and _is_prose(block)):
        return True
    if _RULE.match(block.text) or _is_biography(blocks, i, byline):
        return True
    return (end_of_links(block) or block.kind is BlockKind.HEADING) and i > 0.5 * len(blocks)


def _is_biography(blocks: Sequence[RawBlock], i: int, byline: str | None) -> bool:
    """Does the block say who the byline's name is, or who somebody is that the article never speaks of?"""
    text = blocks[i].text
    names = re.split(r",\s*|\s+and\s+", byline) if byline else []
    if any(text.startswith(name) and _IS.match(text, len(name)) for name in names if name):
        return True
    m = _BIOGRAPHY.match(text[:_LONGEST])
    if not m or i < 3:
        return False
    surname = m["name"].split()[-1].strip(".")
    return not any(surname in block.text for block in blocks[:i])


def _is_sentence(block: RawBlock, least: int = _SENTENCE) -> bool:
    return len(block.text.split()) >= least and bool(_SENTENCE_END.search(block.text[-20:]))


def _is_prose(block: RawBlock) -> bool:
    """Is the block long enough, and a sentence, so that a leftover's words in it may be the article's own?"""
    return len(block.text.split()) >= _PROSE and _is_sentence(block)
