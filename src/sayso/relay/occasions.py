"""Occasions on which something was said: what cannot be one."""

from __future__ import annotations

from sayso.model import Occasion


def clash(a: Occasion | None, b: Occasion | None) -> bool:
    """Are these two occasions for certain: two places, or two days that share none?"""
    if a is None or b is None:
        return False
    if a.venue and b.venue and a.venue is not b.venue:
        return True
    x, y = a.day, b.day
    return bool(x and y and x.first and x.last and y.first and y.last and (x.last < y.first or y.last < x.first))
