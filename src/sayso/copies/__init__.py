"""Which reports were made from which: shared stretches of words, and what tells the direction. Knows no attributions.

Fingerprints by winnowing, met in an inverted index; see `CopyIndex`.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.copies.fingerprints import shared_words
from sayso.copies.index import CopyIndex
from sayso.copies.memory import Memory
from sayso.copies.store import Choice, Entry, Store
from sayso.model import Derivation, Report
from sayso.shelf import MemoryPile

__all__ = ["Choice", "CopyIndex", "Entry", "Memory", "Store", "find_derivations", "shared_words"]


def find_derivations(reports: Sequence[Report]) -> list[Derivation]:
    """For each report that shares a good part of its words with another, the one that it was made from; by report id.

    The same as adding the reports to a `CopyIndex` in any order.
    """
    found = CopyIndex(Memory(), MemoryPile(reports).reports).update(reports)
    return [derivation for derivation in found.values() if derivation]
