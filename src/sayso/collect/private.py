"""Which network addresses a fetch may lead to: public ones, unless the user allows others.

A page of a stranger can redirect to a router, a metadata service or a database on the machine that runs Sayso
(server-side request forgery, CWE-918). So a name is resolved once, every address that it has is checked, and the
connection goes to one that was checked.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence

from sayso.collect.unreadable import UnreadableError

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port -> IP addresses. Raises OSError or UnicodeError where there is none."""

IPv6 = ipaddress.IPv6Address

# Beyond what `is_global` knows in every Python from 3.11.0 on: IANA special-purpose and translation prefixes.
_REFUSED = tuple(
    map(
        ipaddress.ip_network,
        (
            "100.64.0.0/10",  # carrier-grade NAT, RFC 6598
            "192.0.0.0/24",  # protocol assignments, RFC 6890
            "192.88.99.0/24",  # 6to4 relays, RFC 7526
            "240.0.0.0/4",  # reserved, with the broadcast address
            "::/96",  # IPv4-compatible, RFC 4291, deprecated; with :: and ::1
            "64:ff9b:1::/48",  # NAT64 of a local network, RFC 8215
            "100::/64",  # discard, RFC 6666
            "2001::/23",  # Teredo, benchmarking, ORCHID and other assignments
            "2001:db8::/32",  # documentation
            "3fff::/20",  # documentation, RFC 9637
            "5f00::/16",  # segment routing, RFC 9602
            "fc00::/7",  # unique local
            "fe80::/10",  # link-local
            "fec0::/10",  # site-local, deprecated
        ),
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """True for an IP address on the public internet; one of IPv4 inside one of IPv6 is looked at instead."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    embedded = _embedded(ip) if isinstance(ip, IPv6) else None
    if embedded is not None:
        return is_public(str(embedded))
    inside = any(ip.version == network.version and ip in network for network in _REFUSED)
    return ip.is_global and not (inside or ip.is_multicast or ip.is_unspecified or ip.is_reserved)


def _embedded(ip: IPv6) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a packet to `ip` ends at: IPv4-mapped, NAT64 (RFC 6052) or 6to4 (RFC 3056)."""
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.sixtofour


def resolve(host: str, port: int) -> list[str]:
    """The addresses of `host`, in the system's order of preference, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def addresses(host: str, port: int, *, seconds: float, allow_private: bool, resolver: Resolver = resolve) -> list[str]:
    """The addresses of `host` to connect to, all of them checked. Raises UnreadableError.

    The system's resolver takes no time limit, so it runs in a thread that is left behind when it is too slow.
    """
    answer: list[Sequence[str] | Exception] = []

    def ask() -> None:
        try:
            answer.append(resolver(host, port))
        except (OSError, UnicodeError) as error:
            answer.append(error)

    thread = threading.Thread(target=ask, name="resolve", daemon=True)
    thread.start()
    thread.join(max(0.0, seconds))
    if not answer:
        raise UnreadableError(
            f"no address found for {host} within {seconds:.3g} s", "check your connection and try again"
        )
    found = answer[0]
    if isinstance(found, Exception) or not found:
        raise UnreadableError(f"no address found for {host}", "check the spelling and your connection")
    if not allow_private:
        for address in found:
            if not is_public(address):
                raise UnreadableError(
                    f"leads to a private or local network ({address})", "if you trust it, add --allow-private"
                )
    return list(found)
