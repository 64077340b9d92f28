"""An exposed server with unsafe settings is refused, and the refusal says which."""

from pathlib import Path

import pytest
from pytest_django import Settings

from autogestion.server import checks, environment

SAFE = {
    "IS_EXPOSED": True,
    "ORIGIN": "https://union.example",
    "ALLOWED_HOSTS": ["union.example"],
    "SECRET_KEY": environment.new_secret_key(),
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_HSTS_SECONDS": 3600,
    "DEBUG": False,
}


@pytest.fixture
def exposed(settings: Settings, tmp_path: Path) -> Settings:
    """Settings of a server that others can reach, all of them safe."""
    tmp_path.chmod(0o700)
    for name, value in SAFE.items():
        setattr(settings, name, value)
    settings.DATA = tmp_path
    return settings


def test_a_server_on_loopback_may_start_as_it_is(settings: Settings) -> None:
    settings.IS_EXPOSED = False
    settings.DEBUG = True
    assert checks.refusals() == []


def test_an_exposed_server_with_safe_settings_may_start(exposed: Settings) -> None:
    assert checks.refusals() == []


@pytest.mark.parametrize(
    "name, value, word",
    [
        ("ORIGIN", "http://union.example", "http://union.example"),
        ("DEBUG", True, "AUTOGESTION_DEBUG"),
        ("ALLOWED_HOSTS", ["*"], "AUTOGESTION_HOSTS"),
        ("SESSION_COOKIE_SECURE", False, "SESSION_COOKIE_SECURE"),
        ("SECURE_HSTS_SECONDS", 0, "SECURE_HSTS_SECONDS"),
        ("SECRET_KEY", "short", "AUTOGESTION_SECRET_KEY"),
        ("SECRET_KEY", "a" * 60, "AUTOGESTION_SECRET_KEY"),
    ],
)
def test_each_unsafe_setting_is_refused_by_name(
    exposed: Settings, name: str, value: object, word: str
) -> None:
    setattr(exposed, name, value)
    (refusal,) = checks.refusals()
    assert word in refusal


def test_a_secret_key_that_others_can_read_is_refused(exposed: Settings) -> None:
    kept = exposed.DATA / environment.SECRET_KEY_FILE
    kept.write_text(environment.new_secret_key())
    kept.chmod(0o644)
    (refusal,) = checks.refusals()
    assert f"chmod go= {kept}" in refusal
