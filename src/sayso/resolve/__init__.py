"""Who speaks, in one report. Changes no text and sees no other report."""

from sayso.resolve.speakers import resolve_speakers

__all__ = ["resolve_speakers"]
