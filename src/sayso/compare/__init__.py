"""Attributions -> claims: what several reports say in the same words. Decides nothing about truth."""

from sayso.compare.claims import find_claims

__all__ = ["find_claims"]
