"""What a site prints around an article: comment forms, share buttons, advertisements, copyright, biographies.

Each row of `LEFTOVERS` is one kind. Its `reach` says how much of the page goes with it: `line`, the block alone;
`rest`, everything after it unless the article goes on; `tail`, the block alone, and only below the article's last
paragraph, since the words could stand in an article too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sayso.clean.draft import RawBlock
from sayso.model import BlockKind


class Leftover(NamedTuple):
    """One kind of leftover: its name, how far it reaches, and what its block looks like."""

    name: str
    reach: str
    pattern: re.Pattern[str]


def _row(name: str, reach: str, pattern: str) -> Leftover:
    return Leftover(name, reach, re.compile(pattern, re.IGNORECASE))


LEFTOVERS = (
    _row(
        "comment form",
        "rest",
        r"^(?:leave (?:us )?a (?:reply|comment)|(?:post|add|write) (?:a|your) comment|join the (?:discussion|conversation)$|\d* ?comments?(?: ?\(\d+\))?$)",
    ),
    _row(
        "comment form field",
        "rest",
        r"^your e-?mail address will not be|required fields are marked|^(?:sign|log) in to (?:comment|reply)",
    ),
    _row(
        "share buttons",
        "rest",
        r"^(?:share (?:this|on|via|with)\b|share$|click to share|tweet this|print friendly|like this:|like (?:the|this) (?:article|story|post)\?)|share it with your friends|\bshare buttons\b",
    ),
    _row(
        "share words",
        "rest",
        r"^(?:(?:tweet|toot|share|copy link|print|e-?mail|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pin(?:terest)?|bluesky|mastodon)\b[\s,·|/]*){2,}$",
    ),
    _row("menu", "rest", r"^(?=[^.]{0,200}$)[^|←→]{1,60}(?:\s+\|\s+[^|]{1,60})+$|^[←»]|→$"),
    _row("note to readers", "rest", r"^note to (?:our )?readers\b"),
    _row("follow us", "rest", r"^(?:follow (?:us|me|[\w .’'-]{2,40}) on |find us on|connect with us|like us on)"),
    _row("copyright", "rest", r"^(?:©|\(c\)\s|copyright\b[^.]{0,60}(?:\d{4}|the |©)|all rights reserved)"),
    _row(
        "other articles",
        "rest",
        r"^(?:read (?:next|more|also|on)|related(?: (?:topics|articles|stories|posts|news|content|links))?\s*(?::|$|-)|see also:|more (?:from|by|on) [A-Z\[]|most (?:read|popular|viewed)|recommended(?: for you)?$|other news$|also (?:in|on|by) (?:[A-Z]|the author)|you (?:may|might) also like|(?:recent|latest) (?:posts|news|articles)|trending|in case you missed)",
    ),
    _row("about the author", "rest", r"^about (?:the author|[A-Z][\w’'-]+ [A-Z][\w’'-]+)\b(?:\s*:|$)|^articles by:"),
    _row(
        "book for sale",
        "rest",
        r"^(?:order|buy|get|pre-?order)\b.{0,80}\b(?:books?|copy|copies|paperback|hardback)\b|^ISBN\b|^(?:list|special) price\b|\bclick to order\b|\b(?:now|out) (?:now )?in paperback\b",
    ),
    _row(
        "newsletter",
        "line",
        r"^(?:subscribe(?:$| (?:to|now|for))|sign up (?:for|to)|get (?:our|the) .{0,40}(?:newsletter|e-?mail|inbox|briefing)|become a (?:member|supporter|subscriber)|enjoyed this\?|did you (?:like|enjoy) this|(?:like|enjoy|love)(?:d)? what you|support (?:us|our|local|independent)\b)",
    ),
    _row(
        "app or player",
        "line",
        r"^(?:download (?:the|our) |listen (?:again|live)\b|watch (?:again|live)\b)|your browser does not support|^video:",
    ),
    _row(
        "page tools",
        "line",
        r"^(?:print|e-?mail|text size|send to a friend|tweet|advertisement|sponsored(?: content)?|story continues below.*|back to (?:top|all)\b.*)(?:\s*[·|•].*)?$|·\s*send to a friend",
    ),
    _row(
        "cookie notice",
        "line",
        r"^(?:we|this site|this website) (?:use[sd]?|and our \d+ partners|value)\b.{0,60}(?:cookies|privacy|device)|\bcookie policy\b",
    ),
    _row(
        "tips",
        "line",
        r"^(?:send (?:us )?(?:your )?tips\b|got a (?:tip|story)\b|do you know more\?|contact (?:our|the) (?:reporters?|newsroom|author)\b|for media (?:inquiries|enquiries)\b)|send tips to\b",
    ),
    _row(
        "picture credit",
        "line",
        r"^(?:featured image|(?:image|photo|picture|cover image)(?: credit)?s?\s*(?::|is from|by |courtesy))",
    ),
    _row(
        "desk credit",
        "line",
        r"^\W*(?:additional )?(?:reporting|writing|editing|edited)(?: and \w+)? by [A-Z]|^\W*[A-Z][\w’'-]+ reported from [A-Z]|\b[A-Z][\w’'-]+ contributed(?: to this (?:report|story|article))?\.?\)?$",
    ),
    _row(
        "first published",
        "tail",
        r"^(?:the original source of this article is|(?:this (?:article|story|post) )?(?:was )?(?:originally|first) (?:published|printed|appeared))|^republished (?:from|with)",
    ),
    _row(
        "legal notice",
        "tail",
        r"^disclaimer\b|reproduction (?:only|without)|\bfair use\b|\bterms (?:of use|and conditions)\b|views expressed (?:are|in)|responsib\w+ of the authors?\b|to order a reprint|\bpermission\b.{0,80}\b(?:cross-post|reprint|reproduce|republish|copyright)|copyrighted material",
    ),
    _row(
        "about the site",
        "tail",
        r"\b(?:is|are) (?:funded|published|supported) by\b|\bis a member of the\b|^registered (?:at|with)\b|^(?:powered|built) (?:by|with)\b|\bbuilt with\b|^our standards\b|^complaints\b|^back to\b|^letters to the editor|\b(?:corrections?|licensing|syndication|complaints|reprints?)(?: and \w+)?:|^published (?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|daily|weekly|monthly)\b|\bvisitor no\b",
    ),
    _row("call to readers", "tail", r"^(?:do|did|have|seen|know|got|are|were|want)\b[^.?]{2,60}\?\s+[A-Z].{0,80}$"),
    _row("contact", "tail", r"^(?:contact|e-?mail|phone|tel|write to)\b.{0,80}(?:@|\d{4})|\[email protected\]"),
    _row("article lists", "tail", r"^(?:tags?|topics?|categories|filed under|theme|region)\s*:"),
    _row(
        "page name",
        "tail",
        r"^(?:home|news|privacy|terms|contact|corrections?|letters|subscribe|accessibility|advertise)(?:\s*[·|•,]\s*[\w ]+)*$",
    ),
)

_RULE = re.compile(r"^[\W_]*$")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_LONG = 14


def leftover(text: str) -> Leftover | None:
    """The kind of leftover that a block's text is, or None."""
    return next((row for row in LEFTOVERS if row.pattern.search(text)), None)


def strip_leftovers(blocks: Sequence[RawBlock], byline: str | None) -> tuple[list[RawBlock], list[RawBlock]]:
    """The article's blocks, and those taken out, both in reading order. `byline` finds its biography at the end."""
    end = _article_end(blocks, byline)
    kept: list[RawBlock] = []
    gone: list[RawBlock] = []
    for i, block in enumerate(blocks):
        row = leftover(block.text)
        out = i >= end or _RULE.match(block.text) or (row is not None and row.reach != "tail" and not _is_prose(block))
        (gone if out else kept).append(block)
    while kept and kept[-1].kind is BlockKind.HEADING and len(kept) > 1:
        gone.append(kept.pop())
    return kept, gone


def _article_end(blocks: Sequence[RawBlock], byline: str | None) -> int:
    """The index after the article's last block: first the leftovers that reach to the end, then those at the very end."""
    end = len(blocks)
    for i, block in enumerate(blocks):
        row = leftover(block.text)
        if i and row and row.reach == "rest" and not _is_prose(block) and not _goes_on(blocks[i + 1 :]):
            end = i
            break
    while end > 1 and _is_tail(blocks, end - 1, byline):
        end -= 1
    return end


def _is_tail(blocks: Sequence[RawBlock], i: int, byline: str | None) -> bool:
    block = blocks[i]
    if _RULE.match(block.text) or leftover(block.text) or _is_biography(block.text, byline):
        return True
    below = end_of_links(block) or (block.kind is BlockKind.HEADING)
    return below and i > 0.5 * len(blocks)


def end_of_links(block: RawBlock) -> bool:
    """Is the block little more than links, as a list of other articles is?"""
    linked = sum(link.end - link.start for link in block.links)
    return linked > 0.6 * len(block.text) and len(block.text.split()) < 3 * _LONG


def _is_biography(text: str, byline: str | None) -> bool:
    if not byline:
        return False
    return any(
        text.startswith(name) and re.match(r"\s+(?:is|was|writes|has|covers|works|teaches|\()", text[len(name) :])
        for name in re.split(r",\s*|\s+and\s+", byline)
        if name
    )


def _is_prose(block: RawBlock) -> bool:
    """Is the block long enough, and a sentence, so that a leftover's words in it may be the article's own?"""
    return len(block.text.split()) >= 3 * _LONG and bool(_SENTENCE_END.search(block.text))


def _goes_on(blocks: Sequence[RawBlock]) -> bool:
    """Does the article go on after a leftover: two paragraphs of prose, or one directly after it?"""
    prose = [
        len(b.text.split()) >= _LONG and bool(_SENTENCE_END.search(b.text)) and not leftover(b.text) for b in blocks
    ]
    return sum(prose) >= 2
