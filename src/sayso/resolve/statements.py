"""Attributions -> statements: what is said in several sentences is told as several, so that each can be compared by itself.

"“It was 58,” she said. “Nobody warned us.”" is one attribution, as one who reads quotations sees it, and two statements: two
claims, two things to agree or to conflict on. A sentence that the cue breaks stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.model import Attribution, Report, Span, digest
from sayso.resolve.forecasts import find_forecast
from sayso.resolve.likelihood import find_likelihood

# A full stop after an initial, a title or an hour ends no sentence.
_END = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b[ap]\.m\.)(?<!\bM[rs]\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bGen\.)(?<!\bSen\.)"
    r"(?<!\bGov\.)(?<!\bRep\.)(?<!\bNo\.)[\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])|\n+"
)
# Where one sentence says two things: "that the bridge was shut and that nobody knew", "had been found but had been sent back".
_TWO = re.compile(
    r",?\s+and\s+(?=that\s+\w)|,?\s+but\s+(?=(?:had|has|have|was|were|is|are|will|would|did)\s)"
    r"|,\s+and\s+(?=(?:had|has|have|was|were|is|are|will|would|shall|did)\s)",
    re.I,
)
# A part of fewer words is no statement of its own.
_LEAST_PART = 4
_ENDS = re.compile(r"[.!?][\"”’')]*\s|\n")
_CLOSED = re.compile(r"[.!?][\"”’')\s]*$")
_WORD = re.compile(r"\w+")
# A sentence of fewer words ("Absolutely.") stays with the one before it.
_LEAST_WORDS = 3


def statements(report: Report, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The statements of a report, in the order of its attributions. One of a single sentence is the attribution itself.

    What stands inside an attribution stands inside the statement that holds it.
    """
    parts = {a.id: _split(report, a) for a in attributions}
    holders = {a.id: a for a in attributions}
    done = []
    for one in attributions:
        for part in parts[one.id]:
            inside = _holder(part, parts.get(holders[one.id].inside or "", [])) or part.inside
            done.append(replace(part, inside=inside))
    return done


def _holder(part: Attribution, outer: Sequence[Attribution]) -> str | None:
    """Which of the outer statements a part stands in."""
    at = (part.cue or part.source or part.content)[0].start
    held = [o for o in outer if any(s.start <= at < s.end for s in o.content)]
    return held[0].id if held else (outer[0].id if outer else None)


def _split(report: Report, one: Attribution) -> list[Attribution]:
    groups = [part for group in _groups(report.text, one.content) for part in _parted(group)]
    if len(groups) < 2:
        return [one]
    made = []
    for spans in groups:
        low, high = spans[0].start, spans[-1].end
        part = replace(
            one,
            id="a" + digest(one.id, low, high),
            content=tuple(spans),
            times=tuple(t for t in one.times if low <= t.span.start < high),
            quantities=tuple(q for q in one.quantities if low <= q.span.start < high),
        )
        part = replace(part, forecast=find_forecast(report, part, one.times))
        made.append(replace(part, likelihood=find_likelihood(report, part)))
    return made


def _groups(text: str, content: Sequence[Span]) -> list[list[Span]]:
    """The content sentence by sentence; each may be in several spans where something stands between its parts."""
    groups: list[list[Span]] = []
    last: Span | None = None
    for piece in (p for span in content for p in sentences_of(span)):
        between = text[last.end : piece.start] if last else ""
        parted = last is not None and bool(_ENDS.search(between + " ") or _CLOSED.search(last.exact))
        short = len(_WORD.findall(piece.exact)) < _LEAST_WORDS
        alone = bool(groups) and sum(len(_WORD.findall(s.exact)) for s in groups[-1]) < _LEAST_WORDS
        if groups and (not parted or short or alone):
            groups[-1].append(piece)
        else:
            groups.append([piece])
        last = piece
    return [_joined(text, group) for group in groups]


def _parted(group: Sequence[Span]) -> Iterator[list[Span]]:
    """A sentence by the things it says, where it says two, each in one span."""
    if len(group) > 1:
        yield list(group)
        return
    span, at = group[0], 0
    for m in _TWO.finditer(span.exact):
        parts = span.exact[at : m.start()], span.exact[m.end() :]
        if all(len(_WORD.findall(part)) >= _LEAST_PART for part in parts):
            yield [Span(span.report, span.start + at, span.start + m.start(), parts[0])]
            at = m.end()
    yield [Span(span.report, span.start + at, span.end, span.exact[at:])]


def sentences_of(span: Span) -> Iterator[Span]:
    """The sentences of a span, without the white space between them."""
    at = 0
    for m in [*_END.finditer(span.exact), None]:
        end = m.start() + len(m.group().rstrip()) if m else len(span.exact)
        if span.exact[at:end].strip():
            yield Span(span.report, span.start + at, span.start + end, span.exact[at:end])
        at = m.end() if m else end


def _joined(text: str, group: Sequence[Span]) -> list[Span]:
    """Neighbours with only white space between them as one span."""
    done = [group[0]]
    for span in group[1:]:
        last = done[-1]
        if not text[last.end : span.start].strip():
            done[-1] = Span(last.report, last.start, span.end, text[last.start : span.end])
        else:
            done.append(span)
    return done
