"""Report -> Attributions and Names: what the reader drafts and the layout adds, as spans of exact words with their kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.attribute.accounts import accounts
from sayso.attribute.blockquotes import block_quotations
from sayso.attribute.clauses import settled
from sayso.attribute.continued import continued_quotations
from sayso.attribute.embedded import embedded
from sayso.attribute.estimates import estimates
from sayso.attribute.gestures import gestures
from sayso.attribute.hearsay import hearsay
from sayso.attribute.leads import led
from sayso.attribute.quotes import Quoted, quotations
from sayso.attribute.reader import Draft, Range, Reader
from sayso.attribute.records import records
from sayso.attribute.transcripts import transcribed
from sayso.model import Attribution, BlockKind, Kind, Name, Problem, Report, Span, digest

# A content is direct when at least so much of it is quoted: a stray word outside is the reader's slip.
_DIRECT = 0.97


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader made of a report: its attributions and its names, each by place, and what went wrong."""

    attributions: tuple[Attribution, ...] = ()
    names: tuple[Name, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_report(report: Report, reader: Reader) -> Read:
    """All attributions and names of a report; none for a report in a language that is not read."""
    if report.unread is not None:
        return Read()
    found = reader.read(report.text, [(b.start, b.end) for b in report.blocks])
    names = tuple(Name(report.span(n.start, n.end), n.type, n.confidence) for n in found.names)
    drafts = accounts(report, hearsay(report, led(report, settled(report, transcribed(report, found.drafts)))))
    drafts += estimates(report, drafts)
    drafts += records(report, drafts)
    drafts += block_quotations(report, drafts)
    drafts += continued_quotations(report, drafts)
    drafts += gestures(report, drafts, names)
    drafts += embedded(report.text, drafts)
    blocks = [(b.start, b.end) for b in report.blocks if b.kind is BlockKind.QUOTE]
    quoted = Quoted(report.text, [*quotations(report.text), *blocks])
    made: list[Attribution] = []
    for draft in drafts:
        inside = made[draft.inside].id if draft.inside is not None else None
        made.append(_attribution(report, draft, inside, draft.reader or reader.name, quoted))
    unique = {a.id: a for a in made}
    return Read(tuple(sorted(unique.values(), key=lambda a: (_first(a), a.id))), names)


def _attribution(report: Report, draft: Draft, inside: str | None, reader: str, quoted: Quoted) -> Attribution:
    source, cue, content = (_spans(report, part) for part in (draft.source, draft.cue, draft.content))
    name = "a" + digest(report.id, *((s.start, s.end) for s in (*source, *cue, *content)), inside)
    return Attribution(name, report.id, source, cue, content, _kind(content, quoted), draft.confidence, reader, inside)


def _spans(report: Report, ranges: Sequence[Range]) -> tuple[Span, ...]:
    return tuple(report.span(a, b) for a, b in sorted(ranges))


def _first(attribution: Attribution) -> int:
    return min((s.start for s in (*attribution.source, *attribution.cue, *attribution.content)), default=0)


def _kind(content: Sequence[Span], quoted: Quoted) -> Kind:
    """Direct where all of the content is quoted, or a block quotation; mixed where a part of it is."""
    shares = [quoted.share(s.start, s.end) for s in content]
    if shares and min(shares) >= _DIRECT:
        return Kind.DIRECT
    return Kind.MIXED if any(shares) else Kind.INDIRECT
