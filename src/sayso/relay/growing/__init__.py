"""Relays, speakers and origins of a pile that grows. See `Relays`."""

from sayso.relay.growing.relays import Relays

__all__ = ["Relays"]
