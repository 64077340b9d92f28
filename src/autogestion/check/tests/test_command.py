"""`autogestion check` as a command: its text, its JSON, its exit codes."""

import io
import json

import pytest

from autogestion import charters
from autogestion.cli import main


@pytest.fixture
def write(tmp_path):
    def written(text: str, name: str = "charter.toml") -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return written


def test_a_charter_without_a_finding_ends_with_nought(write, capsys):
    assert main(["check", write(charters.text("base-union")), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["findings"] == []
    assert told["allows"]


def test_a_finding_is_told_with_article_example_and_what_would_do(write, capsys):
    hindering = charters.text("base-union").replace('quorum = "25%"', "quorum = 30")
    assert main(["check", write(hindering), "--json"]) == 1
    finding, *further = json.loads(capsys.readouterr().out)["findings"]
    assert {one["severity"] for one in further} <= {"hollow", "risky", "note"}
    assert finding == {
        "code": "quorum-out-of-reach",
        "severity": "impossible",
        "article": "8",
        "path": "kinds.ordinary.quorum",
        "message": "More members would have to take part than there are.",
        "example": "Of 3 members, 30 would have to vote.",
        "principle": "S4",
        "suggestion": 'Write the quorum as a share: quorum = "1/4".',
    }
    assert main(["check", write(hindering)]) == 1
    told = capsys.readouterr().out
    assert "impossible: article 8, kinds.ordinary.quorum" in told
    assert "For example: Of 3 members, 30 would have to vote." in told


def test_with_so_many_members_it_is_looked_at_for_them_alone(write):
    large = charters.text("base-union").replace("seconds = 2", "seconds = 40")
    assert main(["check", write(large)]) == 1
    assert main(["check", write(large), "--members", "500"]) == 0


def test_two_charters_are_compared_article_by_article(write, capsys):
    other = write(
        charters.text("base-union").replace("answer_days = 5", "answer_days = 9"), "o.toml"
    )
    assert main(["check", write(charters.text("base-union")), "--against", other, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["differences"] == [
        {"path": "facts.answer_days", "article": "5", "before": 9, "after": 5}
    ]
    assert main(["check", other, "--against", other]) == 0
    assert "nothing" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "=", "a = 1\n", "\x00", "a." * 3000 + "a = 1", "[x]\n" * 2])
def test_what_is_no_charter_ends_with_two_and_one_sentence(write, capsys, text):
    assert main(["check", write(text)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


def test_a_file_that_is_not_there_too_long_or_not_text_ends_with_two(tmp_path, capsys, monkeypatch):
    assert main(["check", str(tmp_path / "none.toml")]) == 2
    (tmp_path / "long.toml").write_bytes(b"#" * 300_000)
    assert main(["check", str(tmp_path / "long.toml")]) == 2
    (tmp_path / "latin.toml").write_bytes(b'name = "\xe9"')
    assert main(["check", str(tmp_path / "latin.toml")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3

    class Input:
        buffer = io.BytesIO(charters.text("workers-coop").encode())

    monkeypatch.setattr("sys.stdin", Input())
    assert main(["check", "-"]) == 0
    with pytest.raises(SystemExit):
        main(["check", "-", "--members", "many"])
