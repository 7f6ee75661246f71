"""Which reports were made from which: shared stretches of words, and what tells the direction. Knows no attributions.

Fingerprints by winnowing, met in an inverted index; see `CopyIndex`.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.copies.fingerprints import shared_words
from sayso.copies.index import CopyIndex
from sayso.copies.store import Memory, Postings
from sayso.model import Derivation, Report

__all__ = ["CopyIndex", "Memory", "Postings", "find_derivations", "shared_words"]


def find_derivations(reports: Sequence[Report]) -> list[Derivation]:
    """For each report that shares a good part of its words with another, the one that it was made from; by report id.

    The same as adding the reports to a `CopyIndex` in any order.
    """
    index = CopyIndex()
    index.extend(reports)
    return index.derivations()
