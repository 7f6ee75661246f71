"""Names of outlets: whether a line looks like one, and a printed name set as a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(
    r"\b(?:times|post|news|radio|gazette|courier|herald|tribune|press|weekly|review|monitor|standard|journal|daily|online|tv"
    r"|television|agency|wire|magazine|chronicle|observer|telegraph|mail|star|globe|record|dispatch|bulletin|broadcasting"
    r"|channel|network|today|report|research|service|registry|ledger|mercury|examiner|sentinel|argus|echo)\b",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\s+(?:(?:world|foreign|news|city|politics|night)\s+desk|staff|newsroom)$|\s+[-–—]\s+.*$", re.IGNORECASE
)
_NAME = r"(?P<a>(?:[Tt]he )?[A-Z][\w&.’' -]{2,40}?)"
# Where the text below an article says outright whose it is ...
_SAYS = (
    re.compile(rf"\boriginal source of this (?:article|story) is {_NAME}\s*(?:$|\.|Copyright)"),
    re.compile(rf"^More from {_NAME}$"),
    re.compile(rf"\bwrites .{{0,40}}\bfor {_NAME}[.,]"),
)
# ... and where it only says who owns it, which may be the author or an agency.
_OWNS = (
    re.compile(rf"^(?:Copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{{4}}\s+)?{_NAME}(?:\s+\d{{4}})?\s*(?:[.|,].*)?$"),
    re.compile(rf"^{_NAME}\s+(?:©|\(c\)|is funded by|is a member of)"),
    re.compile(rf"^{_NAME}\s+\d{{4}}$"),
)
_SMALL = ("the", "of", "and", "&", "-", "–", "for", "in")


def looks_like_outlet(text: str, *, sure: bool = False) -> bool:
    """Is this short line in capitals, or does it hold a word that outlets are called by? `sure` wants the word."""
    words = text.split()
    if "," in text and not _WORD.search(text):
        return False
    if (
        not 0 < len(words) <= 6
        or not all(w[0].isupper() or w.lower() in _SMALL for w in words)
        or text.endswith((".", ";"))
    ):
        return False
    return bool(_WORD.search(text)) or (text.isupper() and not sure and len(words) <= 4)


def outlet_name(text: str) -> str:
    """An outlet's name without its desk ("World Desk"), a masthead in capitals set as a name."""
    name = _DESK.sub("", " ".join(text.split())).strip(" ,.*|-–—:")
    return name.title() if name.isupper() and len(name) > 4 else name


def outlet_below(gone: Sequence[str], hints: Sequence[str], byline: str | None) -> str | None:
    """The outlet, from what was taken out below the article (`gone`), then from title tag, masthead and copyright line."""
    for pattern in _SAYS:
        for text in gone:
            if m := pattern.search(text):
                return _tidy(m["a"])
    for hint in hints:
        if not byline or hint not in byline:
            return outlet_name(hint)
    for pattern in _OWNS:
        for text in gone:
            if (m := pattern.search(text)) and not (byline and m["a"] in byline):
                return _tidy(m["a"])
    return None


def _tidy(name: str) -> str:
    return outlet_name(name.removeprefix("the ").strip())
