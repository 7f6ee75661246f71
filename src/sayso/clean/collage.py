"""Does a text look word-substituted, or stitched together from several articles? Says where; decides nothing.

Three signs, each with its places: a name swapped for another form of itself where the grammar no longer fits ("a USA
team", "with Russian Federation") while the text uses the usual form elsewhere; a speaker named by surname alone whom
the text never introduces; a paragraph that is nothing but a quotation whose speaker nobody names. One sign alone is
common in good articles; two together are reported.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sayso.model import Problem, Report

# A thesaurus of names: (the swapped form where a writer would not have put it, a usual form of the same name).
_SWAPS = (
    (r"\bUSA (?=[a-z]{3,})", r"\bU\.S\.|\bUS\b|\bUnited States\b|\bAmerican"),
    (r"(?<!\bthe )(?<!\bThe )\bRussian Federation\b", r"\bRussia\b|\bRussian (?!Federation)|\bMoscow\b"),
    (r"(?<![Tt]he )\bUnited Kingdom (?=[a-z]{3,})", r"\bU\.?K\.?\b|\bBritish\b|\bBritain\b"),
    (
        r"(?<![Tt]he )\bUnited States (?=(?:lawmaker|official|senator|soldier|intelligence|troop|force|general)s?\b)",
        r"\bU\.S\.|\bAmerican|\bUSA\b",
    ),
    (
        r"(?<![Tt]he )\b(?:People's Republic of China|Islamic Republic of Iran|Syrian Arab Republic)\b",
        r"\bChina\b|\bIran\b|\bSyria\b",
    ),
    (
        r"\bTwitter Inc\. (?=user|post)|\bFacebook Inc\. (?=page|post)|\b(?:guys|kids|folks) (?=(?:aged|were killed))",
        r".",
    ),
)
_SPEAKS = (
    r"(?:said|says|told|replied|added|noted|warned|insisted|conceded|argued|denied|urged|explained|stated|claimed)"
)
_SURNAME_SPEAKS = re.compile(
    r"(?:(?<=[.!?”\"] )|^|(?<=, )|(?<=lawmakers, ))(?P<a>[A-Z][a-z’'-]{2,})\s+" + _SPEAKS + r"\b"
    r"|[”\"],?\s+(?P<b>[A-Z][a-z’'-]{2,})\s+"
    + _SPEAKS
    + r"\b|\b"
    + _SPEAKS
    + r"\s+(?P<c>[A-Z][a-z’'-]{2,})(?=[.,]|\s+(?:on|in|at)\b)",
    re.MULTILINE,
)
_NOT_SURNAMES = frozenset(
    "He She They It We You Who One Officials Police Some Others Many Both Two Three Sources Authorities Critics Experts But And"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday Washington Moscow London Beijing Analysts Reports Witnesses".split()
)
_ORPHAN = re.compile(r"^[“\"][^”\"]{20,}[^,”\"][”\"]\.?(?=$|\s+(?P<next>[A-Z(].{0,80}))")
_LEADS_ON = re.compile(r"[:,]$|[”\"]\W*$")
_TITLE_WORDS = r"(?:Mr|Mrs|Ms|Dr|President|Minister|Senator|Sen|Rep|Secretary|General|Gen|Governor|Judge|King|Queen|Pope|Sir|Lord|Colonel|Captain|Mayor|Chancellor|Premier|Prince|Princess|Ambassador|Professor|Prof|Chairman|Director|Spokesman|Spokeswoman|Inspector|Officer|Detective|Sheriff)\.?"


def collage_problems(report: Report) -> list[Problem]:
    """A Problem that sums up what looks wrong, then one for each place; nothing where fewer than two signs are found."""
    swaps, strangers, orphans = _swapped(report.text), _strangers(report.text), _orphans(report)
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
    for swapped, usual in _SWAPS:
        places = [(m.start(), m.end()) for m in re.finditer(swapped, text)]
        if places and re.search(usual, text):
            found += [(a, b + len(re.match(r"\w*", text[b:])[0])) for a, b in places]  # type: ignore[index]
    return found


def _strangers(text: str) -> list[tuple[int, int]]:
    """Surnames that speak, with no full name, title or role before them anywhere in the text."""
    found, seen = [], set()
    for m in _SURNAME_SPEAKS.finditer(text):
        group = next(g for g in ("a", "b", "c") if m[g])
        name = m[group]
        if name in seen or name in _NOT_SURNAMES:
            continue
        seen.add(name)
        introduced = rf"(?:[A-Z][\w’'.-]+\s+|{_TITLE_WORDS}\s+|[a-z]+(?:er|or|an|man|ist|ief|ent)\s+){re.escape(name)}\b|\b{re.escape(name)},?\s+(?:a|an|the|who|whose|[A-Z])"
        if not re.search(introduced, text):
            found.append(m.span(group))
    return found


def _orphans(report: Report) -> list[tuple[int, int]]:
    """Paragraphs that open with a quotation whose speaker neither the words before it nor those after it name."""
    found = []
    blocks = [(b.start, report.text[b.start : b.end]) for b in report.blocks]
    for (_, before), (start, text) in pairwise(blocks):
        m = _ORPHAN.match(text)
        last = before.rsplit(". ", 1)[-1]
        if not m or _LEADS_ON.search(before.rstrip()) or re.search(rf"\b{_SPEAKS}\b", last):
            continue
        if not re.search(rf"\b{_SPEAKS}\b|\b(?:[Hh]e|[Ss]he|[Tt]hey)\b", m["next"] or ""):
            found.append((start, start + m.end()))
    return found
