"""What the machine says is read as written, and what cannot be read is refused."""

from pathlib import Path

import pytest

from autogestion.server import environment


def test_without_a_word_the_database_is_a_file_that_survives_a_power_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    found = environment.database(Path("/data"))
    assert found["NAME"] == Path("/data/autogestion.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


def test_a_postgresql_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "DATABASE_URL", "postgres://una:p%40ss@db.example:5433/union?sslmode=require"
    )
    found = environment.database(Path("/data"))
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "una",
        "p@ss",
        "db.example",
        5433,
        "union",
    )
    assert found["OPTIONS"]["sslmode"] == "require"


def test_another_kind_of_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://here/union")
    with pytest.raises(ValueError, match="postgres:// or sqlite://"):
        environment.database(Path("/data"))


@pytest.mark.parametrize(
    "address, hosts",
    [
        ("http://127.0.0.1:8000", ["localhost", "127.0.0.1", "::1", "[::1]"]),
        ("https://union.example", ["union.example"]),
    ],
)
def test_the_server_answers_to_its_own_names_alone(address: str, hosts: list[str]) -> None:
    assert environment.allowed_hosts(address) == hosts


def test_mail_is_off_until_somebody_sets_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AUTOGESTION_MAIL", raising=False)
    assert "dummy" in environment.mail()["EMAIL_BACKEND"]
    monkeypatch.setenv("AUTOGESTION_MAIL", "smtps://post:secret@mail.example")
    found = environment.mail()
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_SSL"]) == (
        "mail.example",
        465,
        True,
    )


def test_mail_on_this_machine_is_spoken_plainly_and_elsewhere_never(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AUTOGESTION_MAIL", "smtp://localhost:2525")
    monkeypatch.setenv("AUTOGESTION_MAIL_BOX", "imap://box:a%40b@mail.example/Answers")
    found = environment.mail()
    assert (found["EMAIL_USE_TLS"], found["MAIL_SERVER"]["tls"]) == (False, "none")
    box = found["MAIL_BOX"]
    assert (box["tls"], box["port"], box["password"], box["folder"]) == (
        "start",
        143,
        "a@b",
        "Answers",
    )
    monkeypatch.setenv("AUTOGESTION_MAIL_BOX", "pop3://mail.example")
    with pytest.raises(ValueError, match="imaps://"):
        environment.mail()
