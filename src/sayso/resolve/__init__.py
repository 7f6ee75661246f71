"""What the words of one report mean: who speaks, when, how many, how sure, by when. Sees no other report, changes no text."""

from sayso.resolve.report import resolve_report
from sayso.resolve.speakers import resolve_speakers
from sayso.resolve.statements import statements

__all__ = ["resolve_report", "resolve_speakers", "statements"]
