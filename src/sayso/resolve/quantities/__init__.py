"""Quantities of one report: numbers as ranges, with unit and what is counted. Changes no text and sees no other report."""

from sayso.resolve.quantities.find import find_quantities
from sayso.resolve.quantities.units import in_base_unit

__all__ = ["find_quantities", "in_base_unit"]
