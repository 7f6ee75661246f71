"""What the model is told about each cue: the words around it and where they stand relative to it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

REACH = 128  # words looked at on either side of a cue
_STEPS = np.array([1, 2, 3, 4, 5, 7, 10, 15, 21, 31, 46, 71, 101])
N_DISTANCE = 2 * len(_STEPS) + 1
N_SENTENCE, N_PARAGRAPH = 9, 7


def neighbourhood(
    cues: Sequence[tuple[int, int]] | Ints,
    sentence: NDArray[np.int32],
    paragraph: NDArray[np.int32],
    reach: int = REACH,
) -> tuple[Ints, Ints, Ints]:
    """For cues of one window: word numbers (cues, words), their place relative to the cue
    (3, cues, words: distance, sentences, paragraphs), and how many words each row holds."""
    total = len(sentence)
    start = np.array([c[0] for c in cues], np.int64)[:, None]
    end = np.array([c[1] for c in cues], np.int64)[:, None]
    low, high = np.maximum(start - reach, 0), np.minimum(end + reach, total)
    length = (high - low)[:, 0]
    words = np.minimum(low + np.arange(int(length.max(initial=1)))[None], high - 1)
    left = np.searchsorted(_STEPS, np.maximum(start - words, 0), side="right")
    right = np.searchsorted(_STEPS, np.maximum(words - end + 1, 0), side="right")
    distance = len(_STEPS) + right - left
    sentences = np.clip(sentence[words] - sentence[start], -4, 4) + 4
    paragraphs = np.clip(paragraph[words] - paragraph[start], -3, 3) + 3
    return words, np.stack([distance, sentences, paragraphs]), length
