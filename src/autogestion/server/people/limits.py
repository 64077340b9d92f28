"""How often one may try before one has to wait, and from where.

An address is never kept or written down: only a keyed hash of it, for an hour at most.
"""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

from autogestion.rules.words import gettext_noop as _
from autogestion.server.people.secrets import keyed_hash

IPV6_HOME_BITS = 64
"""One household has that many addresses to itself, so they count as one."""


TOO_MANY_TRIES = _(
    "There were too many tries within the hour. Wait an hour; a printed slip or a "
    "sign-in link may open meanwhile."
)


@dataclass(frozen=True)
class Limit:
    """At most so many tries an hour. `says` names what is counted, so that counts stay apart."""

    says: str
    most: int
    refusal: str = TOO_MANY_TRIES
    """What somebody reads who tried oftener; `%(most)d` in it is the limit."""

    def key(self, value: str) -> str:
        """Under which the tries of one account or address are counted."""
        return keyed_hash(f"guess {self.says}", value.strip().lower())


BY_ACCOUNT = Limit("account", 10)
BY_ADDRESS = Limit("address", 60)
"""A hall signs in from one address: only tries that fail are counted."""
MAIL_TO = Limit("mail to", 4)
MAIL_FROM = Limit("mail from", 20)
ENTERING_FROM = Limit("entering from", 60)
"""New persons from one address: as many as a founding meeting has."""
CHECKING_FROM = Limit(
    "checking from",
    60,
    _(
        "From where you are, %(most)d charters were checked within the hour, and each takes the server "
        "a moment in which others wait. Wait an hour, or check it on your own machine with "
        "`autogestion check`, which finds the same."
    ),
)
"""Anybody may check a charter, member or not; a study group at one table has enough with that."""


def address_of(request: HttpRequest) -> str:
    """Where the request comes from, as far as it can be known; a whole network for IPv6."""
    said = request.META.get("REMOTE_ADDR", "")
    if settings.IS_BEHIND_PROXY:
        said = request.headers.get("X-Forwarded-For", said).rpartition(",")[2]
    try:
        address = ip_address(said.strip().partition("%")[0])
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(ip_network((address, IPV6_HOME_BITS), strict=False))
    return str(address)
