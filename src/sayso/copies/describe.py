"""Two reports, one made from the other -> the Derivation: its kind, its share, its stretches and its reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.copies.direction import Standing, correction_words, later, name_of, one_house, plain_address, shown
from sayso.copies.stretches import stretches
from sayso.model import Derivation, DerivationKind, Reason, Report, Span

# From this share of its words on, a report is a copy.
COPY = 0.6
# Headline and first paragraphs: what a report opens with is what it is made of.
_OPENING_BLOCKS = 3


def describe(made: Report, original: Report, share: float, a: Standing, b: Standing) -> Derivation:
    """The derivation of one report from another, `share` (0 to 1) of whose runs of words it shares."""
    same = stretches(made, original)
    reasons = (_shared(share, same), _direction(made, original, a, b), *_clash(made, original, a, b))
    return Derivation(made.id, original.id, _kind(made, original, share, a, b), round(share, 3), reasons, same)


def _kind(made: Report, original: Report, share: float, a: Standing, b: Standing) -> DerivationKind:
    why = shown(a, b)
    if why == "correction":
        return DerivationKind.CORRECTION
    if why in ("credit", "byline") or (b.wire and share >= COPY):
        return DerivationKind.WIRE_COPY
    if share >= COPY:
        return DerivationKind.COPY
    return DerivationKind.PICKUP if why == "link" or _opens_with(made, original) else DerivationKind.REWRITE


def _opens_with(made: Report, original: Report) -> bool:
    """Does the report name the other's outlet in its opening?"""
    end = made.blocks[:_OPENING_BLOCKS][-1].end if made.blocks else 0
    name = re.sub(r"^[Tt]he\s+", "", original.outlet or "")
    return name_of(original.outlet) != name_of(made.outlet) and any(_found(made, name, end))


def _shared(share: float, same: tuple[tuple[Span, Span], ...]) -> Reason:
    longest = max(same, key=lambda pair: len(pair[0].exact), default=())
    words = sum(len(pair[0].exact.split()) for pair in same)
    return Reason("shared words", f"it shares {share:.0%} of its runs of words, {words} words in stretches", longest)


def _direction(made: Report, original: Report, a: Standing, b: Standing) -> Reason:
    """What tells the direction, in words, and where it stands."""
    why, outlet = shown(a, b), original.outlet or ""
    if why == "correction":
        return Reason(why, "it says that it corrects", tuple(_found(made, correction_words(made) or "")))
    if why in ("credit", "byline"):
        named = next((c for c in made.credits if one_house(name_of(c), name_of(outlet))), outlet)
        return Reason(why, f"it credits {outlet}", tuple(_found(made, named)))
    if why == "link":
        links = (k for k in made.links if plain_address(k.href) == b.address and 0 <= k.start < k.end <= len(made.text))
        return Reason(why, "it links to the other", tuple(made.span(k.start, k.end) for k in links)[:1])
    if b.wire and not a.wire:
        return Reason(
            "dateline", f"the other has the dateline of {outlet}", tuple(_found(original, original.dateline or ""))
        )
    if later(made, original):
        return Reason("date", f"it is the later one: {made.published}, the other {original.published}")
    if a.credits and not b.credits:
        return Reason(
            "credit", f"it credits {', '.join(made.credits)}, the other nobody", tuple(_found(made, made.credits[0]))
        )
    return Reason("no sign", "no date or credit tells which came first")


def _clash(made: Report, original: Report, a: Standing, b: Standing) -> Iterator[Reason]:
    """What speaks against the direction that was taken."""
    if later(original, made):
        text = f"the dates say otherwise: {made.published}, the other {original.published}"
        yield Reason("clash of dates", text)
    if shown(a, b) and shown(b, a):
        yield Reason("clash of credits", "each points to the other")


def _found(report: Report, words: str, end: int | None = None) -> Iterator[Span]:
    """The first place of some words in a report's text, up to `end`, whatever the white space."""
    parts = words.split()
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)"
    if parts and (m := re.compile(pattern).search(report.text, 0, len(report.text) if end is None else end)):
        yield report.span(m.start(), m.end())
