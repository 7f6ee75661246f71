"""How likely what somebody says is said to be. The caller's way in is `find_likelihood`."""

from sayso.resolve.likelihood.find import find_likelihood

__all__ = ["find_likelihood"]
