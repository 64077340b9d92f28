"""Asking others for their feeds: a real server on this machine, bad ones, and doors that stay shut."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.desks import acts, addresses, fetching, gathering
from autogestion.server.desks.fetching import Gate, NotFetched, fetch
from autogestion.server.desks.models import Arrival, Feed
from autogestion.server.record import clock
from tests.world import HOUR, founded

ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Dockers</title>
<entry><id>urn:1</id><title>Night shift &lt;b&gt;refused&lt;/b&gt;</title><link href="/1"/>
<updated>2025-12-31T10:00:00Z</updated>
<summary type="html">&lt;p&gt;All&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</summary></entry>
<entry><id>urn:2</id><title>To come</title><link href="javascript:x"/><updated>2099-01-01T00:00:00Z</updated></entry>
</feed>"""
HERE = Gate(admits=lambda address: address.is_loopback, checks=lambda url: url)


class Answers(BaseHTTPRequestHandler):
    """What stands at each address of the server of these tests."""

    def do_GET(self) -> None:
        getattr(self, f"at_{self.path.strip('/').partition('?')[0] or 'feed'}")()

    def says(self, status: int, content: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def at_feed(self) -> None:
        if self.headers["If-None-Match"] == '"one"':
            self.says(304)
        else:
            self.says(200, ATOM, ETag='"one"')

    def at_moved(self) -> None:
        self.says(301, Location="/feed")

    def at_round(self) -> None:
        self.says(302, Location="/round")

    def at_inside(self) -> None:
        self.says(302, Location="http://192.168.1.1/feed")

    def at_packed(self) -> None:
        self.says(200, b"\x1f\x8b", Content_Encoding="gzip")

    def at_large(self) -> None:
        self.says(200, b"x" * (fetching.BYTES_MAX + 1))

    def at_broken(self) -> None:
        self.says(500)

    def at_gone(self) -> None:
        self.says(410)

    def at_words(self) -> None:
        self.says(200, b"<html><title>No feed</title></html>")

    def at_slow(self) -> None:
        """A byte now and then, for ever."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _turn in range(100):
            time.sleep(0.05)
            self.wfile.write(b"x")

    def log_message(self, *_words: object) -> None:
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_feed_comes_and_does_not_come_twice(site):
    came = fetch(f"{site}/moved", gate=HERE)
    assert (came.content, came.url, came.etag) == (ATOM, f"{site}/feed", '"one"')
    assert fetch(f"{site}/feed", etag=came.etag, gate=HERE).content is None


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("round", "without end"),
        ("packed", "comes packed"),
        ("large", "larger than a feed"),
        ("broken", "answers with an error"),
        ("gone", "gone for good"),
        ("slow", "did not answer in time"),
    ],
)
def test_bad_servers_are_left_in_a_sentence(site, monkeypatch, where, says):
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    began = time.monotonic()
    with pytest.raises(NotFetched, match=says):
        fetch(f"{site}/{where}", gate=HERE)
    assert time.monotonic() - began < 4


def test_no_machine_behind_our_own_door_is_asked(site):
    with pytest.raises(NotFetched, match="not open to all"):
        fetch("http://localhost/feed")
    with pytest.raises(NotFetched, match=r"not asked|not open to all"):
        fetch(f"{site}/feed")
    through = Gate(admits=lambda address: address.is_loopback, checks=_only_here(site))
    with pytest.raises(NotFetched, match="not open to all"):
        fetch(f"{site}/inside", gate=through)


def _only_here(site: str):
    return lambda url: url if url.startswith(site) else addresses.checked(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1",
    ],
)  # fmt: skip
def test_addresses_that_are_nobody_else_s_business(address):
    assert not addresses.is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_of_the_open_net(address):
    assert addresses.is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "ftp://news.example/", "file:///etc/passwd", "news.example", "https://", "http://[::1",
        "https://me:secret@news.example/", "http://news.example:8080/", "http://127.0.0.1/",
        "http://[::ffff:10.0.0.1]/", "gopher://x/", "http://news.example:99999/",
    ],
)  # fmt: skip
def test_addresses_that_are_not_kept(address):
    with pytest.raises(RuleBroken):
        addresses.checked(address)


@pytest.mark.django_db
def test_what_comes_is_kept_as_plain_words_once_and_in_no_record(site):
    with founded() as world:
        desk = acts.open_desk(world.awa, world.warehouse, name="Ports", about="Ships.")
        acts.follow_feed(world.awa, desk, address="https://dockers.example/feed")
        (feed,) = Feed.objects.select_related("address")
        there = Gate(admits=HERE.admits, checks=lambda _url: f"{site}/feed")

        assert gathering.gather_due(there) == 1
        assert gathering.gather_due(there) == 0

        first, second = Arrival.objects.order_by("at")
        assert (first.title, first.link, first.summary) == (
            "Night shift refused", f"{site}/1", "All",
        )  # fmt: skip
        assert (second.title, second.link, second.at) == ("To come", "", clock.now())
        feed.refresh_from_db()
        assert (feed.title, feed.etag, feed.problem, feed.failures) == ("Dockers", '"one"', "", 0)
        clock.advance(HOUR)
        assert gathering.gather_due(there) == 1
        assert Arrival.objects.count() == 2
        acts.let_go_of_feed(world.awa, desk, 1)
        clock.advance(HOUR)
        assert gathering.gather_due(there) == 0


@pytest.mark.django_db
def test_what_fails_is_said_and_asked_more_seldom(site):
    with founded() as world:
        desk = acts.open_desk(world.awa, world.warehouse, name="Ports", about="Ships.")
        acts.follow_feed(world.awa, desk, address="https://dockers.example/feed")
        there = Gate(admits=HERE.admits, checks=lambda _url: f"{site}/words")
        waits = []
        for _turn in range(6):
            gathering.gather_due(there)
            feed = Feed.objects.get()
            waits.append((feed.ask_at - clock.now()) // HOUR)
            clock.advance(feed.ask_at - clock.now())
        assert waits == [1, 2, 4, 8, 16, 24]
        assert "no feed" in feed.problem
