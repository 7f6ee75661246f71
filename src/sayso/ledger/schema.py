"""Every table of a ledger, brought together from the modules that define them."""

from __future__ import annotations

from sayso.ledger import feeds, likeness, tables
from sayso.ledger.metadata import metadata

__all__ = ["feeds", "likeness", "metadata", "tables"]
