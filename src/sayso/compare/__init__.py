"""What reports say alike and where they disagree: attributions -> claims, comparisons, rival positions. No verdict of truth."""

from sayso.compare.pile import Compared, compare

__all__ = ["Compared", "compare"]
