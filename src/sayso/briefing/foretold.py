"""What the reports say is to come: each forecast with its window, by window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from sayso.briefing import words
from sayso.briefing.notes import likelihood
from sayso.briefing.sections import ClaimView, ForecastView
from sayso.briefing.view import Some, Statement
from sayso.model import Forecast

MOST_FORECASTS = 100
_MOST_OTHERS = 8
_MOST_CONDITIONS = 6


def forecast_views(statements: Iterable[Statement], claims: Mapping[str, ClaimView]) -> Some[ForecastView]:
    """Forecasts by window, those without one last; statements of one claim for one window are put together."""
    grouped: dict[tuple[object, ...], list[tuple[Statement, Forecast]]] = {}
    found = [(one, one.attribution.forecast) for one in statements if one.attribution.forecast is not None]
    for statement, forecast in sorted(found, key=lambda one: (_when(one[1]), one[0].position)):
        claim = claims.get(statement.attribution.id)
        what = (claim.anchor if claim else statement.ref, forecast.first, forecast.last)
        grouped.setdefault(what, []).append((statement, forecast))
    some = Some.of([*grouped.values()], MOST_FORECASTS)
    return Some(tuple(_view(*group[0], [other for other, _ in group[1:]]) for group in some), some.more)


def _when(forecast: Forecast) -> tuple[dt.date, dt.date]:
    first, last = forecast.first or forecast.last, forecast.last or dt.date.max
    return words.date_of(first) or dt.date.max, words.date_of(last) or dt.date.max


def _view(statement: Statement, forecast: Forecast, others: list[Statement]) -> ForecastView:
    found = statement.attribution.likelihood
    return ForecastView(
        window=words.window(forecast.first, forecast.last),
        statement=statement,
        words=words.line(forecast.words.exact),
        likelihood=likelihood(found) if found else "",
        conditions=tuple(words.clipped(span.exact) for span in forecast.conditions[:_MOST_CONDITIONS]),
        others=Some.of(others, _MOST_OTHERS),
    )
