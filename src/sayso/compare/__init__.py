"""What reports say alike and where they disagree: attributions -> claims, comparisons, rival positions. No verdict of truth."""

from sayso.compare.growing import Changed, Comparing, Known
from sayso.compare.pile import Compared, compare
from sayso.compare.related import Indexes
from sayso.compare.sameness import Compares

__all__ = ["Changed", "Compared", "Compares", "Comparing", "Indexes", "Known", "compare"]
