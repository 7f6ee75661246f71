"""Two statements -> whether one follows from the other, both conflict, and both tell of the same, as a model sees it."""

from sayso.compare.judge.model import Judge, Verdict, bundled_judge

__all__ = ["Judge", "Verdict", "bundled_judge"]
