"""The command finds the room that a subcommand belongs to, and says what is missing."""

import subprocess
import sys
import types

import pytest

from autogestion import cli


def test_the_command_without_a_word_shows_every_subcommand(capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in cli.COMMANDS)


def test_an_unknown_subcommand_is_refused_with_the_known_ones(
    capsys: pytest.CaptureFixture,
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["rule-the-world"])
    assert left.value.code == 2
    assert "run" in capsys.readouterr().err


def test_a_subcommand_gets_its_arguments_and_gives_its_exit_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = types.ModuleType("a_room", "What the room does.")
    room.arguments = lambda parser: parser.add_argument("file")  # type: ignore[attr-defined]
    room.run = lambda args: 1 if args.file == "broken" else 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "a_room", room)
    monkeypatch.setitem(cli.COMMANDS, "look", cli.Command("a_room", "server", "look at a file"))
    assert cli.main(["look", "whole"]) == 0
    assert cli.main(["look", "broken"]) == 1


def test_a_missing_package_is_named_with_the_extra_that_brings_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    command = cli.Command("no_such_package.room", "verify", "…")
    monkeypatch.setitem(cli.COMMANDS, "look", command)
    assert cli.main(["look"]) == 2
    assert "pip install autogestion[verify]" in capsys.readouterr().err


def test_the_command_starts_without_django() -> None:
    seen = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "autogestion", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout.startswith("autogestion ")
    assert "django" not in seen.stderr
