"""Which network addresses may be asked: public ones, and those that the user names. Resolves names; opens nothing.

The list's text comes from strangers, so a link may point inside the network that the checker runs in. The addresses
that a name resolves to are judged here, and the transport connects to those very addresses: a second look-up, which
could answer differently (DNS rebinding), never happens.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from awesome_tools.links.transport.faults import NoSuchNameError, PrivateAddressError, ResolverError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolver = Callable[[str, int], list[str]]

# IPv6 ranges that carry an IPv4 address, and its place in bits from the right (RFC 6052, RFC 3056, RFC 4291).
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_CARRIERS = ((_NAT64, 0), (ipaddress.IPv6Network("2002::/16"), 80), (ipaddress.IPv6Network("::/96"), 0))
REMEMBERED = 300.0  # seconds that a resolved name is believed within a run


@dataclass(frozen=True, slots=True)
class Leave:
    """What `--allow-private` names: hosts, and networks."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()


def leave_for(names: Iterable[str]) -> Leave:
    """Leave for hosts, addresses and networks (CIDR) as a user names them."""
    hosts: set[str] = set()
    networks: list[Network] = []
    for name in names:
        try:
            networks.append(ipaddress.ip_network(name.strip("[]"), strict=False))
        except ValueError:
            hosts.add(name.lower())
    return Leave(frozenset(hosts), tuple(networks))


def forbidden(address: Address) -> bool:
    """Whether an address is private, loopback, link-local (cloud metadata too), multicast, or else not public."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return forbidden(address.ipv4_mapped)
        for network, shift in _CARRIERS:
            if address in network and forbidden(ipaddress.IPv4Address(int(address) >> shift & 0xFFFFFFFF)):
                return True
        if address in _NAT64:
            return False  # what a resolver on an IPv6-only network gives for a public IPv4 address
    return not address.is_global or address.is_multicast or address.is_reserved


def system_resolver(host: str, port: int) -> list[str]:
    """Addresses of a host by the operating system, the best first. NoSuchNameError or ResolverError if none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise NoSuchNameError(f"the name {host} does not exist") from None
        raise ResolverError(f"the name {host} cannot be resolved: {error.strerror}") from None
    except (UnicodeError, ValueError) as error:
        raise NoSuchNameError(f"the name {host} is not one: {error}") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard:
    """Resolves hosts and lets through only addresses that may be asked. Safe under threads."""

    def __init__(self, leave: Leave = Leave(), resolver: Resolver = system_resolver):
        self._leave = leave
        self._resolver = resolver
        self._known: dict[str, tuple[float, tuple[str, ...] | OSError]] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def addresses(self, host: str, port: int, *, fresh: bool = False) -> tuple[str, ...]:
        """The addresses of a host that may be asked, at least one.

        NoSuchNameError, ResolverError or PrivateAddressError if there is none. `fresh` asks the resolver again.
        """
        with self._lock:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:  # threads that want the same name wait for one look-up
            now = time.monotonic()
            known = self._known.get(host)
            if known is None or fresh or now - known[0] > REMEMBERED or isinstance(known[1], ResolverError):
                known = self._known[host] = (now, self._resolve(host, port))
        if isinstance(known[1], OSError):
            raise type(known[1])(*known[1].args)  # a new one each time: they gather their tracebacks
        return known[1]

    def _resolve(self, host: str, port: int) -> tuple[str, ...] | OSError:
        if host.rstrip(".").endswith(".invalid"):
            return NoSuchNameError(f"the name {host} does not exist (RFC 6761)")
        try:
            found = self._resolver(host, port)
        except OSError as error:
            return error
        passed = tuple(address for address in found if self._may(host, address))
        if passed:
            return passed
        shown = ", ".join(found[:3])
        return PrivateAddressError(
            f"{host} leads to the private address {shown}" if shown != host else f"{host} is a private address"
        )

    def _may(self, host: str, text: str) -> bool:
        address = ipaddress.ip_address(text.partition("%")[0])
        allowed = host in self._leave.hosts or any(
            address in network for network in self._leave.networks if network.version == address.version
        )
        return allowed or not forbidden(address)
