"""Which network addresses may be fetched from: those of the public Internet, and no others."""

from __future__ import annotations

import ipaddress
import tomllib
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from pathlib import Path

_ISATAP = (0x00005EFE, 0x02005EFE)


@dataclass(frozen=True, slots=True)
class _Denied:
    ipv4: tuple[IPv4Network, ...]
    ipv6: tuple[IPv6Network, ...]
    ipv6_global: IPv6Network
    embedded: tuple[IPv6Network, ...]


@cache
def _denied() -> _Denied:
    table = tomllib.loads(Path(__file__).with_name("denied.toml").read_text(encoding="utf-8"))
    return _Denied(
        ipv4=tuple(map(IPv4Network, table["ipv4"])),
        ipv6=tuple(map(IPv6Network, table["ipv6"])),
        ipv6_global=IPv6Network(table["ipv6_global"]),
        embedded=tuple(map(IPv6Network, table["embedded"])),
    )


def is_public(address: str) -> bool:
    """Whether ``address`` (IPv4 or IPv6, numeric) is one of the public Internet; false for what is no address."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return _public4(parsed) if isinstance(parsed, IPv4Address) else _public6(parsed)


def _public4(address: IPv4Address) -> bool:
    return not any(address in network for network in _denied().ipv4)


def _public6(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    number = int(address)
    last = IPv4Address(number & 0xFFFFFFFF)
    if any(address in network for network in _denied().embedded):
        return _public4(last)
    if (number >> 32) & 0xFFFFFFFF in _ISATAP and not _public4(last):
        return False
    return address in _denied().ipv6_global and not any(address in network for network in _denied().ipv6)
