"""Asking an address for its feed: within bounds of time, size and place."""

import http.client
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from autogestion import __version__
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.desks import addresses

SECONDS = 20.0
"""From the first word to the last; who answers more slowly is asked again later."""
BYTES_MAX = 2_000_000
REDIRECTS_MAX = 3
MOVED = (301, 302, 303, 307, 308)
UNCHANGED, GONE = 304, 410


class NotFetched(RuleBroken):
    """No feed came from there this time."""


@dataclass(frozen=True)
class Fetched:
    """What came. `content` is None where nothing has changed since the last time."""

    content: bytes | None
    url: str
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True)
class Gate:
    """Which places may be asked. The tests open it to this machine, nothing else does."""

    admits: Callable[[addresses.Address], bool] = addresses.is_public
    checks: Callable[[str], str] = addresses.checked


def fetch(url: str, *, etag: str = "", modified: str = "", gate: Gate | None = None) -> Fetched:
    """Ask for a feed. NotFetched with a sentence for members where none came; a few redirects are followed."""
    gate = gate or Gate()
    headers = {
        "User-Agent": f"autogestion/{__version__}",
        "Accept": "application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    for _turn in range(REDIRECTS_MAX + 1):
        try:
            url = gate.checks(url)
        except RuleBroken as refusal:
            raise NotFetched(refusal.sentence) from refusal
        answer = _asked(url, headers, gate)
        if isinstance(answer, Fetched):
            return answer
        url = urljoin(url, answer)
    raise NotFetched(_("It sends from one address to the next without end."))


def _asked(url: str, headers: dict[str, str], gate: Gate) -> Fetched | str:
    """What came, or the address to which it sends on."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or addresses.PORTS[parts.scheme]
    connection = _Connection(host, port, _judged(host, port, gate), parts.scheme == "https")
    watch = threading.Timer(SECONDS, connection.cut)
    watch.start()
    try:
        path = parts._replace(scheme="", netloc="").geturl() or "/"
        connection.request("GET", path, headers=headers)
        answer = _read(connection.getresponse(), url)
        if connection.is_cut:
            raise TimeoutError
        return answer
    except ssl.SSLError as error:
        raise NotFetched(_("It cannot prove that it is the place it claims to be.")) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotFetched(_("It could not be reached, or did not answer in time.")) from error
    finally:
        watch.cancel()
        connection.close()


def _judged(host: str, port: int, gate: Gate) -> addresses.Address:
    """The address that is asked. All that the name stands for have to be open to all."""
    found = addresses.looked_up(host, port)
    if not found:
        raise NotFetched(_("Nothing is known under this name."))
    if not all(map(gate.admits, found)):
        raise NotFetched(addresses.not_public().sentence)
    return found[0]


def _read(response: http.client.HTTPResponse, url: str) -> Fetched | str:
    if response.status in MOVED:
        return response.getheader("Location") or ""
    kept = {
        "etag": response.getheader("ETag") or "",
        "modified": response.getheader("Last-Modified") or "",
    }
    kept = {name: value if len(value) <= 200 else "" for name, value in kept.items()}
    if response.status == UNCHANGED:
        return Fetched(None, url, **kept)
    if response.status == GONE:
        raise NotFetched(_("It is gone for good, says its server. Let go of it."))
    if response.status != http.client.OK:
        raise NotFetched(_("Its server answers with an error instead of a feed."))
    if (response.getheader("Content-Encoding") or "identity").lower() != "identity":
        raise NotFetched(_("It comes packed, though it was asked to come as it is."))
    content = response.read(BYTES_MAX + 1)
    if len(content) > BYTES_MAX:
        raise NotFetched(_("It is larger than a feed can be."))
    return Fetched(content, url, **kept)


class _Connection(http.client.HTTPConnection):
    """A connection to the very address that was judged, under the name that was asked for."""

    def __init__(
        self, host: str, port: int, address: addresses.Address, is_encrypted: bool
    ) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._address, self._is_encrypted = address, is_encrypted
        self.is_cut = False

    def connect(self) -> None:
        self.sock = socket.create_connection((str(self._address), self.port), self.timeout)
        if self._is_encrypted:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
        if self.is_cut:
            self.cut()

    def cut(self) -> None:
        """End it from outside, wherever it stands: a timeout alone begins anew with each byte."""
        self.is_cut = True
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)
