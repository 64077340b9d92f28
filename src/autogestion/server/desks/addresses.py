"""Which addresses are asked for a feed: those that anybody can ask, and no machine behind our own door.

The server that fetches stands inside somebody's network. Whoever could make it ask any address would
see through it what is meant for nobody (server-side request forgery), so that names are looked up
here, each address that comes of it is judged, and the one that was judged is the one that is asked.
"""

import ipaddress
import socket
from urllib.parse import urlsplit

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

PORTS = {"http": 80, "https": 443}
_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""RFC 6052, RFC 8215: IPv4 addresses inside IPv6 ones, private ones too."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def checked(address: str) -> str:
    """The address as it is kept; RuleBroken where it cannot be one of a feed that anybody can read."""
    address = "".join(address.split())
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise _no_address() from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise _no_address()
    if parts.username is not None or port not in (None, PORTS[parts.scheme]):
        raise RuleBroken(_("An address with a name to sign in or a port of its own is not asked."))
    try:
        literal = ipaddress.ip_address(parts.hostname)
    except ValueError:
        return parts._replace(fragment="").geturl()
    if not is_public(literal):
        raise not_public()
    return parts._replace(fragment="").geturl()


def _no_address() -> RuleBroken:
    return RuleBroken(_("This is no address on the web: it begins with https:// or http://."))


def not_public() -> RuleBroken:
    return RuleBroken(
        _("This address lies in a network that is not open to all, so that it is not asked.")
    )


def is_public(address: Address) -> bool:
    """Whether anybody on the net can ask it: not this machine, not a network of somebody's own."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return is_public(inner)
        if address.teredo is not None or any(address in net for net in _TRANSLATED):
            return False
    return address.is_global and not address.is_multicast


def looked_up(host: str, port: int) -> list[Address]:
    """What the name stands for; empty where it stands for nothing."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(ipaddress.ip_address(one[4][0]) for one in found))
