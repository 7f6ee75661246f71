"""Numerals written in digits, with the grouping that the text uses.

A comma parts thousands and a point the decimals, as English news has it, unless the text shows the other custom. Indian grouping
(12,34,567) is read as written. What may be read in two ways ("3.000", "12,34") is a number without a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

_LONGEST = 24
_COMMA_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_POINT_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
_EITHER = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_COMMA_DECIMAL = re.compile(r"[0-9]+,[0-9]+")
_SIGNS_OF_COMMA_GROUPS = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]{1,2}|0\.[0-9]+|[0-9]+\.[0-9]{4,}"
)


class Custom(Enum):
    """What a point means in the numerals of a text: the decimals, the thousands, or not to be told."""

    DECIMALS = "decimals"
    THOUSANDS = "thousands"
    UNKNOWN = "unknown"


def custom_of(numerals: Iterable[str]) -> Custom:
    """What the numerals of a text show together; UNKNOWN where none of them tells, or they differ."""
    decimals = thousands = False
    for numeral in numerals:
        if len(numeral) <= _LONGEST and not numeral.isdigit():
            decimals = decimals or bool(_SIGNS_OF_COMMA_GROUPS.fullmatch(numeral))
            thousands = thousands or bool(_POINT_GROUPS.fullmatch(numeral))
    if decimals == thousands:
        return Custom.UNKNOWN
    return Custom.DECIMALS if decimals else Custom.THOUSANDS


def is_number(numeral: str) -> bool:
    """Can this be a number at all? Addresses, versions, dates with points, and identifiers cannot."""
    if len(numeral) > _LONGEST:
        return False
    if numeral.isdigit():
        return len(numeral) <= 15 and (len(numeral) == 1 or numeral[0] != "0")
    forms = (_COMMA_GROUPS, _INDIAN, _POINT_GROUPS, _DECIMAL, _COMMA_DECIMAL)
    leading_zero = numeral[0] == "0" and numeral[1].isdigit()
    return not leading_zero and any(form.fullmatch(numeral) for form in forms)


def value_of(numeral: str, custom: Custom) -> float | None:
    """The value of a numeral for which `is_number` holds, or None where it may be read in two ways."""
    if numeral.isdigit():
        return float(numeral)
    if _POINT_GROUPS.fullmatch(numeral):
        return float(numeral.replace(".", "").replace(",", "."))
    if _EITHER.fullmatch(numeral):
        readings = {Custom.DECIMALS: numeral, Custom.THOUSANDS: numeral.replace(".", "")}
        return float(readings[custom]) if custom in readings else None
    if _DECIMAL.fullmatch(numeral):
        return float(numeral)
    if custom is Custom.THOUSANDS and _COMMA_DECIMAL.fullmatch(numeral):
        return float(numeral.replace(",", "."))
    if _COMMA_GROUPS.fullmatch(numeral) or _INDIAN.fullmatch(numeral):
        return float(numeral.replace(",", ""))
    return None
