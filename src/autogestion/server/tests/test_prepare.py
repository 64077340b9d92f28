"""What is made before the first page: once, whole, and for its owner's eyes alone."""

import stat
from pathlib import Path

import pytest

from autogestion.server import prepare
from autogestion.server.environment import RECORD_KEY_FILE, SECRET_KEY_FILE, record_key


def test_the_secret_key_is_made_once_and_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTOGESTION_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AUTOGESTION_SECRET_KEY", raising=False)
    kept = prepare.make_data_directory() / SECRET_KEY_FILE
    first = kept.read_text()
    prepare.make_data_directory()
    assert kept.read_text() == first
    assert len(first) > 80
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_the_key_of_the_record_is_made_once_and_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTOGESTION_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AUTOGESTION_RECORD_KEY", raising=False)
    data = prepare.make_data_directory()
    first = record_key(data)
    prepare.make_data_directory()
    assert record_key(data) == first
    assert len(first) == 32
    assert stat.S_IMODE((data / RECORD_KEY_FILE).stat().st_mode) == 0o600
    (data / RECORD_KEY_FILE).write_text("abcd")
    with pytest.raises(ValueError, match="holds 2 bytes"):
        record_key(data)


def test_a_changed_file_changes_the_fingerprint(tmp_path: Path) -> None:
    style = tmp_path / "page.css"
    style.write_text("p {}")
    before = prepare.fingerprint([tmp_path])
    assert prepare.fingerprint([tmp_path]) == before
    style.write_text("p { color: red }")
    assert prepare.fingerprint([tmp_path]) != before


@pytest.mark.django_db
def test_tables_that_are_up_to_date_are_left_alone() -> None:
    assert prepare.bring_tables_up_to_date() is False
