"""Tables that go out: no text of a member is a formula in them, and numbers stay numbers."""

import csv
import io
from pathlib import Path

import pytest

import autogestion
from autogestion.server.web.sheets import as_csv


def read(written: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written, newline="")))


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+1+1", "-1+1", "-2+3|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "\n=1", "=1,\"2\"", "-", "+49"],
)  # fmt: skip
def test_what_begins_like_a_formula_begins_with_an_apostrophe_and_is_whole(words):
    assert read(as_csv([["a", words]])) == [["a", f"'{words}"]]


@pytest.mark.parametrize("number", [-3, -0.5, -1e-7, 0, 7, "-3", "-0.5", "-0,5", "4"])
def test_a_number_stays_a_number(number):
    assert read(as_csv([[number]])) == [[str(number)]]


def test_other_words_stay_as_they_were_written():
    row = ["1 = 1", "a-b", "we @ gate 3", "two\nlines", "", "‘=’"]
    assert read(as_csv([row, [None]])) == [row, [""]]


def test_no_other_place_writes_a_table():
    """Whoever wrote one with their own writer could forget it."""
    root = Path(autogestion.__file__).parent
    writers = [
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if "tests" not in path.parts
        and any(
            words in path.read_text() for words in ("csv.writer", "DictWriter", "import writer")
        )
    ]
    assert writers == ["server/web/sheets.py"]
