from __future__ import annotations

import time

import pytest

from sayso.collect.private import addresses, is_public, resolve
from sayso.collect.unreadable import UnreadableError

PUBLIC = [
    "8.8.8.8",
    "93.184.216.34",
    "172.15.255.255",
    "172.32.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "2606:4700:4700::1111",
    "2a00:1450:4001:830::200e",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::1",
]
PRIVATE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:100.64.0.1",
    "::ffff:0:10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::808:808",
    "100::1",
    "2001::1",
    "2001:0:53aa:64c:0:0:f5ff:fffe",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:a00:1::1",
    "2002:6440:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "not an address",
    "",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    assert not is_public(address)


def test_every_address_is_checked() -> None:
    found = ["93.184.216.34", "2606:4700:4700::1111", "192.168.1.1"]
    with pytest.raises(UnreadableError, match=r"private or local network \(192\.168\.1\.1\)"):
        addresses("both.example", 80, seconds=1, allow_private=False, resolver=lambda host, port: found)
    assert addresses("both.example", 80, seconds=1, allow_private=True, resolver=lambda host, port: found) == found
    assert addresses("one.example", 80, seconds=1, allow_private=False, resolver=lambda host, port: found[:2])


@pytest.mark.parametrize("written", ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "017700000001", "::1"])
def test_no_way_of_writing_the_loopback_address_helps(written: str) -> None:
    with pytest.raises(UnreadableError):
        addresses(written, 80, seconds=5, allow_private=False)


def test_a_name_without_an_address() -> None:
    def none(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    for resolver in (none, lambda host, port: []):
        with pytest.raises(UnreadableError, match="no address found for x\\.example"):
            addresses("x.example", 80, seconds=1, allow_private=False, resolver=resolver)
    with pytest.raises(UnreadableError):
        addresses("a" * 70 + ".example", 80, seconds=1, allow_private=False)


def test_a_resolver_that_does_not_answer() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(1)
        return ["8.8.8.8"]

    start = time.monotonic()
    with pytest.raises(UnreadableError, match=r"within 0\.1 s"):
        addresses("x.example", 80, seconds=0.1, allow_private=False, resolver=slow)
    assert time.monotonic() - start < 0.9


def test_the_systems_resolver() -> None:
    assert resolve("127.0.0.1", 80) == ["127.0.0.1"]
