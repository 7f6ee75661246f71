"""Does a text look word-substituted, or stitched together from several articles? Says where; decides nothing.

Three signs, each with its places: a name swapped for another form of itself where the grammar no longer fits ("a USA
team", "with Russian Federation") while the text uses the usual form elsewhere; a speaker named by surname alone whom
the text never introduces; a paragraph that is nothing but a quotation whose speaker nobody names. One sign alone is
common in good articles; two together are reported. Each sign is found in time linear in the text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sayso.model import Problem, Report

# A thesaurus of names: words that it holds, the swapped form where a writer would not have put it, and a usual form.
SWAPS = (
    ("USA ", r"\bUSA (?=[a-z]{3,})", r"\bU\.S\.|\bUS\b|\bUnited States\b|\bAmerican"),
    ("Russian Federation", r"(?<!\b[Tt]he )\bRussian Federation\b", r"\bRussia\b|\bRussian (?!Federation)|\bMoscow\b"),
    ("United Kingdom", r"(?<!\b[Tt]he )\bUnited Kingdom (?=[a-z]{3,})", r"\bU\.?K\.?\b|\bBritish\b|\bBritain\b"),
    (
        "United States",
        r"(?<!\b[Tt]he )\bUnited States (?=(?:lawmaker|official|senator|soldier|intelligence|troop|force|general)s?\b)",
        r"\bU\.S\.|\bAmerican|\bUSA\b",
    ),
    (
        "Republic",
        r"(?<!\b[Tt]he )\b(?:People's Republic of China|Islamic Republic of Iran|Syrian Arab Republic)\b",
        r"\bChina\b|\bIran\b|\bSyria\b",
    ),
    ("Inc. ", r"\b(?:Twitter|Facebook) Inc\. (?=users?\b|posts?\b|pages?\b)", r"\b(?:Twitter|Facebook)\b(?! Inc\.)"),
)
_SPEAKS = (
    r"(?:said|says|told|replied|added|noted|warned|insisted|conceded|argued|denied|urged|explained|stated|claimed)"
)
_SPOKE = re.compile(rf"\b{_SPEAKS}\b")
_SURNAME = r"[A-Z][a-z’'-]{2,}"
_SURNAME_SPEAKS = re.compile(
    rf"(?:(?<=[.!?”\"] )|^|(?<=, ))(?P<a>{_SURNAME})\s+{_SPEAKS}\b"
    rf"|[”\"],?\s+(?P<b>{_SURNAME})\s+{_SPEAKS}\b"
    rf"|\b{_SPEAKS}\s+(?P<c>{_SURNAME})(?=[.,]|\s+(?:on|in|at)\b)",
    re.MULTILINE,
)
_NOT_SURNAMES = frozenset(
    "He She They It We You Who One Officials Police Some Others Many Both Two Three Sources Authorities Critics Experts But"
    " And Then Monday Tuesday Wednesday Thursday Friday Saturday Sunday Washington Moscow London Beijing Analysts Reports"
    " Witnesses".split()
)
_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|President|Minister|Senator|Sen|Rep|Secretary|General|Gen|Governor|Gov|Judge|King|Queen|Pope|Sir|Lord"
    r"|Colonel|Captain|Mayor|Chancellor|Premier|Prince|Princess|Ambassador|Professor|Prof|Chairman|Director|Spokesman"
    r"|Spokeswoman|Inspector|Officer|Detective|Sheriff)\.?"
)
# How a text introduces somebody: a name or a title before the surname, a trade before it, or a description after it.
# What things happen in is a place and not a speaker's name.
_INTRODUCED = (
    re.compile(rf"(?:\b[A-Z][\w’'.-]*|\b{_TITLE}|\b[a-z]+(?:er|or|an|man|ist|ief|ent))\s+(?=(?P<name>{_SURNAME})\b)"),
    re.compile(rf"\b(?P<name>{_SURNAME}),?\s+(?=(?:an?|the|who|whose)\b|[A-Z])"),
    re.compile(rf"\b(?:[Ii]n|across|into)\s+(?=(?P<name>{_SURNAME})\b)"),
)
_ORPHAN = re.compile(r"^[“\"][^”\"]{20,}[^,”\"][”\"]\.?(?=$|\s+(?P<next>[A-Z(].{0,80}))")
_LEADS_ON = re.compile(r"[:,]$|[”\"]\W*$")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")


def collage_problems(report: Report) -> list[Problem]:
    """A Problem that sums up what looks wrong, then one for each place; nothing where fewer than two signs are found."""
    swaps, orphans = _swapped(report.text), _orphans(report)
    strangers = _strangers(report.text) if swaps or orphans else []  # a second sign, and the slowest to look for
    signs = [
        name
        for name, found in (
            (f"{len(swaps)} names in a form that the sentence does not take", swaps),
            (f"{len(strangers)} speakers never introduced", strangers),
            (f"{len(orphans)} quotations without a speaker", orphans),
        )
        if found
    ]
    if len(signs) < 2 or len(swaps) + len(strangers) + len(orphans) < 3:
        return []
    places = sorted(
        [(a, b, f"“{report.text[a:b].strip()}”: a swapped name?") for a, b in swaps]
        + [(a, b, f"“{report.text[a:b]}” speaks and was never introduced: from another article?") for a, b in strangers]
        + [(a, b, "a quotation whose speaker nobody names: out of its place?") for a, b in orphans]
    )
    summary = "the text looks word-substituted or stitched together from several articles: " + ", ".join(signs)
    remedy = "look for the articles that it was made from; do not count it as a report of its own"
    return [
        Problem("clean", summary, report.address, remedy, 0, len(report.text)),
        *(Problem("clean", reason, report.address, "", a, b) for a, b, reason in places),
    ]


def _swapped(text: str) -> list[tuple[int, int]]:
    found = []
    for words, swapped, usual in SWAPS:
        places = [(m.start(), m.end()) for m in re.finditer(swapped, text)] if words in text else []
        if places and re.search(usual, text):
            found += [
                (a, b + len(text[b : b + 40]) - len(text[b : b + 40].lstrip("abcdefghijklmnopqrstuvwxyz")))
                for a, b in places
            ]
    return found


def _strangers(text: str) -> list[tuple[int, int]]:
    """Surnames that speak, with no full name, title or trade before them and no description after them in the text."""
    known = {m["name"] for pattern in _INTRODUCED for m in pattern.finditer(text)} | _NOT_SURNAMES
    first: dict[str, tuple[int, int]] = {}
    for m in _SURNAME_SPEAKS.finditer(text):
        group = m.lastgroup or "a"
        if m[group] not in known:
            first.setdefault(m[group], m.span(group))
    return list(first.values())


def _orphans(report: Report) -> list[tuple[int, int]]:
    """Paragraphs that open with a quotation whose speaker neither the words before it nor those after it name."""
    found = []
    blocks = [(b.start, report.text[b.start : b.end]) for b in report.blocks]
    for (_, before), (start, text) in pairwise(blocks):
        m = _ORPHAN.match(text)
        if not m or _LEADS_ON.search(before[-20:]) or _SPOKE.search(before[-400:].rsplit(". ", 1)[-1]):
            continue
        after = m["next"] or ""
        if not _SPOKE.search(after) and not _PRONOUN.search(after):
            found.append((start, start + m.end()))
    return found
