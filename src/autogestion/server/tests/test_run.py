"""A server that would be unsafe is not started, and the reason is said."""

import argparse
import socket

import pytest
from pytest_django import Settings

from autogestion.server import run


def binding(*words: str) -> argparse.Namespace:
    """What the words after `autogestion run` say."""
    parser = argparse.ArgumentParser()
    run.arguments(parser)
    return parser.parse_args(words)


def test_a_port_that_is_taken_is_refused_with_another_one_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert "PORT=8001" in run.why_not_to_listen("127.0.0.1", port)
    assert run.why_not_to_listen("127.0.0.1", port) == ""


def test_listening_on_loopback_asks_for_nothing() -> None:
    assert list(run.refusals_of_binding(binding())) == []


def test_listening_to_others_without_encryption_is_refused(settings: Settings) -> None:
    settings.IS_EXPOSED = True
    (refusal,) = run.refusals_of_binding(binding("--host", "0.0.0.0"))
    assert "without encryption" in refusal


def test_listening_to_others_under_the_name_of_loopback_is_refused(
    settings: Settings,
) -> None:
    settings.IS_EXPOSED = False
    words = ["--host", "192.0.2.1", "--certificate", "cert.pem", "--key", "key.pem"]
    (refusal,) = run.refusals_of_binding(binding(*words))
    assert "AUTOGESTION_ORIGIN" in refusal


@pytest.mark.parametrize("extra", [["--certificate", "cert.pem", "--key", "key.pem"], []])
def test_listening_to_others_with_encryption_or_behind_a_proxy_is_allowed(
    settings: Settings, extra: list[str]
) -> None:
    settings.IS_EXPOSED = True
    settings.IS_BEHIND_PROXY = not extra
    assert list(run.refusals_of_binding(binding("--host", "192.0.2.1", *extra))) == []
