"""All that is resolved in one report, in its order: who speaks, when and how many, on what occasion, how sure, by when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from sayso.model import Attribution, Name, Problem, Report, Span
from sayso.resolve.forecasts import find_forecast
from sayso.resolve.likelihood import find_likelihood
from sayso.resolve.occasions import find_occasions
from sayso.resolve.quantities import find_quantities
from sayso.resolve.speakers import resolve_speakers
from sayso.resolve.times import find_times
from sayso.resolve.unnamed import describe_unnamed


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


P = TypeVar("P", bound=_Placed)


def resolve_report(
    report: Report, attributions: Sequence[Attribution], names: Sequence[Name]
) -> tuple[list[Attribution], list[Problem]]:
    """Attributions with speaker, occasion, times, quantities, likelihood and forecast, as far as the report tells them.

    `names` are all those of the report, by place. Sees no other report and changes no text.
    """
    times = find_times(report)
    quantities = find_quantities(report, times)
    done, problems = resolve_speakers(report, attributions, names)
    done, more = find_occasions(report, done, times)
    problems += more
    done, more = describe_unnamed(report, done)
    problems += more
    time_starts, quantity_starts = [t.span.start for t in times], [q.span.start for q in quantities]
    found = []
    for one in done:
        own, counts = _within(times, time_starts, one), _within(quantities, quantity_starts, one)
        one = replace(one, times=own, quantities=counts, forecast=find_forecast(report, one, times))
        # What is likely is the forecast, where there is one: so that comes first.
        found.append(replace(one, likelihood=find_likelihood(report, one)))
    return found, problems


def _within(items: Sequence[P], starts: Sequence[int], one: Attribution) -> tuple[P, ...]:
    """Those that stand wholly in the content."""
    return tuple(
        item
        for span in one.content
        for item in items[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if item.span.end <= span.end
    )
