"""The first rule of evidence, over any noun: a Span's words are its report's text at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from sayso.model import Report, Span


def spans_of(noun: object) -> Iterator[Span]:
    """Every Span anywhere inside a noun."""
    if isinstance(noun, Span):
        yield noun
    elif isinstance(noun, tuple):
        for one in noun:
            yield from spans_of(one)
    elif is_dataclass(noun) and not isinstance(noun, type):
        for name in _names(noun.__class__):
            yield from spans_of(getattr(noun, name))


def inexact(noun: object, reports: Mapping[str, Report | None]) -> Span | None:
    """The first Span of a noun that is not the words of its report, None where all are. Reports that are None cannot be told."""
    for span in spans_of(noun):
        report = reports.get(span.report)
        if report is None and span.report in reports:
            continue
        if report is None or not 0 <= span.start < span.end or report.text[span.start : span.end] != span.exact:
            return span
    return None


def outside(report: Report) -> str | None:
    """What of a report's own places is no place in its text, None where nothing is."""
    for name in ("blocks", "links"):
        for one in getattr(report, name):
            if not 0 <= one.start <= one.end <= len(report.text):
                return f"{name} [{one.start}, {one.end})"
    return None


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))
