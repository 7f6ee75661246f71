"""On whose word: the hops from a report to the innermost speaker, and the origins where they end. No models."""

from sayso.relay.chains import trace
from sayso.relay.citations import find_pickups
from sayso.relay.origins import find_origins

__all__ = ["find_origins", "find_pickups", "trace"]
