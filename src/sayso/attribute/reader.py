"""The seam between a reader and the rest: a reader sees a text, and gives spans; here they become Attributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.attribute.quotes import is_quoted, quotations
from sayso.model import Attribution, BlockKind, Kind, Problem, Report, Span, digest

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution as a reader finds it: ranges of code points, and the index of the one that it stands inside."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float
    inside: int | None = None


class Reader(Protocol):
    """Finds who says what in a text. `name` is the model's name and version, shown beside all that it guessed."""

    @property
    def name(self) -> str:
        """The model and its version."""
        ...

    def read(self, text: str, blocks: Sequence[Range]) -> list[Draft]:
        """The attributions of `text`, an outer one before those inside it. `blocks` are its paragraphs."""
        ...


def read_report(report: Report, reader: Reader) -> tuple[list[Attribution], list[Problem]]:
    """All attributions of a report, by place; none for a report in a language that is not read."""
    if report.unread is not None:
        return [], []
    drafts = reader.read(report.text, [(b.start, b.end) for b in report.blocks])
    quoted = quotations(report.text)
    made: list[Attribution] = []
    for draft in drafts:
        inside = made[draft.inside].id if draft.inside is not None else None
        source, cue, content = (_spans(report, part) for part in (draft.source, draft.cue, draft.content))
        name = "a" + digest(report.id, *((s.start, s.end) for s in (*source, *cue, *content)), inside)
        kind = _kind(report, content, quoted)
        made.append(Attribution(name, report.id, source, cue, content, kind, draft.confidence, reader.name, inside))
    return sorted(_unique(made), key=lambda a: (_first(a), a.id)), []


def _spans(report: Report, ranges: Sequence[Range]) -> tuple[Span, ...]:
    return tuple(report.span(a, b) for a, b in sorted(ranges))


def _first(attribution: Attribution) -> int:
    return min((s.start for s in (*attribution.source, *attribution.cue, *attribution.content)), default=0)


def _unique(made: Sequence[Attribution]) -> list[Attribution]:
    return list({a.id: a for a in made}.values())


def _kind(report: Report, content: Sequence[Span], quoted: Sequence[Range]) -> Kind:
    """Direct where all of the content is quoted, or a block quotation; mixed where a part of it is."""
    blocks = [(b.start, b.end) for b in report.blocks if b.kind is BlockKind.QUOTE]
    share = [is_quoted((s.start, s.end), [*quoted, *blocks], report.text) for s in content]
    if share and min(share) > 0.97:
        return Kind.DIRECT
    return Kind.MIXED if any(share) else Kind.INDIRECT
