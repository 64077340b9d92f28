"""`autogestion verify`: one sentence, whether it holds, and where not."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from autogestion import cli
from autogestion.verify.export import Export
from autogestion.verify.progress import Progress
from autogestion.verify.tests.records import (
    BRUNO,
    ORG,
    changed,
    entry,
    export_of,
    founding,
    lines_of,
)
from autogestion.verify.verifying import verify

LINES = lines_of(founding())


def said(lines: list[bytes], **how) -> str:
    """The sentence about an export of these lines, whose server signed them."""
    with Export(export_of(lines, **how)) as export:
        return verify(export)[0].sentence()


def test_a_record_that_holds_is_said_to_hold():
    assert said(LINES) == (
        "The record of Warehouse Union holds: 4 lines, each admissible under the charter in force, "
        "together those of the checkpoint."
    )


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ([*LINES[:2], changed(LINES[2], act="charter.burnt"), LINES[3]],
         "line 2 (charter.burnt): no rule knows the act 'charter.burnt'"),
        ([LINES[0], *LINES[2:]], "line 1 (charter.signed): it calls itself line 2"),
        ([*LINES[:2], *LINES[1:]], "line 2 (charter.signed): it calls itself line 1"),
        ([LINES[0], LINES[2], LINES[1], LINES[3]], "line 1 (charter.signed): it calls itself line 2"),
        ([*LINES[:3], changed(LINES[3], org="f" * 32)],
         "line 3 (organisation.founded): it belongs to another organisation"),
        ([*LINES[:3], changed(LINES[3], at=5)],
         "line 3 (organisation.founded): its time lies before that of the line above it"),
        ([*LINES[:2], changed(LINES[2], by=BRUNO), LINES[3]],
         "line 2 (charter.signed): You have signed already."),
        ([*LINES[:2], changed(LINES[3], seq=2)],
         "line 2 (organisation.founded): fewer have signed than the charter asks"),
        ([*LINES[:3], changed(LINES[3], by=BRUNO, proof={"how": "session"})],
         "line 3 (organisation.founded): this follows by itself and is nobody's act"),
        ([*LINES[:3], changed(LINES[3], body={"more": 1})],
         "line 3 (organisation.founded): it says too much or too little for its kind of act"),
        ([*LINES[:3], changed(LINES[3], **{"in": 1})],
         "line 3 (organisation.founded): it was done in another body"),
        ([*LINES[:3], LINES[3].replace(b":", b": ", 1)], "line 3: the same value has other bytes"),
        ([*LINES[:3], changed(LINES[3], v=True)], "line 3 (organisation.founded): \"v\" cannot be True"),
        ([b"{}", *LINES[1:]], "line 0: missing or unknown fields"),
        ([LINES[1]], "line 0 (charter.signed): it calls itself line 1"),
        ([*LINES, b"\xff"], "line 4: not JSON of the record"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_does_not_hold_is_named_with_its_line_its_act_and_the_reason(lines, where):
    sentence = said(lines)
    assert sentence.startswith(("The record of", "The record of organisation"))
    assert f"does not hold: record.jsonl, {where}" in sentence


def test_an_act_after_the_end_of_a_line_or_an_unfinished_line_is_found():
    with Export(export_of([*LINES, LINES[3][:-1]])) as export:
        assert not verify(export)[0].holds


def test_lines_cut_off_or_added_at_the_end_are_told_by_the_checkpoint():
    assert "speaks of 4 lines, and 3 are here: some were cut off" in said(
        LINES[:3], checkpoint_over=LINES
    )
    more = [*LINES, *lines_of([entry(4, "charter.signed", "d" * 16)])]
    assert "speaks of 4 lines" in said(LINES + more[4:], checkpoint_over=LINES) or "line 4" in said(
        more
    )


def test_an_empty_record_does_not_hold():
    assert "it is empty" in said([])


def test_the_command_ends_with_0_1_or_2_and_speaks_json(tmp_path: Path, capsys):
    whole, broken, other = tmp_path / "whole.zip", tmp_path / "broken.zip", tmp_path / "letter.txt"
    whole.write_bytes(export_of(LINES).getvalue())
    broken.write_bytes(export_of(LINES[:3], checkpoint_over=LINES).getvalue())
    other.write_text("Dear comrades")
    assert [cli.main(["verify", str(file)]) for file in (whole, broken, other)] == [0, 1, 2]
    assert cli.main(["verify", str(tmp_path / "nothing.zip")]) == 2
    capsys.readouterr()
    assert cli.main(["verify", "--json", str(whole)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["holds"], told["size"], told["org"]) == (True, 4, ORG)
    assert told["counts"]["members"] == 3
    assert cli.main(["verify", "--json", str(broken)]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["part"] == "checkpoint"


def test_the_details_say_what_was_found(tmp_path: Path, capsys):
    file = tmp_path / "whole.zip"
    file.write_bytes(export_of(LINES).getvalue())
    cli.main(["verify", str(file)])
    told = capsys.readouterr().out
    assert "2 open their commitments, 0 were erased by those who wrote them, 0 are missing" in told
    assert "3 members, 1 assembly" in told
    assert "the key that lies in the export" in told


def test_a_key_that_was_given_is_insisted_on(tmp_path: Path, capsys):
    file = tmp_path / "whole.zip"
    file.write_bytes(export_of(LINES).getvalue())
    with Export(file) as export:
        key = export.about["key"]
    assert cli.main(["verify", "--key", key, str(file)]) == 0
    assert "by the key you gave" in capsys.readouterr().out
    assert cli.main(["verify", "--key", "other+00000000+AA==", str(file)]) == 1


def test_it_runs_without_django_and_without_a_network(tmp_path: Path):
    file = tmp_path / "whole.zip"
    file.write_bytes(export_of(LINES).getvalue())
    program = """
import socket, sys
def refuse(*_): raise AssertionError("asked the network")
socket.socket.connect = refuse
from autogestion import cli
code = cli.main(["verify", sys.argv[1]])
assert not [name for name in sys.modules if name.startswith(("django", "autogestion.server"))]
sys.exit(code)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "holds: 4 lines" in done.stdout


def test_progress_is_shown_on_a_terminal_and_nowhere_else():
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        progress = Progress(200, stream)
        progress._shown_at -= 1
        progress(100)
        progress.end()
    assert "50 %" in terminal.getvalue()
    assert file.getvalue() == ""
