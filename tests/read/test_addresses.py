"""Only addresses of the public Internet are fetched from."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.addresses import is_public

DENIED = [
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.19.255.255"),
    *("198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "192.88.99.1"),
    *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "64:ff9b::a9fe:a9fe"),
    *("64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:808:808::", "2001::1", "2001:db8::1", "3fff::1"),
    *("fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "100::1", "5f00::1"),
    *("2607:f8b0::5efe:7f00:1", "2607:f8b0::200:5efe:10.0.0.1", "not an address", "", "127.1", "2130706433"),
]
PUBLIC = [
    *("8.8.8.8", "1.1.1.1", "93.184.216.34", "172.32.0.1", "100.128.0.1", "192.0.1.1", "223.255.255.255"),
    *("2606:4700::1111", "2a00:1450:4001::200e", "64:ff9b::808:808", "::ffff:8.8.8.8"),
]


@pytest.mark.parametrize("address", DENIED)
def test_private_and_reserved_addresses_are_refused(address: str) -> None:
    """Also where an IPv4 address hides in an IPv6 one."""
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_allowed(address: str) -> None:
    """Also an IPv4 address as an IPv6-only network sees it."""
    assert is_public(address)


@given(st.ip_addresses())
def test_no_address_is_allowed_that_the_library_calls_private(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    """Our list is the stricter one, but for NAT64, which stands for the IPv4 address inside."""
    if is_public(str(address)) and not str(address).startswith(("64:ff9b::", "::ffff:")):
        assert address.is_global
        assert not address.is_multicast
