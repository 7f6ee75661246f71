"""Sayso shows, for a pile of news reports on one question, who says what and on whose word. It never says what is true.

    import sayso

    pile = sayso.brief(["reports/"], "Why did the cable fail?")
    pile.claims.to_frame()

    with sayso.open("cable.db") as ledger:
        ledger.add("reports/")
        ledger.claims("joint 14")

See docs/reference/python.md. What is not named in `__all__` may change without notice.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.api import Settings
    from sayso.errors import SaysoError
    from sayso.library import brief, read
    from sayso.model import (
        Agent,
        Attribution,
        Brief,
        Claim,
        Comparison,
        Derivation,
        Forecast,
        Origin,
        Problem,
        Report,
        Span,
        Speaker,
    )
    from sayso.opened import OpenLedger
    from sayso.opened import open_ledger as open  # noqa: A004 - sayso.open, as one opens a file
    from sayso.pile import Pile
    from sayso.pipeline import Reading
    from sayso.table import Table

__version__ = version("sayso")

# Where each name comes from: got when it is first asked for, so that `sayso --version` loads no model and no database.
_HOME = {
    "api": ("Settings",),
    "errors": ("SaysoError",),
    "library": ("brief", "read"),
    "model": (
        *("Agent", "Attribution", "Brief", "Claim", "Comparison", "Derivation", "Forecast", "Origin", "Problem"),
        *("Report", "Span", "Speaker"),
    ),
    "opened": ("OpenLedger",),
    "pile": ("Pile",),
    "pipeline": ("Reading",),
    "table": ("Table",),
}
_MODULE = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Agent",
    "Attribution",
    "Brief",
    "Claim",
    "Comparison",
    "Derivation",
    "Forecast",
    "OpenLedger",
    "Origin",
    "Pile",
    "Problem",
    "Reading",
    "Report",
    "SaysoError",
    "Settings",
    "Span",
    "Speaker",
    "Table",
    "__version__",
    "brief",
    "open",
    "read",
]


def __getattr__(name: str) -> Any:
    if name == "open":
        return import_module("sayso.opened").open_ledger
    if name not in _MODULE:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    return getattr(import_module(f"sayso.{_MODULE[name]}"), name)


def __dir__() -> list[str]:
    return __all__
