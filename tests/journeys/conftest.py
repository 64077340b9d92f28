"""A real browser, Debian's Chromium, against the real server on loopback."""

import socket
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.chromium import CHROMIUM, FLAGS
from tests.journeys.reader import Reader

# What is waited for says nothing about the code's speed, and much about the machine's other guests.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here plays in a browser."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """Debian's browser; the driver downloads none."""
    return {"executable_path": CHROMIUM, "args": FLAGS, "headless": True}


@pytest.fixture(scope="session")
def browser_context_args() -> dict:
    """Few surprises: one language, one size, unless a story asks for another."""
    return {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def reader(page: Page, live_server) -> Reader:
    """Somebody in front of the browser."""
    return Reader(page, live_server.url)


@pytest.fixture
def readers(browser: Browser, live_server, browser_context_args):
    """`readers(locale="fr-FR")`: another person, each with a browser of their own.

    `readers(KeyboardReader)`: one who goes through its pages in another way.
    """
    contexts = []

    def another(kind: type[Reader] = Reader, **options) -> Reader:
        wanted = {**browser_context_args, **options}
        context = browser.new_context(**wanted)
        contexts.append(context)
        return kind(context.new_page(), live_server.url, wanted["locale"][:2])

    yield another
    for context in contexts:
        context.close()


@pytest.fixture(scope="session", autouse=True)
def stays_on_loopback() -> None:
    """The live server listens where nobody else can come."""
    assert socket.gethostbyname("localhost") == "127.0.0.1"
