"""Which language a text is in (py3langid, after Lui and Baldwin 2012)."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_LEAST = 60
_SAMPLE = 2000
_SURE = 0.9


@cache
def _identifier() -> LanguageIdentifier:
    made: LanguageIdentifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return made


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None for a text too short or too mixed to tell."""
    sample = text[:_SAMPLE]
    if len(sample) < _LEAST:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE else None
