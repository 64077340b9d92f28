"""The site to which passkeys made here belong, as browsers name it."""

from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


class Site(NamedTuple):
    """`origin` as browsers write it; `rp`, its host, is the name under which keys are made."""

    origin: str
    rp: str

    @property
    def has_passkeys(self) -> bool:
        """Browsers make passkeys for names, not for bare addresses, and over safe connections."""
        try:
            ip_address(self.rp)
        except ValueError:
            return self.origin.startswith("https://") or self.rp == "localhost"
        return False


def site_of(request: HttpRequest) -> Site:
    """The address that members type; on the machine at hand, the one that was typed."""
    origin = settings.ORIGIN if settings.IS_EXPOSED else f"http://{request.get_host()}"
    return Site(origin, urlsplit(origin).hostname or "")
