"""On whose word: the hops from a report to the innermost speaker, and the origins where they end. No models."""

from sayso.relay.agents import by_attribution, find_speakers
from sayso.relay.chains import trace
from sayso.relay.circles import find_circles
from sayso.relay.citations import find_links, through_outlets
from sayso.relay.origins import find_origins
from sayso.relay.pickups import find_pickups
from sayso.relay.plural import flag_plurals
from sayso.relay.ranges import Range, count_origins

__all__ = [
    "Range",
    "by_attribution",
    "count_origins",
    "find_circles",
    "find_links",
    "find_origins",
    "find_pickups",
    "find_speakers",
    "flag_plurals",
    "through_outlets",
    "trace",
]
