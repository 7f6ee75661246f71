"""What attributions foretell, and when. The caller's way in is `find_forecast`."""

from sayso.resolve.forecasts.find import find_forecast

__all__ = ["find_forecast"]
