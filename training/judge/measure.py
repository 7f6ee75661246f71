"""Spearman's rank correlation, average precision and the area under the ROC curve, in numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def ranks(values: ArrayLike) -> NDArray[np.float64]:
    """The rank of each value, equal ones sharing their mean rank."""
    _, inverse, counts = np.unique(np.asarray(values), return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2)[inverse], np.float64)


def spearman(scores: ArrayLike, gold: ArrayLike) -> float:
    """Spearman's rank correlation, -1 to 1."""
    return float(np.corrcoef(ranks(scores), ranks(gold))[0, 1])


def average_precision(scores: ArrayLike, gold: ArrayLike) -> float:
    """The mean of the precision at each positive, best score first."""
    right = np.asarray(gold, bool)[np.argsort(-np.asarray(scores), kind="stable")]
    at = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(at[right].mean()) if right.any() else 0.0


def ranked_right(scores: ArrayLike, gold: ArrayLike) -> float:
    """How often a positive scores above a negative, equal scores counting half: the area under the ROC curve."""
    right = np.asarray(gold, bool)
    many = int(right.sum())
    above = ranks(scores)[right].sum() - many * (many + 1) / 2
    return float(above / (many * (len(right) - many)))
