"""Nouns as JSON text and back, whole: what a ledger keeps. `load(T, dump(x)) == x` for every noun.

Not the JSON contract (`export`), which is for others and leaves out what the text tells.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Set
from typing import TypeVar

import cattrs
from cattrs.preconf.json import make_converter

T = TypeVar("T")


def _converter() -> cattrs.Converter:
    # A set has no order of its own: the same one is the same text in every process.
    made = make_converter(omit_if_default=True, unstruct_collection_overrides={Set: sorted})
    # A date of publication is a day, or a day and a time: ISO 8601 tells which.
    made.register_unstructure_hook(dt.date, lambda day: day.isoformat())
    made.register_structure_hook(dt.date, _date)
    made.register_unstructure_hook(dt.datetime, lambda time: time.isoformat())
    made.register_structure_hook(dt.datetime, lambda text, _: dt.datetime.fromisoformat(text))
    return made


def _date(text: str, _: object) -> dt.date:
    return dt.date.fromisoformat(text) if len(text) == len("2019-07-01") else dt.datetime.fromisoformat(text)


_CONVERTER = _converter()


def dump(noun: object) -> str:
    """A noun, or a tuple of nouns, as JSON on one line. A lone surrogate stays one, escaped."""
    return json.dumps(_CONVERTER.unstructure(noun), separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """The noun that `dump` wrote. Raises ValueError where the text is not one."""
    try:
        return _CONVERTER.structure(json.loads(text), kind)
    except (cattrs.BaseValidationError, KeyError, TypeError) as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error
