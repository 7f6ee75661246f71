"""Sayso shows, for a pile of news reports on one question, who says what and on whose word. It never says what is true."""

from importlib.metadata import version

__version__ = version("sayso")
