"""Expressions of time in one report. Reads words and the report's date; changes no text and sees no other report."""

from sayso.resolve.times.find import find_times

__all__ = ["find_times"]
