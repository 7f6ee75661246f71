"""Every table of a ledger, brought together from the modules that define them."""

from __future__ import annotations

from sayso.ledger import closeness, copy_queries, feeds, judgements, likeness, names, search, tables
from sayso.ledger.metadata import metadata

__all__ = ["closeness", "copy_queries", "feeds", "judgements", "likeness", "metadata", "names", "search", "tables"]
